//! The structure of a document: headings as a tree, and its tables.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a heading heads.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum OutlineLevel {
    /// 前言, 序言, 引言.
    Preface,
    /// 章, 篇, or the highest numbered part (一、 of a work report).
    Chapter,
    /// 节, or the second numbered part.
    Section,
    /// A numbered item below a section (一、（一）1. ——).
    Item,
    /// 专栏.
    Box,
}

/// A heading with what stands under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OutlineNode {
    /// What it heads.
    pub level: OutlineLevel,
    /// The number as printed (`第一章`, `（三）`, `专栏4`), or as inferred, or none.
    pub number: Option<String>,
    /// The heading without its number, blanks inside and around removed.
    pub title: String,
    /// 1-based line or block of the heading.
    pub line: u32,
    /// Whether the number does not stand in the document and was inferred from the neighbours.
    pub inferred: bool,
    /// Headings below this one, in reading order.
    pub children: Vec<OutlineNode>,
}

/// A table, however the document drew it (format table, `a | b | c` rows, one cell a line).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Table {
    /// 1-based line of the first cell.
    pub line: u32,
    /// Caption or heading the table stands under.
    pub title: Option<String>,
    /// Unit printed once for the whole table (单位：万元).
    pub unit: Option<String>,
    /// Text of each column's header, nested headers joined with `/`.
    pub header: Vec<String>,
    /// Data rows, each with one cell a column; merged cells repeat in each place they cover.
    pub rows: Vec<Vec<TableCell>>,
    /// Notes below the table (`*2020年预测数`).
    pub notes: Vec<String>,
}

/// A cell of a data row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TableCell {
    /// Text as printed, blanks around removed.
    pub text: String,
    /// 1-based line or block the text stands in.
    pub line: u32,
    /// Start of the text in that line, in Unicode scalar values.
    pub start: u32,
    /// End of the text in that line, exclusive.
    pub end: u32,
}
