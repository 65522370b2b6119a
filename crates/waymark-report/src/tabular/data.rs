//! What a file holds in a cell, before anyone knows what the column is.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::{Kind, RowProblem, text};

/// A cell that is not empty.
#[derive(Debug, Clone, PartialEq)]
pub enum Data<'a> {
    /// Words, or a number or date kept as words.
    Text(Cow<'a, str>),
    /// A number.
    Number {
        /// As stored: 0.5 for what is shown as 50 %.
        value: f64,
        /// Whether the cell shows it as a percentage.
        percent: bool,
    },
    /// A date: year, month, day.
    Date(u16, u8, u8),
    /// `#REF!` and the like.
    Error(String),
}

impl Data<'_> {
    /// The same without a loan from the file.
    pub fn owned(self) -> Data<'static> {
        match self {
            Data::Text(text) => Data::Text(Cow::Owned(text.into_owned())),
            Data::Number { value, percent } => Data::Number { value, percent },
            Data::Date(year, month, day) => Data::Date(year, month, day),
            Data::Error(error) => Data::Error(error),
        }
    }

    /// The cell as words, whatever its column.
    pub fn words(&self) -> String {
        match self {
            Data::Text(words) => text::tidy(words),
            Data::Number { value, .. } => number(*value, false),
            Data::Date(year, month, day) => format!("{year:04}-{month:02}-{day:02}"),
            Data::Error(error) => error.clone(),
        }
    }

    /// The cell as text for a column of a kind, or what is wrong with it.
    pub fn text_for(&self, kind: Kind) -> Result<String, RowProblem> {
        match self {
            Data::Error(_) => Err(RowProblem::ErrorCell),
            Data::Date(..) if kind == Kind::Number => Err(RowProblem::Number),
            // 2025-03 typed into a general cell becomes the first of March.
            Data::Date(year, month, 1) if kind == Kind::Period => Ok(format!("{year:04}-{month:02}")),
            Data::Date(..) if kind == Kind::Period => Err(RowProblem::Period),
            Data::Number { value, percent } => Ok(number(*value, *percent && kind == Kind::Number)),
            _ => Ok(self.words()),
        }
    }
}

/// A stored number in plain notation, with the 15 digits spreadsheets keep.
fn number(value: f64, percent: bool) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 && !percent {
        return (value as i64).to_string();
    }
    let decimal = Decimal::from_scientific(&format!("{value:.14e}")).ok();
    let decimal = match percent {
        true => decimal.and_then(|number| number.checked_mul(Decimal::ONE_HUNDRED)),
        false => decimal,
    };
    decimal.map_or_else(|| value.to_string(), |number| number.normalize().to_string())
}
