//! What is expected of one future value.

use crate::forecast::Options;
use crate::student;

/// The side of a target that counts as meeting it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Met at the target or above.
    AtLeast,
    /// Met at the target or below.
    AtMost,
}

/// A predictive distribution: Student's t with four degrees of freedom around a centre. Where every value
/// of the series was positive, the lower half is squeezed so that it stays positive.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Distribution {
    center: f64,
    scale: f64,
    squeezed: bool,
    least: f64,
    most: f64,
}

impl Distribution {
    /// Around `center`; `positive` says that values below zero cannot be.
    pub(crate) fn new(center: f64, scale: f64, positive: bool) -> Self {
        let squeezed = positive && center > 0.0;
        Distribution { center, scale, squeezed, least: f64::NEG_INFINITY, most: f64::INFINITY }
    }

    /// A value known for certain.
    pub(crate) fn point(value: f64) -> Self {
        Distribution::new(value, 0.0, false)
    }

    /// In a unit `size` times smaller.
    pub(crate) fn times(self, size: f64) -> Self {
        Distribution { center: self.center * size, scale: self.scale * size, ..self }
    }

    /// Kept within the bounds the caller knows.
    pub(crate) fn within(self, options: &Options) -> Self {
        let least = options.least.filter(|bound| !bound.is_nan()).unwrap_or(f64::NEG_INFINITY);
        let most = options.most.filter(|bound| !bound.is_nan()).unwrap_or(f64::INFINITY).max(least);
        Distribution { least, most, ..self }
    }

    pub(crate) fn is_finite(&self) -> bool {
        self.quantile(0.001).is_finite() && self.quantile(0.999).is_finite()
    }

    /// The point forecast, as likely to be passed as missed.
    pub fn mean(&self) -> f64 {
        self.center.clamp(self.least, self.most)
    }

    /// The value below which the outcome lies with probability `p`; infinite at 0 and 1, NaN outside.
    pub fn quantile(&self, p: f64) -> f64 {
        if self.scale == 0.0 && (0.0..=1.0).contains(&p) {
            return self.mean();
        }
        self.at(student::quantile(p)).clamp(self.least, self.most)
    }

    /// The limits between which the outcome lies with probability `level` (0.8, 0.95).
    pub fn interval(&self, level: f64) -> (f64, f64) {
        (self.quantile((1.0 - level) / 2.0), self.quantile((1.0 + level) / 2.0))
    }

    /// The probability of meeting a target; NaN where the target is.
    pub fn probability(&self, direction: Direction, target: f64) -> f64 {
        let met = match direction {
            Direction::AtLeast => target <= self.least || (self.scale == 0.0 && target <= self.mean()),
            Direction::AtMost => target >= self.most || (self.scale == 0.0 && target >= self.mean()),
        };
        let never = match direction {
            Direction::AtLeast => target > self.most || (self.scale == 0.0 && target > self.mean()),
            Direction::AtMost => target < self.least || (self.scale == 0.0 && target < self.mean()),
        };
        if met || never {
            return if met { 1.0 } else { 0.0 };
        }
        let below = student::share_below(self.place(target));
        if direction == Direction::AtMost { below } else { 1.0 - below }
    }

    /// The outcome `t` scales away from the centre.
    fn at(&self, t: f64) -> f64 {
        let away = t * self.scale;
        if self.squeezed && away < 0.0 { self.center * (away / self.center).exp() } else { self.center + away }
    }

    /// How many scales away from the centre an outcome is.
    fn place(&self, outcome: f64) -> f64 {
        if self.squeezed && outcome <= 0.0 {
            return f64::NEG_INFINITY;
        }
        let squeezed = self.squeezed && outcome < self.center;
        let away = if squeezed { self.center * (outcome / self.center).ln() } else { outcome - self.center };
        away / self.scale
    }
}

/// Widens later steps where the squeeze of a falling series would make them narrower than earlier ones.
pub(crate) fn widen(steps: &mut [Distribution]) {
    for index in 1..steps.len() {
        let (before, mut step) = (steps[index - 1], steps[index]);
        step.scale = step.scale.max(before.scale);
        for level in [0.8, 0.95] {
            let t = student::quantile((1.0 + level) / 2.0);
            let like_before = Distribution { scale: before.scale, ..step };
            let lost = (like_before.at(-t) - step.center) - (before.at(-t) - before.center);
            step.scale = step.scale.max(before.scale + lost.max(0.0) / t * (1.0 + 1e-12));
        }
        steps[index] = step;
    }
}

#[cfg(test)]
mod tests;
