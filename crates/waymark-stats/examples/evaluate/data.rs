//! Reading the files.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

type Failure = Box<dyn std::error::Error>;

/// Rows of a plain comma-separated file without its head, quotes taken off.
pub fn rows(path: &Path) -> Result<Vec<Vec<String>>, Failure> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let cells = |line: &str| split(line).into_iter().collect();
    Ok(text.lines().skip(1).filter(|line| !line.trim().is_empty()).map(cells).collect())
}

fn split(line: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    for character in line.chars() {
        match character {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            other => {
                if let Some(cell) = cells.last_mut() {
                    cell.push(other);
                }
            }
        }
    }
    cells
}

/// Values by series, each with its year, in the order of the file.
pub fn series(path: &Path) -> Result<BTreeMap<String, Vec<(i32, f64)>>, Failure> {
    let mut series: BTreeMap<String, Vec<(i32, f64)>> = BTreeMap::new();
    for row in rows(path)? {
        let [name, year, value, ..] = row.as_slice() else { return Err("a row needs three cells".into()) };
        series.entry(name.clone()).or_default().push((year.parse().unwrap_or(0), value.parse()?));
    }
    Ok(series)
}

/// The source a shared series came from.
pub fn source(series: &str) -> &'static str {
    match series {
        "nile" => "nile",
        "sunspots" => "sunspots",
        "co2" => "co2",
        name if name.starts_with("longley") => "longley",
        _ => "macrodata",
    }
}
