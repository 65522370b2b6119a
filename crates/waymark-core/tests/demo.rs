//! The fictional city shows every case it was made for: the table of its README, judged.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use waymark_core::area::AreaList;
use waymark_core::check::{CheckInput, check};
use waymark_core::indicator::IndicatorList;
use waymark_core::judge::{Assessment, Case, judge};
use waymark_core::ledger::Ledger;
use waymark_core::observation::Status;
use waymark_core::pack::{Content, Pack};
use waymark_core::target::{Plan, read_ledger};
use waymark_core::{Date, Observation, Observations, Period, SourceGrade};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn pack(path: &str) -> Pack {
    let entries = std::fs::read_dir(root().join(path)).expect("folder of a pack");
    let files = entries.map(|entry| {
        let entry = entry.expect("entry");
        (entry.file_name().to_string_lossy().into_owned(), std::fs::read(entry.path()).expect("file"))
    });
    Pack::load(&files.collect()).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The city's own indicators first: where a code stands in both, they hold.
fn indicators() -> IndicatorList {
    let mut all = IndicatorList::default();
    for path in ["examples/demo-city/packs/indicators-demo-city", "packs/indicators-sti-plan"] {
        let Content::Indicators(list) = pack(path).content else { panic!("{path}") };
        all.indicators.extend(list.indicators);
    }
    all
}

fn areas() -> AreaList {
    let Content::Areas(list) = pack("examples/demo-city/packs/areas-demo-city").content else {
        panic!("no areas")
    };
    list
}

fn observation(row: &HashMap<&str, &str>) -> Observation {
    let number = |name: &str| row[name].parse().ok();
    let text = |name: &str| Some(row[name].to_owned()).filter(|text| !text.is_empty());
    let dimension = |pair: &str| {
        let (key, value) = pair.split_once('=').expect("key=value");
        (key.to_owned(), value.to_owned())
    };
    Observation {
        indicator: row["indicator"].to_owned(),
        area: row["area"].to_owned(),
        period: row["period"].parse().expect("a period"),
        value: number("value"),
        unit: row["unit"].to_owned(),
        status: Status::from_code(row["status"]).expect("a status"),
        dimensions: row["dimensions"].split(';').filter(|d| !d.is_empty()).map(dimension).collect(),
        caliber: text("caliber"),
        numerator: number("numerator"),
        denominator: number("denominator"),
        source: text("source"),
        source_grade: SourceGrade::from_text(row["source_grade"]).expect("a grade"),
        known_at: Some(row["known_at"].parse().expect("a day")),
        invented: row["invented"] == "true",
        note: text("note"),
    }
}

fn observations() -> Vec<Observation> {
    rows_of("observations.csv")
}

fn rows_of(name: &str) -> Vec<Observation> {
    let text = std::fs::read_to_string(root().join("examples/demo-city").join(name)).expect("data");
    let mut lines = text.lines();
    let header: Vec<_> = lines.next().expect("a header").split(',').collect();
    lines.map(|line| observation(&header.iter().copied().zip(line.split(',')).collect())).collect()
}

/// Assessments of the city's targets by indicator, at a year as known on a day.
fn assess(at: u16, as_of: &str) -> BTreeMap<String, Vec<Assessment>> {
    let as_of: Date = as_of.parse().expect("a day");
    let observed = Observations::known_by(observations(), Some(as_of));
    let text = std::fs::read_to_string(root().join("examples/demo-city/ledger.json")).expect("a ledger");
    let ledger: Ledger = serde_json::from_str(&text).expect("a ledger");
    let areas = areas();
    let code = |name: Option<&str>| {
        let found = name.and_then(|name| areas.find(name, as_of));
        found.map_or_else(|| "X9901".to_owned(), |area| area.code.clone())
    };
    let plan: Plan = read_ledger(&ledger, &indicators(), &code, &observed);
    let Content::Rules(rules) = pack("packs/rules-default").content else { panic!("no rules") };
    let mut all: BTreeMap<String, Vec<Assessment>> = BTreeMap::new();
    for (target, definition) in plan.targets.iter().zip(&plan.definitions) {
        let case = Case {
            target,
            definition,
            observations: &observed,
            at: Period::Year(at),
            as_of: Some(as_of),
            rules: &rules,
            rules_name: "rules-default@2026.1",
        };
        let assessment = judge(&case);
        if assessment.area == "X9901" {
            all.entry(assessment.indicator.clone()).or_default().push(assessment);
        }
    }
    all
}

/// What an assessment says in short: status or refusal, and progress in per cent, for each baseline.
fn short(assessment: &Assessment) -> Vec<String> {
    let one = |verdict: &waymark_core::judge::Verdict| match verdict.refusal {
        Some(refusal) => format!("{refusal:?}"),
        None => {
            let percent =
                verdict.progress.map(|p| (p * rust_decimal::Decimal::ONE_HUNDRED).round_dp(1).normalize());
            format!("{} {}", verdict.status, percent.map_or("-".to_owned(), |p| p.to_string()))
        }
    };
    assessment.verdicts.iter().map(one).collect()
}

/// Indicator and what each baseline gives, in the order of the README.
const AT_2024: &[(&str, &[&str])] = &[
    ("RD_GDP", &["on_schedule 82", "slightly_behind 74.3"]),
    ("RD_EXP_CAGR", &["on_schedule 119.4", "behind 87.6"]),
    ("RD_REV_IND", &["slightly_behind 72"]),
    ("RD_FTE_IND", &["behind 44.7"]),
    ("INV_PATENT_P10K", &["reached_early 106.2"]),
    ("TECH_CONTRACT", &["reached_early 966.7"]),
    ("HT_VA_SHARE", &["CaliberChanged"]),
    ("HTE_COUNT", &["behind -3.9"]),
    ("PLATFORM_PROV_UP", &["slightly_behind 80"]),
    ("STSME_COUNT", &["slightly_behind 73.3"]),
    ("GAZELLE_NEW", &["on_schedule 90"]),
    ("HT_OUTPUT", &["on_schedule 100"]),
    ("UNICORN", &["behind 0"]),
    ("ENT_TECH_CENTER", &["behind 0"]),
    ("NEW_PRODUCT_SHARE", &["Withheld"]),
    ("NRD_INSTITUTE_NEW", &["slightly_behind 75"]),
    ("ACCELERATOR_NEW", &["completed 200"]),
    ("NATIONAL_INCUBATOR", &["BaselineEqualsTarget"]),
    ("MATCH_EVENT", &["behind 75"]),
    ("ENERGY_PER_VA", &["on_schedule 80"]),
    ("SEED_COVER", &["NoBaseline"]),
    ("SCI_LITERACY", &["NotDue"]),
    ("TALENT_FLAT", &["NoData"]),
    ("FOREIGN_RD_CENTER", &["NotApplicable"]),
    ("HT_EXPORT", &["PartOfYearOnly"]),
    ("TECH_LOAN", &["UnitMismatch"]),
    ("TRANSFER_OUTPUT", &["Doubtful"]),
    ("RD_STAFF_P10K", &["TargetBehindBaseline"]),
    ("RURAL_EVENT", &["YearsMissing"]),
    ("REPORT_RATE", &["on_schedule 86.7"]),
];

/// What is known of the last year by the middle of the next.
const AT_2025: &[(&str, &[&str])] = &[
    ("PLATFORM_PROV_UP", &["completed 102.5"]),
    ("TECH_CONTRACT", &["completed 1106.7"]),
    ("HTE_COUNT", &["not_completed 2.9"]),
    ("INV_PATENT_P10K", &["not_completed 95"]),
    ("GAZELLE_NEW", &["completed 100"]),
    ("RD_FTE_IND", &["data_not_out 44.7"]),
    ("ENT_TECH_CENTER", &["data_not_out 0"]),
];

fn expect(found: &BTreeMap<String, Vec<Assessment>>, expected: &[(&str, &[&str])]) {
    for (code, verdicts) in expected {
        assert_eq!(short(&found[*code][0]), *verdicts, "{code}");
    }
}

#[test]
fn every_case_of_the_readme_is_judged_as_it_says() {
    expect(&assess(2024, "2025-12-31"), AT_2024);
    expect(&assess(2025, "2026-06-30"), AT_2025);
}

#[test]
fn a_revision_is_not_seen_before_it_is_known() {
    let before = assess(2023, "2025-01-19");
    assert_eq!(short(&before["RD_GDP"][0]), ["on_schedule 60"]);
    let after = assess(2023, "2025-01-20");
    assert_eq!(short(&after["RD_GDP"][0]), ["on_schedule 60", "behind 42.9"]);
    assert!(after["RD_GDP"][0].disagree);
}

#[test]
fn a_newspaper_figure_does_not_replace_a_yearly_report() {
    let found = assess(2024, "2025-12-31");
    for code in ["HTE_COUNT", "TECH_CONTRACT"] {
        let verdict = &found[code][0].verdicts[0];
        let data = verdict.data.as_ref().expect("data");
        assert!(data.source_grade.governs() && verdict.governs, "{code}: {data:?}");
    }
}

#[test]
fn far_off_progress_is_said_in_a_sentence() {
    let found = assess(2024, "2025-12-31");
    for (code, implausible) in [("TECH_CONTRACT", true), ("HTE_COUNT", true), ("RD_GDP", false)] {
        assert_eq!(found[code][0].verdicts[0].implausible, implausible, "{code}");
    }
}

/// Contracts doubled in 2022; the city was revised and its counties were not; loans stand in 户 for 亿元.
#[test]
fn the_checks_tell_the_oddities_of_the_city_and_nothing_else() {
    let Content::Checks(set) = pack("packs/checks-default").content else { panic!("no checks") };
    let (rows, indicators, areas) = (observations(), indicators(), areas());
    let input = CheckInput {
        incoming: &rows,
        known: &Observations::default(),
        definitions: &indicators.indicators,
        areas: &areas,
        expected: &[],
        today: "2026-12-31".parse().expect("a day"),
    };
    let mut told: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for found in check(&set, &input) {
        let indicator = found.finding.arguments["indicator_code"].clone();
        told.entry(found.finding.code).or_default().insert(indicator);
    }
    let told: Vec<_> =
        told.iter().map(|(code, of)| (code.as_str(), of.iter().map(String::as_str).collect())).collect();
    let expected: [(&str, Vec<&str>); 3] = [
        ("jump", vec!["RD_GDP", "TECH_CONTRACT"]),
        (
            "parts_differ",
            vec!["GDP", "HTE_COUNT", "HT_VA_SHARE", "PLATFORM_PROV_UP", "RD_EXP", "RD_GDP", "TECH_CONTRACT"],
        ),
        ("unit_mismatch", vec!["TECH_LOAN"]),
    ];
    assert_eq!(told, expected);
}

/// Rows of a bad import, as a spreadsheet numbers them, and what the checks tell of each.
const BAD_IMPORT: &[(usize, &str)] = &[
    (2, "unit_slip"),
    (3, "unit_mismatch"),
    (4, "out_of_range"),
    (5, "jump"),
    (6, "jump"),
    (6, "numerator_above_denominator"),
    (7, "cumulative_falls"),
    (7, "jump"),
    (8, "parts_differ"),
    (9, "not_yet_due"),
    (11, "duplicate"),
    (12, "duplicate"),
    (13, "required_missing"),
    (14, "required_missing"),
];

#[test]
fn a_bad_import_is_told_by_every_check() {
    let Content::Checks(set) = pack("packs/checks-default").content else { panic!("no checks") };
    let (rows, indicators, areas) = (rows_of("import-with-findings.csv"), indicators(), areas());
    let input = CheckInput {
        incoming: &rows,
        known: &Observations::known_by(observations(), None),
        definitions: &indicators.indicators,
        areas: &areas,
        expected: &[],
        today: "2026-12-15".parse().expect("a day"),
    };
    let told: BTreeSet<_> = check(&set, &input)
        .into_iter()
        .map(|found| (found.row.map_or(0, |row| row + 2), found.finding.code))
        .collect();
    let expected: BTreeSet<_> = BAD_IMPORT.iter().map(|(row, code)| (*row, (*code).to_owned())).collect();
    assert_eq!(told, expected);
}
