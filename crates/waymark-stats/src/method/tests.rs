//! The closed forms against reference forecasts computed elsewhere, where those are at hand.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;

use super::*;

const HORIZON: usize = 5;

fn folder() -> Option<PathBuf> {
    let beside = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared"));
    let shared = std::env::var_os("WAYMARK_SHARED").map_or(beside, PathBuf::from);
    let folder = shared.join("data/forecast-annual");
    if !folder.is_dir() {
        eprintln!("skipped: no folder {}", folder.display());
        return None;
    }
    Some(folder)
}

fn rows(folder: &std::path::Path, name: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(folder.join(name)).unwrap();
    let cells = |line: &str| line.split(',').map(|cell| cell.trim_matches('"').to_owned()).collect();
    text.lines().skip(1).map(cells).collect()
}

#[test]
fn closed_forms_match_the_reference() {
    let Some(folder) = folder() else { return };
    let mut series: HashMap<String, Vec<(i32, f64)>> = HashMap::new();
    for row in rows(&folder, "series.csv") {
        series.entry(row[0].clone()).or_default().push((row[1].parse().unwrap(), row[2].parse().unwrap()));
    }
    let mut cases: HashMap<String, Vec<f64>> = HashMap::new();
    for row in rows(&folder, "cases.csv") {
        let (first, last): (i32, i32) = (row[2].parse().unwrap(), row[3].parse().unwrap());
        let points = series[&row[1]].iter().filter(|(year, _)| (first..=last).contains(year));
        cases.insert(row[0].clone(), points.map(|(_, value)| *value).collect());
    }
    let weights = damped::Weights { alpha: 0.5, beta: 0.15, phi: 1.0 };
    let mut compared = 0;
    for row in rows(&folder, "reference_forecasts.csv") {
        let values = &cases[&row[0]];
        let path = match row[1].as_str() {
            "naive" => naive::fit(values, HORIZON),
            "drift" => drift::fit(values, HORIZON),
            "ses_simple_a05" => ses::simple(values, HORIZON, 0.5),
            "holt_simple_a05_b03" => damped::simple(values, HORIZON, weights),
            _ => continue,
        };
        let (step, expected): (usize, f64) = (row[2].parse().unwrap(), row[3].parse().unwrap());
        let told = path[step - 1];
        assert!((told - expected).abs() <= 1e-8 * expected.abs().max(1.0), "{row:?} {told}");
        compared += 1;
    }
    assert_eq!(compared, 218 * 4 * HORIZON);
}

#[test]
fn theta_follows_a_line_it_has_seen() {
    let line: Vec<f64> = (0..20).map(|i| 3.0 + 2.0 * f64::from(i)).collect();
    for (told, expected) in theta::fit(&line, 3).iter().zip([43.0, 45.0, 47.0]) {
        assert!((told - expected).abs() < 0.5, "{told}");
    }
}

#[test]
fn a_fading_trend_fades_and_a_lasting_one_lasts() {
    let line: Vec<f64> = (0..15).map(f64::from).collect();
    let (fading, lasting) = (damped::fit(&line, 40), damped::holt(&line, 40));
    assert!(fading[39] < lasting[39]);
    assert!((lasting[39] - 54.0).abs() < 0.1, "{}", lasting[39]);
}

#[test]
fn smoothing_a_constant_gives_the_constant() {
    assert!(ses::fit(&[4.0; 9], 3).iter().all(|value| (value - 4.0).abs() < 1e-12));
}
