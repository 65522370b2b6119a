//! Targets given to parts of the plan's area, against the whole.

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;
use waymark_core::indicator::{AreaRule, Definition};
use waymark_core::judge::{Part, Reconciliation, SplitMode, reconcile};
use waymark_core::record::SplitPart;
use waymark_core::target::{Plan, Target};
use waymark_core::{Finding, Quantity, Severity};
use waymark_report::assessment::Split;
use waymark_report::text::verdict::amount;

/// A part of a target as it was given, with the code of its record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedPart {
    /// Code of the record.
    pub code: String,
    /// The part; open where it has no value yet.
    pub part: SplitPart,
}

/// How a target is split: codes of the parts, and the parts.
struct Parts {
    mode: SplitMode,
    codes: Vec<String>,
    named: Vec<Part>,
}

/// Every target of the plan's own area that is split, reconciled; and what to say. A split that was
/// stated holds; otherwise what the ledger has for other areas is taken for the parts.
pub fn splits(plan: &Plan, own: &str, stated: &[StatedPart]) -> (Vec<Split>, Vec<Finding>) {
    let mut splits = Vec::new();
    let mut findings = Vec::new();
    let mut of_others: HashMap<&str, Vec<&Target>> = HashMap::new();
    for target in plan.targets.iter().filter(|target| target.area != own) {
        of_others.entry(&target.indicator).or_default().push(target);
    }
    for (whole, definition) in
        plan.targets.iter().zip(&plan.definitions).filter(|(target, _)| target.area == own)
    {
        let others = of_others.get(whole.indicator.as_str()).map(Vec::as_slice).unwrap_or_default();
        let Some(parts) = of_records(whole, stated).or_else(|| of_ledger(whole, definition, others)) else {
            continue;
        };
        let result = reconcile(parts.mode, whole.value.low(), definition.direction, &parts.named);
        findings.extend(finding(whole, parts.mode, &result));
        splits.push(Split { target: whole.code.clone(), parts: parts.codes, result });
    }
    (splits, findings)
}

/// The parts of a whole as they were stated, open ones too; none where there are none.
fn of_records(whole: &Target, stated: &[StatedPart]) -> Option<Parts> {
    let of_whole =
        |one: &&StatedPart| one.part.target == whole.code || whole.restated.contains(&one.part.target);
    let parts: Vec<&StatedPart> = stated.iter().filter(of_whole).collect();
    let name = |part: &SplitPart| part.area.clone().or_else(|| part.body.clone()).unwrap_or_default();
    Some(Parts {
        mode: parts.first()?.part.mode,
        codes: parts.iter().map(|one| one.code.clone()).collect(),
        named: parts
            .iter()
            .map(|one| Part { name: name(&one.part), value: one.part.value, weight: one.part.weight })
            .collect(),
    })
}

/// The targets other areas have for the same; none where there are none.
fn of_ledger(whole: &Target, definition: &Definition, others: &[&Target]) -> Option<Parts> {
    let mode = mode(definition)?;
    let parts: Vec<&Target> = others.iter().copied().filter(|part| is_part(part, whole)).collect();
    let named =
        |part: &&Target| Part { name: part.area.clone(), value: in_unit(part, &whole.unit), weight: None };
    (!parts.is_empty()).then(|| Parts {
        mode,
        codes: parts.iter().map(|part| part.code.clone()).collect(),
        named: parts.iter().map(named).collect(),
    })
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
