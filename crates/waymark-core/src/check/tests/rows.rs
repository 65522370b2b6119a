//! `out_of_range`, `unit_mismatch`, `duplicate`.

use super::*;

#[test]
fn limits_hold_in_whatever_unit_a_value_comes() {
    let limits = rule("out_of_range", "minimum = \"0\"\nmaximum = 50");
    let value =
        |value: &str, unit: &str| Observation { unit: unit.to_owned(), ..row(&flow(), "X1", "2024", value) };
    let case = |o| {
        let found = Case::new(flow()).incoming([o]).by(&limits);
        found.first().map(|f| (argument(f, "fault").to_owned(), argument(f, "limit").to_owned()))
    };
    assert_eq!(case(value("50", "亿元")), None);
    assert_eq!(case(value("500000", "万元")), None);
    assert_eq!(case(value("500001", "万元")), Some(("above".to_owned(), "50亿元".to_owned())));
    assert_eq!(case(value("-1", "元")), Some(("below".to_owned(), "0亿元".to_owned())));
}

#[test]
fn a_share_has_its_natural_limit() {
    let share =
        Definition { natural_limit: Some(Decimal::ONE_HUNDRED), ..Definition::bare("S", "占比", "%") };
    let rows = [row(&share, "X1", "2024", "100"), row(&share, "X1A", "2024", "100.1")];
    let found = Case::new(share).incoming(rows).by(&rule("out_of_range", "natural_limit = true"));
    assert_eq!(found.iter().map(|f| f.row).collect::<Vec<_>>(), [Some(1)]);
}

#[test]
fn a_unit_of_something_else_is_told() {
    let firms = Observation { unit: "家".to_owned(), ..row(&flow(), "X1", "2024", "40") };
    let yuan = Observation { unit: "元".to_owned(), ..row(&flow(), "X1A", "2024", "40") };
    let finding = Case::new(flow()).incoming([yuan, firms]).only("unit_mismatch");
    assert_eq!((finding.row, argument(&finding, "wanted")), (Some(1), "亿元"));
}

#[test]
fn a_value_given_twice_is_told_at_the_second() {
    let wan = Observation { unit: "万元".to_owned(), ..row(&flow(), "X1", "2024", "400000") };
    let rows = [row(&flow(), "X1", "2024", "40"), wan, row(&flow(), "X1", "2024", "41")];
    let found = Case::new(flow()).incoming(rows).by(&rule("duplicate", ""));
    let told: Vec<_> =
        found.iter().map(|f| (f.row, argument(f, "fault"), argument(f, "other_row"))).collect();
    assert_eq!(told, [(Some(1), "same", "1"), (Some(2), "different", "1")]);
}

#[test]
fn another_source_day_or_dimension_is_no_duplicate() {
    let first = row(&flow(), "X1", "2024", "40");
    let source = Observation { source: Some("示例市科技局".to_owned()), ..first.clone() };
    let later = Observation { known_at: "2026-01-02".parse().ok(), ..first.clone() };
    let part = BTreeMap::from([("sector".to_owned(), "C".to_owned())]);
    let part = Observation { dimensions: part, ..first.clone() };
    assert_eq!(Case::new(flow()).incoming([first, source, later, part]).rows("duplicate"), []);
}

#[test]
fn what_is_accepted_already_is_told_unless_it_changed() {
    let case = Case::new(flow()).known([row(&flow(), "X1", "2024", "40")]);
    let case = case.incoming([row(&flow(), "X1", "2024", "40.0")]);
    assert_eq!(argument(&case.only("duplicate"), "fault"), "accepted");
    let revised = Observation { known_at: "2025-12-01".parse().ok(), ..row(&flow(), "X1", "2024", "41") };
    assert_eq!(case.known([revised]).rows("duplicate"), []);
}
