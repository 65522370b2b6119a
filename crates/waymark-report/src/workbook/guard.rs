//! What must hold of a file before a spreadsheet reader may open it.

use std::io::{Cursor, Read};

use super::{FILE_BYTES_MAX, Refusal};

/// Most bytes all parts of a workbook may unpack to.
const UNPACKED_BYTES_MAX: u64 = 256 << 20;
/// Most parts of a workbook.
const PARTS_MAX: usize = 2_000;
/// How the old binary workbooks and encrypted ones begin.
pub const OLE_MAGIC: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Refuses what is too large, not a workbook, encrypted, or unpacks to an unreasonable size.
/// The sizes the archive states are checked first and then proved by unpacking.
pub fn check(bytes: &[u8]) -> Result<(), Refusal> {
    if bytes.len() > FILE_BYTES_MAX {
        return Err(Refusal::of("too_large").with("limit", "64 MiB"));
    }
    if bytes.starts_with(&OLE_MAGIC) {
        return Err(Refusal::of("encrypted"));
    }
    unpacked(bytes, UNPACKED_BYTES_MAX)
}

fn unpacked(bytes: &[u8], bytes_max: u64) -> Result<(), Refusal> {
    let not_a_workbook = |_| Refusal::of("not_a_workbook");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(not_a_workbook)?;
    if archive.len() > PARTS_MAX {
        return Err(Refusal::of("bomb"));
    }
    let mut stated = 0_u64;
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(not_a_workbook)?;
        stated = stated.saturating_add(part.size());
    }
    if stated > bytes_max {
        return Err(Refusal::of("bomb"));
    }
    let mut left = bytes_max;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(not_a_workbook)?;
        let read = std::io::copy(&mut part.take(left + 1), &mut std::io::sink())
            .map_err(|_| Refusal::of("not_a_workbook"))?;
        left = left.checked_sub(read).ok_or_else(|| Refusal::of("bomb"))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
