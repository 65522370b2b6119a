//! 推算 baselines: what a plan does not print but its own figures give.

use rust_decimal::Decimal;

use super::number::{div, mul, percent, plain};
use crate::indicator::{Definition, IndicatorList, MeasureKind};
use crate::observation::{Observation, Observations};
use crate::target::Baseline;
use crate::{Period, SourceGrade};

/// Baselines of an indicator (by its code) for a period, the plan's own first; `plan` is what the
/// plan states as facts.
///
/// The plan's own is what it prints, or else an earlier printed value grown at printed yearly
/// rates. Later ones are observations of the same period in the order they became known, and
/// where there are none, values derived from a revised ratio: numerator × revised ratio ÷ printed ratio, that is, with
/// the denominator the plan's own figures imply.
pub fn derive_baselines(
    indicators: &IndicatorList,
    indicator: &str,
    area: &str,
    period: Period,
    plan: &Observations,
    observed: &Observations,
) -> Vec<Baseline> {
    let stated = |code: &str, period| plan.revisions(code, area, period).find(|o| o.usable().is_some());
    let own = stated(indicator, period).and_then(|o| of_observation("plan", o));
    let own = own.or_else(|| chained(indicators, indicator, period, &stated));
    let mut revised: Vec<Baseline> =
        observed.revisions(indicator, area, period).filter_map(|o| of_observation("", o)).collect();
    // A revision that is printed needs no deriving.
    let derive = revised.is_empty();
    let ratios = indicators.indicators.iter().filter(|d| derive && d.numerator.as_deref() == Some(indicator));
    for ratio in ratios {
        let (Some(own), Some(printed)) = (&own, stated(&ratio.code, period)) else { continue };
        let revisions = observed.revisions(&ratio.code, area, period);
        revised.extend(revisions.filter_map(|o| from_ratio(own, ratio, printed, o)));
    }
    number(own, revised)
}

/// Gives revisions their names; a value already there is not a revision. Where the plan prints
/// none, the value known first is the `first`.
pub(crate) fn number(own: Option<Baseline>, mut revised: Vec<Baseline>) -> Vec<Baseline> {
    revised.sort_by_key(|baseline| baseline.known_at);
    let mut all: Vec<Baseline> = own.into_iter().collect();
    for mut baseline in revised {
        if all.iter().any(|other| other.value == baseline.value && other.unit == baseline.unit) {
            continue;
        }
        let revisions = all.iter().filter(|other| other.revision.starts_with('r')).count();
        baseline.revision = if all.is_empty() { "first".to_owned() } else { format!("r{}", revisions + 1) };
        all.push(baseline);
    }
    all
}

/// An observation as a baseline; none where it has no usable value.
pub(crate) fn of_observation(revision: &str, o: &Observation) -> Option<Baseline> {
    Some(Baseline {
        revision: revision.to_owned(),
        value: o.usable()?,
        unit: o.unit.clone(),
        period: o.period,
        forecast: o.status == crate::observation::Status::Forecast,
        derived: o.status == crate::observation::Status::Derived,
        formula: None,
        caliber: o.caliber.clone(),
        source: o.source.clone(),
        source_grade: o.source_grade,
        known_at: o.known_at,
    })
}

/// An earlier printed value grown at the printed rates of the years between.
fn chained<'a>(
    indicators: &IndicatorList,
    indicator: &str,
    period: Period,
    stated: &impl Fn(&str, Period) -> Option<&'a Observation>,
) -> Option<Baseline> {
    let Period::Year(last) = period else { return None };
    let rates: Vec<_> = indicators.indicators.iter().filter(|d| grows(d, indicator)).collect();
    let rate = |year| rates.iter().find_map(|d| stated(&d.code, Period::Year(year)));
    let (start, first) = (last.saturating_sub(5)..last)
        .rev()
        .find_map(|year| Some((stated(indicator, Period::Year(year))?, year)))?;
    let (mut value, mut formula, mut forecast) = (start.usable()?, plain(start.usable()?), false);
    for year in first + 1..=last {
        let rate = rate(year)?;
        let share = div(rate.usable()?, Decimal::ONE_HUNDRED)?;
        value = mul(value, Decimal::ONE.checked_add(share)?)?;
        formula.push_str(&format!("×(1+{})", percent(share)));
        forecast |= rate.status == crate::observation::Status::Forecast;
    }
    formula.push_str(&format!("={}", plain(value)));
    let base = of_observation("plan", start)?;
    Some(Baseline {
        value: value.normalize(),
        period,
        derived: true,
        forecast,
        formula: Some(formula),
        ..base
    })
}

fn grows(definition: &Definition, code: &str) -> bool {
    definition.from.as_deref() == Some(code)
        && matches!(definition.kind, MeasureKind::AverageGrowth | MeasureKind::YearlyGrowth)
}

fn from_ratio(
    own: &Baseline,
    ratio: &Definition,
    printed: &Observation,
    revised: &Observation,
) -> Option<Baseline> {
    let (before, after) = (printed.usable()?, revised.usable()?);
    if before == after || printed.unit != revised.unit {
        return None;
    }
    let value = div(mul(own.value, after)?, before)?.round_dp(10).normalize();
    let of_what = ratio.denominator.as_deref().unwrap_or("");
    let implied = div(own.value, div(before, ratio.factor.unwrap_or(Decimal::ONE))?)?.round_dp(2);
    let unit = &printed.unit;
    let formula = format!(
        "{}÷{}{unit}={} ({of_what}); {}×{}{unit}={}",
        plain(own.value),
        plain(before),
        plain(implied),
        plain(implied),
        plain(after),
        plain(value.round_dp(4)),
    );
    Some(Baseline {
        revision: String::new(),
        value,
        unit: own.unit.clone(),
        period: own.period,
        forecast: false,
        derived: true,
        formula: Some(formula),
        caliber: own.caliber.clone(),
        source: revised.source.clone(),
        source_grade: match revised.source_grade {
            SourceGrade::Unknown => SourceGrade::Unknown,
            grade => grade.max(own.source_grade),
        },
        known_at: revised.known_at,
    })
}
