//! Tables, however the document drew them: marked by the format, `a | b | c` rows, one cell a line.

use std::collections::BTreeSet;

use waymark_core::Table;

use crate::outline::Outline;
use crate::text::Text;

/// The tables of a document and the lines they take up.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    /// Tables in reading order.
    pub tables: Vec<Table>,
    /// Positions in [`Text::lines`] that belong to a table (cells, header, notes).
    pub lines: BTreeSet<usize>,
}

impl Tables {
    /// Finds the tables.
    pub fn of(_text: &Text, _outline: &Outline) -> Self {
        Tables::default()
    }
}
