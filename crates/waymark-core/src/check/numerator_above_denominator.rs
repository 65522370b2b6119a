//! `numerator_above_denominator`: a share of more than everything.
//!
//! Applies where both measure the same thing: the definitions of numerator and denominator have
//! units that convert into each other, or the indicator has a natural limit. Patents for each ten
//! thousand people are no share and are passed over.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::context::Context;
use super::index::Indicator;
use super::number::with_unit;
use super::{Column, DataFinding};
use crate::quantity::Unit;

/// To what it applies.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Parameters {
    /// To every row with both numbers, taken to be in one unit where nothing says otherwise.
    pub always: bool,
}

/// Units of numerator and denominator with what brings both to one scale.
struct Fraction<'a> {
    units: (&'a str, &'a str),
    factors: (Decimal, Decimal),
}

pub(super) fn run(parameters: &Parameters, context: &Context<'_>, found: &mut Vec<DataFinding>) {
    let definition = |code: &str| context.input.definitions.iter().find(|d| d.code == code);
    let fraction = |indicator: &Indicator<'_>| {
        let own = indicator.definition;
        let unit_of = |code: Option<&String>| code.and_then(|code| definition(code)).map(|d| d.unit.as_str());
        let units = own.and_then(|d| unit_of(d.numerator.as_ref()).zip(unit_of(d.denominator.as_ref())));
        if let Some((over, under)) = units {
            let (one, other) = (Unit::parse(over), Unit::parse(under));
            return (one.base == other.base).then_some(Fraction {
                units: (over, under),
                factors: (Unit::power(one.scale)?, Unit::power(other.scale)?),
            });
        }
        let limited = own.is_some_and(|d| d.natural_limit.is_some());
        let plain = Fraction { units: ("", ""), factors: (Decimal::ONE, Decimal::ONE) };
        (limited || parameters.always).then_some(plain)
    };
    let fractions: Vec<_> = context.index.indicators.iter().map(fraction).collect();
    for (at, row) in context.rows() {
        let Some(fraction) = &fractions[row.indicator] else { continue };
        let (Some(over), Some(under)) = (row.observation.numerator, row.observation.denominator) else {
            continue;
        };
        let scaled = over.checked_mul(fraction.factors.0).zip(under.checked_mul(fraction.factors.1));
        if scaled.is_some_and(|(over, under)| over > under) {
            let arguments = [
                ("numerator", with_unit(over, fraction.units.0)),
                ("denominator", with_unit(under, fraction.units.1)),
            ];
            found.push(context.of_row(at, Column::Numerator, &arguments));
        }
    }
}
