//! The span of time a value is about.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

mod calendar;
mod people;

/// A span of calendar time. Its text is that of SDMX where SDMX has one:
/// `2025`, `2025-S1`, `2025-Q1`, `2025-03`. SDMX writes a run as start and duration
/// (`2025-01-01/P9M`); that is read too, but written shorter: `2021-2025` for a run of years and
/// `2025-01/2025-09` (an ISO 8601 interval) for the year to date.
///
/// Periods are ordered by their first month, then by their last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// A calendar year.
    Year(u16),
    /// A half-year, 1 or 2.
    HalfYear(u16, u8),
    /// A quarter, 1 to 4.
    Quarter(u16, u8),
    /// A month, 1 to 12.
    Month(u16, u8),
    /// First and last year of a run, for example a plan term.
    Years(u16, u16),
    /// January up to and including a month, 1 to 12: a cumulative figure (1—9月).
    YearToDate(u16, u8),
}

impl Period {
    /// The calendar year in which the period begins.
    pub fn first_year(self) -> u16 {
        match self {
            Period::Year(year)
            | Period::HalfYear(year, _)
            | Period::Quarter(year, _)
            | Period::Month(year, _)
            | Period::YearToDate(year, _)
            | Period::Years(year, _) => year,
        }
    }

    /// The calendar year in which the period ends.
    pub fn last_year(self) -> u16 {
        match self {
            Period::Years(_, last) => last,
            other => other.first_year(),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Period::Year(year) => write!(f, "{year:04}"),
            Period::HalfYear(year, half) => write!(f, "{year:04}-S{half}"),
            Period::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Period::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Period::Years(first, last) => write!(f, "{first:04}-{last:04}"),
            Period::YearToDate(year, month) => write!(f, "{year:04}-01/{year:04}-{month:02}"),
        }
    }
}

/// The text is not a period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a period: {0:?}; write 2025, 2025-S1, 2025-Q1, 2025-03, 2021-2025 or 2025-01/2025-09")]
pub struct ParsePeriodError(String);

impl FromStr for Period {
    type Err = ParsePeriodError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse(text).ok_or_else(|| ParsePeriodError(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<Period> {
    let digits =
        |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok()).flatten();
    let year = digits(text.get(..4)?)?;
    let rest = &text[4..];
    if rest.is_empty() {
        return Some(Period::Year(year));
    }
    let rest = rest.strip_prefix('-')?;
    if let Some((start, end)) = rest.split_once('/') {
        return run(year, start, end);
    }
    if let Some(half) = rest.strip_prefix('S') {
        return digits(half)
            .filter(|half| (1..=2).contains(half))
            .map(|half| Period::HalfYear(year, half as u8));
    }
    if let Some(quarter) = rest.strip_prefix('Q') {
        return digits(quarter)
            .filter(|quarter| (1..=4).contains(quarter))
            .map(|quarter| Period::Quarter(year, quarter as u8));
    }
    let number = digits(rest)?;
    match rest.len() {
        2 if (1..=12).contains(&number) => Some(Period::Month(year, number as u8)),
        4 if number >= year => Some(Period::Years(year, number)),
        _ => None,
    }
}

/// What follows the year of `2025-01/2025-09` or `2025-01-01/P9M`.
fn run(year: u16, start: &str, end: &str) -> Option<Period> {
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok()).flatten();
    let months: u16 = match (start, end.strip_prefix('P')) {
        ("01-01", Some(length)) => match length.strip_suffix('M') {
            Some(months) => digits(months)?,
            None => digits(length.strip_suffix('Y')?)?.checked_mul(12)?,
        },
        ("01", None) => {
            let (last_year, month) = end.split_once('-')?;
            let same = last_year.len() == 4 && month.len() == 2 && digits(last_year)? == year;
            same.then(|| digits(month)).flatten()?
        }
        _ => return None,
    };
    match months {
        1..=12 => Some(Period::YearToDate(year, months as u8)),
        more if more % 12 == 0 && more > 0 => {
            Some(Period::Years(year, year.checked_add(more / 12 - 1).filter(|last| *last <= 9999)?))
        }
        _ => None,
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Period {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Period".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A year, half-year, quarter, month, run of years, or the year to date (2025-01/2025-09).",
            "type": "string",
            "pattern": "^[0-9]{4}(-S[12]|-Q[1-4]|-(0[1-9]|1[0-2])|-[0-9]{4}|-01/[0-9]{4}-(0[1-9]|1[0-2]))?$"
        })
    }
}

#[cfg(test)]
mod tests;
