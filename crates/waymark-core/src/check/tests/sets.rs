//! Check sets as data.

use super::*;
use crate::pack::{Content, Pack};
use crate::{Finding, Severity};

pub(super) fn default_set() -> CheckSet {
    let folder = format!("{}/../../packs/checks-default", env!("CARGO_MANIFEST_DIR"));
    let read = |file: &str| (file.to_owned(), std::fs::read(format!("{folder}/{file}")).unwrap());
    let pack = Pack::load(&BTreeMap::from([read("pack.toml"), read("checks.toml")])).unwrap();
    match pack.content {
        Content::Checks(set) => set,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_default_set_is_sound_and_has_every_check() {
    let set = default_set();
    assert_eq!(set.faults(), Vec::<String>::new());
    let codes: std::collections::BTreeSet<_> = set.rules.iter().map(|rule| rule.check.code()).collect();
    assert_eq!(codes.len(), 10);
}

#[test]
fn a_set_round_trips_through_json_and_codes_are_those_of_the_findings() {
    let set = default_set();
    let json = serde_json::to_value(&set).unwrap();
    for (rule, wire) in set.rules.iter().zip(json["rule"].as_array().unwrap()) {
        assert_eq!(wire["code"], rule.check.code());
    }
    assert_eq!(serde_json::from_value::<CheckSet>(json).unwrap(), set);
}

#[test]
fn a_misspelled_parameter_is_refused() {
    let error = toml::from_str::<CheckSet>(&rule("jump", "flor = \"0.3\"")).unwrap_err();
    assert!(error.to_string().contains("flor"), "{error}");
    assert!(toml::from_str::<CheckSet>(&rule("guess", "")).is_err());
}

#[test]
fn a_set_that_cannot_work_says_why() {
    for (code, parameters) in [
        ("out_of_range", ""),
        ("out_of_range", "minimum = 2\nmaximum = 1"),
        ("jump", "past = 2\nleast = 3"),
        ("unit_slip", "near = \"0.5\""),
        ("unit_slip", "powers = [0]"),
    ] {
        let set: CheckSet = toml::from_str(&rule(code, parameters)).unwrap();
        assert_eq!(set.faults().len(), 1, "{code} {parameters}");
    }
}

#[test]
fn a_rule_for_one_indicator_takes_the_place_of_the_general_one() {
    let profit = Definition { code: "PROFIT".to_owned(), ..flow() };
    let rows = [row(&flow(), "X1", "2024", "-1"), row(&profit, "X1", "2024", "-1")];
    let mut case = Case::new(flow()).incoming(rows);
    case.definitions.push(profit);
    let general = rule("out_of_range", "minimum = 0");
    assert_eq!(case.by(&general).len(), 2);
    let own = rule("out_of_range", "minimum = -5\nindicator = \"PROFIT\"");
    let off = rule("out_of_range", "minimum = 0\nindicator = \"PROFIT\"\noff = true");
    for set in [general.clone() + &own, off + &general] {
        let rows: Vec<_> = case.by(&set).iter().map(|f| f.row).collect();
        assert_eq!(rows, [Some(0)], "{set}");
    }
}

#[test]
fn kinds_select_indicators() {
    let limits = rule("out_of_range", "kinds = [\"flow\"]\nminimum = 0");
    let case = |definition: Definition| {
        let rows = [row(&definition, "X1", "2024", "-1")];
        Case::new(definition).incoming(rows).by(&limits).len()
    };
    assert_eq!((case(flow()), case(stock())), (1, 0));
}

#[test]
fn findings_come_by_row_and_bear_the_severity_of_their_rule() {
    let rows = [row(&flow(), "X1", "2024", "-1"), row(&flow(), "X1", "2024", "-1")];
    let case = Case::new(flow()).incoming(rows);
    let set = rule("duplicate", "").replace("verify", "mandatory") + &rule("out_of_range", "minimum = 0");
    let told = |f: &DataFinding| {
        let Finding { code, severity, .. } = &f.finding;
        (f.row, code.clone(), *severity)
    };
    let found: Vec<_> = case.by(&set).iter().map(told).collect();
    let (range, twice) = ("out_of_range".to_owned(), "duplicate".to_owned());
    assert_eq!(
        found,
        [
            (Some(0), range.clone(), Severity::Verify),
            (Some(1), twice, Severity::Mandatory),
            (Some(1), range, Severity::Verify)
        ]
    );
}
