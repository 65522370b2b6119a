//! `out_of_range`: a value below or above what it can be.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::context::Context;
use super::number::{printed, with_unit};
use super::{Column, DataFinding};
use crate::indicator::decimal_of_any;
use crate::quantity::Unit;

/// The limits, in the indicator's unit; for an indicator nothing describes in the row's unit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Parameters {
    /// The least it can be.
    #[serde(deserialize_with = "decimal_of_any", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub minimum: Option<Decimal>,
    /// The most it can be.
    #[serde(deserialize_with = "decimal_of_any", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub maximum: Option<Decimal>,
    /// Whether the natural limit of the definition (100 for a share in %) holds too.
    pub natural_limit: bool,
}

impl Parameters {
    pub(super) fn fault(&self) -> Option<&'static str> {
        let crossed = self.minimum.zip(self.maximum).is_some_and(|(low, high)| low > high);
        let nothing = self.minimum.is_none() && self.maximum.is_none() && !self.natural_limit;
        match () {
            () if crossed => Some("minimum above maximum"),
            () if nothing => Some("no limit: give minimum, maximum or natural_limit"),
            () => None,
        }
    }
}

pub(super) fn run(parameters: &Parameters, context: &Context<'_>, found: &mut Vec<DataFinding>) {
    // Limits of each indicator: low and high with the factor of its unit.
    let limits = context.index.indicators.iter().map(|indicator| {
        let natural = indicator.definition.filter(|_| parameters.natural_limit).and_then(|d| d.natural_limit);
        let high = [parameters.maximum, natural].into_iter().flatten().min();
        let unit = indicator.definition.map(|d| d.unit.as_str());
        (high, unit, unit.and_then(|unit| Unit::power(Unit::parse(unit).scale)))
    });
    let limits: Vec<_> = limits.collect();
    for (at, row) in context.rows() {
        let (Some(base), Some(own)) = (row.base, row.factor) else { continue };
        let (high, unit, factor) = limits[row.indicator];
        let factor = factor.unwrap_or(own);
        let beyond = |limit: Decimal, below: bool| {
            let limit = limit.checked_mul(factor);
            limit.is_some_and(|limit| if below { base < limit } else { base > limit })
        };
        let low = parameters.minimum.filter(|low| beyond(*low, true)).map(|low| ("below", low));
        let high = high.filter(|high| beyond(*high, false)).map(|high| ("above", high));
        if let Some((fault, limit)) = low.or(high) {
            let arguments = [
                ("fault", fault.to_owned()),
                ("value", printed(row.observation)),
                ("limit", with_unit(limit, unit.unwrap_or(&row.observation.unit))),
            ];
            found.push(context.of_row(at, Column::Value, &arguments));
        }
    }
}
