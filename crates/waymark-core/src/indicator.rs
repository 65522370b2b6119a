//! 指标: what is measured, how it is combined, when it is published, by which definition.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Date, Period};

mod index;
mod release;

pub use index::IndicatorIndex;
pub use release::{Frequency, ReleaseCalendar};

/// One indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Definition {
    /// Code, `[A-Za-z0-9_@$-]+`.
    pub code: String,
    /// Number in the plan's main table, where it has one.
    #[serde(default)]
    pub number: Option<u32>,
    /// Name.
    pub name: String,
    /// Name in English.
    #[serde(default)]
    pub name_en: Option<String>,
    /// Other names of the same thing, as documents print them.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Unit with its scale; empty for a pure ratio.
    #[serde(default)]
    pub unit: String,
    /// Digits after the point it is published with.
    #[serde(default)]
    pub decimals: Option<u32>,
    /// Which way is better.
    #[serde(default)]
    pub direction: Direction,
    /// What sort of number it is.
    #[serde(default)]
    pub kind: MeasureKind,
    /// The formula in words.
    #[serde(default)]
    pub formula: Option<String>,
    /// Code of the numerator of a ratio.
    #[serde(default)]
    pub numerator: Option<String>,
    /// Code of the denominator of a ratio.
    #[serde(default)]
    pub denominator: Option<String>,
    /// value = numerator ÷ denominator × factor, in the units stated.
    #[serde(default, deserialize_with = "decimal_of_any")]
    #[schemars(with = "Option<String>")]
    pub factor: Option<Decimal>,
    /// For a growth rate: code of what grows.
    #[serde(default)]
    pub from: Option<String>,
    /// How areas are combined.
    #[serde(default)]
    pub over_areas: AreaRule,
    /// How periods are combined.
    #[serde(default)]
    pub over_time: TimeRule,
    /// The value it cannot pass (100 for a share in %), where there is one.
    #[serde(default, deserialize_with = "decimal_of_any")]
    #[schemars(with = "Option<String>")]
    pub natural_limit: Option<Decimal>,
    /// When values come out.
    #[serde(default)]
    pub release: Option<ReleaseCalendar>,
    /// 口径, oldest first.
    #[serde(default, rename = "caliber")]
    pub calibers: Vec<Caliber>,
    /// 数据提供单位.
    #[serde(default)]
    pub owner: Option<String>,
    /// What a data owner knows about it.
    #[serde(default)]
    pub notes: Vec<String>,
    /// What people fill in to compute it is invented or the definition is for an example only.
    #[serde(default)]
    pub invented: bool,
}

/// 口径: a dated version of the definition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Caliber {
    /// Short name; observations name it.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// First day (or month, or year) it is used; empty where unknown.
    #[serde(default)]
    pub valid_from: String,
    /// Last day it is used; empty while it is.
    #[serde(default)]
    pub valid_to: String,
    /// Ids of calibers whose values may be compared with it.
    #[serde(default)]
    pub comparable_with: Vec<String>,
    /// 备注.
    #[serde(default)]
    pub note: Option<String>,
    /// How sure the entry is (S the plan, V a public page, G 待核).
    #[serde(default)]
    pub mark: Option<String>,
}

/// The indicators of a pack.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct IndicatorList {
    /// Indicators in the order of the table.
    #[serde(default, rename = "indicator")]
    pub indicators: Vec<Definition>,
}

/// Which way is better.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More is better.
    #[default]
    Up,
    /// Less is better.
    Down,
    /// Neither, or both ends are bad.
    None,
}

/// What sort of number an indicator is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MeasureKind {
    /// At a date; can fall.
    #[default]
    Stock,
    /// During a period.
    Flow,
    /// Numerator over denominator.
    Ratio,
    /// Change on the year before.
    YearlyGrowth,
    /// Average change a year since the baseline.
    AverageGrowth,
    /// A place in an order.
    Rank,
}

/// How areas are combined.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AreaRule {
    /// Added.
    Sum,
    /// Sum of numerators over sum of denominators.
    Ratio,
    /// Computed again from the combined series it comes `from`.
    Recompute,
    /// Never.
    #[default]
    None,
}

/// How periods are combined.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TimeRule {
    /// Added.
    Sum,
    /// The value at the end of the last part.
    Last,
    /// Sum of numerators over sum of denominators.
    Ratio,
    /// Computed again from the combined series it comes `from`.
    Recompute,
    /// Never.
    #[default]
    None,
}

impl Definition {
    /// A bare definition: what is assumed of an indicator no pack describes.
    pub fn bare(code: &str, name: &str, unit: &str) -> Definition {
        Definition {
            code: code.to_owned(),
            number: None,
            name: name.to_owned(),
            name_en: None,
            aliases: Vec::new(),
            unit: unit.to_owned(),
            decimals: None,
            direction: Direction::Up,
            kind: MeasureKind::Stock,
            formula: None,
            numerator: None,
            denominator: None,
            factor: None,
            from: None,
            over_areas: AreaRule::None,
            over_time: TimeRule::None,
            natural_limit: None,
            release: None,
            calibers: Vec::new(),
            owner: None,
            notes: Vec::new(),
            invented: false,
        }
    }

    /// Whether a text is its code, its name or one of its other names; blanks, quotation marks and
    /// the width of brackets do not matter.
    pub fn is_called(&self, text: &str) -> bool {
        let wanted = fold(text);
        self.code == text
            || fold(&self.name) == wanted
            || self.aliases.iter().any(|alias| fold(alias) == wanted)
    }

    /// The caliber of a value: the one it names, else the only dated one that was in use at the end
    /// of its period.
    pub fn caliber_of<'a>(&'a self, named: Option<&'a str>, period: Period) -> Option<&'a str> {
        let day = period.last_day();
        let dated = |c: &&Caliber| !c.valid_from.is_empty() || !c.valid_to.is_empty();
        let in_use = |c: &&Caliber| {
            Date::first_of(&c.valid_from).is_none_or(|from| from <= day)
                && Date::last_of(&c.valid_to).is_none_or(|to| day <= to)
        };
        let mut fitting = self.calibers.iter().filter(dated).filter(in_use);
        let only = fitting.next().filter(|_| fitting.next().is_none()).map(|c| c.id.as_str());
        named.or(only)
    }

    /// Whether values of two calibers may be compared. Unnamed calibers are taken as the same.
    pub fn comparable(&self, one: Option<&str>, other: Option<&str>) -> bool {
        let (Some(one), Some(other)) = (one, other) else { return true };
        let names = |id: &str, other: &str| {
            self.calibers.iter().any(|c| c.id == id && c.comparable_with.iter().any(|with| with == other))
        };
        one == other || names(one, other) || names(other, one)
    }

    /// Whether values of two periods, each with the caliber it names, may be compared.
    pub fn same_caliber(&self, one: (Option<&str>, Period), other: (Option<&str>, Period)) -> bool {
        self.comparable(self.caliber_of(one.0, one.1), self.caliber_of(other.0, other.1))
    }

    /// Whether the value of a period is due on a day. Without a calendar it is due when the period is over.
    pub fn is_due(&self, period: Period, day: Date) -> bool {
        match &self.release {
            Some(release) => release.due_on(period) <= day,
            None => period.last_day() < day,
        }
    }
}

impl IndicatorList {
    /// The indicator a text names.
    pub fn find(&self, text: &str) -> Option<&Definition> {
        let by_code = self.indicators.iter().find(|indicator| indicator.code == text);
        by_code.or_else(|| self.indicators.iter().find(|indicator| indicator.is_called(text)))
    }
}

fn fold(name: &str) -> String {
    let keep = name.chars().filter(|c| !c.is_whitespace() && !"“”\"「」".contains(*c));
    keep.map(|c| match c {
        '（' => '(',
        '）' => ')',
        '＆' => '&',
        c => c.to_ascii_uppercase(),
    })
    .collect()
}

/// A decimal written as a string or as a number.
pub(crate) fn decimal_of_any<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Decimal>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Wire {
        Text(String),
        Whole(i64),
        Real(f64),
    }
    let number = match Option::<Wire>::deserialize(deserializer)? {
        None => return Ok(None),
        Some(Wire::Text(text)) => text.parse().ok(),
        Some(Wire::Whole(whole)) => Some(Decimal::from(whole)),
        Some(Wire::Real(real)) => Decimal::try_from(real).ok(),
    };
    number.map(Some).ok_or_else(|| serde::de::Error::custom("not a decimal number"))
}

#[cfg(test)]
mod tests;
