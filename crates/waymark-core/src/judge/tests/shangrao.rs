//! The worked example: later published figures against the plan's table, by hand and by the judge.

use super::*;
use crate::Finding;
use crate::indicator::IndicatorList;

fn indicators() -> IndicatorList {
    let folder = format!("{}/../../packs/indicators-sti-plan", env!("CARGO_MANIFEST_DIR"));
    let read = |file: &str| (file.to_owned(), std::fs::read(format!("{folder}/{file}")).unwrap());
    let pack = Pack::load(&BTreeMap::from([read("pack.toml"), read("indicators.toml")])).unwrap();
    match pack.content {
        Content::Indicators(list) => list,
        other => panic!("{other:?}"),
    }
}

/// What newspapers printed in 2025.
fn published() -> Vec<Observation> {
    let report = |indicator: &str, period: &str, value: &str, unit: &str, known: &str| Observation {
        area: "3611".to_owned(),
        source: Some(format!("报道 {known}")),
        source_grade: SourceGrade::Report,
        known_at: known.parse().ok(),
        ..observation(indicator, period, value, unit)
    };
    let doubtful = report("RD_EXP", "2020", "21.18", "亿元", "2025-10-18");
    vec![
        report("RD_GDP", "2024", "2.01", "%", "2025-11-01"),
        report("RD_EXP", "2024", "74.74", "亿元", "2025-11-01"),
        report("RD_GDP", "2023", "1.91", "%", "2025-10-18"),
        report("RD_EXP", "2023", "65.05", "亿元", "2025-10-18"),
        report("RD_GDP", "2020", "1.47", "%", "2025-10-18"),
        Observation { status: Status::Doubtful, ..doubtful },
        report("TECH_CONTRACT", "2024", "193", "亿元", "2025-10-18"),
        report("HTE_COUNT", "2025", "642", "家", "2025-11-01"),
    ]
}

/// What the plan's own table and text state.
fn stated() -> Vec<Observation> {
    let plan = |indicator: &str, period: &str, value: &str, unit: &str, status| Observation {
        area: "3611".to_owned(),
        source: Some("规划".to_owned()),
        source_grade: SourceGrade::Letter,
        status,
        ..observation(indicator, period, value, unit)
    };
    vec![
        plan("RD_GDP", "2019", "1.04", "%", Status::Value),
        plan("RD_GDP", "2020", "1.25", "%", Status::Forecast),
        plan("RD_EXP", "2019", "26.19", "亿元", Status::Value),
        plan("RD_EXP_CAGR", "2020", "25", "%", Status::Forecast),
        plan("TECH_CONTRACT", "2020", "13", "亿元", Status::Value),
        plan("HTE_COUNT", "2020", "669", "家", Status::Value),
    ]
}

fn assess(indicator: &str, form: TargetForm, value: &str, unit: &str, at: &str) -> Assessment {
    let list = indicators();
    let measured = list.find(indicator).unwrap();
    let grown = measured.from.as_deref().map_or(measured, |from| list.find(from).unwrap());
    let observed = Observations::known_by(published(), None);
    let mut target = target(form, value, unit, None);
    target.indicator = indicator.to_owned();
    target.area = "3611".to_owned();
    let stated = Observations::known_by(stated(), None);
    target.baselines = derive_baselines(&list, &grown.code, "3611", Period::Year(2020), &stated, &observed);
    let case = Case {
        target: &target,
        definition: measured,
        observations: &observed,
        at: at.parse().unwrap(),
        as_of: None,
        rules: &default_rules(),
        rules_name: "rules-default@test",
    };
    judge(&case)
}

fn percent(share: Option<Decimal>) -> String {
    number::percent(share.unwrap())
}

#[test]
fn intensity_is_judged_on_both_baselines() {
    for (at, time_share, own, revised) in [("2023", "60%", "62.9%", "53%"), ("2024", "80%", "72.4%", "65.1%")]
    {
        let assessment = assess("RD_GDP", TargetForm::Level, "2.3", "%", at);
        let [first, second] = &assessment.verdicts[..] else { panic!("{assessment:?}") };
        assert_eq!(percent(first.time_share), time_share);
        assert_eq!((percent(first.progress), percent(second.progress)), (own.to_owned(), revised.to_owned()));
        assert_eq!(first.data.as_ref().unwrap().period.to_string(), at);
        assert!(assessment.disagree);
        assert!(!first.governs, "a newspaper figure only informs");
    }
    let at_2023 = assess("RD_GDP", TargetForm::Level, "2.3", "%", "2023");
    let words: Vec<_> = at_2023.verdicts.iter().map(|v| v.word.zh.as_str()).collect();
    assert_eq!(words, ["符合预期进度", "略低于预期进度"]);
    assert_eq!(at_2023.verdicts[0].formula.as_deref(), Some("(1.91−1.25)÷(2.3−1.25)=62.9%"));
    assert_eq!(at_2023.verdicts[1].formula.as_deref(), Some("(1.91−1.47)÷(2.3−1.47)=53%"));
}

/// 2020 is not printed for R&D expenditure. The plan's own: 26.19 亿元 of 2019 × (1 + 25 %*) = 32.7375.
/// The revised: GDP implied by the plan 32.7375 ÷ 1.25 % = 2619, × the revised intensity 1.47 % = 38.4993.
#[test]
fn growth_is_judged_on_the_derived_baselines() {
    let assessment = assess("RD_EXP_CAGR", TargetForm::AverageGrowth, "21", "%", "2024");
    let [own, revised] = &assessment.verdicts[..] else { panic!("{assessment:?}") };
    let growth = |v: &Verdict| percent(v.growth.as_ref().map(|g| g.to_date));
    assert_eq!((growth(own), growth(revised)), ("22.9%".to_owned(), "18%".to_owned()));
    let base = |v: &Verdict| v.baseline.clone().unwrap();
    assert_eq!((base(own).value, base(revised).value), (dec("32.7375"), dec("38.4993")));
    assert!(base(own).derived && base(revised).derived);
    assert_eq!(base(own).formula.as_deref(), Some("26.19×(1+25%)=32.7375"));
    assert_eq!(own.status, "on_schedule");
    assert!(own.growth.as_ref().unwrap().needed.unwrap() < revised.growth.as_ref().unwrap().needed.unwrap());
}

fn code<'a>(verdict: &'a Verdict, code: &str) -> Option<&'a Finding> {
    verdict.findings.iter().find(|finding| finding.code == code)
}

#[test]
fn contracts_far_beyond_the_target_need_a_sentence() {
    let assessment = assess("TECH_CONTRACT", TargetForm::Level, "20", "亿元", "2024");
    let verdict = &assessment.verdicts[0];
    assert_eq!(
        (percent(verdict.progress), percent(verdict.completion)),
        ("2571.4%".to_owned(), "965%".to_owned())
    );
    assert_eq!(verdict.status, status::REACHED_EARLY);
    assert!(verdict.implausible);
    assert_eq!(code(verdict, "progress_implausible").unwrap().severity, crate::Severity::Verify);
}

#[test]
fn enterprises_below_their_baseline_ask_for_the_caliber() {
    let assessment = assess("HTE_COUNT", TargetForm::Level, "1000", "家", "2025");
    let verdict = &assessment.verdicts[0];
    assert_eq!(
        (percent(verdict.progress), percent(verdict.completion)),
        ("−8.2%".to_owned(), "64.2%".to_owned())
    );
    assert!(verdict.caliber_to_check && code(verdict, "progress_negative").is_some());
    assert!(code(verdict, "known_before_period_end").is_some());
    assert_ne!(verdict.status, status::NOT_COMPLETED, "a figure from within the year is not final");
}

#[test]
fn figures_that_cannot_be_reconciled_are_shown() {
    let mut all = stated();
    all.extend(published());
    let (implied, findings) = implied::cross_check(&indicators(), &all.iter().collect::<Vec<_>>());
    let gdp =
        |year| implied.iter().find(|i| i.period == Period::Year(year) && i.indicator == "GDP").unwrap().value;
    assert_eq!((gdp(2019), gdp(2023), gdp(2024)), (dec("2518.27"), dec("3405.76"), dec("3718.41")));
    let leap: Vec<_> = findings.iter().filter(|f| f.code == "implied_leap").collect();
    assert_eq!(leap.len(), 1, "{findings:?}");
    assert_eq!(leap[0].arguments["period"], "2020");
}
