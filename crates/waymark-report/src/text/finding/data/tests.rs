use std::collections::BTreeMap;

use rust_decimal::Decimal;
use waymark_core::area::AreaList;
use waymark_core::check::{Check, CheckInput, CheckSet, DataFinding, Rule, check, jump, unit_slip};
use waymark_core::indicator::Definition;
use waymark_core::observation::Status;
use waymark_core::{Date, Finding, Observation, Observations, Period, Severity, SourceGrade};

use super::*;
use crate::text::finding::message;

/// Every code with every fault it tells apart, and the arguments the checks give.
const SAID: [(&str, &str, &str); 17] = [
    ("required_missing", "empty", "column"),
    ("required_missing", "absent", ""),
    ("required_missing", "unexplained", ""),
    ("required_missing", "overdue", ""),
    ("out_of_range", "below", "value limit"),
    ("out_of_range", "above", "value limit"),
    ("jump", "", "value before before_period change usual"),
    ("jump", "", "value before before_period change"),
    ("parts_differ", "", "whole parts sum difference"),
    ("numerator_above_denominator", "", "numerator denominator"),
    ("cumulative_falls", "", "earlier earlier_period later later_period"),
    ("unit_slip", "", "value expected times corrected"),
    ("unit_mismatch", "", "unit wanted"),
    ("duplicate", "same", "value other other_row"),
    ("duplicate", "different", "value other other_row"),
    ("duplicate", "accepted", "value"),
    ("not_yet_due", "period_open", "known_at day"),
];

fn finding(code: &str, fault: &str, names: &str) -> Finding {
    let always = ["indicator", "area", "period"];
    let arguments = names.split_whitespace().chain(always).map(|name| (name.to_owned(), format!("<{name}>")));
    let fault = [("fault".to_owned(), fault.to_owned())];
    Finding {
        code: code.to_owned(),
        severity: Severity::Verify,
        arguments: arguments.chain(fault).collect(),
        items: Vec::new(),
        places: Vec::new(),
    }
}

#[test]
fn every_code_has_a_sentence_that_uses_every_argument() {
    for (code, fault, names) in SAID {
        let finding = finding(code, fault, names);
        for lang in [Lang::Zh, Lang::En] {
            let said = message(&finding, lang);
            assert!(!said.contains('?') || code == "unit_slip", "{code} {fault}: {said}");
            assert!(!said.starts_with(code), "{said}");
            let used = |name: &&str| !said.contains(&format!("<{name}>")) && **name != *"other";
            let unused: Vec<_> = names.split_whitespace().filter(used).collect();
            assert_eq!(unused, Vec::<&str>::new(), "{code} {fault}: {said}");
        }
    }
}

fn observation(year: u16, value: i64) -> Observation {
    Observation {
        indicator: "RD".to_owned(),
        area: "X1".to_owned(),
        period: Period::Year(year),
        value: Some(Decimal::from(value)),
        unit: "亿元".to_owned(),
        status: Status::Value,
        dimensions: BTreeMap::new(),
        caliber: None,
        numerator: None,
        denominator: None,
        source: None,
        source_grade: SourceGrade::Letter,
        known_at: None,
        invented: true,
        note: None,
    }
}

fn found(checks: Check, past: &[i64], value: i64) -> Vec<DataFinding> {
    let rule =
        Rule { severity: Severity::Verify, indicator: None, kinds: Vec::new(), off: false, check: checks };
    let mut definition = Definition::bare("RD", "研发经费", "亿元");
    definition.name_en = Some("R&D expenditure".to_owned());
    let past: Vec<_> = past.iter().zip(2020..).map(|(value, year)| observation(year, *value)).collect();
    let known = Observations::known_by(past, None);
    let incoming = [observation(2024, value)];
    let input = CheckInput {
        incoming: &incoming,
        known: &known,
        definitions: &[definition],
        areas: &AreaList::default(),
        expected: &[],
        today: Date::end_of_month(2025, 6),
    };
    check(&CheckSet { rules: vec![rule] }, &input)
}

#[test]
fn a_jump_reads_as_people_speak() {
    let found = found(Check::Jump(jump::Parameters::default()), &[100, 110, 121, 133], 266);
    assert_eq!(
        message(&found[0].finding, Lang::Zh),
        "X1“研发经费”2024年为266亿元，2023年为133亿元，变动+100%，以往一般为+10%。请核对；属实的请在备注中说明原因。"
    );
    assert!(
        message(&found[0].finding, Lang::En).starts_with("X1, “R&D expenditure”, 2024: 266亿元 after 133")
    );
}

#[test]
fn a_slip_says_what_it_should_be() {
    let found = found(Check::UnitSlip(unit_slip::Parameters::default()), &[100, 110, 121, 133], 1_460_000);
    assert_eq!(
        message(&found[0].finding, Lang::Zh),
        "X1“研发经费”2024年填为1460000亿元，约为以往水平115.5亿元的10000倍，计量单位可能有误：应为146亿元？请核对。"
    );
}

#[test]
fn columns_have_names() {
    let mut empty = finding("required_missing", "empty", "column");
    empty.arguments.insert("column".to_owned(), "unit".to_owned());
    assert!(message(&empty, Lang::Zh).contains("没有填写计量单位"));
    assert!(message(&empty, Lang::En).contains("the unit is empty"));
}
