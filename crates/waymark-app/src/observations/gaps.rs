//! Periods about which nothing was ever said: missing, or not yet due.

use std::collections::BTreeMap;

use waymark_core::indicator::{Definition, Frequency};
use waymark_core::observation::Status;
use waymark_core::{Date, Period};

use super::answer::{ObservationQuery, Point};

/// Most periods filled in.
const PERIODS_MAX: usize = 600;

/// The period of a length that a month (counted from year 0) lies in.
pub(crate) fn period_of(frequency: Frequency, month: i32) -> Period {
    let year = u16::try_from(month.div_euclid(12)).unwrap_or(0);
    let of_year = month.rem_euclid(12) as u8;
    match frequency {
        Frequency::Year => Period::Year(year),
        Frequency::HalfYear => Period::HalfYear(year, of_year / 6 + 1),
        Frequency::Quarter => Period::Quarter(year, of_year / 3 + 1),
        Frequency::Month => Period::Month(year, of_year + 1),
    }
}

/// Fills the gaps of a series between what was asked for (or its first value) and what was asked
/// for (or the last period that is over): before the release calendar's date a value is not yet
/// due, after it it is missing.
pub(super) fn fill(
    points: &mut BTreeMap<Period, Point>,
    definition: Option<&Definition>,
    frequency: Option<Frequency>,
    query: &ObservationQuery,
    day: Date,
) {
    let (Some(definition), Some(frequency)) = (definition, frequency) else { return };
    let usual = definition.release.as_ref().map_or(Frequency::Year, |release| release.frequency);
    let cumulative = points.keys().any(|period| matches!(period, Period::YearToDate(..)));
    let Some(seen) = points.keys().next().copied() else { return };
    // Longer periods than the usual come out as well, shorter ones were never promised.
    if cumulative || period_of(frequency, 0).months() < period_of(usual, 0).months() {
        return;
    }
    let first = query.from.unwrap_or(seen).start_month();
    let over = i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
    let last = query.to.map_or(over, Period::end_month) - 1;
    let mut next = Some(period_of(frequency, first));
    for _ in 0..PERIODS_MAX {
        let Some(period) = next.filter(|period| period.end_month() - 1 <= last) else { return };
        points.entry(period).or_insert_with(|| Point {
            period,
            status: if definition.is_due(period, day) { Status::Missing } else { Status::NotDue },
            reading: None,
            withdrawn: None,
            revision_count: 0,
            revisions: Vec::new(),
            notes: Vec::new(),
        });
        next = period.next();
    }
}
