//! The ways running text names bodies.

use waymark_core::{Owner, OwnerRole};

use super::bodies::list;
use super::{OwnerSpan, next_outside, role_of};
use crate::text::Line;

/// Longest label before a colon, in characters.
const LABEL_MAX: usize = 8;

/// The words of a line that name responsible bodies: brackets, labels on the line, and whole
/// lines such as `牵头单位：市科技局`.
pub fn owners_in(line: &Line) -> Vec<OwnerSpan> {
    let chars = &line.chars;
    if !speaks_of_bodies(chars) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if !matches!(chars[at], '(' | '【' | '[') {
            at += 1;
            continue;
        }
        let Some(close) = closing(chars, at) else {
            break;
        };
        let owners = inside(&line.raw, chars, at + 1, close);
        if owners.is_empty() {
            at += 1;
        } else {
            found.push((at, close + 1, owners));
            at = close + 1;
        }
    }
    if found.is_empty() {
        found.extend(open_labels(line));
    }
    found
}

/// A quick look: whether any word of the grammar stands in the line.
fn speaks_of_bodies(chars: &[char]) -> bool {
    chars.windows(2).any(|pair| {
        matches!(
            pair,
            ['牵', '头']
                | ['责', '任']
                | ['配', '合']
                | ['负', '责']
                | ['单', '位']
                | ['部', '门']
                | ['联', '系']
                | ['领', '导']
                | ['联', '络']
        )
    })
}

/// Where the bracket opened at `open` closes.
fn closing(chars: &[char], open: usize) -> Option<usize> {
    let (opens, closes) = match chars[open] {
        '(' => ('(', ')'),
        '[' => ('[', ']'),
        _ => ('【', '】'),
    };
    let mut depth = 0usize;
    for (at, c) in chars.iter().enumerate().skip(open) {
        if *c == opens {
            depth += 1;
        } else if *c == closes {
            depth -= 1;
            if depth == 0 {
                return Some(at);
            }
        }
    }
    None
}

/// The bodies a bracket names.
fn inside(raw: &[char], chars: &[char], from: usize, to: usize) -> Vec<Owner> {
    let told = labelled(raw, chars, from, to);
    if !told.is_empty() {
        return told;
    }
    let mut owners = Vec::new();
    let mut start = from;
    let mut pending = from;
    while start < to {
        let end = next_outside(chars, start, to, &['，', '；', ';', '。']).unwrap_or(to);
        let verb = verb(&chars[start..end]);
        if let Some(role) = verb {
            owners.extend(list(raw, chars, pending, end, role));
            pending = end + 1;
        }
        start = end + 1;
    }
    owners
}

/// The role the verb at the end of a clause gives (市科技局牵头, 各县区配合, 市发改委负责).
fn verb(clause: &[char]) -> Option<OwnerRole> {
    let words: String = clause.iter().filter(|c| **c != ' ').collect();
    let words = words.trim_end_matches('。');
    let ends = |tails: &[&str]| {
        tails.iter().any(|tail| words.ends_with(tail) && words.chars().count() > tail.chars().count() + 1)
    };
    if ends(&["牵头", "牵头负责", "牵头组织实施", "牵头落实", "牵头推进"]) {
        Some(OwnerRole::Lead)
    } else if ends(&["配合", "参与", "协同配合", "协助", "参加"]) {
        Some(OwnerRole::Support)
    } else if ends(&["负责", "负责落实", "组织实施", "分工落实"]) {
        Some(OwnerRole::Responsible)
    } else {
        None
    }
}

/// Bodies behind labels with a colon: `牵头单位：甲；配合单位：乙`.
pub fn labelled(raw: &[char], chars: &[char], from: usize, to: usize) -> Vec<Owner> {
    let mut labels = Vec::new();
    for at in from..to {
        if chars[at] != ':' {
            continue;
        }
        if let Some((start, role)) = label_before(chars, from, at) {
            labels.push((start, at + 1, role));
        }
    }
    let mut owners = Vec::new();
    for (order, (_, begin, role)) in labels.iter().enumerate() {
        let until = labels.get(order + 1).map_or(to, |next| next.0);
        let end = next_outside(chars, *begin, until, &['。']).unwrap_or(until);
        owners.extend(list(raw, chars, *begin, end, *role));
    }
    owners
}

/// The label that ends before the colon at `colon`, and where it begins.
fn label_before(chars: &[char], from: usize, colon: usize) -> Option<(usize, OwnerRole)> {
    let mut end = colon;
    while end > from && chars[end - 1] == ' ' {
        end -= 1;
    }
    let first = end.saturating_sub(LABEL_MAX + 2).max(from);
    (first..end).find_map(|start| {
        let label: String = chars[start..end].iter().filter(|c| **c != ' ').collect();
        let label = label.trim_end_matches("及职务");
        role_of(label).map(|role| (start, role))
    })
}

/// Labels outside brackets: a line of its own, or the end of a paragraph.
fn open_labels(line: &Line) -> Option<OwnerSpan> {
    let chars = &line.chars;
    let (start, end) = line.trimmed();
    let first =
        (start..end).filter(|at| chars[*at] == ':').find_map(|colon| label_before(chars, start, colon))?;
    let begins = first.0 == start
        || matches!(chars[first.0 - 1], '。' | '；' | ';' | ' ' | '!' | ')')
        || chars[start..first.0].iter().all(|c| !c.is_alphanumeric());
    let owners = labelled(&line.raw, chars, first.0, end);
    (begins && !owners.is_empty()).then_some((first.0, end, owners))
}
