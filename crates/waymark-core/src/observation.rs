//! 数据: one value of a series for a period, with where it comes from and since when it is known.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Date, Period};

mod set;

pub use set::{Observations, counting_place, in_order_of_revision};

/// One value. Observations never change; a later one of the same series and period revises.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Observation {
    /// Code of the indicator.
    pub indicator: String,
    /// Code of the area.
    pub area: String,
    /// What time it is about.
    pub period: Period,
    /// The number; none unless the status carries one. Zero is a value.
    #[schemars(with = "Option<String>")]
    pub value: Option<Decimal>,
    /// Unit with its scale.
    pub unit: String,
    /// What the value, or its absence, means.
    pub status: Status,
    /// Further dimensions (`sex=F`).
    #[serde(default)]
    pub dimensions: BTreeMap<String, String>,
    /// Id of the caliber, where stated.
    pub caliber: Option<String>,
    /// Numerator of a ratio, in the unit of the numerator's indicator.
    #[schemars(with = "Option<String>")]
    pub numerator: Option<Decimal>,
    /// Denominator of a ratio.
    #[schemars(with = "Option<String>")]
    pub denominator: Option<Decimal>,
    /// Where it comes from, as people would cite it.
    pub source: Option<String>,
    /// How much the source is worth.
    pub source_grade: SourceGrade,
    /// When it became known outside; none where unknown.
    pub known_at: Option<Date>,
    /// Invented, for examples.
    pub invented: bool,
    /// 备注.
    pub note: Option<String>,
}

/// What a value, or its absence, means; codes of SDMX where SDMX has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Status {
    /// A value; zero is one.
    #[serde(rename = "A")]
    Value,
    /// 推算: derived from other figures.
    #[serde(rename = "E")]
    Derived,
    /// 预测数.
    #[serde(rename = "F")]
    Forecast,
    /// 存疑: low reliability; kept and shown, never used.
    #[serde(rename = "U")]
    Doubtful,
    /// 缺失: should be there and is not.
    #[serde(rename = "O")]
    Missing,
    /// 不适用.
    #[serde(rename = "M")]
    NotApplicable,
    /// 不公开: exists and is withheld.
    #[serde(rename = "Q")]
    Withheld,
    /// 未到发布时间 (SDMX has no code for it).
    #[serde(rename = "not_due")]
    NotDue,
}

impl Status {
    /// Every status with its code.
    pub const ALL: [(Status, &'static str); 8] = [
        (Status::Value, "A"),
        (Status::Derived, "E"),
        (Status::Forecast, "F"),
        (Status::Doubtful, "U"),
        (Status::Missing, "O"),
        (Status::NotApplicable, "M"),
        (Status::Withheld, "Q"),
        (Status::NotDue, "not_due"),
    ];

    /// The status of a code.
    pub fn from_code(code: &str) -> Option<Status> {
        Status::ALL.iter().find(|(_, known)| *known == code).map(|(status, _)| *status)
    }

    /// Its code.
    pub fn code(self) -> &'static str {
        Status::ALL.iter().find(|(status, _)| *status == self).map_or("", |(_, code)| code)
    }

    /// Whether a number belongs to it.
    pub fn has_value(self) -> bool {
        matches!(self, Status::Value | Status::Derived | Status::Forecast | Status::Doubtful)
    }
}

/// How much a source is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SourceGrade {
    /// 公报: published by the body that makes the statistics.
    Bulletin,
    /// 部门函: certified by a department.
    Letter,
    /// 公开报道（待核）: may inform, never govern a verdict.
    Report,
    /// Not stated: treated as 公开报道（待核）.
    Unknown,
}

impl SourceGrade {
    /// Every grade with its code and the words people write.
    pub const ALL: [(SourceGrade, &'static str, &'static str); 4] = [
        (SourceGrade::Bulletin, "bulletin", "公报"),
        (SourceGrade::Letter, "letter", "部门函"),
        (SourceGrade::Report, "report", "公开报道（待核）"),
        (SourceGrade::Unknown, "unknown", ""),
    ];

    /// The grade of a code or of its Chinese name, brackets of either width.
    pub fn from_text(text: &str) -> Option<SourceGrade> {
        let folded = text.trim().replace('(', "（").replace(')', "）");
        let bare = |name: &str| name.trim_end_matches("（待核）").to_owned();
        SourceGrade::ALL
            .iter()
            .find(|(_, code, zh)| {
                *code == folded || *zh == folded || (!zh.is_empty() && bare(zh) == bare(&folded))
            })
            .map(|(grade, ..)| *grade)
    }

    /// Whether a figure of this grade may govern a verdict.
    pub fn governs(self) -> bool {
        matches!(self, SourceGrade::Bulletin | SourceGrade::Letter)
    }
}

impl Observation {
    /// The number, where it may be used.
    pub fn usable(&self) -> Option<Decimal> {
        self.value.filter(|_| self.status.has_value() && self.status != Status::Doubtful)
    }

    /// Whether it was known on a day, end of that day. What has no date was always known.
    pub fn known_by(&self, day: Option<Date>) -> bool {
        match (self.known_at, day) {
            (Some(known), Some(day)) => known <= day,
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests;
