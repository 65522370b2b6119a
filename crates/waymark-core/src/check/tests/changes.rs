//! `jump`, `unit_slip`.

use super::*;
use crate::indicator::Caliber;

const STEADY: [&str; 6] = ["100", "110", "120", "133", "146", "160"];

#[test]
fn a_leap_out_of_a_steady_past_is_a_jump() {
    let case =
        Case::new(stock()).known(years(&stock(), &STEADY)).incoming([row(&stock(), "X1", "2024", "240")]);
    let finding = case.only("jump");
    assert_eq!((finding.row, finding.column), (Some(0), Some(Column::Value)));
    assert_eq!(argument(&finding, "before"), "160家");
    assert_eq!(argument(&finding, "before_period"), "2023");
    assert_eq!(argument(&finding, "change"), "+50%");
    assert_eq!(argument(&finding, "usual"), "+9.8%");
}

#[test]
fn the_next_step_of_a_steady_past_is_none() {
    let case =
        Case::new(stock()).known(years(&stock(), &STEADY)).incoming([row(&stock(), "X1", "2024", "176")]);
    assert_eq!(case.rows("jump"), []);
}

#[test]
fn a_series_that_always_grew_fast_may_go_on() {
    let fast = ["10", "15", "23", "34", "52", "78"];
    let case =
        Case::new(stock()).known(years(&stock(), &fast)).incoming([row(&stock(), "X1", "2024", "118")]);
    assert_eq!(case.rows("jump"), []);
}

#[test]
fn one_odd_year_in_the_past_hides_nothing() {
    let odd = ["100", "110", "400", "133", "146", "160"];
    let case = Case::new(stock()).known(years(&stock(), &odd)).incoming([row(&stock(), "X1", "2024", "60")]);
    // Two of the five changes are odd: too few trusted ones are left only when half of them are.
    assert_eq!(case.by(&rule("jump", "past = 3")).len(), 1);
}

#[test]
fn with_little_past_only_more_than_double_or_less_than_half_is_told() {
    let case = |value| {
        let case = Case::new(stock()).known(years(&stock(), &["100"]));
        case.incoming([row(&stock(), "X1", "2019", value)]).rows("jump")
    };
    assert_eq!(["200", "50", "201", "49"].map(case), [vec![], vec![], vec![Some(0)], vec![Some(0)]]);
}

#[test]
fn small_counts_go_up_and_down_by_chance() {
    let case = |value| {
        let case = Case::new(stock()).known(years(&stock(), &["3", "3", "3", "3", "3"]));
        case.incoming([row(&stock(), "X1", "2023", value)]).rows("jump")
    };
    assert_eq!(["4", "8", "9"].map(case), [vec![], vec![], vec![Some(0)]]);
}

#[test]
fn seasons_are_no_jumps() {
    let month = |period: &str, value: &str| row(&flow(), "X1", period, value);
    let case = Case::new(flow())
        .known([month("2023-01", "2"), month("2023-12", "40")])
        .incoming([month("2024-01", "2.1"), month("2024-12", "41")]);
    assert_eq!(case.rows("jump"), []);
}

#[test]
fn growth_rates_are_compared_in_points() {
    let growth = Definition { kind: MeasureKind::YearlyGrowth, ..Definition::bare("G", "增速", "%") };
    let case = Case::new(growth.clone()).known(years(&growth, &["5", "6", "4", "5", "6"]));
    let case = case.incoming([row(&growth, "X1", "2023", "12"), row(&growth, "X1", "2024", "30")]);
    let finding = case.only("jump");
    assert_eq!((finding.row, argument(&finding, "change")), (Some(1), "+18"));
}

#[test]
fn calibers_that_may_not_be_compared_are_not() {
    let caliber = |id: &str, from: &str, to: &str| Caliber {
        id: id.to_owned(),
        name: id.to_owned(),
        valid_from: from.to_owned(),
        valid_to: to.to_owned(),
        comparable_with: Vec::new(),
        note: None,
        mark: None,
    };
    let changed =
        Definition { calibers: vec![caliber("old", "", "2023"), caliber("new", "2024", "")], ..stock() };
    let rows = || [row(&stock(), "X1", "2024", "900")];
    let case = Case::new(changed).known(years(&stock(), &STEADY)).incoming(rows());
    assert_eq!(case.rows("jump"), []);
    assert_eq!(Case::new(stock()).known(years(&stock(), &STEADY)).incoming(rows()).rows("jump"), [Some(0)]);
}

#[test]
fn wan_for_yi_is_a_slip_and_says_the_likely_value() {
    let past = years(&flow(), &["26.1", "28", "31", "33", "36"]);
    let case = Case::new(flow()).known(past).incoming([row(&flow(), "X1", "2023", "391000")]);
    let finding = case.only("unit_slip");
    assert_eq!(argument(&finding, "times"), "10000");
    assert_eq!(argument(&finding, "corrected"), "39.1亿元");
    assert_eq!(argument(&finding, "expected"), "31亿元");
}

#[test]
fn the_same_value_in_its_right_unit_is_none() {
    let past = years(&flow(), &["26.1", "28", "31", "33", "36"]);
    let wan = Observation { unit: "万元".to_owned(), ..row(&flow(), "X1", "2023", "391000") };
    let case = Case::new(flow()).known(past).incoming([wan]);
    assert_eq!(case.rows("unit_slip"), []);
    assert_eq!(case.rows("jump"), []);
}

#[test]
fn a_value_too_small_slips_too() {
    let past = years(&flow(), &["26.1", "28", "31", "33", "36"]);
    let case = Case::new(flow()).known(past).incoming([row(&flow(), "X1", "2023", "0.0039")]);
    assert_eq!(argument(&case.only("unit_slip"), "times"), "1/10000");
}

#[test]
fn a_slip_is_told_once_and_the_right_value_after_it_not_at_all() {
    let case = Case::new(flow())
        .known(years(&flow(), &["26.1", "28", "31", "33", "36"]))
        .incoming([row(&flow(), "X1", "2023", "391000"), row(&flow(), "X1", "2024", "42")]);
    let both = format!("{}{}", rule("unit_slip", ""), rule("jump", ""));
    let found: Vec<_> = case.by(&both).into_iter().map(|f| (f.row, f.finding.code)).collect();
    assert_eq!(found, [(Some(0), "unit_slip".to_owned())]);
    assert_eq!(case.rows("jump"), [Some(0), Some(1)]);
}
