//! `cumulative_falls`.

use super::*;

fn to_date(month: u8, value: &str) -> Observation {
    row(&flow(), "X1", &format!("2025-01/2025-{month:02}"), value)
}

#[test]
fn a_year_to_date_figure_does_not_fall() {
    let case = Case::new(flow()).known([to_date(3, "10")]).incoming([to_date(6, "9.9"), to_date(9, "20")]);
    let finding = case.only("cumulative_falls");
    assert_eq!(finding.row, Some(0));
    assert_eq!((argument(&finding, "earlier"), argument(&finding, "later")), ("10亿元", "9.9亿元"));
    let corrected = case.by(&rule("cumulative_falls", "tolerance = \"0.01\""));
    assert_eq!(corrected, []);
}

#[test]
fn a_new_year_begins_anew() {
    let case =
        Case::new(flow()).known([row(&flow(), "X1", "2024-01/2024-12", "40")]).incoming([to_date(1, "2")]);
    assert_eq!(case.rows("cumulative_falls"), []);
}

#[test]
fn the_year_is_no_less_than_its_months() {
    let case = Case::new(flow()).known([to_date(9, "30")]).incoming([row(&flow(), "X1", "2025", "29")]);
    assert_eq!(case.rows("cumulative_falls"), [Some(0)]);
}

#[test]
fn stocks_may_fall_and_what_was_accepted_is_not_told_again() {
    let stocks = Definition { kind: MeasureKind::Stock, ..flow() };
    let falling = || [to_date(3, "10"), to_date(6, "9")];
    assert_eq!(Case::new(stocks).incoming(falling()).rows("cumulative_falls"), []);
    let case = Case::new(flow()).known(falling()).incoming([to_date(9, "20")]);
    assert_eq!(case.rows("cumulative_falls"), []);
}
