//! How far a forecast may miss, in the unit of the series.
//!
//! Textbook limits take the errors of the fitted model for those of the future and are far too narrow on
//! short series. Here the scale is measured on forecasts the joined method would have made from earlier
//! ends of the same series, joined with the spread of changes and with how far the methods disagree. The
//! few numbers are round ones that serve many kinds of series (`docs/forecast.md`).

use crate::combine::{Combined, combine};

/// A series shorter than this gets a wider scale: its errors are measured on too few ends.
const LONG_ENOUGH: usize = 10;
/// Widening for each value short of `LONG_ENOUGH`.
const SHORT_WIDENING: f64 = 0.03;
/// Earlier ends the method is tried from.
const ENDS: usize = 6;
/// Fewest values to try from.
pub const LEAST_VALUES: usize = 5;
/// Ratio of the 90 % quantiles of a normal and a Student t distribution with four degrees of freedom:
/// with it neither the 80 % nor the 95 % limits are narrower than those of the naive method.
const NAIVE_FLOOR: f64 = 0.835_9;
/// A mean change of at least so many standard errors is a trend and not the luck of a random walk.
const TREND_SURE: f64 = 3.0;

/// The scale at each step; never falls from one step to the next.
pub fn scale(values: &[f64], combined: &Combined, growth: f64) -> Vec<f64> {
    let changes = Changes::of(values);
    let spread_now = spread_of_shares(values).unwrap_or(changes.deviation);
    let tried = error_from_earlier_ends(values).unwrap_or(spread_now);
    let short = 1.0 + SHORT_WIDENING * LONG_ENOUGH.saturating_sub(values.len()) as f64;
    let base = (tried + 2.0 * spread_now) / 3.0;
    let mut widest = 0.0_f64;
    let scale_at = |(index, spread): (usize, &f64)| {
        let step = (index + 1) as f64;
        let own = short * (base * step.powf(growth) + spread) / 2.0;
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

/// How the changes of a series that was always positive spread at its last height: the standard deviation
/// of the changes in shares of the mean of the two values, times the last value. What has grown tenfold
/// changes by amounts its early years say nothing about.
fn spread_of_shares(values: &[f64]) -> Option<f64> {
    let last = values.last().filter(|_| values.iter().all(|value| *value > 0.0))?;
    let share = |pair: &[f64]| 2.0 * (pair[1] - pair[0]) / (pair[0] + pair[1]);
    Some(mean_and_deviation(&values.windows(2).map(share).collect::<Vec<f64>>()).1 * last)
}

/// Mean and standard deviation.
fn mean_and_deviation(numbers: &[f64]) -> (f64, f64) {
    let count = numbers.len().max(1) as f64;
    let mean = numbers.iter().sum::<f64>() / count;
    let squares = numbers.iter().map(|number| (number - mean).powi(2)).sum::<f64>();
    (mean, (squares / (count - 1.0).max(1.0)).sqrt())
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
        let changes: Vec<f64> = values.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let (mean, deviation) = mean_and_deviation(&changes);
        let count = changes.len().max(1) as f64;
        let squares = changes.iter().map(|change| change * change).sum::<f64>();
        Changes { count, mean, deviation, size: (squares / count).sqrt() }
    }

    /// The scale of the naive method at step one, about the trend where there surely is one.
    fn floor(&self) -> f64 {
        let sure = self.mean.abs() * self.count.sqrt() >= TREND_SURE * self.deviation;
        NAIVE_FLOOR * if sure { self.deviation } else { self.size }
    }
}
