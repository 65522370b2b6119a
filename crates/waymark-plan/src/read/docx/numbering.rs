//! Generated list numbers (17.9): what Word prints before a paragraph without storing it.

mod numeral;

use std::collections::HashMap;

use super::super::ReadError;
use super::super::xml::{Element, Node, Xml};
use super::FORMAT;

/// Levels of a list (17.9.3: 0 to 8).
const LEVELS: usize = 9;
/// Bytes of a label's pattern; a longer one is no list number.
const LABEL_BYTES_MAX: usize = 200;

/// The lists of a document and how far each was counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: HashMap<String, List>,
    patterns: HashMap<String, Pattern>,
    counted: HashMap<String, [Option<u32>; LEVELS]>,
}

/// One `num`: an instance of a pattern.
#[derive(Debug, Default)]
struct List {
    pattern: String,
    restart: [Option<u32>; LEVELS],
    own: HashMap<usize, Level>,
    used: bool,
}

/// One `abstractNum`.
#[derive(Debug, Default)]
struct Pattern {
    levels: HashMap<usize, Level>,
    by_style: HashMap<String, usize>,
}

#[derive(Debug, Default, Clone)]
struct Level {
    start: Option<u32>,
    format: String,
    text: String,
    legal: bool,
    no_gap: bool,
    style: Option<String>,
}

impl Numbering {
    pub fn read(text: &str) -> Result<Self, ReadError> {
        let mut numbering = Numbering::default();
        let mut xml = Xml::new(text, FORMAT, "numbering.xml");
        loop {
            match xml.next()? {
                Node::Open(element) if element.name() == "abstractNum" => {
                    let id = element.attr("abstractNumId").unwrap_or_default();
                    let pattern = Pattern::read(&mut xml)?;
                    numbering.patterns.insert(id, pattern);
                }
                Node::Open(element) if element.name() == "num" => {
                    let id = element.attr("numId").unwrap_or_default();
                    let list = List::read(&mut xml)?;
                    numbering.lists.insert(id, list);
                }
                Node::End => return Ok(numbering),
                _ => {}
            }
        }
    }

    /// Counts a paragraph and gives the label printed before it, with the gap that follows.
    /// Where no level is stated, the level tied to the paragraph's style counts.
    pub fn label(&mut self, list: &str, level: Option<usize>, style: Option<&str>) -> Option<String> {
        let list = self.lists.get_mut(list)?;
        let pattern = self.patterns.get(&list.pattern)?;
        let level = level.or_else(|| pattern.by_style.get(style?).copied()).unwrap_or(0).min(LEVELS - 1);
        let find = |at: usize| list.own.get(&at).or_else(|| pattern.levels.get(&at));
        let counted = self.counted.entry(list.pattern.clone()).or_default();
        if !list.used {
            for (at, restart) in list.restart.iter().enumerate() {
                if let Some(start) = restart {
                    counted[at] = start.checked_sub(1);
                }
            }
        }
        let start = |at: usize| find(at).and_then(|level| level.start).unwrap_or(1);
        counted[level] = Some(match counted[level] {
            Some(last) => last.saturating_add(1),
            None if !list.used && list.restart[level] == Some(0) => 0,
            None => start(level),
        });
        counted[level + 1..].fill(None);
        for (at, count) in counted[..level].iter_mut().enumerate() {
            count.get_or_insert_with(|| start(at));
        }
        let shown = find(level).and_then(|shape| shape.show(counted, |at| find(at).cloned()));
        list.used = true;
        shown
    }
}

impl Level {
    /// The label, or nothing for bullets and levels without text.
    fn show(&self, counted: &[Option<u32>; LEVELS], find: impl Fn(usize) -> Option<Level>) -> Option<String> {
        if matches!(self.format.as_str(), "bullet" | "none") || self.text.len() > LABEL_BYTES_MAX {
            return None;
        }
        let mut label = String::new();
        let mut characters = self.text.chars().peekable();
        while let Some(character) = characters.next() {
            let place = characters.peek().and_then(|c| c.to_digit(10));
            match place {
                Some(place @ 1..=9) if character == '%' => {
                    characters.next();
                    let at = place as usize - 1;
                    let format = find(at).map_or_else(String::new, |level| level.format);
                    let format = if self.legal { "decimal" } else { &format };
                    label.push_str(&numeral::write(counted[at].unwrap_or(1), format));
                }
                _ => label.push(character),
            }
        }
        if label.is_empty() {
            return None;
        }
        if !self.no_gap {
            label.push(' ');
        }
        Some(label)
    }

    fn read(xml: &mut Xml<'_>) -> Result<Self, ReadError> {
        let mut level = Level::default();
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            let Node::Open(element) = xml.next()? else {
                continue;
            };
            match element.name() {
                "start" => level.start = element.number("val"),
                "numFmt" => level.format = element.attr("val").unwrap_or_default(),
                "lvlText" => level.text = element.attr("val").unwrap_or_default(),
                "isLgl" => level.legal = element.on(),
                "suff" => level.no_gap = element.attr("val").as_deref() == Some("nothing"),
                "pStyle" => level.style = element.attr("val"),
                _ => {}
            }
        }
        Ok(level)
    }
}

fn level_number(element: &Element<'_>) -> usize {
    element.number("ilvl").unwrap_or(0).min(LEVELS - 1)
}

impl Pattern {
    fn read(xml: &mut Xml<'_>) -> Result<Self, ReadError> {
        let mut pattern = Pattern::default();
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            let Node::Open(element) = xml.next()? else {
                continue;
            };
            if element.name() == "lvl" {
                let at = level_number(&element);
                let level = Level::read(xml)?;
                if let Some(style) = &level.style {
                    pattern.by_style.insert(style.clone(), at);
                }
                pattern.levels.insert(at, level);
            }
        }
        Ok(pattern)
    }
}

impl List {
    fn read(xml: &mut Xml<'_>) -> Result<Self, ReadError> {
        let mut list = List::default();
        let mut at = 0;
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            let Node::Open(element) = xml.next()? else {
                continue;
            };
            match element.name() {
                "abstractNumId" => list.pattern = element.attr("val").unwrap_or_default(),
                "lvlOverride" => at = level_number(&element),
                "startOverride" => list.restart[at] = element.number("val"),
                "lvl" => {
                    let level = Level::read(xml)?;
                    list.own.insert(at, level);
                }
                _ => {}
            }
        }
        Ok(list)
    }
}
