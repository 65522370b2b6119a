//! Workbooks in, cell by cell.

use std::borrow::Cow;
use std::io::Cursor;

use calamine::{DataRef, Reader, SheetVisible, Xlsx, XlsxCellReader, XlsxError};

use super::data::Data;
use super::heads::{self, LEAD_ROWS, Line};
use super::scan::Scan;
use super::write_xlsx::GUIDES;
use super::{COLUMNS_MAX, Column, RowError, RowProblem};
use crate::workbook::guard;

type File<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Whether the bytes are an archive or one of the old binary workbooks, and so no CSV.
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK") || bytes.starts_with(&guard::OLE_MAGIC)
}

/// Hands the rows of the workbook's one sheet with our headings to a scan.
pub fn read(bytes: &[u8], columns: &[Column], scan: &mut Scan) {
    if let Err(error) = rows(bytes, columns, scan) {
        scan.fail(error);
    }
}

fn rows(bytes: &[u8], columns: &[Column], scan: &mut Scan) -> Result<(), RowError> {
    if let Err(refusal) = guard::check(bytes) {
        return Err(RowError::of_file(match refusal.code {
            "too_large" => RowProblem::TooLarge,
            "encrypted" => RowProblem::OldWorkbook,
            "bomb" => RowProblem::Expands,
            _ => RowProblem::NotWorkbook,
        }));
    }
    let mut file: File = Xlsx::new(Cursor::new(bytes)).map_err(|error| fault(&error))?;
    let Some(name) = sheet(&mut file, columns)? else {
        return Ok(());
    };
    let mut reader = file.worksheet_cells_reader(&name).map_err(|error| fault(&error))?;
    let mut lines = Lines::new(&mut reader);
    while let Some((line, mut cells)) = lines.next()? {
        if !scan.line(line, &mut cells) {
            break;
        }
    }
    Ok(())
}

fn fault(error: &XlsxError) -> RowError {
    RowError::of_file(match error {
        XlsxError::Password => RowProblem::OldWorkbook,
        _ => RowProblem::NotWorkbook,
    })
}

/// The visible sheet that has our headings; the first one where none has.
fn sheet(file: &mut File, columns: &[Column]) -> Result<Option<String>, RowError> {
    let visible = file.sheets_metadata().iter().filter(|sheet| sheet.visible == SheetVisible::Visible);
    let names: Vec<String> = visible.map(|sheet| sheet.name.clone()).collect();
    let needed = columns.iter().filter(|column| column.needed).count().max(1);
    let mut found: Vec<(usize, &String)> = Vec::new();
    for name in names.iter().filter(|name| !GUIDES.contains(&name.trim())) {
        let mut lead = Vec::new();
        // A chart sheet or a broken one has no cells; it is looked at only if nothing else is there.
        let Ok(mut reader) = file.worksheet_cells_reader(name) else { continue };
        let mut lines = Lines::new(&mut reader);
        while let Ok(Some((line, cells))) = lines.next() {
            lead.push((line, cells.into_iter().map(|(place, data)| (place, data.owned())).collect()));
            if lead.len() == LEAD_ROWS {
                break;
            }
        }
        let score = heads::best(&lead, columns).map_or(0, |at| heads::known(&lead[at], columns));
        found.push((score, name));
    }
    if found.iter().filter(|(score, _)| *score >= needed).count() > 1 {
        return Err(RowError::of_file(RowProblem::SeveralSheets));
    }
    let best = found.iter().rev().max_by_key(|(score, _)| *score).map(|(_, name)| (*name).clone());
    Ok(best.or_else(|| names.first().cloned()))
}

/// The cells of a sheet gathered by row.
struct Lines<'r, 'a, 'b> {
    reader: &'r mut XlsxCellReader<'a, Cursor<&'b [u8]>>,
    ahead: Option<(u32, usize, Data<'a>)>,
    last: Option<u32>,
    done: bool,
}

impl<'r, 'a, 'b> Lines<'r, 'a, 'b> {
    fn new(reader: &'r mut XlsxCellReader<'a, Cursor<&'b [u8]>>) -> Self {
        Lines { reader, ahead: None, last: None, done: false }
    }

    fn next(&mut self) -> Result<Option<Line<'a>>, RowError> {
        let Some((row, place, data)) = self.take()? else { return Ok(None) };
        // Rows must come in their order, as the format says; else a row would be read in two parts.
        if self.last.is_some_and(|last| row <= last) {
            return Err(RowError::new(u64::from(row) + 1, "", RowProblem::NotWorkbook, ""));
        }
        self.last = Some(row);
        let mut cells = vec![(place, data)];
        while let Some((next, place, data)) = self.take()? {
            if next != row {
                self.ahead = Some((next, place, data));
                break;
            }
            cells.push((place, data));
        }
        Ok(Some((u64::from(row) + 1, cells)))
    }

    fn take(&mut self) -> Result<Option<(u32, usize, Data<'a>)>, RowError> {
        if let Some(ahead) = self.ahead.take() {
            return Ok(Some(ahead));
        }
        // Asked again after the end, the reader takes the file for cut off.
        if self.done {
            return Ok(None);
        }
        while let Some((cell, style)) =
            self.reader.next_cell_with_style_id().map_err(|error| fault(&error))?
        {
            let (row, col) = cell.get_position();
            let place = col as usize;
            if place >= COLUMNS_MAX {
                continue;
            }
            let percent = || {
                let style = self.reader.styles().get(style);
                let format = style.and_then(|style| style.number_format.as_ref());
                format.is_some_and(|format| format.format_code.contains('%'))
            };
            if let Some(data) = data(cell.get_value(), percent) {
                return Ok(Some((row, place, data)));
            }
        }
        self.done = true;
        Ok(None)
    }
}

fn data<'a>(value: &DataRef<'a>, percent: impl Fn() -> bool) -> Option<Data<'a>> {
    let filled = |text: &str| !text.trim().is_empty();
    match value {
        DataRef::Empty => None,
        DataRef::Int(number) => Some(Data::Number { value: *number as f64, percent: percent() }),
        DataRef::Float(number) => Some(Data::Number { value: *number, percent: percent() }),
        DataRef::String(words) => filled(words).then(|| Data::Text(Cow::Owned(words.clone()))),
        DataRef::SharedString(words) => filled(words).then_some(Data::Text(Cow::Borrowed(words))),
        DataRef::Bool(yes) => Some(Data::Text(Cow::Borrowed(if *yes { "true" } else { "false" }))),
        DataRef::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            Some(Data::Date(year, month, day))
        }
        DataRef::DateTimeIso(words) => {
            iso(words).or_else(|| filled(words).then(|| Data::Text(Cow::Owned(words.clone()))))
        }
        DataRef::DurationIso(words) => filled(words).then(|| Data::Text(Cow::Owned(words.clone()))),
        DataRef::Error(error) => Some(Data::Error(error.to_string())),
    }
}

/// The date of `2025-03-01T00:00:00`.
fn iso(text: &str) -> Option<Data<'static>> {
    let mut parts = text.get(..10)?.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Data::Date(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
}
