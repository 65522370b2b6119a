//! Where in a line something was read, cut into pieces that do not overlap.

use std::collections::{BTreeMap, BTreeSet};

use waymark_core::{Anchor, Strength};

use super::html::escape;
use crate::view::{Group, View, group_of};

/// A span of a line with the item it belongs to.
#[derive(Debug, Clone)]
struct Span {
    start: usize,
    end: usize,
    code: String,
    class: &'static str,
}

/// All spans of a document, by line, and which items were already placed.
#[derive(Debug, Default)]
pub struct Marks {
    lines: BTreeMap<u32, Vec<Span>>,
    placed: BTreeSet<String>,
}

impl Marks {
    /// The places of everything that was read.
    pub fn of(view: &View) -> Self {
        let mut marks = Marks::default();
        let extraction = view.extraction;
        for statement in &extraction.statements {
            let class = match group_of(statement) {
                Group::Targets => target_class(statement.strength),
                Group::Baselines => "b",
                Group::Others => "x",
            };
            marks.add(view.codes.item(&statement.id), class, &statement.source);
        }
        for milestone in &extraction.milestones {
            marks.add(view.codes.item(&milestone.id), "m", &milestone.source);
        }
        for project in &extraction.projects {
            marks.add(view.codes.item(&project.id), "p", &project.source);
        }
        marks
    }

    fn add(&mut self, code: &str, class: &'static str, source: &Anchor) {
        self.lines.entry(source.line).or_default().push(Span {
            start: source.start as usize,
            end: source.end as usize,
            code: code.to_owned(),
            class,
        });
    }

    /// The characters `from..to` of a line as HTML, every item a link into the ledger.
    pub fn html(&mut self, line: u32, text: &str, from: usize, to: usize) -> String {
        let chars: Vec<char> = text.chars().collect();
        let to = to.min(chars.len());
        let spans: Vec<Span> = self.lines.get(&line).cloned().unwrap_or_default();
        let mut cuts: BTreeSet<usize> = [from, to].into();
        for span in &spans {
            cuts.extend([span.start, span.end].iter().filter(|at| (from..to).contains(at)));
        }
        let cuts: Vec<_> = cuts.into_iter().filter(|at| *at <= to).collect();
        let mut out = String::new();
        for pair in cuts.windows(2) {
            let piece: String = chars.get(pair[0]..pair[1]).unwrap_or_default().iter().collect();
            let mut over: Vec<_> =
                spans.iter().filter(|span| span.start <= pair[0] && pair[1] <= span.end).collect();
            over.sort_by_key(|span| (span.end - span.start, span.start));
            self.piece(&mut out, &piece, &over, pair[1]);
        }
        out
    }

    /// One piece under the spans that cover it, the shortest first: it is the one the link is for.
    fn piece(&mut self, out: &mut String, text: &str, over: &[&Span], end: usize) {
        let Some(first) = over.first() else {
            out.push_str(&escape(text));
            return;
        };
        for span in over.iter().skip(1) {
            if self.placed.insert(span.code.clone()) {
                out.push_str(&format!("<span id=\"d-{}\"></span>", span.code));
            }
        }
        let id = match self.placed.insert(first.code.clone()) {
            true => format!(" id=\"d-{}\"", first.code),
            false => String::new(),
        };
        let letter = match first.end == end {
            true => format!(" data-k=\"{}\"", letter(first.class)),
            false => String::new(),
        };
        let outer = match over.len() {
            1 => "",
            _ => " o",
        };
        out.push_str(&format!(
            "<a class=\"k {}{outer}\"{id} href=\"#l-{}\" data-c=\"{}\"{letter} title=\"{}\">{}</a>",
            first.class,
            first.code,
            first.code,
            first.code,
            escape(text)
        ));
    }
}

/// Class of a target by its strength.
pub fn target_class(strength: Strength) -> &'static str {
    match strength {
        Strength::Firm => "t tf",
        Strength::Striving => "t ts",
        Strength::Working => "t tw",
    }
}

fn letter(class: &str) -> char {
    match class.as_bytes().first() {
        Some(b't') => 'T',
        Some(b'b') => 'B',
        Some(b'm') => 'M',
        Some(b'p') => 'P',
        _ => '·',
    }
}
