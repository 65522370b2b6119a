use std::collections::BTreeMap;

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::observation::{Observation, Status};
use crate::pack::{Content, Pack};
use crate::rules::status;
use crate::target::{Baseline, PathPoint, TargetForm};
use crate::{Operator, SourceGrade, Strength, Value};

mod forms;
mod properties;
mod shangrao;
mod statcan;

fn dec(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn rules(name: &str) -> RuleSet {
    let folder = format!("{}/../../packs/{name}", env!("CARGO_MANIFEST_DIR"));
    let read = |file: &str| (file.to_owned(), std::fs::read(format!("{folder}/{file}")).unwrap());
    let pack = Pack::load(&BTreeMap::from([read("pack.toml"), read("rules.toml")])).unwrap();
    match pack.content {
        Content::Rules(rules) => *rules,
        other => panic!("{other:?}"),
    }
}

fn default_rules() -> RuleSet {
    rules("rules-default")
}

fn observation(indicator: &str, period: &str, value: &str, unit: &str) -> Observation {
    Observation {
        indicator: indicator.to_owned(),
        area: "X".to_owned(),
        period: period.parse().unwrap(),
        value: value.parse().ok(),
        unit: unit.to_owned(),
        status: Status::Value,
        dimensions: BTreeMap::new(),
        caliber: None,
        numerator: None,
        denominator: None,
        source: None,
        source_grade: SourceGrade::Bulletin,
        known_at: None,
        invented: true,
        note: None,
    }
}

fn baseline(value: &str, unit: &str) -> Baseline {
    let mut baseline = derive::of_observation("plan", &observation("I", "2020", value, unit)).unwrap();
    baseline.source_grade = SourceGrade::Letter;
    baseline
}

fn target(form: TargetForm, value: &str, unit: &str, base: Option<&str>) -> Target {
    Target {
        code: "T-001".to_owned(),
        restated: Vec::new(),
        indicator: "I".to_owned(),
        name: "指标".to_owned(),
        area: "X".to_owned(),
        form,
        value: Value::One(dec(value)),
        unit: unit.to_owned(),
        operator: Operator::AtLeast,
        period: Period::Year(2025),
        term: Period::Years(2021, 2025),
        baselines: base.map(|value| baseline(value, unit)).into_iter().collect(),
        path: Vec::new(),
        strength: Strength::Firm,
        nature: None,
        document: "规划".to_owned(),
        valid_from: None,
        adopted: None,
    }
}

fn definition(unit: &str) -> Definition {
    Definition::bare("I", "指标", unit)
}

/// Judges at the end of 2024 on values for years.
fn judged(target: &Target, definition: &Definition, values: &[(&str, &str)]) -> Assessment {
    let rows: Vec<_> =
        values.iter().map(|(period, value)| observation("I", period, value, &definition.unit)).collect();
    judged_rows(target, definition, &rows, "2024", None)
}

fn judged_rows(
    target: &Target,
    definition: &Definition,
    rows: &[Observation],
    at: &str,
    as_of: Option<&str>,
) -> Assessment {
    let as_of = as_of.map(|day| day.parse().unwrap());
    let case = Case {
        target,
        definition,
        observations: &Observations::known_by(rows.to_vec(), as_of),
        at: at.parse().unwrap(),
        as_of,
        rules: &default_rules(),
        rules_name: "rules-default@test",
    };
    judge(&case)
}
