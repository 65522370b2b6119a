//! Random tokens: session ids, one-time links, keys for scripts.
//!
//! A token is 256 random bits. The server keeps its SHA-256 only, so that who reads the database
//! cannot sign in with what stands there. It needs no slow hash: nobody guesses 256 bits.

use std::fmt;
use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::hex;
use crate::clock::Micros;
use crate::random::{self, Random};

/// Before the key of a script, so that a scanner of repositories knows one when it finds it.
pub const SCRIPT_KEY_PREFIX: &str = "waymark_";

/// Longest text that is looked at as a token, in bytes.
const TEXT_MAX: usize = 128;

/// A secret that is shown to its owner once: URL-safe text. Not printed by `Debug`.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// A new one, as hexadecimal digits: for a session or a link.
    #[must_use]
    pub fn generate(random: &dyn Random) -> Self {
        Self(hex::encode(&random::bytes::<32>(random)))
    }

    /// A new key for scripts: `waymark_` and hexadecimal digits.
    #[must_use]
    pub fn generate_script_key(random: &dyn Random) -> Self {
        Self(format!("{SCRIPT_KEY_PREFIX}{}", Self::generate(random).0))
    }

    /// What somebody showed as a token; nothing when it cannot be one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let readable = !text.is_empty()
            && text.len() <= TEXT_MAX
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        readable.then(|| Self(text.to_owned()))
    }

    /// The text, for the one who shall have it. Never log it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What the server keeps of it.
    #[must_use]
    pub fn hash(&self) -> TokenHash {
        TokenHash(hex::encode(&Sha256::digest(self.0.as_bytes())))
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// SHA-256 of a token, 64 hexadecimal digits. Compared in constant time.
#[derive(Debug, Clone, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct TokenHash(String);

impl TokenHash {
    /// The digits, as they are stored and looked up.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl PartialEq for TokenHash {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_bytes().ct_eq(other.0.as_bytes()).into()
    }
}

/// What a one-time link is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LinkPurpose {
    /// The first sign-in of an administrator after set-up: choose a password.
    SetUp,
    /// The first sign-in of an account somebody made: choose a password.
    Invite,
    /// Choose a new password for one that is lost.
    Reset,
    /// Sign in to the demonstration. Only ever made by it, for loopback.
    Demo,
}

impl LinkPurpose {
    /// How long a link of this purpose lasts.
    #[must_use]
    pub fn lifetime(self) -> Duration {
        Duration::from_secs(match self {
            Self::SetUp | Self::Demo => 24 * 3600,
            Self::Invite => 72 * 3600,
            Self::Reset => 3600,
        })
    }
}

/// What is kept of a one-time link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Link {
    /// SHA-256 of its token.
    pub token_hash: TokenHash,
    /// The account it signs in.
    pub account: String,
    /// What it is good for.
    pub purpose: LinkPurpose,
    /// From then on it is good for nothing.
    pub expires_at: Micros,
    /// When it was used.
    pub used_at: Option<Micros>,
}

/// Why a link is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// It is not this link's token.
    #[error("the link is not known")]
    Unknown,
    /// It was used before.
    #[error("the link has been used")]
    Used,
    /// Its time is over.
    #[error("the link has expired")]
    Expired,
}

impl Link {
    /// A new link, and the token to give away.
    #[must_use]
    pub fn generate(account: &str, purpose: LinkPurpose, random: &dyn Random, now: Micros) -> (Self, Token) {
        let token = Token::generate(random);
        let link = Self {
            token_hash: token.hash(),
            account: account.to_owned(),
            purpose,
            expires_at: now.plus(purpose.lifetime()),
            used_at: None,
        };
        (link, token)
    }

    /// The link after it was used now. The caller must write it only where `used_at` is still empty.
    ///
    /// # Errors
    /// [`LinkError`]: another token, used before, over.
    pub fn used(&self, token: &Token, now: Micros) -> Result<Self, LinkError> {
        if token.hash() != self.token_hash {
            Err(LinkError::Unknown)
        } else if self.used_at.is_some() {
            Err(LinkError::Used)
        } else if now >= self.expires_at {
            Err(LinkError::Expired)
        } else {
            Ok(Self { used_at: Some(now), ..self.clone() })
        }
    }
}

#[cfg(test)]
mod tests;
