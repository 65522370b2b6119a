//! 监测评价: targets judged on what was known, by a printed rule.
//!
//! The share of time is taken at the end of the period the data are about, never at the day of
//! judging: nothing falls behind because a statistic is late. Every verdict carries the numbers it
//! was made from. Judging is done on every revision of the baseline.

use crate::indicator::Definition;
use crate::observation::Observations;
use crate::rules::{Method, RuleSet};
use crate::target::Target;
use crate::{Date, Period};

mod data;
mod derive;
mod findings;
mod forms;
mod growth;
pub mod implied;
mod number;
mod rank;
mod split;
mod stage;
mod succession;
mod verdict;
mod weak;
mod yearly;

pub use data::{Datum, Gap, GapState};
pub use derive::derive_baselines;
pub use growth::without_target;
pub use rank::{Peer, Standing, rank};
pub use split::{Part, Reconciliation, SplitMode, reconcile};
pub use stage::{JudgedMilestone, Stage, StageReport, judge_milestone, judge_stage};
pub use succession::{NextBaseline, next_baseline};
pub use verdict::{Assessment, Growth, Needed, Refusal, Verdict, YearResult};

/// Everything a verdict is made from. The judge knows no clock: `as_of` is an argument.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// What shall be reached.
    pub target: &'a Target,
    /// What is measured.
    pub definition: &'a Definition,
    /// What was known.
    pub observations: &'a Observations,
    /// Data about later periods are not looked at.
    pub at: Period,
    /// The day of judging; the last day of `at` where not given.
    pub as_of: Option<Date>,
    /// The rule set.
    pub rules: &'a RuleSet,
    /// Its name, `id@version`.
    pub rules_name: &'a str,
}

impl Case<'_> {
    /// The day of judging.
    pub fn clock(&self) -> Date {
        self.as_of.unwrap_or_else(|| self.at.last_day())
    }
}

/// Judges one target on every revision of its baseline.
pub fn judge(case: &Case<'_>) -> Assessment {
    let verdicts = match case.rules.method {
        Method::Progress => forms::verdicts(case),
        Method::GrowthRate => growth::verdicts(case),
    };
    verdict::assemble(case, verdicts)
}

#[cfg(test)]
mod tests;
