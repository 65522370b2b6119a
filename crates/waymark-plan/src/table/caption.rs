//! What stands around a table: its caption and unit above, its notes below.

use std::collections::BTreeSet;

use super::Draft;
use crate::outline::Outline;
use crate::outline::cut::{has_quantity, title};
use crate::outline::noise::{find, starts_with};
use crate::outline::view::View;

/// Longest caption, in characters.
const CAPTION_MAX: usize = 45;
/// Longest note that is told by its mark alone.
const NOTE_MAX: usize = 200;
/// Blank lines between a table and its notes at most.
const BLANKS_MAX: usize = 3;

/// What was found around a table.
#[derive(Debug, Default)]
pub struct Caption {
    pub title: Option<String>,
    pub unit: Option<String>,
    pub notes: Vec<String>,
    pub notes_lines: Vec<usize>,
    pub lines: BTreeSet<usize>,
}

/// Looks above and below a table.
pub fn caption(view: &View, outline: &Outline, draft: &Draft, taken: &BTreeSet<usize>) -> Caption {
    let mut caption = Caption::default();
    above(view, outline, draft, taken, &mut caption);
    below(view, outline, draft, taken, &mut caption);
    if caption.title.is_none() {
        caption.title = outline.innermost(draft.first()).map(|node| outline.nodes[node].title.clone());
    }
    caption
}

fn above(view: &View, outline: &Outline, draft: &Draft, taken: &BTreeSet<usize>, caption: &mut Caption) {
    let mut looked = 0;
    for at in (0..draft.first()).rev() {
        if view.blank(at) {
            continue;
        }
        looked += 1;
        if looked > 3 || taken.contains(&at) {
            return;
        }
        let chars = view.chars(at);
        if let Some(unit) = unit_of(chars) {
            caption.unit.get_or_insert(unit);
            caption.lines.insert(at);
            if starts_with(chars, "单位") || starts_with(chars, "(单位") || starts_with(chars, "计量单位")
            {
                continue;
            }
        }
        if let Some(node) = outline.heading_at(at) {
            caption.title = Some(node.title.clone());
        } else if is_caption(chars) && !outline.noise.contains(&at) {
            let (start, end) = view.span(at);
            let printed = title(&view.text.lines[at].raw[start..end]);
            let words = printed.split_once(['：', ':']).filter(|(label, _)| label.starts_with('附'));
            caption.title = Some(words.map_or(printed.as_str(), |(_, words)| words).to_owned());
            caption.lines.insert(at);
        }
        return;
    }
}

fn is_caption(chars: &[char]) -> bool {
    let named = chars.first() == Some(&'表') || starts_with(chars, "附表") || starts_with(chars, "附件");
    let plain = !chars.iter().any(|c| matches!(c, '。' | '；' | ';' | '，' | '!'));
    chars.len() <= CAPTION_MAX && plain && (named || !has_quantity(chars))
}

fn below(view: &View, outline: &Outline, draft: &Draft, taken: &BTreeSet<usize>, caption: &mut Caption) {
    let mut blanks = 0;
    for at in draft.last() + 1..view.len() {
        if view.blank(at) {
            blanks += 1;
            continue;
        }
        let chars = view.chars(at);
        let free = !taken.contains(&at) && view.cell(at).is_none();
        let numbered = !caption.notes.is_empty() && blanks == 0 && chars[0].is_ascii_digit();
        let heads = outline.heading_at(at).is_some() && !numbered;
        if blanks > BLANKS_MAX || !free || heads || !(is_note(chars) || numbered) {
            return;
        }
        blanks = 0;
        let (start, end) = view.span(at);
        caption.notes.push(view.text.lines[at].printed(start, end));
        caption.notes_lines.push(at);
        caption.lines.insert(at);
    }
}

/// Whether a line is a note to a table.
pub fn is_note(chars: &[char]) -> bool {
    const STARTS: [&str; 8] = ["注:", "注释:", "备注:", "说明:", "数据来源:", "资料来源:", "注1", "附注"];
    let marked = match chars {
        ['*', ..] => true,
        ['[', _, ']', ..] => true,
        _ => STARTS.iter().any(|words| starts_with(chars, words)),
    };
    marked && chars.len() <= NOTE_MAX
}

/// The unit a line gives for a whole table (`单位：万元`).
pub fn unit_of(chars: &[char]) -> Option<String> {
    let at = find(chars, "单位:").or_else(|| find(chars, "单位 :"))?;
    let before = at.checked_sub(1).map(|before| chars[before]);
    if !matches!(before, None | Some('(' | ' ' | '量' | '额' | '，' | '[')) {
        return None;
    }
    let colon = at + chars[at..].iter().position(|c| *c == ':')?;
    let unit: String = chars[colon + 1..]
        .iter()
        .skip_while(|c| **c == ' ')
        .take_while(|c| !matches!(c, ')' | ']' | ' ' | '。' | '|'))
        .collect();
    let count = unit.chars().count();
    ((1..=12).contains(&count)).then_some(unit)
}
