//! 数据发布日历: when the value of a period comes out.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Date, Period};

/// When values come out. Before the due date a value is not yet due: not missing, not late, not behind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReleaseCalendar {
    /// How often.
    pub frequency: Frequency,
    /// Whether figures within a year are cumulative.
    #[serde(default)]
    pub cumulative: bool,
    /// Months after the end of the period when it may first appear.
    #[serde(default)]
    pub early_months: u8,
    /// Months after the end of the period by whose end it is due.
    pub due_months: u8,
    /// How sure the entry is.
    #[serde(default)]
    pub mark: Option<String>,
    /// Entry of the pack's sources.
    #[serde(default)]
    pub source: Option<String>,
}

/// How often values come out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Frequency {
    /// 年.
    Year,
    /// 半年.
    HalfYear,
    /// 季.
    Quarter,
    /// 月.
    Month,
}

impl ReleaseCalendar {
    /// The first day the value of a period may appear; none past the year 9999.
    pub fn early_on(&self, period: Period) -> Option<Date> {
        let month = period.end_month() - 1 + i32::from(self.early_months);
        Date::new(u16::try_from(month.div_euclid(12)).ok()?, (month.rem_euclid(12) + 1) as u8, 1)
    }

    /// The last day on which the value of a period is not yet late.
    pub fn due_on(&self, period: Period) -> Date {
        Date::end_of_month_index(period.end_month() - 1 + i32::from(self.due_months))
    }
}
