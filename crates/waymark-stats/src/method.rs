//! Ways to continue a series: each takes the values and a horizon and gives back a path and how well it
//! would have told each value from those before it.
//!
//! None of them is trusted alone; `combine` joins them. The values are expected finite and brought to a
//! size near one by the caller.

pub mod damped;
pub mod drift;
pub mod naive;
pub mod ses;
pub mod theta;

mod least;
mod search;

/// What a method makes of a series.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// Values for steps 1, 2, … after the last one.
    pub path: Vec<f64>,
    /// One-step errors inside the series, in order; the first ones may be left out.
    pub errors: Vec<f64>,
}

#[cfg(test)]
mod tests;
