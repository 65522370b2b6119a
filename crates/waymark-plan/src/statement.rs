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
use crate::table::Tables;
use crate::text::{Line, Text};
use setting::Setting;

/// Reads the statements of a document's running text, in reading order.
pub fn of_text(text: &Text, outline: &Outline, tables: &Tables, sha256: &str) -> Vec<Statement> {
    let setting = Setting::of(text, outline);
    let mut statements = Vec::new();
    let stands = setting.stands(text, outline);
    for (at, (line, stand)) in text.lines.iter().zip(&stands).enumerate() {
        let skipped = tables.lines.contains(&at) || outline.noise.contains(&at);
        if !skipped && !line.is_blank() {
            statements.extend(line::statements(line, stand, sha256));
        }
    }
    for table in &tables.tables {
        statements.extend(cells::statements(table, text, &setting, sha256));
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
