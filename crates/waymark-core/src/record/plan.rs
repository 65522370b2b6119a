//! Plans, their documents, maps and packs.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Date, Period};

/// 规划.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanRecord {
    /// Title.
    pub title: String,
    /// First and last year.
    pub term: Period,
    /// Code of the area it speaks for.
    pub area: String,
    /// 对标地区: codes of areas it is compared with beside those it lies in. Values of areas that neither
    /// lie in its own nor hold it nor are named here belong to other plans.
    #[serde(default)]
    pub peers: Vec<String>,
    /// Code of the plan it follows: that plan's final values are this one's baselines.
    #[serde(default)]
    pub follows: Option<String>,
    /// Rule set targets are judged by, `default`, `statcan` or the code of a pack.
    #[serde(default)]
    pub rules: Option<String>,
    /// Codes of packs whose areas and indicators it uses, beside the built-in ones.
    #[serde(default)]
    pub packs: Vec<String>,
    /// Invented, for an example.
    #[serde(default)]
    pub invented: bool,
    /// 备注.
    #[serde(default)]
    pub note: Option<String>,
}

/// 规划文本: a document behind a ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanDocument {
    /// Title.
    pub title: String,
    /// What it is.
    pub sort: DocumentSort,
    /// Day it was issued.
    #[serde(default)]
    pub issued_on: Option<Date>,
    /// Who issued it.
    #[serde(default)]
    pub issuer: Option<String>,
    /// 文号.
    #[serde(default)]
    pub document_number: Option<String>,
    /// SHA-256 of the file.
    pub file: String,
    /// Code of the document it amends.
    #[serde(default)]
    pub amends: Option<String>,
    /// How far reading it is.
    #[serde(default)]
    pub state: DocumentState,
    /// SHA-256 of what was read out of it, JSON by the schema `extraction`.
    #[serde(default)]
    pub extraction: Option<String>,
    /// Why it could not be read.
    #[serde(default)]
    pub problem: Option<String>,
}

/// What a document is to a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DocumentSort {
    /// 规划文本.
    Plan,
    /// 修订文本.
    Amendment,
    /// 分工方案.
    TaskSplit,
    /// 年度计划.
    YearlyPlan,
    /// 省下达目标.
    Assigned,
    /// 其他材料.
    Other,
}

/// How far the reading of a document is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DocumentState {
    /// 识别中.
    #[default]
    Reading,
    /// 已识别.
    Read,
    /// 未能识别.
    Failed,
}

/// 边界: polygons of areas with where they come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Boundary {
    /// Title.
    pub title: String,
    /// Code of the area whose parts it draws.
    pub area: String,
    /// SHA-256 of the file, GeoJSON.
    pub file: String,
    /// Where it comes from.
    pub source: String,
    /// 审图号; without it the map stays internal.
    #[serde(default)]
    pub review_number: Option<String>,
    /// Name of each feature and the code of its area.
    #[serde(default)]
    pub matches: BTreeMap<String, String>,
}

/// 标准包 as uploaded: its files by name, `pack.toml` among them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PackFiles {
    /// Texts by file name.
    pub files: BTreeMap<String, String>,
}
