//! Adds the headings that are no more than the first sentence of a paragraph.

use std::collections::{BTreeMap, BTreeSet};

use waymark_core::OutlineLevel;

use super::Node;
use super::annex::Annex;
use super::cut::title;
use super::lead::lead;
use super::view::View;

/// Shortest paragraph that counts when headings are looked for among its neighbours.
const PARAGRAPH_MIN: usize = 40;

/// The headings together with those that open their own paragraph only. A first sentence is a
/// heading where at least two paragraphs of one place, and half of them, begin so.
pub fn with_leads(
    view: &View,
    noise: &BTreeSet<usize>,
    annexes: &[Annex],
    nodes: Vec<Node>,
    inner: &[Option<usize>],
) -> Vec<Node> {
    let headings: BTreeSet<usize> = nodes.iter().map(|node| node.at).collect();
    let mut places: BTreeMap<Option<usize>, Vec<(usize, Option<usize>)>> = BTreeMap::new();
    for (at, parent) in inner.iter().enumerate() {
        let glossary = annexes.iter().any(|annex| annex.glossary && (annex.at..annex.until).contains(&at));
        let chars = view.chars(at);
        let looked =
            !noise.contains(&at) && !headings.contains(&at) && !view.in_grid(at) && !view.has_bars(at);
        if looked && !glossary && chars.len() >= PARAGRAPH_MIN {
            places.entry(*parent).or_default().push((at, lead(chars)));
        }
    }
    let mut added = Vec::new();
    for (parent, paragraphs) in places {
        let heads = paragraphs.iter().filter(|(_, lead)| lead.is_some()).count();
        let least = if parent.is_some() { 2 } else { 3 };
        if heads < least || heads * 2 < paragraphs.len() {
            continue;
        }
        for (at, stop) in paragraphs {
            if let Some(stop) = stop {
                added.push(node(view, at, stop, parent));
            }
        }
    }
    merge(nodes, added)
}

fn node(view: &View, at: usize, stop: usize, parent: Option<usize>) -> Node {
    let (start, _) = view.span(at);
    Node {
        level: OutlineLevel::Item,
        number: None,
        title: title(&view.text.lines[at].raw[start..start + stop]),
        at,
        head: start,
        body: start + stop + 1,
        until: at + 1,
        inferred: false,
        parent,
    }
}

/// Puts headings in reading order again and keeps their parents.
fn merge(nodes: Vec<Node>, added: Vec<Node>) -> Vec<Node> {
    let old = nodes.len();
    let mut all: Vec<(usize, Node)> = nodes.into_iter().chain(added).enumerate().collect();
    all.sort_by_key(|(order, node)| (node.at, *order));
    let mut place = vec![0; old];
    for (now, (order, _)) in all.iter().enumerate() {
        if let Some(place) = place.get_mut(*order) {
            *place = now;
        }
    }
    all.into_iter()
        .map(|(_, mut node)| {
            node.parent = node.parent.and_then(|parent| place.get(parent).copied());
            node
        })
        .collect()
}
