//! A series continued: one way in, one shape out.

use crate::combine::combine;
use crate::distribution::Distribution;
use crate::refusal::Refusal;
use crate::scale::{LEAST_VALUES, scale};
use crate::season::{self, Season};

/// Most steps ahead.
pub const MOST_STEPS: usize = 120;

/// How many values make a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Frequency {
    /// One.
    Annual,
    /// Two.
    HalfYearly,
    /// Four.
    Quarterly,
    /// Twelve.
    Monthly,
}

impl Frequency {
    /// Values in a year.
    pub fn per_year(self) -> usize {
        match self {
            Frequency::Annual => 1,
            Frequency::HalfYearly => 2,
            Frequency::Quarterly => 4,
            Frequency::Monthly => 12,
        }
    }

    /// The scale of the error grows with this power of the step: faster for years, whose trends turn.
    fn growth(self) -> f64 {
        if self == Frequency::Annual { 0.85 } else { 0.6 }
    }
}

/// What is asked beside the values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// Values in a year.
    pub frequency: Frequency,
    /// Steps ahead.
    pub horizon: usize,
    /// What the indicator cannot go below, for example 0 for a share.
    pub least: Option<f64>,
    /// What the indicator cannot go above, for example 100 for a percentage.
    pub most: Option<f64>,
}

impl Options {
    /// No bounds.
    pub fn new(frequency: Frequency, horizon: usize) -> Self {
        Options { frequency, horizon, least: None, most: None }
    }
}

/// Where the series goes, step by step.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// What is expected of step 1, 2, ….
    pub steps: Vec<Distribution>,
}

/// Continues a series; the same values always give the same answer.
///
/// Values are in time order without gaps. Fewer than five are refused.
pub fn forecast(values: &[f64], options: &Options) -> Result<Forecast, Refusal> {
    check(values, options)?;
    let size = values.iter().fold(0.0_f64, |size, value| size.max(value.abs()));
    if size == 0.0 {
        return Ok(Forecast { steps: vec![Distribution::point(0.0).within(options); options.horizon] });
    }
    let near_one: Vec<f64> = values.iter().map(|value| value / size).collect();
    let season = season::find(&near_one, options.frequency.per_year());
    let plain = season.remove(&near_one);
    let combined = combine(&plain, options.horizon);
    let scale = scale(&plain, &combined, options.frequency.growth());
    let steps = with_season(&combined.path, &scale, &season);
    let steps: Vec<Distribution> = steps.map(|step| step.times(size).within(options)).collect();
    if steps.iter().any(|step| !step.is_finite()) {
        return Err(Refusal::OutOfRange);
    }
    Ok(Forecast { steps })
}

fn check(values: &[f64], options: &Options) -> Result<(), Refusal> {
    if let Some(index) = values.iter().position(|value| !value.is_finite()) {
        return Err(Refusal::NotFinite { position: index + 1 });
    }
    if values.len() < LEAST_VALUES {
        return Err(Refusal::TooShort { count: values.len(), least: LEAST_VALUES });
    }
    if options.horizon > MOST_STEPS {
        return Err(Refusal::TooFar { horizon: options.horizon, most: MOST_STEPS });
    }
    Ok(())
}

fn with_season(path: &[f64], scale: &[f64], season: &Season) -> impl Iterator<Item = Distribution> {
    path.iter().zip(scale).enumerate().map(|(index, (center, scale))| {
        let (center, scale) = season.put_back(index, *center, *scale);
        Distribution::new(center, scale)
    })
}

#[cfg(test)]
mod tests;
