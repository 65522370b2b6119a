//! Everything that was read out of one document: the proposals a person will say yes or no to.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Anchor, Finding, OutlineNode, Period, PeriodSource, Statement, Strength, Table};

/// What one document commits to, each item with the words it came from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Extraction {
    /// The document itself.
    pub document: DocumentInfo,
    /// Its headings.
    pub outline: Vec<OutlineNode>,
    /// Its tables.
    pub tables: Vec<Table>,
    /// Numbers it states, in reading order.
    pub statements: Vec<Statement>,
    /// Statements grouped by what they measure.
    pub indicators: Vec<Indicator>,
    /// Commitments without a number.
    pub milestones: Vec<Milestone>,
    /// Named projects.
    pub projects: Vec<Project>,
    /// What a person should look at before saying yes.
    pub findings: Vec<Finding>,
}

/// The document a ledger came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DocumentInfo {
    /// Title as printed.
    pub title: String,
    /// SHA-256 of the bytes, lower-case hexadecimal.
    pub sha256: String,
    /// Media type.
    pub media_type: String,
    /// Character encoding, for formats that do not fix one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// Lines or blocks.
    pub lines: u32,
    /// The term or year the document plans for or reports on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<Period>,
    /// The area it speaks for, where its title names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
}

/// One thing measured, with every place that states it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Indicator {
    /// Name, equal to `indicator` of its statements.
    pub name: String,
    /// Ids of the statements, in reading order.
    pub statements: Vec<String>,
}

/// A commitment without a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Milestone {
    /// Derived from the document's hash and the span.
    pub id: String,
    /// What sort of change is promised.
    #[serde(rename = "type")]
    pub kind: MilestoneType,
    /// What shall be there, as a phrase.
    pub subject: String,
    /// When.
    pub period: Option<Period>,
    /// How the period was found.
    pub period_source: PeriodSource,
    /// 力争, 基本建成, 一批 …
    pub qualifier: Option<String>,
    /// How firmly it is promised.
    pub strength: Strength,
    /// Responsible bodies the text prints for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub owners: Vec<Owner>,
    /// The words it came from.
    pub source: Anchor,
}

/// What sort of change a milestone promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MilestoneType {
    /// A title or standing of the area (国家创新型城市).
    RegionStatus,
    /// A place in an order (中上游).
    Rank,
    /// Joining something.
    Membership,
    /// Something to be built.
    Build,
    /// An information or service platform, a database.
    Platform,
    /// A rule, system or mechanism to be set up.
    Mechanism,
    /// An increase without a number (一批, 持续增长).
    Increase,
    /// Any other work with a responsible body.
    Task,
}

/// A named project of a project table or list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Project {
    /// Derived from the document's hash and the span.
    pub id: String,
    /// Heading of the group it stands in.
    pub group: Option<String>,
    /// Number as printed.
    pub number: Option<u32>,
    /// Name as printed.
    pub name: String,
    /// Responsible bodies the text prints for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub owners: Vec<Owner>,
    /// The words it came from.
    pub source: Anchor,
}

/// A body with the part it plays.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Owner {
    /// The part.
    pub role: OwnerRole,
    /// Name as printed.
    pub body: String,
}

/// The part a body plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OwnerRole {
    /// 牵头单位.
    Lead,
    /// 责任单位, where the text does not tell lead from support.
    Responsible,
    /// 配合单位.
    Support,
    /// 数据提供单位.
    Data,
    /// 牵头领导.
    Leader,
    /// 联系人.
    Contact,
}

impl OwnerRole {
    /// Whether who holds it is a person: 牵头领导, 联系人. All others are bodies.
    pub fn is_person(self) -> bool {
        matches!(self, OwnerRole::Leader | OwnerRole::Contact)
    }
}
