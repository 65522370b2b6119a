//! 趋势测算: where the series of each target leads if it goes on as before, and how likely that
//! meets the target. Internal: it informs and never governs a verdict.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use waymark_core::indicator::{self, Definition};
use waymark_core::quantity::Quantity;
use waymark_core::target::{Target, TargetForm};
use waymark_core::{Observation, Observations, Period, Value};
use waymark_report::Lang;
use waymark_report::assessment::{Trend, TrendYear};
use waymark_stats::distribution::{Direction, Distribution};
use waymark_stats::forecast::{Forecast, Frequency, Options};

use super::words;

mod cache;

pub use cache::{Outcome, TrendCache};

/// Years looked back at most.
const YEARS_MAX: u16 = 60;

/// The yearly values of a target up to the period judged.
struct Series<'a> {
    target: &'a Target,
    wanted: f64,
    direction: Direction,
    values: Vec<f64>,
    last: u16,
    options: Options,
}

/// The trends of the targets that state a level for a later year.
pub fn trends<'a>(
    targets: impl Iterator<Item = (&'a Target, &'a Definition)>,
    observed: &Observations,
    at: Period,
    lang: Lang,
    cache: &TrendCache,
) -> Vec<Trend> {
    targets
        .filter_map(|(target, definition)| series(target, definition, observed, at))
        .map(|series| match &*cache.outcome(&series.values, &series.options) {
            Ok(forecast) => told(&series, forecast),
            Err(refusal) => Trend {
                reason: Some(refusal.code().to_owned()),
                why: Some(words::refusal(refusal, lang)),
                ..about(&series)
            },
        })
        .collect()
}

fn series<'a>(
    target: &'a Target,
    definition: &Definition,
    observed: &Observations,
    at: Period,
) -> Option<Series<'a>> {
    let (TargetForm::Level, Value::One(wanted), Period::Year(year)) =
        (target.form, target.value, target.period)
    else {
        return None;
    };
    let (last, values) = values(target, definition, observed, at.last_year().min(year))?;
    let share = target.unit == "%";
    Some(Series {
        target,
        wanted: wanted.to_f64()?,
        direction: match target.direction(definition) {
            indicator::Direction::Down => Direction::AtMost,
            indicator::Direction::Up | indicator::Direction::None => Direction::AtLeast,
        },
        // Counts, amounts and shares do not fall below zero.
        options: Options {
            least: values.iter().all(|value| *value >= 0.0).then_some(0.0),
            most: definition.natural_limit.and_then(|limit| limit.to_f64()).filter(|_| share),
            ..Options::new(Frequency::Annual, usize::from(year - last))
        },
        values,
        last,
    })
    .filter(|one| one.options.horizon > 0)
}

/// The last year with a value up to a year, and the values of the years without a gap before it and
/// of its caliber: values of another caliber are another series.
fn values(
    target: &Target,
    definition: &Definition,
    observed: &Observations,
    until: u16,
) -> Option<(u16, Vec<f64>)> {
    let mut years = observed.counting_in_order(&definition.code, &target.area);
    years.retain(|known| matches!(known.period, Period::Year(year) if year <= until));
    let value = |known: &Observation| in_unit(known, definition, &target.unit);
    let place = years.iter().rposition(|known| value(known).is_some())?;
    let newest = years[place];
    let last = newest.period.last_year();
    if until - last > YEARS_MAX {
        return None;
    }
    let back = (0..YEARS_MAX).zip(years[..=place].iter().rev());
    let alike = |(back, known): (u16, &&Observation)| {
        let next = known.period.last_year() + back == last && known.caliber == newest.caliber;
        value(known).filter(|_| next)
    };
    let mut values: Vec<f64> = back.map_while(alike).collect();
    values.reverse();
    Some((last, values))
}

/// The value in the target's unit, if it may be used; without a unit it is in the indicator's.
fn in_unit(observation: &Observation, definition: &Definition, unit: &str) -> Option<f64> {
    let value = observation.usable()?;
    let from = if observation.unit.is_empty() { &definition.unit } else { &observation.unit };
    if from == unit {
        return value.to_f64();
    }
    let (converted, _) = Quantity::new(value, from).to(unit).ok()?;
    converted.value.to_f64()
}

fn about(series: &Series) -> Trend {
    let target = series.target;
    Trend {
        target: target.code.clone(),
        name: target.name.clone(),
        area: target.area.clone(),
        period: target.period,
        unit: target.unit.clone(),
        last: Period::Year(series.last),
        points: series.values.len() as u32,
        years: Vec::new(),
        mean: None,
        lo80: None,
        hi80: None,
        lo95: None,
        hi95: None,
        probability: None,
        reason: None,
        why: None,
    }
}

fn told(series: &Series, forecast: &Forecast) -> Trend {
    let years: Option<Vec<TrendYear>> =
        (series.last + 1..).zip(&forecast.steps).map(|(year, step)| expected(year, step)).collect();
    let (Some(years), Some(step)) = (years, forecast.steps.last()) else { return about(series) };
    let Some(end) = years.last().cloned() else { return about(series) };
    // A series that never moved says nothing of how likely it is to move.
    let moved = end.lo95 < end.hi95;
    Trend {
        years,
        mean: Some(end.mean),
        lo80: Some(end.lo80),
        hi80: Some(end.hi80),
        lo95: Some(end.lo95),
        hi95: Some(end.hi95),
        probability: rounded(step.probability(series.direction, series.wanted)).filter(|_| moved),
        ..about(series)
    }
}

/// What is expected of a year; none where it is no number.
fn expected(year: u16, step: &Distribution) -> Option<TrendYear> {
    let (lo80, hi80) = step.interval(0.8);
    let (lo95, hi95) = step.interval(0.95);
    Some(TrendYear {
        period: Period::Year(year),
        mean: rounded(step.mean())?,
        lo80: rounded(lo80)?,
        hi80: rounded(hi80)?,
        lo95: rounded(lo95)?,
        hi95: rounded(hi95)?,
    })
}

/// Four significant digits: a trend knows no more.
fn rounded(value: f64) -> Option<Decimal> {
    Decimal::from_f64_retain(value)?.round_sf(4).map(|value| value.normalize())
}
