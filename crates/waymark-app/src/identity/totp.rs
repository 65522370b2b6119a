//! The second factor: one-time codes by time (RFC 6238), and recovery codes for a lost device.
//!
//! Six digits, SHA-1, steps of 30 seconds: what every authenticator app reads. One step before and
//! after is taken (RFC 6238, 5.2), and no step twice.

use std::fmt;

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use totp_rs::{Builder, Secret, Totp};

use super::hex;
use crate::clock::Micros;
use crate::random::{self, Random};

/// Bytes of a secret: 160 bits (RFC 4226, 4 R6).
const SECRET_BYTES: usize = 20;

/// How many recovery codes an account gets.
pub const RECOVERY_CODES: usize = 10;

/// Digits and letters that are not taken for each other (Crockford's base 32).
const RECOVERY_ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters of a recovery code: 80 random bits.
const RECOVERY_LENGTH: usize = 16;

/// Why a secret or a code is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TotpError {
    /// The stored secret is none.
    #[error("the stored secret of the second factor cannot be read")]
    Stored,
    /// The name of the account or of the system cannot stand in an address for an app.
    #[error("the name of the account or of the system contains a colon or is empty")]
    Name,
    /// The code is wrong.
    #[error("the code is wrong")]
    Wrong,
    /// The code is right and was used before.
    #[error("the code has been used")]
    Replayed,
}

/// The secret an account shares with its authenticator app. Not printed by `Debug`.
#[derive(Clone)]
pub struct TotpSecret([u8; SECRET_BYTES]);

impl TotpSecret {
    /// A new one.
    #[must_use]
    pub fn generate(random: &dyn Random) -> Self {
        Self(random::bytes(random))
    }

    /// Reads a stored one, in base 32.
    ///
    /// # Errors
    /// [`TotpError::Stored`].
    pub fn from_base32(text: &str) -> Result<Self, TotpError> {
        let secret = Secret::try_from_base32(text).map_err(|_| TotpError::Stored)?;
        secret.as_bytes().try_into().map(Self).map_err(|_| TotpError::Stored)
    }

    /// In base 32: what is stored, and what a person types into an app that cannot read the address.
    #[must_use]
    pub fn reveal_base32(&self) -> String {
        Secret::new_stack(self.0).to_base32()
    }

    /// The `otpauth://` address an app reads from a picture, for `account` of the system `issuer`.
    ///
    /// # Errors
    /// [`TotpError::Name`].
    pub fn reveal_url(&self, issuer: &str, account: &str) -> Result<String, TotpError> {
        let named = self.builder().with_account_name(account).with_issuer(Some(issuer));
        named.build().and_then(|totp| totp.to_url()).map_err(|_| TotpError::Name)
    }

    /// The step of the code somebody typed, to be kept as the last one used. Blanks are ignored.
    ///
    /// # Errors
    /// [`TotpError::Wrong`]; [`TotpError::Replayed`] when its step is not after `last_step`.
    pub fn verify(&self, code: &str, now: Micros, last_step: Option<u64>) -> Result<u64, TotpError> {
        let code: String = code.chars().filter(|c| !c.is_whitespace()).take(7).collect();
        let step = self.totp()?.check(&code, now.seconds()).ok_or(TotpError::Wrong)?;
        if last_step.is_some_and(|last| step <= last) { Err(TotpError::Replayed) } else { Ok(step) }
    }

    fn builder(&self) -> Builder {
        Builder::new().with_secret(Secret::new_stack(self.0))
    }

    fn totp(&self) -> Result<Totp, TotpError> {
        self.builder().build().map_err(|_| TotpError::Stored)
    }
}

impl fmt::Debug for TotpSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TotpSecret(…)")
    }
}

/// New recovery codes, `XXXX-XXXX-XXXX-XXXX`, to be shown once, and their hashes to be kept.
#[must_use]
pub fn recovery_codes(random: &dyn Random) -> (Vec<String>, Vec<String>) {
    let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| recovery_code(random)).collect();
    let hashes = codes.iter().map(|code| recovery_hash(code)).collect();
    (codes, hashes)
}

/// The hashes left after `code` was used; nothing when it is none of them. Case, blanks and hyphens
/// do not matter, O is 0, I and L are 1.
#[must_use]
pub fn use_recovery_code(code: &str, hashes: &[String]) -> Option<Vec<String>> {
    let hash = recovery_hash(code);
    let is_other = |kept: &&String| !bool::from(kept.as_bytes().ct_eq(hash.as_bytes()));
    let left: Vec<String> = hashes.iter().filter(is_other).cloned().collect();
    (left.len() < hashes.len()).then_some(left)
}

fn recovery_code(random: &dyn Random) -> String {
    let bytes = random::bytes::<RECOVERY_LENGTH>(random);
    let letters: Vec<char> =
        bytes.iter().map(|byte| char::from(RECOVERY_ALPHABET[usize::from(byte % 32)])).collect();
    letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join("-")
}

fn recovery_hash(code: &str) -> String {
    let folded: String = code
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .take(RECOVERY_LENGTH + 1)
        .collect();
    hex::encode(&Sha256::digest(folded.as_bytes()))
}

#[cfg(test)]
mod tests;
