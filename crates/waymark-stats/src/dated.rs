//! From periods and values to a series without gaps, and on to the periods that follow.

use waymark_core::period::Period;

use crate::forecast::Frequency;
use crate::refusal::Refusal;

/// Values of consecutive periods.
#[derive(Debug, Clone, PartialEq)]
pub struct Dated {
    /// The values in time order.
    pub values: Vec<f64>,
    /// The kind of period; annual for an empty series.
    pub frequency: Frequency,
    last: i64,
}

/// Orders points by time and refuses gaps, repetitions and mixed or unfit periods.
pub fn dated(points: &[(Period, f64)]) -> Result<Dated, Refusal> {
    let mut placed = Vec::with_capacity(points.len());
    for (period, value) in points {
        let (frequency, place) =
            place(*period).ok_or_else(|| Refusal::PeriodKind { period: period.to_string() })?;
        placed.push((place, frequency, *period, *value));
    }
    placed.sort_by_key(|(place, _, period, _)| (period.first_year(), *place));
    for pair in placed.windows(2) {
        let ((before, kind, after, _), (place, next_kind, next, _)) = (&pair[0], &pair[1]);
        if after == next {
            return Err(Refusal::Repeated { period: next.to_string() });
        }
        if kind != next_kind || *place != before + 1 {
            return Err(Refusal::NotConsecutive { after: after.to_string(), next: next.to_string() });
        }
    }
    let (last, frequency) =
        placed.last().map_or((0, Frequency::Annual), |(place, frequency, ..)| (*place, *frequency));
    Ok(Dated { values: placed.into_iter().map(|(.., value)| value).collect(), frequency, last })
}

impl Dated {
    /// The period so many steps after the last; none beyond the year 9999.
    pub fn period_after(&self, steps: usize) -> Option<Period> {
        let place = self.last.checked_add(i64::try_from(steps).ok()?)?;
        let parts = self.frequency.per_year() as i64;
        let year = u16::try_from(place.div_euclid(parts)).ok().filter(|year| *year <= 9999)?;
        let part = u8::try_from(place.rem_euclid(parts) + 1).ok()?;
        Some(match self.frequency {
            Frequency::Annual => Period::Year(year),
            Frequency::HalfYearly => Period::HalfYear(year, part),
            Frequency::Quarterly => Period::Quarter(year, part),
            Frequency::Monthly => Period::Month(year, part),
        })
    }
}

/// The kind of a period and its place on a line on which neighbours are one apart.
fn place(period: Period) -> Option<(Frequency, i64)> {
    let (frequency, part) = match period {
        Period::Year(_) => (Frequency::Annual, 1),
        Period::HalfYear(_, part) => (Frequency::HalfYearly, part),
        Period::Quarter(_, part) => (Frequency::Quarterly, part),
        Period::Month(_, part) => (Frequency::Monthly, part),
        _ => return None,
    };
    let parts = frequency.per_year() as i64;
    Some((frequency, i64::from(period.first_year()) * parts + i64::from(part) - 1))
}

#[cfg(test)]
mod tests;
