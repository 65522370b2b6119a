//! Kinds of things that are imported and exported as a table.

use std::collections::HashMap;

use super::{
    Cell, Column, ERRORS_MAX, Fields, Format, Headings, RowError, RowProblem, Sheet, WriteError, each,
};
use crate::text::Lang;

/// A kind of thing with its table: what one row is.
pub trait Table: Sized {
    /// Name of the table in commands and addresses (`observations`).
    const NAME: &'static str;

    /// What the table lists.
    fn title(lang: Lang) -> &'static str;

    /// Its columns, in the order they are written.
    fn columns() -> Vec<Column>;

    /// Reads a row. What is wrong is noted in the fields; none where anything is.
    fn read(fields: &mut Fields) -> Option<Self>;

    /// The cells of a row, one a column. Words of vocabularies are codes or, where people read,
    /// names in their language.
    fn cells(&self, headings: Headings) -> Vec<Cell>;

    /// What may stand in one file only once; none where rows may repeat.
    fn identity(&self) -> Option<String> {
        None
    }

    /// Whether the row is invented, for examples.
    fn invented(&self) -> bool {
        false
    }
}

/// What was read, with the line of each row.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows<T> {
    /// The rows, in the order of the file.
    pub rows: Vec<T>,
    /// 1-based line (row of the sheet) of each.
    pub lines: Vec<u64>,
    /// Keys of the columns the file has.
    pub columns: Vec<String>,
}

/// Reads a table from CSV or a workbook.
///
/// # Errors
/// Everything that does not fit, each with line, column, what was found and what to write; nothing
/// is taken over then.
pub fn read<T: Table>(bytes: &[u8]) -> Result<Rows<T>, Vec<RowError>> {
    let columns = T::columns();
    let mut read = Rows { rows: Vec::new(), lines: Vec::new(), columns: Vec::new() };
    let mut seen: HashMap<String, u64> = HashMap::new();
    each(bytes, &columns, |row| {
        let mut fields = Fields::new(row);
        let one = T::read(&mut fields);
        let one = fields.done(one)?;
        if let Some(identity) = one.identity()
            && let Some(first) = seen.insert(identity, row.line)
        {
            let key = columns.first().map_or("", |column| column.key.as_ref());
            return Err(vec![row.error(key, RowProblem::Twice).with_line(first)]);
        }
        if read.columns.is_empty() {
            read.columns = row.headed();
        }
        read.rows.push(one);
        read.lines.push(row.line);
        Ok(())
    })
    .map_err(|mut errors| {
        errors.truncate(ERRORS_MAX);
        errors
    })?;
    Ok(read)
}

/// The sheet of rows.
pub fn sheet<T: Table>(rows: &[T], headings: Headings) -> Sheet {
    let lang = match headings {
        Headings::Key => Lang::En,
        Headings::Name(lang) => lang,
    };
    Sheet {
        title: T::title(lang).to_owned(),
        columns: T::columns(),
        rows: rows.iter().map(|row| row.cells(headings)).collect(),
        notes: Vec::new(),
        invented: rows.iter().any(T::invented),
    }
}

/// The bytes of rows.
///
/// # Errors
/// The table is larger than the format allows.
pub fn write<T: Table>(rows: &[T], format: Format, headings: Headings) -> Result<Vec<u8>, WriteError> {
    sheet(rows, headings).bytes(format, headings)
}
