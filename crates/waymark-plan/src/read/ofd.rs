//! OFD documents: GB/T 33190.
//!
//! `OFD.xml` (7.4) names the documents, each `Document.xml` (7.5) its pages, each page (7.7)
//! its layers with text objects (11.3). Text stands in `TextCode` with the place of every
//! character; glyph transforms only change shapes and are not read.

mod document;
mod page;
mod text;

use super::blocks::Blocks;
use super::package::{Package, resolve};
use super::xml::{Node, Xml};
use super::{Parts, ReadError, layout, limits};

const FORMAT: &str = "ofd";
const ENTRY: &str = "OFD.xml";

pub(super) fn read(bytes: &[u8]) -> Result<Parts, ReadError> {
    let mut package = Package::open(bytes, FORMAT)?;
    let entry = Entry::read(&package.xml(ENTRY)?)?;
    if entry.encrypted || package.has("Encryptions.xml") {
        return Err(ReadError::Encrypted { format: FORMAT });
    }
    let mut blocks = Blocks::default();
    let mut pages = 0;
    for root in &entry.roots {
        let all = document::read(&mut package, root, &mut pages)?;
        layout::blocks(all, &mut blocks)?;
    }
    if pages > 0 && blocks.is_empty() {
        return Err(ReadError::Scanned { pages });
    }
    Ok(Parts { title: entry.title, encoding: None, blocks: blocks.finish()? })
}

/// What `OFD.xml` says.
#[derive(Debug, Default)]
struct Entry {
    roots: Vec<String>,
    title: Option<String>,
    encrypted: bool,
}

impl Entry {
    fn read(text: &str) -> Result<Self, ReadError> {
        let mut entry = Entry::default();
        let mut xml = Xml::new(text, FORMAT, ENTRY);
        loop {
            let Node::Open(element) = (match xml.next()? {
                Node::End => break,
                node => node,
            }) else {
                continue;
            };
            match element.name() {
                "DocRoot" => entry.roots.push(resolve("", xml.text()?.trim())),
                "Title" => entry.title = Some(xml.text()?),
                "Encryptions" => entry.encrypted = true,
                _ => {}
            }
        }
        if entry.roots.is_empty() {
            return Err(ReadError::damaged(FORMAT, "it names no document"));
        }
        Ok(entry)
    }
}

/// Refuses more pages than are read.
fn check_pages(pages: u32) -> Result<(), ReadError> {
    if pages as usize > limits::PAGES_MAX {
        return Err(ReadError::TooLong { what: "pages", limit: limits::PAGES_MAX as u64 });
    }
    Ok(())
}

#[cfg(test)]
mod tests;
