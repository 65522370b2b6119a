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

use crate::outline::Outline;
use crate::owner::Owners;
use crate::table::Tables;
use crate::text::{Line, Text};
use setting::Setting;

/// Reads the statements of a document, in reading order.
pub fn of_text(
    text: &Text,
    outline: &Outline,
    tables: &Tables,
    owners: &Owners,
    sha256: &str,
) -> Vec<Statement> {
    let setting = Setting::of(text, outline);
    let stands = setting.stands(text, outline);
    let mut statements = Vec::new();
    for (at, (line, stand)) in text.lines.iter().zip(&stands).enumerate() {
        if tables.lines.contains(&at) || outline.noise.contains(&at) || line.is_blank() {
            continue;
        }
        let spans = owners.spans(at);
        let names_bodies = |start: usize| spans.iter().any(|span| (span.0..span.1).contains(&start));
        let found = line::statements(line, stand, sha256).into_iter();
        statements.extend(
            found.filter(|one| !names_bodies(one.source.start as usize)).map(|one| Statement {
                owners: owners.of_place(at, one.source.start as usize).to_vec(),
                ..one
            }),
        );
    }
    let reading = cells::Reading { text, setting: &setting, sha256 };
    for (table, shape) in tables.tables.iter().zip(&tables.shapes) {
        statements.extend(cells::statements(&reading, table, shape));
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
