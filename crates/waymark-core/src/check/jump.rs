//! `jump`: a change unlike those of the series' own past.
//!
//! Each value is compared with that of the same months a year before (a run of years with the run
//! before it), so seasons do not matter. The change is relative and the same both ways: doubled is
//! +1, halved is −1. Growth rates and places in an order are compared by their difference.
//!
//! With `least` changes or more in the past, c their median and s the median distance from c, a
//! change r is a jump when |r| > `floor` and |r − c| > max(`floor`, `factor` × s). Medians, so one
//! odd year in the past neither hides nor makes a jump. With fewer it is one when |r| > `alone`.
//! Small counts go up and down by chance: where both are whole numbers of an unscaled unit (家, 件), a
//! difference of at most three roots of the earlier count is no jump (3 to 4, 100 to 130).
//! Values of calibers that may not be compared are not compared. What is a slip of the unit, on
//! either side, is left to `unit_slip` where the set has that check.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::context::Context;
use super::index::{Index, Indicator, Point, Row, Series};
use super::number::{median, printed, signed, signed_percent};
use super::unit_slip::slip;
use super::{Column, DataFinding};
use crate::indicator::{MeasureKind, decimal_of_any};
use crate::quantity::Unit;
use crate::{Observation, Period};

/// What counts as a jump.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Parameters {
    /// How many changes of the past are looked at.
    pub past: u8,
    /// From how many on they are trusted.
    pub least: u8,
    /// How many times the usual distance from the usual change is too much.
    #[schemars(with = "String")]
    pub factor: Decimal,
    /// A change no larger is never a jump (0.3 is 30 %).
    #[schemars(with = "String")]
    pub floor: Decimal,
    /// Without enough past, a larger change is a jump (1 is doubled or halved).
    #[schemars(with = "String")]
    pub alone: Decimal,
    /// For growth rates and places: the floor, and without enough past the limit, in points or places.
    #[schemars(with = "String")]
    pub points: Decimal,
    /// A difference no larger, in the indicator's unit, is never a jump.
    #[serde(deserialize_with = "decimal_of_any", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub small: Option<Decimal>,
}

impl Default for Parameters {
    fn default() -> Parameters {
        Parameters {
            past: 8,
            least: 3,
            factor: Decimal::from(5),
            floor: Decimal::new(3, 1),
            alone: Decimal::ONE,
            points: Decimal::TEN,
            small: None,
        }
    }
}

impl Parameters {
    pub(super) fn fault(&self) -> Option<&'static str> {
        let negative = [self.factor, self.floor, self.alone, self.points].iter().any(|n| *n < Decimal::ZERO);
        match () {
            () if negative => Some("factor, floor, alone and points are not negative"),
            () if self.least == 0 || self.past < self.least => {
                Some("past is at least least, least at least 1")
            }
            () => None,
        }
    }
}

/// How the changes of an indicator are measured.
#[derive(Clone, Copy)]
struct Scale {
    /// By difference, in points or places.
    difference: bool,
    /// What one unit of the indicator is in the unit without scale; none where nothing describes it.
    unit: Option<Decimal>,
}

impl Scale {
    fn of(indicator: &Indicator<'_>) -> Scale {
        let differing = [MeasureKind::Rank, MeasureKind::YearlyGrowth, MeasureKind::AverageGrowth];
        let unit = indicator.definition.and_then(|d| Unit::power(Unit::parse(&d.unit).scale));
        Scale { difference: differing.contains(&indicator.kind()), unit }
    }

    /// The change from one value to the next; none from zero.
    fn change(self, from: Decimal, to: Decimal) -> Option<Decimal> {
        let difference = to.checked_sub(from)?;
        if self.difference {
            return difference.checked_div(self.unit.unwrap_or(Decimal::ONE));
        }
        let same_side = from.is_sign_negative() == to.is_sign_negative() && !to.is_zero();
        let smaller = if same_side { from.abs().min(to.abs()) } else { from.abs() };
        let sign = if same_side && from.is_sign_negative() { -Decimal::ONE } else { Decimal::ONE };
        Some(difference.checked_div(smaller)?.checked_mul(sign)?.round_dp(6))
    }

    /// A change as people read it: halved is −50 %.
    fn text(self, change: Decimal) -> String {
        if self.difference {
            return signed(change);
        }
        let plain = match change < Decimal::ZERO {
            true => Decimal::ONE.checked_div(Decimal::ONE - change).map(|left| left - Decimal::ONE),
            false => Some(change),
        };
        plain.map_or_else(|| "—".to_owned(), signed_percent)
    }
}

pub(super) fn run(parameters: &Parameters, context: &Context<'_>, found: &mut Vec<DataFinding>) {
    let scales: Vec<_> = context.index.indicators.iter().map(Scale::of).collect();
    let of_series = |series: &Series<'_>| match context.reaches(series.indicator) {
        true => changes(series, scales[series.indicator], context.index),
        false => Vec::new(),
    };
    let changes: Vec<_> = context.index.series.iter().map(of_series).collect();
    for (at, row) in context.rows() {
        let past = &changes[row.series];
        if let Some(arguments) = jump(parameters, context, row, scales[row.indicator], past) {
            found.push(context.of_row(at, Column::Value, &arguments));
        }
    }
}

/// The period a value is compared with.
fn year_before(period: Period) -> Option<Period> {
    match period {
        Period::Years(..) => period.previous(),
        other => other.shift_years(-1),
    }
}

/// The change at each place of a series.
fn changes(series: &Series<'_>, scale: Scale, index: &Index<'_>) -> Vec<Option<Decimal>> {
    let change = |point: &Point<'_>| {
        let (_, before) = compared_with(series, point, index)?;
        scale.change(before.base?, point.base?)
    };
    series.points.iter().map(change).collect()
}

/// The value a point is compared with, if their calibers may be.
fn compared_with<'a, 'b>(
    series: &'b Series<'a>,
    point: &Point<'_>,
    index: &Index<'_>,
) -> Option<(usize, &'b Point<'a>)> {
    let at = series.find(year_before(point.period)?)?;
    let before = &series.points[at];
    let definition = index.indicators[series.indicator].definition;
    let comparable = definition.is_none_or(|d| d.comparable(before.caliber, point.caliber));
    comparable.then_some((at, before))
}

/// Whether two counts differ by no more than counts do by chance.
fn by_chance(before: &Point<'_>, row: &Row<'_>) -> bool {
    let count = |o: &Observation| {
        let unit = Unit::parse(&o.unit);
        o.value.filter(|value| value.is_integer() && unit.scale == 0 && !["元", "1"].contains(&&*unit.base))
    };
    let counts = count(before.observation).zip(count(row.observation));
    let within = |(from, to): (Decimal, Decimal)| {
        let difference = to.checked_sub(from)?;
        Some(difference.checked_mul(difference)? <= Decimal::from(9).checked_mul(from.max(Decimal::ONE))?)
    };
    counts.and_then(within).unwrap_or(false)
}

fn jump(
    parameters: &Parameters,
    context: &Context<'_>,
    row: &Row<'_>,
    scale: Scale,
    changes: &[Option<Decimal>],
) -> Option<Vec<(&'static str, String)>> {
    let series = &context.index.series[row.series];
    let (at_before, before) = compared_with(series, &series.points[row.at], context.index)?;
    let (from, to) = (before.base?, row.base?);
    let change = scale.change(from, to)?;
    let (floor, alone) = match scale.difference {
        true => (parameters.points, parameters.points),
        false => (parameters.floor, parameters.alone),
    };
    let small = || parameters.small.zip(scale.unit.or(row.factor)).and_then(|(s, unit)| s.checked_mul(unit));
    if change.abs() <= floor
        || by_chance(before, row)
        || small().is_some_and(|small| (to - from).abs() <= small)
    {
        return None;
    }
    let past = series.before(row.at).filter_map(|(at, _)| changes[at]);
    let mut past: Vec<_> = past.take(parameters.past.into()).collect();
    let usual = if past.len() < parameters.least.into() { None } else { median(&mut past) };
    let unlike = match usual {
        None => change.abs() > alone,
        Some(usual) => {
            let mut distances: Vec<_> = past.iter().map(|past| (past - usual).abs()).collect();
            let limit = median(&mut distances)?.checked_mul(parameters.factor)?.max(floor);
            (change - usual).abs() > limit
        }
    };
    let slips = |at: usize, value| context.slips(row.indicator).any(|p| slip(p, series, at, value).is_some());
    if !unlike || slips(row.at, to) || slips(at_before, from) {
        return None;
    }
    let mut arguments = vec![
        ("value", printed(row.observation)),
        ("before", printed(before.observation)),
        ("before_period", before.period.to_string()),
        ("change", scale.text(change)),
    ];
    arguments.extend(usual.map(|usual| ("usual", scale.text(usual))));
    Some(arguments)
}
