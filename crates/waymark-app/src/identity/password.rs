//! Password hashes: argon2id, as PHC strings.
//!
//! Hashing costs tens of milliseconds and 19 MiB on purpose; call it off the threads that serve
//! requests (`tokio::task::spawn_blocking`).

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};

use crate::random::{self, Random};

/// Memory of one hash in KiB: 19 MiB (OWASP Password Storage Cheat Sheet, argon2id).
pub const MEMORY_KIB: u32 = 19_456;
/// Passes over the memory (same source).
pub const PASSES: u32 = 2;
/// Lanes computed side by side (same source).
pub const LANES: u32 = 1;

/// Longest password looked at, in bytes. Anything longer is refused before it costs anything.
pub const BYTES_MAX: usize = 1024;

/// Most memory a stored hash may ask for, in KiB: a restored database is input too.
const STORED_MEMORY_KIB_MAX: u32 = 256 << 10;
/// Most passes a stored hash may ask for.
const STORED_PASSES_MAX: u32 = 16;
/// Most lanes a stored hash may ask for.
const STORED_LANES_MAX: u32 = 16;

/// Why a password could not be hashed or compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    /// More than [`BYTES_MAX`] bytes.
    #[error("the password is longer than {BYTES_MAX} bytes")]
    TooLong,
    /// The stored text is no argon2id hash, or asks for more than any hash of ours.
    #[error("the stored password hash cannot be read")]
    Stored,
    /// The hash function refused; no memory, for one.
    #[error("the password could not be hashed")]
    Hashing,
}

/// Hashes a password with a fresh salt of 128 bits, as a PHC string (`$argon2id$v=19$m=…`).
///
/// # Errors
/// [`PasswordError::TooLong`], [`PasswordError::Hashing`].
pub fn hash(password: &str, random: &dyn Random) -> Result<String, PasswordError> {
    hash_with_salt(password, &random::bytes::<16>(random))
}

/// Whether `password` is the one `stored` was made of, compared in constant time.
///
/// # Errors
/// [`PasswordError::TooLong`], [`PasswordError::Stored`].
pub fn verify(password: &str, stored: &str) -> Result<bool, PasswordError> {
    check_length(password)?;
    let (hash, _) = parse(stored)?;
    match Argon2::default().verify_password(password.as_bytes(), &hash) {
        Ok(()) => Ok(true),
        Err(argon2::password_hash::Error::PasswordInvalid) => Ok(false),
        Err(_) => Err(PasswordError::Stored),
    }
}

/// Takes the time of [`verify`] and is never true: for an account that does not exist, so that the
/// answer's time does not say so.
///
/// # Errors
/// As [`hash`].
pub fn verify_unknown(password: &str) -> Result<bool, PasswordError> {
    std::hint::black_box(hash_with_salt(password, &[0; 16])?);
    Ok(false)
}

/// Whether a stored hash was made with other parameters than today's and is to be made anew at the
/// next successful sign-in.
#[must_use]
pub fn is_outdated(stored: &str) -> bool {
    parse(stored).map_or(true, |(_, params)| {
        (params.m_cost(), params.t_cost(), params.p_cost()) != (MEMORY_KIB, PASSES, LANES)
    })
}

/// Whether `password` is one of those the hashes were made of. Takes the time of one [`verify`] a
/// hash.
///
/// # Errors
/// As [`verify`].
pub fn is_among(password: &str, hashes: &[String]) -> Result<bool, PasswordError> {
    for stored in hashes {
        if verify(password, stored)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn hash_with_salt(password: &str, salt: &[u8]) -> Result<String, PasswordError> {
    check_length(password)?;
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|_| PasswordError::Hashing)?;
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_with_salt(password.as_bytes(), salt)
        .map(|hash| hash.to_string())
        .map_err(|_| PasswordError::Hashing)
}

fn check_length(password: &str) -> Result<(), PasswordError> {
    if password.len() > BYTES_MAX { Err(PasswordError::TooLong) } else { Ok(()) }
}

/// Reads a stored hash, within the limits.
fn parse(stored: &str) -> Result<(PasswordHash, Params), PasswordError> {
    let hash = PasswordHash::new(stored).map_err(|_| PasswordError::Stored)?;
    let params = Params::try_from(&hash).map_err(|_| PasswordError::Stored)?;
    let readable = hash.algorithm == argon2::ARGON2ID_IDENT
        && params.m_cost() <= STORED_MEMORY_KIB_MAX
        && params.t_cost() <= STORED_PASSES_MAX
        && params.p_cost() <= STORED_LANES_MAX;
    if readable { Ok((hash, params)) } else { Err(PasswordError::Stored) }
}

#[cfg(test)]
mod tests;
