//! 目标值: what shall be reached, from which baselines, by when.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::indicator::{Definition, Direction};
use crate::{Date, Nature, Operator, Period, SourceGrade, Strength, Value};

mod ledger;

pub use ledger::{Plan, indicator_codes, read_ledger};

/// One target for one area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Target {
    /// Code of the ledger item (`T-001`).
    pub code: String,
    /// Codes of ledger items that say the same again.
    pub restated: Vec<String>,
    /// Code of the indicator, as observations name it.
    pub indicator: String,
    /// Name of the indicator, as people print it.
    pub name: String,
    /// Code of the area.
    pub area: String,
    /// How the value is meant.
    pub form: TargetForm,
    /// Value, or both ends of a range.
    pub value: Value,
    /// Unit of the value.
    pub unit: String,
    /// How the value is compared.
    pub operator: Operator,
    /// When it shall be reached.
    pub period: Period,
    /// The plan's term: what the share of time is taken of.
    pub term: Period,
    /// Baselines, the plan's own first, revisions as they became known.
    pub baselines: Vec<Baseline>,
    /// 分年目标: printed yearly values; where there are any they are the line.
    pub path: Vec<PathPoint>,
    /// How firmly it is promised.
    pub strength: Strength,
    /// 约束性 or 预期性.
    pub nature: Option<Nature>,
    /// Document the target stands in.
    pub document: String,
    /// Since when it is a target; none from the beginning of the term.
    pub valid_from: Option<Date>,
    /// The basis the office adopted.
    pub adopted: Option<Adoption>,
}

/// How a target's value is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TargetForm {
    /// A stock or ratio at the end, or the flow of the last year.
    Level,
    /// Two ends of a level.
    Range,
    /// Added to the baseline by the end.
    Increment,
    /// Added up over the term.
    Count,
    /// Two ends of a sum over the term.
    CountRange,
    /// A factor on the baseline (翻一番 is 2).
    Multiple,
    /// Growth on the baseline by the end, in %.
    TotalGrowth,
    /// Average growth a year over the term, in %.
    AverageGrowth,
    /// Growth every year, in %.
    YearlyGrowth,
    /// A flow to be reached every year.
    YearlyFlow,
    /// Rank, status, milestone, working: judged by stage and evidence.
    Staged,
}

/// 基期值: where a target starts from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Baseline {
    /// `plan` for the plan's own (`first` for the first one known where the plan prints none), then
    /// `r1`, `r2` … in the order they became known.
    pub revision: String,
    /// The number.
    #[schemars(with = "String")]
    pub value: Decimal,
    /// Its unit.
    pub unit: String,
    /// What time it is about.
    pub period: Period,
    /// 预测数: the plan itself marks it as a forecast.
    pub forecast: bool,
    /// 推算: derived from other figures.
    pub derived: bool,
    /// How it was derived, with the numbers.
    pub formula: Option<String>,
    /// Id of the caliber, where stated.
    pub caliber: Option<String>,
    /// Where it comes from.
    pub source: Option<String>,
    /// How much the source is worth; a plan's own figure counts as a department's.
    pub source_grade: SourceGrade,
    /// When it became known.
    pub known_at: Option<Date>,
}

/// A yearly target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PathPoint {
    /// The year (or part of it).
    pub period: Period,
    /// What shall be reached by its end.
    #[schemars(with = "String")]
    pub value: Decimal,
}

/// The basis an office adopted, with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Adoption {
    /// Revision of the baseline.
    pub revision: String,
    /// Rule set, `id@version`; none for whichever is used.
    pub rules: Option<String>,
    /// Why.
    pub reason: String,
    /// When.
    pub on: Option<Date>,
}

impl Target {
    /// The baseline of a revision.
    pub fn baseline(&self, revision: &str) -> Option<&Baseline> {
        self.baselines.iter().find(|baseline| baseline.revision == revision)
    }

    /// The direction wished: the operator's where it has one, else the indicator's.
    pub fn direction(&self, definition: &Definition) -> Direction {
        match self.operator {
            Operator::AtMost | Operator::LessThan => Direction::Down,
            Operator::AtLeast | Operator::MoreThan if definition.direction == Direction::None => {
                Direction::Up
            }
            _ => definition.direction,
        }
    }
}

#[cfg(test)]
mod tests;
