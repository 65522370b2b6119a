//! A fictional city of 13 areas with 300 indicators; every name and figure is invented.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use waymark_core::area::{Area, AreaLevel};
use waymark_core::indicator::{AreaRule, Definition};
use waymark_core::ledger::{
    ConfirmedStatement, Content, Decision, LEDGER_SCHEMA, LedgerIndicator, LedgerItem, Plan,
};
use waymark_core::observation::Status;
use waymark_core::{
    Class, DocumentInfo, Form, Kind, Ledger, Observation, Operator, Period, SourceGrade, Strength, Value,
};

const INDICATORS: u32 = 300;
const AREAS: u32 = 13;
const YEARS: std::ops::RangeInclusive<u16> = 2004..=2024;

/// What is judged.
pub struct City {
    pub ledger: Ledger,
    pub areas: Vec<Area>,
    pub indicators: Vec<Definition>,
    pub observations: Vec<Observation>,
}

impl City {
    pub fn new() -> City {
        let each = || (0..INDICATORS).flat_map(|indicator| (0..AREAS).map(move |area| (indicator, area)));
        let observations = each()
            .flat_map(|(indicator, area)| YEARS.map(move |year| observation(indicator, area, year)))
            .collect();
        City {
            ledger: ledger(each().flat_map(|(indicator, area)| items(indicator, area)).collect()),
            areas: (0..AREAS).map(area).collect(),
            indicators: (0..INDICATORS).map(definition).collect(),
            observations,
        }
    }
}

fn area(number: u32) -> Area {
    Area {
        code: area_code(number),
        name: area_name(number),
        name_en: None,
        level: if number == 0 { AreaLevel::City } else { AreaLevel::County },
        parent: (number > 0).then(|| area_code(0)),
        valid_from: None,
        valid_to: None,
        local: true,
        counting: None,
        host: Vec::new(),
        source: None,
        verified: false,
        invented: true,
        note: None,
    }
}

fn area_code(number: u32) -> String {
    if number == 0 { "X9901".to_owned() } else { format!("X9901{number:02}") }
}

fn area_name(number: u32) -> String {
    if number == 0 { "示例市".to_owned() } else { format!("示例{number}县") }
}

fn definition(number: u32) -> Definition {
    let aliases = vec![format!("示例指标{number}（规上）"), format!("示例{number}")];
    let (code, name) = (format!("X_{number}"), indicator_name(number));
    Definition { aliases, over_areas: AreaRule::Sum, ..Definition::bare(&code, &name, "万元") }
}

fn indicator_name(number: u32) -> String {
    format!("示例指标{number}数")
}

/// A figure that grows and wanders, the same on every run.
fn observation(indicator: u32, area: u32, year: u16) -> Observation {
    let seed = u64::from(indicator * 1_000 + area) * 100 + u64::from(year);
    let noise = (seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 50) % 900;
    let level = u64::from(year - 2000) * u64::from(500 + indicator) + 10_000 + noise;
    Observation {
        indicator: format!("X_{indicator}"),
        area: area_code(area),
        period: Period::Year(year),
        value: Some(Decimal::from(level)),
        unit: "万元".to_owned(),
        status: Status::Value,
        dimensions: BTreeMap::new(),
        caliber: None,
        numerator: None,
        denominator: None,
        source: Some("示例统计公报（虚构）".to_owned()),
        source_grade: SourceGrade::Bulletin,
        known_at: None,
        invented: true,
        note: None,
    }
}

/// The baseline of 2020 and the target for 2025 of one indicator in one area, in 亿元.
fn items(indicator: u32, area: u32) -> [LedgerItem; 2] {
    let item = |prefix: &str, kind, year, value: Decimal| LedgerItem {
        code: if area == 0 {
            format!("{prefix}-{indicator}")
        } else {
            format!("{prefix}-{indicator}-{area}")
        },
        id: None,
        decision: Decision::Added,
        content: Content::Statement(ConfirmedStatement {
            kind,
            class: if kind == Kind::Target { Class::Plan } else { Class::Fact },
            form: Form::Level,
            indicator: indicator_name(indicator),
            indicator_code: format!("I-{indicator}"),
            subject: indicator_name(indicator),
            value: Value::One(value),
            unit: Some("亿元".to_owned()),
            period: Some(Period::Year(year)),
            qualifier: None,
            operator: Operator::AtLeast,
            strength: Strength::Firm,
            nature: None,
            change: None,
            area: (area > 0).then(|| area_name(area)),
            flags: Vec::new(),
        }),
        changes: Vec::new(),
        owners: Vec::new(),
        note: None,
        section: Vec::new(),
        source: None,
    };
    [
        item("B", Kind::Baseline, 2020, Decimal::new(195, 2)),
        item("T", Kind::Target, 2025, Decimal::new(i64::from(260 + area), 2)),
    ]
}

fn ledger(items: Vec<LedgerItem>) -> Ledger {
    let title = "示例市示例规划（虚构）".to_owned();
    let indicator = |number| LedgerIndicator {
        code: format!("I-{number}"),
        name: indicator_name(number),
        unit: Some("亿元".to_owned()),
    };
    Ledger {
        schema: LEDGER_SCHEMA.to_owned(),
        document: DocumentInfo {
            title: title.clone(),
            sha256: "5a".repeat(32),
            media_type: "text/plain".to_owned(),
            encoding: None,
            lines: 0,
            term: Some(Period::Years(2021, 2025)),
            area: None,
        },
        plan: Plan { title, term: Some(Period::Years(2021, 2025)), area: Some("示例市".to_owned()) },
        indicators: (0..INDICATORS).map(indicator).collect(),
        items,
        rejected: Vec::new(),
        undecided: 0,
        findings: Vec::new(),
    }
}
