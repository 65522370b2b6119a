//! 监测评价: a ledger, observations and packs in, verdicts out; the same for server and command line.
//!
//! [`prepare()`] reads the ledger against the observations once. [`Prepared::report`] judges
//! everything, [`Prepared::judge_some`] a choice of targets (one indicator over all counties, say).
//! Nothing here reads a file or a clock: the day of judging is an argument.

use waymark_core::area::AreaList;
use waymark_core::indicator::IndicatorList;
use waymark_core::judge::Assessment;
use waymark_core::record::AdoptedBasis;
use waymark_core::rules::RuleSet;
use waymark_core::{Date, Ledger, Observation, Period};
use waymark_report::Lang;
use waymark_report::assessment::AssessmentReport;

mod choice;
mod milestones;
mod of_plan;
mod own_area;
mod parts;
mod prepare;
mod ranking;
mod shown;
mod splits;
mod trend;
mod values;
pub mod words;

pub use choice::Choice;
pub use milestones::Stages;
pub use of_plan::{AssessmentGround, AssessmentQuery};
pub use own_area::{OwnArea, own_area};
pub use prepare::{Prepared, prepare};
pub use splits::StatedPart;
pub use trend::{Outcome, TrendCache};

/// Everything an assessment is made from.
#[derive(Debug, Clone)]
pub struct AssessmentInput<'a> {
    /// The confirmed ledger.
    pub ledger: &'a Ledger,
    /// What was observed, in any order; indicators and areas by code or name.
    pub observations: Vec<Observation>,
    /// Areas of all packs.
    pub areas: &'a AreaList,
    /// Indicators of all packs.
    pub indicators: &'a IndicatorList,
    /// Names of the packs, `id@version`, as the report prints them.
    pub pack_names: Vec<String>,
    /// The rule set.
    pub rules: &'a RuleSet,
    /// Its name, `id@version`.
    pub rules_name: String,
    /// Data about later periods are not looked at.
    pub at: Period,
    /// What was known on this day; none: everything in the data, judged on the last day of `at`.
    pub as_of: Option<Date>,
    /// The area the plan speaks for, by code or name; see [`own_area()`].
    pub own_area: String,
    /// The bases the office adopted.
    pub adoptions: Vec<AdoptedBasis>,
    /// How targets are split where that was stated; else what the ledger has for other areas.
    pub stated_parts: Vec<StatedPart>,
    /// What was reported about milestones.
    pub stages: &'a Stages,
    /// Whether areas are ranked: a granted right.
    pub rank: bool,
    /// Whether trends are told: internal.
    pub trends: bool,
    /// Language in which a trend says why there is none; nothing else depends on it.
    pub lang: Lang,
}

/// Why nothing is judged. Words for people are made at the edge.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AssessmentError {
    /// Neither packs nor data have the area asked for.
    #[error("no area {0:?}")]
    NoSuchArea(String),
    /// The ledger names no area, and the data have several (or none) that lie in no other.
    #[error("the ledger names no area, and the data do not give one")]
    AreaUnclear,
    /// A basis was adopted for a target that is not there.
    #[error("no target {0:?}")]
    NoSuchTarget(String),
    /// A basis was adopted that the target does not have.
    #[error("target {target:?} has no baseline {revision:?}")]
    NoSuchRevision {
        /// Code of the target.
        target: String,
        /// The revision asked for.
        revision: String,
    },
}

/// Judges every target of the ledger.
///
/// # Errors
/// A basis adopted for what is not there.
pub fn assess(input: AssessmentInput<'_>, cache: &TrendCache) -> Result<AssessmentReport, AssessmentError> {
    Ok(prepare(input)?.report(cache))
}

/// Judges the chosen targets only, in the order of the ledger.
///
/// # Errors
/// A basis adopted for what is not there.
pub fn judge_some(input: AssessmentInput<'_>, choice: &Choice) -> Result<Vec<Assessment>, AssessmentError> {
    Ok(prepare(input)?.judge_some(choice))
}

#[cfg(test)]
mod tests;
