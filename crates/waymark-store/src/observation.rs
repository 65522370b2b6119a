//! 数据: series and their values. A value is never changed; a later one revises it.

mod insert;
mod read;
mod series;

pub use read::{Basis, ObservationFilter, Span};
pub use series::SeriesEntry;

use waymark_core::Observation;
use waymark_core::indicator::Frequency;

/// A value as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredObservation {
    /// Its id.
    pub observation_id: String,
    /// Scope of its indicator: a plan's code, or empty.
    pub scope: String,
    /// The value with everything known about it.
    pub observation: Observation,
    /// When Waymark wrote it, microseconds UTC.
    pub recorded_at: i64,
    /// Entity id of the submission it came in.
    pub submission_id: String,
    /// Entity id of the withdrawal that covers it.
    pub hidden: Option<String>,
}

/// How the length of a period is written in the table of series.
pub(crate) fn frequency_code(frequency: Option<Frequency>) -> &'static str {
    match frequency {
        Some(Frequency::Year) => "A",
        Some(Frequency::HalfYear) => "S",
        Some(Frequency::Quarter) => "Q",
        Some(Frequency::Month) => "M",
        None => "R",
    }
}

/// Dimensions in one text, sorted by name: `age=60;sex=F`.
pub(crate) fn dimensions_key(observation: &Observation) -> String {
    let pairs: Vec<_> =
        observation.dimensions.iter().map(|(name, value)| format!("{name}={value}")).collect();
    pairs.join(";")
}
