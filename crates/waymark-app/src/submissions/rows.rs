//! The rows of a submission as they come: names become codes, what is left empty is filled in.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::area::AreaList;
use waymark_core::indicator::IndicatorIndex;
use waymark_core::observation::Status;
use waymark_core::{Date, Observation, Period, SourceGrade};

use crate::error::{AppError, FieldFault};
use crate::observations::{IndicatorScope, area_code};

/// Most rows of one submission.
pub(super) const ROWS_MAX: usize = 500_000;
/// Most faults told of one submission.
const FAULTS_MAX: usize = 200;

/// A value as a form or a script sends it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RowInput {
    /// Code or name of the indicator.
    pub indicator: String,
    /// Code or name of the area.
    pub area: String,
    /// What time it is about.
    pub period: Period,
    /// The number, best as a string; none with the statuses O, M, Q and not_due. Zero is a value.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub value: Option<Decimal>,
    /// Unit with its scale; the indicator's own where empty.
    #[serde(default)]
    pub unit: String,
    /// What the value, or its absence, means.
    #[serde(default)]
    pub status: Option<Status>,
    /// Further dimensions.
    #[serde(default)]
    pub dimensions: BTreeMap<String, String>,
    /// Id of the caliber.
    #[serde(default)]
    pub caliber: Option<String>,
    /// Numerator of a ratio.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub numerator: Option<Decimal>,
    /// Denominator of a ratio.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub denominator: Option<Decimal>,
    /// Where it comes from.
    #[serde(default)]
    pub source: Option<String>,
    /// How much the source is worth.
    #[serde(default)]
    pub source_grade: Option<SourceGrade>,
    /// When it became known outside; today where none. An earlier day is a right of its own.
    #[serde(default)]
    pub known_at: Option<Date>,
    /// Invented, for examples.
    #[serde(default)]
    pub invented: bool,
    /// 备注.
    #[serde(default)]
    pub note: Option<String>,
}

impl From<RowInput> for Observation {
    fn from(row: RowInput) -> Observation {
        Observation {
            indicator: row.indicator,
            area: row.area,
            period: row.period,
            value: row.value,
            unit: row.unit,
            status: row.status.unwrap_or(Status::Value),
            dimensions: row.dimensions,
            caliber: row.caliber,
            numerator: row.numerator,
            denominator: row.denominator,
            source: row.source,
            source_grade: row.source_grade.unwrap_or(SourceGrade::Unknown),
            known_at: row.known_at,
            invented: row.invented,
            note: row.note,
        }
    }
}

/// Rows ready to be checked and kept.
#[derive(Debug, Clone)]
pub(super) struct Coded {
    /// The values, by codes, each with a day it became known.
    pub rows: Vec<Observation>,
    /// For each, whether its day was given.
    pub dated: Vec<bool>,
}

/// Puts codes for names, units and days where none are said.
///
/// # Errors
/// Indicators and areas nobody knows, areas of other plans, numbers that do not fit their status or
/// size, days to come.
pub(super) fn code(
    mut rows: Vec<Observation>,
    scope: &IndicatorScope,
    areas: &AreaList,
    own: &BTreeSet<String>,
    today: Date,
) -> Result<Coded, AppError> {
    if rows.is_empty() {
        return Err(AppError::field("rows", "required"));
    }
    if rows.len() > ROWS_MAX {
        return Err(AppError::refused("too_many_rows").with("most", ROWS_MAX));
    }
    let index = IndicatorIndex::new(&scope.list);
    let mut codes =
        Codes { scope, index, areas, own, today, indicators: HashMap::new(), of_areas: HashMap::new() };
    let mut faults = Vec::new();
    let mut dated = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter_mut().enumerate() {
        dated.push(row.known_at.is_some());
        codes.put(at, row, &mut faults);
        if faults.len() >= FAULTS_MAX {
            break;
        }
    }
    if faults.is_empty() { Ok(Coded { rows, dated }) } else { Err(AppError::Invalid(faults)) }
}

struct Codes<'a> {
    scope: &'a IndicatorScope,
    index: IndicatorIndex<'a>,
    areas: &'a AreaList,
    own: &'a BTreeSet<String>,
    today: Date,
    indicators: HashMap<String, Option<String>>,
    of_areas: HashMap<String, Option<String>>,
}

impl Codes<'_> {
    fn put(&mut self, at: usize, row: &mut Observation, faults: &mut Vec<FieldFault>) {
        let mut fault = |field: &str, code: &str, found: &dyn std::fmt::Display| {
            faults.push(FieldFault::new(format!("rows.{at}.{field}"), code).found(found));
        };
        let found = self.indicators.get(&row.indicator).cloned().unwrap_or_else(|| {
            let code = self.scope.code_of(&self.index, &row.indicator);
            self.indicators.insert(row.indicator.clone(), code.clone());
            code
        });
        match found {
            Some(code) => row.indicator = code,
            None => fault("indicator", "unknown", &row.indicator),
        }
        let found = self.of_areas.get(&row.area).cloned().unwrap_or_else(|| {
            let code = area_code(self.areas, &row.area, self.today);
            self.of_areas.insert(row.area.clone(), code.clone());
            code
        });
        match found {
            Some(code) if !self.own.contains(&code) => fault("area", "area_of_another_plan", &row.area),
            Some(code) => row.area = code,
            None => fault("area", "unknown", &row.area),
        }
        if row.unit.is_empty()
            && let Some(definition) = self.index.of_code(&row.indicator)
        {
            row.unit.clone_from(&definition.unit);
        }
        if row.status.has_value() != row.value.is_some() {
            fault("value", if row.value.is_some() { "value_not_expected" } else { "required" }, &"");
        }
        for (field, number) in
            [("value", row.value), ("numerator", row.numerator), ("denominator", row.denominator)]
        {
            if let Some(number) = number.filter(|number| !fits(*number)) {
                fault(field, "digits", &number);
            }
        }
        if row.numerator.is_some() != row.denominator.is_some() {
            fault("denominator", "half_fraction", &"");
        }
        if let Some(day) = row.known_at.filter(|day| *day > self.today) {
            fault("known_at", "in_the_future", &day);
        }
        row.known_at.get_or_insert(self.today);
    }
}

/// At most 18 digits before and 10 after the point.
fn fits(number: Decimal) -> bool {
    number.normalize().scale() <= 10 && number.trunc().abs() < Decimal::from(1_000_000_000_000_000_000_u64)
}
