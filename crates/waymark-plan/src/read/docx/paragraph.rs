//! Paragraphs and runs (17.3).

use waymark_core::BlockKind;

use super::super::ReadError;
use super::super::blocks::check_size;
use super::super::xml::{Element, Node, Xml};
use super::body::{Body, Choices, Item, skipped};
use super::styles::outline_level;

/// Reads the paragraph opened last; what is anchored in it (text boxes, notes) follows it.
pub(super) fn read(body: &mut Body<'_>, xml: &mut Xml<'_>, items: &mut Vec<Item>) -> Result<(), ReadError> {
    let mut paragraph = Paragraph::default();
    paragraph.content(body, xml)?;
    let label = paragraph.label(body);
    let kind = paragraph.kind(body);
    let mut text = label.unwrap_or_default();
    text.push_str(&paragraph.text);
    body.add(items, Item::Paragraph { kind, text })?;
    items.append(&mut paragraph.after);
    Ok(())
}

#[derive(Default)]
struct Paragraph {
    text: String,
    after: Vec<Item>,
    properties: Properties,
}

#[derive(Default)]
struct Properties {
    style: Option<String>,
    heading: Option<u8>,
    list: Option<String>,
    list_level: Option<usize>,
}

impl Paragraph {
    fn content(&mut self, body: &mut Body<'_>, xml: &mut Xml<'_>) -> Result<(), ReadError> {
        let outside = xml.depth() - 1;
        let mut choices = Choices::default();
        // Depth of the innermost run, and whether it is hidden (17.3.2.41).
        let mut hidden: Option<usize> = None;
        while xml.depth() > outside {
            let Node::Open(element) = xml.next()? else {
                if hidden.is_some_and(|run| xml.depth() < run) {
                    hidden = None;
                }
                continue;
            };
            let depth = xml.depth();
            match element.name() {
                "pPr" => self.properties = Properties::read(xml)?,
                "rPr" => {
                    if run_is_hidden(xml)? {
                        hidden = Some(depth - 1);
                    }
                }
                name if skipped(name) || choices.rejects(name, depth) => xml.skip()?,
                "txbxContent" => {
                    let mut boxed = body.content(xml)?;
                    self.after.append(&mut boxed);
                }
                _ if hidden.is_some() => {}
                "t" => {
                    let text = xml.text()?;
                    self.text.push_str(&text);
                    check_size(&self.text)?;
                }
                _ => self.sign(&element),
            }
        }
        Ok(())
    }

    /// Characters that are elements.
    fn sign(&mut self, element: &Element<'_>) {
        match element.name() {
            "tab" | "ptab" => self.text.push('\t'),
            "cr" => self.text.push('\n'),
            "br" if !matches!(element.attr("type").as_deref(), Some("page" | "column")) => {
                self.text.push('\n');
            }
            "noBreakHyphen" => self.text.push('\u{2011}'),
            "sym" => self.text.extend(symbol(element)),
            "footnoteReference" => self.note('f', element),
            "endnoteReference" => self.note('e', element),
            _ => {}
        }
    }

    fn note(&mut self, sort: char, element: &Element<'_>) {
        let id = element.attr("id").unwrap_or_default();
        self.after.push(Item::Note(format!("{sort}{id}")));
    }

    fn label(&self, body: &mut Body<'_>) -> Option<String> {
        if self.text.trim().is_empty() {
            return None;
        }
        let style = self.properties.style.as_deref();
        let effect = body.styles.effect(style);
        let list = self.properties.list.clone().or(effect.list)?;
        let level = self.properties.list_level.or(effect.list_level);
        body.numbering.label(&list, level, style)
    }

    fn kind(&self, body: &Body<'_>) -> BlockKind {
        let style = self.properties.style.as_deref();
        let level = self.properties.heading.or_else(|| body.styles.effect(style).heading);
        match level {
            Some(level @ 1..=9) => BlockKind::Heading { level },
            _ => BlockKind::Paragraph,
        }
    }
}

impl Properties {
    fn read(xml: &mut Xml<'_>) -> Result<Self, ReadError> {
        let mut properties = Properties::default();
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            let Node::Open(element) = xml.next()? else {
                continue;
            };
            match element.name() {
                "pStyle" => properties.style = element.attr("val"),
                "outlineLvl" => properties.heading = outline_level(element.number("val")),
                "numId" => properties.list = element.attr("val"),
                "ilvl" => properties.list_level = element.number("val"),
                "rPr" | "pPrChange" | "sectPr" => xml.skip()?,
                _ => {}
            }
        }
        Ok(properties)
    }
}

fn run_is_hidden(xml: &mut Xml<'_>) -> Result<bool, ReadError> {
    let outside = xml.depth() - 1;
    let mut hidden = false;
    while xml.depth() > outside {
        let Node::Open(element) = xml.next()? else {
            continue;
        };
        match element.name() {
            "vanish" | "specVanish" => hidden |= element.on(),
            "rPrChange" => xml.skip()?,
            _ => {}
        }
    }
    Ok(hidden)
}

/// A symbol (17.3.3.30), unless its font alone says what it looks like.
fn symbol(element: &Element<'_>) -> Option<char> {
    let code = u32::from_str_radix(&element.attr("char")?, 16).ok()?;
    char::from_u32(code).filter(|c| !('\u{e000}'..='\u{f8ff}').contains(c) && !c.is_control())
}
