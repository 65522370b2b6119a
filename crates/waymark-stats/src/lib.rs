//! The floating-point side of Waymark: where a short series goes, and how sure that is.
//!
//! [`dated::dated`] makes a series of periods and values, [`forecast::forecast`] continues it, and each
//! step of the answer is a [`distribution::Distribution`] with a point forecast, quantiles, intervals and
//! the probability of meeting a target, all from the same curve. [`batch::forecast_all`] does this for
//! many series and fits each distinct one once. What cannot be continued is refused with the reason
//! ([`refusal::Refusal`]). No clock, no chance: the same input gives the same output. How it was chosen
//! and how good it is: `docs/forecast.md`.

pub mod accuracy;
pub mod batch;
pub mod combine;
pub mod dated;
pub mod distribution;
pub mod forecast;
pub mod method;
pub mod refusal;
pub mod scale;
pub mod season;

#[cfg(test)]
mod shared;
mod student;
