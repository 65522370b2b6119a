//! Tables without marks: lines whose segments stand in the same columns.
//!
//! Careful on purpose: at least three columns and three rows, else the lines stay lines.

use super::super::blocks::Cell;
use super::Unit;
use super::line::{Line, Segment};

const COLUMNS_MIN: usize = 3;
const COLUMNS_MAX: usize = 60;
const ROWS_MIN: usize = 3;
/// Lines in a row that fill few of the columns.
const SPARSE_MAX: usize = 8;
/// Distance of two rows, in type heights.
const ROW_GAP_MAX: f32 = 3.5;
/// Distance of two lines within a cell, in type heights.
const LINE_GAP_MAX: f32 = 1.7;

/// Parts the lines of a page into tables and lines.
pub(super) fn find(lines: Vec<Line>) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        if (COLUMNS_MIN..=COLUMNS_MAX).contains(&lines[at].segments.len())
            && let Some((cells, length)) = grow(&lines[at..])
        {
            units.push(Unit::Table(cells));
            at += length;
            continue;
        }
        units.push(Unit::Line(lines[at].clone()));
        at += 1;
    }
    units
}

struct Grid {
    columns: Vec<(f32, f32)>,
    rows: Vec<Vec<String>>,
    whole_rows: usize,
    /// Sparse lines since the last whole row.
    sparse: usize,
    /// Whether the last line went on in the row above.
    joined: bool,
}

/// The table that begins with the first line, and how many lines it takes up.
fn grow(lines: &[Line]) -> Option<(Vec<Cell>, usize)> {
    let first = lines.first()?;
    let mut grid = Grid {
        columns: first.segments.iter().map(|s| (s.x0, s.x1)).collect(),
        rows: Vec::new(),
        whole_rows: 0,
        sparse: 0,
        joined: false,
    };
    let mut above = first;
    let mut length = 0;
    let mut end = (0, 0);
    for line in lines {
        let gap = (line.y - above.y) / line.size.max(1e-3);
        if gap > ROW_GAP_MAX || !grid.take(line, gap) {
            break;
        }
        above = line;
        length += 1;
        if grid.sparse == 0 || grid.joined {
            end = (length, grid.rows.len());
        }
    }
    // What stands below the last whole row in the first column alone is no row, but a note.
    grid.rows.truncate(end.1);
    (grid.whole_rows >= ROWS_MIN).then(|| (grid.cells(), end.0))
}

impl Grid {
    /// Adds a line as a row, or to the row above; false where it does not fit the columns.
    fn take(&mut self, line: &Line, gap: f32) -> bool {
        let Some(places) = self.places(line) else {
            return false;
        };
        let whole = places.len() + 1 >= self.columns.len() && places.len() > 1;
        self.sparse = if whole { 0 } else { self.sparse + 1 };
        if self.sparse > SPARSE_MAX {
            return false;
        }
        let goes_on = gap < LINE_GAP_MAX && !whole && !places.contains(&0);
        self.joined = goes_on && !self.rows.is_empty() && self.sparse <= 3;
        if !goes_on || self.rows.is_empty() {
            if places.len() == 1 && places[0] != 0 {
                return false;
            }
            self.rows.push(vec![String::new(); self.columns.len()]);
        }
        self.whole_rows += usize::from(whole);
        let Some(row) = self.rows.last_mut() else {
            return false;
        };
        for (segment, place) in line.segments.iter().zip(places) {
            row[place].push_str(&segment.text);
            let column = &mut self.columns[place];
            *column = (column.0.min(segment.x0), column.1.max(segment.x1));
        }
        true
    }

    /// The column of each segment: it overlaps that one and no other, and no two share one.
    fn places(&self, line: &Line) -> Option<Vec<usize>> {
        if line.segments.len() > self.columns.len() {
            return None;
        }
        let mut places: Vec<usize> = Vec::new();
        for segment in &line.segments {
            let mut over = (0..self.columns.len()).filter(|at| overlaps(segment, self.columns[*at]));
            let (place, other) = (over.next()?, over.next());
            if other.is_some() || places.last().is_some_and(|last| *last >= place) {
                return None;
            }
            places.push(place);
        }
        (!places.is_empty()).then_some(places)
    }

    fn cells(self) -> Vec<Cell> {
        let rows = self.rows.into_iter().zip(0..);
        rows.flat_map(|(row, number)| {
            row.into_iter().zip(0..).map(move |(text, col)| Cell { row: number, col, rows: 1, cols: 1, text })
        })
        .collect()
    }
}

fn overlaps(segment: &Segment, column: (f32, f32)) -> bool {
    segment.x0 < column.1 && segment.x1 > column.0
}
