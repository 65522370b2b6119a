//! `waymark forecast`: figures in, where they go out.

mod input;
mod reason;
mod write;

use anyhow::Context;
use waymark_core::Period;
use waymark_report::Lang;
use waymark_stats::batch::{Request, forecast_all};
use waymark_stats::dated::{Dated, dated};
use waymark_stats::forecast::{Forecast, Options};

use crate::cli::{ForecastArguments, ForecastFormat};
use crate::failure::Failure;
use crate::output;
use crate::plan::bytes;
use input::Table;
use reason::Reason;

/// A series by name and where it goes, or why nothing is said.
struct Answer {
    series: String,
    outcome: Result<Vec<Step>, Reason>,
}

/// One step ahead.
struct Step {
    period: Period,
    mean: f64,
    limits80: (f64, f64),
    limits95: (f64, f64),
}

/// Reads the figures, continues each series and writes the answers.
pub fn run(arguments: &ForecastArguments, lang: Lang) -> Result<(), Failure> {
    output::keeps(arguments.output.as_deref(), [arguments.file.as_path()], lang)?;
    let table = input::read(&bytes(&arguments.file, lang)?, &arguments.file, lang)?;
    let time_column = table.time_column;
    let answers = answers(table, arguments);
    let bytes = match arguments.format {
        ForecastFormat::Csv => write::csv(&answers, time_column, lang).context("cannot write CSV")?,
        ForecastFormat::Json => write::json(&answers, lang).context("cannot write JSON")?,
    };
    output::write(&bytes, arguments.output.as_deref())?;
    Ok(())
}

fn answers(table: Table, arguments: &ForecastArguments) -> Vec<Answer> {
    let read: Vec<(String, Result<Dated, Reason>)> = table
        .series
        .into_iter()
        .map(|series| (series.name, series.points.and_then(|points| dated(&points).map_err(Reason::from))))
        .collect();
    let requests: Vec<Request<'_>> = read
        .iter()
        .filter_map(|(_, series)| series.as_ref().ok())
        .map(|series| Request { values: &series.values, options: options(series, arguments) })
        .collect();
    let told = forecast_all(&requests);
    let mut told = told.iter();
    read.iter()
        .map(|(name, series)| {
            let outcome = match series {
                Err(reason) => Err(reason.clone()),
                Ok(series) => match told.next() {
                    Some(Ok(forecast)) => steps(series, forecast),
                    Some(Err(refusal)) => Err(Reason::from(refusal.clone())),
                    None => Err(Reason::BeyondCalendar),
                },
            };
            Answer { series: name.clone(), outcome }
        })
        .collect()
}

fn options(series: &Dated, arguments: &ForecastArguments) -> Options {
    Options {
        least: arguments.least,
        most: arguments.most,
        ..Options::new(series.frequency, arguments.horizon)
    }
}

fn steps(series: &Dated, forecast: &Forecast) -> Result<Vec<Step>, Reason> {
    let step = |(index, step): (usize, &waymark_stats::distribution::Distribution)| {
        Ok(Step {
            period: series.period_after(index + 1).ok_or(Reason::BeyondCalendar)?,
            mean: step.mean(),
            limits80: step.interval(0.8),
            limits95: step.interval(0.95),
        })
    };
    forecast.steps.iter().enumerate().map(step).collect()
}
