//! Paragraph styles (17.7): heading level and list of each, along the `basedOn` chain.

use std::collections::HashMap;

use super::super::ReadError;
use super::super::xml::{Node, Xml};
use super::FORMAT;

/// Longest chain of styles followed.
const CHAIN_MAX: usize = 32;

/// Paragraph styles by id.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    default: Option<String>,
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    own: Effect,
}

/// What a style does to its paragraphs.
#[derive(Debug, Default, Clone)]
pub(super) struct Effect {
    /// Heading level from 1; `Some(0)` says body text.
    pub heading: Option<u8>,
    /// List the paragraphs belong to.
    pub list: Option<String>,
    /// Level in that list, from 0.
    pub list_level: Option<usize>,
}

impl Styles {
    pub fn read(text: &str) -> Result<Self, ReadError> {
        let mut styles = Styles::default();
        let mut xml = Xml::new(text, FORMAT, "styles.xml");
        loop {
            match xml.next()? {
                Node::Open(element) if element.name() == "style" => {
                    let kind = element.attr("type").unwrap_or_default();
                    let id = element.attr("styleId").unwrap_or_default();
                    let default = matches!(element.attr("default").as_deref(), Some("1" | "true"));
                    if kind != "paragraph" {
                        xml.skip()?;
                        continue;
                    }
                    if default {
                        styles.default = Some(id.clone());
                    }
                    styles.by_id.insert(id, Style::read(&mut xml)?);
                }
                Node::End => return Ok(styles),
                _ => {}
            }
        }
    }

    /// What a style and those it is based on do; `None` asks for the default style.
    pub fn effect(&self, id: Option<&str>) -> Effect {
        let mut effect = Effect::default();
        let mut next = id.or(self.default.as_deref());
        for _ in 0..CHAIN_MAX {
            let Some(style) = next.and_then(|id| self.by_id.get(id)) else {
                break;
            };
            effect.heading = effect.heading.or(style.own.heading);
            if effect.list.is_none() {
                effect.list.clone_from(&style.own.list);
            }
            effect.list_level = effect.list_level.or(style.own.list_level);
            next = style.based_on.as_deref();
        }
        effect
    }
}

impl Style {
    fn read(xml: &mut Xml<'_>) -> Result<Self, ReadError> {
        let mut style = Style::default();
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            let Node::Open(element) = xml.next()? else {
                continue;
            };
            match element.name() {
                "name" => {
                    let name = element.attr("val").unwrap_or_default();
                    style.own.heading = style.own.heading.or(heading_of_name(&name));
                }
                "basedOn" => style.based_on = element.attr("val"),
                "outlineLvl" => style.own.heading = outline_level(element.number("val")),
                "numId" => style.own.list = element.attr("val"),
                "ilvl" => style.own.list_level = element.number("val"),
                _ => {}
            }
        }
        Ok(style)
    }
}

/// Heading level of an outline level (17.3.1.20): 0 to 8 are headings, 9 is body text.
pub(super) fn outline_level(value: Option<u8>) -> Option<u8> {
    Some(match value? {
        level @ 0..=8 => level + 1,
        _ => 0,
    })
}

/// Level of a style called "heading 2" or "标题 2".
fn heading_of_name(name: &str) -> Option<u8> {
    let name = name.trim().to_lowercase();
    let rest = ["heading", "标题", "標題"].iter().find_map(|prefix| name.strip_prefix(prefix))?;
    rest.trim().parse().ok().filter(|level| (1..=9).contains(level))
}
