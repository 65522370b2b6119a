//! Identifiers that depend on nothing but the document's bytes and the place in it.

use sha2::{Digest, Sha256};

/// SHA-256 in lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// The id of an item: the same words in the same document always get the same one.
///
/// `sort` keeps items of different lists apart that share a span (`s` statement,
/// `m` milestone, `p` project).
pub fn item(sort: char, document_sha256: &str, line: u32, start: u32, end: u32) -> String {
    let digest = Sha256::digest(format!("{document_sha256}:{line}:{start}:{end}:{sort}"));
    format!("{sort}{}", hex(&digest[..ID_BYTES]))
}

/// Bytes of the digest that make an id.
const ID_BYTES: usize = 6;

fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
