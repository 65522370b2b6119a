//! Milestones, ranks, standings and working commitments: judged by stage and evidence.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::rules::status;
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

/// Status of a commitment judged by stage. Done counts only with evidence attached. After the
/// planned time a firm one that is not done is 未完成; a striving or working one never is.
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
        _ => status::UNDER_WAY,
    }
}
