//! Student's t distribution with four degrees of freedom, which has closed forms.
//!
//! Errors of short series divided by their scale have such tails: measured, the ratio of the 95 % to the
//! 80 % quantile of absolute errors is 1.8 to 1.9; here it is 1.81, under a normal distribution 1.53.
//! Source of the closed forms: W. T. Shaw, “Sampling Student's T distribution”, Journal of Computational
//! Finance 9 (2006).

use std::f64::consts::FRAC_PI_2;

/// The value below which a share `p` lies; infinite at 0 and 1, NaN outside.
pub fn quantile(p: f64) -> f64 {
    if !(0.0..=1.0).contains(&p) {
        return f64::NAN;
    }
    let spread = (4.0 * p * (1.0 - p)).sqrt();
    if spread == 0.0 {
        return if p < 0.5 { f64::NEG_INFINITY } else { f64::INFINITY };
    }
    let ratio = (spread.min(1.0).acos() / 3.0).cos() / spread;
    let size = 2.0 * (ratio - 1.0).max(0.0).sqrt();
    if p < 0.5 { -size } else { size }
}

/// The share that lies below `t`.
pub fn share_below(t: f64) -> f64 {
    if t.is_infinite() {
        return if t > 0.0 { 1.0 } else { 0.0 };
    }
    // With t = 2 tan a the share is 1/2 + (3 sin a − sin³ a) / 4.
    let sine = if t.abs() > 1e8 { t.signum() } else { (t / 2.0).atan().clamp(-FRAC_PI_2, FRAC_PI_2).sin() };
    (0.5 + (3.0 * sine - sine.powi(3)) / 4.0).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests;
