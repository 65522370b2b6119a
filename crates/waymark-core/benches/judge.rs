//! 300 targets for 13 areas judged: at most a second (DESIGN 13). `cargo bench -p waymark-core`.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use waymark_core::indicator::Definition;
use waymark_core::judge::{Case, judge};
use waymark_core::observation::Status;
use waymark_core::pack::{Content, Pack};
use waymark_core::rules::RuleSet;
use waymark_core::target::{Baseline, Target, TargetForm};
use waymark_core::{Observation, Observations, Operator, Period, SourceGrade, Strength, Value};

const TARGETS: u16 = 300;
const AREAS: u16 = 13;

fn main() {
    divan::main();
}

fn rules() -> RuleSet {
    let files = BTreeMap::from([
        ("pack.toml".to_owned(), include_bytes!("../../../packs/rules-default/pack.toml").to_vec()),
        ("rules.toml".to_owned(), include_bytes!("../../../packs/rules-default/rules.toml").to_vec()),
    ]);
    match Pack::load(&files).map(|pack| pack.content) {
        Ok(Content::Rules(rules)) => *rules,
        other => panic!("{other:?}"),
    }
}

fn observation(target: u16, area: u16, year: u16) -> Observation {
    Observation {
        indicator: format!("I{target}"),
        area: format!("A{area}"),
        period: Period::Year(year),
        value: Some(Decimal::from(100 + target + area + (year - 2015) * 7)),
        unit: "万元".to_owned(),
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

fn target(number: u16, area: u16) -> Target {
    let baseline = |revision: &str, value: u16| Baseline {
        revision: revision.to_owned(),
        value: Decimal::from(value),
        unit: "亿元".to_owned(),
        period: Period::Year(2020),
        forecast: false,
        derived: false,
        formula: None,
        caliber: None,
        source: None,
        source_grade: SourceGrade::Letter,
        known_at: None,
    };
    Target {
        code: format!("T-{number}"),
        restated: Vec::new(),
        indicator: format!("I{number}"),
        name: format!("指标{number}"),
        area: format!("A{area}"),
        form: if number.is_multiple_of(5) { TargetForm::AverageGrowth } else { TargetForm::Level },
        value: Value::One(Decimal::from(21)),
        unit: if number.is_multiple_of(5) { "%".to_owned() } else { "亿元".to_owned() },
        operator: Operator::AtLeast,
        period: Period::Year(2025),
        term: Period::Years(2021, 2025),
        baselines: vec![baseline("plan", 10), baseline("r1", 12)],
        path: Vec::new(),
        strength: Strength::Firm,
        nature: None,
        document: "规划".to_owned(),
        valid_from: None,
        adopted: None,
    }
}

/// Ten years of values for every series are indexed, then every target is judged on two baselines.
#[divan::bench(sample_count = 10)]
fn targets_300_areas_13(bencher: divan::Bencher) {
    let each = || (0..TARGETS).flat_map(|target| (0..AREAS).map(move |area| (target, area)));
    let rows: Vec<_> = each()
        .flat_map(|(target, area)| (2015..=2024).map(move |year| observation(target, area, year)))
        .collect();
    let targets: Vec<_> = each().map(|(number, area)| target(number, area)).collect();
    let definitions: Vec<_> = targets
        .iter()
        .map(|target| Definition {
            from: Some(target.indicator.clone()),
            ..Definition::bare(&target.indicator, &target.name, "万元")
        })
        .collect();
    let rules = rules();
    bencher.bench(|| {
        let observations = Observations::known_by(rows.clone(), None);
        let case = |(target, definition)| {
            let case = Case {
                target,
                definition,
                observations: &observations,
                at: Period::Year(2024),
                as_of: None,
                rules: &rules,
                rules_name: "rules-default@bench",
            };
            judge(&case)
        };
        targets.iter().zip(&definitions).map(case).collect::<Vec<_>>()
    });
}
