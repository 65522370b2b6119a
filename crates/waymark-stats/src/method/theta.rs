//! The dynamic optimised theta model: a smoothed level carried along a line that is refitted with every
//! value.
//!
//! Source: J. A. Fiorucci, T. R. Pellegrini, F. Louzada, F. Petropoulos, A. B. Koehler, “Models for
//! optimising the theta method and their relationship to state space models”, International Journal of
//! Forecasting 32 (2016). With the smoothing weight given, the one-step errors are linear in the first
//! level and in the share of the line, so both are solved for and only the weight is searched.

use super::least::Normal;
use super::search::lowest;

/// The line through all values seen so far, updated value by value.
#[derive(Debug, Clone, Copy, Default)]
struct Line {
    count: f64,
    mean: f64,
    slope: f64,
}

impl Line {
    fn add(&mut self, value: f64) {
        let count = self.count + 1.0;
        if self.count > 0.0 {
            let ahead = value - self.mean;
            self.slope = ((count - 2.0) * self.slope + 6.0 * ahead / count) / (count + 1.0);
        }
        self.mean += (value - self.mean) / count;
        self.count = count;
    }

    /// What the line adds to the level at the next step, for a weight.
    fn pull(&self, alpha: f64) -> f64 {
        let kept = (1.0 - alpha).powf(self.count);
        let start = self.mean - self.slope * (self.count + 1.0) / 2.0;
        kept * start + (1.0 - kept * (1.0 - alpha)) / alpha * self.slope
    }
}

/// Fits weight, first level and share of the line by least squares and continues.
pub fn fit(values: &[f64], horizon: usize) -> Vec<f64> {
    let alpha = lowest(0.1, 0.99, 15, |alpha| {
        let normal = rows(values, alpha);
        let (level, share) = solve(&normal);
        normal.left(level, share)
    });
    let (start, share) = solve(&rows(values, alpha));
    let (mut level, mut line) = (start, Line::default());
    for value in values {
        level += alpha * (value - level);
        line.add(*value);
    }
    let mut path = Vec::with_capacity(horizon);
    for _ in 0..horizon {
        let next = level + share * line.pull(alpha);
        path.push(next);
        level += alpha * (next - level);
        line.add(next);
    }
    path
}

/// The line needs two values before it says anything.
const SKIPPED: usize = 2;

fn solve(normal: &Normal) -> (f64, f64) {
    let free = normal.best().filter(|(_, share)| (0.0..=1.0).contains(share));
    free.unwrap_or_else(|| {
        let ends = [0.0, 1.0].map(|share| (normal.best_a(share), share));
        let cost = ends.map(|(level, share)| normal.left(level, share));
        if cost[0] <= cost[1] { ends[0] } else { ends[1] }
    })
}

fn rows(values: &[f64], alpha: f64) -> Normal {
    let (mut normal, mut level, mut kept, mut line) = (Normal::default(), 0.0, 1.0, Line::default());
    for (index, value) in values.iter().enumerate() {
        if index >= SKIPPED {
            normal.add(kept, line.pull(alpha), value - level);
        }
        level += alpha * (value - level);
        kept *= 1.0 - alpha;
        line.add(*value);
    }
    normal
}
