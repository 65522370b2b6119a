//! One row as text, by column.

use super::error::Hint;
use super::heads::Heads;
use super::{Column, RowError, RowProblem};

/// A row that was read. A missing column is an empty cell.
#[derive(Debug, Clone, Copy)]
pub struct Row<'r> {
    /// 1-based line of the CSV file or row of the sheet.
    pub line: u64,
    pub(super) columns: &'r [Column],
    pub(super) heads: &'r Heads,
    pub(super) cells: &'r [String],
}

impl<'r> Row<'r> {
    /// The text of a cell, blanks around removed; empty for a column that is not there.
    pub fn text(&self, key: &str) -> &'r str {
        let at = self.columns.iter().position(|column| column.key == key);
        at.and_then(|at| self.cells.get(at)).map_or("", String::as_str)
    }

    /// Keys of the columns the file has.
    pub(super) fn headed(&self) -> Vec<String> {
        let columns = self.columns.iter().enumerate();
        let headed = columns.filter(|(at, _)| !self.heads.heading(*at).is_empty());
        headed.map(|(_, column)| column.key.to_string()).collect()
    }

    /// An error at a cell, with what stands there.
    pub fn error(&self, key: &str, problem: RowProblem) -> RowError {
        let at = self.columns.iter().position(|column| column.key == key);
        let heading = at.map_or("", |at| self.heads.heading(at));
        let choices = at.map_or(&[][..], |at| &self.columns[at].choices);
        let mut error = RowError::new(self.line, key, problem, self.text(key)).headed(heading);
        if problem == RowProblem::Choice {
            error = error.hinted(Hint::of(choices));
        }
        error
    }
}
