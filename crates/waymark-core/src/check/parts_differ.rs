//! `parts_differ`: the parts of an area do not make the whole, by the indicator's own rule over areas.
//!
//! Looked at where the whole and all its parts have a value, from the submission or accepted
//! before; 不适用 is no part. Zones another part already holds are left out. Numbers printed with
//! digits after the point or in a scaled unit are rounded, each by up to half its last digit; whole
//! numbers of unscaled units (家) are exact. Ratios are combined from numerators and denominators.

use std::collections::HashSet;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::areas::Families;
use super::context::{About, Context};
use super::number::{rough, with_unit};
use super::{Column, DataFinding};
use crate::combine::Sums;
use crate::indicator::{AreaRule, Definition};
use crate::observation::Status;
use crate::quantity::Unit;
use crate::{Observation, Period};

/// How much they may differ.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Parameters {
    /// Share of the whole (0.005 is half a per cent), beyond rounding.
    #[schemars(with = "String")]
    pub tolerance: Decimal,
}

/// A value with the incoming row it is.
type Cell<'a> = (Option<usize>, &'a Observation);

pub(super) fn run(parameters: &Parameters, context: &Context<'_>, found: &mut Vec<DataFinding>) {
    let mut families = Families::default();
    let mut seen = HashSet::new();
    for (_, row) in context.rows() {
        let definition = context.index.indicators[row.indicator].definition;
        let Some(definition) = definition.filter(|d| matches!(d.over_areas, AreaRule::Sum | AreaRule::Ratio))
        else {
            continue;
        };
        let o = row.observation;
        if !o.dimensions.is_empty() {
            continue;
        }
        let wholes = [Some(o.area.as_str()), context.index.areas.parent(&o.area)];
        for whole in wholes.into_iter().flatten().filter(|whole| context.index.areas.has_parts(whole)) {
            if seen.insert((row.indicator, whole, o.period)) {
                let about = About { indicator: row.indicator, area: whole, period: o.period };
                found.extend(differ(parameters, context, definition, about, &mut families));
            }
        }
    }
}

fn differ<'a>(
    parameters: &Parameters,
    context: &Context<'a>,
    definition: &Definition,
    about: About<'a>,
    families: &mut Families<'a>,
) -> Option<DataFinding> {
    let (whole_row, whole) = cell(context, definition, about.area, about.period)?;
    let parts = families.parts(&context.index.areas, about.area, about.period.last_day());
    let parts: Vec<Cell<'_>> =
        parts.iter().map(|area| cell(context, definition, area, about.period)).collect::<Option<_>>()?;
    let complete = |(_, o): &Cell<'_>| {
        o.status == Status::NotApplicable
            || o.usable().is_some()
                && definition
                    .same_caliber((o.caliber.as_deref(), o.period), (whole.caliber.as_deref(), whole.period))
    };
    if whole.usable().is_none() || !parts.iter().all(complete) {
        return None;
    }
    let ratio = definition.over_areas == AreaRule::Ratio;
    let mut sums = Sums::default();
    for (_, part) in &parts {
        sums = sums.merge(Sums::of(definition, &(String::new(), Some(*part)), ratio).ok()?).ok()?;
    }
    let sum = sums.finish(definition, ratio, Decimal::ONE).ok()?.value;
    let stated = Sums::of(definition, &(String::new(), Some(whole)), false).ok()?.value;
    let difference = sum.checked_sub(stated)?;
    if difference.is_zero() {
        return None;
    }
    let rounded = if ratio { &[] } else { &parts[..] }.iter().map(|(_, part)| *part);
    let slack =
        rounded.chain([whole]).try_fold(Decimal::ZERO, |sum, o| sum.checked_add(slack(o, definition)?));
    let allowed = stated.abs().checked_mul(parameters.tolerance)?.checked_add(slack?)?;
    if difference.abs() <= allowed {
        return None;
    }
    let row = whole_row.or_else(|| parts.iter().find_map(|(row, _)| *row));
    let arguments = [
        ("whole", with_unit(stated, &definition.unit)),
        ("sum", with_unit(if ratio { rough(sum) } else { sum }, &definition.unit)),
        ("difference", with_unit(rough(difference.abs()), &definition.unit)),
        ("parts", parts.len().to_string()),
    ];
    Some(context.finding(row, Some(Column::Value), about, &arguments))
}

/// What stands for an area and period, in the submission or accepted.
fn cell<'a>(context: &Context<'a>, definition: &Definition, area: &str, period: Period) -> Option<Cell<'a>> {
    let series = context.index.plain_series(&definition.code, area);
    let point = series.and_then(|series| series.find(period).map(|at| &series.points[at]));
    match point {
        Some(point) => Some((point.row, point.observation)),
        None => context.input.known.latest(&definition.code, area, period).map(|o| (None, o)),
    }
}

/// How far a printed number may be from the real one by rounding, in the indicator's unit.
fn slack(observation: &Observation, definition: &Definition) -> Option<Decimal> {
    let Some(value) = observation.value else { return Some(Decimal::ZERO) };
    let unit = Unit::parse(&observation.unit);
    if value.scale() == 0 && unit.scale == 0 {
        return Some(Decimal::ZERO);
    }
    let digit = unit.scale - Unit::parse(&definition.unit).scale - i32::try_from(value.scale()).ok()?;
    Unit::power(digit)?.checked_div(Decimal::TWO)
}
