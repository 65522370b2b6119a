//! Signatures under checkpoints of the audit log: Ed25519 (RFC 8032).
//!
//! Pruning the log leaves a checkpoint. Who holds the public key outside the machine can say that it
//! was made by this installation and not put there later.

use std::fmt;

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};

use super::hex;
use crate::random::{self, Random};

/// Stands before what is signed, so that no signature of ours is good for anything else.
const CONTEXT: &[u8] = b"waymark checkpoint 1\n";

/// Why a key or a signature is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SigningError {
    /// Not the 64 hexadecimal digits of a key.
    #[error("the key cannot be read")]
    Key,
    /// Not the 128 hexadecimal digits of a signature.
    #[error("the signature cannot be read")]
    Signature,
    /// The signature is not under these bytes by this key.
    #[error("the signature does not match")]
    Mismatch,
}

/// The key that signs. Not printed by `Debug`.
#[derive(Clone)]
pub struct CheckpointKey(SigningKey);

impl CheckpointKey {
    /// A new one.
    #[must_use]
    pub fn generate(random: &dyn Random) -> Self {
        Self(SigningKey::from_bytes(&random::bytes(random)))
    }

    /// Reads a stored one: 64 hexadecimal digits.
    ///
    /// # Errors
    /// [`SigningError::Key`].
    pub fn from_hex(text: &str) -> Result<Self, SigningError> {
        hex::decode(text).map(|bytes| Self(SigningKey::from_bytes(&bytes))).ok_or(SigningError::Key)
    }

    /// The secret key as 64 hexadecimal digits, for its file. Never log it.
    #[must_use]
    pub fn reveal_hex(&self) -> String {
        hex::encode(self.0.as_bytes())
    }

    /// The public key, to be kept outside the machine.
    #[must_use]
    pub fn public(&self) -> CheckpointPublicKey {
        CheckpointPublicKey(self.0.verifying_key())
    }

    /// The signature under `bytes`: 128 hexadecimal digits.
    #[must_use]
    pub fn sign(&self, bytes: &[u8]) -> String {
        hex::encode(&self.0.sign(&message(bytes)).to_bytes())
    }
}

impl fmt::Debug for CheckpointKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CheckpointKey(…, public {})", self.public().to_hex())
    }
}

/// The key that verifies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckpointPublicKey(VerifyingKey);

impl CheckpointPublicKey {
    /// Reads one: 64 hexadecimal digits.
    ///
    /// # Errors
    /// [`SigningError::Key`], also for keys with which everything would verify.
    pub fn from_hex(text: &str) -> Result<Self, SigningError> {
        let bytes = hex::decode(text).ok_or(SigningError::Key)?;
        let key = VerifyingKey::from_bytes(&bytes).map_err(|_| SigningError::Key)?;
        if key.is_weak() { Err(SigningError::Key) } else { Ok(Self(key)) }
    }

    /// 64 hexadecimal digits.
    #[must_use]
    pub fn to_hex(&self) -> String {
        hex::encode(self.0.as_bytes())
    }

    /// Whether `signature` is under `bytes` by this key.
    ///
    /// # Errors
    /// [`SigningError::Signature`], [`SigningError::Mismatch`].
    pub fn verify(&self, bytes: &[u8], signature: &str) -> Result<(), SigningError> {
        let signature = Signature::from_bytes(&hex::decode(signature).ok_or(SigningError::Signature)?);
        self.0.verify_strict(&message(bytes), &signature).map_err(|_| SigningError::Mismatch)
    }
}

fn message(bytes: &[u8]) -> Vec<u8> {
    [CONTEXT, bytes].concat()
}

#[cfg(test)]
mod tests;
