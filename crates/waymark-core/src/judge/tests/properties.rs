//! What must hold for all numbers.

use super::*;
use crate::indicator::Direction;

fn amount() -> impl Strategy<Value = Decimal> {
    (-1_000_000i64..1_000_000).prop_map(|cents| Decimal::new(cents, 2))
}

/// How good a status is, best first.
fn grade(assessment: &Assessment) -> usize {
    let order = [
        status::COMPLETED,
        status::REACHED_EARLY,
        "on_schedule",
        "slightly_behind",
        "behind",
        status::NOT_COMPLETED,
    ];
    let status = &assessment.verdicts[0].status;
    order.iter().position(|known| known == status).unwrap_or(usize::MAX)
}

fn year(value: Decimal, year: u16) -> Observation {
    Observation { value: Some(value), ..observation("I", &year.to_string(), "0", "家") }
}

proptest! {
    #[test]
    fn a_better_value_never_gets_a_worse_verdict(
        base in amount(), wanted in amount(), one in amount(), other in amount(), down: bool, last in 2021u16..=2025,
    ) {
        let mut level = target(TargetForm::Level, "0", "家", Some("0"));
        level.baselines[0].value = base;
        level.value = Value::One(wanted);
        level.operator = if down { Operator::AtMost } else { Operator::AtLeast };
        let measured = Definition { direction: if down { Direction::Down } else { Direction::Up }, ..definition("家") };
        let judged = |value| judged_rows(&level, &measured, &[year(value, last)], &last.to_string(), Some("2027-01-01"));
        let (worse, better) = if (one < other) != down { (one, other) } else { (other, one) };
        prop_assert!(grade(&judged(better)) <= grade(&judged(worse)));
    }

    #[test]
    fn revising_a_baseline_changes_only_what_hangs_on_it(
        base in amount(), revised in amount(), value in amount(), wanted in amount(),
    ) {
        let mut level = target(TargetForm::Level, "0", "家", Some("0"));
        level.value = Value::One(wanted);
        level.baselines[0].value = base;
        let before = judged_rows(&level, &definition("家"), &[year(value, 2023)], "2024", None);
        level.baselines.push(Baseline { revision: "r1".to_owned(), value: revised, ..level.baselines[0].clone() });
        let after = judged_rows(&level, &definition("家"), &[year(value, 2023)], "2024", None);
        prop_assert_eq!(&after.verdicts[0], &before.verdicts[0]);
        prop_assert_eq!(&after.verdicts[1].data, &before.verdicts[0].data);
        prop_assert_eq!(after.verdicts[1].time_share, before.verdicts[0].time_share);
        prop_assert_eq!(after.verdicts[1].completion, before.verdicts[0].completion);
    }

    #[test]
    fn as_of_never_sees_what_was_known_later(
        values in proptest::collection::vec((amount(), 2021u16..=2025, 1u8..=28), 1..12), day in 1u8..=28,
    ) {
        let rows: Vec<_> = values.iter().map(|(value, at, known)| Observation {
            known_at: crate::Date::new(2026, 1, *known), ..year(*value, *at)
        }).collect();
        let known: Vec<_> = values.iter().zip(&rows).filter(|((_, _, known), _)| *known <= day).map(|(_, row)| row.clone()).collect();
        let level = target(TargetForm::Level, "100", "家", Some("0"));
        let as_of = format!("2026-01-{day:02}");
        let all = judged_rows(&level, &definition("家"), &rows, "2025", Some(&as_of));
        let only = judged_rows(&level, &definition("家"), &known, "2025", Some(&as_of));
        prop_assert_eq!(all, only);
    }

    #[test]
    fn judging_never_panics(
        value in any::<i128>(), scale in 0u32..=28, base in any::<i64>(), wanted in any::<i64>(),
    ) {
        let value = Decimal::try_from_i128_with_scale(value % 79_228_162_514_264_337_593_543_950_335, scale).unwrap();
        for form in [TargetForm::Level, TargetForm::Increment, TargetForm::Count, TargetForm::Multiple, TargetForm::TotalGrowth, TargetForm::AverageGrowth, TargetForm::YearlyGrowth] {
            let mut any_target = target(form, "0", "家", Some("0"));
            any_target.value = Value::One(Decimal::from(wanted));
            any_target.baselines[0].value = Decimal::from(base);
            let mut measured = definition("家");
            measured.from = Some("I".to_owned());
            judged_rows(&any_target, &measured, &[year(value, 2021), year(value, 2022), year(value, 2023)], "2024", None);
        }
    }
}
