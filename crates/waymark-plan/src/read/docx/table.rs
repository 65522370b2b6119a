//! Tables (17.4): the grid with merged cells.
//!
//! A table with a single grid column is a frame around text, as boxes (专栏) are often drawn:
//! its paragraphs are read as paragraphs.

use super::super::blocks::{Cell, check_count, check_size};
use super::super::xml::{Node, Xml};
use super::super::{ReadError, limits};
use super::body::{Body, Item, joined, skipped};

/// Reads the table opened last. Notes and tables within cells follow the table.
pub(super) fn read(body: &mut Body<'_>, xml: &mut Xml<'_>, items: &mut Vec<Item>) -> Result<(), ReadError> {
    let mut grid = Grid::default();
    let outside = xml.depth() - 1;
    while xml.depth() > outside {
        let Node::Open(element) = xml.next()? else {
            continue;
        };
        match element.name() {
            "tr" => grid.row(body, xml)?,
            "tblPr" | "tblGrid" | "tblPrEx" => xml.skip()?,
            name if skipped(name) => xml.skip()?,
            _ => {}
        }
    }
    grid.put(body, items)
}

#[derive(Default)]
struct Grid {
    cells: Vec<Draft>,
    /// For each column, the cell a continued merge below belongs to.
    above: Vec<Option<usize>>,
    rows: u32,
    cols: u32,
}

struct Draft {
    row: u32,
    col: u32,
    rows: u32,
    cols: u32,
    items: Vec<Item>,
}

/// What the properties of a cell say (17.4.66, 17.4.17, 17.4.84).
struct Span {
    cols: u32,
    continued: bool,
}

impl Grid {
    fn row(&mut self, body: &mut Body<'_>, xml: &mut Xml<'_>) -> Result<(), ReadError> {
        let row = self.rows;
        let first = self.cells.len();
        let mut col = 0;
        let mut deleted = false;
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            let Node::Open(element) = xml.next()? else {
                continue;
            };
            match element.name() {
                "tc" => col = self.cell(body, xml, row, col)?,
                "gridBefore" => {
                    let before: u32 = element.number("val").unwrap_or(0);
                    col += before.min(limits::SPAN_MAX);
                }
                "del" => deleted = true,
                name if name != "trPr" && skipped(name) => xml.skip()?,
                _ => {}
            }
        }
        if deleted {
            self.cells.truncate(first);
            for above in &mut self.above {
                *above = above.filter(|at| *at < first);
            }
        } else {
            self.rows += 1;
            self.cols = self.cols.max(col);
        }
        Ok(())
    }

    fn cell(&mut self, body: &mut Body<'_>, xml: &mut Xml<'_>, row: u32, col: u32) -> Result<u32, ReadError> {
        let mut span = Span { cols: 1, continued: false };
        let mut items = Vec::new();
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            let Node::Open(element) = xml.next()? else {
                continue;
            };
            match element.name() {
                "tcPr" => span = Span::read(xml)?,
                "p" => super::paragraph::read(body, xml, &mut items)?,
                "tbl" if body.tables >= limits::TABLE_DEPTH_MAX => xml.skip()?,
                "tbl" => {
                    body.tables += 1;
                    read(body, xml, &mut items)?;
                    body.tables -= 1;
                }
                name if skipped(name) => xml.skip()?,
                _ => {}
            }
        }
        let next = col + span.cols;
        if next > limits::SPAN_MAX {
            return Ok(limits::SPAN_MAX);
        }
        self.place(row, col, span, items)?;
        Ok(next)
    }

    fn place(&mut self, row: u32, col: u32, span: Span, items: Vec<Item>) -> Result<(), ReadError> {
        let columns = col as usize..(col + span.cols) as usize;
        if self.above.len() < columns.end {
            self.above.resize(columns.end, None);
        }
        if span.continued
            && let Some(at) = self.above[columns.start]
            && let Some(cell) = self.cells.get_mut(at)
        {
            cell.rows = row - cell.row + 1;
            cell.items.extend(items);
            return Ok(());
        }
        check_count(self.cells.len() + 1)?;
        self.above[columns].fill(Some(self.cells.len()));
        self.cells.push(Draft { row, col, rows: 1, cols: span.cols, items });
        Ok(())
    }

    fn put(self, body: &mut Body<'_>, items: &mut Vec<Item>) -> Result<(), ReadError> {
        if self.cols <= 1 {
            items.extend(self.cells.into_iter().flat_map(|cell| cell.items));
            return Ok(());
        }
        let mut after = Vec::new();
        let mut cells = Vec::new();
        for draft in self.cells {
            let (own, other) =
                draft.items.into_iter().partition(|item| matches!(item, Item::Paragraph { .. }));
            let text = joined(own).trim_end_matches('\n').to_owned();
            check_size(&text)?;
            after.extend::<Vec<Item>>(other);
            cells.push(Cell { row: draft.row, col: draft.col, rows: draft.rows, cols: draft.cols, text });
        }
        body.add(items, Item::Table(cells))?;
        items.append(&mut after);
        Ok(())
    }
}

impl Span {
    fn read(xml: &mut Xml<'_>) -> Result<Self, ReadError> {
        let mut span = Span { cols: 1, continued: false };
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            let Node::Open(element) = xml.next()? else {
                continue;
            };
            match element.name() {
                "gridSpan" => {
                    span.cols = element.number("val").unwrap_or(1).clamp(1, limits::SPAN_MAX);
                }
                "vMerge" => span.continued = element.attr("val").as_deref() != Some("restart"),
                "tcPrChange" => xml.skip()?,
                _ => {}
            }
        }
        Ok(span)
    }
}
