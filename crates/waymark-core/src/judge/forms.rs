//! The forms a target can have, each with its progress.

use rust_decimal::Decimal;

use super::data::{self, Datum, Found};
use super::number::{div, mul, percent, plain, sub, term};
use super::{Case, Needed, Refusal, Verdict, findings, growth, weak, yearly};
use crate::indicator::{Direction, MeasureKind};
use crate::rules::status;
use crate::target::{Baseline, TargetForm};
use crate::{Operator, Period, SourceGrade, Strength, Value};

/// Verdicts by the method of progress.
pub(super) fn verdicts(case: &Case<'_>) -> Vec<Verdict> {
    if case.target.strength == Strength::Working || case.target.form == TargetForm::Staged {
        return vec![Verdict::refused(case, Refusal::NoCriterion)];
    }
    match case.target.form {
        TargetForm::YearlyGrowth | TargetForm::YearlyFlow => vec![yearly::verdict(case)],
        TargetForm::AverageGrowth => growth::average(case),
        TargetForm::Count | TargetForm::CountRange => vec![yearly::sum(case)],
        _ => levels(case),
    }
}

fn levels(case: &Case<'_>) -> Vec<Verdict> {
    let found = data::latest(case, case.definition, &value_unit(case));
    if case.target.baselines.is_empty() {
        return vec![without_baseline(case, &found)];
    }
    case.target.baselines.iter().map(|baseline| level(case, baseline, &found)).collect()
}

/// Unit the data are brought to: the target's, or for a factor or growth that of the baseline.
fn value_unit(case: &Case<'_>) -> String {
    match case.target.form {
        TargetForm::Multiple | TargetForm::TotalGrowth => {
            case.target.baselines.first().map_or_else(|| case.definition.unit.clone(), |b| b.unit.clone())
        }
        _ => case.target.unit.clone(),
    }
}

fn without_baseline(case: &Case<'_>, found: &Found) -> Verdict {
    let direct = matches!(case.target.form, TargetForm::Level | TargetForm::Range);
    let Ok(datum) = &found.datum else { return common(case, None, found) };
    let mut verdict = common(case, None, found);
    if direct {
        verdict.completion = div(datum.value, case.target.value.low());
        // At the end a level is met or not, whatever it started from.
        if is_final(case, datum) {
            let met = meets(case, datum.value, case.target.value.low());
            set_status(case, &mut verdict, final_status(case, met));
            verdict.formula = Some(comparison(datum.value, case.target.value.low()));
            return verdict;
        }
    }
    refuse(case, &mut verdict, Refusal::NoBaseline);
    verdict
}

/// What every verdict has: data, time share, gaps, sources; refused where there are no data.
pub(super) fn common(case: &Case<'_>, baseline: Option<&Baseline>, found: &Found) -> Verdict {
    let mut verdict = Verdict::blank(case, status::NOT_JUDGED);
    verdict.baseline = baseline.cloned();
    verdict.gaps = found.gaps.clone();
    match &found.datum {
        Ok(datum) => {
            let sound = |grade: SourceGrade| grade.governs();
            verdict.governs = sound(datum.source_grade) && baseline.is_none_or(|b| sound(b.source_grade));
            verdict.time_share = Some(datum.period.share_of(span(case)));
            verdict.findings = findings::of_datum(case, datum);
            verdict.data = Some(datum.clone());
        }
        Err(refusal) => verdict.refusal = Some(*refusal),
    }
    verdict
}

/// The term up to the target's own period.
pub(super) fn span(case: &Case<'_>) -> Period {
    let (first, last) = (case.target.term.first_year(), case.target.period.last_year());
    Period::Years(first.min(last), last)
}

pub(super) fn refuse(case: &Case<'_>, verdict: &mut Verdict, refusal: Refusal) {
    set_status(case, verdict, status::NOT_JUDGED);
    verdict.refusal = Some(refusal);
}

pub(super) fn set_status(case: &Case<'_>, verdict: &mut Verdict, status: &str) {
    verdict.status = status.to_owned();
    verdict.word = case.rules.word(status);
}

/// The value wanted at the end, in the unit of the data, for forms with a baseline.
fn end_value(case: &Case<'_>, baseline: Decimal) -> Option<Decimal> {
    let wanted = case.target.value.low();
    match case.target.form {
        TargetForm::Increment => match direction(case) {
            Direction::Down => sub(baseline, wanted.abs()),
            _ => baseline.checked_add(wanted),
        },
        TargetForm::Multiple => mul(baseline, wanted),
        TargetForm::TotalGrowth => {
            let rate = div(wanted, Decimal::ONE_HUNDRED)?;
            mul(baseline, Decimal::ONE.checked_add(rate)?)
        }
        _ => Some(wanted),
    }
}

fn level(case: &Case<'_>, baseline: &Baseline, found: &Found) -> Verdict {
    let mut verdict = common(case, Some(baseline), found);
    let Ok(datum) = &found.datum else { return verdict };
    if !same_caliber(case, baseline, datum) {
        verdict.findings.push(findings::caliber_changed(case, baseline, datum));
        refuse(case, &mut verdict, Refusal::CaliberChanged);
        return verdict;
    }
    let start = match crate::Quantity::new(baseline.value, &baseline.unit).to(&datum.unit) {
        Ok((start, _)) => start.value,
        Err(_) => {
            refuse(case, &mut verdict, Refusal::UnitMismatch);
            return verdict;
        }
    };
    let Some(end) = end_value(case, start) else {
        refuse(case, &mut verdict, Refusal::NotComputable);
        return verdict;
    };
    verdict.completion = match case.target.form {
        TargetForm::Increment => sub(datum.value, start).and_then(|gain| div(gain, sub(end, start)?)),
        _ => div(datum.value, end),
    };
    if let Some(refusal) = direction_refusal(case, start, end) {
        refuse(case, &mut verdict, refusal);
        return verdict;
    }
    verdict.progress = sub(datum.value, start).and_then(|gain| div(gain, sub(end, start)?));
    verdict.line = line(case, datum.period, start, end);
    verdict.formula = formula(case, datum.value, start, end, verdict.progress);
    verdict.needed = needed(case, datum, end);
    let met = meets(case, datum.value, end);
    exceeded(case, &mut verdict, datum.value);
    conclude(case, &mut verdict, datum, met);
    verdict
}

/// Beyond the high end of a range is worth a word.
pub(super) fn exceeded(case: &Case<'_>, verdict: &mut Verdict, value: Decimal) {
    if let Value::Range(_, high) = case.target.value
        && value > high
    {
        verdict.findings.push(findings::range_exceeded(case, value, high));
    }
}

/// Whether baseline and data are of calibers that may be compared.
pub(super) fn same_caliber(case: &Case<'_>, baseline: &Baseline, datum: &Datum) -> bool {
    let before = (baseline.caliber.as_deref(), baseline.period);
    case.definition.same_caliber(before, (datum.caliber.as_deref(), datum.period))
}

fn direction_refusal(case: &Case<'_>, start: Decimal, end: Decimal) -> Option<Refusal> {
    match direction(case) {
        _ if start == end => Some(Refusal::BaselineEqualsTarget),
        Direction::Up if end < start => Some(Refusal::TargetBehindBaseline),
        Direction::Down if end > start => Some(Refusal::TargetBehindBaseline),
        _ => None,
    }
}

/// Status, oddness and findings of a verdict that has its progress.
pub(super) fn conclude(case: &Case<'_>, verdict: &mut Verdict, datum: &Datum, met: bool) {
    weak::mark_implausible(case, verdict);
    let status = match verdict.progress.zip(verdict.line) {
        _ if is_final(case, datum) => final_status(case, met).to_owned(),
        _ if case.clock() > case.target.period.last_day() => status::DATA_NOT_OUT.to_owned(),
        _ if met => early_status(case).to_owned(),
        Some((progress, line)) => match case.rules.band_of_progress(progress, line) {
            Some(band) => band.status.clone(),
            None => status::NOT_JUDGED.to_owned(),
        },
        None => status::NOT_JUDGED.to_owned(),
    };
    if status == status::NOT_JUDGED && verdict.refusal.is_none() {
        verdict.refusal = Some(Refusal::NotComputable);
    }
    set_status(case, verdict, &status);
}

/// Whether the data are those of the target's own period and were known after it was over.
pub(super) fn is_final(case: &Case<'_>, datum: &Datum) -> bool {
    datum.period.end_month() >= case.target.period.end_month() && !datum.interim
}

pub(super) fn final_status(case: &Case<'_>, met: bool) -> &'static str {
    match (met, case.target.strength) {
        (true, _) => status::COMPLETED,
        (false, Strength::Firm) => status::NOT_COMPLETED,
        (false, Strength::Striving | Strength::Working) => status::STRIVING_OPEN,
    }
}

/// A sum over the term cannot be lost again; a stock, ratio or yearly flow can.
fn early_status(case: &Case<'_>) -> &'static str {
    let sum = matches!(case.target.form, TargetForm::Count | TargetForm::CountRange);
    let lasting =
        sum || (case.target.form == TargetForm::Increment && case.definition.kind == MeasureKind::Flow);
    if lasting { status::COMPLETED } else { status::REACHED_EARLY }
}

pub(super) fn direction(case: &Case<'_>) -> Direction {
    case.target.direction(case.definition)
}

/// Whether a value meets what is wanted.
pub(super) fn meets(case: &Case<'_>, value: Decimal, wanted: Decimal) -> bool {
    match (case.target.operator, direction(case)) {
        (Operator::MoreThan, _) => value > wanted,
        (Operator::LessThan, _) => value < wanted,
        (Operator::AtMost, _) | (_, Direction::Down) => value <= wanted,
        _ => value >= wanted,
    }
}

/// What progress is compared with: a printed yearly target, else the share of time gone.
fn line(case: &Case<'_>, period: Period, start: Decimal, end: Decimal) -> Option<Decimal> {
    let printed = case.target.path.iter().find(|point| point.period.end_month() == period.end_month());
    match printed {
        Some(point) => sub(point.value, start).and_then(|gain| div(gain, sub(end, start)?)),
        None => Some(period.share_of(span(case))),
    }
}

fn formula(
    case: &Case<'_>,
    value: Decimal,
    start: Decimal,
    end: Decimal,
    progress: Option<Decimal>,
) -> Option<String> {
    let progress = percent(progress?);
    let (a, b, t) = (term(value), term(start), term(end));
    Some(match (case.target.form, direction(case)) {
        (TargetForm::Multiple | TargetForm::TotalGrowth, _) => {
            let factor = plain(div(end, start)?);
            format!("({a}÷{b}−1)÷({factor}−1)={progress}")
        }
        (_, Direction::Down) => format!("({b}−{a})÷({b}−{t})={progress}"),
        _ => format!("({a}−{b})÷({t}−{b})={progress}"),
    })
}

fn comparison(value: Decimal, wanted: Decimal) -> String {
    let relation = match value.cmp(&wanted) {
        std::cmp::Ordering::Less => "<",
        std::cmp::Ordering::Equal => "=",
        std::cmp::Ordering::Greater => ">",
    };
    format!("{}{relation}{}", plain(value), plain(wanted))
}

/// What the value must change by a year to arrive in time; none where it has, or time is over.
fn needed(case: &Case<'_>, datum: &Datum, end: Decimal) -> Option<Needed> {
    let years = datum.period.years_to(case.target.period);
    if years <= Decimal::ZERO || meets(case, datum.value, end) {
        return None;
    }
    let per_year = div(sub(end, datum.value)?, years).filter(|change| !change.is_zero())?;
    // A change of a percentage is in points of it.
    let unit = if datum.unit.trim() == "%" { "个百分点".to_owned() } else { datum.unit.clone() };
    Some(Needed { per_year, unit, years })
}
