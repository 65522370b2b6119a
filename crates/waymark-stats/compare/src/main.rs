//! `compare-forecast-crates FOLDER`: forecasting crates on the shared cases, beside our own method.

#[allow(dead_code, reason = "shared with an example that uses more of it")]
#[path = "../../examples/evaluate/data.rs"]
mod data;
#[allow(dead_code, reason = "shared with an example that uses more of it")]
#[path = "../../examples/evaluate/score.rs"]
mod score;

use std::path::Path;
use std::time::{Duration, Instant};

use anofox_forecast::core::TimeSeries;
use anofox_forecast::models::Forecaster;
use anofox_forecast::models::arima::AutoARIMA;
use anofox_forecast::models::exponential::AutoETS;
use anofox_forecast::models::theta::{AutoTheta, DynamicOptimizedTheta, OptimizedTheta};
use augurs_core::prelude::*;
use chrono::DateTime;
use score::{HEAD, Score, Told};
use waymark_stats::forecast::{Frequency, Options, forecast};

type Failure = Box<dyn std::error::Error>;
type Tell = fn(&[f64], usize) -> Result<Told, Failure>;

fn main() -> Result<(), Failure> {
    let folder = std::env::args().nth(1).ok_or("usage: compare-forecast-crates FOLDER")?;
    let cases = cases(Path::new(&folder))?;
    println!("{HEAD} refused | time a case |");
    let methods: [(&str, Tell); 7] = [
        ("waymark-stats", ours),
        ("augurs-ets AutoETS", augurs),
        ("anofox AutoETS", |values, horizon| anofox(AutoETS::non_seasonal(), values, horizon)),
        ("anofox AutoARIMA", |values, horizon| anofox(AutoARIMA::new(), values, horizon)),
        ("anofox AutoTheta", |values, horizon| anofox(AutoTheta::new(), values, horizon)),
        ("anofox OptimizedTheta", |values, horizon| anofox(OptimizedTheta::new(), values, horizon)),
        ("anofox DynamicOptimizedTheta", |values, horizon| {
            anofox(DynamicOptimizedTheta::optimized(), values, horizon)
        }),
    ];
    for (name, tell) in methods {
        let (mut score, mut refused, mut time) = (Score::default(), 0, Duration::ZERO);
        for (history, actual) in &cases {
            let started = Instant::now();
            let told = tell(history, actual.len());
            time += started.elapsed();
            match told {
                Ok(told) => score.add(history, &told, actual),
                Err(_) => refused += 1,
            }
        }
        let each = time.as_micros() / cases.len() as u128;
        println!("{} {refused} | {each} µs |", score.line(name));
    }
    Ok(())
}

fn cases(folder: &Path) -> Result<Vec<(Vec<f64>, Vec<f64>)>, Failure> {
    let series = data::series(&folder.join("series.csv"))?;
    let mut cases = Vec::new();
    for row in data::rows(&folder.join("cases.csv"))? {
        let (first, last): (i32, i32) = (row[2].parse()?, row[3].parse()?);
        let within = |from: i32, to: i32| -> Vec<f64> {
            let points = series.get(&row[1]).into_iter().flatten();
            points.filter(|(year, _)| (from..=to).contains(year)).map(|(_, value)| *value).collect()
        };
        cases.push((within(first, last), within(last + 1, last + 5)));
    }
    Ok(cases)
}

fn ours(values: &[f64], horizon: usize) -> Result<Told, Failure> {
    Ok(Told::from(&forecast(values, &Options::new(Frequency::Annual, horizon))?))
}

fn augurs(values: &[f64], horizon: usize) -> Result<Told, Failure> {
    let model = augurs_ets::AutoETS::new(1, "ZZN")?.fit(values)?;
    let at = |level: f64| -> Result<_, Failure> {
        let told = model.predict(horizon, level)?;
        let limits = told.intervals.ok_or("no intervals")?;
        Ok((told.point, limits.lower.into_iter().zip(limits.upper).collect::<Vec<_>>()))
    };
    let ((mean, limits80), (_, limits95)) = (at(0.8)?, at(0.95)?);
    finite(Told { mean, limits80, limits95 })
}

fn anofox(mut model: impl Forecaster, values: &[f64], horizon: usize) -> Result<Told, Failure> {
    model.fit(&dated(values)?)?;
    let at = |level: f64| -> Result<_, Failure> {
        let told = model.predict_with_intervals(horizon, level)?;
        let limits = told.lower_series(0)?.iter().copied().zip(told.upper_series(0)?.iter().copied());
        Ok((told.primary().to_vec(), limits.collect::<Vec<_>>()))
    };
    let ((mean, limits80), (_, limits95)) = (at(0.8)?, at(0.95)?);
    finite(Told { mean, limits80, limits95 })
}

/// The crate asks for instants; years on a line of days serve.
fn dated(values: &[f64]) -> Result<TimeSeries, Failure> {
    let instants = (0..values.len()).map(|index| DateTime::from_timestamp(index as i64 * 365 * 86_400, 0));
    let instants = instants.collect::<Option<Vec<_>>>().ok_or("no such instant")?;
    Ok(TimeSeries::univariate(instants, values.to_vec())?)
}

fn finite(told: Told) -> Result<Told, Failure> {
    if told.mean.iter().all(|value| value.is_finite()) { Ok(told) } else { Err("not finite".into()) }
}
