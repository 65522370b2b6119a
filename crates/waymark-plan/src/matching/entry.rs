//! The rows of a task split.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::{Class, Extraction, Form, Kind, Owner, Period, Value};

use crate::similar::headings;

/// One row: what shall be done, by when, by whom.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Entry {
    /// 1-based line of the document, or row of the table.
    pub line: u32,
    /// Code of the ledger item, where a table names it.
    pub code: Option<String>,
    /// Indicator, subject or name of the project.
    pub name: String,
    /// The words it stands in.
    pub words: String,
    /// Headings above it, outermost first.
    pub section: Vec<String>,
    /// The number, where it has one.
    pub figure: Option<Figure>,
    /// When.
    pub period: Option<Period>,
    /// Area it holds for, where it names one.
    pub area: Option<String>,
    /// Who answers for it.
    pub owners: Vec<Owner>,
}

/// A number of a row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "RowFigure")]
pub struct Figure {
    /// How it is meant.
    pub form: Form,
    /// The number or range.
    pub value: Value,
    /// Its unit.
    pub unit: Option<String>,
}

/// The rows of a task split: its targets, milestones and projects, in reading order.
pub fn entries(extraction: &Extraction) -> Vec<Entry> {
    let section = |line| headings(&extraction.outline, line);
    let promised = |kind, class| kind == Kind::Target && class == Class::Plan;
    let mut rows: Vec<((u32, u32), Entry)> = Vec::new();
    for one in extraction.statements.iter().filter(|one| promised(one.kind, one.class)) {
        let entry = Entry {
            line: one.source.line,
            code: None,
            name: one.subject.clone(),
            words: one.source.quote.clone(),
            section: section(one.source.line),
            figure: Some(Figure { form: one.form, value: one.value, unit: one.unit.clone() }),
            period: one.period,
            area: one.area.clone(),
            owners: one.owners.clone(),
        };
        rows.push(((one.source.line, one.source.start), entry));
    }
    let plain = |name: &str, source: &waymark_core::Anchor, owners: &[Owner], period| Entry {
        line: source.line,
        name: name.to_owned(),
        words: source.quote.clone(),
        section: section(source.line),
        period,
        owners: owners.to_vec(),
        ..Entry::default()
    };
    for one in &extraction.milestones {
        let entry = plain(&one.subject, &one.source, &one.owners, one.period);
        rows.push(((one.source.line, one.source.start), entry));
    }
    for one in &extraction.projects {
        let entry = plain(&one.name, &one.source, &one.owners, None);
        rows.push(((one.source.line, one.source.start), entry));
    }
    rows.sort_by_key(|(place, _)| *place);
    rows.into_iter().map(|(_, entry)| entry).collect()
}

/// The rows of an owners table: each row of the file with the item's code or name and one owner;
/// rows about the same item become one.
pub fn entries_of_table(rows: impl IntoIterator<Item = TableRow>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut places: HashMap<(Option<String>, String), usize> = HashMap::new();
    for row in rows {
        let name = row.name.unwrap_or_default();
        let at = *places.entry((row.code.clone(), name.clone())).or_insert_with(|| {
            entries.push(Entry { line: row.line, code: row.code, name, ..Entry::default() });
            entries.len() - 1
        });
        if !entries[at].owners.contains(&row.owner) {
            entries[at].owners.push(row.owner);
        }
    }
    entries
}

/// One row of an owners table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// 1-based row.
    pub line: u32,
    /// Code of the ledger item.
    pub code: Option<String>,
    /// Name of the item.
    pub name: Option<String>,
    /// Who answers for it.
    pub owner: Owner,
}
