//! Ways to continue a series: each takes the values and a horizon and gives back the values of steps
//! 1, 2, … after the last.
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

#[cfg(test)]
mod tests;
