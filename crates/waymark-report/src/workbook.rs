//! The workbook an office fills in, out and back.
//!
//! [`write()`] makes it from an extraction; people decide row by row, fill in owners, sort, filter,
//! delete and add rows in Excel, WPS or LibreOffice; [`confirm()`] reads it back. Rows are known by
//! a hidden id column and columns by their heading, so their order does not matter. What was
//! offered travels in a very hidden sheet with its checksum, so that a change is a change
//! against the offer and not against what the document says today.

pub(crate) mod cell;
mod choice;
mod confirm;
mod draft;
mod field;
pub(crate) mod guard;
mod offer;
mod sheet;
mod write;

use std::collections::BTreeMap;

pub use confirm::{Confirmation, Notice, confirm};
pub(crate) use write::Style;
pub use write::{WriteError, write};

/// Largest workbook read, in bytes.
pub const FILE_BYTES_MAX: usize = 64 << 20;
/// Most rows of a sheet with something in them.
pub const ROWS_MAX: usize = 100_000;
/// Most characters of a cell people fill in.
pub const TEXT_CHARS_MAX: usize = 4_000;

/// Why a workbook, or one of its cells, cannot be taken over. The sentence is made by
/// [`crate::text::refusal`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Name of the sheet, empty where the whole workbook is meant.
    pub sheet: String,
    /// Address such as `C7`, empty where the whole sheet is meant.
    pub cell: String,
    /// Stable name of the reason.
    pub code: &'static str,
    /// Named parts of the sentence.
    pub arguments: BTreeMap<&'static str, String>,
}

impl Refusal {
    fn of(code: &'static str) -> Self {
        Refusal { sheet: String::new(), cell: String::new(), code, arguments: BTreeMap::new() }
    }

    fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.arguments.insert(name, value.into());
        self
    }

    fn at(mut self, sheet: &str, cell: impl Into<String>) -> Self {
        self.sheet = sheet.to_owned();
        self.cell = cell.into();
        self
    }
}

#[cfg(test)]
mod tests;
