//! A calendar day.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A day of the Gregorian calendar, written `2025-11-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, if there is one.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let valid = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day);
        valid.then_some(Date { year, month, day })
    }

    /// The last day of a month; the month is taken between 1 and 12.
    pub fn end_of_month(year: u16, month: u8) -> Date {
        let month = month.clamp(1, 12);
        Date { year, month, day: days_in(year, month) }
    }

    /// The last day of the month so many months after the month index (months since year 0).
    pub(crate) fn end_of_month_index(index: i32) -> Date {
        let year = u16::try_from(index.div_euclid(12)).unwrap_or(0);
        Date::end_of_month(year, (index.rem_euclid(12) + 1) as u8)
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Reads a year, a month or a day as the first day it covers (`2019-07` is 2019-07-01).
    pub fn first_of(text: &str) -> Option<Date> {
        match text.len() {
            4 => format!("{text}-01-01").parse().ok(),
            7 => format!("{text}-01").parse().ok(),
            _ => text.parse().ok(),
        }
    }

    /// Reads a year, a month or a day as the last day it covers (`2019-07` is 2019-07-31).
    pub fn last_of(text: &str) -> Option<Date> {
        let first = Date::first_of(text)?;
        Some(match text.len() {
            4 => Date::end_of_month(first.year, 12),
            7 => Date::end_of_month(first.year, first.month),
            _ => first,
        })
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The text is not a day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a date: {0:?}; write 2025-11-01")]
pub struct ParseDateError(String);

impl FromStr for Date {
    type Err = ParseDateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parsed = || {
            let number = |part: &str, length| {
                (part.len() == length && part.bytes().all(|b| b.is_ascii_digit()))
                    .then(|| part.parse::<u16>().ok())?
            };
            let mut parts = text.splitn(3, '-');
            let (year, month, day) =
                (number(parts.next()?, 4)?, number(parts.next()?, 2)?, number(parts.next()?, 2)?);
            Date::new(year, month as u8, day as u8)
        };
        parsed().ok_or_else(|| ParseDateError(text.chars().take(40).collect()))
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "description": "A calendar day.", "type": "string", "format": "date" })
    }
}
