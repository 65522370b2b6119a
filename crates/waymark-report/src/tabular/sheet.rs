//! A table ready to be written.

use rust_decimal::Decimal;
use waymark_core::{Date, Period};

use super::Column;
use crate::text::Lang;

/// One cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Words or a code.
    Text(String),
    /// A number, in the unit the table states.
    Number(Decimal),
    /// A day.
    Date(Date),
    /// Yes or no.
    Flag(bool),
}

impl Cell {
    /// The cell as text, in the notation reading understands.
    pub fn text(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Number(number) => number.to_string(),
            Cell::Date(day) => day.to_string(),
            Cell::Flag(yes) => yes.to_string(),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Cell {
        text.as_str().into()
    }
}

impl From<Period> for Cell {
    fn from(period: Period) -> Cell {
        Cell::Text(period.to_string())
    }
}

impl From<Decimal> for Cell {
    fn from(number: Decimal) -> Cell {
        Cell::Number(number)
    }
}

impl From<Date> for Cell {
    fn from(day: Date) -> Cell {
        Cell::Date(day)
    }
}

impl From<bool> for Cell {
    fn from(yes: bool) -> Cell {
        Cell::Flag(yes)
    }
}

impl<T> From<&Option<T>> for Cell
where
    T: Clone + Into<Cell>,
{
    fn from(value: &Option<T>) -> Cell {
        value.clone().map_or(Cell::Empty, Into::into)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
    }
}

/// Which headings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Headings {
    /// The keys, for machines.
    Key,
    /// The names, for people.
    Name(Lang),
}

/// A table ready to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// What it lists, for the sheet's name and the page head.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with at most one cell a column.
    pub rows: Vec<Vec<Cell>>,
    /// What readers should know; on a sheet of its own in a workbook, left out of CSV.
    pub notes: Vec<String>,
    /// Whether a line above the headings says 示例数据.
    pub invented: bool,
}

impl Sheet {
    /// The heading of a column.
    pub(super) fn heading(column: &Column, headings: Headings) -> &str {
        match headings {
            Headings::Key => &column.key,
            Headings::Name(lang) => column.name(lang),
        }
    }

    /// The line above the headings, where there is one.
    pub(super) fn banner(&self, headings: Headings) -> Option<&'static str> {
        let text = match headings {
            Headings::Key => "# 示例数据，纯属虚构 Example data, invented",
            Headings::Name(Lang::Zh) => "示例数据，纯属虚构",
            Headings::Name(Lang::En) => "示例数据 Example data, invented",
        };
        self.invented.then_some(text)
    }
}
