//! Targets for every year, and sums over the term.

use rust_decimal::Decimal;

use super::data::{self, Found, GapState, Miss};
use super::forms::{self, common, conclude, refuse};
use super::number::{div, percent, plain, sub};
use super::{Case, Gap, Needed, Refusal, Verdict, YearResult};
use crate::rules::status;

use crate::{Period, Value};

/// Each year of the term up to `at`, with its value or the reason there is none.
fn years(case: &Case<'_>, unit: &str) -> Vec<(Period, Result<super::Datum, Miss>)> {
    let last = case.target.period.last_year();
    (case.target.term.first_year()..=last)
        .map(Period::Year)
        .filter(|year| year.end_month() <= case.at.end_month())
        .map(|year| (year, data::value(case, case.definition, year, unit)))
        .collect()
}

/// A target for every year (每年不少于, 年均…以上 of a yearly series): each year against its own.
pub(super) fn verdict(case: &Case<'_>) -> Verdict {
    let mut results = Vec::new();
    let mut gaps = Vec::new();
    let mut last = None;
    for (period, found) in years(case, &case.target.unit) {
        match found {
            Ok(datum) => {
                let printed = case.target.path.iter().find(|point| point.period == period);
                let target = printed.map_or(case.target.value.low(), |point| point.value);
                let met = forms::meets(case, datum.value, target);
                results.push(YearResult { period, value: datum.value, target, met });
                last = Some(datum);
            }
            Err(Miss::Gap(state)) => gaps.push(Gap { period, state }),
            Err(Miss::Unit) => return Verdict::refused(case, Refusal::UnitMismatch),
        }
    }
    let missing = gaps.iter().any(|gap| gap.state != GapState::NotDue);
    let none = if missing { Refusal::NoData } else { Refusal::NotDue };
    let mut verdict = common(case, None, &Found { datum: last.clone().ok_or(none), gaps });
    let Some(datum) = last else { return verdict };
    let met = results.iter().filter(|year| year.met).count();
    verdict.progress = div(Decimal::from(met), Decimal::from(results.len()));
    verdict.completion = results.last().and_then(|year| div(year.value, year.target));
    verdict.line = Some(Decimal::ONE);
    let share = verdict.progress.map(percent).unwrap_or_default();
    verdict.formula = Some(format!("{met}÷{}={share}", results.len()));
    let all = met == results.len();
    verdict.years = results;
    if missing && all {
        refuse(case, &mut verdict, Refusal::YearsMissing);
        return verdict;
    }
    conclude(case, &mut verdict, &datum, all);
    // Met so far is not reached: the years to come count too.
    if verdict.status == status::REACHED_EARLY {
        let best = case.rules.bands.first().map(|band| band.status.clone());
        forms::set_status(case, &mut verdict, best.as_deref().unwrap_or(status::NOT_JUDGED));
    }
    verdict
}

/// A sum over the term (五年累计): ΣA against T.
///
/// A sum stands as it is where years are still to come; years that are missing in between are
/// refused, because a sum without them would be too low.
pub(super) fn sum(case: &Case<'_>) -> Verdict {
    let mut total = Decimal::ZERO;
    let mut parts = Vec::new();
    let mut gaps = Vec::new();
    let mut last: Option<super::Datum> = None;
    let mut mixed = false;
    let same = |one: &super::Datum, other: &super::Datum| {
        let before = (one.caliber.as_deref(), one.period);
        case.definition.same_caliber(before, (other.caliber.as_deref(), other.period))
    };
    for (period, found) in years(case, &case.target.unit) {
        match found {
            Ok(datum) => {
                total = total.checked_add(datum.value).unwrap_or(Decimal::MAX);
                parts.push(plain(datum.value));
                mixed |= last.as_ref().is_some_and(|before| !same(before, &datum));
                last = Some(match last {
                    Some(before) => added(before, datum),
                    None => datum,
                });
            }
            Err(Miss::Gap(state)) => gaps.push(Gap { period, state }),
            Err(Miss::Unit) => return Verdict::refused(case, Refusal::UnitMismatch),
        }
    }
    let missing = gaps.iter().any(|gap| gap.state != GapState::NotDue);
    let none = if missing { Refusal::NoData } else { Refusal::NotDue };
    let holes = last.as_ref().is_some_and(|datum| {
        gaps.iter().any(|gap| gap.period < datum.period && gap.state != GapState::NotApplicable)
    });
    let mut verdict = common(case, None, &Found { datum: last.clone().ok_or(none), gaps });
    let Some(mut datum) = last else { return verdict };
    datum.value = total;
    verdict.data = Some(datum.clone());
    let wanted = match case.target.value {
        Value::One(value) | Value::Range(value, _) => value,
    };
    let met = forms::meets(case, total, wanted);
    if mixed {
        refuse(case, &mut verdict, Refusal::CaliberChanged);
        return verdict;
    }
    if holes && !met {
        refuse(case, &mut verdict, Refusal::YearsMissing);
        return verdict;
    }
    verdict.completion = div(total, wanted);
    verdict.progress = verdict.completion;
    verdict.line = verdict.time_share;
    if let Some(point) =
        case.target.path.iter().find(|point| point.period.end_month() == datum.period.end_month())
    {
        verdict.line = div(point.value, wanted);
    }
    let share = verdict.progress.map(percent).unwrap_or_default();
    verdict.formula = Some(format!("({})÷{}={share}", parts.join("+"), plain(wanted)));
    verdict.needed = needed(case, &datum, wanted, met);
    forms::exceeded(case, &mut verdict, total);
    conclude(case, &mut verdict, &datum, met);
    verdict
}

/// A later part of a sum, worth no more than the parts before it.
fn added(before: super::Datum, datum: super::Datum) -> super::Datum {
    super::Datum {
        source_grade: before.source_grade.max(datum.source_grade),
        known_at: before.known_at.max(datum.known_at),
        invented: before.invented || datum.invented,
        interim: before.interim || datum.interim,
        ..datum
    }
}

fn needed(case: &Case<'_>, datum: &super::Datum, wanted: Decimal, met: bool) -> Option<Needed> {
    let years = datum.period.years_to(case.target.period);
    if met || years <= Decimal::ZERO {
        return None;
    }
    Some(Needed { per_year: div(sub(wanted, datum.value)?, years)?, unit: datum.unit.clone(), years })
}
