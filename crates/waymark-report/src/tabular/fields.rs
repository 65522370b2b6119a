//! The fields of a row, read as what they should be; what is wrong is collected.

use rust_decimal::Decimal;
use waymark_core::{Date, Period, Value};

use super::{Cell, Headings, Row, RowError, RowProblem};
use crate::text::{self, Labelled};
use crate::workbook::cell::{half_width, separate, value};

/// A row being read.
#[derive(Debug)]
pub struct Fields<'r> {
    row: &'r Row<'r>,
    errors: Vec<RowError>,
}

impl<'r> Fields<'r> {
    pub(super) fn new(row: &'r Row<'r>) -> Self {
        Fields { row, errors: Vec::new() }
    }

    /// What was read, or everything wrong with the row.
    pub(super) fn done<T>(self, read: Option<T>) -> Result<T, Vec<RowError>> {
        match (read, self.errors.is_empty()) {
            (Some(read), true) => Ok(read),
            (_, false) => Err(self.errors),
            (None, true) => Err(vec![RowError::new(self.row.line, "", RowProblem::Empty, "")]),
        }
    }

    /// The row itself.
    pub fn row(&self) -> &'r Row<'r> {
        self.row
    }

    /// Notes what is wrong with a cell.
    pub fn wrong(&mut self, key: &str, problem: RowProblem) {
        self.errors.push(self.row.error(key, problem));
    }

    /// Notes errors found elsewhere.
    pub fn more(&mut self, errors: Vec<RowError>) {
        self.errors.extend(errors);
    }

    /// Text; none for an empty cell.
    pub fn text(&mut self, key: &str) -> Option<String> {
        Some(self.row.text(key)).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// Text that must be there.
    pub fn needed(&mut self, key: &str) -> Option<String> {
        let text = self.text(key);
        if text.is_none() {
            self.wrong(key, RowProblem::Empty);
        }
        text
    }

    /// A code, `[A-Za-z0-9_@$-]+`; none for an empty cell.
    pub fn code(&mut self, key: &str) -> Option<String> {
        let text = self.text(key)?;
        let code = half_width(&text);
        if !code.chars().all(|c| c.is_ascii_alphanumeric() || "_@$-".contains(c)) {
            self.wrong(key, RowProblem::Code);
        }
        Some(code)
    }

    /// A code that must be there.
    pub fn needed_code(&mut self, key: &str) -> Option<String> {
        self.needed(key)?;
        self.code(key)
    }

    /// Codes separated by 、 , or ;.
    pub fn codes(&mut self, key: &str) -> Vec<String> {
        let codes: Vec<String> = self.list(key).iter().map(|code| half_width(code)).collect();
        if codes.iter().any(|code| !code.chars().all(|c| c.is_ascii_alphanumeric() || "_@$-".contains(c))) {
            self.wrong(key, RowProblem::Code);
        }
        codes
    }

    /// Names separated by 、 , or ; outside brackets.
    pub fn list(&mut self, key: &str) -> Vec<String> {
        separate(self.row.text(key), &['、', '，', ',', '；', ';']).into_iter().map(str::to_owned).collect()
    }

    /// A word of a vocabulary, by code or by name in either language; none for an empty cell.
    pub fn choice<T: Labelled>(&mut self, key: &str) -> Option<T> {
        let text = self.text(key)?;
        let choice = text::parse(&text).or_else(|| text::parse(&half_width(&text)));
        if choice.is_none() {
            self.wrong(key, RowProblem::Choice);
        }
        choice
    }

    /// A word of a vocabulary that must be there.
    pub fn needed_choice<T: Labelled>(&mut self, key: &str) -> Option<T> {
        self.needed(key)?;
        self.choice(key)
    }

    /// A decimal number; none for an empty cell.
    pub fn number(&mut self, key: &str) -> Option<Decimal> {
        let text = self.text(key)?;
        let number = decimal(&text);
        if number.is_none() {
            self.wrong(key, RowProblem::Number);
        }
        number
    }

    /// A number or a range that must be there: `8`, `8–10`.
    pub fn value(&mut self, key: &str) -> Option<Value> {
        let text = self.needed(key)?;
        let read = value::words(&text).ok().filter(|read| fits(read.low()) && fits(read.high()));
        if read.is_none() {
            self.wrong(key, RowProblem::Value);
        }
        read
    }

    /// A span of time; none for an empty cell.
    pub fn period(&mut self, key: &str) -> Option<Period> {
        let text = self.text(key)?;
        let period = Period::from_people(&text).ok();
        if period.is_none() {
            self.wrong(key, RowProblem::Period);
        }
        period
    }

    /// A day; none for an empty cell.
    pub fn date(&mut self, key: &str) -> Option<Date> {
        let text = self.text(key)?;
        let day = text.parse().ok();
        if day.is_none() {
            self.wrong(key, RowProblem::Date);
        }
        day
    }

    /// A day, a month or a year, as text; none for an empty cell.
    pub fn since(&mut self, key: &str) -> Option<String> {
        let text = self.text(key)?;
        if Date::first_of(&text).is_none() {
            self.wrong(key, RowProblem::Since);
        }
        Some(text)
    }

    /// Yes or no; an empty cell is no.
    pub fn flag(&mut self, key: &str) -> bool {
        match self.row.text(key).to_lowercase().as_str() {
            "true" | "1" | "是" | "yes" => true,
            "" | "false" | "0" | "否" | "no" => false,
            _ => {
                self.wrong(key, RowProblem::Flag);
                false
            }
        }
    }
}

/// At most 18 digits before and 10 after the point, plain notation.
pub fn decimal(text: &str) -> Option<Decimal> {
    let plain = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = plain.split_once('.').unwrap_or((plain, "0"));
    let digits =
        |text: &str, most| (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    (digits(whole, 18) && digits(part, 10)).then(|| text.parse().ok()).flatten()
}

fn fits(number: Decimal) -> bool {
    decimal(&number.to_string()).is_some()
}

/// A word of a vocabulary as a cell: its code for machines, its name for people.
pub fn worded<T: Labelled>(value: T, headings: Headings) -> Cell {
    match headings {
        Headings::Key => text::code(value).into(),
        Headings::Name(lang) => text::label(value, lang).into(),
    }
}
