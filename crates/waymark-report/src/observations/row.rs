//! One row of the file.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::observation::Status;
use waymark_core::{Observation, Period, SourceGrade};

use crate::tabular::tables::decimal;
use crate::tabular::{Cell, Row as Read, RowError, RowProblem};

/// One row of an observations file, every cell as text. A missing column is an empty cell.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Code of the indicator; a name a pack or the ledger knows is understood too.
    #[schemars(length(min = 1))]
    pub indicator: String,
    /// Code of the area (GB/T 2260 without trailing zeros, or local); a name a pack knows is understood too.
    #[schemars(length(min = 1))]
    pub area: String,
    /// 2025, 2025-S1, 2025-Q1, 2025-03, 2021-2025, or 2025-01/2025-09 for the year to date.
    #[schemars(regex(
        pattern = r"^[0-9]{4}(-S[12]|-Q[1-4]|-(0[1-9]|1[0-2])|-[0-9]{4}|-01/[0-9]{4}-(0[1-9]|1[0-2]))?$"
    ))]
    pub period: String,
    /// Decimal number, at most 18 digits before and 10 after the point; empty for the statuses O, M, Q and not_due. Zero is a value.
    #[schemars(regex(pattern = r"^(-?[0-9]{1,18}(\.[0-9]{1,10})?)?$"))]
    pub value: String,
    /// Unit with its scale (亿元, 万元, %, 家); empty: the indicator's own.
    #[serde(default)]
    pub unit: String,
    /// A value (also when empty), E derived, F forecast, U doubtful, O missing, M not applicable, Q withheld, not_due.
    #[serde(default)]
    #[schemars(regex(pattern = r"^(A|E|F|U|O|M|Q|not_due)?$"))]
    pub status: String,
    /// Further dimensions: name=value;name=value.
    #[serde(default)]
    #[schemars(regex(pattern = r"^([A-Za-z0-9_@$-]+=[^;=]+(;[A-Za-z0-9_@$-]+=[^;=]+)*)?$"))]
    pub dimensions: String,
    /// Id of the caliber.
    #[serde(default)]
    pub caliber: String,
    /// Numerator of a ratio, in the unit of its indicator.
    #[serde(default)]
    #[schemars(regex(pattern = r"^(-?[0-9]{1,18}(\.[0-9]{1,10})?)?$"))]
    pub numerator: String,
    /// Denominator of a ratio.
    #[serde(default)]
    #[schemars(regex(pattern = r"^(-?[0-9]{1,18}(\.[0-9]{1,10})?)?$"))]
    pub denominator: String,
    /// Where it comes from, as people would cite it.
    #[serde(default)]
    pub source: String,
    /// 公报 (bulletin), 部门函 (letter) or 公开报道（待核） (report); empty counts as unchecked.
    #[serde(default)]
    pub source_grade: String,
    /// The day it became known outside; empty: always known.
    #[serde(default)]
    #[schemars(regex(pattern = r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"))]
    pub known_at: String,
    /// true for example data.
    #[serde(default)]
    #[schemars(regex(pattern = r"^(true|false)?$"))]
    pub invented: String,
    /// 备注.
    #[serde(default)]
    pub note: String,
}

/// The observation of a row, or everything wrong with it.
pub(super) fn parse(row: &Read) -> Result<Observation, Vec<RowError>> {
    let mut errors = Vec::new();
    let mut fail = |column: &str, problem| errors.push(row.error(column, problem));
    let cell = |column: &str| row.text(column);
    let text = |column: &str| Some(cell(column)).filter(|text| !text.is_empty()).map(str::to_owned);
    for column in ["indicator", "area"] {
        if cell(column).is_empty() {
            fail(column, RowProblem::Empty);
        }
    }
    let period = Period::from_people(cell("period")).map_err(|_| fail("period", RowProblem::Period)).ok();
    let mut number = |column: &str| match cell(column) {
        "" => None,
        digits => decimal(digits).or_else(|| {
            fail(column, RowProblem::Number);
            None
        }),
    };
    let (value, numerator, denominator) = (number("value"), number("numerator"), number("denominator"));
    let status = match cell("status") {
        "" => Some(Status::Value),
        code => Status::from_code(code),
    };
    match status {
        None => fail("status", RowProblem::Status),
        Some(status) if status.has_value() && cell("value").is_empty() => {
            fail("value", RowProblem::ValueExpected)
        }
        Some(status) if !status.has_value() && !cell("value").is_empty() => {
            fail("value", RowProblem::ValueNotExpected);
        }
        Some(_) => {}
    }
    if numerator.is_some() != denominator.is_some() {
        fail("denominator", RowProblem::HalfFraction);
    }
    let dimensions = dimensions(cell("dimensions"));
    if dimensions.is_none() {
        fail("dimensions", RowProblem::Dimensions);
    }
    let grade = SourceGrade::from_text(cell("source_grade"));
    if grade.is_none() {
        fail("source_grade", RowProblem::Grade);
    }
    let known_at = text("known_at").map(|day| day.parse());
    if matches!(known_at, Some(Err(_))) {
        fail("known_at", RowProblem::Date);
    }
    let invented = matches!(cell("invented"), "true" | "TRUE" | "1" | "是");
    if !invented && !matches!(cell("invented"), "" | "false" | "FALSE" | "0" | "否") {
        fail("invented", RowProblem::Flag);
    }
    match (errors.is_empty(), period, status, dimensions, grade) {
        (true, Some(period), Some(status), Some(dimensions), Some(source_grade)) => Ok(Observation {
            indicator: cell("indicator").to_owned(),
            area: cell("area").to_owned(),
            period,
            value,
            unit: cell("unit").to_owned(),
            status,
            dimensions,
            caliber: text("caliber"),
            numerator,
            denominator,
            source: text("source"),
            source_grade,
            known_at: known_at.and_then(Result::ok),
            invented,
            note: text("note"),
        }),
        _ => Err(errors),
    }
}

fn dimensions(text: &str) -> Option<BTreeMap<String, String>> {
    let mut pairs = BTreeMap::new();
    for pair in text.split(';').filter(|_| !text.is_empty()) {
        let (name, value) = pair.split_once('=')?;
        let (name, value) = (name.trim(), value.trim());
        let code = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "_@$-".contains(c));
        if !code || value.is_empty() || pairs.insert(name.to_owned(), value.to_owned()).is_some() {
            return None;
        }
    }
    Some(pairs)
}

/// The cells of an observation, in the order of the columns.
pub(super) fn cells(o: &Observation) -> Vec<Cell> {
    let grade = SourceGrade::ALL.iter().find(|(grade, ..)| *grade == o.source_grade);
    let dimensions: Vec<_> = o.dimensions.iter().map(|(name, value)| format!("{name}={value}")).collect();
    vec![
        (&o.indicator).into(),
        (&o.area).into(),
        o.period.into(),
        (&o.value).into(),
        (&o.unit).into(),
        o.status.code().into(),
        dimensions.join(";").into(),
        (&o.caliber).into(),
        (&o.numerator).into(),
        (&o.denominator).into(),
        (&o.source).into(),
        grade.map_or("", |(_, _, zh)| zh).into(),
        (&o.known_at).into(),
        o.invented.into(),
        (&o.note).into(),
    ]
}
