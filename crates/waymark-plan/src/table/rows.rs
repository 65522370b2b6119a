//! Tables whose rows are lines: `a | b | c`, tabs, or columns kept apart by blanks.

use std::collections::BTreeSet;

use waymark_core::TableCell;

use super::{Draft, Group, cell, is_number};
use crate::outline::Outline;
use crate::outline::view::View;

/// Rows of cells between bars, markdown tables among them.
pub fn bars(view: &View, _outline: &Outline, taken: &BTreeSet<usize>) -> Vec<Draft> {
    runs(view, taken, 2, true, |at| {
        let line = &view.text.lines[at];
        let cells = split(line.chars.len(), |at| line.chars[at] == '|');
        (cells.len() > 1 || view.has_bars(at)).then_some(cells)
    })
}

/// Rows of cells between tabs.
pub fn tabs(view: &View, _outline: &Outline, taken: &BTreeSet<usize>) -> Vec<Draft> {
    runs(view, taken, 2, false, |at| {
        let line = &view.text.lines[at];
        let cells = split(line.raw.len(), |at| line.raw[at] == '\t');
        let printed =
            cells.iter().filter(|(start, end)| line.chars[*start..*end].iter().any(|c| *c != ' ')).count();
        (printed > 1).then_some(cells)
    })
}

/// Rows of three cells and more between wide blanks, as text taken from a page has them.
pub fn gaps(view: &View, outline: &Outline, taken: &BTreeSet<usize>) -> Vec<Draft> {
    let found = runs(view, taken, 3, false, |at| {
        let chars = view.chars(at);
        if chars.contains(&'。') || outline.heading_at(at).is_some() || outline.noise.contains(&at) {
            return None;
        }
        let (start, _) = view.span(at);
        let mut cells = Vec::new();
        let mut from = 0;
        while from < chars.len() {
            let blank = |at: usize| chars.get(at) == Some(&' ');
            let end = (from..chars.len()).find(|at| blank(*at) && blank(at + 1)).unwrap_or(chars.len());
            cells.push((start + from, start + end));
            from = end + chars[end..].iter().take_while(|c| **c == ' ').count();
        }
        (cells.len() > 2).then_some(cells)
    });
    let numeric = |draft: &Draft| {
        let numbers = draft.rows.iter().flatten().filter(|cell| is_number(&cell.text)).count();
        draft.rows.len() > 1 && numbers >= draft.rows.len()
    };
    found.into_iter().filter(numeric).collect()
}

type Span = (usize, usize);

/// Tables of runs of lines that `cells` cuts into at least `least` cells.
fn runs(
    view: &View,
    taken: &BTreeSet<usize>,
    least: usize,
    ragged: bool,
    cells: impl Fn(usize) -> Option<Vec<Span>>,
) -> Vec<Draft> {
    let mut found = Vec::new();
    let mut run: Vec<(usize, Vec<Span>)> = Vec::new();
    let mut blanks = 0;
    for at in 0..view.len() {
        if view.blank(at) {
            blanks += 1;
            continue;
        }
        let free = !taken.contains(&at) && view.cell(at).is_none();
        let cut = free.then(|| cells(at)).flatten();
        let fits = |cut: &Vec<Span>| {
            run.first().is_none_or(|(_, first)| blanks <= 1 && (ragged || first.len() == cut.len()))
        };
        match cut {
            Some(cut) if fits(&cut) => run.push((at, cut)),
            cut => {
                found.extend(draft(view, std::mem::take(&mut run), least));
                run.extend(cut.map(|cut| (at, cut)));
            }
        }
        blanks = 0;
    }
    found.extend(draft(view, run, least));
    found
}

fn draft(view: &View, mut run: Vec<(usize, Vec<Span>)>, least: usize) -> Option<Draft> {
    trim_outer(view, &mut run);
    let width = run.iter().map(|(_, cells)| cells.len()).max()?;
    let separator = run.iter().position(|(at, _)| is_separator(view, *at));
    let lines: BTreeSet<usize> = run.iter().map(|(at, _)| *at).collect();
    let mut rows: Vec<Vec<TableCell>> = Vec::new();
    for (at, spans) in run.iter().filter(|(at, _)| !is_separator(view, *at)) {
        let mut cells: Vec<TableCell> =
            spans.iter().map(|(start, end)| cell(view, *at, *start, *end)).collect();
        let end = view.text.lines[*at].raw.len();
        cells.resize_with(width, || cell(view, *at, end, end));
        rows.push(cells);
    }
    if rows.len() < 2 || width < least.max(2) {
        return None;
    }
    let header = match separator {
        Some(position) => position,
        None => usize::from(!rows[0].iter().any(|cell| is_number(&cell.text) && !is_year(&cell.text))),
    };
    let mut draft = Draft {
        lines,
        header: (0..width).map(|col| header_text(&rows[..header], col)).collect(),
        ..Draft::default()
    };
    for row in rows.drain(..).skip(header) {
        let mut printed = row.iter().filter(|cell| !cell.text.is_empty());
        match (printed.next(), printed.next()) {
            (Some(only), None) if !is_number(&only.text) => {
                draft.groups.push(Group { before_row: draft.rows.len(), title: only.clone() })
            }
            (None, _) => {}
            _ => draft.rows.push(row),
        }
    }
    (!draft.rows.is_empty()).then_some(draft)
}

fn header_text(rows: &[Vec<TableCell>], col: usize) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for row in rows {
        let text = row[col].text.as_str();
        if !text.is_empty() && parts.last() != Some(&text) {
            parts.push(text);
        }
    }
    parts.join("/")
}

fn is_year(text: &str) -> bool {
    text.chars().count() == 4 && crate::outline::numeral::year(&crate::text::folded(text)).is_some()
}

/// The parts of a line of `len` characters between separators.
fn split(len: usize, separates: impl Fn(usize) -> bool) -> Vec<Span> {
    let mut cells = Vec::new();
    let mut start = 0;
    for at in 0..len {
        if separates(at) {
            cells.push((start, at));
            start = at + 1;
        }
    }
    cells.push((start, len));
    cells
}

/// Drops the empty cells outside `| a | b |`. A bar at one end of some rows only keeps its empty
/// cell: there a merged cell goes on from the row above.
fn trim_outer(view: &View, run: &mut [(usize, Vec<Span>)]) {
    let blank = |at: usize, span: &Span| view.text.lines[at].chars[span.0..span.1].iter().all(|c| *c == ' ');
    let framed = |(at, cells): &(usize, Vec<Span>)| {
        cells.len() > 2 && cells.first().is_some_and(|cell| blank(*at, cell))
    };
    if run.iter().all(framed) {
        run.iter_mut().for_each(|(_, cells)| {
            cells.remove(0);
        });
    }
    let closed = |(at, cells): &(usize, Vec<Span>)| {
        cells.len() > 1 && cells.last().is_some_and(|cell| blank(*at, cell))
    };
    if run.iter().all(closed) {
        run.iter_mut().for_each(|(_, cells)| {
            cells.pop();
        });
    }
}

/// `|---|:-:|`
fn is_separator(view: &View, at: usize) -> bool {
    let chars = view.chars(at);
    chars.contains(&'-') && chars.iter().all(|c| matches!(c, '-' | '|' | ':' | ' ' | '+'))
}
