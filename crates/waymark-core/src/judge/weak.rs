//! Where a method is weak: odd percentages, zeros, natural limits.

use rust_decimal::Decimal;

use super::number::{grow, mul};
use super::{Case, Verdict, findings};
use crate::indicator::{Definition, Direction};
use crate::rules::RuleSet;

/// Marks a verdict whose percentage needs a sentence beside it.
pub(super) fn mark_implausible(case: &Case<'_>, verdict: &mut Verdict) {
    let odd = |share: Option<Decimal>| {
        share
            .is_some_and(|share| share > case.rules.implausible_above || share < case.rules.implausible_below)
    };
    if odd(verdict.progress) || odd(verdict.completion) {
        verdict.implausible = true;
        verdict.caliber_to_check = true;
        verdict.findings.push(findings::implausible(case, verdict));
    }
}

/// Replaces a zero baseline or target as the growth-rate rule says, and says so.
pub(super) fn replace_zero(
    case: &Case<'_>,
    start: Decimal,
    end: Decimal,
    verdict: &mut Verdict,
) -> (Decimal, Decimal) {
    let Some(replacement) = case.rules.zero_replacement.filter(|_| start.is_zero() || end.is_zero()) else {
        return (start, end);
    };
    verdict.findings.push(findings::zero_replaced(case, replacement));
    let swap = |value: Decimal| if value.is_zero() { replacement } else { value };
    (swap(start), swap(end))
}

/// Whether growing for fifteen years at the threshold of the best band would pass the natural limit.
pub(super) fn near_limit(rules: &RuleSet, definition: &Definition, base: Decimal) -> bool {
    let best = rules.bands_without_target.first().and_then(|band| band.at_least);
    let (Some(limit), Some(best)) = (definition.natural_limit, best) else { return false };
    let reached = |rate| grow(base, rate, Decimal::from(15));
    match definition.direction {
        Direction::Up => reached(best).is_none_or(|value| value > limit),
        Direction::Down => mul(best, -Decimal::ONE).and_then(reached).is_none_or(|value| value < limit),
        Direction::None => false,
    }
}
