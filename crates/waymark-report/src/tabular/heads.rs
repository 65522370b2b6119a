//! Where the headings are, and which column each heads.

use std::collections::BTreeSet;

use super::data::Data;
use super::error::Hint;
use super::{Column, RowError, RowProblem};
use crate::workbook::cell::half_width;

/// Rows searched for the headings: people like to put a title above.
pub const LEAD_ROWS: usize = 30;

/// A row with its 1-based line: place and cell, from the left.
pub type Line<'a> = (u64, Vec<(usize, Data<'a>)>);

/// The headings of a file.
#[derive(Debug, Clone)]
pub struct Heads {
    /// For each place of a row the column it belongs to.
    pub columns: Vec<Option<usize>>,
    /// For each column its heading as the file writes it.
    headings: Vec<String>,
}

impl Heads {
    /// The heading of a column as the file writes it; empty where the file has not got it.
    pub fn heading(&self, column: usize) -> &str {
        self.headings.get(column).map_or("", String::as_str)
    }

    /// The column of a place.
    pub fn column(&self, place: usize) -> Option<usize> {
        self.columns.get(place).copied().flatten()
    }

    /// Reads the headings of a row.
    ///
    /// # Errors
    /// Headings that are unknown, twice or missing.
    pub fn of(line: Option<&Line>, columns: &[Column]) -> Result<Heads, Vec<RowError>> {
        let nothing: Line = (1, Vec::new());
        let (line, cells) = line.unwrap_or(&nothing);
        let mut heads = Heads { columns: Vec::new(), headings: vec![String::new(); columns.len()] };
        let mut errors = Vec::new();
        for (place, data) in cells {
            let text = data.words();
            if text.is_empty() {
                continue;
            }
            match named(&text, columns) {
                Some(column) if heads.columns.contains(&Some(column)) => {
                    errors.push(RowError::new(*line, &text, RowProblem::DoubleColumn, &text));
                }
                Some(column) => {
                    heads.columns.resize(heads.columns.len().max(place + 1), None);
                    heads.columns[*place] = Some(column);
                    heads.headings[column] = text;
                }
                None => {
                    let error = RowError::new(*line, &text, RowProblem::UnknownColumn, &text);
                    errors.push(error.hinted(Hint::columns(columns)));
                }
            }
        }
        for (at, column) in columns.iter().enumerate().filter(|(_, column)| column.needed) {
            if !heads.columns.contains(&Some(at)) {
                let needed: Vec<Column> = columns.iter().filter(|column| column.needed).cloned().collect();
                let error = RowError::new(*line, &column.key, RowProblem::MissingColumn, "");
                errors.push(error.hinted(Hint::columns(&needed)));
            }
        }
        if errors.is_empty() { Ok(heads) } else { Err(errors) }
    }
}

/// How many of our columns a row heads.
pub fn known(line: &Line, columns: &[Column]) -> usize {
    let texts = line.1.iter().filter(|(_, data)| matches!(data, Data::Text(_)));
    let found: BTreeSet<usize> = texts.filter_map(|(_, data)| named(&data.words(), columns)).collect();
    found.len()
}

/// Which of the first rows has the headings: the one that has most of them.
pub fn best(lines: &[Line], columns: &[Column]) -> Option<usize> {
    let rows = lines.iter().take(LEAD_ROWS).enumerate();
    let best = rows.max_by_key(|(at, line)| (known(line, columns), std::cmp::Reverse(*at)));
    best.filter(|(_, line)| known(line, columns) > 0).map(|(at, _)| at)
}

/// The column a heading names, by key or by name in either language.
fn named(text: &str, columns: &[Column]) -> Option<usize> {
    let wanted = bare(text);
    columns
        .iter()
        .position(|column| [&column.key, &column.zh, &column.en].into_iter().any(|name| bare(name) == wanted))
}

/// Half-width, lower case, without blanks and the mark of a needed column.
fn bare(text: &str) -> String {
    let plain = half_width(text).to_lowercase();
    plain.chars().filter(|c| !c.is_whitespace() && *c != '*').collect()
}
