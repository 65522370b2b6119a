//! Statements: numbers that say what is or what shall be.
//!
//! A line is scanned for quantities and times ([`crate::grammar`]); each quantity then gets its
//! clause ([`clause`]), what its words make of it ([`form`], [`tone`]), when it holds ([`time`])
//! and what it is about ([`subject`]).

mod cells;
pub mod clause;
pub mod form;
pub mod line;
pub mod setting;
pub mod subject;
pub mod time;
pub mod tone;

use waymark_core::{Anchor, Statement};

use crate::source::Source;
use crate::text::Line;

/// Reads the statements of a document, in reading order.
pub fn statements(source: &Source) -> Vec<Statement> {
    let mut statements = Vec::new();
    for (at, (line, stand)) in source.text.lines.iter().zip(&source.stands).enumerate() {
        if !source.is_prose(at) || line.is_blank() {
            continue;
        }
        let spans = source.owners.spans(at);
        let names_bodies = |start: usize| spans.iter().any(|span| (span.0..span.1).contains(&start));
        let found = line::statements(line, stand, source.sha256).into_iter();
        let found = found.filter(|one| !names_bodies(one.source.start as usize));
        statements.extend(found.map(|one| Statement {
            owners: source.owners.of_place(at, one.source.start as usize).to_vec(),
            ..one
        }));
    }
    for (table, shape) in source.tables.tables.iter().zip(&source.tables.shapes) {
        statements.extend(cells::statements(source, table, shape));
    }
    statements.sort_by_key(|statement| (statement.source.line, statement.source.start));
    statements
}

/// The anchor of a span with the clause around it as quote.
pub(crate) fn anchor(line: &Line, start: usize, end: usize, quote: (usize, usize)) -> Anchor {
    Anchor {
        line: line.number,
        start: start as u32,
        end: end as u32,
        quote: line.printed(quote.0, quote.1).trim().to_owned(),
        page: line.page,
        cell: None,
    }
}

#[cfg(test)]
mod tests;
