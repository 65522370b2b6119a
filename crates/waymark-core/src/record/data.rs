//! How values come in, are fixed, made public and taken back.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Visibility;
use crate::{Date, Finding};

/// 报送: values that came in together. An import is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Submission {
    /// What it is, for people.
    pub title: String,
    /// Code of the body that reports.
    #[serde(default)]
    pub body: Option<String>,
    /// How it came.
    pub way: Way,
    /// Where it stands.
    pub state: SubmissionState,
    /// Nature of the data.
    #[serde(default)]
    pub nature: DataNature,
    /// On what basis and for what use the data were given.
    #[serde(default)]
    pub basis: Option<String>,
    /// SHA-256 of the file it came in.
    #[serde(default)]
    pub file: Option<String>,
    /// 佐证: files that prove its values.
    #[serde(default)]
    pub evidence: Vec<EvidenceFile>,
    /// Codes of the areas its values are about.
    #[serde(default)]
    pub areas: Vec<String>,
    /// Values in it.
    pub rows: u32,
    /// Of these, values of which there was none.
    pub new_rows: u32,
    /// Of these, values that differ from the one accepted so far.
    pub changed_rows: u32,
    /// Why values that were accepted are changed; needed where any are.
    #[serde(default)]
    pub revision: Option<RevisionReason>,
    /// Of its values, those said to have been known before the day they came in.
    #[serde(default)]
    pub backdated_rows: u32,
    /// Code of the returned submission it takes the place of.
    #[serde(default)]
    pub replaces: Option<String>,
    /// What the checks said when it came in, at most a thousand, the gravest first.
    #[serde(default)]
    pub findings: Vec<DataPoint>,
    /// Who submitted it.
    #[serde(default)]
    pub submitted_by: Option<String>,
    /// Who accepted or returned it.
    #[serde(default)]
    pub reviewed_by: Option<String>,
    /// Why it was returned, or why findings were let pass.
    #[serde(default)]
    pub comment: Option<String>,
    /// Holds invented values, for an example.
    #[serde(default)]
    pub invented: bool,
}

/// 佐证: a file that proves values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceFile {
    /// SHA-256 of its bytes, under which it is downloaded.
    pub sha256: String,
    /// Name of the file.
    pub name: String,
}

/// 修订原因.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RevisionReason {
    /// 普查修订.
    Census,
    /// 最终核实.
    FinalVerification,
    /// 口径调整.
    CaliberChange,
    /// 差错更正.
    Correction,
}

/// 审核提示 on a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DataPoint {
    /// Number of the value in the submission, from 0; none where none is meant.
    pub row: Option<u32>,
    /// Column of the value.
    pub column: Option<String>,
    /// What the check says.
    pub finding: Finding,
}

/// How values came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// 在线填报.
    Form,
    /// 文件导入.
    File,
    /// 接口.
    Api,
}

/// 报送状态.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SubmissionState {
    /// 草稿.
    Draft,
    /// 已提交.
    Submitted,
    /// 审核通过: its values count.
    Accepted,
    /// 退回.
    Returned,
    /// 作废.
    Discarded,
}

/// 数据性质.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DataNature {
    /// 统计调查.
    Survey,
    /// 行政记录.
    Administrative,
    /// 企业授权.
    Consented,
    /// 公开报道.
    Reported,
    /// 未注明.
    #[default]
    Unstated,
}

/// 数据定版: an immutable set of values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// Title.
    pub title: String,
    /// Values known by this day; none: everything accepted.
    #[serde(default)]
    pub known_by: Option<Date>,
    /// What it is for and what changed.
    #[serde(default)]
    pub note: Option<String>,
    /// Code of the release before it.
    #[serde(default)]
    pub previous: Option<String>,
    /// Values it lists.
    #[serde(default)]
    pub rows: u32,
    /// SHA-256 over the values in order.
    #[serde(default)]
    pub digest: String,
    /// Place of the newest change in the chain when it was made.
    #[serde(default)]
    pub chain_seq: i64,
    /// Hash of that change.
    #[serde(default)]
    pub chain_hash: String,
    /// Who may see it.
    #[serde(default)]
    pub visibility: Visibility,
}

/// 公开: making part of a release public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Publication {
    /// Title.
    pub title: String,
    /// Code of the release.
    pub release: String,
    /// Codes of the indicators made public.
    pub indicators: Vec<String>,
    /// Codes of the areas made public; none: the plan's own.
    #[serde(default)]
    pub areas: Vec<String>,
    /// Not shown before this day.
    #[serde(default)]
    pub embargo_until: Option<Date>,
    /// Where it stands.
    pub state: PublicationState,
    /// Who proposed it.
    #[serde(default)]
    pub proposed_by: Option<String>,
    /// Who reviewed it: never the proposer.
    #[serde(default)]
    pub reviewed_by: Option<String>,
    /// Day it was made public.
    #[serde(default)]
    pub published_on: Option<Date>,
    /// Why it was withdrawn.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Where a publication stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PublicationState {
    /// 待审.
    Proposed,
    /// 已公开.
    Published,
    /// 已撤回.
    Withdrawn,
}

/// 撤回: values that are not to be shown any more, with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Withdrawal {
    /// Code of the submission all of whose values are withdrawn.
    #[serde(default)]
    pub submission: Option<String>,
    /// Ids of single values.
    #[serde(default)]
    pub observations: Vec<String>,
    /// Why.
    pub reason: String,
    /// Values covered.
    #[serde(default)]
    pub rows: u32,
}
