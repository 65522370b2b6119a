//! Word documents: ECMA-376 part 1, 17 (WordprocessingML), in a package as in part 2.
//!
//! What a reader of the printed page sees is what is read: generated list numbers (17.9) stand
//! before their text, tracked deletions and hidden text are left out, notes follow the
//! paragraph or table that refers to them; page headers and footers are not read.

mod body;
mod numbering;
mod paragraph;
mod styles;
mod table;

use std::collections::HashMap;

use super::blocks::Blocks;
use super::package::{Package, resolve};
use super::xml::{Node, Xml};
use super::{Parts, ReadError};
use body::{Body, Item};
use numbering::Numbering;
use styles::Styles;
use waymark_core::BlockKind;

const FORMAT: &str = "docx";

pub(super) fn read(bytes: &[u8]) -> Result<Parts, ReadError> {
    let mut package = Package::open(bytes, FORMAT)?;
    let main = main_part(&mut package)?;
    let beside = |name: &str| resolve(&main, name);
    let styles = match package.optional_xml(&beside("styles.xml"))? {
        Some(text) => Styles::read(&text)?,
        None => Styles::default(),
    };
    let mut numbering = match package.optional_xml(&beside("numbering.xml"))? {
        Some(text) => Numbering::read(&text)?,
        None => Numbering::default(),
    };
    let mut notes = Notes::default();
    for (part, sort) in [("footnotes.xml", 'f'), ("endnotes.xml", 'e')] {
        if let Some(text) = package.optional_xml(&beside(part))? {
            notes.read(&text, part, sort, &styles, &mut numbering)?;
        }
    }
    let text = package.xml(&main)?;
    let mut xml = Xml::new(&text, FORMAT, &main);
    let items = Body::new(&styles, &mut numbering).read_all(&mut xml)?;
    let mut blocks = Blocks::default();
    for item in items {
        put(item, &mut notes, &mut blocks)?;
    }
    Ok(Parts { title: title(&mut package)?, encoding: None, blocks: blocks.finish()? })
}

/// The part the package names as its document (part 2, 9.3; type `officeDocument`).
fn main_part(package: &mut Package<'_>) -> Result<String, ReadError> {
    const USUAL: &str = "word/document.xml";
    let Some(text) = package.optional_xml("_rels/.rels")? else {
        return Ok(USUAL.to_owned());
    };
    let mut xml = Xml::new(&text, FORMAT, "_rels/.rels");
    loop {
        match xml.next()? {
            Node::Open(element) if element.name() == "Relationship" => {
                let kind = element.attr("Type").unwrap_or_default();
                if kind.ends_with("/officeDocument") {
                    let target = element.attr("Target").unwrap_or_default();
                    return Ok(resolve("", &target));
                }
            }
            Node::End => return Ok(USUAL.to_owned()),
            _ => {}
        }
    }
}

/// The title among the core properties (part 2, 11).
fn title(package: &mut Package<'_>) -> Result<Option<String>, ReadError> {
    const PART: &str = "docProps/core.xml";
    let Some(text) = package.optional_xml(PART)? else {
        return Ok(None);
    };
    let mut xml = Xml::new(&text, FORMAT, PART);
    loop {
        match xml.next()? {
            Node::Open(element) if element.name() == "title" => return xml.text().map(Some),
            Node::End => return Ok(None),
            _ => {}
        }
    }
}

fn put(item: Item, notes: &mut Notes, blocks: &mut Blocks) -> Result<(), ReadError> {
    match item {
        Item::Paragraph { kind, text } => blocks.push(kind, text, None),
        Item::Table(cells) => blocks.table(cells, None),
        Item::Note(id) => match notes.by_id.remove(&id) {
            Some(text) => blocks.push(BlockKind::Note, text, None),
            None => Ok(()),
        },
    }
}

/// Footnotes and endnotes (17.11) by sort and id; each is printed once.
#[derive(Default)]
struct Notes {
    by_id: HashMap<String, String>,
}

impl Notes {
    fn read(
        &mut self,
        text: &str,
        part: &str,
        sort: char,
        styles: &Styles,
        numbering: &mut Numbering,
    ) -> Result<(), ReadError> {
        let mut xml = Xml::new(text, FORMAT, part);
        loop {
            match xml.next()? {
                Node::Open(element) if matches!(element.name(), "footnote" | "endnote") => {
                    let separator = element.attr("type").is_some_and(|kind| kind != "normal");
                    let id = element.attr("id").unwrap_or_default();
                    if separator {
                        xml.skip()?;
                        continue;
                    }
                    let items = Body::new(styles, numbering).read_within(&mut xml)?;
                    self.by_id.insert(format!("{sort}{id}"), body::joined(items));
                }
                Node::End => return Ok(()),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests;
