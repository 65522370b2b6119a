//! One rule at work: what it reaches, and how its findings are made.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::index::{Index, Indicator, Row};
use super::{Check, CheckInput, CheckSet, Column, DataFinding, Rule, unit_slip};
use crate::{Finding, Period};

/// A rule with the submission it is applied to.
pub(super) struct Context<'a> {
    pub input: &'a CheckInput<'a>,
    pub index: &'a Index<'a>,
    pub rule: &'a Rule,
    set: &'a CheckSet,
    /// For each rule, whether it applies to each indicator of the index.
    reach: Rc<Vec<Vec<bool>>>,
    at: usize,
}

/// What a finding is about.
#[derive(Clone, Copy)]
pub(super) struct About<'a> {
    /// Place of the indicator.
    pub indicator: usize,
    /// Code of the area.
    pub area: &'a str,
    /// The period.
    pub period: Period,
}

impl<'a> Context<'a> {
    /// Every rule of a set, in order.
    pub fn of_rules(set: &'a CheckSet, input: &'a CheckInput<'a>, index: &'a Index<'a>) -> Vec<Context<'a>> {
        let reach = |rule: &Rule| {
            let applies = |i: &Indicator<'_>| set.applies(rule, i.code, i.definition);
            index.indicators.iter().map(applies).collect()
        };
        let reach: Rc<Vec<Vec<bool>>> = Rc::new(set.rules.iter().map(reach).collect());
        let context = |(at, rule)| Context { input, index, rule, set, reach: Rc::clone(&reach), at };
        set.rules.iter().enumerate().map(context).collect()
    }

    /// Whether the rule applies to an indicator.
    pub fn reaches(&self, indicator: usize) -> bool {
        self.reach[self.at][indicator]
    }

    /// The rows the rule applies to, with their place.
    pub fn rows(&self) -> impl Iterator<Item = (usize, &'a Row<'a>)> {
        self.index.rows.iter().enumerate().filter(|(_, row)| self.reaches(row.indicator))
    }

    /// What the set looks for as slips of the unit of an indicator.
    pub fn slips(&self, indicator: usize) -> impl Iterator<Item = &'a unit_slip::Parameters> {
        self.set.rules.iter().zip(self.reach.iter()).filter_map(move |(rule, reach)| match &rule.check {
            Check::UnitSlip(parameters) if reach[indicator] => Some(parameters),
            _ => None,
        })
    }

    /// A finding about a row.
    pub fn of_row(&self, row: usize, column: Column, arguments: &[(&str, String)]) -> DataFinding {
        let Row { observation, indicator, .. } = &self.index.rows[row];
        let about = About { indicator: *indicator, area: &observation.area, period: observation.period };
        self.finding(Some(row), Some(column), about, arguments)
    }

    /// A finding about an indicator, area and period.
    pub fn finding(
        &self,
        row: Option<usize>,
        column: Option<Column>,
        about: About<'_>,
        arguments: &[(&str, String)],
    ) -> DataFinding {
        let indicator = &self.index.indicators[about.indicator];
        let mut named: BTreeMap<String, String> =
            arguments.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        let mut put = |name: &str, value: &str| named.insert(name.to_owned(), value.to_owned());
        put("indicator", indicator.name());
        put("indicator_code", indicator.code);
        put("area", self.index.areas.name(about.area));
        put("area_code", about.area);
        put("period", &about.period.to_string());
        if let Some(name) = indicator.definition.and_then(|definition| definition.name_en.as_deref()) {
            put("indicator_en", name);
        }
        let finding = Finding {
            code: self.rule.check.code().to_owned(),
            severity: self.rule.severity,
            arguments: named,
            items: Vec::new(),
            places: Vec::new(),
        };
        DataFinding { row, column, finding }
    }
}
