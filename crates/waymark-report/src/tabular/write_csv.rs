//! CSV out: UTF-8 with a byte order mark, without which spreadsheets misread Chinese.

use super::{Cell, Headings, Sheet, WriteError, text};

/// The bytes of the file.
pub fn write(sheet: &Sheet, headings: Headings) -> Result<Vec<u8>, WriteError> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer("\u{feff}".as_bytes().to_vec());
    if let Some(banner) = sheet.banner(headings) {
        writer.write_record([banner])?;
    }
    let names = sheet.columns.iter().map(|column| text::neutral(Sheet::heading(column, headings)));
    writer.write_record(names)?;
    for row in &sheet.rows {
        let cells = (0..sheet.columns.len()).map(|at| match row.get(at) {
            Some(Cell::Text(words)) => text::neutral(&text::tidy(words)),
            Some(cell) => cell.text(),
            None => String::new(),
        });
        writer.write_record(cells)?;
    }
    writer.into_inner().map_err(|error| WriteError::Csv(error.into_error().into()))
}
