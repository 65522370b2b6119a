//! Projects from numbered lists in boxes that announce projects.

use waymark_core::{OutlineLevel, Project};

use super::Place;
use crate::outline::{Node, Outline};
use crate::owner::owners_in;
use crate::table::Tables;

/// Words in the title of a box whose items are projects.
const TITLES: [&str; 7] = ["重大项目", "重点项目", "重大工程", "重点工程", "项目清单", "项目库", "工程项目"];

/// The numbered items of boxes of projects. An item over other numbered items is their group.
pub fn projects(place: &Place, outline: &Outline, tables: &Tables) -> Vec<Project> {
    let mut found = Vec::new();
    for (position, node) in outline.nodes.iter().enumerate() {
        let announces = TITLES.iter().any(|words| node.title.contains(words));
        let drawn = (node.at..node.until).any(|at| tables.lines.contains(&at));
        if node.level != OutlineLevel::Box || !announces || drawn {
            continue;
        }
        for item in items(outline, position) {
            found.extend(project(place, outline, node, item));
        }
    }
    found
}

/// The numbered items of a box that enclose no numbered items.
fn items(outline: &Outline, position: usize) -> impl Iterator<Item = &Node> {
    let until = outline.nodes[position].until;
    let inside = move |node: &&Node| node.at < until;
    outline.nodes[position + 1..]
        .iter()
        .take_while(inside)
        .enumerate()
        .filter(move |(order, node)| {
            let own = position + 1 + order;
            let encloses = outline.nodes[own + 1..]
                .iter()
                .any(|other| other.parent == Some(own) && counted(other).is_some());
            counted(node).is_some() && !encloses
        })
        .map(|(_, node)| node)
}

/// The number a heading prints: 1., （2）, 三、
fn counted(node: &Node) -> Option<u32> {
    let digits: Vec<char> =
        crate::text::folded(node.number.as_deref()?).into_iter().filter(|c| c.is_alphanumeric()).collect();
    crate::outline::numeral::ordinal(&digits)
}

fn project(place: &Place, outline: &Outline, list: &Node, item: &Node) -> Option<Project> {
    let line = place.text.lines.get(item.at)?;
    let name = item.title.clone();
    let end = name_end(line.chars.as_slice(), item);
    let parent = item.parent.map(|parent| &outline.nodes[parent]);
    let group = parent.filter(|parent| counted(parent).is_some()).unwrap_or(list);
    let anchor = place.anchor(item.at, u32::try_from(item.head).ok()?, u32::try_from(end).ok()?, None);
    (name.chars().count() > 1).then(|| Project {
        id: place.id(&anchor),
        group: Some(group.title.clone()),
        number: counted(item),
        name,
        owners: owners_in(line).into_iter().flat_map(|span| span.2).collect(),
        source: anchor,
    })
}

/// Where the name ends in its line: as many printed characters as the title has.
fn name_end(chars: &[char], item: &Node) -> usize {
    let mut left = item.title.chars().filter(|c| *c != ' ').count();
    let mut at = item.head;
    while at < chars.len() && left > 0 {
        left -= usize::from(chars[at] != ' ');
        at += 1;
    }
    at
}
