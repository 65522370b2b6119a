//! `waymark forecast …` as people type it.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

use std::io::Write;
use std::process::{Command, Output, Stdio};

const FIGURES: &str = "series,year,value\n\
    growing,2018,10\ngrowing,2019,12\ngrowing,2020,13\ngrowing,2021,15\ngrowing,2022,18\ngrowing,2023,19\n\
    short,2022,1\nshort,2023,2\n\
    gap,2015,1\ngap,2016,2\ngap,2018,3\ngap,2019,4\ngap,2020,5\ngap,2021,6\n\
    spoilt,2020,1\nspoilt,2021,many\n";

fn forecast(input: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_waymark"));
    command.args(["forecast", "-", "--lang", "en"]).args(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn rows(output: &Output) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(output.stdout.as_slice());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn each_series_has_its_steps_or_its_reason() {
    let output = forecast(FIGURES, &["--horizon", "2"]);
    assert_eq!(output.status.code(), Some(0));
    let rows = rows(&output);
    assert_eq!(rows[0].join(","), "series,year,value,mean,lo80,hi80,lo95,hi95,reason");
    let begins: Vec<String> = rows[1..].iter().map(|row| row[..2].join(",")).collect();
    assert_eq!(begins, ["growing,2024", "growing,2025", "short,", "gap,", "spoilt,"]);
    assert_eq!(rows[3][8], "only 2 values, fewer than 5: no forecast");
    assert_eq!(rows[4][8], "periods are not consecutive: 2016 is followed by 2018");
    assert_eq!(rows[5][8], "line 17: “many” is not a number");
    let numbers: Vec<f64> = rows[1][3..8].iter().map(|cell| cell.parse().unwrap()).collect();
    let [mean, lo80, hi80, lo95, hi95] = numbers[..] else { panic!("five numbers") };
    assert!(lo95 < lo80 && lo80 < mean && mean < hi80 && hi80 < hi95);
    assert!((19.0..24.0).contains(&mean), "{mean}");
}

#[test]
fn json_carries_codes() {
    let output = forecast(FIGURES, &["--horizon", "2", "--format", "json"]);
    let series: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(series[0]["steps"][1]["period"], "2025");
    let codes: Vec<_> = (1..4).map(|index| series[index]["reason"]["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["too-short", "not-consecutive", "no-number"]);
}

#[test]
fn quarters_go_on_as_quarters_and_bounds_hold() {
    let mut input = "\u{feff}series,period,value\n".to_owned();
    for index in 0..12 {
        input += &format!("share,{}-Q{},{}\n", 2021 + index / 4, index % 4 + 1, 90 + index % 4 * 3);
    }
    let output = forecast(&input, &["--horizon", "5", "--most", "100"]);
    let rows = rows(&output);
    assert_eq!((rows[1][1].as_str(), rows[5][1].as_str()), ("2024-Q1", "2025-Q1"));
    assert!(rows[1..].iter().all(|row| row[7].parse::<f64>().unwrap() <= 100.0));
}

#[test]
fn the_same_input_gives_the_same_output() {
    let once = forecast(FIGURES, &["--horizon", "3"]);
    assert_eq!(once.stdout, forecast(FIGURES, &["--horizon", "3"]).stdout);
}

#[test]
fn a_file_without_the_columns_cannot_be_read() {
    let output = forecast("name,when,what\na,2020,1\n", &["--horizon", "3"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8(output.stderr).unwrap().contains("series,period,value"));
}

#[test]
fn the_figures_are_not_overwritten() {
    let path = std::env::temp_dir().join(format!("waymark-kept-{}.csv", std::process::id()));
    let figures = "series,year,value\nA,2020,1\nA,2021,2\n";
    std::fs::write(&path, figures).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_waymark"));
    let output = command.args(["forecast", "--horizon", "1", "-o"]).args([&path, &path]).output().unwrap();
    let kept = std::fs::read_to_string(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    assert_eq!((output.status.code(), kept.as_str()), (Some(2), figures));
}
