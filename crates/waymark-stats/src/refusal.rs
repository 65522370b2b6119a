//! Why a series is not continued.

/// Why a series is not continued. Carries what a text needs; texts for people are made elsewhere.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// Too little history to measure how far a forecast may miss.
    #[error("fewer than {least} values: {count}")]
    TooShort {
        /// Values given.
        count: usize,
        /// Values needed.
        least: usize,
    },
    /// A value is not a finite number.
    #[error("value {position} is not a finite number")]
    NotFinite {
        /// Place of the value, counted from 1.
        position: usize,
    },
    /// A period is missing, or the kind of period changes.
    #[error("{after} is followed by {next}: the periods are not consecutive")]
    NotConsecutive {
        /// The period before the gap.
        after: String,
        /// The period that follows in the data.
        next: String,
    },
    /// A period has two values.
    #[error("{period} has more than one value")]
    Repeated {
        /// The period.
        period: String,
    },
    /// A run of years is not a step of a series.
    #[error("{period} is not a year, half-year, quarter or month")]
    PeriodKind {
        /// The period.
        period: String,
    },
    /// The steps asked for are more than any history supports, or leave the calendar.
    #[error("{horizon} steps ahead are too many: at most {most}")]
    TooFar {
        /// Steps asked for.
        horizon: usize,
        /// Most steps.
        most: usize,
    },
    /// The values are so large that the forecast leaves the range of numbers.
    #[error("the forecast leaves the range of numbers")]
    OutOfRange,
}

impl Refusal {
    /// A code that does not change with language.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::TooShort { .. } => "too-short",
            Refusal::NotFinite { .. } => "not-finite",
            Refusal::NotConsecutive { .. } => "not-consecutive",
            Refusal::Repeated { .. } => "repeated",
            Refusal::PeriodKind { .. } => "period-kind",
            Refusal::TooFar { .. } => "too-far",
            Refusal::OutOfRange => "out-of-range",
        }
    }
}
