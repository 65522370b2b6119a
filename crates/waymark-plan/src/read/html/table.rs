//! A table of a page: where each cell falls on the grid (HTML, 4.9.12.1).
//!
//! A table with one column, or with tables in it, lays out the page: its cells are text.

use html5ever::tokenizer::Tag;
use waymark_core::BlockKind;

use super::super::blocks::{Cell, check_size};
use super::super::{ReadError, limits};

/// A piece of the flow.
#[derive(Debug)]
pub(super) enum Item {
    Paragraph { kind: BlockKind, text: String },
    Table(Vec<Cell>),
}

/// A table that is open.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// What stands before the first cell, such as a caption.
    before: Vec<Item>,
    cells: Vec<Draft>,
    /// For each column, the first row below the cells placed so far.
    free_from: Vec<u32>,
    rows: u32,
    col: u32,
    cols: u32,
}

#[derive(Debug)]
struct Draft {
    cell: Cell,
    items: Vec<Item>,
}

impl Table {
    /// Adds to the cell opened last.
    pub fn add(&mut self, item: Item) {
        match self.cells.last_mut() {
            Some(draft) => draft.items.push(item),
            None => self.before.push(item),
        }
    }

    /// Opens a row or a cell.
    pub fn open(&mut self, tag: &Tag) -> Result<(), ReadError> {
        if &*tag.name == "tr" {
            self.rows += 1;
            self.col = 0;
            return super::super::blocks::check_count(self.rows as usize);
        }
        let row = self.rows.saturating_sub(1);
        self.rows = self.rows.max(1);
        while self.free_from.get(self.col as usize).is_some_and(|free| *free > row) {
            self.col += 1;
        }
        let col = self.col.min(limits::SPAN_MAX - 1);
        let cols = span(tag, "colspan").clamp(1, limits::SPAN_MAX - col);
        let rows = match span(tag, "rowspan") {
            0 => limits::SPAN_MAX,
            rows => rows.min(limits::SPAN_MAX),
        };
        let end = (col + cols) as usize;
        if self.free_from.len() < end {
            self.free_from.resize(end, 0);
        }
        self.free_from[col as usize..end].fill(row + rows);
        self.col = col + cols;
        self.cols = self.cols.max(self.col);
        let cell = Cell { row, col, rows, cols, text: String::new() };
        super::super::blocks::check_count(self.cells.len())?;
        self.cells.push(Draft { cell, items: Vec::new() });
        Ok(())
    }

    /// The table, or its text where it only lays out the page.
    pub fn finish(self) -> Result<Vec<Item>, ReadError> {
        let mut items = self.before;
        let nested =
            self.cells.iter().any(|draft| draft.items.iter().any(|item| matches!(item, Item::Table(_))));
        if self.cols <= 1 || nested {
            items.extend(self.cells.into_iter().flat_map(|draft| draft.items));
            return Ok(items);
        }
        let mut cells = Vec::with_capacity(self.cells.len());
        for mut draft in self.cells {
            draft.cell.rows = draft.cell.rows.min(self.rows - draft.cell.row);
            for item in draft.items {
                if let Item::Paragraph { text, .. } = item {
                    if !draft.cell.text.is_empty() {
                        draft.cell.text.push('\n');
                    }
                    draft.cell.text.push_str(&text);
                }
            }
            check_size(&draft.cell.text)?;
            cells.push(draft.cell);
        }
        items.push(Item::Table(cells));
        Ok(items)
    }
}

/// A span as stated; 1 where it is not a number.
fn span(tag: &Tag, name: &str) -> u32 {
    tag.attrs
        .iter()
        .find(|attribute| &*attribute.name.local == name)
        .and_then(|attribute| attribute.value.trim().parse().ok())
        .unwrap_or(1)
}
