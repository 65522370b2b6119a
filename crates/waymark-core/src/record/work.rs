//! Tasks, projects, and how they go on.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Date, Period};

/// 任务: a piece of work under a commitment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// What is to be done.
    pub title: String,
    /// Code of the commitment it serves.
    #[serde(default)]
    pub item: Option<String>,
    /// Code of the task it is part of.
    #[serde(default)]
    pub parent: Option<String>,
    /// Code of the body that leads.
    #[serde(default)]
    pub lead: Option<String>,
    /// Codes of the bodies that help.
    #[serde(default)]
    pub support: Vec<String>,
    /// Code of the area.
    #[serde(default)]
    pub area: Option<String>,
    /// First day.
    #[serde(default)]
    pub starts_on: Option<Date>,
    /// Last day.
    #[serde(default)]
    pub due_on: Option<Date>,
    /// How far it is.
    #[serde(default)]
    pub state: TaskState,
    /// When it was done.
    #[serde(default)]
    pub done_on: Option<Date>,
    /// 备注.
    #[serde(default)]
    pub note: Option<String>,
    /// Invented, for an example.
    #[serde(default)]
    pub invented: bool,
}

/// How far a task is. Lateness follows from its days and is not stated.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TaskState {
    /// 未启动.
    #[default]
    Planned,
    /// 推进中.
    UnderWay,
    /// 已完成.
    Done,
    /// 暂缓.
    Suspended,
    /// 终止.
    Terminated,
}

/// 项目: money, place and stage of a project. Amounts are in 万元.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProjectSheet {
    /// Name.
    pub name: String,
    /// Code of the commitment in the ledger.
    #[serde(default)]
    pub item: Option<String>,
    /// Group in the plan.
    #[serde(default)]
    pub group: Option<String>,
    /// Number in the group.
    #[serde(default)]
    pub number: Option<u32>,
    /// 建设单位.
    #[serde(default)]
    pub builder: Option<String>,
    /// Code of the body that answers for it.
    #[serde(default)]
    pub lead: Option<String>,
    /// 建设地点.
    #[serde(default)]
    pub place: Option<String>,
    /// Code of the area.
    #[serde(default)]
    pub area: Option<String>,
    /// 总投资（万元）; none: not known.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub investment_wan: Option<Decimal>,
    /// 年度计划与完成投资.
    #[serde(default)]
    pub years: Vec<YearAmount>,
    /// 建设阶段.
    #[serde(default)]
    pub stage: ProjectStage,
    /// The document that approved 暂缓, 调整 or 终止.
    #[serde(default)]
    pub approval: Option<String>,
    /// Start of building.
    #[serde(default)]
    pub starts_on: Option<Date>,
    /// End of building, as planned.
    #[serde(default)]
    pub due_on: Option<Date>,
    /// 备注.
    #[serde(default)]
    pub note: Option<String>,
    /// Invented, for an example.
    #[serde(default)]
    pub invented: bool,
}

/// Money of one year, 万元.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct YearAmount {
    /// The year.
    pub year: u16,
    /// 年度计划投资.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub planned_wan: Option<Decimal>,
    /// 完成投资.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub completed_wan: Option<Decimal>,
}

/// 建设阶段.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProjectStage {
    /// 未填报: nothing is known.
    #[default]
    NotReported,
    /// 谋划储备.
    Reserve,
    /// 前期工作.
    Preparing,
    /// 在建.
    Building,
    /// 竣工.
    Completed,
    /// 投产运营.
    Operating,
    /// 暂缓.
    Suspended,
    /// 调整.
    Adjusted,
    /// 终止.
    Terminated,
}

/// 进展: what is reported about a commitment, task or project for a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Progress {
    /// Code of the commitment, task or project.
    pub item: String,
    /// The month or year it is about.
    pub period: Period,
    /// 形象进度.
    pub text: String,
    /// Stage reached, for a project.
    #[serde(default)]
    pub stage: Option<ProjectStage>,
    /// Money completed since the beginning of the year, 万元.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub completed_wan: Option<Decimal>,
    /// Day it was reached, for a milestone.
    #[serde(default)]
    pub done_on: Option<Date>,
    /// 存在问题.
    #[serde(default)]
    pub problems: Option<String>,
    /// 下步打算.
    #[serde(default)]
    pub next_step: Option<String>,
    /// SHA-256 of evidence files.
    #[serde(default)]
    pub evidence: Vec<String>,
    /// Code of the body that reports.
    #[serde(default)]
    pub body: Option<String>,
    /// Invented, for an example.
    #[serde(default)]
    pub invented: bool,
}
