//! What people decide about a plan's commitments.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Visibility;
use crate::judge::SplitMode;
use crate::ledger::LedgerItem;
use crate::{Date, Milestone, OwnerRole, Period, Project, Statement};

/// 待确认条目: what extraction offers for a person's yes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    /// Code of the document.
    pub document: String,
    /// Headings above the place, outermost first.
    pub section: Vec<String>,
    /// What was read.
    pub content: ProposalContent,
    /// What was decided.
    #[serde(default)]
    pub state: ProposalState,
    /// Code of the commitment it became or was merged into.
    #[serde(default)]
    pub item: Option<String>,
    /// Why, where a reason was given.
    #[serde(default)]
    pub note: Option<String>,
}

/// What a proposal offers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "sort", rename_all = "snake_case")]
pub enum ProposalContent {
    /// A number.
    Statement(Statement),
    /// A commitment without a number.
    Milestone(Milestone),
    /// A named project.
    Project(Project),
}

impl ProposalContent {
    /// Id of what was read.
    pub fn id(&self) -> &str {
        match self {
            ProposalContent::Statement(one) => &one.id,
            ProposalContent::Milestone(one) => &one.id,
            ProposalContent::Project(one) => &one.id,
        }
    }

    /// The words it came from.
    pub fn source(&self) -> &crate::Anchor {
        match self {
            ProposalContent::Statement(one) => &one.source,
            ProposalContent::Milestone(one) => &one.source,
            ProposalContent::Project(one) => &one.source,
        }
    }

    /// Bodies the document prints for it.
    pub fn owners(&self) -> &[crate::Owner] {
        match self {
            ProposalContent::Statement(one) => &one.owners,
            ProposalContent::Milestone(one) => &one.owners,
            ProposalContent::Project(one) => &one.owners,
        }
    }
}

/// What was decided about a proposal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProposalState {
    /// 待定.
    #[default]
    Open,
    /// 确认.
    Confirmed,
    /// 驳回.
    Rejected,
    /// 并入: says the same as another commitment.
    Merged,
}

/// 目标任务: a confirmed commitment with the document it stands in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LedgerEntry {
    /// The commitment as the ledger file has it.
    pub item: LedgerItem,
    /// Code of the document; none for one entered by hand.
    #[serde(default)]
    pub document: Option<String>,
    /// 领域 for boards and filters.
    #[serde(default)]
    pub theme: Option<String>,
    /// Code of the commitment it is part of.
    #[serde(default)]
    pub parent: Option<String>,
    /// Whether it stands in the plan's main table.
    #[serde(default)]
    pub main: bool,
    /// Codes of proposals that say the same.
    #[serde(default)]
    pub restated: Vec<String>,
    /// Who may see it.
    #[serde(default)]
    pub visibility: Visibility,
}

/// 责任分工: who answers for a commitment, from and to the days of its version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ownership {
    /// Code of the commitment, task or project.
    pub item: String,
    /// In which role.
    pub role: OwnerRole,
    /// Code of the body, where it is in the list of bodies.
    #[serde(default)]
    pub body: Option<String>,
    /// Name of the body as written.
    pub body_name: String,
    /// Name of the leader or contact.
    #[serde(default)]
    pub person: Option<String>,
    /// Code of the document that says so.
    #[serde(default)]
    pub document: Option<String>,
    /// Why it changed hands.
    #[serde(default)]
    pub reason: Option<String>,
}

/// 指标分解: the part of a target given to an area or a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SplitPart {
    /// Code of the target.
    pub target: String,
    /// Code of the area, or none where a body has it.
    #[serde(default)]
    pub area: Option<String>,
    /// Code of the body.
    #[serde(default)]
    pub body: Option<String>,
    /// How parts and whole belong together.
    pub mode: SplitMode,
    /// Its value, in the unit of the target; none while open.
    #[schemars(with = "Option<String>")]
    pub value: Option<Decimal>,
    /// Its weight, for a weighted split.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub weight: Option<Decimal>,
    /// When it shall be reached; the target's time where none.
    #[serde(default)]
    pub period: Option<Period>,
    /// Code of the document that says so.
    #[serde(default)]
    pub document: Option<String>,
}

/// 采用基准: the baseline revision and rule set a target is judged on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AdoptedBasis {
    /// Code of the target.
    pub target: String,
    /// Revision of the baseline.
    pub revision: String,
    /// Rule set, `id@version`; none: whichever is used.
    #[serde(default)]
    pub rules: Option<String>,
    /// Why.
    pub reason: String,
    /// When it was decided.
    #[serde(default)]
    pub adopted_on: Option<Date>,
}

/// 数据点说明: what a reader should know about a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PointNote {
    /// Code of the indicator.
    pub indicator: String,
    /// Code of the area.
    pub area: String,
    /// Which period; none: the whole series.
    #[serde(default)]
    pub period: Option<Period>,
    /// The note.
    pub text: String,
    /// Who may see it.
    #[serde(default)]
    pub visibility: Visibility,
}

/// 审核提示处理: how a finding about a document was settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SettledFinding {
    /// Code of the document.
    pub document: String,
    /// Number of the finding in the extraction, from 0.
    pub number: u32,
    /// Code of the check.
    pub finding: String,
    /// How it was settled.
    pub decision: String,
}
