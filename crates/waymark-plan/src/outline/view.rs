//! The lines of a text as the outline looks at them: without the blanks around, tables known.

use waymark_core::{BlockKind, CellPlace};

use crate::text::{Line, Text};

/// The lines of a text with what is asked of each of them more than once.
pub struct View<'a> {
    /// The text.
    pub text: &'a Text,
    spans: Vec<(usize, usize)>,
    table_widths: Vec<u32>,
    /// Blank lines that must follow one another to end a box: two, or more where every line is followed by some.
    pub gap: usize,
}

impl<'a> View<'a> {
    /// Looks at all lines once.
    pub fn of(text: &'a Text) -> Self {
        let spans: Vec<_> = text.lines.iter().map(printed).collect();
        let mut table_widths = Vec::new();
        for line in &text.lines {
            if let BlockKind::Cell(place) = line.kind {
                let table = place.table as usize;
                // A table number is at most the number of blocks, whatever a broken file claims.
                if table < text.lines.len() {
                    if table_widths.len() <= table {
                        table_widths.resize(table + 1, 0);
                    }
                    let width = place.col.saturating_add(place.cols);
                    table_widths[table] = table_widths[table].max(width);
                }
            }
        }
        let gap = 2.max(common_gap(&spans) + 1);
        View { text, spans, table_widths, gap }
    }

    /// Number of lines.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// The folded characters of a line without the blanks around.
    pub fn chars(&self, at: usize) -> &'a [char] {
        let (start, end) = self.spans[at];
        &self.text.lines[at].chars[start..end]
    }

    /// Where the printed part of a line starts and ends.
    pub fn span(&self, at: usize) -> (usize, usize) {
        self.spans[at]
    }

    /// Whether nothing is printed in a line.
    pub fn blank(&self, at: usize) -> bool {
        let (start, end) = self.spans[at];
        start == end
    }

    /// The first printed line from `at` on.
    pub fn printed_from(&self, at: usize) -> Option<usize> {
        (at..self.len()).find(|at| !self.blank(*at))
    }

    /// The place of a line in a table the format marks.
    pub fn cell(&self, at: usize) -> Option<CellPlace> {
        match self.text.lines[at].kind {
            BlockKind::Cell(place) => Some(place),
            _ => None,
        }
    }

    /// Whether a line is a cell of a table with more than one column.
    pub fn in_grid(&self, at: usize) -> bool {
        self.cell(at)
            .is_some_and(|place| self.table_widths.get(place.table as usize).is_some_and(|width| *width > 1))
    }

    /// Whether a line is one row of a table drawn with bars.
    pub fn has_bars(&self, at: usize) -> bool {
        self.chars(at).iter().filter(|c| **c == '|').count() > 1
    }

    /// Whether the line starts with a tab, as cells copied from a page do.
    pub fn tabbed(&self, at: usize) -> bool {
        self.text.lines[at].raw.first() == Some(&'\t')
    }
}

/// The printed part of a line, without the signs a text file marks headings with (`## `, `**…**`).
fn printed(line: &Line) -> (usize, usize) {
    let (mut start, mut end) = line.trimmed();
    if matches!(line.kind, BlockKind::Heading { .. }) {
        let sign = |at: usize| matches!(line.chars[at], '#' | ' ');
        while start < end && sign(start) {
            start += 1;
        }
        while start < end && sign(end - 1) {
            end -= 1;
        }
    }
    let bold =
        line.chars[start..end].starts_with(&['*', '*']) && line.chars[start..end].ends_with(&['*', '*']);
    if bold && end - start > 4 { (start + 2, end - 2) } else { (start, end) }
}

/// The commonest number of blank lines between printed ones.
fn common_gap(spans: &[(usize, usize)]) -> usize {
    let mut counts = [0usize; 8];
    let mut blanks = 0;
    for (start, end) in spans {
        if start == end {
            blanks += 1;
        } else {
            counts[blanks.min(7)] += 1;
            blanks = 0;
        }
    }
    (0..8).rev().max_by_key(|gap| counts[*gap]).unwrap_or(0)
}
