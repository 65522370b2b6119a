//! Any list as a file.

use super::{Cell, Column, Headings, Sheet, write_csv, write_xlsx};

/// The formats a table is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// CSV in UTF-8 with a byte order mark.
    Csv,
    /// A workbook.
    Xlsx,
}

impl Format {
    /// The format of a name (`csv`, `xlsx`).
    pub fn from_name(name: &str) -> Option<Format> {
        match name {
            "csv" => Some(Format::Csv),
            "xlsx" => Some(Format::Xlsx),
            _ => None,
        }
    }

    /// Its name, which is also the ending of a file's name.
    pub fn name(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Csv => "text/csv; charset=utf-8",
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// The table could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// More rows or text than a workbook holds.
    #[error("the workbook cannot be written")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The CSV writer failed.
    #[error("the CSV file cannot be written")]
    Csv(#[from] csv::Error),
}

impl Sheet {
    /// The bytes of the table. Words that would become a formula are kept words in both formats.
    ///
    /// # Errors
    /// The table is larger than the format allows.
    pub fn bytes(&self, format: Format, headings: Headings) -> Result<Vec<u8>, WriteError> {
        match format {
            Format::Csv => write_csv::write(self, headings),
            Format::Xlsx => write_xlsx::write(self, headings),
        }
    }
}

/// The bytes of any list: what every table on screen downloads as.
///
/// # Errors
/// The table is larger than the format allows.
pub fn download(
    title: &str,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    invented: bool,
    format: Format,
    headings: Headings,
) -> Result<Vec<u8>, WriteError> {
    Sheet { title: title.to_owned(), columns, rows, notes: Vec::new(), invented }.bytes(format, headings)
}
