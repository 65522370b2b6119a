//! Which lines bear a mark, and which marks head chapters and sections in this document.

use std::collections::{BTreeMap, BTreeSet};

use waymark_core::BlockKind;

use super::annex::Annex;
use super::mark::{Mark, Style, mark};
use super::view::View;

/// The mark of a line, printed or inferred.
#[derive(Debug, Clone, Copy)]
pub struct Candidate {
    /// The mark.
    pub mark: Mark,
    /// Whether it does not stand in the document.
    pub inferred: bool,
}

/// Marks the lines of a document. Lines in `skip` and cells of tables bear none.
pub fn candidates(view: &View, skip: &BTreeSet<usize>) -> Vec<Option<Candidate>> {
    let mut after = None;
    let mut found: Vec<Option<Candidate>> = Vec::with_capacity(view.len());
    for at in 0..view.len() {
        let looked = !view.blank(at) && !skip.contains(&at);
        let grid = view.in_grid(at) || view.has_bars(at);
        let mark =
            looked.then(|| mark(view, at, after)).flatten().filter(|mark| !grid || mark.style == Style::Box);
        if let Some(mark) = mark.filter(|mark| mark.style == Style::Digit) {
            after = mark.number;
        }
        found.push(mark.map(|mark| Candidate { mark, inferred: false }));
    }
    style_headings(view, skip, &mut found);
    found
}

/// Gives headings that have a style but no number the mark their peers have.
fn style_headings(view: &View, skip: &BTreeSet<usize>, found: &mut [Option<Candidate>]) {
    let level = |at: usize| match view.text.lines[at].kind {
        BlockKind::Heading { level } => Some(level),
        _ => None,
    };
    let mut peers: BTreeMap<u8, Style> = BTreeMap::new();
    let mut plain: BTreeSet<u8> = BTreeSet::new();
    let mut bare = Vec::new();
    for (at, candidate) in found.iter().enumerate() {
        let Some(level) = level(at).filter(|_| !view.blank(at) && !skip.contains(&at)) else {
            continue;
        };
        match candidate.filter(|candidate| candidate.mark.style != Style::Dash) {
            Some(candidate) if candidate.mark.style.is_counted() => {
                peers.entry(level).or_insert(candidate.mark.style);
            }
            Some(_) => {}
            None => {
                plain.insert(level);
                bare.push((at, level));
            }
        }
    }
    const ORDER: [Style; 5] =
        [Style::Chapter, Style::Section, Style::Numeral, Style::NumeralBracket, Style::Digit];
    let mut next = 0;
    let levels: BTreeSet<u8> = plain.iter().chain(peers.keys()).copied().collect();
    for level in levels {
        let style = *peers.entry(level).or_insert(ORDER[next.min(ORDER.len() - 1)]);
        let depth = ORDER.iter().position(|other| *other == style);
        next = next.max(depth.map_or(0, |depth| depth + 1));
    }
    for (at, level) in bare {
        if let Some(style) = peers.get(&level) {
            found[at] =
                Some(Candidate { mark: Mark { style: *style, number: None, len: 0 }, inferred: false });
        }
    }
}

/// Which marks head chapters and sections.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scheme {
    /// The highest mark in use.
    pub chapter: Option<Style>,
    /// The second.
    pub section: Option<Style>,
}

impl Scheme {
    /// The scheme of a document.
    pub fn of(found: &[Option<Candidate>], annexes: &[Annex]) -> Self {
        let mut counts: BTreeMap<Style, usize> = BTreeMap::new();
        for (at, candidate) in found.iter().enumerate() {
            let glossary =
                annexes.iter().any(|annex| annex.glossary && (annex.at..annex.until).contains(&at));
            if let Some(candidate) = candidate.filter(|_| !glossary) {
                *counts.entry(candidate.mark.style).or_default() += 1;
            }
        }
        let used = |style: Style, least: usize| {
            counts.get(&style).is_some_and(|count| *count >= least).then_some(style)
        };
        let lower = [Style::Numeral, Style::NumeralBracket, Style::Digit, Style::DigitBracket];
        let named = used(Style::Chapter, 1).or(used(Style::Part, 1));
        let sections = used(Style::Section, 1);
        let mut rest = lower.into_iter().filter_map(|style| used(style, 2));
        match (named, sections) {
            (Some(chapter), section) => {
                Scheme { chapter: Some(chapter), section: section.or_else(|| rest.next()) }
            }
            (None, Some(section)) => Scheme { chapter: Some(section), section: rest.next() },
            (None, None) => Scheme { chapter: rest.next(), section: rest.next() },
        }
    }
}
