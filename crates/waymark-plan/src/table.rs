//! Tables, however the document drew them: marked by the format, `a | b | c` rows, one cell a line.

mod caption;
mod columns;
mod grid;
mod rows;
mod shape;
mod stacked;

use std::collections::BTreeSet;

pub use shape::{Column, ColumnRole, Group, TableShape, split_unit};
use waymark_core::{Table, TableCell};

use crate::outline::Outline;
use crate::outline::view::View;
use crate::text::Text;

/// The tables of a document and the lines they take up.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    /// Tables in reading order.
    pub tables: Vec<Table>,
    /// What the columns of each table hold; as many as `tables`, in the same order.
    pub shapes: Vec<TableShape>,
    /// Positions in [`Text::lines`] that belong to a table (cells, header, caption, unit, notes).
    pub lines: BTreeSet<usize>,
}

impl Tables {
    /// Finds the tables.
    pub fn of(text: &Text, outline: &Outline) -> Self {
        let view = View::of(text);
        let mut taken = BTreeSet::new();
        let mut drafts = Vec::new();
        for find in [grid::find, rows::bars, rows::tabs, stacked::find, rows::gaps] {
            for draft in find(&view, outline, &taken) {
                taken.extend(draft.lines.iter().copied());
                drafts.push(draft);
            }
        }
        drafts.sort_by_key(|draft: &Draft| draft.first());
        let mut tables = Tables::default();
        for draft in drafts {
            let caption = caption::caption(&view, outline, &draft, &taken);
            tables.lines.extend(draft.lines.iter().copied());
            tables.lines.extend(caption.lines.iter().copied());
            let unit = caption.unit.or(draft.unit);
            tables.shapes.push(TableShape::of(&draft.header, &draft.rows, draft.groups, caption.notes_lines));
            let first = draft.lines.first().copied().unwrap_or_default();
            tables.tables.push(Table {
                line: text.lines.get(first).map_or(0, |line| line.number),
                title: draft.title.or(caption.title),
                unit,
                header: draft.header,
                rows: draft.rows,
                notes: draft.notes.into_iter().chain(caption.notes).collect(),
            });
        }
        tables
    }
}

/// A table as a finder hands it over, before caption and notes are looked for.
#[derive(Debug, Default)]
struct Draft {
    lines: BTreeSet<usize>,
    title: Option<String>,
    unit: Option<String>,
    header: Vec<String>,
    rows: Vec<Vec<TableCell>>,
    groups: Vec<Group>,
    notes: Vec<String>,
}

impl Draft {
    fn first(&self) -> usize {
        self.lines.first().copied().unwrap_or_default()
    }

    fn last(&self) -> usize {
        self.lines.last().copied().unwrap_or_default()
    }
}

/// A part of a line as a cell, blanks around removed.
fn cell(view: &View, at: usize, start: usize, end: usize) -> TableCell {
    let line = &view.text.lines[at];
    let chars = &line.chars[start..end];
    let lead = chars.iter().take_while(|c| **c == ' ').count();
    let tail = chars[lead..].iter().rev().take_while(|c| **c == ' ').count();
    let (start, end) = (start + lead, end - tail);
    TableCell {
        text: line.printed(start, end),
        line: line.number,
        start: u32::try_from(start).unwrap_or(u32::MAX),
        end: u32::try_from(end).unwrap_or(u32::MAX),
    }
}

/// Whether a cell holds a number, perhaps with mark, unit or bound (`1.25*`, `≥95%`, `[30]`), but no year.
fn is_number(text: &str) -> bool {
    let chars: Vec<char> = crate::text::folded(text).into_iter().filter(|c| *c != ' ').collect();
    let lead = chars
        .iter()
        .take_while(|c| matches!(c, '≥' | '≤' | '>' | '<' | '~' | '约' | '+' | '-' | '(' | '[' | '【'))
        .count();
    let digits = chars[lead..].iter().take_while(|c| c.is_ascii_digit()).count();
    let dated = digits == 4 && chars.get(lead + digits) == Some(&'年');
    let words = chars[lead..].iter().filter(|c| c.is_alphabetic()).count();
    digits > 0 && !dated && words <= 4
}

/// A whole number of one to three digits, as rows are counted.
pub(crate) fn row_number(text: &str) -> Option<u32> {
    let chars: String = crate::text::folded(text).into_iter().filter(|c| *c != ' ').collect();
    let digits = chars.strip_suffix('.').unwrap_or(&chars);
    let plain = (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten().filter(|number| *number > 0)
}

#[cfg(test)]
mod tests;
