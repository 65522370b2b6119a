//! 目标任务台账: every commitment of a ledger, one row each, with who answers for it.

use waymark_core::ledger::assemble::ROLE_ORDER;
use waymark_core::ledger::{ConfirmedMilestone, ConfirmedProject, ConfirmedStatement, Content, LedgerItem};
use waymark_core::{
    Class, Form, Kind as StatementKind, MilestoneType, Nature, Operator, Owner, OwnerRole, Period, Strength,
    Value,
};

use crate::tabular::fields::worded;
use crate::tabular::{Cell, Column, Fields, Headings, Kind, Table};
use crate::text::Lang;

/// One commitment as a row. What a row of its sort does not have is empty.
#[derive(Debug, Clone, PartialEq)]
pub struct LedgerRow {
    /// Code of the item; none: a new one, which gets the next free code.
    pub code: Option<String>,
    /// `target`, `baseline`, `milestone` or `project`; read where the row is new.
    pub sort: String,
    /// Indicator, subject of a milestone, name of a project.
    pub name: String,
    /// 表述 of a number.
    pub subject: Option<String>,
    /// Value or range.
    pub value: Option<Value>,
    /// Unit with its scale.
    pub unit: Option<String>,
    /// When.
    pub period: Option<Period>,
    /// How the value is compared.
    pub operator: Option<Operator>,
    /// How firmly it is promised.
    pub strength: Option<Strength>,
    /// 约束性 or 预期性.
    pub nature: Option<Nature>,
    /// Area.
    pub area: Option<String>,
    /// 领域.
    pub theme: Option<String>,
    /// Whether it stands in the plan's main table.
    pub main: bool,
    /// Who answers for it, in the order of roles.
    pub owners: Vec<Owner>,
    /// 备注.
    pub note: Option<String>,
    /// Headings above its place, read where the row is new.
    pub section: String,
    /// The words it came from, for reading only.
    pub quote: String,
}

/// Columns of owners: key, Chinese and English heading.
const OWNERS: [(OwnerRole, &str, &str, &str); 6] = [
    (OwnerRole::Lead, "lead", "牵头单位", "lead"),
    (OwnerRole::Support, "support", "配合单位", "support"),
    (OwnerRole::Responsible, "responsible", "责任单位", "responsible"),
    (OwnerRole::Data, "data", "数据提供单位", "data provider"),
    (OwnerRole::Leader, "leader", "牵头领导", "leader"),
    (OwnerRole::Contact, "contact", "联系人", "contact"),
];

impl LedgerRow {
    /// The row of an item.
    pub fn of(item: &LedgerItem, theme: Option<String>, main: bool) -> LedgerRow {
        let mut row = LedgerRow {
            code: Some(item.code.clone()),
            sort: "project".to_owned(),
            name: item.name().to_owned(),
            subject: None,
            value: None,
            unit: None,
            period: None,
            operator: None,
            strength: None,
            nature: None,
            area: None,
            theme,
            main,
            owners: item.owners.clone(),
            note: item.note.clone(),
            section: item.section.join(" / "),
            quote: item.source.as_ref().map(|source| source.quote.clone()).unwrap_or_default(),
        };
        match &item.content {
            Content::Statement(one) => {
                let target = one.kind == StatementKind::Target;
                row.sort = if target { "target" } else { "baseline" }.to_owned();
                row.subject = Some(one.subject.clone());
                row.value = Some(one.value);
                row.unit.clone_from(&one.unit);
                row.period = one.period;
                row.operator = Some(one.operator);
                row.strength = Some(one.strength);
                row.nature = one.nature;
                row.area.clone_from(&one.area);
            }
            Content::Milestone(one) => {
                row.sort = "milestone".to_owned();
                row.period = one.period;
                row.strength = Some(one.strength);
            }
            Content::Project(_) => {}
        }
        row
    }

    /// The content of an item with what the row says about it. Empty cells of a number's value,
    /// comparison and strength leave them as they are.
    pub fn content(&self, before: &Content) -> Content {
        let mut content = before.clone();
        match &mut content {
            Content::Statement(one) => {
                one.indicator.clone_from(&self.name);
                one.subject = self.subject.clone().unwrap_or_else(|| self.name.clone());
                one.value = self.value.unwrap_or(one.value);
                one.unit.clone_from(&self.unit);
                one.period = self.period;
                one.operator = self.operator.unwrap_or(one.operator);
                one.strength = self.strength.unwrap_or(one.strength);
                one.nature = self.nature;
                one.area.clone_from(&self.area);
            }
            Content::Milestone(one) => {
                one.subject.clone_from(&self.name);
                one.period = self.period;
                one.strength = self.strength.unwrap_or(one.strength);
            }
            Content::Project(one) => one.name.clone_from(&self.name),
        }
        content
    }

    /// The content of a new row: a number states what it says as a level, or as a range where two
    /// ends are given; a milestone is any work with a body that answers for it.
    ///
    /// # Errors
    /// The columns that must be filled in and are not.
    pub fn new_content(&self) -> Result<Content, Vec<&'static str>> {
        let kind = match self.sort.trim() {
            "target" | "目标" => StatementKind::Target,
            "baseline" | "基期" => StatementKind::Baseline,
            "milestone" | "里程碑" => {
                return Ok(Content::Milestone(ConfirmedMilestone {
                    kind: MilestoneType::Task,
                    subject: self.name.clone(),
                    period: self.period,
                    qualifier: None,
                    strength: self.strength.unwrap_or(Strength::Firm),
                }));
            }
            "project" | "项目" => {
                let name = self.name.clone();
                return Ok(Content::Project(ConfirmedProject { group: None, number: None, name }));
            }
            _ => return Err(vec!["sort"]),
        };
        let (Some(value), Some(_)) = (self.value, &self.unit) else {
            let empty = [("value", self.value.is_none()), ("unit", self.unit.is_none())];
            return Err(empty.into_iter().filter(|(_, empty)| *empty).map(|(column, _)| column).collect());
        };
        let (class, operator) = match kind {
            StatementKind::Target => (Class::Plan, Operator::AtLeast),
            StatementKind::Baseline => (Class::Fact, Operator::Equal),
        };
        Ok(Content::Statement(ConfirmedStatement {
            kind,
            class,
            form: if matches!(value, Value::Range(..)) { Form::Range } else { Form::Level },
            indicator: self.name.clone(),
            indicator_code: String::new(),
            subject: self.subject.clone().unwrap_or_else(|| self.name.clone()),
            value,
            unit: self.unit.clone(),
            period: self.period,
            qualifier: None,
            operator: self.operator.unwrap_or(operator),
            strength: self.strength.unwrap_or(Strength::Firm),
            nature: self.nature,
            change: None,
            area: self.area.clone(),
            flags: Vec::new(),
        }))
    }
}

impl Table for LedgerRow {
    const NAME: &'static str = "ledger";

    fn title(lang: Lang) -> &'static str {
        lang.pick("目标任务台账", "Ledger")
    }

    fn columns() -> Vec<Column> {
        let mut columns = vec![
            Column::new("code", "编号", "code", 14.0, Kind::Code),
            Column::new("sort", "类别", "sort", 10.0, Kind::Text),
            Column::new("name", "名称", "name", 36.0, Kind::Text).needed(),
            Column::new("subject", "表述", "wording", 36.0, Kind::Text),
            Column::new("value", "数值", "value", 12.0, Kind::Number),
            Column::new("unit", "计量单位", "unit", 10.0, Kind::Text),
            Column::new("period", "时期", "period", 12.0, Kind::Period),
            Column::new("operator", "要求", "comparison", 14.0, Kind::Text).choice::<Operator>(),
            Column::new("strength", "约束强度", "strength", 12.0, Kind::Text).choice::<Strength>(),
            Column::new("nature", "指标属性", "nature", 12.0, Kind::Text).choice::<Nature>(),
            Column::new("area", "区域", "area", 14.0, Kind::Text),
            Column::new("theme", "领域", "theme", 14.0, Kind::Text),
            Column::new("main", "主要指标", "main", 10.0, Kind::Flag),
        ];
        columns.extend(OWNERS.map(|(_, key, zh, en)| Column::new(key, zh, en, 20.0, Kind::Text)));
        columns.extend([
            Column::new("note", "备注", "note", 24.0, Kind::Text),
            Column::new("section", "章节", "section", 30.0, Kind::Text),
            Column::new("quote", "原文", "words of the document", 48.0, Kind::Text),
        ]);
        columns
    }

    fn read(fields: &mut Fields) -> Option<Self> {
        let (code, name) = (fields.code("code"), fields.needed("name"));
        let value = fields.text("value").and_then(|_| fields.value("value"));
        let owners = OWNERS.map(|(role, key, _, _)| {
            fields.list(key).into_iter().map(move |body| Owner { role, body }).collect::<Vec<_>>()
        });
        Some(LedgerRow {
            code,
            sort: fields.text("sort").unwrap_or_default(),
            name: name?,
            subject: fields.text("subject"),
            value,
            unit: fields.text("unit"),
            period: fields.period("period"),
            operator: fields.choice("operator"),
            strength: fields.choice("strength"),
            nature: fields.choice("nature"),
            area: fields.text("area"),
            theme: fields.text("theme"),
            main: fields.flag("main"),
            owners: owners.into_iter().flatten().collect(),
            note: fields.text("note"),
            section: fields.text("section").unwrap_or_default(),
            quote: fields.text("quote").unwrap_or_default(),
        })
    }

    fn cells(&self, headings: Headings) -> Vec<Cell> {
        let mut cells = vec![
            (&self.code).into(),
            sort_name(&self.sort, headings).into(),
            (&self.name).into(),
            (&self.subject).into(),
            match self.value {
                None => Cell::Empty,
                Some(Value::One(number)) => number.into(),
                Some(range) => range.to_string().into(),
            },
            (&self.unit).into(),
            self.period.map_or(Cell::Empty, Cell::from),
            self.operator.map_or(Cell::Empty, |one| worded(one, headings)),
            self.strength.map_or(Cell::Empty, |one| worded(one, headings)),
            self.nature.map_or(Cell::Empty, |one| worded(one, headings)),
            (&self.area).into(),
            (&self.theme).into(),
            Cell::Flag(self.main),
        ];
        cells.extend(ROLE_ORDER.map(|role| {
            let bodies = self.owners.iter().filter(|owner| owner.role == role);
            let bodies: Vec<&str> = bodies.map(|owner| owner.body.as_str()).collect();
            Cell::from(bodies.join("、").as_str())
        }));
        cells.extend([(&self.note).into(), self.section.as_str().into(), self.quote.as_str().into()]);
        cells
    }

    fn identity(&self) -> Option<String> {
        self.code.clone()
    }
}

fn sort_name(sort: &str, headings: Headings) -> &str {
    match (headings, sort) {
        (Headings::Name(Lang::Zh), "target") => "目标",
        (Headings::Name(Lang::Zh), "baseline") => "基期",
        (Headings::Name(Lang::Zh), "milestone") => "里程碑",
        (Headings::Name(Lang::Zh), "project") => "项目",
        _ => sort,
    }
}
