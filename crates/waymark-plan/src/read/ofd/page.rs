//! A page: its area, the templates under it, the text objects on it (7.7, 7.8).

use std::collections::HashMap;

use super::super::layout::Glyph;
use super::super::package::Package;
use super::super::xml::{Node, Xml};
use super::super::{ReadError, limits};
use super::{FORMAT, text};

/// Size of a page in millimetres.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    pub width: f32,
    pub height: f32,
}

impl Default for Area {
    /// A4.
    fn default() -> Self {
        Area { width: 210.0, height: 297.0 }
    }
}

impl Area {
    /// `x y width height`.
    pub fn parse(text: &str) -> Option<Self> {
        let numbers = text::numbers(text);
        match numbers[..] {
            [_, _, width, height] if width > 0.0 && height > 0.0 => Some(Area { width, height }),
            _ => None,
        }
    }
}

/// What a page holds.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub area: Option<Area>,
    pub glyphs: Vec<Glyph>,
    templates: Vec<String>,
}

/// Reads a page with the templates it uses.
pub(super) fn read(
    package: &mut Package<'_>,
    part: &str,
    templates: &HashMap<String, String>,
) -> Result<Content, ReadError> {
    let mut content = Content::default();
    content.add(&package.xml(part)?, part)?;
    for id in std::mem::take(&mut content.templates) {
        if let Some(location) = templates.get(&id)
            && let Some(text) = package.optional_xml(location)?
        {
            let area = content.area;
            content.add(&text, location)?;
            content.area = area.or(content.area);
        }
    }
    Ok(content)
}

impl Content {
    fn add(&mut self, text: &str, part: &str) -> Result<(), ReadError> {
        let mut xml = Xml::new(text, FORMAT, part);
        loop {
            let Node::Open(element) = (match xml.next()? {
                Node::End => return Ok(()),
                node => node,
            }) else {
                continue;
            };
            match element.name() {
                "PhysicalBox" if self.area.is_none() => self.area = Area::parse(&xml.text()?),
                "Template" => self.templates.extend(element.attr("TemplateID")),
                "TextObject" if element.attr("Visible").as_deref() == Some("false") => xml.skip()?,
                "TextObject" => {
                    let object = text::Object::of(&element);
                    object.read(&mut xml, &mut self.glyphs)?;
                    if self.glyphs.len() > limits::PAGE_GLYPHS_MAX {
                        return Err(ReadError::TooLong {
                            what: "characters on a page",
                            limit: limits::PAGE_GLYPHS_MAX as u64,
                        });
                    }
                }
                _ => {}
            }
        }
    }
}
