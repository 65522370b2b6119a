//! What responsible bodies are charged with, where the text prints them.

use std::collections::BTreeSet;

use waymark_core::{Milestone, MilestoneType, Owner, PeriodSource, Statement, Strength};

use super::tell;
use crate::grammar::list::list_mark_end;
use crate::owner;
use crate::source::Source;
use crate::statement::anchor;
use crate::table::ColumnRole;

/// Words that bodies are to see to.
struct Charge {
    /// Position of their line.
    at: usize,
    start: usize,
    end: usize,
    bodies: Vec<Owner>,
}

/// Gives the milestones the bodies printed for them, and adds a task for each charge that neither
/// a statement nor a milestone tells.
pub fn with_owners(
    source: &Source,
    statements: &[Statement],
    mut milestones: Vec<Milestone>,
) -> Vec<Milestone> {
    for milestone in &mut milestones {
        if let Some(at) = source.text.index_of(milestone.source.line) {
            milestone.owners = source.owners.of_place(at, milestone.source.start as usize).to_vec();
        }
    }
    let told: BTreeSet<(u32, u32)> = statements
        .iter()
        .map(|one| &one.source)
        .chain(milestones.iter().map(|one| &one.source))
        .map(|anchor| (anchor.line, anchor.start))
        .collect();
    let mut charges = in_text(source);
    charges.extend(in_tables(source));
    milestones.extend(charges.into_iter().filter_map(|charge| task(source, &told, charge)));
    milestones.sort_by_key(|milestone| (milestone.source.line, milestone.source.start));
    milestones
}

/// The words before each bracket of bodies.
fn in_text(source: &Source) -> Vec<Charge> {
    let mut found = Vec::new();
    for (at, line) in source.text.lines.iter().enumerate() {
        if source.tables.lines.contains(&at) || source.owners.is_own_line(at) {
            continue;
        }
        let mut from = list_mark_end(&line.chars);
        for (start, end, bodies) in source.owners.spans(at) {
            let opening = |c: &&char| "(【[ 。".contains(**c);
            let until = *start - line.chars[..*start].iter().rev().take_while(opening).count();
            found.push(Charge { at, start: from.min(until), end: until, bodies: bodies.clone() });
            from = *end;
        }
    }
    found
}

/// The naming cell of each row with a column of bodies and no figure.
fn in_tables(source: &Source) -> Vec<Charge> {
    let mut found = Vec::new();
    for (table, shape) in source.tables.tables.iter().zip(&source.tables.shapes) {
        let named = shape.column(ColumnRole::Name).or_else(|| shape.column(ColumnRole::Text));
        let Some(named) = named else { continue };
        for row in &table.rows {
            let bodies = owner::of_row(shape, row);
            let stated = row.iter().zip(&shape.columns).any(|(cell, column)| {
                column.role == ColumnRole::Value && cell.text.contains(|c: char| c.is_ascii_digit())
            });
            let cell = row.get(named).filter(|_| !bodies.is_empty() && !stated);
            if let Some((cell, at)) = cell.and_then(|cell| Some((cell, source.text.index_of(cell.line)?))) {
                found.push(Charge { at, start: cell.start as usize, end: cell.end as usize, bodies });
            }
        }
    }
    found
}

fn task(source: &Source, told: &BTreeSet<(u32, u32)>, charge: Charge) -> Option<Milestone> {
    let line = source.text.lines.get(charge.at)?;
    let (start, end) = (charge.start as u32, charge.end as u32);
    let subject = line.printed(charge.start, charge.end).trim().to_owned();
    if subject.is_empty() || told.range((line.number, start)..(line.number, end)).next().is_some() {
        return None;
    }
    let span = source.stands.get(charge.at).and_then(|stand| stand.span);
    Some(Milestone {
        id: crate::id::item('m', source.sha256, line.number, start, end),
        kind: MilestoneType::Task,
        subject,
        period: span.map(|(first, last)| tell::spanning(first, last)),
        period_source: if span.is_some() { PeriodSource::Inferred } else { PeriodSource::None },
        qualifier: None,
        strength: Strength::Firm,
        owners: charge.bodies,
        source: anchor(line, charge.start, charge.end, (charge.start, charge.end)),
    })
}
