//! Makes the node of a heading: its level, number and title.

use waymark_core::OutlineLevel;

use super::{Open, Walk};
use crate::outline::Node;
use crate::outline::candidates::Candidate;
use crate::outline::cut::{Cut, cut, title};
use crate::outline::mark::{Mark, Style, first_line};
use crate::outline::numeral::spelled;

/// Longest title that may stand on the line under its number.
const TITLE_MAX: usize = 40;

impl Walk<'_> {
    /// Opens a heading: what follows stands under it.
    pub(super) fn open(&mut self, at: usize, candidate: Candidate, rank: u32) {
        let mark = candidate.mark;
        let whole = self.view.chars(at).len();
        let chars = first_line(self.view.chars(at));
        let head = mark.len.min(chars.len());
        let mut found = cut(chars, head);
        let level = self.level(at, mark, found);
        if level != OutlineLevel::Item {
            found.body = if found.alone || mark.style.is_fixed() { chars.len() } else { found.body };
            if mark.style.is_fixed() || found.title_end <= head {
                found.title_end = chars.len();
            }
        }
        if found.body == chars.len() {
            found.body = whole.min(chars.len() + 1);
        }
        let number = match (candidate.inferred, mark.number) {
            (true, Some(number)) => Some(format!("第{}章", spelled(number))),
            _ if mark.style == Style::Preface || mark.len == 0 => None,
            _ => Some(self.printed(at, mark.len)),
        };
        let parent = self.stack.last().map(|open| open.node);
        let head = if mark.style == Style::Preface { 0 } else { head };
        self.push_node(at, level, number, head, found, parent, candidate.inferred);
        let node = self.nodes.len() - 1;
        if self.nodes[node].title.is_empty() {
            self.title_below(at, node);
        }
        self.stack.push(Open { node, style: mark.style, rank, number: mark.number });
    }

    fn title_below(&mut self, at: usize, node: usize) {
        let Some(next) = self.view.printed_from(at + 1) else {
            return;
        };
        let chars = self.view.chars(next);
        let plain = !chars.iter().any(|c| matches!(c, '。' | ':' | '；' | '|'));
        let free = self.found[next].is_none() && self.view.cell(next).is_none() && !self.view.tabbed(next);
        if plain && free && chars.len() <= TITLE_MAX {
            let (start, end) = self.view.span(next);
            self.nodes[node].title = title(&self.view.text.lines[next].raw[start..end]);
            self.titles.push(next);
        }
    }

    fn level(&self, at: usize, mark: Mark, found: Cut) -> OutlineLevel {
        let glossary =
            self.annexes.iter().any(|annex| annex.glossary && (annex.at..annex.until).contains(&at));
        let parent = self.stack.last().map(|open| self.nodes[open.node].level);
        match mark.style {
            Style::Preface => OutlineLevel::Preface,
            Style::Part | Style::Chapter => OutlineLevel::Chapter,
            Style::Box => OutlineLevel::Box,
            _ if glossary || self.open_box.is_some() => OutlineLevel::Item,
            style if Some(style) == self.scheme.chapter => OutlineLevel::Chapter,
            Style::Section => OutlineLevel::Section,
            style if Some(style) == self.scheme.section && parent == Some(OutlineLevel::Chapter) => {
                OutlineLevel::Section
            }
            Style::Numeral | Style::NumeralBracket
                if found.alone && parent == Some(OutlineLevel::Chapter) && !self.has_sections(at) =>
            {
                OutlineLevel::Section
            }
            _ => OutlineLevel::Item,
        }
    }

    /// Whether the chapter open at a line has sections of its own (第几节).
    fn has_sections(&self, at: usize) -> bool {
        self.found[at..]
            .iter()
            .flatten()
            .map(|candidate| candidate.mark.style)
            .take_while(|style| !matches!(style, Style::Part | Style::Chapter | Style::Preface))
            .any(|style| style == Style::Section)
    }

    /// The mark as printed, without blanks and separators.
    pub(super) fn printed(&self, at: usize, len: usize) -> String {
        let (start, _) = self.view.span(at);
        let raw = &self.view.text.lines[at].raw[start..start + len];
        let words = title(raw);
        let boxed = words.starts_with("专栏") || words.starts_with('第');
        let trimmed = words.trim_end_matches([':', '：', '∶', '、', '.', '|']);
        if boxed { trimmed.to_owned() } else { words }
    }

    #[expect(clippy::too_many_arguments, reason = "every part of a node is decided by its caller")]
    /// Adds the node of a heading.
    pub(super) fn push_node(
        &mut self,
        at: usize,
        level: OutlineLevel,
        number: Option<String>,
        head: usize,
        found: Cut,
        parent: Option<usize>,
        inferred: bool,
    ) {
        let (start, _) = self.view.span(at);
        let raw = &self.view.text.lines[at].raw;
        let end = (start + found.title_end).clamp(start + head, raw.len());
        self.nodes.push(Node {
            level,
            number,
            title: title(&raw[start + head..end]),
            at,
            head: start + head,
            body: (start + found.body).min(raw.len()),
            until: at + 1,
            inferred,
            parent,
        });
    }

    /// The heading pushed last heads its own paragraph only.
    pub(super) fn end_with_line(&mut self, at: usize) {
        if let Some(node) = self.nodes.last_mut() {
            node.until = at + 1;
        }
    }
}
