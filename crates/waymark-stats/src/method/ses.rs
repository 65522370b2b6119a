//! Simple exponential smoothing: a level that follows the series with a given or fitted weight.

use super::least::Normal;
use super::search::lowest;

/// Smoothing with the weight and the first level that leave the least squares.
pub fn fit(values: &[f64], horizon: usize) -> Vec<f64> {
    let alpha = lowest(0.02, 1.0, 15, |alpha| {
        let normal = rows(values, alpha);
        normal.left(normal.best_a(0.0), 0.0)
    });
    let start = rows(values, alpha).best_a(0.0);
    from_level(values, horizon, alpha, start)
}

/// Smoothing with a given weight that starts at the first value.
pub fn simple(values: &[f64], horizon: usize, alpha: f64) -> Vec<f64> {
    from_level(values, horizon, alpha, values.first().copied().unwrap_or(0.0))
}

fn from_level(values: &[f64], horizon: usize, alpha: f64, start: f64) -> Vec<f64> {
    let mut level = start;
    for value in values {
        level += alpha * (value - level);
    }
    vec![level; horizon]
}

/// What each value leaves for the first level to explain.
fn rows(values: &[f64], alpha: f64) -> Normal {
    let (mut normal, mut level, mut share) = (Normal::default(), 0.0, 1.0);
    for value in values {
        normal.add(share, 0.0, value - level);
        level += alpha * (value - level);
        share *= 1.0 - alpha;
    }
    normal
}
