//! Whether the intervals hold on a source they were not fitted on.
//!
//! All windows of 6 to 40 values of the shared series, six steps ahead. For each source the factor on the
//! scale is fitted on the others (each weighing the same), and coverage is measured on the one left out.

use std::collections::BTreeMap;
use std::path::Path;

use waymark_stats::distribution::Distribution;
use waymark_stats::forecast::{Frequency, Options, forecast};

use super::data::{series, source};

const HORIZON: usize = 6;
const LENGTHS: [usize; 11] = [6, 8, 10, 12, 15, 18, 20, 25, 30, 35, 40];
const WINDOWS_PER_LENGTH: usize = 8;

/// Outcomes of one source: how many 80 % half-widths each lay from its point forecast, and how many 95 %.
type Outcomes = BTreeMap<&'static str, Vec<(f64, f64)>>;

/// Prints coverage by source with the factor as shipped and with the factor fitted without the source.
pub fn report(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let mut outcomes = Outcomes::new();
    for (name, points) in series(&folder.join("series.csv"))? {
        let values: Vec<f64> = points.iter().map(|(_, value)| *value).collect();
        for length in LENGTHS {
            collect(&values, length, outcomes.entry(source(&name)).or_default());
        }
    }
    println!("\n## Leave one source out, horizon {HORIZON}\n");
    println!(
        "| source | outcomes | inside 80 % | inside 95 % | factor without it | inside 80 % | inside 95 % |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    let mut means = [0.0; 5];
    for (name, own) in &outcomes {
        let others: Vec<&Vec<(f64, f64)>> =
            outcomes.iter().filter(|(other, _)| *other != name).map(|(_, outcomes)| outcomes).collect();
        let factor = best_factor(&others);
        let (shipped, fitted) = (coverage(own, 1.0), coverage(own, factor));
        let numbers = [shipped.0, shipped.1, factor, fitted.0, fitted.1];
        println!("| {name} | {} | {}", own.len(), line(&numbers));
        for (mean, number) in means.iter_mut().zip(numbers) {
            *mean += number / outcomes.len() as f64;
        }
    }
    println!("| mean of sources | | {}", line(&means));
    Ok(())
}

fn line(numbers: &[f64; 5]) -> String {
    numbers.iter().map(|number| format!("{number:.3} |")).collect::<Vec<_>>().join(" ")
}

fn collect(values: &[f64], length: usize, outcomes: &mut Vec<(f64, f64)>) {
    let mut end = values.len();
    for _ in 0..WINDOWS_PER_LENGTH {
        let Some(start) = end.checked_sub(length + HORIZON) else { return };
        let (history, actual) = values[start..end].split_at(length);
        if let Ok(forecast) = forecast(history, &Options::new(Frequency::Annual, HORIZON)) {
            let both = forecast.steps.iter().zip(actual);
            outcomes.extend(both.map(|(step, actual)| (away(step, *actual, 0.8), away(step, *actual, 0.95))));
        }
        end -= HORIZON;
    }
}

/// Distance from the point forecast in half-widths of the interval.
fn away(step: &Distribution, actual: f64, level: f64) -> f64 {
    let ((low, high), mean) = (step.interval(level), step.mean());
    if actual >= mean { (actual - mean) / (high - mean) } else { (mean - actual) / (mean - low) }
}

fn coverage(outcomes: &[(f64, f64)], factor: f64) -> (f64, f64) {
    let share = |inside: usize| inside as f64 / outcomes.len() as f64;
    (
        share(outcomes.iter().filter(|(away80, _)| *away80 <= factor).count()),
        share(outcomes.iter().filter(|(_, away95)| *away95 <= factor).count()),
    )
}

/// The factor with which mean coverage over the sources is nearest to 80 % and 95 %.
fn best_factor(sources: &[&Vec<(f64, f64)>]) -> f64 {
    let mut best = (f64::INFINITY, 1.0);
    for hundredth in 50..=200 {
        let factor = f64::from(hundredth) / 100.0;
        let (mut inside80, mut inside95) = (0.0, 0.0);
        for outcomes in sources {
            let (own80, own95) = coverage(outcomes, factor);
            inside80 += own80 / sources.len() as f64;
            inside95 += own95 / sources.len() as f64;
        }
        let miss = (inside80 - 0.8).abs() + 2.0 * (inside95 - 0.95).abs();
        if miss < best.0 {
            best = (miss, factor);
        }
    }
    best.1
}
