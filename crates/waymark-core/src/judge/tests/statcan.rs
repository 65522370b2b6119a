//! The growth-rate rule of Statistics Canada: statuses by expected answers, weak cases refused or flagged.

use super::*;
use crate::indicator::Direction;

fn assess(base: &str, value: &str, wanted: &str, operator: Operator, direction: Direction) -> Verdict {
    let mut target = target(TargetForm::Level, wanted, "", Some(base));
    target.operator = operator;
    let measured = Definition { direction, ..definition("") };
    let rows = [observation("I", "2023", value, "")];
    let case = Case {
        target: &target,
        definition: &measured,
        observations: &Observations::known_by(rows.to_vec(), None),
        at: Period::Year(2023),
        as_of: None,
        rules: &rules("rules-statcan"),
        rules_name: "rules-statcan@test",
    };
    judge(&case).verdicts.remove(0)
}

/// Base 2020, latest 2023, target 2025. Ratios worked out apart from the code:
/// 100→200 needs 14.87 % a year, 200→100 needs −12.94 %.
#[test]
fn statuses() {
    use Direction::{Down, Up};
    use Operator::{AtLeast, AtMost};
    for (base, value, wanted, operator, direction, expected) in [
        ("100", "200", "200", AtLeast, Up, status::COMPLETED),
        ("100", "150", "200", AtLeast, Up, "on_track"), // 14.47 % → 0.973
        ("100", "148.5", "200", AtLeast, Up, "moderate"), // 14.09 % → 0.947
        ("100", "130", "200", AtLeast, Up, "moderate"), // 9.14 % → 0.615
        ("100", "128", "200", AtLeast, Up, "limited"),  // 8.58 % → 0.577
        ("100", "100", "200", AtLeast, Up, "limited"),  // 0
        ("100", "99", "200", AtLeast, Up, "deterioration"),
        ("200", "100", "100", AtMost, Down, status::COMPLETED),
        ("200", "134", "100", AtMost, Down, "on_track"), // −12.50 % → 0.966
        ("200", "150", "100", AtMost, Down, "moderate"), // −9.14 % → 0.706
        ("200", "190", "100", AtMost, Down, "limited"),  // −1.70 % → 0.131
        ("200", "210", "100", AtMost, Down, "deterioration"),
        ("-200", "-134", "-100", AtLeast, Up, "on_track"), // all negative: the direction is flipped
        ("-200", "-210", "-100", AtLeast, Up, "deterioration"),
    ] {
        let verdict = assess(base, value, wanted, operator, direction);
        assert_eq!(verdict.status, expected, "{base}→{value}→{wanted}: {:?}", verdict.formula);
    }
}

#[test]
fn weak_cases_are_refused_or_flagged() {
    let up = |base, value, wanted| assess(base, value, wanted, Operator::AtLeast, Direction::Up);
    let zero = up("0", "3", "10");
    assert!(zero.findings.iter().any(|f| f.code == "zero_replaced"));
    assert_eq!(up("-5", "3", "10").refusal, Some(Refusal::DifferentSign));
    assert_eq!(up("10", "10", "10").status, status::COMPLETED, "target value reached");
    let two_sided = assess("6", "7.6", "8", Operator::AtLeast, Direction::None);
    assert_eq!(two_sided.refusal, Some(Refusal::TwoSided));
    let just_right = assess("6", "7.6", "8", Operator::About, Direction::Up);
    assert_eq!(just_right.refusal, Some(Refusal::TwoSided));
}

#[test]
fn a_yes_or_no_commitment_has_no_growth() {
    let target = target(TargetForm::Staged, "1", "", Some("0"));
    let case = Case {
        target: &target,
        definition: &definition(""),
        observations: &Observations::default(),
        at: Period::Year(2023),
        as_of: None,
        rules: &rules("rules-statcan"),
        rules_name: "rules-statcan@test",
    };
    assert_eq!(judge(&case).verdicts[0].refusal, Some(Refusal::Binary));
}

#[test]
fn without_a_target_fixed_thresholds_hold() {
    let rules = rules("rules-statcan");
    let run = |definition: &Definition, first: &str, last: &str| {
        let (first, last) = ((Period::Year(2015), dec(first)), (Period::Year(2020), dec(last)));
        without_target(&rules, definition, first, last).map(|(_, status)| status)
    };
    let up = Definition { direction: Direction::Up, ..definition("") };
    for (last, expected) in
        [("108", "on_track"), ("104", "moderate"), ("101", "limited"), ("99", "deterioration")]
    {
        assert_eq!(run(&up, "100", last).as_deref(), Ok(expected), "{last}");
    }
    let down = Definition { direction: Direction::Down, ..definition("") };
    assert_eq!(run(&down, "100", "92").as_deref(), Ok("on_track"));
    assert_eq!(run(&up, "0", "5"), Err(Refusal::NotComputable));
    assert_eq!(run(&up, "-1", "5"), Err(Refusal::DifferentSign));
    let limited = Definition { natural_limit: Some(dec("100")), ..up.clone() };
    assert_eq!(run(&limited, "97", "98"), Err(Refusal::NearLimit));
    assert_eq!(run(&limited, "50", "54").as_deref(), Ok("on_track"));
    let none = Definition { direction: Direction::None, ..up.clone() };
    assert_eq!(run(&none, "50", "54"), Err(Refusal::TwoSided));
    let same = (Period::Year(2015), dec("1"));
    assert_eq!(without_target(&rules, &up, same, same), Err(Refusal::SeriesTooShort));
}
