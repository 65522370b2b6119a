//! 目标值: what shall be reached by when, one row a target.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::ledger::Content;
use waymark_core::{Kind as StatementKind, Ledger, Nature, Operator, Period, Strength, Value};

use crate::tabular::fields::worded;
use crate::tabular::{Cell, Column, Fields, Headings, Kind, Table};
use crate::text::Lang;

/// One target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TargetRow {
    /// Code of the ledger item (`T-001`); none for one to be added.
    pub code: Option<String>,
    /// Code or name of the indicator.
    pub indicator: String,
    /// Value or range.
    pub value: Value,
    /// Unit with its scale; none for a pure ratio.
    pub unit: Option<String>,
    /// When it shall be reached.
    pub period: Period,
    /// How the value is compared; at least, where nothing is written.
    pub operator: Operator,
    /// How firmly it is promised; firm, where nothing is written.
    pub strength: Strength,
    /// 约束性 or 预期性.
    pub nature: Option<Nature>,
    /// Code or name of the area; none for the plan's own.
    pub area: Option<String>,
    /// Document the target stands in (规划, 年度计划, 省下达).
    pub document: Option<String>,
}

impl Table for TargetRow {
    const NAME: &'static str = "targets";

    fn title(lang: Lang) -> &'static str {
        lang.pick("目标值", "Targets")
    }

    fn columns() -> Vec<Column> {
        vec![
            Column::new("code", "编号", "code", 12.0, Kind::Code),
            Column::new("indicator", "指标名称", "indicator", 36.0, Kind::Text).needed(),
            Column::new("value", "目标值", "value", 14.0, Kind::Number).needed(),
            Column::new("unit", "计量单位", "unit", 10.0, Kind::Text),
            Column::new("period", "时期", "period", 14.0, Kind::Period).needed(),
            Column::new("operator", "要求", "comparison", 14.0, Kind::Text).choice::<Operator>(),
            Column::new("strength", "约束强度", "strength", 12.0, Kind::Text).choice::<Strength>(),
            Column::new("nature", "指标属性", "nature", 12.0, Kind::Text).choice::<Nature>(),
            Column::new("area", "区域", "area", 14.0, Kind::Text),
            Column::new("document", "来源文件", "document", 40.0, Kind::Text),
        ]
    }

    fn read(fields: &mut Fields) -> Option<Self> {
        let (code, indicator) = (fields.code("code"), fields.needed("indicator"));
        let (value, unit) = (fields.value("value"), fields.text("unit"));
        let period = fields.needed("period").and_then(|_| fields.period("period"));
        let (operator, strength) = (fields.choice("operator"), fields.choice("strength"));
        let (nature, area, document) =
            (fields.choice("nature"), fields.text("area"), fields.text("document"));
        Some(TargetRow {
            code,
            indicator: indicator?,
            value: value?,
            unit,
            period: period?,
            operator: operator.unwrap_or(Operator::AtLeast),
            strength: strength.unwrap_or(Strength::Firm),
            nature,
            area,
            document,
        })
    }

    fn cells(&self, headings: Headings) -> Vec<Cell> {
        vec![
            (&self.code).into(),
            (&self.indicator).into(),
            match self.value {
                Value::One(number) => number.into(),
                range @ Value::Range(..) => range.to_string().into(),
            },
            (&self.unit).into(),
            self.period.into(),
            worded(self.operator, headings),
            worded(self.strength, headings),
            self.nature.map_or(Cell::Empty, |nature| worded(nature, headings)),
            (&self.area).into(),
            (&self.document).into(),
        ]
    }

    fn identity(&self) -> Option<String> {
        self.code.clone()
    }
}

/// The targets of a ledger that have a period.
pub fn targets_of(ledger: &Ledger) -> Vec<TargetRow> {
    let row = |item: &waymark_core::ledger::LedgerItem| match &item.content {
        Content::Statement(s) if s.kind == StatementKind::Target => Some(TargetRow {
            code: Some(item.code.clone()),
            indicator: s.indicator.clone(),
            value: s.value,
            unit: s.unit.clone(),
            period: s.period?,
            operator: s.operator,
            strength: s.strength,
            nature: s.nature,
            area: s.area.clone(),
            document: Some(ledger.document.title.clone()),
        }),
        _ => None,
    };
    ledger.items.iter().filter_map(row).collect()
}
