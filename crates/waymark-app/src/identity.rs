//! Proving who someone is, as far as no database is needed.
//!
//! Time and randomness are arguments, states are plain values that the caller keeps. What is done
//! and why these parameters: `docs/security.md`.

pub mod lockout;
pub mod oidc;
pub mod password;
pub mod policy;
pub mod session;
pub mod signing;
pub mod token;
pub mod totp;

mod hex;
