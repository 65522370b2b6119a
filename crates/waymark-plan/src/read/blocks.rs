//! Blocks counted as they come, with the limits on their number and size.

use waymark_core::{Block, BlockKind, CellPlace};

use super::{ReadError, limits};

/// The blocks of a format without lines, numbered from 1.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    list: Vec<Block>,
    tables: u32,
}

/// A cell of a table before the table has its number.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    pub row: u32,
    pub col: u32,
    pub rows: u32,
    pub cols: u32,
    pub text: String,
}

impl Blocks {
    /// Adds a block unless it is blank.
    pub fn push(&mut self, kind: BlockKind, text: String, page: Option<u32>) -> Result<(), ReadError> {
        if text.chars().all(char::is_whitespace) {
            return Ok(());
        }
        self.add(kind, text, page)
    }

    /// Adds the cells of a table, blank ones included, in reading order.
    pub fn table(&mut self, cells: Vec<Cell>, page: Option<u32>) -> Result<(), ReadError> {
        let table = self.tables;
        self.tables += 1;
        for cell in cells {
            let place = CellPlace {
                table,
                row: cell.row,
                col: cell.col,
                rows: cell.rows.clamp(1, limits::SPAN_MAX),
                cols: cell.cols.clamp(1, limits::SPAN_MAX),
            };
            self.add(BlockKind::Cell(place), cell.text, page)?;
        }
        Ok(())
    }

    fn add(&mut self, kind: BlockKind, text: String, page: Option<u32>) -> Result<(), ReadError> {
        check_size(&text)?;
        check_count(self.list.len() + 1)?;
        let line = self.list.len() as u32 + 1;
        self.list.push(Block { line, page, text, kind });
        Ok(())
    }

    /// Whether nothing was added.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The blocks; [`ReadError::Empty`] if there are none.
    pub fn finish(self) -> Result<Vec<Block>, ReadError> {
        if self.is_empty() {
            return Err(ReadError::Empty);
        }
        Ok(self.list)
    }
}

pub(super) fn check_size(text: &str) -> Result<(), ReadError> {
    if text.len() > limits::BLOCK_BYTES_MAX {
        return Err(ReadError::TooLong { what: "characters", limit: limits::BLOCK_BYTES_MAX as u64 });
    }
    Ok(())
}

pub(super) fn check_count(blocks: usize) -> Result<(), ReadError> {
    if blocks > limits::BLOCKS_MAX {
        return Err(ReadError::TooLong { what: "blocks", limit: limits::BLOCKS_MAX as u64 });
    }
    Ok(())
}
