//! What judging finds odd. Texts are made at the edge.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::number::{percent, plain};
use super::{Case, Datum, Verdict};
use crate::observation::Status;
use crate::target::Baseline;
use crate::{Finding, Severity};

fn finding(case: &Case<'_>, code: &str, severity: Severity, arguments: &[(&str, String)]) -> Finding {
    let mut named: BTreeMap<String, String> =
        arguments.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    named.insert("indicator".to_owned(), case.target.name.clone());
    Finding {
        code: code.to_owned(),
        severity,
        arguments: named,
        items: vec![case.target.code.clone()],
        places: Vec::new(),
    }
}

/// Progress or completion outside what is plausible: caliber changed, target low, one-off?
pub(super) fn implausible(case: &Case<'_>, verdict: &Verdict) -> Finding {
    let below = verdict.progress.is_some_and(|p| p < case.rules.implausible_below);
    let code = if below { "progress_negative" } else { "progress_implausible" };
    let share = |share: Option<Decimal>| share.map_or_else(|| "—".to_owned(), percent);
    finding(
        case,
        code,
        Severity::Verify,
        &[("progress", share(verdict.progress)), ("completion", share(verdict.completion))],
    )
}

/// What the value itself is: from a newspaper, derived, forecast, known before its period was over.
pub(super) fn of_datum(case: &Case<'_>, datum: &Datum) -> Vec<Finding> {
    let mut findings = Vec::new();
    let period = ("period", datum.period.to_string());
    if !datum.source_grade.governs() {
        findings.push(finding(case, "source_informs_only", Severity::Verify, std::slice::from_ref(&period)));
    }
    if datum.interim {
        let known = datum.known_at.map(|day| day.to_string()).unwrap_or_default();
        let arguments = [period.clone(), ("known_at", known)];
        findings.push(finding(case, "known_before_period_end", Severity::Verify, &arguments));
    }
    match datum.status {
        Status::Forecast => findings.push(finding(case, "value_is_forecast", Severity::Verify, &[period])),
        Status::Derived => findings.push(finding(case, "value_is_derived", Severity::Hint, &[period])),
        _ => {}
    }
    findings
}

/// The verdicts on different baselines differ.
pub(super) fn disagreement(case: &Case<'_>, verdicts: &[Verdict]) -> Finding {
    let side = |verdict: &Verdict, chinese: bool| {
        let word = if chinese { &verdict.word.zh } else { &verdict.word.en };
        let revision = verdict.baseline.as_ref().map_or("—", |baseline| baseline.revision.as_str());
        format!("{revision} {word}")
    };
    let all = |chinese| verdicts.iter().map(|v| side(v, chinese)).collect::<Vec<_>>();
    let arguments = [("verdicts", all(true).join("；")), ("verdicts_en", all(false).join("; "))];
    finding(case, "bases_disagree", Severity::Verify, &arguments)
}

/// Data and baseline are of calibers that may not be compared.
pub(super) fn caliber_changed(case: &Case<'_>, baseline: &Baseline, datum: &Datum) -> Finding {
    let name = |caliber: &Option<String>, period| {
        case.definition.caliber_of(caliber.as_deref(), period).unwrap_or_default().to_owned()
    };
    let before = name(&baseline.caliber, baseline.period);
    let arguments = [("from", before), ("to", name(&datum.caliber, datum.period))];
    finding(case, "caliber_changed", Severity::Verify, &arguments)
}

/// A zero was replaced so that a growth rate exists; the result hangs on the replacement.
pub(super) fn zero_replaced(case: &Case<'_>, replacement: Decimal) -> Finding {
    finding(case, "zero_replaced", Severity::Verify, &[("replacement", plain(replacement))])
}

/// A range was left at its high end.
pub(super) fn range_exceeded(case: &Case<'_>, value: Decimal, high: Decimal) -> Finding {
    finding(case, "range_exceeded", Severity::Hint, &[("value", plain(value)), ("high", plain(high))])
}
