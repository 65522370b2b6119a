//! How far a forecast may miss, in the unit of the series.
//!
//! Textbook limits take the errors of the fitted model for those of the future and are far too narrow on
//! short series. Here the scale is measured on forecasts the joined method would have made from earlier
//! ends of the same series, joined with the spread of changes and with how far the methods disagree, and
//! multiplied by a factor fitted on pooled errors of many series (`docs/forecast.md`).

use crate::combine::{Combined, combine};

/// Factor on the scale, fitted on pooled errors.
const FACTOR: f64 = 1.07;
/// A series shorter than this gets a wider scale: its errors are measured on too few ends.
const LONG_ENOUGH: usize = 10;
/// Widening for each value short of `LONG_ENOUGH`.
const SHORT_WIDENING: f64 = 0.07;
/// Earlier ends the method is tried from.
const ENDS: usize = 6;
/// Fewest values to try from.
pub const LEAST_VALUES: usize = 5;
/// Ratio of the 90 % quantiles of a normal and a Student t distribution with four degrees of freedom:
/// with it neither the 80 % nor the 95 % limits are narrower than those of the naive method.
const NAIVE_FLOOR: f64 = 0.835_9;
/// A mean change of at least so many standard errors is a trend and not the luck of a random walk.
const TREND_SURE: f64 = 2.5;

/// The scale at each step; never falls from one step to the next.
pub fn scale(values: &[f64], combined: &Combined, growth: f64) -> Vec<f64> {
    let changes = Changes::of(values);
    let tried = error_from_earlier_ends(values).unwrap_or(changes.deviation);
    let short = 1.0 + SHORT_WIDENING * LONG_ENOUGH.saturating_sub(values.len()) as f64;
    let base = (tried + changes.deviation) / 2.0;
    let mut widest = 0.0_f64;
    let scale_at = |(index, spread): (usize, &f64)| {
        let step = (index + 1) as f64;
        let own = FACTOR * short * (base * step.powf(growth) + spread) / 2.0;
        widest = widest.max(own).max(changes.floor() * step.sqrt());
        widest
    };
    combined.spread.iter().enumerate().map(scale_at).collect()
}

/// Mean absolute error over the earlier ends, each divided by the root of its step.
fn error_from_earlier_ends(values: &[f64]) -> Option<f64> {
    let first = values.len().saturating_sub(ENDS).max(LEAST_VALUES);
    let (mut sum, mut count) = (0.0, 0.0);
    for end in first..values.len() {
        let told = combine(&values[..end], values.len() - end).path;
        for (index, (forecast, value)) in told.iter().zip(&values[end..]).enumerate() {
            sum += (forecast - value).abs() / ((index + 1) as f64).sqrt();
            count += 1.0;
        }
    }
    (count > 0.0).then(|| sum / count)
}

/// The first differences in short.
struct Changes {
    count: f64,
    mean: f64,
    /// Standard deviation about the mean.
    deviation: f64,
    /// Root of the mean square.
    size: f64,
}

impl Changes {
    fn of(values: &[f64]) -> Self {
        let changes = || values.windows(2).map(|pair| pair[1] - pair[0]);
        let count = changes().count().max(1) as f64;
        let mean = changes().sum::<f64>() / count;
        let squares = changes().map(|change| (change - mean).powi(2)).sum::<f64>();
        Changes {
            count,
            mean,
            deviation: (squares / (count - 1.0).max(1.0)).sqrt(),
            size: (changes().map(|change| change * change).sum::<f64>() / count).sqrt(),
        }
    }

    /// The scale of the naive method at step one, about the trend where there surely is one.
    fn floor(&self) -> f64 {
        let sure = self.mean.abs() * self.count.sqrt() >= TREND_SURE * self.deviation;
        NAIVE_FLOOR * if sure { self.deviation } else { self.size }
    }
}
