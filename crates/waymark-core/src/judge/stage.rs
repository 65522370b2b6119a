//! Milestones, ranks, standings and working commitments: judged by stage and evidence.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ledger::ConfirmedMilestone;
use crate::rules::{RuleSet, Word, status};
use crate::{Date, Period, Strength};

/// How far a commitment without a number has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 未启动.
    NotStarted,
    /// 推进中.
    UnderWay,
    /// 已完成.
    Done,
}

/// What was reported about a milestone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StageReport {
    /// How far it has come.
    pub stage: Stage,
    /// The day it was done.
    pub done_on: Option<Date>,
    /// Whether evidence that it is done is attached.
    pub evidence: bool,
}

/// 里程碑 judged by stage and planned time. It is never counted among the targets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct JudgedMilestone {
    /// Code in the ledger.
    pub item: String,
    /// What shall be there.
    pub name: String,
    /// When it shall be there; none: the plan gives no time.
    pub planned: Option<Period>,
    /// How firmly it is promised.
    pub strength: Strength,
    /// How far it has come; none: nothing was reported.
    pub stage: Option<Stage>,
    /// The day it was done, as reported.
    pub done_on: Option<Date>,
    /// Done as reported, without evidence attached: it does not count yet.
    pub evidence_missing: bool,
    /// The planned time is over and it is not known to be done.
    pub late: bool,
    /// Status, for programs.
    pub status: String,
    /// The word for it, by the rule set.
    pub word: Word,
}

/// Status of a commitment judged by stage. Done counts only with evidence attached. After the
/// planned time a firm one that is not done is 未完成; a striving or working one never is. What
/// nothing was reported about is not judged, whatever the time.
pub fn judge_stage(
    stage: Option<Stage>,
    evidence: bool,
    planned: Option<Period>,
    strength: Strength,
    day: Date,
) -> &'static str {
    let over = planned.is_some_and(|period| period.last_day() < day);
    match stage {
        Some(Stage::Done) if evidence => status::COMPLETED,
        None => status::NOT_JUDGED,
        _ if over && strength == Strength::Firm => status::NOT_COMPLETED,
        _ if over => status::STRIVING_OPEN,
        Some(Stage::NotStarted) => status::NOT_STARTED,
        _ => status::UNDER_WAY,
    }
}

/// Judges a milestone on the day by what was reported.
pub fn judge_milestone(
    item: &str,
    milestone: &ConfirmedMilestone,
    report: Option<&StageReport>,
    rules: &RuleSet,
    day: Date,
) -> JudgedMilestone {
    let evidence = report.is_some_and(|report| report.evidence);
    let stage = report.map(|report| report.stage);
    let status = judge_stage(stage, evidence, milestone.period, milestone.strength, day);
    let over = milestone.period.is_some_and(|period| period.last_day() < day);
    JudgedMilestone {
        item: item.to_owned(),
        name: milestone.subject.clone(),
        planned: milestone.period,
        strength: milestone.strength,
        stage,
        done_on: report.and_then(|report| report.done_on),
        evidence_missing: stage == Some(Stage::Done) && !evidence,
        late: over && status != status::COMPLETED,
        status: status.to_owned(),
        word: rules.word(status),
    }
}
