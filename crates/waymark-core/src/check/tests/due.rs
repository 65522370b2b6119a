//! `required_missing`, `not_yet_due`.

use super::*;

fn calendar() -> Definition {
    let release = ReleaseCalendar {
        frequency: Frequency::Year,
        cumulative: false,
        early_months: 10,
        due_months: 11,
        mark: None,
        source: None,
    };
    Definition { release: Some(release), ..flow() }
}

fn asked(today: &'static str, rows: Vec<Observation>) -> Vec<(Option<usize>, String)> {
    let expected = Expected { indicator: "RD".to_owned(), area: "X1".to_owned(), period: Period::Year(2024) };
    let case = Case { today, expected: vec![expected], ..Case::new(calendar()) }.incoming(rows);
    let found = case.by(&rule("required_missing", ""));
    found.iter().map(|finding| (finding.row, argument(finding, "fault").to_owned())).collect()
}

fn with_status(status: Status, note: Option<&str>) -> Vec<Observation> {
    let note = note.map(str::to_owned);
    vec![Observation { value: None, status, note, ..row(&flow(), "X1", "2024", "0") }]
}

#[test]
fn what_was_asked_for_must_be_answered_once_it_is_due() {
    assert_eq!(asked("2025-11-29", Vec::new()), []);
    assert_eq!(asked("2025-11-30", Vec::new()), [(None, "absent".to_owned())]);
    assert_eq!(asked("2025-11-30", vec![row(&flow(), "X1", "2024", "0")]), []);
}

#[test]
fn an_answer_need_not_be_a_number() {
    assert_eq!(asked("2025-12-31", with_status(Status::NotApplicable, None)), []);
    assert_eq!(asked("2025-12-31", with_status(Status::Withheld, None)), []);
    assert_eq!(asked("2025-12-31", with_status(Status::Missing, Some("台账遗失"))), []);
    assert_eq!(
        asked("2025-12-31", with_status(Status::Missing, None)),
        [(Some(0), "unexplained".to_owned())]
    );
    assert_eq!(asked("2025-12-31", with_status(Status::NotDue, None)), [(Some(0), "overdue".to_owned())]);
    assert_eq!(asked("2025-06-30", with_status(Status::NotDue, None)), []);
}

#[test]
fn what_is_accepted_need_not_be_sent_again() {
    let expected = Expected { indicator: "RD".to_owned(), area: "X1".to_owned(), period: Period::Year(2024) };
    let case = Case { expected: vec![expected], ..Case::new(calendar()) };
    assert_eq!(case.rows("required_missing"), [None]);
    assert_eq!(case.known([row(&flow(), "X1", "2024", "40")]).rows("required_missing"), []);
}

#[test]
fn empty_cells_are_told_by_column() {
    let empty = Observation { value: None, unit: String::new(), ..row(&flow(), "X1", "2024", "0") };
    let case = Case::new(flow()).incoming([empty, row(&flow(), "X1A", "2024", "0")]);
    let columns: Vec<_> = case.by(&rule("required_missing", "")).iter().map(|f| (f.row, f.column)).collect();
    assert_eq!(columns, [(Some(0), Some(Column::Value)), (Some(0), Some(Column::Unit))]);
}

#[test]
fn a_value_cannot_be_out_before_its_calendar() {
    let at = |today| {
        let case = Case { today, ..Case::new(calendar()) }.incoming([row(&flow(), "X1", "2024", "40")]);
        let found = case.by(&rule("not_yet_due", ""));
        found.first().map(|f| (argument(f, "fault").to_owned(), argument(f, "day").to_owned()))
    };
    let told = |fault: &str, day: &str| Some((fault.to_owned(), day.to_owned()));
    assert_eq!(at("2024-12-31"), told("period_open", "2024-12-31"));
    assert_eq!(at("2025-09-30"), told("before_calendar", "2025-10-01"));
    assert_eq!(at("2025-10-01"), None);
}

#[test]
fn the_day_it_became_known_counts_and_forecasts_do_not() {
    let early = Observation { known_at: "2024-11-02".parse().ok(), ..row(&flow(), "X1", "2024", "40") };
    let forecast = Observation { status: Status::Forecast, ..early.clone() };
    let case = Case::new(flow()).incoming([early, forecast]);
    assert_eq!(case.rows("not_yet_due"), [Some(0)]);
}
