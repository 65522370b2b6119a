//! What a check says about a document or a number.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Anchor;

/// 审核提示: what is odd, where, and with which figures. Texts in Chinese and English are made at the edge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// Stable name of the check, for example `operator_conflict`.
    pub code: String,
    /// How much it matters.
    pub severity: Severity,
    /// Named parts of the message.
    pub arguments: BTreeMap<String, String>,
    /// Ids of the statements, milestones or projects concerned.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<String>,
    /// Where to look.
    pub places: Vec<Anchor>,
}

/// How much a finding matters.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 强制性: must be put right.
    Mandatory,
    /// 核实性: must be looked at.
    Verify,
    /// 提示: good to know.
    Hint,
}
