//! Tables copied from a page with one cell a line: header cells, then rows of as many cells.

use std::collections::BTreeSet;

use waymark_core::TableCell;

use super::{Draft, Group, cell, is_number, row_number};
use crate::outline::Outline;
use crate::outline::noise::{contains, equal};
use crate::outline::numeral::year;
use crate::outline::view::View;

/// Header cells that count rows.
const COUNTERS: [&str; 5] = ["序号", "编号", "项次", "序", "No."];
/// Header cells that open a table without such a column.
const OPENERS: [&str; 12] = [
    "指标", "指标内容", "名称", "类别", "项目", "地区", "行业", "品种", "产品", "县市区", "单位名称", "年份",
];
/// Longest cell, in characters.
const CELL_MAX: usize = 80;
/// Columns a table has at most.
const COLUMNS_MAX: usize = 12;

/// How often a line is looked at on average before no more tables are looked for.
const LOOKS_MAX: usize = 16;

/// One cell of a run of lines.
struct Piece {
    at: usize,
    text: String,
    /// Whether a blank line stands before it.
    apart: bool,
}

/// Finds tables of one cell a line.
pub fn find(view: &View, outline: &Outline, taken: &BTreeSet<usize>) -> Vec<Draft> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut budget = view.len().saturating_mul(LOOKS_MAX);
    while at < view.len() && budget > 0 {
        let opens = opener(view, at).filter(|_| is_cell(view, outline, taken, at));
        let Some(counted) = opens else {
            at += 1;
            continue;
        };
        let pieces = pieces(view, outline, taken, at);
        budget = budget.saturating_sub(pieces.len());
        let draft = if counted { counted_table(view, &pieces) } else { plain_table(view, &pieces) };
        match draft {
            Some(draft) => {
                at = draft.last() + 1;
                found.push(draft);
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a table may begin here, and whether its rows are counted.
fn opener(view: &View, at: usize) -> Option<bool> {
    let chars = view.chars(at);
    if chars.is_empty() || chars.len() > 12 {
        return None;
    }
    if COUNTERS.iter().any(|word| equal(chars, word)) {
        return Some(true);
    }
    let ends = |word: &str| {
        let length = word.chars().count();
        chars.len() >= length && equal(&chars[chars.len() - length..], word)
    };
    OPENERS.iter().any(|word| ends(word)).then_some(false)
}

fn is_cell(view: &View, outline: &Outline, taken: &BTreeSet<usize>, at: usize) -> bool {
    let chars = view.chars(at);
    let sentence = chars.split_last().is_some_and(|(_, before)| before.contains(&'。'));
    !taken.contains(&at)
        && view.cell(at).is_none()
        && outline.heading_at(at).is_none()
        && chars.len() <= CELL_MAX
        && !sentence
        && !chars.contains(&'|')
}

/// The cells from `from` on, up to a line that is none or a gap.
fn pieces(view: &View, outline: &Outline, taken: &BTreeSet<usize>, from: usize) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut blanks = 0;
    for at in from..view.len() {
        let empty_cell = view.blank(at) && view.tabbed(at) && view.tabbed(from);
        if view.blank(at) && !empty_cell {
            blanks += 1;
            continue;
        }
        if blanks >= view.gap || !is_cell(view, outline, taken, at) {
            break;
        }
        let (start, end) = view.span(at);
        pieces.push(Piece { at, text: cell(view, at, start, end).text, apart: blanks > 0 });
        blanks = 0;
    }
    pieces
}

/// A table whose rows bear 1, 2, 3 … in their first cell.
fn counted_table(view: &View, pieces: &[Piece]) -> Option<Draft> {
    let number = |at: usize| pieces.get(at).and_then(|piece| row_number(&piece.text));
    let first = (2..pieces.len()).find(|at| number(*at) == Some(1))?;
    let run = 1 + pieces[1..].iter().take_while(|piece| !piece.apart).count();
    let by_blanks = (run >= 2 && run <= first && first - run <= 1).then_some(run);
    let fits = |width: &usize| matches!(number(first + width), None | Some(2));
    let width = by_blanks
        .filter(|width| fits(width) || group_then_one(pieces, first + width))
        .or_else(|| (2..=first).find(|width| number(first + width) == Some(2)))
        .or_else(|| (pieces.len() >= first * 2).then_some(first))?;
    if width > COLUMNS_MAX || width > first {
        return None;
    }
    let mut draft = Draft {
        header: pieces[..width].iter().map(|piece| piece.text.clone()).collect(),
        ..Draft::default()
    };
    let mut at = width;
    let mut expected = 1;
    while at < pieces.len() {
        match number(at) {
            Some(found) if found == expected || found == 1 => {
                expected = found + 1;
                let end = row_end(pieces, at, width, expected);
                draft.rows.push(row(view, &pieces[at..end], width));
                at = end;
            }
            None if matches!(number(at + 1), Some(next) if next == 1 || next == expected) => {
                let (start, end) = view.span(pieces[at].at);
                draft.groups.push(Group {
                    before_row: draft.rows.len(),
                    title: cell(view, pieces[at].at, start, end),
                });
                at += 1;
            }
            _ => break,
        }
    }
    draft.lines = pieces[..at].iter().map(|piece| piece.at).collect();
    (!draft.rows.is_empty()).then_some(draft)
}

fn group_then_one(pieces: &[Piece], at: usize) -> bool {
    let text = |at: usize| pieces.get(at).map(|piece| piece.text.as_str());
    at >= pieces.len() || text(at + 1).and_then(row_number) == Some(1)
}

/// Where a row ends: after `width` cells, or earlier where the next row begins behind a blank line.
fn row_end(pieces: &[Piece], at: usize, width: usize, next: u32) -> usize {
    let full = (at + width).min(pieces.len());
    let apart = pieces[at].apart;
    (at + 2..full)
        .find(|at| apart && pieces[*at].apart && row_number(&pieces[*at].text) == Some(next))
        .unwrap_or(full)
}

/// A table of a name and numbers without counted rows.
fn plain_table(view: &View, pieces: &[Piece]) -> Option<Draft> {
    let told = |piece: &Piece| {
        let chars = crate::text::folded(&piece.text);
        year(&chars).is_some()
            || contains(&chars, "目标")
            || contains(&chars, "单位")
            || contains(&chars, "年")
    };
    let run = 1 + pieces.get(1..)?.iter().take_while(|piece| !piece.apart).count();
    let by_blanks = (2..=COLUMNS_MAX).contains(&run) && run < pieces.len() && pieces[run].apart;
    let width = if by_blanks { run } else { (2..=COLUMNS_MAX).find(|width| is_regular(pieces, *width))? };
    if !pieces[..width].iter().any(told) {
        return None;
    }
    let mut draft = Draft {
        header: pieces[..width].iter().map(|piece| piece.text.clone()).collect(),
        ..Draft::default()
    };
    let mut at = width;
    while at < pieces.len() {
        let end = (at + width).min(pieces.len());
        let own = pieces[at + 1..end].iter().take_while(|piece| !by_blanks || !piece.apart).count() + 1;
        let numbers = pieces[at..at + own].iter().filter(|piece| is_number(&piece.text)).count();
        if own == width && numbers > 0 && !is_number(&pieces[at].text) {
            draft.rows.push(row(view, &pieces[at..end], width));
            at = end;
        } else if by_blanks
            && own == 1
            && at + 1 < pieces.len()
            && numbers == 0
            && !pieces[at].text.starts_with(['*', '＊', '注'])
        {
            let (start, end) = view.span(pieces[at].at);
            draft
                .groups
                .push(Group { before_row: draft.rows.len(), title: cell(view, pieces[at].at, start, end) });
            at += 1;
        } else {
            break;
        }
    }
    draft.lines = pieces[..at].iter().map(|piece| piece.at).collect();
    (draft.rows.len() > 1).then_some(draft)
}

/// Whether rows of `width` cells have numbers in the same columns throughout.
fn is_regular(pieces: &[Piece], width: usize) -> bool {
    let rows: Vec<Vec<bool>> = pieces
        .chunks_exact(width)
        .map(|row| row.iter().map(|piece| is_number(&piece.text)).collect())
        .collect();
    let Some((header, rows)) = rows.split_first() else {
        return false;
    };
    let Some(first) = rows.first() else {
        return false;
    };
    rows.len() > 1
        && header.iter().all(|number| !number)
        && !first[0]
        && first[width - 1]
        && rows.iter().take(3).all(|row| row == first)
}

/// A row of `width` cells. Where some are missing nobody knows which: its numbers are left out.
fn row(view: &View, pieces: &[Piece], width: usize) -> Vec<TableCell> {
    let whole = pieces.len() == width;
    let mut cells: Vec<TableCell> = pieces
        .iter()
        .enumerate()
        .take_while(|(order, piece)| whole || *order == 0 || !is_number(&piece.text))
        .map(|(_, piece)| {
            let (start, end) = view.span(piece.at);
            cell(view, piece.at, start, end)
        })
        .collect();
    if let Some(last) = pieces.last() {
        let end = view.text.lines[last.at].raw.len();
        cells.resize_with(width, || cell(view, last.at, end, end));
    }
    cells
}
