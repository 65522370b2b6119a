//! `cumulative_falls`: within a year, a year-to-date figure below that of fewer months, or the
//! year below its own year to date. For flows; calibers that may not be compared are not.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::context::Context;
use super::index::{Point, Series};
use super::number::printed;
use super::{Column, DataFinding};
use crate::Period;
use crate::indicator::MeasureKind;

/// How much it may fall.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Parameters {
    /// Share of the earlier figure by which a correction may lower it (0.01 is 1 %).
    #[schemars(with = "String")]
    pub tolerance: Decimal,
}

pub(super) fn run(parameters: &Parameters, context: &Context<'_>, found: &mut Vec<DataFinding>) {
    for series in &context.index.series {
        let indicator = &context.index.indicators[series.indicator];
        if !context.reaches(series.indicator) || indicator.kind() != MeasureKind::Flow {
            continue;
        }
        for (earlier, later) in pairs(series) {
            let comparable =
                indicator.definition.is_none_or(|d| d.comparable(earlier.caliber, later.caliber));
            let (Some(low), Some(high)) = (later.base, earlier.base) else { continue };
            let kept = Decimal::ONE.checked_sub(parameters.tolerance).and_then(|kept| high.checked_mul(kept));
            let Some(row) = later.row.or(earlier.row).filter(|_| comparable && kept.is_some_and(|k| low < k))
            else {
                continue;
            };
            let arguments = [
                ("earlier_period", earlier.period.to_string()),
                ("earlier", printed(earlier.observation)),
                ("later_period", later.period.to_string()),
                ("later", printed(later.observation)),
            ];
            found.push(context.of_row(row, Column::Value, &arguments));
        }
    }
}

/// Each year-to-date figure with the next of its year, the last one with the year itself.
fn pairs<'a, 'b>(series: &'b Series<'a>) -> Vec<(&'b Point<'a>, &'b Point<'a>)> {
    let to_date = |point: &&Point<'_>| matches!(point.period, Period::YearToDate(..)) && point.base.is_some();
    let points: Vec<_> = series.points.iter().filter(to_date).collect();
    let mut pairs = Vec::new();
    for (at, point) in points.iter().enumerate() {
        let year = point.period.first_year();
        let next = points.get(at + 1).copied().filter(|next| next.period.first_year() == year);
        let whole = || series.find(Period::Year(year)).map(|at| &series.points[at]);
        pairs.extend(next.or_else(whole).map(|next| (*point, next)));
    }
    pairs
}
