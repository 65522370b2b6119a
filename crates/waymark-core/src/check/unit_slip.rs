//! `unit_slip`: a value off by a power of ten, as when 万元 are filled in for 亿元.
//!
//! What is expected is the median of the series' own last values before the period. The value is
//! a slip when, divided by 10⁴ or 10⁸ (or multiplied), it comes within `near` times of that.
//! Places in an order and growth rates have no scale to slip and are passed over.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::context::Context;
use super::index::{Row, Series};
use super::number::{median, printed, rough, with_unit};
use super::{Column, DataFinding};
use crate::indicator::MeasureKind;
use crate::quantity::Unit;

/// What counts as a slip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Parameters {
    /// Powers of ten that slip, in both directions.
    pub powers: Vec<u8>,
    /// How many times more or less than expected the corrected value may be.
    #[schemars(with = "String")]
    pub near: Decimal,
    /// How many values of the past are looked at.
    pub past: u8,
}

impl Default for Parameters {
    fn default() -> Parameters {
        Parameters { powers: vec![4, 8], near: Decimal::from(3), past: 8 }
    }
}

impl Parameters {
    pub(super) fn fault(&self) -> Option<&'static str> {
        match () {
            () if self.powers.iter().any(|power| !(1..=12).contains(power)) => Some("powers are 1 to 12"),
            () if self.near < Decimal::ONE => Some("near is at least 1"),
            () if self.past == 0 => Some("past is at least 1"),
            () => None,
        }
    }
}

/// A slip that was found.
pub(super) struct Slip {
    /// By which power of ten; above zero where the value is too large.
    pub power: i32,
    /// What was expected, in the unit without scale.
    pub expected: Decimal,
}

/// The slip of a value at a place of its series, if it is one.
pub(super) fn slip(parameters: &Parameters, series: &Series<'_>, at: usize, value: Decimal) -> Option<Slip> {
    let past = series.before(at).filter_map(|(_, point)| point.base).filter(|base| !base.is_zero());
    let mut past: Vec<_> = past.take(parameters.past.into()).map(|base| base.abs()).collect();
    let expected = median(&mut past)?;
    let ratio = value.abs().checked_div(expected).filter(|ratio| !ratio.is_zero())?;
    let power = parameters.powers.iter().map(|power| i32::from(*power)).find_map(|power| {
        let power = if ratio < Decimal::ONE { -power } else { power };
        let rest = ratio.checked_mul(Unit::power(-power)?)?;
        let near = rest <= parameters.near && rest.checked_mul(parameters.near)? >= Decimal::ONE;
        near.then_some(power)
    })?;
    Some(Slip { power, expected })
}

pub(super) fn run(parameters: &Parameters, context: &Context<'_>, found: &mut Vec<DataFinding>) {
    for (at, row) in context.rows() {
        let kind = context.index.indicators[row.indicator].kind();
        if matches!(kind, MeasureKind::Rank | MeasureKind::YearlyGrowth | MeasureKind::AverageGrowth) {
            continue;
        }
        let series = &context.index.series[row.series];
        let slip = row.base.and_then(|base| slip(parameters, series, row.at, base));
        if let Some(arguments) = slip.and_then(|slip| arguments(&slip, row)) {
            found.push(context.of_row(at, Column::Value, &arguments));
        }
    }
}

fn arguments(slip: &Slip, row: &Row<'_>) -> Option<[(&'static str, String); 4]> {
    let unit = &row.observation.unit;
    let corrected = row.observation.value?.checked_mul(Unit::power(-slip.power)?)?;
    let expected = slip.expected.checked_div(row.factor?)?;
    let times = Unit::power(slip.power.abs())?;
    Some([
        ("value", printed(row.observation)),
        ("expected", with_unit(rough(expected), unit)),
        ("times", if slip.power < 0 { format!("1/{times}") } else { times.to_string() }),
        ("corrected", with_unit(corrected, unit)),
    ])
}
