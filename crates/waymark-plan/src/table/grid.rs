//! Tables the format itself marks, with merged cells and headers of several rows.

use std::collections::{BTreeMap, BTreeSet};

use waymark_core::TableCell;

use super::caption::{is_note, unit_of};
use super::{Draft, Group, cell, is_number, row_number};
use crate::outline::Outline;
use crate::outline::cut::title;
use crate::outline::view::View;

/// Grid places of all tables together.
const PLACES_MAX: usize = 4_000_000;
/// Rows a header has at most.
const HEADER_MAX: usize = 4;

/// The tables of documents that mark them. Tables of one column are boxes of text and left alone.
pub fn find(view: &View, _outline: &Outline, _taken: &BTreeSet<usize>) -> Vec<Draft> {
    let mut tables: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for at in 0..view.len() {
        if let Some(place) = view.cell(at) {
            tables.entry(place.table).or_default().push(at);
        }
    }
    let mut budget = PLACES_MAX;
    let mut found = Vec::new();
    for lines in tables.into_values() {
        if let Some(grid) = Grid::of(view, &lines, budget) {
            budget -= grid.places.len();
            found.push(grid.draft(view, lines));
        }
    }
    found
}

/// Which line fills each place of a table.
struct Grid {
    width: usize,
    places: Vec<Option<usize>>,
}

impl Grid {
    fn of(view: &View, lines: &[usize], budget: usize) -> Option<Grid> {
        let (mut width, mut height) = (0usize, 0usize);
        for place in lines.iter().filter_map(|at| view.cell(*at)) {
            width = width.max(place.col as usize + place.cols as usize);
            height = height.max(place.row as usize + place.rows as usize);
        }
        if width < 2 || width.checked_mul(height)? > budget {
            return None;
        }
        let mut places = vec![None; width * height];
        for at in lines {
            let Some(place) = view.cell(*at) else {
                continue;
            };
            for row in place.row as usize..place.row as usize + place.rows as usize {
                for col in place.col as usize..place.col as usize + place.cols as usize {
                    let filled = &mut places[row * width + col];
                    if filled.is_none_or(|before| view.blank(before)) {
                        *filled = Some(*at);
                    }
                }
            }
        }
        Some(Grid { width, places })
    }

    fn height(&self) -> usize {
        self.places.len() / self.width
    }

    fn row(&self, row: usize) -> &[Option<usize>] {
        &self.places[row * self.width..(row + 1) * self.width]
    }

    /// The lines printed in a row, each once.
    fn printed(&self, view: &View, row: usize) -> Vec<usize> {
        let mut lines: Vec<usize> =
            self.row(row).iter().flatten().copied().filter(|at| !view.blank(*at)).collect();
        lines.dedup();
        lines
    }

    fn draft(&self, view: &View, lines: Vec<usize>) -> Draft {
        let mut draft = Draft { lines: lines.into_iter().collect(), ..Draft::default() };
        let mut row = 0;
        while row < self.height() && self.printed(view, row).len() <= 1 {
            for at in self.printed(view, row) {
                let (start, end) = view.span(at);
                match unit_of(view.chars(at)) {
                    Some(unit) => draft.unit = Some(unit),
                    None => draft.title = Some(title(&view.text.lines[at].raw[start..end])),
                }
            }
            row += 1;
        }
        let header = self.header_rows(view, row);
        draft.header = (0..self.width).map(|col| self.header_text(view, row..row + header, col)).collect();
        for row in row + header..self.height() {
            self.body(view, row, &mut draft);
        }
        draft
    }

    fn body(&self, view: &View, row: usize, draft: &mut Draft) {
        let printed = self.printed(view, row);
        match printed.as_slice() {
            [] => {}
            [at] => {
                let (start, end) = view.span(*at);
                let only = cell(view, *at, start, end);
                if is_note(view.chars(*at)) {
                    draft.notes.push(only.text);
                } else if !is_number(&only.text) {
                    draft.groups.push(Group { before_row: draft.rows.len(), title: only });
                }
            }
            _ => {
                let last = printed[printed.len() - 1];
                let cells = self.row(row).iter().map(|at| match at {
                    Some(at) => {
                        let (start, end) = view.span(*at);
                        cell(view, *at, start, end)
                    }
                    None => empty(view, last),
                });
                draft.rows.push(cells.collect());
            }
        }
    }

    /// How many rows from `first` on are header.
    fn header_rows(&self, view: &View, first: usize) -> usize {
        if first >= self.height() || self.has_numbers(view, first) {
            return 0;
        }
        let places = self.row(first).iter().flatten().filter_map(|at| view.cell(*at));
        let (mut deepest, mut shallowest, mut spread) = (1, usize::MAX, false);
        for place in places {
            deepest = deepest.max(place.rows as usize);
            shallowest = shallowest.min(place.rows as usize);
            spread |= place.cols > 1;
        }
        let wanted = if spread { deepest.max(2) } else { shallowest.max(1) };
        let rest = self.height() - first;
        let most = wanted.min(HEADER_MAX).min(rest.saturating_sub(1).max(1));
        (1..most).find(|row| self.has_numbers(view, first + row)).unwrap_or(most)
    }

    fn has_numbers(&self, view: &View, row: usize) -> bool {
        self.printed(view, row).into_iter().any(|at| {
            let (start, end) = view.span(at);
            let text = cell(view, at, start, end).text;
            is_number(&text) && !year_alone(&text) || row_number(&text).is_some()
        })
    }

    fn header_text(&self, view: &View, rows: std::ops::Range<usize>, col: usize) -> String {
        let mut parts: Vec<String> = Vec::new();
        for row in rows {
            let Some(at) = self.row(row)[col] else {
                continue;
            };
            let (start, end) = view.span(at);
            let text = title(&view.text.lines[at].raw[start..end]);
            if !text.is_empty() && parts.last() != Some(&text) {
                parts.push(text);
            }
        }
        parts.join("/")
    }
}

/// A cell with nothing in it, placed at the end of a line of its row.
fn empty(view: &View, at: usize) -> TableCell {
    let end = view.text.lines[at].raw.len();
    cell(view, at, end, end)
}

/// Whether the text is a bare year such as a header prints (2025).
fn year_alone(text: &str) -> bool {
    let chars = crate::text::folded(text.trim());
    chars.len() == 4 && crate::outline::numeral::year(&chars).is_some()
}
