//! What responsible bodies are charged with, where the text prints them.

use waymark_core::{Milestone, Owner, Statement};

use super::{Charged, tasks};
use crate::outline::Outline;
use crate::owner::{self, Owners};
use crate::table::{ColumnRole, Tables};
use crate::text::Text;

/// Gives the milestones the bodies printed for them, and adds a task for each charge that neither
/// a statement nor a milestone tells.
pub fn with_owners(
    mut milestones: Vec<Milestone>,
    statements: &[Statement],
    (text, outline, tables, owners): (&Text, &Outline, &Tables, &Owners),
    document_sha256: &str,
) -> Vec<Milestone> {
    for milestone in &mut milestones {
        if let Some(at) = text.index_of(milestone.source.line) {
            milestone.owners = owners.of_place(at, milestone.source.start as usize).to_vec();
        }
    }
    let mut charges = in_text(text, tables, owners);
    charges.extend(in_tables(text, tables));
    for (charged, bodies) in charges {
        let mut task = tasks(text, outline, &[charged], statements, &milestones, document_sha256);
        task.iter_mut().for_each(|task| task.owners.clone_from(&bodies));
        milestones.append(&mut task);
    }
    milestones.sort_by_key(|milestone| (milestone.source.line, milestone.source.start));
    milestones
}

type Charge = (Charged, Vec<Owner>);

/// The words before each bracket of bodies.
fn in_text(text: &Text, tables: &Tables, owners: &Owners) -> Vec<Charge> {
    let mut found = Vec::new();
    for (at, line) in text.lines.iter().enumerate() {
        if tables.lines.contains(&at) || owners.is_own_line(at) {
            continue;
        }
        let mut from = crate::statement::clause::list_mark_end(&line.chars);
        for (start, end, bodies) in owners.spans(at) {
            let opening = |c: &char| "(【[ 。".contains(*c);
            let until = *start - line.chars[..*start].iter().rev().take_while(|c| opening(c)).count();
            found.push((Charged { at, start: from.min(until), end: until }, bodies.clone()));
            from = *end;
        }
    }
    found
}

/// The naming cell of each row with a column of bodies.
fn in_tables(text: &Text, tables: &Tables) -> Vec<Charge> {
    let mut found = Vec::new();
    for (table, shape) in tables.tables.iter().zip(&tables.shapes) {
        let Some(named) = shape.column(ColumnRole::Name).or_else(|| shape.column(ColumnRole::Text)) else {
            continue;
        };
        for row in &table.rows {
            let bodies = owner::of_row(shape, row);
            let stated = row.iter().enumerate().any(|(column, cell)| {
                let value = shape.columns.get(column).is_some_and(|column| column.role == ColumnRole::Value);
                value && cell.text.contains(|c: char| c.is_ascii_digit())
            });
            let Some(cell) = row.get(named).filter(|_| !bodies.is_empty() && !stated) else { continue };
            if let Some(at) = text.index_of(cell.line) {
                found.push((Charged { at, start: cell.start as usize, end: cell.end as usize }, bodies));
            }
        }
    }
    found
}
