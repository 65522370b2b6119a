//! XML read forwards: elements by local name, text resolved, document types refused.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::{ReadError, limits};

/// A forward reader over one part.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    format: &'static str,
    part: &'a str,
    depth: usize,
}

/// What comes next in a part.
pub(super) enum Node<'a> {
    Open(Element<'a>),
    Close,
    Text(String),
    End,
}

/// An element that opens.
pub(super) struct Element<'a> {
    start: BytesStart<'a>,
}

impl Element<'_> {
    /// Name without prefix.
    pub fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// Value of the attribute with this name, whatever its prefix.
    pub fn attr(&self, name: &str) -> Option<String> {
        let attribute = self
            .start
            .attributes()
            .with_checks(false)
            .filter_map(Result::ok)
            .find(|attribute| attribute.key.local_name().into_inner() == name)?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
        Some(value.into_owned())
    }

    /// An attribute as a number.
    pub fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.attr(name)?.trim().parse().ok()
    }

    /// A switch such as `<w:vanish/>`: on unless `val` says no (ECMA-376 part 1, 17.17.4).
    pub fn on(&self) -> bool {
        !matches!(self.attr("val").as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

impl<'a> Xml<'a> {
    pub fn new(text: &'a str, format: &'static str, part: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Xml { reader, format, part, depth: 0 }
    }

    /// Open elements.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// The next node; [`Node::End`] only when every element was closed.
    pub fn next(&mut self) -> Result<Node<'a>, ReadError> {
        loop {
            let event = self
                .reader
                .read_event()
                .map_err(|_| ReadError::damaged(self.format, "its XML is not well-formed"))?;
            match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > limits::XML_DEPTH_MAX {
                        return Err(ReadError::TooLong {
                            what: "levels",
                            limit: limits::XML_DEPTH_MAX as u64,
                        });
                    }
                    return Ok(Node::Open(Element { start }));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Node::Close);
                }
                Event::Text(text) => return Ok(Node::Text(text.xml10_content().into_owned())),
                Event::CData(text) => return Ok(Node::Text(text.xml10_content().into_owned())),
                Event::GeneralRef(reference) => {
                    return Ok(Node::Text(self.entity(&reference)?));
                }
                Event::DocType(_) => return Err(self.entities()),
                Event::Eof if self.depth > 0 => {
                    return Err(ReadError::damaged(self.format, "its XML ends too early"));
                }
                Event::Eof => return Ok(Node::End),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    fn entity(&self, reference: &quick_xml::events::BytesRef<'_>) -> Result<String, ReadError> {
        if let Ok(Some(character)) = reference.resolve_char_ref() {
            return Ok(character.to_string());
        }
        quick_xml::escape::resolve_predefined_entity(reference)
            .map(str::to_owned)
            .ok_or_else(|| self.entities())
    }

    fn entities(&self) -> ReadError {
        ReadError::ExternalEntities { part: self.part.to_owned() }
    }

    /// Skips to the end of the element that was opened last.
    pub fn skip(&mut self) -> Result<(), ReadError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if matches!(self.next()?, Node::End) {
                break;
            }
        }
        Ok(())
    }

    /// All text within the element that was opened last.
    pub fn text(&mut self) -> Result<String, ReadError> {
        let outside = self.depth.saturating_sub(1);
        let mut all = String::new();
        while self.depth > outside {
            match self.next()? {
                Node::Text(text) => all.push_str(&text),
                Node::End => break,
                Node::Open(_) | Node::Close => {}
            }
        }
        Ok(all)
    }
}

/// XML bytes as text: by BOM, else UTF-8, else the encoding its declaration names.
pub(super) fn decode(bytes: Vec<u8>) -> Option<String> {
    if let Some((encoding, length)) = encoding_rs::Encoding::for_bom(&bytes) {
        let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes[length..]);
        return text.map(|text| text.into_owned());
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Some(text),
        Err(error) => error.into_bytes(),
    };
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
    let label = head.split("encoding=").nth(1)?;
    let quote = label.chars().next()?;
    let label = label.get(1..)?.split(quote).next()?;
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    encoding.decode_without_bom_handling_and_without_replacement(&bytes).map(|text| text.into_owned())
}
