//! 数据审核: what is odd about the rows of one submission.
//!
//! Checks are rules as data: a [`CheckSet`] says which checks apply to which indicators, with
//! what severity and parameters. [`check()`] is the same for form, file and API, and it decides
//! nothing: it returns findings. One check is one file, named for its code; `docs/checks.md`
//! explains each for people.
//!
//! To add one: a file with `Parameters` and `run`, a variant of [`Check`], an arm in `run_rule`,
//! a sentence in `waymark-report/src/text/finding/data.rs`, a paragraph in `docs/checks.md`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::area::AreaList;
use crate::indicator::Definition;
use crate::{Date, Finding, Observation, Observations, Period};

mod areas;
mod context;
pub mod cumulative_falls;
pub mod duplicate;
mod index;
pub mod jump;
pub mod not_yet_due;
mod number;
pub mod numerator_above_denominator;
pub mod out_of_range;
pub mod parts_differ;
pub mod required_missing;
mod set;
pub mod unit_mismatch;
pub mod unit_slip;

pub use set::{Check, CheckSet, Rule};

use context::Context;
use index::Index;

/// What is checked and what it is checked against.
#[derive(Debug, Clone, Copy)]
pub struct CheckInput<'a> {
    /// The rows of one submission, in order. A later row of a period stands over an earlier one.
    pub incoming: &'a [Observation],
    /// What is already accepted.
    pub known: &'a Observations,
    /// Definitions; the first of a code holds.
    pub definitions: &'a [Definition],
    /// The areas.
    pub areas: &'a AreaList,
    /// What the submission was asked for; empty where nothing was.
    pub expected: &'a [Expected],
    /// The day of checking.
    pub today: Date,
}

/// A value that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Expected {
    /// Code of the indicator.
    pub indicator: String,
    /// Code of the area.
    pub area: String,
    /// What time the value shall be about.
    pub period: Period,
}

/// A finding with the cell it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DataFinding {
    /// Index into the incoming rows; none where no row is at fault (a value that was asked for is absent).
    pub row: Option<usize>,
    /// The column of the row.
    pub column: Option<Column>,
    /// What is odd. Its arguments always hold `indicator`, `indicator_code`, `area`, `area_code` and `period`.
    pub finding: Finding,
}

/// A column of an observation, by the name files and forms use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// 时期.
    Period,
    /// 数值.
    Value,
    /// 计量单位.
    Unit,
    /// 状态.
    Status,
    /// 分子.
    Numerator,
    /// 分母.
    Denominator,
    /// 来源.
    Source,
}

impl Column {
    /// Its name in files and in the API.
    pub fn code(self) -> &'static str {
        match self {
            Column::Period => "period",
            Column::Value => "value",
            Column::Unit => "unit",
            Column::Status => "status",
            Column::Numerator => "numerator",
            Column::Denominator => "denominator",
            Column::Source => "source",
        }
    }
}

/// Checks the rows of a submission: findings by row, those without a row last, each row's in the
/// order of the rules.
pub fn check(set: &CheckSet, input: &CheckInput<'_>) -> Vec<DataFinding> {
    let index = Index::new(input);
    let mut found = Vec::new();
    for context in Context::of_rules(set, input, &index) {
        run_rule(&context, &mut found);
    }
    found.sort_by_key(|finding| finding.row.unwrap_or(usize::MAX));
    found
}

fn run_rule(context: &Context<'_>, found: &mut Vec<DataFinding>) {
    match &context.rule.check {
        Check::RequiredMissing(parameters) => required_missing::run(parameters, context, found),
        Check::OutOfRange(parameters) => out_of_range::run(parameters, context, found),
        Check::Jump(parameters) => jump::run(parameters, context, found),
        Check::PartsDiffer(parameters) => parts_differ::run(parameters, context, found),
        Check::NumeratorAboveDenominator(parameters) => {
            numerator_above_denominator::run(parameters, context, found);
        }
        Check::CumulativeFalls(parameters) => cumulative_falls::run(parameters, context, found),
        Check::UnitSlip(parameters) => unit_slip::run(parameters, context, found),
        Check::UnitMismatch(_) => unit_mismatch::run(context, found),
        Check::Duplicate(parameters) => duplicate::run(parameters, context, found),
        Check::NotYetDue(parameters) => not_yet_due::run(parameters, context, found),
    }
}

#[cfg(test)]
mod tests;
