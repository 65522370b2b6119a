//! Headings: which line heads what, and what stands under it.

mod annex;
mod candidates;
mod contents;
pub(crate) mod cut;
mod infer;
mod lead;
mod leads;
mod mark;
pub(crate) mod noise;
pub(crate) mod numeral;
mod title;
pub(crate) mod told;
pub(crate) mod view;
mod walk;

use std::collections::BTreeSet;

pub use annex::Annex;
use mark::Style;
use view::View;
use waymark_core::{BlockKind, OutlineLevel, OutlineNode, Period};

use crate::text::Text;

/// The headings of a document in reading order, with their nesting.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    /// Headings in reading order; a parent stands before its children.
    pub nodes: Vec<Node>,
    /// Positions of lines that state nothing: title block, contents list, what a web page put around the text.
    pub noise: BTreeSet<usize>,
    /// The document's title.
    pub title: Option<String>,
    /// The years the document is about, from its title, or from the five-year plan it names most.
    pub term: Option<Period>,
    /// The province, city or county the title speaks for.
    pub area: Option<String>,
    /// What follows the document proper.
    pub annexes: Vec<Annex>,
    /// For each line the innermost heading it stands under.
    inner: Vec<Option<usize>>,
}

/// A heading.
#[derive(Debug, Clone)]
pub struct Node {
    /// What it heads.
    pub level: OutlineLevel,
    /// The number as printed or inferred.
    pub number: Option<String>,
    /// The heading without number and blanks.
    pub title: String,
    /// Position of the heading's line in [`Text::lines`].
    pub at: usize,
    /// Character in that line where the title begins, after the number.
    pub head: usize,
    /// Character in that line where the heading ends and, for headings that open a
    /// paragraph, the running text begins. A heading that states a quantity is running text
    /// itself: `body` is then where the title begins.
    pub body: usize,
    /// Position of the first line that no longer belongs to it.
    pub until: usize,
    /// Whether the number was inferred.
    pub inferred: bool,
    /// Position of the parent in [`Outline::nodes`].
    pub parent: Option<usize>,
}

impl Outline {
    /// Finds the headings.
    pub fn of(text: &Text) -> Self {
        let view = View::of(text);
        let (first, last) = prose(&view);
        let mut noise = noise::page_noise(&view, first, last);
        for range in contents::contents(&view) {
            noise.extend(range.filter(|at| !view.blank(*at)));
        }
        let start = start(&view, &noise);
        let front = title::front(&view, start, &noise);
        noise.extend(&front.lines);
        let annexes = annex::annexes(&view, start);
        let mut found = candidates::candidates(&view, &noise);
        infer::infer_chapters(&view, &noise, &mut found);
        let scheme = candidates::Scheme::of(&found, &annexes);
        let mut walk = walk::Walk::new(&view, &found, scheme, &annexes);
        walk.run(|at| noise.contains(&at));
        let (nodes, titles) = (walk.nodes, walk.titles);
        noise.extend(titles);
        let inner = innermost(&nodes, view.len());
        let nodes = leads::with_leads(&view, &noise, &annexes, nodes, &inner);
        let inner = innermost(&nodes, view.len());
        Outline {
            nodes,
            noise,
            term: term(&view, &front),
            area: area(&front),
            title: front.title,
            annexes,
            inner,
        }
    }

    /// The headings a line stands under, innermost first (the line's own heading included).
    pub fn path(&self, at: usize) -> impl Iterator<Item = &Node> {
        let innermost = self.inner.get(at).copied().flatten();
        std::iter::successors(innermost, |node| self.nodes[*node].parent).map(|node| &self.nodes[node])
    }

    /// The innermost heading a line stands under, as a position in [`Outline::nodes`].
    pub fn innermost(&self, at: usize) -> Option<usize> {
        self.inner.get(at).copied().flatten()
    }

    /// The heading whose line this is.
    pub fn heading_at(&self, at: usize) -> Option<&Node> {
        let found = self.nodes.binary_search_by_key(&at, |node| node.at).ok()?;
        Some(&self.nodes[found])
    }

    /// Whether a line stands in a list that explains words, where nothing is promised.
    pub fn in_glossary(&self, at: usize) -> bool {
        self.annexes.iter().any(|annex| annex.glossary && (annex.at..annex.until).contains(&at))
    }

    /// The headings as a tree.
    pub fn tree(&self, text: &Text) -> Vec<OutlineNode> {
        let mut below: Vec<Vec<usize>> = vec![Vec::new(); self.nodes.len()];
        let mut roots = Vec::new();
        for (at, node) in self.nodes.iter().enumerate() {
            match node.parent {
                Some(parent) => below[parent].push(at),
                None => roots.push(at),
            }
        }
        roots.into_iter().map(|root| self.branch(text, &below, root)).collect()
    }

    fn branch(&self, text: &Text, below: &[Vec<usize>], at: usize) -> OutlineNode {
        let node = &self.nodes[at];
        OutlineNode {
            level: node.level,
            number: node.number.clone(),
            title: node.title.clone(),
            line: text.lines[node.at].number,
            inferred: node.inferred,
            children: below[at].iter().map(|child| self.branch(text, below, *child)).collect(),
        }
    }
}

/// The first heading below the title.
fn start(view: &View, noise: &BTreeSet<usize>) -> usize {
    let mut title_seen = false;
    for at in (0..view.len()).filter(|at| !noise.contains(at) && !view.blank(*at)) {
        if let BlockKind::Heading { level } = view.text.lines[at].kind {
            if level > 1 || title_seen {
                return at;
            }
            title_seen = true;
        }
        if mark::mark(view, at, None).is_some_and(|mark| mark.style < Style::Dash) {
            return at;
        }
    }
    view.len()
}

/// First and last line that surely belong to the document: a sentence, a heading, a cell.
fn prose(view: &View) -> (usize, usize) {
    let sure = |at: &usize| {
        let chars = view.chars(*at);
        let sentence = chars.len() > 30 && chars.contains(&'。') && !chars.ends_with(&['摄']);
        let marked = mark::mark(view, *at, None).is_some_and(|mark| mark.style < Style::Dash);
        sentence || marked || view.cell(*at).is_some()
    };
    let first = (0..view.len()).find(sure);
    let last = (0..view.len()).rev().find(sure);
    (first.unwrap_or(view.len()), last.unwrap_or(0))
}

/// For each line the innermost heading; parents stand before their children.
fn innermost(nodes: &[Node], lines: usize) -> Vec<Option<usize>> {
    let mut inner = vec![None; lines];
    for (position, node) in nodes.iter().enumerate() {
        let until = node.until.min(lines);
        if node.at < until {
            inner[node.at..until].fill(Some(position));
        }
    }
    inner
}

fn term(view: &View, front: &title::Front) -> Option<Period> {
    let told = |text: &String| told::term(&crate::text::folded(text));
    front
        .title
        .as_ref()
        .and_then(told)
        .or_else(|| front.subtitle.as_ref().and_then(|chars| told::term(chars)))
        .or_else(|| told::commonest_term(view))
}

fn area(front: &title::Front) -> Option<String> {
    let titled = front.title.as_ref().and_then(|text| told::area_of(&crate::text::folded(text)));
    titled.or_else(|| {
        let chars = front.subtitle.as_ref()?;
        let at = chars.iter().position(|c| *c == '在')?;
        told::area_of(&chars[at + 1..])
    })
}

#[cfg(test)]
mod tests;
