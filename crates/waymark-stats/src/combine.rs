//! The point forecast: several methods joined so that no single one can lead far astray.
//!
//! Half of it is the theta model, half the median of theta, damped trend, lasting trend, half the mean
//! change, and the median change. No weight is fitted: there is too little history to fit one on.

use crate::method::{damped, drift, theta};

/// The joined path and what the intervals are scaled by.
#[derive(Debug, Clone, PartialEq)]
pub struct Combined {
    /// Values for steps 1, 2, ….
    pub path: Vec<f64>,
    /// How far apart the methods are at each step: half the distance between the outermost.
    pub spread: Vec<f64>,
}

/// Fits every method and joins their paths.
pub fn combine(values: &[f64], horizon: usize) -> Combined {
    let theta = theta::fit(values, horizon);
    let fading = damped::fit(values, horizon);
    let lasting = damped::holt(values, horizon);
    let median_change = drift::median(values, horizon);
    let half_change = drift::fit_share(values, horizon, 0.5);
    let paths = [&theta, &fading, &lasting, &median_change, &half_change];
    let mut path = Vec::with_capacity(horizon);
    let mut spread = Vec::with_capacity(horizon);
    for step in 0..horizon {
        let mut at_step = paths.map(|path| path[step]);
        at_step.sort_by(f64::total_cmp);
        path.push((theta[step] + at_step[2]) / 2.0);
        spread.push((at_step[4] - at_step[0]) / 2.0);
    }
    keep_positive(values, &mut path);
    Combined { path, spread }
}

/// What was always positive falls by shares, not by amounts: a straight line down would pass zero.
fn keep_positive(values: &[f64], path: &mut [f64]) {
    let Some(last) = values.last().filter(|_| values.iter().all(|value| *value > 0.0)) else {
        return;
    };
    for value in path.iter_mut().filter(|value| **value < *last) {
        *value = last * ((*value - last) / last).exp();
    }
}
