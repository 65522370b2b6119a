//! A level and a trend that both follow the series; the trend fades by a fixed share each step.
//!
//! Source: E. S. Gardner, E. McKenzie, “Forecasting trends in time series”, Management Science 31 (1985);
//! error-correction form of R. J. Hyndman, G. Athanasopoulos, “Forecasting: principles and practice”. With
//! the three weights given, errors are linear in the first level and trend, which are solved for.

use super::least::Normal;

/// Weights of a damped trend.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weights {
    /// Weight of a new value in the level, above 0, at most 1.
    pub alpha: f64,
    /// Weight of a new value in the trend, at least 0, at most `alpha`.
    pub beta: f64,
    /// Share of the trend that lasts from one step to the next, above 0, at most 1.
    pub phi: f64,
}

/// Fits with the trend fading (`phi` between 0.8 and 0.98).
pub fn fit(values: &[f64], horizon: usize) -> Vec<f64> {
    fit_with(values, horizon, &[0.8, 0.87, 0.93, 0.98])
}

/// Fits with a trend that lasts.
pub fn holt(values: &[f64], horizon: usize) -> Vec<f64> {
    fit_with(values, horizon, &[1.0])
}

/// The closed form with given weights that starts from the first two values.
pub fn simple(values: &[f64], horizon: usize, weights: Weights) -> Vec<f64> {
    let first = values.first().copied().unwrap_or(0.0);
    let second = values.get(1).copied().unwrap_or(first);
    run(values, horizon, weights, first, second - first)
}

fn fit_with(values: &[f64], horizon: usize, fades: &[f64]) -> Vec<f64> {
    let mut best = (f64::INFINITY, Weights { alpha: 0.5, beta: 0.1, phi: fades[0] });
    for phi in fades {
        for alpha in [0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.999] {
            for part in [0.0, 0.05, 0.15, 0.3, 0.5, 0.75, 1.0] {
                consider(values, Weights { alpha, beta: alpha * part, phi: *phi }, &mut best);
            }
        }
    }
    for step in [0.07, 0.03, 0.01] {
        let from = best.1;
        for (up, trend) in [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0), (1.0, 1.0), (-1.0, -1.0)] {
            let alpha = (from.alpha + up * step).clamp(0.01, 0.999);
            let beta = (from.beta + trend * step).clamp(0.0, alpha);
            consider(values, Weights { alpha, beta, phi: from.phi }, &mut best);
        }
    }
    let (level, trend) = start(&rows(values, best.1));
    run(values, horizon, best.1, level, trend)
}

fn consider(values: &[f64], weights: Weights, best: &mut (f64, Weights)) {
    let normal = rows(values, weights);
    let (level, trend) = start(&normal);
    let cost = normal.left(level, trend);
    if cost < best.0 {
        *best = (cost, weights);
    }
}

fn start(normal: &Normal) -> (f64, f64) {
    normal.best().unwrap_or_else(|| (normal.best_a(0.0), 0.0))
}

/// What each value leaves for the first level and trend to explain.
fn rows(values: &[f64], weights: Weights) -> Normal {
    let mut normal = Normal::default();
    let (mut own, mut of_level, mut of_trend) = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0));
    for value in values {
        let error = value - own.0 - weights.phi * own.1;
        let share_level = of_level.0 + weights.phi * of_level.1;
        let share_trend = of_trend.0 + weights.phi * of_trend.1;
        normal.add(share_level, share_trend, error);
        own = next(own, weights, error);
        of_level = next(of_level, weights, -share_level);
        of_trend = next(of_trend, weights, -share_trend);
    }
    normal
}

fn next((level, trend): (f64, f64), weights: Weights, error: f64) -> (f64, f64) {
    (level + weights.phi * trend + weights.alpha * error, weights.phi * trend + weights.beta * error)
}

fn run(values: &[f64], horizon: usize, weights: Weights, level: f64, trend: f64) -> Vec<f64> {
    let mut state = (level, trend);
    for value in values {
        let error = value - state.0 - weights.phi * state.1;
        state = next(state, weights, error);
    }
    let (mut sum, mut share, mut path) = (0.0, 1.0, Vec::with_capacity(horizon));
    for _ in 0..horizon {
        share *= weights.phi;
        sum += share;
        path.push(state.0 + sum * state.1);
    }
    path
}
