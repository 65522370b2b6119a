//! Identifiers made by the application: UUID version 7 (RFC 9562), so that they sort by time.

use uuid::{Builder, Uuid};

/// An identifier for something written at an instant (microseconds UTC), from ten random bytes.
pub fn new(at: i64, random: [u8; 10]) -> String {
    let millis = u64::try_from(at / 1_000).unwrap_or(0);
    let uuid: Uuid = Builder::from_unix_timestamp_millis(millis, &random).into_uuid();
    uuid.simple().to_string()
}

/// Identifiers that follow a first one, for rows written together: the same time and random part,
/// counted on in the last four bytes.
pub fn following(first: &str, index: u32) -> String {
    let (head, tail) = first.split_at(first.len().saturating_sub(8));
    let start = u32::from_str_radix(tail, 16).unwrap_or(0);
    format!("{head}{:08x}", start.wrapping_add(index))
}
