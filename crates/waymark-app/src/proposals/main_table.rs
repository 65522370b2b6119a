//! Which statements stand in the plan's main table of indicators.

use std::collections::HashSet;

use waymark_core::{Class, Extraction, Kind, Statement, Table};

/// Ids of the targets in the document's first table that lists indicators with their targets.
pub(super) fn main_rows(extraction: &Extraction) -> HashSet<String> {
    let in_table = |statement: &&Statement| {
        statement.kind == Kind::Target && statement.class == Class::Plan && statement.source.cell.is_some()
    };
    let targets: Vec<&Statement> = extraction.statements.iter().filter(in_table).collect();
    let table = extraction
        .tables
        .iter()
        .filter(|table| lists_indicators(table))
        .find(|table| targets.iter().any(|target| holds(table, target)));
    let Some(table) = table else { return HashSet::new() };
    targets.into_iter().filter(|target| holds(table, target)).map(|target| target.id.clone()).collect()
}

fn lists_indicators(table: &Table) -> bool {
    let titled = table.title.as_deref().is_some_and(|title| title.contains("指标"));
    titled || table.header.iter().any(|head| head.contains("指标"))
}

fn holds(table: &Table, statement: &Statement) -> bool {
    let Some(cell) = &statement.source.cell else { return false };
    table.rows.iter().flatten().any(|one| one.line == cell.line)
}
