//! Average growth a year, and the growth-rate method of Statistics Canada.

use rust_decimal::Decimal;

use super::data::{self, Datum, Found};
use super::forms::{self, common, conclude, refuse};
use super::number::{div, grow, growth, mul, percent, plain};
use super::{Case, Growth, Refusal, Verdict, findings, weak};
use crate::indicator::{Definition, Direction};
use crate::quantity::Quantity;
use crate::rules::{RuleSet, status};
use crate::target::{Baseline, TargetForm};

/// An average growth target (年均增长21%) on every baseline of what grows.
///
/// Observations are looked up under the code the definition comes `from`; a definition without
/// one has the growth itself as its values.
pub(super) fn average(case: &Case<'_>) -> Vec<Verdict> {
    let Some(from) = case.definition.from.as_deref() else { return vec![stated(case)] };
    let own = from == case.definition.code;
    // Dates of calibers are known of the indicator itself only, names are compared always.
    let calibers = if own { case.definition.calibers.clone() } else { Vec::new() };
    let grown = Definition { code: from.to_owned(), calibers, ..case.definition.clone() };
    if case.target.baselines.is_empty() {
        let found = data::latest(case, &grown, "");
        let mut verdict = common(case, None, &Found { datum: Err(Refusal::NoBaseline), gaps: found.gaps });
        refuse(case, &mut verdict, Refusal::NoBaseline);
        return vec![verdict];
    }
    let each = |baseline: &Baseline| {
        let grown = Definition { unit: baseline.unit.clone(), ..grown.clone() };
        let found = data::latest(case, &grown, &baseline.unit);
        from_baseline(&Case { definition: &grown, ..*case }, case, baseline, &found)
    };
    case.target.baselines.iter().map(each).collect()
}

/// `grown` is the case of what grows, `case` that of the growth.
fn from_baseline(grown: &Case<'_>, case: &Case<'_>, baseline: &Baseline, found: &Found) -> Verdict {
    let mut verdict = common(case, Some(baseline), found);
    let Ok(datum) = &found.datum else { return verdict };
    if !forms::same_caliber(grown, baseline, datum) {
        verdict.findings.push(findings::caliber_changed(grown, baseline, datum));
        refuse(case, &mut verdict, Refusal::CaliberChanged);
        return verdict;
    }
    let years = baseline.period.years_to(datum.period);
    let computed = (|| {
        let target = div(case.target.value.low(), Decimal::ONE_HUNDRED)?;
        let to_date = growth(baseline.value, datum.value, years)?;
        let end = grow(baseline.value, target, baseline.period.years_to(case.target.period))?;
        Some((target, to_date, end))
    })();
    let Some((target, to_date, end)) = computed else {
        refuse(case, &mut verdict, Refusal::NotComputable);
        return verdict;
    };
    let left = datum.period.years_to(case.target.period);
    verdict.growth = Some(Growth { to_date, target, needed: growth(datum.value, end, left), years });
    verdict.completion = div(datum.value, end);
    verdict.progress = div(to_date, target);
    verdict.line = Some(Decimal::ONE);
    let (a, b, n) = (plain(datum.value), plain(baseline.value), plain(years));
    verdict.formula = Some(format!("({a}÷{b})^(1÷{n})−1={}", percent(to_date)));
    let (to_date, target) = (percent_points(to_date), percent_points(target));
    conclude_growth(case, &mut verdict, datum, forms::meets(case, to_date, target));
    verdict
}

/// Average growth is decided at the end of the term: before it nothing is "reached early".
fn conclude_growth(case: &Case<'_>, verdict: &mut Verdict, datum: &Datum, met: bool) {
    conclude(case, verdict, datum, met);
    let early = [status::REACHED_EARLY, status::COMPLETED].contains(&verdict.status.as_str());
    if early && !forms::is_final(case, datum) {
        let band =
            verdict.progress.zip(verdict.line).and_then(|(p, line)| case.rules.band_of_progress(p, line));
        if let Some(band) = band {
            forms::set_status(case, verdict, &band.status);
        }
    }
}

fn percent_points(share: Decimal) -> Decimal {
    mul(share, Decimal::ONE_HUNDRED).unwrap_or(share).round_dp(10)
}

/// A growth rate that is itself the observed value.
fn stated(case: &Case<'_>) -> Verdict {
    let found = data::latest(case, case.definition, &case.target.unit);
    let mut verdict = common(case, None, &found);
    let Ok(datum) = &found.datum else { return verdict };
    verdict.completion = div(datum.value, case.target.value.low());
    verdict.progress = verdict.completion;
    verdict.line = Some(Decimal::ONE);
    let share = verdict.progress.map(percent).unwrap_or_default();
    verdict.formula = Some(format!("{}÷{}={share}", plain(datum.value), plain(case.target.value.low())));
    conclude_growth(case, &mut verdict, datum, forms::meets(case, datum.value, case.target.value.low()));
    verdict
}

/// Verdicts by the growth-rate method: observed growth a year from the baseline against the
/// growth a year needed (Statistics Canada, as documented by Open SDG, docs/progress-methodology.md).
pub(super) fn verdicts(case: &Case<'_>) -> Vec<Verdict> {
    let wrong_form =
        !matches!(case.target.form, TargetForm::Level | TargetForm::Multiple | TargetForm::TotalGrowth);
    if case.target.form == TargetForm::Staged {
        return vec![Verdict::refused(case, Refusal::Binary)];
    }
    if wrong_form {
        return vec![Verdict::refused(case, Refusal::NoCriterion)];
    }
    if case.definition.direction == Direction::None || case.target.operator == crate::Operator::About {
        return vec![Verdict::refused(case, Refusal::TwoSided)];
    }
    let unit = match case.target.form {
        TargetForm::Level => case.target.unit.clone(),
        _ => case.target.baselines.first().map(|b| b.unit.clone()).unwrap_or_default(),
    };
    let found = data::latest(case, case.definition, &unit);
    if case.target.baselines.is_empty() {
        let mut verdict = common(case, None, &found);
        refuse(case, &mut verdict, Refusal::NoBaseline);
        return vec![verdict];
    }
    case.target.baselines.iter().map(|baseline| by_growth(case, baseline, &found)).collect()
}

fn by_growth(case: &Case<'_>, baseline: &Baseline, found: &Found) -> Verdict {
    let mut verdict = common(case, Some(baseline), found);
    let Ok(datum) = &found.datum else { return verdict };
    if !forms::same_caliber(case, baseline, datum) {
        refuse(case, &mut verdict, Refusal::CaliberChanged);
        return verdict;
    }
    let start = Quantity::new(baseline.value, &baseline.unit).to(&datum.unit).map(|(q, _)| q.value);
    let Ok(start) = start else {
        refuse(case, &mut verdict, Refusal::UnitMismatch);
        return verdict;
    };
    let end = match case.target.form {
        TargetForm::Multiple => mul(start, case.target.value.low()),
        TargetForm::TotalGrowth => {
            grow(start, div(case.target.value.low(), Decimal::ONE_HUNDRED).unwrap_or_default(), Decimal::ONE)
        }
        _ => Some(case.target.value.low()),
    };
    let Some(end) = end else {
        refuse(case, &mut verdict, Refusal::NotComputable);
        return verdict;
    };
    if forms::meets(case, datum.value, end) {
        verdict.formula = Some(format!("{}⇒{}", plain(datum.value), plain(end)));
        verdict.completion = div(datum.value, end);
        forms::set_status(case, &mut verdict, status::COMPLETED);
        return verdict;
    }
    match ratio(case, baseline, datum, start, end, &mut verdict) {
        Ok(ratio) => {
            verdict.completion = div(datum.value, end);
            verdict.progress = Some(ratio);
            verdict.line = Some(Decimal::ONE);
            let band = RuleSet::band_of_ratio(&case.rules.bands, ratio).map(|band| band.status.clone());
            forms::set_status(case, &mut verdict, band.as_deref().unwrap_or(status::NOT_JUDGED));
        }
        Err(refusal) => refuse(case, &mut verdict, refusal),
    }
    verdict
}

/// R = d · CAGR_i ÷ |CAGR_T|.
fn ratio(
    case: &Case<'_>,
    baseline: &Baseline,
    datum: &Datum,
    start: Decimal,
    end: Decimal,
    verdict: &mut Verdict,
) -> Result<Decimal, Refusal> {
    let years = baseline.period.years_to(datum.period);
    if years < Decimal::ONE {
        return Err(Refusal::SeriesTooShort);
    }
    let (start, end) = weak::replace_zero(case, start, end, verdict);
    if start == end {
        return Err(Refusal::BaselineEqualsTarget);
    }
    let signs = [start, end, datum.value].map(|value| value.is_sign_negative());
    if signs != [signs[0]; 3] {
        return Err(Refusal::DifferentSign);
    }
    // With all values negative more is less: the magnitudes move the other way.
    let negative = signs[0];
    let d =
        if (forms::direction(case) == Direction::Down) != negative { -Decimal::ONE } else { Decimal::ONE };
    let years_all = baseline.period.years_to(case.target.period);
    let observed = growth(start.abs(), datum.value.abs(), years).ok_or(Refusal::NotComputable)?;
    let wanted = growth(start.abs(), end.abs(), years_all).ok_or(Refusal::NotComputable)?;
    let ratio = mul(d, observed).and_then(|o| div(o, wanted.abs())).ok_or(Refusal::NotComputable)?;
    let (a, b, t) = (plain(datum.value), plain(start), plain(end));
    verdict.formula = Some(format!(
        "(({a}÷{b})^(1÷{})−1)÷|({t}÷{b})^(1÷{})−1|={}÷{}={}",
        plain(years),
        plain(years_all),
        percent(mul(d, observed).unwrap_or(observed)),
        percent(wanted.abs()),
        percent(ratio)
    ));
    verdict.growth = Some(Growth {
        to_date: observed,
        target: wanted,
        needed: growth(datum.value.abs(), end.abs(), datum.period.years_to(case.target.period)),
        years,
    });
    Ok(ratio)
}

/// The growth-rate method without a target: yearly growth in the direction wished, from the first
/// to the last value, against fixed thresholds.
///
/// # Errors
/// Fewer than a year between the values, values of different sign or zero growth base, two-sided
/// indicators, and base values so near a natural limit that the thresholds would break it within
/// fifteen years (the source scales them there; that is not done, so it is refused).
pub fn without_target(
    rules: &RuleSet,
    definition: &Definition,
    first: (crate::Period, Decimal),
    last: (crate::Period, Decimal),
) -> Result<(Decimal, String), Refusal> {
    let years = first.0.years_to(last.0);
    if years < Decimal::ONE {
        return Err(Refusal::SeriesTooShort);
    }
    if definition.direction == Direction::None {
        return Err(Refusal::TwoSided);
    }
    if first.1.is_zero() || last.1.is_zero() {
        return Err(Refusal::NotComputable);
    }
    if first.1.is_sign_negative() != last.1.is_sign_negative() {
        return Err(Refusal::DifferentSign);
    }
    if weak::near_limit(rules, definition, first.1) {
        return Err(Refusal::NearLimit);
    }
    let flipped = (definition.direction == Direction::Down) != first.1.is_sign_negative();
    let observed = growth(first.1.abs(), last.1.abs(), years).ok_or(Refusal::NotComputable)?;
    let observed = if flipped { -observed } else { observed };
    let band = RuleSet::band_of_ratio(&rules.bands_without_target, observed);
    band.map(|band| (observed, band.status.clone())).ok_or(Refusal::NoCriterion)
}
