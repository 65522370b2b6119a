//! How much of anything is read. Real plans stay far below; hostile files stop here.

use super::ReadError;

/// Bytes of a file.
pub const INPUT_BYTES_MAX: u64 = 64 << 20;
/// Bytes all compressed parts of one file may expand to.
pub const EXPANDED_BYTES_MAX: u64 = 256 << 20;
/// Bytes any file may expand to, however small it is.
pub const EXPANDED_BYTES_FREE: u64 = 32 << 20;
/// Bytes every byte of the file may expand to beyond [`EXPANDED_BYTES_FREE`].
pub const EXPANDED_RATIO_MAX: u64 = 100;
/// Blocks of a document.
pub const BLOCKS_MAX: usize = 200_000;
/// Characters (as UTF-8 bytes) of a single block.
pub const BLOCK_BYTES_MAX: usize = 2_000_000;
/// Characters (as UTF-8 bytes) of a document's text: a hundred times a long plan.
pub const TEXT_BYTES_MAX: usize = 12_000_000;
/// Pages of a document with fixed pages.
pub const PAGES_MAX: usize = 5_000;
/// Glyphs on one page.
pub const PAGE_GLYPHS_MAX: usize = 400_000;
/// Glyphs of a document with fixed pages.
pub const GLYPHS_MAX: usize = 20_000_000;
/// Open elements in XML.
pub const XML_DEPTH_MAX: usize = 256;
/// Tables inside tables.
pub const TABLE_DEPTH_MAX: usize = 16;
/// Grid rows or columns one cell may cover, and columns of a table.
pub const SPAN_MAX: u32 = 1_000;
/// Entries of a zip package.
pub const PACKAGE_PARTS_MAX: usize = 20_000;
/// Form XObjects drawn inside form XObjects.
pub const FORM_DEPTH_MAX: usize = 8;
/// Content operators run for one PDF.
pub const PDF_OPERATORS_MAX: u64 = 50_000_000;

/// Bytes a file of this size may expand to.
pub fn expanded_bytes_max(input_bytes: u64) -> u64 {
    let scaled = input_bytes.saturating_mul(EXPANDED_RATIO_MAX);
    EXPANDED_BYTES_MAX.min(scaled.saturating_add(EXPANDED_BYTES_FREE))
}

pub(super) fn check_input(bytes: &[u8]) -> Result<(), ReadError> {
    let count = bytes.len() as u64;
    if count > INPUT_BYTES_MAX {
        return Err(ReadError::TooLarge { bytes: count, limit: INPUT_BYTES_MAX });
    }
    if count == 0 {
        return Err(ReadError::Empty);
    }
    Ok(())
}
