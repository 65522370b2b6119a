//! Targets given to parts of the plan's area, against the whole.

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;
use waymark_core::indicator::{AreaRule, Definition};
use waymark_core::judge::{Part, Reconciliation, SplitMode, reconcile};
use waymark_core::target::{Plan, Target};
use waymark_core::{Finding, Quantity, Severity};
use waymark_report::assessment::Split;
use waymark_report::text::verdict::amount;

/// Every target of the plan's own area that other areas have a part of, reconciled; and what to say.
pub fn splits(plan: &Plan, own: &str) -> (Vec<Split>, Vec<Finding>) {
    let mut splits = Vec::new();
    let mut findings = Vec::new();
    let mut of_others: HashMap<&str, Vec<&Target>> = HashMap::new();
    for target in plan.targets.iter().filter(|target| target.area != own) {
        of_others.entry(&target.indicator).or_default().push(target);
    }
    for (whole, definition) in
        plan.targets.iter().zip(&plan.definitions).filter(|(target, _)| target.area == own)
    {
        let Some(mode) = mode(definition) else { continue };
        let others = of_others.get(whole.indicator.as_str()).into_iter().flatten();
        let parts: Vec<&Target> = others.copied().filter(|part| is_part(part, whole)).collect();
        if parts.is_empty() {
            continue;
        }
        let named: Vec<_> = parts
            .iter()
            .map(|part| Part { name: part.area.clone(), value: in_unit(part, &whole.unit), weight: None })
            .collect();
        let result = reconcile(mode, whole.value.low(), definition.direction, &named);
        findings.extend(finding(whole, mode, &result));
        splits.push(Split {
            target: whole.code.clone(),
            parts: parts.iter().map(|part| part.code.clone()).collect(),
            result,
        });
    }
    (splits, findings)
}

/// Whether a target is what another area has of a whole.
pub fn is_part(part: &Target, whole: &Target) -> bool {
    part.area != whole.area
        && part.indicator == whole.indicator
        && part.form == whole.form
        && part.period == whole.period
}

/// Sums are split into parts, ratios are set the same for all.
fn mode(definition: &Definition) -> Option<SplitMode> {
    match definition.over_areas {
        AreaRule::Sum => Some(SplitMode::Sum),
        AreaRule::Ratio => Some(SplitMode::Same),
        AreaRule::Recompute | AreaRule::None => None,
    }
}

fn in_unit(part: &Target, unit: &str) -> Option<Decimal> {
    Quantity::new(part.value.low(), &part.unit).to(unit).ok().map(|(quantity, _)| quantity.value)
}

fn finding(whole: &Target, mode: SplitMode, result: &Reconciliation) -> Option<Finding> {
    let unit = |value: Decimal| amount(value, &whole.unit);
    let mut arguments = BTreeMap::from([
        ("indicator".to_owned(), whole.name.clone()),
        ("whole".to_owned(), unit(whole.value.low())),
    ]);
    arguments.extend(result.parts.map(|parts| ("parts".to_owned(), unit(parts))));
    let (code, severity) = match (mode, result.gap, result.excess) {
        (SplitMode::Same, Some(_), _) => {
            arguments.insert("names".to_owned(), result.below.join("、"));
            ("split_below", Severity::Verify)
        }
        (SplitMode::Same, None, _) | (_, None, None) => return None,
        (_, Some(gap), _) => {
            arguments.insert("gap".to_owned(), unit(gap));
            ("split_gap", Severity::Verify)
        }
        (_, None, Some(excess)) => {
            arguments.insert("excess".to_owned(), unit(excess));
            ("split_excess", Severity::Hint)
        }
    };
    Some(Finding {
        code: code.to_owned(),
        severity,
        arguments,
        items: vec![whole.code.clone()],
        places: Vec::new(),
    })
}
