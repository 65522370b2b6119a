//! The shared cases beside the reference models.

use std::collections::BTreeMap;
use std::path::Path;

use waymark_stats::forecast::{Frequency, Options, forecast};

use super::data::{rows, series};
use super::score::{HEAD, Score, Told};

const HORIZON: usize = 5;

/// Prints sMAPE, MASE and coverage of our forecasts and of every reference model.
pub fn report(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let series = series(&folder.join("series.csv"))?;
    let references = references(&folder.join("reference_forecasts.csv"))?;
    let mut ours = Score::default();
    let mut theirs: BTreeMap<String, Score> = BTreeMap::new();
    for row in rows(&folder.join("cases.csv"))? {
        let [case, name, first, last, ..] = row.as_slice() else {
            return Err("a case needs four cells".into());
        };
        let (first, last): (i32, i32) = (first.parse()?, last.parse()?);
        let within = |from: i32, to: i32| -> Vec<f64> {
            let years = series.get(name).into_iter().flatten();
            years.filter(|(year, _)| (from..=to).contains(year)).map(|(_, value)| *value).collect()
        };
        let history = within(first, last);
        let actual = within(last + 1, last + HORIZON as i32);
        let forecast = forecast(&history, &Options::new(Frequency::Annual, HORIZON))?;
        ours.add(&history, &Told::from(&forecast), &actual);
        for (method, told) in references.get(case).into_iter().flatten() {
            theirs.entry(method.clone()).or_default().add(&history, told, &actual);
        }
    }
    println!("## Shared cases, horizon {HORIZON}\n\n{HEAD}\n{}", ours.line("waymark"));
    for (method, score) in theirs {
        println!("{}", score.line(&method));
    }
    Ok(())
}

type References = BTreeMap<String, BTreeMap<String, Told>>;

fn references(path: &Path) -> Result<References, Box<dyn std::error::Error>> {
    let mut references = References::new();
    for row in rows(path)? {
        let [case, method, _, numbers @ ..] = row.as_slice() else { return Err("a short row".into()) };
        let numbers: Vec<f64> = numbers.iter().map(|cell| cell.parse().unwrap_or(f64::NAN)).collect();
        let told = references
            .entry(case.clone())
            .or_default()
            .entry(method.clone())
            .or_insert_with(|| Told { mean: Vec::new(), limits80: Vec::new(), limits95: Vec::new() });
        told.mean.push(numbers[0]);
        told.limits80.push((numbers[1], numbers[2]));
        told.limits95.push((numbers[3], numbers[4]));
    }
    Ok(references)
}
