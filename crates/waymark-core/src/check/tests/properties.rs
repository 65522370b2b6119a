//! What holds for any submission.

use proptest::prelude::*;

use super::*;

/// Any row: odd units, statuses, calibers, sizes.
fn any_row() -> impl Strategy<Value = Observation> {
    let periods = [
        "2023", "2024", "2024-Q1", "2024-03", "2024-01/2024-03", "2024-01/2024-06", "2021-2025", "0000",
        "9999",
    ];
    let units = ["家", "亿元", "万元", "%", "", "万亿", "箱"];
    let value = prop_oneof![
        Just(None),
        Just(Some(Decimal::MAX)),
        Just(Some(Decimal::MIN)),
        any::<i32>().prop_map(|n| Some(Decimal::new(n.into(), 3))),
    ];
    (0..3usize, 0..5usize, 0..periods.len(), 0..units.len(), 0..Status::ALL.len(), value.clone(), value)
        .prop_map(move |(indicator, area, period, unit, status, value, part)| Observation {
            indicator: ["FIRMS", "RD", "NOBODY"][indicator].to_owned(),
            area: ["X1", "X1A", "X1B", "X1Z", "Y"][area].to_owned(),
            unit: units[unit].to_owned(),
            value,
            status: Status::ALL[status].0,
            numerator: part,
            denominator: value,
            ..row(&stock(), "X1", periods[period], "0")
        })
}

proptest! {
    #[test]
    fn nothing_panics_and_every_place_exists(
        incoming in prop::collection::vec(any_row(), 0..40),
        known in prop::collection::vec(any_row(), 0..40),
    ) {
        let case = Case { incoming, known, definitions: vec![stock(), flow()], ..Case::new(stock()) };
        let set = sets::default_set();
        let found = case.by_set(&set);
        let rows: Vec<_> = found.iter().map(|f| f.row.unwrap_or(usize::MAX)).collect();
        prop_assert!(rows.iter().all(|row| *row < case.incoming.len()));
        prop_assert!(rows.is_sorted());
        prop_assert_eq!(case.by_set(&set), found);
    }

    #[test]
    fn a_slip_is_found_whatever_the_level_and_the_unit(level in 1u32..100_000, growth in 0u32..20) {
        let value = |year: u32| (level * (100 + growth * year)).to_string();
        let past: Vec<_> = (0..5).map(|at| row(&flow(), "X1", &(2018 + at).to_string(), &value(at))).collect();
        let next = |zeros: &str| row(&flow(), "X1", "2023", &(value(5) + zeros));
        let told = |zeros: &str| Case::new(flow()).known(past.clone()).incoming([next(zeros)]).rows("unit_slip").len();
        prop_assert_eq!((told(""), told("0000"), told("00000000"), told("0")), (0, 1, 1, 0));
    }

    #[test]
    fn parts_that_add_up_are_never_told(one in 0u32..1_000_000, other in 0u32..1_000_000, off in 1u32..100) {
        let rows = |whole: u32| {
            let firms = |area: &str, value: u32| row(&stock(), area, "2024", &value.to_string());
            Case::new(stock()).incoming([firms("X1", whole), firms("X1A", one), firms("X1B", other)]).rows("parts_differ")
        };
        prop_assert_eq!(rows(one + other), vec![]);
        prop_assert_eq!(rows(one + other + off), vec![Some(0)]);
    }
}
