//! Nests the headings: a line at a time, with the headings that are still open on a stack.

mod naming;

use waymark_core::OutlineLevel;

use super::Node;
use super::annex::Annex;
use super::candidates::{Candidate, Scheme};
use super::cut::{Cut, cut};
use super::lead::{heads_topics, is_label, opens_topics, quoted};
use super::mark::{Mark, Style};
use super::noise::starts_with;
use super::view::View;

/// A preface encloses no heading.
const PREFACE_RANK: u32 = 10_000;

struct Open {
    node: usize,
    style: Style,
    rank: u32,
    number: Option<u32>,
}

struct OpenBox {
    /// Height of the stack with the box on top.
    base: usize,
    /// Position of the first line after the table that is the box, where there is one.
    end: Option<usize>,
    /// Numbers that were running when the box began.
    outer: Vec<(Style, u32)>,
    /// Whether anything was printed in it yet.
    filled: bool,
}

/// The walk over the lines.
pub struct Walk<'a> {
    view: &'a View<'a>,
    found: &'a [Option<Candidate>],
    scheme: Scheme,
    annexes: &'a [Annex],
    stack: Vec<Open>,
    open_box: Option<OpenBox>,
    /// Headings found.
    pub nodes: Vec<Node>,
    /// Lines used up as the title of a number that stands alone on the line above.
    pub titles: Vec<usize>,
}

impl<'a> Walk<'a> {
    /// Prepares a walk.
    pub fn new(
        view: &'a View<'a>,
        found: &'a [Option<Candidate>],
        scheme: Scheme,
        annexes: &'a [Annex],
    ) -> Self {
        Walk {
            view,
            found,
            scheme,
            annexes,
            stack: Vec::new(),
            open_box: None,
            nodes: Vec::new(),
            titles: Vec::new(),
        }
    }

    /// Walks all lines that `skip` does not name.
    pub fn run(&mut self, skip: impl Fn(usize) -> bool) {
        let mut blanks = 0;
        for at in 0..self.view.len() {
            if self.view.blank(at) {
                blanks += 1;
                continue;
            }
            self.leave_box(at, blanks);
            blanks = 0;
            if self.annexes.iter().any(|annex| annex.at == at) {
                self.close_to(0, at);
            }
            if skip(at) || self.titles.last() == Some(&at) {
                continue;
            }
            let before = self.open_box.is_some();
            if self.open_box.is_none() && starts_with(self.view.chars(at), "各位代表") {
                self.close_below_chapter(at);
            }
            self.line(at);
            if before && let Some(open) = &mut self.open_box {
                open.filled = true;
            }
        }
        self.close_to(0, self.view.len());
    }

    fn line(&mut self, at: usize) {
        let chars = self.view.chars(at);
        if let Some(candidate) = self.found[at] {
            self.heading(at, candidate);
        } else if self.view.in_grid(at) || self.view.has_bars(at) {
        } else if is_label(chars) {
            self.label(at);
        } else if let Some((close, body)) = quoted(chars) {
            let parent = self.stack.last().map(|open| open.node);
            let found = Cut { title_end: close, body, alone: false };
            self.push_node(at, OutlineLevel::Item, None, 1, found, parent, false);
            self.end_with_line(at);
        } else if !self.stack.is_empty() && heads_topics(self.view, at) {
            self.topic(at);
        }
    }

    /// Closes the box a line no longer belongs to.
    fn leave_box(&mut self, at: usize, blanks: usize) {
        let Some(open) = &self.open_box else {
            return;
        };
        let past = open.end.is_some_and(|end| at >= end);
        let gap = open.end.is_none() && open.filled && blanks >= self.view.gap;
        if (past || gap) && !is_note(self.view.chars(at)) {
            self.close_box(at);
        }
    }

    fn close_box(&mut self, at: usize) {
        if let Some(open) = self.open_box.take() {
            self.close_to(open.base.saturating_sub(1), at);
        }
    }

    /// Closes headings until the stack is `height` high.
    fn close_to(&mut self, height: usize, at: usize) {
        while self.stack.len() > height {
            if let Some(open) = self.stack.pop() {
                self.nodes[open.node].until = at;
            }
        }
        if self.open_box.as_ref().is_some_and(|open| height < open.base) {
            self.open_box = None;
        }
    }

    /// A new address to the assembly ends what was said under the last section.
    fn close_below_chapter(&mut self, at: usize) {
        let keep =
            self.stack.iter().take_while(|open| self.nodes[open.node].level == OutlineLevel::Chapter).count();
        self.close_to(keep, at);
    }

    fn base(&self) -> usize {
        self.open_box.as_ref().map_or(0, |open| open.base)
    }

    fn heading(&mut self, at: usize, candidate: Candidate) {
        let mark = candidate.mark;
        match mark.style {
            Style::Preface | Style::Part | Style::Chapter | Style::Section => {
                self.close_box(at);
                let keep = self.stack.iter().take_while(|open| open.rank < mark.style.rank()).count();
                self.close_to(keep, at);
                let rank = match mark.style {
                    Style::Preface => PREFACE_RANK,
                    style => style.rank(),
                };
                self.open(at, candidate, rank);
            }
            Style::Box => self.boxed(at, candidate),
            Style::Dash => self.dash(at, candidate),
            _ => self.numbered(at, candidate),
        }
    }

    fn boxed(&mut self, at: usize, candidate: Candidate) {
        self.close_box(at);
        let outer = self.stack.iter().filter_map(|open| Some((open.style, open.number?))).collect();
        let keep =
            self.stack.iter().take_while(|open| self.nodes[open.node].level != OutlineLevel::Item).count();
        self.close_to(keep, at);
        let rank = self.stack.last().map_or(Style::Box.rank(), |open| open.rank + 10);
        self.open(at, candidate, rank);
        self.open_box =
            Some(OpenBox { base: self.stack.len(), end: self.table_end(at), outer, filled: false });
    }

    /// Where the table ends that holds the box title or follows it at once.
    fn table_end(&self, at: usize) -> Option<usize> {
        let from = match self.view.cell(at) {
            Some(_) => at,
            None => self.view.printed_from(at + 1)?,
        };
        let table = self.view.cell(from)?.table;
        let rest = (from..self.view.len())
            .find(|at| self.view.cell(*at).map_or(!self.view.blank(*at), |place| place.table != table));
        Some(rest.unwrap_or(self.view.len()))
    }

    fn dash(&mut self, at: usize, candidate: Candidate) {
        let rank = Style::Dash.rank();
        let base = self.base();
        let keep = base
            + self.stack[base..]
                .iter()
                .take_while(|open| open.rank < rank || open.style == Style::Label)
                .count();
        self.close_to(keep, at);
        let chars = self.view.chars(at);
        let found = cut(chars, candidate.mark.len.min(chars.len()));
        if found.alone {
            self.open(at, candidate, rank);
        } else {
            let parent = self.stack.last().map(|open| open.node);
            let number = Some(self.printed(at, candidate.mark.len));
            self.push_node(at, OutlineLevel::Item, number, candidate.mark.len, found, parent, false);
            self.end_with_line(at);
        }
    }

    fn numbered(&mut self, at: usize, candidate: Candidate) {
        let mark = candidate.mark;
        if self.continues_outside(mark) {
            self.close_box(at);
        }
        let base = self.base();
        let same =
            self.stack[base..].iter().position(|open| open.style == mark.style).map(|place| place + base);
        let rank = match same {
            Some(place) => {
                let rank = self.stack[place].rank;
                self.close_to(place, at);
                rank
            }
            None if self.opens_inside(at, mark) => self.stack.last().map_or(0, |open| open.rank + 1),
            None => {
                let keep =
                    base + self.stack[base..].iter().take_while(|open| open.rank < mark.style.rank()).count();
                self.close_to(keep, at);
                mark.style.rank()
            }
        };
        self.open(at, candidate, rank);
    }

    /// Whether a mark inside a box goes on counting what was counted before the box.
    fn continues_outside(&self, mark: Mark) -> bool {
        let Some(open) = &self.open_box else {
            return false;
        };
        let Some(number) = mark.number.filter(|number| *number > 1) else {
            return false;
        };
        let inside = self.stack[open.base..].iter().any(|open| open.style == mark.style);
        !inside && open.outer.contains(&(mark.style, number - 1))
    }

    /// Whether a usually higher mark counts inside the open heading here, which itself goes on later.
    fn opens_inside(&self, at: usize, mark: Mark) -> bool {
        let Some(top) = self.stack[self.base()..].last() else {
            return false;
        };
        let Some(number) = top.number.filter(|_| !top.style.is_fixed()) else {
            return false;
        };
        if mark.number != Some(1) || top.rank < mark.style.rank() {
            return false;
        }
        let later = self.found[at + 1..]
            .iter()
            .flatten()
            .take_while(|candidate| !candidate.mark.style.is_fixed())
            .find(|candidate| candidate.mark.style == top.style);
        later.is_some_and(|candidate| candidate.mark.number == Some(number + 1))
    }

    fn label(&mut self, at: usize) {
        let base = self.base();
        let same =
            self.stack[base..].iter().position(|open| open.style == Style::Label).map(|place| place + base);
        let keep = same.unwrap_or_else(|| {
            base + self.stack[base..].iter().take_while(|open| open.rank < Style::Dash.rank()).count()
        });
        let rank = match same {
            Some(place) => self.stack[place].rank,
            None => self.stack[..keep].last().map_or(0, |open| open.rank) + 5,
        };
        self.close_to(keep, at);
        self.open(at, unnumbered(Style::Label), rank);
    }

    /// A heading without number among numbered ones: a sibling of the one before.
    fn topic(&mut self, at: usize) {
        let sibling = self.stack[self.base()..]
            .last()
            .filter(|open| opens_topics(self.view, self.nodes[open.node].at + 1));
        match sibling {
            Some(open) => {
                let (style, rank) = (open.style, open.rank);
                self.close_to(self.stack.len() - 1, at);
                self.open(at, unnumbered(style), rank);
            }
            None => {
                let rank = self.stack.last().map_or(0, |open| open.rank + 1);
                self.open(at, unnumbered(Style::Lead), rank);
            }
        }
    }
}

fn unnumbered(style: Style) -> Candidate {
    Candidate { mark: Mark { style, number: None, len: 0 }, inferred: false }
}

fn is_note(chars: &[char]) -> bool {
    chars.first() == Some(&'*') || starts_with(chars, "注:") || starts_with(chars, "备注:")
}
