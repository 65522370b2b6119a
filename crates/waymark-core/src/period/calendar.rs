//! Arithmetic of the calendar: order, containment, neighbours, shares of a term.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::Period;
use crate::Date;

impl Period {
    /// Months from the beginning of year 0 to the first month of the period.
    pub fn start_month(self) -> i32 {
        let offset = match self {
            Period::Year(_) | Period::Years(..) | Period::YearToDate(..) => 0,
            Period::HalfYear(_, half) => (i32::from(half) - 1) * 6,
            Period::Quarter(_, quarter) => (i32::from(quarter) - 1) * 3,
            Period::Month(_, month) => i32::from(month) - 1,
        };
        i32::from(self.first_year()) * 12 + offset
    }

    /// Months from the beginning of year 0 to the month after the period.
    pub fn end_month(self) -> i32 {
        let length = match self {
            Period::Year(_) => 12,
            Period::HalfYear(..) => 6,
            Period::Quarter(..) => 3,
            Period::Month(..) => 1,
            Period::YearToDate(_, months) => i32::from(months),
            Period::Years(first, last) => (i32::from(last) - i32::from(first) + 1) * 12,
        };
        self.start_month() + length
    }

    /// How many months the period has.
    pub fn months(self) -> i32 {
        self.end_month() - self.start_month()
    }

    /// Whether the other period lies inside this one (or is the same span).
    pub fn contains(self, other: Period) -> bool {
        self.start_month() <= other.start_month() && other.end_month() <= self.end_month()
    }

    /// The last day of the period.
    pub fn last_day(self) -> Date {
        let last = self.end_month() - 1;
        Date::end_of_month((last / 12) as u16, (last % 12 + 1) as u8)
    }

    /// The period of the same length that follows; the year to date grows by a month and starts
    /// again after December. None past the year 9999.
    pub fn next(self) -> Option<Period> {
        self.step(1)
    }

    /// The period of the same length before; undoes [`Period::next`]. None before the year 0.
    pub fn previous(self) -> Option<Period> {
        self.step(-1)
    }

    /// The same months of another year: what a year-to-date figure is compared with.
    pub fn shift_years(self, years: i32) -> Option<Period> {
        let moved = |year: u16| u16::try_from(i32::from(year) + years).ok().filter(|year| *year <= 9999);
        Some(match self {
            Period::Year(year) => Period::Year(moved(year)?),
            Period::HalfYear(year, half) => Period::HalfYear(moved(year)?, half),
            Period::Quarter(year, quarter) => Period::Quarter(moved(year)?, quarter),
            Period::Month(year, month) => Period::Month(moved(year)?, month),
            Period::YearToDate(year, month) => Period::YearToDate(moved(year)?, month),
            Period::Years(first, last) => Period::Years(moved(first)?, moved(last)?),
        })
    }

    /// Years from the end of this period to the end of the other, negative backwards.
    pub fn years_to(self, other: Period) -> Decimal {
        Decimal::from(other.end_month() - self.end_month()) / Decimal::from(12)
    }

    /// The share of a term that is over at the end of this period: 0 before it, 1 after it.
    /// 时序进度: end of 2023 in 2021-2025 is 0.6.
    pub fn share_of(self, term: Period) -> Decimal {
        let gone = (self.end_month() - term.start_month()).clamp(0, term.months());
        Decimal::from(gone) / Decimal::from(term.months().max(1))
    }

    fn step(self, by: i32) -> Option<Period> {
        let turn = |year: u16, part: u8, parts: i32| {
            let index = i32::from(year) * parts + i32::from(part) - 1 + by;
            let year = u16::try_from(index.div_euclid(parts)).ok().filter(|year| *year <= 9999)?;
            Some((year, (index.rem_euclid(parts) + 1) as u8))
        };
        match self {
            Period::Year(_) => self.shift_years(by),
            Period::HalfYear(year, half) => turn(year, half, 2).map(|(y, h)| Period::HalfYear(y, h)),
            Period::Quarter(year, quarter) => turn(year, quarter, 4).map(|(y, q)| Period::Quarter(y, q)),
            Period::Month(year, month) => turn(year, month, 12).map(|(y, m)| Period::Month(y, m)),
            Period::YearToDate(year, month) => turn(year, month, 12).map(|(y, m)| Period::YearToDate(y, m)),
            Period::Years(first, last) => self.shift_years(by * (i32::from(last) - i32::from(first) + 1)),
        }
    }

    fn rank(self) -> u8 {
        match self {
            Period::Year(_) => 0,
            Period::HalfYear(..) => 1,
            Period::Quarter(..) => 2,
            Period::Month(..) => 3,
            Period::Years(..) => 4,
            Period::YearToDate(..) => 5,
        }
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |p: &Period| (p.start_month(), p.end_month(), p.rank());
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
