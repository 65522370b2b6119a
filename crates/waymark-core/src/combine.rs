//! Combining values over areas and over periods, by the indicator's own rules.
//!
//! Ratios are combined from numerators and denominators, never averaged. A combined value says
//! how much of the whole it covers and is refused below the coverage asked for.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Period;
use crate::area::AreaList;
use crate::indicator::{AreaRule, Definition, TimeRule};
use crate::observation::{Observation, Status};
use crate::quantity::Quantity;

/// A value combined from parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Combined {
    /// The value, in the indicator's unit.
    #[schemars(with = "String")]
    pub value: Decimal,
    /// Unit.
    pub unit: String,
    /// Sum of numerators, for a ratio.
    #[schemars(with = "Option<String>")]
    pub numerator: Option<Decimal>,
    /// Sum of denominators, for a ratio.
    #[schemars(with = "Option<String>")]
    pub denominator: Option<Decimal>,
    /// What it covers.
    pub coverage: Coverage,
}

/// What a combined value covers. Parts the indicator does not apply to are not counted at all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Coverage {
    /// Parts with a usable value, zero included.
    pub used: u32,
    /// Parts that should have one.
    pub of: u32,
    /// Parts without, and why.
    pub lacking: Vec<(String, Status)>,
    /// Areas left out because another part already holds them: left out, holder.
    pub left_out: Vec<(String, String)>,
}

/// Why parts are not combined.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CombineError {
    /// The indicator has no rule for it.
    #[error("{0} is not combined: its definition has no rule for that")]
    NoRule(String),
    /// Too few parts have a value.
    #[error("covers {} of {} parts; at least {least} is asked for", .coverage.used, .coverage.of)]
    CoverageTooLow {
        /// What it would cover.
        coverage: Box<Coverage>,
        /// The least share asked for.
        least: Decimal,
    },
    /// A part of a ratio comes without numerator and denominator.
    #[error("{0} has no numerator and denominator, and ratios are not averaged")]
    NoFraction(String),
    /// The denominators add up to zero.
    #[error("the denominators add up to zero")]
    ZeroDenominator,
    /// A part has a unit that cannot be converted.
    #[error("{part}: {unit:?} cannot be converted to {wanted:?}")]
    Unit {
        /// The part.
        part: String,
        /// Its unit.
        unit: String,
        /// The indicator's.
        wanted: String,
    },
    /// Periods overlap or lie outside the whole.
    #[error("{0} does not fit into the period or overlaps another part")]
    Overlap(String),
    /// Out of the range of decimals.
    #[error("out of range")]
    Overflow,
}

/// A part: its name (area code or period) and its observation, if there is one.
pub type Part<'a> = (String, Option<&'a Observation>);

/// Sums of parts; grouping them differently gives the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sums {
    /// Sum of values.
    pub value: Decimal,
    /// Sum of numerators.
    pub numerator: Decimal,
    /// Sum of denominators.
    pub denominator: Decimal,
    /// What is covered.
    pub coverage: Coverage,
}

impl Sums {
    /// The sums of one part.
    ///
    /// # Errors
    /// A unit that cannot be converted, or a ratio without its fraction.
    pub fn of(definition: &Definition, part: &Part<'_>, ratio: bool) -> Result<Sums, CombineError> {
        let (name, observation) = part;
        let status = observation.map_or(Status::Missing, |o| o.status);
        let mut sums = Sums::default();
        if status == Status::NotApplicable {
            return Ok(sums);
        }
        sums.coverage.of = 1;
        let Some((observation, value)) = observation.and_then(|o| Some((o, o.usable()?))) else {
            sums.coverage.lacking.push((name.clone(), status));
            return Ok(sums);
        };
        sums.coverage.used = 1;
        if ratio {
            let no_fraction = || CombineError::NoFraction(name.clone());
            sums.numerator = observation.numerator.ok_or_else(no_fraction)?;
            sums.denominator = observation.denominator.ok_or_else(no_fraction)?;
        } else {
            let wrong_unit = |_| CombineError::Unit {
                part: name.clone(),
                unit: observation.unit.clone(),
                wanted: definition.unit.clone(),
            };
            let quantity = Quantity::new(value, &observation.unit);
            sums.value = quantity.to(&definition.unit).map_err(wrong_unit)?.0.value;
        }
        Ok(sums)
    }

    /// Both together.
    ///
    /// # Errors
    /// Out of the range of decimals.
    pub fn merge(mut self, other: Sums) -> Result<Sums, CombineError> {
        let add = |a: Decimal, b: Decimal| a.checked_add(b).ok_or(CombineError::Overflow);
        self.value = add(self.value, other.value)?;
        self.numerator = add(self.numerator, other.numerator)?;
        self.denominator = add(self.denominator, other.denominator)?;
        self.coverage.used += other.coverage.used;
        self.coverage.of += other.coverage.of;
        self.coverage.lacking.extend(other.coverage.lacking);
        self.coverage.left_out.extend(other.coverage.left_out);
        Ok(self)
    }

    /// The combined value.
    ///
    /// # Errors
    /// Coverage below `least`, or a zero denominator.
    pub fn finish(
        self,
        definition: &Definition,
        ratio: bool,
        least: Decimal,
    ) -> Result<Combined, CombineError> {
        let of = Decimal::from(self.coverage.of);
        if self.coverage.used == 0 || Decimal::from(self.coverage.used) < least * of {
            return Err(CombineError::CoverageTooLow { coverage: Box::new(self.coverage), least });
        }
        let value = match ratio {
            true => fraction(definition, self.numerator, self.denominator)?,
            false => self.value,
        };
        let keep = |sum: Decimal| ratio.then_some(sum);
        Ok(Combined {
            value,
            unit: definition.unit.clone(),
            numerator: keep(self.numerator),
            denominator: keep(self.denominator),
            coverage: self.coverage,
        })
    }
}

fn fraction(
    definition: &Definition,
    numerator: Decimal,
    denominator: Decimal,
) -> Result<Decimal, CombineError> {
    if denominator.is_zero() {
        return Err(CombineError::ZeroDenominator);
    }
    let factor = definition.factor.unwrap_or(Decimal::ONE);
    let quotient = numerator.checked_div(denominator).and_then(|q| q.checked_mul(factor));
    quotient.map(|value| value.normalize()).ok_or(CombineError::Overflow)
}

/// Combines areas. Zones and areas that another of the parts already holds are left out and named.
///
/// # Errors
/// No rule, too little coverage, a unit or fraction that does not fit.
pub fn over_areas(
    definition: &Definition,
    parts: &[Part<'_>],
    areas: &AreaList,
    least: Decimal,
) -> Result<Combined, CombineError> {
    let ratio = match definition.over_areas {
        AreaRule::Sum => false,
        AreaRule::Ratio => true,
        AreaRule::Recompute | AreaRule::None => return Err(CombineError::NoRule(definition.code.clone())),
    };
    let codes: Vec<_> = parts.iter().map(|(code, _)| code.as_str()).collect();
    let double = areas.double_counted(&codes);
    let mut sums = Sums::default();
    for (index, part) in parts.iter().enumerate() {
        let repeated = codes[..index].contains(&part.0.as_str()).then_some(part.0.as_str());
        let holder = double.iter().find(|(code, _)| *code == part.0).map(|(_, holder)| *holder);
        match holder.or(repeated) {
            Some(holder) => sums.coverage.left_out.push((part.0.clone(), holder.to_owned())),
            None => sums = sums.merge(Sums::of(definition, part, ratio)?)?,
        }
    }
    sums.finish(definition, ratio, least)
}

/// Combines periods into a whole that they shall fill: the four quarters of a year, the years of a term.
///
/// # Errors
/// No rule, parts that overlap or lie outside, too little coverage.
pub fn over_time(
    definition: &Definition,
    parts: &[(Period, Option<&Observation>)],
    whole: Period,
    least: Decimal,
) -> Result<Combined, CombineError> {
    let mut sorted = parts.to_vec();
    sorted.sort_by_key(|(period, _)| *period);
    let mut filled = whole.start_month();
    for (period, _) in &sorted {
        if !whole.contains(*period) || period.start_month() < filled {
            return Err(CombineError::Overlap(period.to_string()));
        }
        filled = period.end_month();
    }
    let ratio = definition.over_time == TimeRule::Ratio;
    let named: Vec<Part<'_>> = sorted.iter().map(|(period, part)| (period.to_string(), *part)).collect();
    let chosen = match definition.over_time {
        TimeRule::Last if filled == whole.end_month() => &named[named.len().saturating_sub(1)..],
        TimeRule::Last => &[],
        TimeRule::Sum | TimeRule::Ratio => &named[..],
        TimeRule::Recompute | TimeRule::None => return Err(CombineError::NoRule(definition.code.clone())),
    };
    let mut sums = Sums::default();
    for part in chosen {
        sums = sums.merge(Sums::of(definition, part, ratio)?)?;
    }
    if definition.over_time != TimeRule::Last {
        lacking_months(&mut sums.coverage, &sorted, whole);
    }
    sums.finish(definition, ratio, least)
}

/// Months of the whole that no part is about count as lacking, one part each.
fn lacking_months(coverage: &mut Coverage, parts: &[(Period, Option<&Observation>)], whole: Period) {
    let length = parts.first().map_or(whole.months(), |(period, _)| period.months()).max(1);
    let named: i32 = parts.iter().map(|(period, _)| period.months()).sum();
    let absent = (whole.months() - named + length - 1) / length;
    for _ in 0..absent.max(0) {
        coverage.of += 1;
        coverage.lacking.push((whole.to_string(), Status::Missing));
    }
}

#[cfg(test)]
mod tests;
