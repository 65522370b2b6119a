//! One module per code, in prose: what is told, and what must not be. The areas are fictional.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::*;
use crate::SourceGrade;
use crate::area::{Area, AreaLevel, Counting};
use crate::indicator::{AreaRule, Frequency, MeasureKind, ReleaseCalendar};
use crate::observation::Status;

mod changes;
mod cumulative;
mod due;
mod parts;
mod properties;
mod rows;
mod sets;

/// A submission about 示例市 and what it is checked against.
struct Case {
    incoming: Vec<Observation>,
    known: Vec<Observation>,
    definitions: Vec<Definition>,
    areas: AreaList,
    expected: Vec<Expected>,
    today: &'static str,
}

impl Case {
    fn new(definition: Definition) -> Case {
        Case {
            incoming: Vec::new(),
            known: Vec::new(),
            definitions: vec![definition],
            areas: city(),
            expected: Vec::new(),
            today: "2026-06-30",
        }
    }

    fn known(mut self, rows: impl IntoIterator<Item = Observation>) -> Case {
        self.known.extend(rows);
        self
    }

    fn incoming(mut self, rows: impl IntoIterator<Item = Observation>) -> Case {
        self.incoming.extend(rows);
        self
    }

    fn by(&self, rules: &str) -> Vec<DataFinding> {
        let set: CheckSet = toml::from_str(rules).unwrap();
        assert_eq!(set.faults(), Vec::<String>::new());
        self.by_set(&set)
    }

    fn by_set(&self, set: &CheckSet) -> Vec<DataFinding> {
        let known = Observations::known_by(self.known.clone(), None);
        let input = CheckInput {
            incoming: &self.incoming,
            known: &known,
            definitions: &self.definitions,
            areas: &self.areas,
            expected: &self.expected,
            today: self.today.parse().unwrap(),
        };
        check(set, &input)
    }

    /// Rows that the check of a code, with its own parameters, has something to say about.
    fn rows(&self, code: &str) -> Vec<Option<usize>> {
        self.by(&rule(code, "")).iter().map(|finding| finding.row).collect()
    }

    /// The only finding of a check.
    fn only(&self, code: &str) -> DataFinding {
        let mut found = self.by(&rule(code, ""));
        assert_eq!(found.len(), 1, "{found:?}");
        found.remove(0)
    }
}

fn rule(code: &str, parameters: &str) -> String {
    format!("[[rule]]\ncode = \"{code}\"\nseverity = \"verify\"\n{parameters}\n")
}

fn argument<'a>(finding: &'a DataFinding, name: &str) -> &'a str {
    finding.finding.arguments.get(name).map_or("", String::as_str)
}

/// 示例市 with two counties and a zone whose values are in a county's already.
fn city() -> AreaList {
    let area = |code: &str, name: &str, level, parent: Option<&str>| Area {
        code: code.to_owned(),
        name: name.to_owned(),
        name_en: None,
        level,
        parent: parent.map(str::to_owned),
        valid_from: None,
        valid_to: None,
        local: true,
        counting: None,
        host: Vec::new(),
        source: None,
        verified: false,
        invented: true,
        note: None,
    };
    let zone = Area {
        counting: Some(Counting::Within),
        host: vec!["X1A".to_owned()],
        ..area("X1Z", "示例高新区", AreaLevel::Zone, Some("X1"))
    };
    let areas = vec![
        area("X1", "示例市", AreaLevel::City, None),
        area("X1A", "甲县", AreaLevel::County, Some("X1")),
        area("X1B", "乙县", AreaLevel::County, Some("X1")),
        zone,
    ];
    AreaList { areas, changes: Vec::new() }
}

fn stock() -> Definition {
    Definition { over_areas: AreaRule::Sum, ..Definition::bare("FIRMS", "高新技术企业", "家") }
}

fn flow() -> Definition {
    let bare = Definition::bare("RD", "研发经费", "亿元");
    Definition { kind: MeasureKind::Flow, over_areas: AreaRule::Sum, ..bare }
}

fn row(definition: &Definition, area: &str, period: &str, value: &str) -> Observation {
    Observation {
        indicator: definition.code.clone(),
        area: area.to_owned(),
        period: period.parse().unwrap(),
        value: Some(value.parse().unwrap()),
        unit: definition.unit.clone(),
        status: Status::Value,
        dimensions: BTreeMap::new(),
        caliber: None,
        numerator: None,
        denominator: None,
        source: Some("示例市统计局".to_owned()),
        source_grade: SourceGrade::Letter,
        known_at: None,
        invented: true,
        note: None,
    }
}

/// Yearly values of 示例市 from 2018 on.
fn years(definition: &Definition, values: &[&str]) -> Vec<Observation> {
    let year = |(at, value): (usize, &&str)| row(definition, "X1", &(2018 + at).to_string(), value);
    values.iter().enumerate().map(year).collect()
}
