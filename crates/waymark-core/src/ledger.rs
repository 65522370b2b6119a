//! 目标任务台账: the commitments of a plan after people said yes to them.
//!
//! A ledger is what `waymark plan confirm` writes and everything later reads. Its schema is
//! named in [`Ledger::schema`]; a reader refuses a name it does not know.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    Anchor, Change, Class, DocumentInfo, Finding, Flag, Form, Kind, MilestoneType, Nature, Operator, Owner,
    Period, Strength, Value,
};

pub mod assemble;
pub mod codes;
pub mod difference;

pub use codes::Codes;
pub use difference::{FieldDifference, ItemDifference, LedgerDifference, difference};

/// Name and version of the ledger's schema, as [`Ledger::schema`] prints it.
pub const LEDGER_SCHEMA: &str = "waymark-ledger/1";

/// All confirmed commitments of one plan document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Ledger {
    /// Always `waymark-ledger/1`.
    pub schema: String,
    /// The document the commitments came from.
    pub document: DocumentInfo,
    /// The plan they make up.
    pub plan: Plan,
    /// What the items measure, each with its code; only indicators an item names.
    pub indicators: Vec<LedgerIndicator>,
    /// Confirmed items: targets, baselines, milestones, projects, each group in order of its codes.
    pub items: Vec<LedgerItem>,
    /// Proposals someone said no to.
    pub rejected: Vec<Rejected>,
    /// Proposals nobody has decided on: neither in `items` nor in `rejected`.
    pub undecided: u32,
    /// What the checks said about the document, carried along unchanged.
    pub findings: Vec<Finding>,
}

/// The plan a ledger belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Plan {
    /// Title as printed on the document.
    pub title: String,
    /// First and last year.
    pub term: Option<Period>,
    /// The area the plan speaks for.
    pub area: Option<String>,
}

/// 指标: one thing measured in one unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LedgerIndicator {
    /// `I-001` and so on; stable for a document, see [`Codes`].
    pub code: String,
    /// Name, equal to `indicator` of its items.
    pub name: String,
    /// Unit its items are stated in; none for a pure ratio.
    pub unit: Option<String>,
}

/// One confirmed commitment or baseline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LedgerItem {
    /// `T-001` target, `B-001` baseline, `M-001` milestone, `P-001` project; see [`Codes`].
    pub code: String,
    /// Id of the proposal it came from; none for an item added by hand.
    pub id: Option<String>,
    /// How it came to be in the ledger.
    pub decision: Decision,
    /// What is committed to, as confirmed.
    pub content: Content,
    /// What differs from the proposal, in the order of the fields; empty unless `decision` is `changed`.
    pub changes: Vec<FieldChange>,
    /// Who answers for it, as filled in (or as the document prints and nobody changed).
    pub owners: Vec<Owner>,
    /// 备注.
    pub note: Option<String>,
    /// Headings above the place, outermost first.
    pub section: Vec<String>,
    /// The words it came from; none for an item added by hand.
    pub source: Option<Anchor>,
}

/// How an item came to be in the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// As offered.
    Confirmed,
    /// Offered, then edited by a person.
    Changed,
    /// Written in by a person; the document was not read that way.
    Added,
}

/// What an item says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "sort", rename_all = "snake_case")]
pub enum Content {
    /// A number: baseline or target.
    Statement(ConfirmedStatement),
    /// A commitment without a number.
    Milestone(ConfirmedMilestone),
    /// A named project.
    Project(ConfirmedProject),
}

/// A number as confirmed. The fields mean what they mean in [`crate::Statement`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ConfirmedStatement {
    /// Baseline or target.
    pub kind: Kind,
    /// What sort of thing is stated.
    pub class: Class,
    /// How the number is meant.
    pub form: Form,
    /// Name of the indicator.
    pub indicator: String,
    /// Code of the indicator in [`Ledger::indicators`].
    pub indicator_code: String,
    /// What is counted or measured, in the words of this place.
    pub subject: String,
    /// The number or range.
    pub value: Value,
    /// Unit with its scale; none for a pure ratio.
    pub unit: Option<String>,
    /// The time it is about.
    pub period: Option<Period>,
    /// The word that qualifies the number.
    pub qualifier: Option<String>,
    /// The comparison a target is judged by.
    pub operator: Operator,
    /// How firmly it is promised.
    pub strength: Strength,
    /// 约束性 or 预期性.
    pub nature: Option<Nature>,
    /// Increase or decrease, where one is stated.
    pub change: Option<Change>,
    /// Area it holds for, where narrower or other than the plan's.
    pub area: Option<String>,
    /// Marks and peculiarities.
    pub flags: Vec<Flag>,
}

/// A milestone as confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ConfirmedMilestone {
    /// What sort of change is promised.
    #[serde(rename = "type")]
    pub kind: MilestoneType,
    /// What shall be there.
    pub subject: String,
    /// When.
    pub period: Option<Period>,
    /// The word that qualifies it.
    pub qualifier: Option<String>,
    /// How firmly it is promised.
    pub strength: Strength,
}

/// A project as confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ConfirmedProject {
    /// Heading of its group.
    pub group: Option<String>,
    /// Number as printed.
    pub number: Option<u32>,
    /// Name.
    pub name: String,
}

/// One field a person changed. Both sides are in the notation of this schema (`target`, `>=`,
/// `2025`, `40.1`, `[10,20]`); owners joined with `、`. Nothing stands for an empty field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FieldChange {
    /// Name of the field in this schema, or `owners.lead` and the like.
    pub field: String,
    /// What was offered.
    pub offered: Option<String>,
    /// What was confirmed.
    pub confirmed: Option<String>,
}

/// A proposal someone said no to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Rejected {
    /// Code it was offered under; no other item gets it.
    pub code: String,
    /// Id of the proposal.
    pub id: String,
    /// 备注, where a reason was given.
    pub reason: Option<String>,
}
