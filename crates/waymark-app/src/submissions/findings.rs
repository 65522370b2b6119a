//! What the checks say, in sentences.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::check::DataFinding;
use waymark_core::record::DataPoint;
use waymark_core::{Finding, Severity};
use waymark_report::{Lang, text::finding::message};

/// Most findings kept and told.
const FINDINGS_MAX: usize = 1_000;

/// A finding with its sentences.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ShownFinding {
    /// Number of the row, from 0; none where no row is at fault.
    pub row: Option<u32>,
    /// Column of the value.
    pub column: Option<String>,
    /// How much it matters.
    pub severity: Severity,
    /// Stable name of the check.
    pub code: String,
    /// What it says, Chinese.
    pub message_zh: String,
    /// What it says, English.
    pub message_en: String,
    /// The finding with its arguments.
    pub finding: Finding,
}

impl ShownFinding {
    /// A finding with its sentences.
    pub fn of(point: &DataPoint) -> ShownFinding {
        ShownFinding {
            row: point.row,
            column: point.column.clone(),
            severity: point.finding.severity,
            code: point.finding.code.clone(),
            message_zh: message(&point.finding, Lang::Zh),
            message_en: message(&point.finding, Lang::En),
            finding: point.finding.clone(),
        }
    }
}

/// Findings as they are kept, the gravest first, and how many more there were.
pub(super) fn kept(mut found: Vec<DataFinding>) -> (Vec<DataPoint>, u32) {
    found.sort_by_key(|one| (one.finding.severity, one.row.unwrap_or(usize::MAX)));
    let left_out = found.len().saturating_sub(FINDINGS_MAX) as u32;
    let point = |one: DataFinding| DataPoint {
        row: one.row.map(|row| row as u32),
        column: one.column.map(|column| column.code().to_owned()),
        finding: one.finding,
    };
    (found.into_iter().take(FINDINGS_MAX).map(point).collect(), left_out)
}
