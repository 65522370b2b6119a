//! `parts_differ`: the parts of an area do not make the whole, by the indicator's own rule over areas.
//!
//! Looked at where the whole and all its parts have a value, from the submission or accepted
//! before; 不适用 is no part. Zones another part already holds are left out. Numbers printed with
//! digits after the point or in a scaled unit are rounded, each by up to half its last digit; whole
//! numbers of unscaled units (家) are exact. Ratios are combined from numerators and denominators and
//! may be off by a whole last digit.

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

/// What stands for an area.
#[derive(Clone, Copy)]
struct Cell<'a> {
    row: Option<usize>,
    observation: &'a Observation,
    /// The usable value in the unit without scale.
    base: Option<Decimal>,
}

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
    let whole = cell(context, definition, about.area, about.period)?;
    let parts = families.parts(&context.index.areas, about.area, about.period.last_day());
    let parts = parts.iter().map(|area| cell(context, definition, area, about.period));
    let parts: Vec<Cell<'_>> = parts.collect::<Option<_>>()?;
    if whole.base.is_none() || !parts.iter().all(|part| complete(part, &whole, definition)) {
        return None;
    }
    let ratio = definition.over_areas == AreaRule::Ratio;
    let factor = Unit::power(Unit::parse(&definition.unit).scale)?;
    let sum = if ratio { combined(&parts, definition)?.checked_mul(factor) } else { added(&parts) }?;
    let difference = sum.checked_sub(whole.base?)?;
    if difference.is_zero() {
        return None;
    }
    let own = |base: Decimal| base.checked_div(factor);
    let (stated, sum, difference) = (own(whole.base?)?, own(sum)?, own(difference.abs())?);
    // Numerators and denominators are rounded too: a ratio may be off by a whole last digit.
    let rounded = if ratio { std::slice::from_ref(&whole) } else { &parts[..] }.iter().chain([&whole]);
    let slack = rounded
        .map(|cell| slack(cell.observation, definition))
        .try_fold(Decimal::ZERO, |sum, slack| sum.checked_add(slack?))?;
    if difference <= stated.abs().checked_mul(parameters.tolerance)?.checked_add(slack)? {
        return None;
    }
    let row = whole.row.or_else(|| parts.iter().find_map(|part| part.row));
    let arguments = [
        ("whole", with_unit(stated, &definition.unit)),
        ("sum", with_unit(if ratio { rough(sum) } else { sum }, &definition.unit)),
        ("difference", with_unit(rough(difference), &definition.unit)),
        ("parts", parts.len().to_string()),
    ];
    Some(context.finding(row, Some(Column::Value), about, &arguments))
}

/// Whether a part can be added: not applicable, or a value of a caliber that may be compared.
fn complete<'a>(part: &Cell<'a>, whole: &Cell<'a>, definition: &Definition) -> bool {
    let named = |cell: &Cell<'a>| (cell.observation.caliber.as_deref(), cell.observation.period);
    let comparable = || definition.same_caliber(named(part), named(whole));
    part.observation.status == Status::NotApplicable || part.base.is_some() && comparable()
}

/// The sum of the parts, in the unit without scale; none where no part applies.
fn added(parts: &[Cell<'_>]) -> Option<Decimal> {
    let values = parts.iter().filter_map(|part| part.base);
    values.map(Some).reduce(|sum, value| sum?.checked_add(value?)).flatten()
}

/// The ratio of the parts together, in the indicator's unit.
fn combined(parts: &[Cell<'_>], definition: &Definition) -> Option<Decimal> {
    let of = |part: &Cell<'_>| Sums::of(definition, &(String::new(), Some(part.observation)), true).ok();
    let sums = parts.iter().try_fold(Sums::default(), |sums, part| sums.merge(of(part)?).ok())?;
    sums.finish(definition, true, Decimal::ONE).ok().map(|combined| combined.value)
}

/// What stands for an area and period, in the submission or accepted.
fn cell<'a>(context: &Context<'a>, definition: &Definition, area: &str, period: Period) -> Option<Cell<'a>> {
    let series = context.index.plain_series(&definition.code, area);
    if let Some(point) = series.and_then(|series| series.find(period).map(|at| &series.points[at])) {
        return Some(Cell { row: point.row, observation: point.observation, base: point.base });
    }
    let observation = context.input.known.counting(&definition.code, area, period)?;
    let unit = if observation.unit.is_empty() { &definition.unit } else { &observation.unit };
    let (unit, own) = (Unit::parse(unit), Unit::parse(&definition.unit));
    let factor = Unit::power(unit.scale).filter(|_| unit.base == own.base);
    let base = factor.and_then(|factor| observation.usable()?.checked_mul(factor));
    Some(Cell { row: None, observation, base })
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
