//! 趋势测算: where the series of each target leads if it goes on as before, and how likely that
//! meets the target. Internal: it informs and never governs a verdict.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use waymark_core::indicator::{self, Definition};
use waymark_core::observation::Observations;
use waymark_core::quantity::Quantity;
use waymark_core::target::{Plan, Target, TargetForm};
use waymark_core::{Observation, Period, Value};
use waymark_report::Lang;
use waymark_report::assessment::Trend;
use waymark_stats::batch::{Request, forecast_all};
use waymark_stats::distribution::Direction;
use waymark_stats::forecast::{Forecast, Frequency, Options};

use crate::forecast::reason::Reason;

/// The yearly values of a target up to the period judged.
struct Series<'a> {
    target: &'a Target,
    wanted: f64,
    direction: Direction,
    values: Vec<f64>,
    last: u16,
    options: Options,
}

/// The trends of the targets that state a level for a later year; each distinct series is fitted once.
pub fn trends(plan: &Plan, observed: &Observations, at: Period, lang: Lang) -> Vec<Trend> {
    let targets = plan.targets.iter().zip(&plan.definitions);
    let series: Vec<Series> =
        targets.filter_map(|(target, definition)| series(target, definition, observed, at)).collect();
    let requests: Vec<Request> =
        series.iter().map(|one| Request { values: &one.values, options: one.options }).collect();
    let answers = forecast_all(&requests);
    series
        .iter()
        .zip(answers.iter())
        .map(|(one, answer)| match answer {
            Ok(forecast) => told(one, forecast),
            Err(refusal) => {
                let reason = Reason::from(refusal.clone());
                Trend { reason: Some(reason.code().to_owned()), why: Some(reason.text(lang)), ..about(one) }
            }
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
    let last_known = at.last_year().min(year);
    let known = |year: u16| observed.counting(&definition.code, &target.area, Period::Year(year));
    let value = |year: u16| known(year).and_then(|known| in_unit(known, &target.unit));
    let last =
        (last_known.saturating_sub(YEARS_MAX)..=last_known).rev().find(|year| value(*year).is_some())?;
    // Values of another caliber are another series.
    let caliber = known(last).and_then(|known| known.caliber.clone());
    let alike = |year: u16| known(year).is_some_and(|known| known.caliber == caliber);
    let mut values: Vec<f64> = (0..YEARS_MAX)
        .map_while(|back| last.checked_sub(back).filter(|year| alike(*year)).and_then(value))
        .collect();
    values.reverse();
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

/// Years looked back at most.
const YEARS_MAX: u16 = 60;

/// The value in the target's unit, if it may be used.
fn in_unit(observation: &Observation, unit: &str) -> Option<f64> {
    let value = observation.usable()?;
    let (converted, _) = Quantity::new(value, &observation.unit).to(unit).ok()?;
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
    let Some(end) = forecast.steps.last() else { return about(series) };
    let (lo80, hi80) = end.interval(0.8);
    let (lo95, hi95) = end.interval(0.95);
    // A series that never moved says nothing of how likely it is to move.
    let moved = lo95 < hi95;
    Trend {
        mean: rounded(end.mean()),
        lo80: rounded(lo80),
        hi80: rounded(hi80),
        lo95: rounded(lo95),
        hi95: rounded(hi95),
        probability: rounded(end.probability(series.direction, series.wanted)).filter(|_| moved),
        ..about(series)
    }
}

/// Four significant digits: a trend knows no more.
fn rounded(value: f64) -> Option<Decimal> {
    Decimal::from_f64_retain(value)?.round_sf(4).map(|value| value.normalize())
}
