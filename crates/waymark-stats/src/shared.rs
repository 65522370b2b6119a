//! The shared cases, for tests, where they are at hand.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A window of a real annual series and the five values that followed it.
pub struct Case {
    pub name: String,
    pub history: Vec<f64>,
    pub actual: Vec<f64>,
}

/// The folder beside the checkout or under `WAYMARK_SHARED`; says so where there is none.
pub fn folder() -> Option<PathBuf> {
    let beside = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared"));
    let shared = std::env::var_os("WAYMARK_SHARED").map_or(beside, PathBuf::from);
    let folder = shared.join("data/forecast-annual");
    if !folder.is_dir() {
        eprintln!("skipped: no folder {}", folder.display());
        return None;
    }
    Some(folder)
}

/// Rows of a file without its head.
pub fn rows(folder: &Path, name: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(folder.join(name)).unwrap();
    let cells = |line: &str| line.split(',').map(|cell| cell.trim_matches('"').to_owned()).collect();
    text.lines().skip(1).map(cells).collect()
}

/// All cases.
pub fn cases(folder: &Path) -> Vec<Case> {
    let mut series: HashMap<String, Vec<(i32, f64)>> = HashMap::new();
    for row in rows(folder, "series.csv") {
        series.entry(row[0].clone()).or_default().push((row[1].parse().unwrap(), row[2].parse().unwrap()));
    }
    let case = |row: &Vec<String>| {
        let (first, last): (i32, i32) = (row[2].parse().unwrap(), row[3].parse().unwrap());
        let within = |from: i32, to: i32| -> Vec<f64> {
            let points = series[&row[1]].iter().filter(|(year, _)| (from..=to).contains(year));
            points.map(|(_, value)| *value).collect()
        };
        Case { name: row[0].clone(), history: within(first, last), actual: within(last + 1, last + 5) }
    };
    rows(folder, "cases.csv").iter().map(case).collect()
}
