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

/// A predictive distribution: Student's t with four degrees of freedom around a centre. What lies beyond a
/// bound the caller knows is taken to lie on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Distribution {
    center: f64,
    scale: f64,
    least: f64,
    most: f64,
}

impl Distribution {
    /// Around `center`, without bounds.
    pub(crate) fn new(center: f64, scale: f64) -> Self {
        Distribution { center, scale, least: f64::NEG_INFINITY, most: f64::INFINITY }
    }

    /// A value known for certain.
    pub(crate) fn point(value: f64) -> Self {
        Distribution::new(value, 0.0)
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
        (self.center + student::quantile(p) * self.scale).clamp(self.least, self.most)
    }

    /// The limits between which the outcome lies with probability `level` (0.8, 0.95).
    pub fn interval(&self, level: f64) -> (f64, f64) {
        (self.quantile((1.0 - level) / 2.0), self.quantile((1.0 + level) / 2.0))
    }

    /// The probability of meeting a target; NaN where the target is.
    pub fn probability(&self, direction: Direction, target: f64) -> f64 {
        if target.is_nan() {
            return f64::NAN;
        }
        match direction {
            Direction::AtLeast if target <= self.least => 1.0,
            Direction::AtLeast if target > self.most => 0.0,
            Direction::AtLeast => student::share_below(self.place(target, self.center - target)),
            Direction::AtMost if target >= self.most => 1.0,
            Direction::AtMost if target < self.least => 0.0,
            Direction::AtMost => student::share_below(self.place(target, target - self.center)),
        }
    }

    /// How many scales on the wished side; a certain value is infinitely far on one side or the other.
    fn place(&self, target: f64, ahead: f64) -> f64 {
        if self.scale > 0.0 {
            return ahead / self.scale;
        }
        let met = target == self.mean() || ahead > 0.0;
        if met { f64::INFINITY } else { f64::NEG_INFINITY }
    }
}

#[cfg(test)]
mod tests;
