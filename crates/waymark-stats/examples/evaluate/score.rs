//! What is counted, and the lines printed.

use waymark_stats::accuracy::{interval_score, mase, smape};
use waymark_stats::forecast::Forecast;

/// Limits of one forecast, step by step.
pub struct Told {
    pub mean: Vec<f64>,
    pub limits80: Vec<(f64, f64)>,
    pub limits95: Vec<(f64, f64)>,
}

impl From<&Forecast> for Told {
    fn from(forecast: &Forecast) -> Self {
        Told {
            mean: forecast.steps.iter().map(|step| step.mean()).collect(),
            limits80: forecast.steps.iter().map(|step| step.interval(0.8)).collect(),
            limits95: forecast.steps.iter().map(|step| step.interval(0.95)).collect(),
        }
    }
}

/// Sums over cases.
#[derive(Default, Clone)]
pub struct Score {
    cases: f64,
    scaled: f64,
    smape: f64,
    mase: f64,
    steps: f64,
    inside80: f64,
    inside95: f64,
    score95: f64,
}

impl Score {
    /// Adds one case.
    pub fn add(&mut self, history: &[f64], told: &Told, actual: &[f64]) {
        self.cases += 1.0;
        self.smape += smape(&told.mean, actual);
        if let Some(error) = mase(history, &told.mean, actual) {
            self.scaled += 1.0;
            self.mase += error;
            let change = history.windows(2).map(|pair| (pair[1] - pair[0]).abs()).sum::<f64>()
                / (history.len() - 1) as f64;
            self.score95 += interval_score(&told.limits95, actual, 0.95) / change;
        }
        self.steps += actual.len() as f64;
        self.inside80 += inside(&told.limits80, actual);
        self.inside95 += inside(&told.limits95, actual);
    }

    /// Share of steps inside the 80 % and the 95 % limits.
    pub fn coverage(&self) -> (f64, f64) {
        (self.inside80 / self.steps, self.inside95 / self.steps)
    }

    /// One line of a Markdown table.
    pub fn line(&self, name: &str) -> String {
        let (inside80, inside95) = self.coverage();
        format!(
            "| {name} | {} | {:.2} | {:.3} | {inside80:.3} | {inside95:.3} | {:.1} |",
            self.cases,
            self.smape / self.cases,
            self.mase / self.scaled,
            self.score95 / self.scaled
        )
    }
}

/// The head of the table `Score::line` fills.
pub const HEAD: &str = "| method | cases | sMAPE | MASE | inside 80 % | inside 95 % | score 95 % |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |";

fn inside(limits: &[(f64, f64)], actual: &[f64]) -> f64 {
    let hits = limits.iter().zip(actual).filter(|((low, high), actual)| low <= *actual && *actual <= high);
    hits.count() as f64
}
