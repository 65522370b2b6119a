//! Flat tables as CSV and xlsx, both ways: one heading row, one thing a row.
//!
//! A [`Table`] says which columns a kind of thing has, how a row is read and how it is written;
//! [`read`] and [`write()`] do the rest the same way for all of them. [`download()`] writes any list.
//! Headings may be the column's key or its name in either language, in any order; what is not
//! known is refused, so that a misspelt heading is not silently ignored. See `docs/tables.md`.

mod column;
mod data;
mod decode;
mod download;
mod error;
mod fields;
mod heads;
mod read_csv;
mod read_xlsx;
mod row;
mod scan;
mod sheet;
mod table;
pub mod tables;
mod text;
mod write_csv;
mod write_xlsx;

pub use column::{Column, Kind};
pub use download::{Format, WriteError, download};
pub use error::{RowError, RowProblem};
pub use fields::Fields;
pub use row::Row;
pub use scan::each;
pub use sheet::{Cell, Headings, Sheet};
pub use table::{Rows, Table, read, sheet, write};

/// Largest file read, in bytes.
pub const FILE_BYTES_MAX: usize = 256 << 20;
/// Most rows of one file.
pub const ROWS_MAX: usize = 2_000_000;
/// Most cells of one file that hold something.
pub const CELLS_MAX: usize = 40_000_000;
/// Most characters of a cell.
pub const TEXT_CHARS_MAX: usize = 4_000;
/// Most columns looked at.
pub const COLUMNS_MAX: usize = 200;
/// Most errors collected before reading stops.
pub const ERRORS_MAX: usize = 200;

#[cfg(test)]
mod tests;
