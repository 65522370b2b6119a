//! What every rendering shares: the order of things, their codes, the headings above a place.

use std::collections::HashSet;

use waymark_core::ledger::Codes;
use waymark_core::{
    Change, Class, Extraction, Form, Kind, Operator, OutlineLevel, OutlineNode, Owner, Statement,
};

use crate::text::{Lang, label};

/// An extraction arranged for reading.
#[derive(Debug)]
pub struct View<'a> {
    /// What is shown.
    pub extraction: &'a Extraction,
    /// Codes of the proposals.
    pub codes: Codes,
    headings: Vec<Heading<'a>>,
}

/// A heading with those above it.
#[derive(Debug)]
pub struct Heading<'a> {
    /// 1-based line of the heading.
    pub line: u32,
    /// What it heads.
    pub level: OutlineLevel,
    /// Number and title of this heading and of those above it, outermost first.
    pub path: Vec<&'a OutlineNode>,
}

/// The groups statements are shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Commitments of the plan.
    Targets,
    /// Facts about the plan's area.
    Baselines,
    /// Figures that are neither: specifications, other areas, coverage.
    Others,
}

impl<'a> View<'a> {
    /// Arranges an extraction.
    pub fn of(extraction: &'a Extraction) -> Self {
        let mut headings = Vec::new();
        flatten(&extraction.outline, &mut Vec::new(), &mut headings);
        headings.sort_by_key(|heading| heading.line);
        View { extraction, codes: Codes::of(extraction), headings }
    }

    /// The headings in line order.
    pub fn headings(&self) -> &[Heading<'a>] {
        &self.headings
    }

    /// The headings above a line, outermost first, each as printed.
    pub fn section(&self, line: u32) -> Vec<String> {
        let at = self.headings.partition_point(|h| h.line <= line);
        at.checked_sub(1)
            .and_then(|at| self.headings.get(at))
            .map(|heading| heading.path.iter().map(|node| title(node)).collect())
            .unwrap_or_default()
    }

    /// The statements of a group, restatements of one indicator next to each other, indicators
    /// in order of first appearance.
    pub fn statements(&self, group: Group) -> Vec<&'a Statement> {
        let members: Vec<_> =
            self.extraction.statements.iter().filter(|statement| group_of(statement) == group).collect();
        let mut order = std::collections::HashMap::new();
        for (at, statement) in members.iter().enumerate() {
            order.entry(statement.indicator.as_str()).or_insert(at);
        }
        let mut sorted = members;
        sorted.sort_by_key(|s| (order.get(s.indicator.as_str()).copied(), s.source.line, s.source.start));
        sorted
    }

    /// How many statements a group has and how many indicators they make.
    pub fn counts(&self, group: Group) -> (usize, usize) {
        let statements = self.statements(group);
        let indicators: HashSet<_> = statements.iter().map(|s| s.indicator.as_str()).collect();
        (statements.len(), indicators.len())
    }

    /// The latest baseline of a target's indicator in the target's unit.
    pub fn baseline_of(&self, target: &Statement) -> Option<&'a Statement> {
        self.extraction
            .statements
            .iter()
            .filter(|s| {
                group_of(s) == Group::Baselines
                    && s.indicator == target.indicator
                    && s.unit == target.unit
                    && s.form == Form::Level
            })
            .max_by_key(|s| s.period.map(|period| period.last_year()))
    }
}

/// The group a statement is shown in.
pub fn group_of(statement: &Statement) -> Group {
    match (statement.class, statement.kind) {
        (Class::Plan | Class::Fact, Kind::Target) => Group::Targets,
        (Class::Plan | Class::Fact, Kind::Baseline) => Group::Baselines,
        _ => Group::Others,
    }
}

/// The name of a group.
pub fn group_name(group: Group, lang: Lang) -> &'static str {
    match group {
        Group::Targets => lang.pick("目标", "Targets"),
        Group::Baselines => lang.pick("基期", "Baselines"),
        Group::Others => lang.pick("其他数字", "Other figures"),
    }
}

/// `约12.5亿元` style: sign of comparison, direction, value, unit.
pub fn value_text(statement: &Statement) -> String {
    let is_range = matches!(statement.value, waymark_core::Value::Range(..));
    let sign = match statement.operator {
        Operator::AtLeast | Operator::MoreThan if is_range => "",
        Operator::AtLeast => "≥ ",
        Operator::MoreThan => "> ",
        Operator::AtMost => "≤ ",
        Operator::LessThan => "< ",
        Operator::About => "≈ ",
        Operator::Equal => "",
    };
    let change = match (statement.form, statement.change) {
        (Form::Increment | Form::Growth, Some(Change::Up)) => "↑ ",
        (_, Some(Change::Down)) => "↓ ",
        _ => "",
    };
    let unit = statement.unit.as_deref().unwrap_or("");
    clean(&format!("{sign}{change}{}{unit}", statement.value))
}

/// The period, or a dash.
pub fn period_text(period: Option<waymark_core::Period>) -> String {
    period.map_or_else(|| "—".to_owned(), |period| period.to_string())
}

/// What distinguishes a statement within its group: strength and nature, flags, or class.
pub fn mark_text(statement: &Statement, group: Group, lang: Lang) -> String {
    match group {
        Group::Targets => match statement.nature {
            Some(nature) => format!("{} {}", label(statement.strength, lang), label(nature, lang)),
            None => label(statement.strength, lang).to_owned(),
        },
        Group::Baselines => {
            let flags: Vec<_> = statement.flags.iter().map(|flag| label(*flag, lang)).collect();
            flags.join(lang.pick("、", ", "))
        }
        Group::Others => label(statement.class, lang).to_owned(),
    }
}

/// Bodies with their parts on one line.
pub fn owners_text(owners: &[Owner], lang: Lang) -> String {
    let parts: Vec<_> = owners
        .iter()
        .map(|owner| format!("{}{}{}", label(owner.role, lang), lang.pick("：", ": "), clean(&owner.body)))
        .collect();
    parts.join(lang.pick("；", "; "))
}

/// Number and title of a heading as printed.
pub fn title(node: &OutlineNode) -> String {
    match node.number.as_deref() {
        Some(number) if !number.is_empty() => clean(&format!("{number} {}", node.title)),
        _ => clean(&node.title),
    }
}

/// Text fit for one line of a terminal or a cell: control characters and the marks that turn
/// the writing direction are gone, line ends and tabs are blanks.
pub fn clean(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\n' | '\r' | '\t' => Some(' '),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect()
}

fn flatten<'a>(nodes: &'a [OutlineNode], above: &mut Vec<&'a OutlineNode>, out: &mut Vec<Heading<'a>>) {
    for node in nodes {
        above.push(node);
        out.push(Heading { line: node.line, level: node.level, path: above.clone() });
        flatten(&node.children, above, out);
        above.pop();
    }
}
