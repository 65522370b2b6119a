//! Numbers a document states, as data.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Owner, Period, Value};

/// A number the document states: a baseline fact or a commitment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Statement {
    /// Derived from the document's hash and the span, so the same words keep the same id.
    pub id: String,
    /// Baseline or target.
    pub kind: Kind,
    /// What sort of thing is stated; only `fact` and `plan` concern the plan's own area.
    pub class: Class,
    /// How the number is meant.
    pub form: Form,
    /// What is counted or measured, as a noun phrase one would write in a table.
    pub subject: String,
    /// The number, or both ends of a range. A printed decrease keeps its magnitude.
    pub value: Value,
    /// Unit as printed, with its scale (`万元`, `亿元`, `%`, `百分点`, `家`); none for a pure ratio.
    pub unit: Option<String>,
    /// The time it is about; none where the document gives none.
    pub period: Option<Period>,
    /// How the period was found.
    pub period_source: PeriodSource,
    /// The word that qualifies the number (力争, 突破, 以上, 左右, 余 …), as printed.
    pub qualifier: Option<String>,
    /// The comparison the words imply for a target.
    pub operator: Operator,
    /// How firmly it is promised.
    pub strength: Strength,
    /// 约束性 or 预期性, where printed.
    pub nature: Option<Nature>,
    /// Whether an increase or a decrease is printed.
    pub change: Option<Change>,
    /// Area it holds for, where the text names one.
    pub area: Option<String>,
    /// Name of the indicator this restates; equal for all restatements in the document.
    pub indicator: String,
    /// 0 to 1: how sure the reading is.
    pub confidence: f64,
    /// Marks and peculiarities.
    pub flags: Vec<Flag>,
    /// Responsible bodies the text prints for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub owners: Vec<Owner>,
    /// The words it came from.
    pub source: Anchor,
}

/// Whether a statement says what is or what shall be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 基期或现状.
    Baseline,
    /// 目标.
    Target,
}

/// What sort of thing a statement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// A fact about the plan's area.
    Fact,
    /// A commitment of the plan.
    Plan,
    /// A research specification inside a topic list.
    Technical,
    /// A value of another area given for comparison.
    Comparator,
    /// How many areas or bodies something covers.
    Scope,
}

/// How a number is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// A stock or ratio at a date, or a yearly flow.
    Level,
    /// An explicit addition (新增, 净增) or an absolute change.
    Increment,
    /// A per-cent change.
    Growth,
    /// Two ends.
    Range,
    /// A factor (翻一番, 增长2倍).
    Multiple,
    /// Works done, a number obtained in or to be built within a period.
    Count,
}

/// How a period was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PeriodSource {
    /// Printed in the same sentence.
    Explicit,
    /// Printed earlier in the paragraph.
    Carried,
    /// From a heading or the plan's term.
    Inferred,
    /// Not found.
    None,
}

/// The comparison a target's words imply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Operator {
    /// 达到, 不低于, 以上: at least.
    #[serde(rename = ">=")]
    AtLeast,
    /// 突破, 超过, 高于: more than.
    #[serde(rename = ">")]
    MoreThan,
    /// 不超过, 以内, 控制在: at most.
    #[serde(rename = "<=")]
    AtMost,
    /// 低于, 少于: less than.
    #[serde(rename = "<")]
    LessThan,
    /// 左右, 约: about.
    #[serde(rename = "~")]
    About,
    /// No word of comparison: the number itself.
    #[serde(rename = "=")]
    Equal,
}

/// How firmly something is promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// 刚性: 达到, 建成, 新增.
    Firm,
    /// 力争, 争取, 努力.
    Striving,
    /// 谋划, 推进, 探索: judged by stage only.
    Working,
}

/// 指标属性.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// 约束性.
    Binding,
    /// 预期性.
    Expected,
}

/// The direction a printed change has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// 增长, 提高, 新增.
    Up,
    /// 下降, 减少, 降低.
    Down,
}

/// A peculiarity of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// 预测数, 预计.
    Forecast,
    /// 累计.
    Cumulative,
    /// 每年, 年均.
    Yearly,
    /// 其中: part of a total just named.
    Part,
    /// Written in Chinese numerals.
    ChineseNumeral,
    /// The unit stands elsewhere (column header, label, line above, a later member of a list).
    UnitElsewhere,
}

/// The place in the document that proves an item.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Anchor {
    /// 1-based line of the text; block for formats without lines.
    pub line: u32,
    /// Start of the span in Unicode scalar values from the start of the line.
    pub start: u32,
    /// End of the span, exclusive.
    pub end: u32,
    /// The words around it, as printed.
    pub quote: String,
    /// 1-based page, where the format has fixed pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// The table cell, where it stands in a table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell: Option<CellAnchor>,
}

/// A cell by its row and header.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct CellAnchor {
    /// Data row, counted from 1.
    pub row: u32,
    /// Text of the column's header.
    pub col: String,
    /// 1-based line the cell's text stands in.
    pub line: u32,
}
