//! `waymark assess …` on the example files, as people type it.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn assess(example: &str, arguments: &[&str]) -> Output {
    let folder = root().join("examples").join(example);
    let mut command = Command::new(env!("CARGO_BIN_EXE_waymark"));
    command.arg("assess").arg("--plan").arg(folder.join("ledger.json"));
    command.arg("--data").arg(folder.join("observations.csv")).args(arguments);
    for name in ["WAYMARK_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"] {
        command.env_remove(name);
    }
    command.output().unwrap()
}

fn json(example: &str, arguments: &[&str]) -> Value {
    let output = assess(example, &[arguments, &["--format", "json"]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Verdicts of the plan's own target for an indicator.
fn verdicts(report: &Value, indicator: &str, area: &str) -> Vec<Value> {
    let all = report["assessments"].as_array().unwrap();
    let one = all.iter().find(|a| a["indicator"] == indicator && a["area"] == area).expect(indicator);
    one["verdicts"].as_array().unwrap().clone()
}

/// A share as a percentage with one digit.
fn percent(share: &Value) -> String {
    format!("{:.1}", share.as_str().unwrap().parse::<f64>().unwrap() * 100.0)
}

#[test]
fn the_worked_example_of_shangrao() {
    for (at, time, own, revised) in [("2023", "60.0", "62.9", "53.0"), ("2024", "80.0", "72.4", "65.1")] {
        let report = json("shangrao", &["--at", at]);
        let intensity = verdicts(&report, "RD_GDP", "3611");
        assert_eq!([0, 1].map(|n| percent(&intensity[n]["progress"])), [own, revised]);
        assert_eq!(percent(&intensity[0]["time_share"]), time);
        assert_eq!(intensity[0]["data"]["period"], at);
    }
    let report = json("shangrao", &["--at", "2023"]);
    let words: Vec<_> = verdicts(&report, "RD_GDP", "3611").iter().map(|v| v["word"]["zh"].clone()).collect();
    assert_eq!(words, ["符合预期进度", "略低于预期进度"]);
    let report = json("shangrao", &["--at", "2025"]);
    let growth = verdicts(&report, "RD_EXP_CAGR", "3611");
    assert_eq!([0, 1].map(|n| percent(&growth[n]["growth"]["to_date"])), ["22.9", "18.0"]);
    let contracts = &verdicts(&report, "TECH_CONTRACT", "3611")[0];
    assert_eq!(
        (percent(&contracts["progress"]), percent(&contracts["completion"])),
        ("2571.4".into(), "965.0".into())
    );
    assert!(contracts["sentence"]["zh"].as_str().unwrap().contains("不宜单独引用该百分比"));
    let enterprises = &verdicts(&report, "HTE_COUNT", "3611")[0];
    assert_eq!(
        (percent(&enterprises["progress"]), percent(&enterprises["completion"])),
        ("-8.2".into(), "64.2".into())
    );
    assert!(enterprises["sentence"]["zh"].as_str().unwrap().contains("口径待核"));
}

#[test]
fn what_was_known_later_does_not_exist() {
    let report = json("shangrao", &["--at", "2024", "--as-of", "2025-10-31"]);
    let intensity = verdicts(&report, "RD_GDP", "3611");
    assert_eq!(intensity[0]["data"]["period"], "2023");
    let report = json("shangrao", &["--at", "2024", "--as-of", "2025-10-01"]);
    let intensity = verdicts(&report, "RD_GDP", "3611");
    assert_eq!(intensity.len(), 1, "the revised baseline was not known either");
    assert_eq!(intensity[0]["status"], "not_judged");
}

/// Status or refusal of every case the fictional city's README names.
#[test]
fn the_fictional_city_shows_every_case() {
    let report = json("demo-city", &["--at", "2024", "--as-of", "2025-12-31"]);
    assert_eq!(report["invented"], true);
    for (indicator, expected) in [
        ("RD_GDP", "on_schedule"),
        ("RD_REV_IND", "slightly_behind"),
        ("RD_FTE_IND", "behind"),
        ("INV_PATENT_P10K", "reached_early"),
        ("HT_VA_SHARE", "caliber_changed"),
        ("HTE_COUNT", "behind"),
        ("PLATFORM_PROV_UP", "slightly_behind"),
        ("STSME_COUNT", "slightly_behind"),
        ("GAZELLE_NEW", "on_schedule"),
        ("UNICORN", "behind"),
        ("NEW_PRODUCT_SHARE", "withheld"),
        ("ACCELERATOR_NEW", "completed"),
        ("NATIONAL_INCUBATOR", "baseline_equals_target"),
        ("ENERGY_PER_VA", "on_schedule"),
        ("SEED_COVER", "no_baseline"),
        ("SCI_LITERACY", "not_due"),
        ("TALENT_FLAT", "no_data"),
        ("FOREIGN_RD_CENTER", "not_applicable"),
        ("HT_EXPORT", "part_of_year_only"),
        ("TECH_LOAN", "unit_mismatch"),
        ("TRANSFER_OUTPUT", "doubtful"),
        ("RD_STAFF_P10K", "target_behind_baseline"),
        ("RURAL_EVENT", "years_missing"),
    ] {
        let verdict = &verdicts(&report, indicator, "X9901")[0];
        let found = if verdict["refusal"].is_null() { &verdict["status"] } else { &verdict["refusal"] };
        assert_eq!(found, expected, "{indicator}");
    }
    let missed = |indicator| {
        let years = verdicts(&report, indicator, "X9901")[0]["years"].as_array().unwrap().clone();
        years.iter().filter(|y| y["met"] == false).map(|y| y["period"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(missed("MATCH_EVENT"), ["2022"]);
    assert_eq!(missed("FISCAL_ST_GROWTH"), ["2022"]);
    let codes: Vec<_> = report["findings"].as_array().unwrap().iter().map(|f| f["code"].clone()).collect();
    assert!(codes.contains(&"split_gap".into()) && codes.contains(&"split_excess".into()), "{codes:?}");
}

#[test]
fn after_the_term_words_are_final() {
    let report = json("demo-city", &["--at", "2025", "--as-of", "2026-06-30"]);
    for (indicator, status) in [
        ("PLATFORM_PROV_UP", "completed"),
        ("TECH_CONTRACT", "completed"),
        ("HTE_COUNT", "not_completed"),
        ("INV_PATENT_P10K", "not_completed"),
        ("RD_GDP", "data_not_out"),
    ] {
        assert_eq!(verdicts(&report, indicator, "X9901")[0]["status"], status, "{indicator}");
    }
}

#[test]
fn a_second_rule_set_and_a_workbook() {
    let report = json("demo-city", &["--at", "2024", "--rules", "statcan"]);
    assert_eq!(verdicts(&report, "STAFF_TURNOVER", "X9901")[0]["refusal"], "two_sided");
    let output = assess("demo-city", &["--at", "2024", "--format", "xlsx"]);
    assert!(output.stdout.starts_with(b"PK"));
    let text = assess("demo-city", &["--at", "2024", "--lang", "zh", "--rank"]);
    let text = String::from_utf8(text.stdout).unwrap();
    assert!(text.contains("示例数据，纯属虚构") && text.contains("位次"));
}

#[test]
fn an_adopted_basis_is_recorded() {
    let report = json("shangrao", &["--at", "2023", "--adopt", "T-002=plan:市政府批准的规划"]);
    let all = report["assessments"].as_array().unwrap();
    let adopted = all.iter().find(|a| a["target"] == "T-002").unwrap();
    assert_eq!(adopted["adopted"]["reason"], "市政府批准的规划");
    let wrong = assess("shangrao", &["--at", "2023", "--adopt", "T-002=r9:x"]);
    assert_eq!(wrong.status.code(), Some(2));
}

#[test]
fn faulty_data_are_refused_with_their_place() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("faulty.csv");
    std::fs::write(&path, "indicator,area,period,value\nX,1,2024,1\nX,1,2024底,\n").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_waymark"));
    command.args(["--lang", "zh", "assess", "--at", "2024", "--plan"]);
    command.arg(root().join("examples/shangrao/ledger.json")).arg("--data").arg(&path);
    let output = command.output().unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(error.contains("第3行 period 列") && error.contains("第3行 value 列"), "{error}");
}

#[test]
fn trends_inform_beside_the_verdicts() {
    let report = json("demo-city", &["--at", "2024", "--as-of", "2025-12-31"]);
    let trends = report["trends"].as_array().unwrap();
    let of = |target: &str| trends.iter().find(|trend| trend["target"] == target).unwrap();
    let number = |trend: &Value, field: &str| trend[field].as_str().unwrap().parse::<f64>().unwrap();
    let intensity = of("T-001");
    let ends = ["lo95", "lo80", "mean", "hi80", "hi95"].map(|field| number(intensity, field));
    assert!(ends.is_sorted(), "{ends:?}");
    assert!((0.0..=1.0).contains(&number(intensity, "probability")));
    // A target already reached is likelier met.
    assert!(number(of("T-005"), "probability") > number(intensity, "probability"));
    // The caliber changed after 2022: two values are left.
    assert_eq!(
        (&of("T-007")["points"], &of("T-007")["reason"]),
        (&Value::from(2), &Value::from("too-short"))
    );
    let short = trends.iter().find(|trend| trend["points"] == 3).unwrap();
    assert_eq!((short["reason"].as_str(), short["mean"].as_str()), (Some("too-short"), None));
}

#[test]
fn a_trend_goes_year_by_year_to_the_year_of_the_target() {
    let report = json("demo-city", &["--at", "2022", "--as-of", "2025-12-31"]);
    let trends = report["trends"].as_array().unwrap();
    let intensity = trends.iter().find(|trend| trend["target"] == "T-001").unwrap();
    let years = intensity["years"].as_array().unwrap();
    let periods: Vec<&str> = years.iter().map(|year| year["period"].as_str().unwrap()).collect();
    assert_eq!((intensity["last"].as_str(), periods), (Some("2022"), vec!["2023", "2024", "2025"]));
    let number = |year: &Value, field: &str| year[field].as_str().unwrap().parse::<f64>().unwrap();
    let mut width = 0.0;
    for year in years {
        let ends = ["lo95", "lo80", "mean", "hi80", "hi95"].map(|field| number(year, field));
        assert!(ends.is_sorted() && ends[4] - ends[0] > width, "wider each year: {ends:?}");
        width = ends[4] - ends[0];
    }
    for field in ["mean", "lo80", "hi80", "lo95", "hi95"] {
        assert_eq!(years[2][field], intensity[field], "{field}");
    }
    let refused = trends.iter().find(|trend| trend["reason"] == "too-short").unwrap();
    assert_eq!(refused["years"].as_array().unwrap().len(), 0);
}

#[test]
fn every_finding_says_itself_in_both_languages() {
    let listed = |one: &Value| one["findings"].as_array().unwrap().clone();
    let mut found = Vec::new();
    for report in ["shangrao", "demo-city"].map(|name| json(name, &["--at", "2023"])) {
        found.extend(listed(&report));
        for assessment in report["assessments"].as_array().unwrap() {
            found.extend(listed(assessment));
            found.extend(assessment["verdicts"].as_array().unwrap().iter().flat_map(listed));
        }
    }
    let codes: std::collections::BTreeSet<_> = found.iter().map(|one| one["code"].to_string()).collect();
    assert!(codes.len() > 3, "{codes:?}");
    for one in &found {
        let [zh, en] = ["message_zh", "message_en"].map(|name| one[name].as_str().unwrap());
        let code = one["code"].as_str().unwrap();
        assert!(zh.chars().any(|c| c > '\u{2e80}') && !zh.contains(code), "{one}");
        assert!(en.contains(' ') && en != zh && !en.contains(code), "{one}");
        assert!(!zh.contains('{') && !en.contains('{'), "{one}");
    }
}
