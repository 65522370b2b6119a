//! Every form of DESIGN 6 with the numbers worked out by hand.

use super::*;
use crate::MilestoneType;
use crate::indicator::{Direction, MeasureKind, TimeRule};
use crate::ledger::ConfirmedMilestone;

fn only(assessment: &Assessment) -> &Verdict {
    assert_eq!(assessment.verdicts.len(), 1);
    &assessment.verdicts[0]
}

fn progress(verdict: &Verdict) -> Decimal {
    verdict.progress.unwrap().round_dp(4)
}

#[test]
fn a_level_up_stands_against_the_time_gone() {
    for (value, status) in [("80", "on_schedule"), ("70", "slightly_behind"), ("69.9", "behind")] {
        let level = target(TargetForm::Level, "100", "家", Some("0"));
        let assessment = judged(&level, &definition("家"), &[("2024", value)]);
        assert_eq!(only(&assessment).status, status, "{value}");
        assert_eq!(only(&assessment).time_share, Some(dec("0.8")));
    }
}

#[test]
fn a_level_down_counts_what_is_gone() {
    let mut level = target(TargetForm::Level, "0.52", "吨", Some("0.62"));
    level.operator = Operator::AtMost;
    let assessment = judged(&level, &definition("吨"), &[("2024", "0.54")]);
    assert_eq!(progress(only(&assessment)), dec("0.8"));
    assert_eq!(only(&assessment).formula.as_deref(), Some("(0.62−0.54)÷(0.62−0.52)=80%"));
    assert_eq!(only(&assessment).status, "on_schedule");
}

#[test]
fn more_than_is_not_at_least() {
    let mut level = target(TargetForm::Level, "1500", "亿元", Some("920"));
    level.operator = Operator::MoreThan;
    assert_eq!(only(&judged(&level, &definition("亿元"), &[("2024", "1500")])).status, "on_schedule");
    assert_eq!(only(&judged(&level, &definition("亿元"), &[("2024", "1501")])).status, status::REACHED_EARLY);
}

#[test]
fn counts_add_up_over_the_term() {
    let count = target(TargetForm::Count, "20", "家", None);
    let years = [("2021", "5"), ("2022", "3"), ("2023", "4"), ("2024", "6")];
    let assessment = judged(&count, &definition("家"), &years);
    assert_eq!(progress(only(&assessment)), dec("0.9"));
    assert_eq!(only(&assessment).formula.as_deref(), Some("(5+3+4+6)÷20=90%"));
    assert_eq!(only(&assessment).needed.as_ref().unwrap().per_year, dec("2"));
}

#[test]
fn a_sum_with_a_missing_year_is_refused() {
    let count = target(TargetForm::Count, "100", "场", None);
    let assessment = judged(&count, &definition("场"), &[("2021", "22"), ("2023", "25"), ("2024", "24")]);
    assert_eq!(only(&assessment).refusal, Some(Refusal::YearsMissing));
}

#[test]
fn ranges_are_met_at_the_low_end_and_exceeded_at_the_high() {
    let mut range = target(TargetForm::CountRange, "3", "家", None);
    range.value = Value::Range(dec("3"), dec("5"));
    let assessment =
        judged(&range, &definition("家"), &[("2021", "2"), ("2022", "1"), ("2023", "2"), ("2024", "1")]);
    assert_eq!(only(&assessment).status, status::COMPLETED);
    assert!(only(&assessment).findings.iter().any(|f| f.code == "range_exceeded"));
}

#[test]
fn doubling_is_a_factor_on_the_baseline() {
    let mut multiple = target(TargetForm::Multiple, "2", "倍", None);
    multiple.baselines = vec![baseline("600", "家")];
    let assessment = judged(&multiple, &definition("家"), &[("2024", "1040")]);
    assert_eq!(progress(only(&assessment)), dec("0.7333"));
}

#[test]
fn growth_by_the_end_is_a_factor_too() {
    let mut growth = target(TargetForm::TotalGrowth, "8", "%", None);
    growth.baselines = vec![baseline("50", "万吨")];
    assert_eq!(progress(only(&judged(&growth, &definition("万吨"), &[("2024", "53")]))), dec("0.75"));
    growth.baselines.clear();
    let refused = judged(&growth, &definition("万吨"), &[("2024", "53")]);
    assert_eq!(only(&refused).refusal, Some(Refusal::NoBaseline));
}

#[test]
fn yearly_targets_count_every_year() {
    let yearly = target(TargetForm::YearlyFlow, "12", "场", None);
    let years = [("2021", "12"), ("2022", "9"), ("2023", "14"), ("2024", "13")];
    let assessment = judged(&yearly, &definition("场"), &years);
    assert_eq!(progress(only(&assessment)), dec("0.75"));
    let missed: Vec<_> = only(&assessment).years.iter().filter(|y| !y.met).map(|y| y.period).collect();
    assert_eq!(missed, [Period::Year(2022)]);
    let met =
        judged(&yearly, &definition("场"), &[("2021", "12"), ("2022", "12"), ("2023", "14"), ("2024", "13")]);
    assert_eq!(only(&met).status, "on_schedule", "a year is still to come");
}

#[test]
fn printed_yearly_targets_replace_the_line() {
    let mut level = target(TargetForm::Level, "120", "个", Some("80"));
    level.path = vec![PathPoint { period: Period::Year(2024), value: dec("114") }];
    let assessment = judged(&level, &definition("个"), &[("2024", "112")]);
    assert_eq!(only(&assessment).line, Some(dec("0.85")));
    assert_eq!(only(&assessment).status, "slightly_behind");
}

#[test]
fn refusals_say_why() {
    let level = |base| target(TargetForm::Level, "2", "家", base);
    let refusal =
        |target: &Target, values: &[(&str, &str)]| only(&judged(target, &definition("家"), values)).refusal;
    assert_eq!(refusal(&level(None), &[("2024", "1")]), Some(Refusal::NoBaseline));
    assert_eq!(refusal(&level(Some("2")), &[("2024", "2")]), Some(Refusal::BaselineEqualsTarget));
    assert_eq!(refusal(&level(Some("3")), &[("2024", "2.5")]), Some(Refusal::TargetBehindBaseline));
    assert_eq!(refusal(&level(Some("1")), &[]), Some(Refusal::NoData));
    assert_eq!(refusal(&level(Some("1")), &[("2024-01/2024-09", "1")]), Some(Refusal::PartOfYearOnly));
    let staged = target(TargetForm::Staged, "1", "个", None);
    assert_eq!(refusal(&staged, &[("2024", "1")]), Some(Refusal::NoCriterion));
}

#[test]
fn five_kinds_of_absence_stay_apart() {
    let level = target(TargetForm::Level, "2", "家", Some("0"));
    for (status, refusal) in [
        (Status::Missing, Refusal::NoData),
        (Status::NotApplicable, Refusal::NotApplicable),
        (Status::Withheld, Refusal::Withheld),
        (Status::NotDue, Refusal::NotDue),
        (Status::Doubtful, Refusal::Doubtful),
    ] {
        let rows: Vec<_> = (2021..=2024)
            .map(|year| Observation { status, ..observation("I", &year.to_string(), "", "家") })
            .collect();
        let assessment = judged_rows(&level, &definition("家"), &rows, "2024", Some("2025-12-31"));
        assert_eq!(only(&assessment).refusal, Some(refusal), "{status:?}");
    }
    let zero = judged(&level, &definition("家"), &[("2024", "0")]);
    assert_eq!(only(&zero).progress, Some(Decimal::ZERO), "zero is a value");
}

#[test]
fn a_late_statistic_is_not_a_late_target() {
    let level = target(TargetForm::Level, "100", "家", Some("0"));
    let rows = [observation("I", "2023", "60", "家")];
    for as_of in ["2024-01-01", "2024-12-31", "2025-12-31"] {
        let assessment = judged_rows(&level, &definition("家"), &rows, "2025", Some(as_of));
        assert_eq!(only(&assessment).status, "on_schedule", "{as_of}");
    }
    let after = judged_rows(&level, &definition("家"), &rows, "2025", Some("2026-03-01"));
    assert_eq!(only(&after).status, status::DATA_NOT_OUT);
    assert_eq!(only(&after).progress, Some(dec("0.6")));
}

#[test]
fn a_changed_caliber_is_refused_unless_declared_comparable() {
    let level = target(TargetForm::Level, "40", "%", Some("30"));
    let mut measured = definition("%");
    let caliber = |id: &str, from: &str, to: &str| crate::indicator::Caliber {
        id: id.to_owned(),
        name: id.to_owned(),
        valid_from: from.to_owned(),
        valid_to: to.to_owned(),
        comparable_with: Vec::new(),
        note: None,
        mark: None,
    };
    measured.calibers = vec![caliber("old", "2016", "2022"), caliber("new", "2023", "")];
    let assessment = judged(&level, &measured, &[("2024", "29")]);
    assert_eq!(only(&assessment).refusal, Some(Refusal::CaliberChanged));
    measured.calibers[1].comparable_with.push("old".to_owned());
    assert_eq!(only(&judged(&level, &measured, &[("2024", "29")])).refusal, None);
}

#[test]
fn striving_is_never_called_not_completed() {
    let mut level = target(TargetForm::Level, "100", "家", Some("0"));
    let rows = [observation("I", "2025", "60", "家")];
    let firm = judged_rows(&level, &definition("家"), &rows, "2025", Some("2026-03-01"));
    assert_eq!(only(&firm).status, status::NOT_COMPLETED);
    level.strength = Strength::Striving;
    let striving = judged_rows(&level, &definition("家"), &rows, "2025", Some("2026-03-01"));
    assert_eq!(only(&striving).status, status::STRIVING_OPEN);
}

#[test]
fn a_year_is_made_of_its_quarters_only_when_all_are_there() {
    let level = target(TargetForm::Level, "100", "亿元", Some("0"));
    let flow = Definition { kind: MeasureKind::Flow, over_time: TimeRule::Sum, ..definition("亿元") };
    let quarters = [("2024-Q1", "20"), ("2024-Q2", "20"), ("2024-Q3", "20"), ("2024-Q4", "20")];
    assert_eq!(only(&judged(&level, &flow, &quarters)).progress, Some(dec("0.8")));
    assert_eq!(only(&judged(&level, &flow, &quarters[..3])).refusal, Some(Refusal::PartOfYearOnly));
}

#[test]
fn a_newspaper_figure_informs_and_does_not_govern() {
    let level = target(TargetForm::Level, "100", "家", Some("0"));
    let report = |value: &str, known: &str| Observation {
        source_grade: SourceGrade::Report,
        known_at: known.parse().ok(),
        ..observation("I", "2024", value, "家")
    };
    let assessment = judged_rows(&level, &definition("家"), &[report("90", "2025-03-01")], "2024", None);
    assert!(!only(&assessment).governs);
    let official =
        Observation { known_at: "2025-02-01".parse().ok(), ..observation("I", "2024", "80", "家") };
    let assessment =
        judged_rows(&level, &definition("家"), &[official, report("90", "2025-03-01")], "2024", None);
    assert!(only(&assessment).governs);
    assert_eq!(only(&assessment).data.as_ref().unwrap().value, dec("80"));
}

#[test]
fn splits_show_gaps_and_excess() {
    let part = |name: &str, value: &str, weight: Option<&str>| Part {
        name: name.to_owned(),
        value: value.parse().ok(),
        weight: weight.map(dec),
    };
    let sum = |parts: &[Part]| reconcile(SplitMode::Sum, dec("800"), Direction::Up, parts);
    assert_eq!(sum(&[part("甲", "500", None), part("乙", "280", None)]).gap, Some(dec("20")));
    assert_eq!(sum(&[part("甲", "500", None), part("乙", "306", None)]).excess, Some(dec("6")));
    let open = sum(&[part("甲", "500", None), part("乙", "", None)]);
    assert_eq!((open.gap, open.open), (None, vec!["乙".to_owned()]), "an open part is not a gap");
    let same = reconcile(
        SplitMode::Same,
        dec("2.5"),
        Direction::Up,
        &[part("甲", "2.4", None), part("乙", "3", None)],
    );
    assert_eq!((same.below, same.beyond), (vec!["甲".to_owned()], vec!["乙".to_owned()]));
    let weighted = [part("甲", "2", Some("3")), part("乙", "4", Some("1"))];
    let weighted = reconcile(SplitMode::Weighted, dec("2.5"), Direction::Up, &weighted);
    assert_eq!((weighted.parts, weighted.gap, weighted.excess), (Some(dec("2.5")), None, None));
}

#[test]
fn peers_share_a_place_and_see_their_neighbours() {
    let peer = |area: &str, value: &str, year| Peer {
        area: area.to_owned(),
        period: Period::Year(year),
        value: value.parse().ok(),
    };
    let peers = [
        peer("a", "67.3", 2024),
        peer("b", "78.4", 2024),
        peer("c", "67.3", 2024),
        peer("d", "57.3", 2024),
        peer("e", "99", 2023),
        peer("f", "", 2024),
    ];
    let standings = rank(&peers, Period::Year(2024), Direction::Up);
    let places: Vec<_> = standings.iter().map(|s| s.place).collect();
    assert_eq!(places, [Some(2), Some(1), Some(2), Some(4), None, None]);
    assert_eq!((standings[0].gap_above, standings[0].gap_below), (Some(dec("11.1")), Some(dec("10"))));
    let down = rank(&peers, Period::Year(2024), Direction::Down);
    assert_eq!(down[3].place, Some(1));
}

#[test]
fn stages_need_evidence() {
    let day = "2026-01-01".parse().unwrap();
    let judged = |stage, evidence, strength| {
        judge_stage(Some(stage), evidence, Some(Period::Year(2025)), strength, day)
    };
    assert_eq!(judged(Stage::Done, true, Strength::Firm), status::COMPLETED);
    assert_eq!(judged(Stage::Done, false, Strength::Firm), status::NOT_COMPLETED);
    assert_eq!(judged(Stage::UnderWay, false, Strength::Working), status::STRIVING_OPEN);
}

#[test]
fn a_milestone_is_late_after_its_time_and_unknown_without_a_report() {
    let milestone = ConfirmedMilestone {
        kind: MilestoneType::Build,
        subject: "示例实验室".to_owned(),
        period: Some(Period::Year(2025)),
        qualifier: None,
        strength: Strength::Firm,
    };
    let rules = default_rules();
    let judged = |report: Option<StageReport>, day: &str| {
        let one = judge_milestone("M-001", &milestone, report.as_ref(), &rules, day.parse().unwrap());
        (one.status, one.late, one.evidence_missing)
    };
    let reported = |stage, evidence| Some(StageReport { stage, done_on: None, evidence });
    let is = |status: &str, late, evidence_missing| (status.to_owned(), late, evidence_missing);
    assert_eq!(judged(None, "2025-12-31"), is(status::NOT_JUDGED, false, false));
    assert_eq!(judged(None, "2026-01-01"), is(status::NOT_JUDGED, true, false));
    let begun = reported(Stage::UnderWay, false);
    assert_eq!(judged(begun, "2025-12-31"), is(status::UNDER_WAY, false, false));
    assert_eq!(judged(begun, "2026-01-01"), is(status::NOT_COMPLETED, true, false));
    assert_eq!(
        judged(reported(Stage::NotStarted, false), "2025-12-31"),
        is(status::NOT_STARTED, false, false)
    );
    let unproved = reported(Stage::Done, false);
    assert_eq!(judged(unproved, "2025-12-31"), is(status::UNDER_WAY, false, true));
    assert_eq!(judged(reported(Stage::Done, true), "2026-01-01"), is(status::COMPLETED, false, false));
}

#[test]
fn a_final_value_becomes_the_next_baseline() {
    let level = target(TargetForm::Level, "40", "%", Some("30"));
    let row = Observation { caliber: Some("old".to_owned()), ..observation("I", "2025", "41", "%") };
    let assessment = judged_rows(&level, &definition("%"), &[row], "2025", Some("2026-12-31"));
    let last = only(&assessment).data.clone().unwrap();
    let next = next_baseline(&last, &definition("%"), Some("new"));
    assert_eq!((next.baseline.value, next.baseline.period), (dec("41"), Period::Year(2025)));
    assert_eq!(next.caliber_change, Some(("old".to_owned(), "new".to_owned())));
    assert!(!next.comparable);
}

#[test]
fn a_decrease_is_judged_downwards() {
    let mut less = target(TargetForm::TotalGrowth, "-10", "%", Some("100"));
    (less.operator, less.baselines[0].unit) = (Operator::AtMost, "吨".to_owned());
    let definition = Definition { direction: Direction::Down, ..definition("吨") };
    let fallen = judged(&less, &definition, &[("2024", "95")]);
    assert_eq!(only(&fallen).progress, Some(dec("0.5")));
    let risen = judged(&less, &definition, &[("2024", "105")]);
    assert_eq!(only(&risen).progress, Some(dec("-0.5")));
    less.form = TargetForm::AverageGrowth;
    let rising = Definition { from: Some("I".to_owned()), ..definition };
    let assessment = judged(&less, &rising, &[("2024", "105")]);
    assert!(only(&assessment).progress.unwrap().is_sign_negative());
}

#[test]
fn a_sum_is_worth_what_its_weakest_year_is() {
    let count = target(TargetForm::Count, "10", "件", None);
    let weak = Observation { source_grade: SourceGrade::Report, ..observation("I", "2021", "4", "件") };
    let rows = [weak, observation("I", "2022", "3", "件"), observation("I", "2023", "3", "件")];
    let assessment = judged_rows(&count, &definition("件"), &rows, "2023", None);
    assert_eq!(only(&assessment).data.as_ref().unwrap().source_grade, SourceGrade::Report);
    assert!(!only(&assessment).governs);
}

#[test]
fn years_of_different_calibers_are_not_added() {
    let count = target(TargetForm::Count, "10", "件", None);
    let of = |year, caliber: &str| Observation {
        caliber: Some(caliber.to_owned()),
        ..observation("I", year, "5", "件")
    };
    let judged = |second| {
        let rows = [of("2021", "old"), of("2022", second)];
        let assessment = judged_rows(&count, &definition("件"), &rows, "2022", None);
        only(&assessment).refusal
    };
    assert_eq!(judged("old"), None);
    assert_eq!(judged("new"), Some(Refusal::CaliberChanged));
}

#[test]
fn growth_across_calibers_is_not_said() {
    let mut growth = target(TargetForm::AverageGrowth, "10", "%", Some("100"));
    (growth.baselines[0].unit, growth.baselines[0].caliber) = ("亿元".to_owned(), Some("old".to_owned()));
    let definition = Definition { from: Some("I".to_owned()), ..definition("亿元") };
    let row = Observation { caliber: Some("new".to_owned()), ..observation("I", "2024", "150", "亿元") };
    let assessment = judged_rows(&growth, &definition, &[row], "2024", None);
    assert_eq!(only(&assessment).refusal, Some(Refusal::CaliberChanged));
    assert!(only(&assessment).findings.iter().any(|finding| finding.code == "caliber_changed"));
}
