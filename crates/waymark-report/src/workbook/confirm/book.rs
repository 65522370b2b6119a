//! The workbook file: its sheets as sparse cells, within limits.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx, XlsxError};

use super::grid::Grid;
use crate::text::Lang;
use crate::workbook::cell::Data;
use crate::workbook::sheet::Sheet;
use crate::workbook::{ROWS_MAX, Refusal};

/// Columns beyond this are not looked at: no sheet of ours is that wide.
const COLUMNS_MAX: u32 = 200;
/// Most cells of a sheet, however they are spread over rows.
const CELLS_MAX: usize = 2_000_000;
/// Most cells of the hidden sheet.
const CHUNKS_MAX: usize = 10_000;

/// An open workbook.
pub struct Book<'a> {
    file: Xlsx<Cursor<&'a [u8]>>,
}

impl<'a> Book<'a> {
    /// Opens a workbook that passed the guard.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        match Xlsx::new(Cursor::new(bytes)) {
            Ok(file) => Ok(Book { file }),
            Err(XlsxError::Password) => Err(Refusal::of("encrypted")),
            Err(_) => Err(Refusal::of("not_a_workbook")),
        }
    }

    /// A sheet by its name in either language, with that language.
    pub fn sheet(&mut self, sheet: Sheet) -> Result<(Grid, Lang), Refusal> {
        let names = self.file.sheet_names();
        let found = [Lang::Zh, Lang::En].into_iter().find_map(|lang| {
            let wanted = sheet.name(lang);
            let same = |name: &&String| name.trim().eq_ignore_ascii_case(wanted);
            names.iter().find(same).map(|name| (name.clone(), lang))
        });
        let Some((name, lang)) = found else {
            let name = format!("{} / {}", sheet.name(Lang::Zh), sheet.name(Lang::En));
            return Err(Refusal::of("sheet_missing").with("name", name));
        };
        Ok((Grid::new(&name, self.cells(&name)?), lang))
    }

    /// The first column of a sheet, top to bottom, for the offer.
    pub fn column(&mut self, name: &str) -> Result<Vec<String>, Refusal> {
        if !self.file.sheet_names().iter().any(|sheet| sheet == name) {
            return Err(Refusal::of("offer_missing"));
        }
        let cells = self.cells(name)?;
        let column = cells.into_values().filter_map(|mut row| row.remove(&0));
        Ok(column.take(CHUNKS_MAX).map(|data| data.text()).collect())
    }

    fn cells(&mut self, name: &str) -> Result<Cells, Refusal> {
        let unreadable =
            |error: XlsxError| Refusal::of("sheet_unreadable").with("cause", error.to_string()).at(name, "");
        let mut reader = self.file.worksheet_cells_reader(name).map_err(unreadable)?;
        let mut cells = Cells::new();
        let mut count = 0;
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(unreadable)? {
            let (row, col) = cell.get_position();
            if col >= COLUMNS_MAX {
                continue;
            }
            let percent = reader
                .styles()
                .get(style)
                .and_then(|style| style.number_format.as_ref())
                .is_some_and(|format| format.format_code.contains('%'));
            let Some(data) = data(cell.get_value(), percent) else {
                continue;
            };
            cells.entry(row).or_default().insert(col, data);
            count += 1;
            let (code, limit) = match (cells.len() > ROWS_MAX, count > CELLS_MAX) {
                (true, _) => ("too_many_rows", ROWS_MAX),
                (false, true) => ("too_many_cells", CELLS_MAX),
                (false, false) => continue,
            };
            return Err(Refusal::of(code).with("limit", limit.to_string()).at(name, ""));
        }
        Ok(cells)
    }
}

/// Rows of columns, both from 0; empty cells are absent.
pub type Cells = BTreeMap<u32, BTreeMap<u32, Data>>;

fn data(value: &DataRef, percent: bool) -> Option<Data> {
    let text = |text: &str| (!text.trim().is_empty()).then(|| Data::Text(text.to_owned()));
    match value {
        DataRef::Empty => None,
        DataRef::Int(number) => Some(Data::Number { value: *number as f64, percent }),
        DataRef::Float(number) => Some(Data::Number { value: *number, percent }),
        DataRef::String(words) => text(words),
        DataRef::SharedString(words) => text(words),
        DataRef::Bool(yes) => text(if *yes { "TRUE" } else { "FALSE" }),
        DataRef::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            Some(Data::Date(year, month, day))
        }
        DataRef::DateTimeIso(words) => iso(words).or_else(|| text(words)),
        DataRef::DurationIso(words) => text(words),
        DataRef::Error(error) => Some(Data::Error(error.to_string())),
    }
}

/// The date of `2025-03-01T00:00:00`.
fn iso(text: &str) -> Option<Data> {
    let mut parts = text.get(..10)?.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    Some(Data::Date(year, month, day))
}
