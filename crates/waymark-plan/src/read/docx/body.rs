//! Block-level content (17.2): paragraphs and tables, wherever they are nested.

use waymark_core::BlockKind;

use super::super::blocks::{Cell, check_count, check_size};
use super::super::xml::{Node, Xml};
use super::super::{ReadError, limits};
use super::FORMAT;
use super::numbering::Numbering;
use super::paragraph;
use super::styles::Styles;
use super::table;

/// What the body holds, in reading order.
#[derive(Debug)]
pub(super) enum Item {
    Paragraph {
        kind: BlockKind,
        text: String,
    },
    Table(Vec<Cell>),
    /// A reference to a note: `f` or `e` and its id.
    Note(String),
}

/// Reads block-level content.
pub(super) struct Body<'a> {
    pub styles: &'a Styles,
    pub numbering: &'a mut Numbering,
    /// Tables that are open.
    pub tables: usize,
    /// Items made so far, for the limit.
    pub made: usize,
}

impl<'a> Body<'a> {
    pub fn new(styles: &'a Styles, numbering: &'a mut Numbering) -> Self {
        Body { styles, numbering, tables: 0, made: 0 }
    }

    /// Reads a whole part; its root has to be a document.
    pub fn read_all(mut self, xml: &mut Xml<'_>) -> Result<Vec<Item>, ReadError> {
        loop {
            match xml.next()? {
                Node::Open(element) if element.name() == "document" => {
                    let items = self.content(xml)?;
                    return Ok(items);
                }
                Node::Open(_) | Node::End => {
                    return Err(ReadError::damaged(FORMAT, "its main part is no document"));
                }
                Node::Close | Node::Text(_) => {}
            }
        }
    }

    /// Reads the content of the element opened last.
    pub fn read_within(mut self, xml: &mut Xml<'_>) -> Result<Vec<Item>, ReadError> {
        self.content(xml)
    }

    /// Reads to the end of the element opened last.
    pub fn content(&mut self, xml: &mut Xml<'_>) -> Result<Vec<Item>, ReadError> {
        let outside = xml.depth() - 1;
        let mut items = Vec::new();
        let mut choices = Choices::default();
        while xml.depth() > outside {
            let Node::Open(element) = xml.next()? else {
                continue;
            };
            match element.name() {
                "p" => paragraph::read(self, xml, &mut items)?,
                "tbl" if self.tables >= limits::TABLE_DEPTH_MAX => xml.skip()?,
                "tbl" => {
                    self.tables += 1;
                    table::read(self, xml, &mut items)?;
                    self.tables -= 1;
                }
                name if skipped(name) || choices.rejects(name, xml.depth()) => xml.skip()?,
                _ => {}
            }
        }
        Ok(items)
    }

    /// Counts an item against the limit.
    pub fn add(&mut self, items: &mut Vec<Item>, item: Item) -> Result<(), ReadError> {
        self.made += 1;
        check_count(self.made)?;
        if let Item::Paragraph { text, .. } = &item {
            check_size(text)?;
        }
        items.push(item);
        Ok(())
    }
}

/// Elements whose content is not printed: deletions, the old place of a move, former
/// properties, section properties, settings of content controls.
pub(super) fn skipped(name: &str) -> bool {
    matches!(
        name,
        "del"
            | "moveFrom"
            | "sectPr"
            | "sdtPr"
            | "sdtEndPr"
            | "pPrChange"
            | "rPrChange"
            | "tblPrChange"
            | "trPrChange"
            | "tcPrChange"
            | "tblPrExChange"
            | "sectPrChange"
            | "numberingChange"
            | "instrText"
            | "delText"
            | "delInstrText"
            | "rt"
    )
}

/// `mc:AlternateContent` (part 3, 7): the first choice is read, the rest is the same again.
#[derive(Debug, Default)]
pub(super) struct Choices {
    taken: Vec<usize>,
}

impl Choices {
    /// Whether this is a second way to draw what was already read. `depth` is that of the
    /// element itself.
    pub fn rejects(&mut self, name: &str, depth: usize) -> bool {
        match name {
            "AlternateContent" => {
                self.taken.retain(|taken| *taken < depth + 1);
                false
            }
            "Choice" | "Fallback" if self.taken.contains(&depth) => true,
            "Choice" | "Fallback" => {
                self.taken.push(depth);
                false
            }
            _ => false,
        }
    }
}

/// The text of items as one: paragraphs on lines of their own, tables left out.
pub(super) fn joined(items: Vec<Item>) -> String {
    let mut text = String::new();
    for item in items {
        if let Item::Paragraph { text: paragraph, .. } = item {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&paragraph);
        }
    }
    text
}
