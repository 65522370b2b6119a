//! Responsible bodies: who leads, answers for, supports, where the text prints it.

mod bodies;
mod phrase;

use waymark_core::{Owner, OwnerRole, TableCell};

pub use phrase::owners_in;

use crate::outline::Outline;
use crate::outline::cut::first_outside;
use crate::table::{ColumnRole, TableShape, Tables};
use crate::text::{Line, Text};

/// The words of a line that name bodies, with the bodies: start, end, owners.
pub type OwnerSpan = (usize, usize, Vec<Owner>);

/// Responsible bodies of a document by the line they answer for.
#[derive(Debug, Clone, Default)]
pub struct Owners {
    /// Owners for each line, none for most.
    of_line: Vec<Vec<Owner>>,
    /// The spans of each line that name bodies.
    spans: Vec<Vec<OwnerSpan>>,
    /// Lines that do nothing but name bodies.
    own_lines: Vec<bool>,
}

impl Owners {
    /// Finds the bodies running text names. A bracket at the end of a paragraph speaks for the
    /// paragraph; a line of its own for the item it closes, that is for every line from the
    /// innermost heading, or from the line of bodies before, down to it.
    pub fn of(text: &Text, outline: &Outline, tables: &Tables) -> Self {
        let count = text.lines.len();
        let mut owners = Owners {
            of_line: vec![Vec::new(); count],
            spans: vec![Vec::new(); count],
            own_lines: vec![false; count],
        };
        for (at, line) in text.lines.iter().enumerate() {
            if tables.lines.contains(&at) || outline.noise.contains(&at) {
                continue;
            }
            let spans = owners_in(line);
            if spans.is_empty() {
                continue;
            }
            owners.own_lines[at] = fills(line, &spans);
            owners.spans[at] = spans;
            let from = if owners.own_lines[at] {
                owners.first_line(text, outline, at)
            } else {
                owners.heading_line(outline, at)
            };
            let found: Vec<Owner> = owners.spans[at].iter().flat_map(|span| span.2.clone()).collect();
            for line in from..=at {
                merge(&mut owners.of_line[line], &found);
            }
        }
        owners
    }

    /// The bodies that answer for a line.
    pub fn of_line(&self, at: usize) -> &[Owner] {
        self.of_line.get(at).map_or(&[], Vec::as_slice)
    }

    /// The bodies that answer for what stands at a character of a line: where a line names
    /// bodies more than once, those named next after it.
    pub fn of_place(&self, at: usize, start: usize) -> &[Owner] {
        let spans = self.spans.get(at).map_or(&[][..], Vec::as_slice);
        if spans.len() > 1
            && let Some(span) = spans.iter().find(|span| span.0 >= start)
        {
            return &span.2;
        }
        self.of_line(at)
    }

    /// The spans of a line that name bodies; no statement stands in them.
    pub fn spans(&self, at: usize) -> &[OwnerSpan] {
        self.spans.get(at).map_or(&[], Vec::as_slice)
    }

    /// Whether a line does nothing but name bodies.
    pub fn is_own_line(&self, at: usize) -> bool {
        self.own_lines.get(at).copied().unwrap_or_default()
    }

    /// Where the item begins that a line of bodies closes.
    fn first_line(&self, text: &Text, outline: &Outline, at: usize) -> usize {
        let mut from = at;
        for before in (0..at).rev() {
            if text.lines[before].is_blank() {
                continue;
            }
            let heading = outline.heading_at(before).is_some();
            if self.own_lines[before] {
                // 牵头单位 and 配合单位 on lines of their own speak for the same item.
                if from == at {
                    continue;
                }
                break;
            }
            if outline.innermost(before) != outline.innermost(at) && !heading {
                break;
            }
            from = before;
            if heading {
                break;
            }
        }
        from
    }

    /// The heading a paragraph stands alone under, or the paragraph.
    fn heading_line(&self, outline: &Outline, at: usize) -> usize {
        match outline.innermost(at).map(|node| &outline.nodes[node]) {
            Some(node) if node.at < at && outline.heading_at(at).is_none() => {
                let alone = (node.at + 1..at).all(|line| self.of_line[line].is_empty());
                let next_to = at - node.at <= 2;
                if alone && next_to && node.level == waymark_core::OutlineLevel::Item { node.at } else { at }
            }
            _ => at,
        }
    }
}

/// The bodies the owner columns of a table name for a row.
pub fn of_row(shape: &TableShape, row: &[TableCell]) -> Vec<Owner> {
    let mut owners = Vec::new();
    for (column, cell) in shape.columns.iter().zip(row) {
        let ColumnRole::Owner(role) = column.role else {
            continue;
        };
        let chars = crate::text::folded(&cell.text);
        let raw: Vec<char> = cell.text.chars().collect();
        let told = phrase::labelled(&raw, &chars, 0, chars.len());
        let found = if told.is_empty() { bodies::list(&raw, &chars, 0, chars.len(), role) } else { told };
        merge(&mut owners, &found);
    }
    owners
}

fn merge(owners: &mut Vec<Owner>, found: &[Owner]) {
    for owner in found {
        if !owners.contains(owner) {
            owners.push(owner.clone());
        }
    }
}

/// Whether the spans leave nothing of the line but brackets and stops.
fn fills(line: &Line, spans: &[OwnerSpan]) -> bool {
    line.chars.iter().enumerate().all(|(at, c)| {
        matches!(c, ' ' | '。' | '；' | ';' | '，' | '(' | ')' | '[' | ']' | '【' | '】')
            || spans.iter().any(|(start, end, _)| (*start..*end).contains(&at))
    })
}

/// The first of `wanted` from `from` on outside quotes and inner brackets.
fn next_outside(chars: &[char], from: usize, to: usize, wanted: &[char]) -> Option<usize> {
    first_outside(&chars[from..to], wanted).map(|at| from + at)
}

/// The role a label names.
fn role_of(label: &str) -> Option<OwnerRole> {
    Some(match label {
        "牵头单位" | "牵头部门" | "牵头责任单位" | "责任牵头单位" | "主要责任单位" | "牵头" | "主办单位" => {
            OwnerRole::Lead
        }
        "责任单位" | "责任部门" | "责任主体" | "负责单位" | "实施单位" | "实施主体" | "承办单位"
        | "落实单位" | "主管部门" | "主管单位" | "责任科室" | "工作责任单位" => {
            OwnerRole::Responsible
        }
        "配合单位" | "配合部门" | "参与单位" | "参加单位" | "协办单位" | "协同单位" | "责任配合单位"
        | "配合" => OwnerRole::Support,
        "数据提供单位" | "数据来源单位" | "数据填报单位" | "数据报送单位" => {
            OwnerRole::Data
        }
        "牵头领导" | "责任领导" | "分管领导" | "市级领导" | "省级领导" | "县级领导" | "牵头市领导" => {
            OwnerRole::Leader
        }
        "联系人" | "联络员" | "责任人" => OwnerRole::Contact,
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
