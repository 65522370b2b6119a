//! The root of a document: page area, templates, pages in order (7.5).

use std::collections::HashMap;

use super::super::layout::Page;
use super::super::package::{Package, resolve};
use super::super::xml::{Node, Xml};
use super::super::{ReadError, limits};
use super::page::Area;
use super::{FORMAT, check_pages, page};

/// What `Document.xml` says.
#[derive(Debug, Default)]
struct Root {
    area: Option<Area>,
    templates: HashMap<String, String>,
    pages: Vec<String>,
}

/// Reads all pages; `count` goes on from earlier documents of the file.
pub(super) fn read(package: &mut Package<'_>, part: &str, count: &mut u32) -> Result<Vec<Page>, ReadError> {
    let root = Root::read(&package.xml(part)?, part)?;
    let mut pages = Vec::new();
    let mut glyphs = 0;
    for location in &root.pages {
        *count += 1;
        check_pages(*count)?;
        let content = page::read(package, location, &root.templates)?;
        glyphs += content.glyphs.len();
        if glyphs > limits::GLYPHS_MAX {
            return Err(ReadError::TooLong { what: "characters", limit: limits::GLYPHS_MAX as u64 });
        }
        let area = content.area.or(root.area).unwrap_or_default();
        pages.push(Page::new(*count, area.width, area.height, content.glyphs)?);
    }
    Ok(pages)
}

impl Root {
    fn read(text: &str, part: &str) -> Result<Self, ReadError> {
        let mut root = Root::default();
        let mut xml = Xml::new(text, FORMAT, part);
        loop {
            let Node::Open(element) = (match xml.next()? {
                Node::End => return Ok(root),
                node => node,
            }) else {
                continue;
            };
            match element.name() {
                "PhysicalBox" if root.area.is_none() => root.area = Area::parse(&xml.text()?),
                "TemplatePage" => {
                    let id = element.attr("ID").unwrap_or_default();
                    let location = element.attr("BaseLoc").unwrap_or_default();
                    root.templates.insert(id, resolve(part, &location));
                }
                "Page" => {
                    if let Some(location) = element.attr("BaseLoc") {
                        root.pages.push(resolve(part, &location));
                        check_pages(root.pages.len() as u32)?;
                    }
                }
                _ => {}
            }
        }
    }
}
