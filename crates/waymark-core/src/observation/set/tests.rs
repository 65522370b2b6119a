use rust_decimal::Decimal;

use super::*;
use crate::SourceGrade::{self, Bulletin, Letter, Report, Unknown};
use crate::observation::Status;

fn row(value: i64, grade: SourceGrade, known_at: &str) -> Observation {
    Observation {
        indicator: "X".to_owned(),
        area: "1".to_owned(),
        period: Period::Year(2024),
        value: Some(Decimal::from(value)),
        unit: "家".to_owned(),
        status: Status::Value,
        dimensions: Default::default(),
        caliber: None,
        numerator: None,
        denominator: None,
        source: None,
        source_grade: grade,
        known_at: known_at.parse().ok(),
        invented: true,
        note: None,
    }
}

/// The value of the revision that counts.
fn counting(rows: &[Observation]) -> Option<i64> {
    let observed = Observations::known_by(rows.to_vec(), None);
    let value = observed.counting("X", "1", Period::Year(2024))?.value?;
    value.try_into().ok()
}

#[test]
fn a_later_press_report_does_not_push_out_a_bulletin() {
    assert_eq!(counting(&[row(1, Bulletin, "2025-03-01"), row(2, Report, "2025-06-01")]), Some(1));
    assert_eq!(counting(&[row(1, Report, "2025-03-01"), row(2, Unknown, "2025-06-01")]), Some(2));
    assert_eq!(counting(&[row(2, Letter, "2025-06-01"), row(1, Bulletin, "2025-03-01")]), Some(2));
}

#[test]
fn on_one_day_the_better_source_counts() {
    assert_eq!(counting(&[row(1, Bulletin, "2025-03-01"), row(2, Letter, "2025-03-01")]), Some(1));
    assert_eq!(counting(&[row(1, Report, "2025-03-01"), row(2, Unknown, "2025-03-01")]), Some(1));
}

#[test]
fn what_may_not_be_used_never_counts() {
    let doubtful = Observation { status: Status::Doubtful, ..row(2, Bulletin, "2025-06-01") };
    let missing = Observation { status: Status::Missing, value: None, ..row(0, Bulletin, "2025-07-01") };
    assert_eq!(counting(&[doubtful.clone(), row(1, Report, "2025-03-01"), missing.clone()]), Some(1));
    assert_eq!(counting(&[doubtful, missing]), None);
}

#[test]
fn a_series_is_found_in_any_order_of_its_rows() {
    let year = |year, value| Observation { period: Period::Year(year), ..row(value, Letter, "2025-01-01") };
    let other = Observation { area: "2".to_owned(), ..year(2022, 9) };
    let split = Observation { dimensions: [("sex".into(), "F".into())].into(), ..year(2021, 8) };
    let rows = vec![year(2024, 3), other, year(2022, 1), split, year(2024, 4), year(2023, 2)];
    let observed = Observations::known_by(rows, None);
    assert_eq!(observed.periods("X", "1"), [2022, 2023, 2024].map(Period::Year));
    let values = observed.revisions("X", "1", Period::Year(2024)).filter_map(|o| o.value);
    assert_eq!(values.collect::<Vec<_>>(), [3, 4].map(Decimal::from));
    let counting = observed.counting_in_order("X", "1").into_iter().filter_map(|o| o.value);
    assert_eq!(counting.collect::<Vec<_>>(), [1, 2, 4].map(Decimal::from));
    assert_eq!(observed.revisions("X", "1", Period::Year(2020)).count(), 0);
    assert_eq!((observed.areas("X"), observed.all().len()), (vec!["1", "2"], 6));
}

#[test]
fn what_became_known_later_is_not_kept() {
    let rows = vec![row(1, Bulletin, "2025-03-01"), row(2, Bulletin, "2025-06-01")];
    let observed = Observations::known_by(rows, "2025-05-31".parse().ok());
    assert_eq!(observed.all().len(), 1);
}
