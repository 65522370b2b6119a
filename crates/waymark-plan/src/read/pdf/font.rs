//! Fonts: which characters the codes of a string are, and how wide (9.6 to 9.10).

mod charset;
mod cmap;
mod names;
mod truetype;
mod widths;

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::{Dictionary, Document, Object};

use super::{Budget, ReadError};
use charset::Charset;
use cmap::ToUnicode;
use widths::Widths;

/// A font ready to read strings with.
#[derive(Debug)]
pub(super) struct Font {
    /// Whether text runs downwards.
    pub vertical: bool,
    charset: Charset,
    to_unicode: Option<ToUnicode>,
    /// Characters of glyph numbers, from the embedded font program.
    glyphs: Option<HashMap<u32, char>>,
    widths: Widths,
    /// A font of signs and bullets whose codes are no characters.
    dingbats: bool,
}

/// One code of a string.
pub(super) struct Shown {
    pub characters: Vec<char>,
    /// In thousandths of the size.
    pub width: f32,
    /// Whether word spacing applies (9.3.3).
    pub is_word_space: bool,
}

/// The fonts met so far, by the address of their dictionary in the document.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    by_address: HashMap<usize, Rc<Font>>,
}

impl Fonts {
    pub fn get(
        &mut self,
        document: &Document,
        font: &Dictionary,
        budget: &mut Budget,
    ) -> Result<Rc<Font>, ReadError> {
        let address = std::ptr::from_ref(font).addr();
        if let Some(font) = self.by_address.get(&address) {
            return Ok(Rc::clone(font));
        }
        let read = Rc::new(Font::read(document, font, budget)?);
        self.by_address.insert(address, Rc::clone(&read));
        Ok(read)
    }
}

impl Font {
    fn read(document: &Document, font: &Dictionary, budget: &mut Budget) -> Result<Self, ReadError> {
        let to_unicode = match font.get_deref(b"ToUnicode", document) {
            Ok(Object::Stream(stream)) => budget.unpack(stream)?.map(|text| ToUnicode::read(&text)),
            _ => None,
        };
        let name = |dict: &Dictionary, key: &[u8]| match dict.get_deref(key, document) {
            Ok(Object::Name(name)) => name.clone(),
            _ => Vec::new(),
        };
        let base = name(font, b"BaseFont");
        let has = |part: &str| String::from_utf8_lossy(&base).contains(part);
        let dingbats = has("Wingdings") || has("Dingbats") || has("Webdings") || has("Symbol");
        if name(font, b"Subtype") == b"Type0" {
            return Self::composite(document, font, budget, to_unicode);
        }
        Ok(Font {
            vertical: false,
            charset: Charset::simple(document, font),
            to_unicode,
            glyphs: None,
            widths: Widths::simple(document, font),
            dingbats,
        })
    }

    /// A composite font (9.7): codes to CIDs by a CMap, glyphs by a descendant font.
    fn composite(
        document: &Document,
        font: &Dictionary,
        budget: &mut Budget,
        to_unicode: Option<ToUnicode>,
    ) -> Result<Self, ReadError> {
        let (charset, vertical) = match font.get_deref(b"Encoding", document) {
            Ok(Object::Name(name)) => (Charset::predefined(name), name.ends_with(b"-V")),
            Ok(Object::Stream(stream)) => {
                let text = budget.unpack(stream)?.unwrap_or_default();
                (Charset::embedded(&text), false)
            }
            _ => (Charset::identity(), false),
        };
        let descendants = font.get_deref(b"DescendantFonts", document).and_then(Object::as_array);
        let descendant =
            descendants.ok().and_then(|list| document.dereference(list.first()?).ok()?.1.as_dict().ok());
        let glyphs = match descendant {
            Some(descendant) if to_unicode.is_none() && charset.is_identity() => {
                embedded_glyphs(document, descendant, budget)?
            }
            _ => None,
        };
        Ok(Font {
            vertical,
            charset,
            to_unicode,
            glyphs,
            widths: descendant.map_or_else(Widths::default, |it| Widths::composite(document, it)),
            dingbats: false,
        })
    }

    /// Takes the next code off a string.
    pub fn next(&self, rest: &mut &[u8]) -> Shown {
        let length = self.charset.length(rest).clamp(1, rest.len().max(1));
        let (code, tail) = rest.split_at(length.min(rest.len()));
        *rest = tail;
        let value = code.iter().fold(0_u32, |value, byte| value << 8 | u32::from(*byte));
        let characters = self.characters(code, value);
        let width = self.widths.of(&self.charset, value, characters.first().copied());
        Shown { width, is_word_space: code == [32], characters }
    }

    fn characters(&self, code: &[u8], value: u32) -> Vec<char> {
        let mapped = self.to_unicode.as_ref().and_then(|map| map.get(value, code.len()));
        if let Some(characters) = mapped {
            return characters;
        }
        if self.dingbats {
            return Vec::new();
        }
        let character = self.charset.character(code).or_else(|| self.glyphs.as_ref()?.get(&value).copied());
        match character {
            Some(character) if is_private(character) || character == '\0' => Vec::new(),
            Some(character) => vec![character],
            None => vec!['\u{fffd}'],
        }
    }
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}') || u32::from(c) >= 0xf_0000
}

/// The characters of an embedded TrueType program, where CIDs are its glyph numbers.
fn embedded_glyphs(
    document: &Document,
    descendant: &Dictionary,
    budget: &mut Budget,
) -> Result<Option<HashMap<u32, char>>, ReadError> {
    if let Ok(Object::Stream(_)) = descendant.get_deref(b"CIDToGIDMap", document) {
        return Ok(None);
    }
    let descriptor = descendant.get_deref(b"FontDescriptor", document).and_then(Object::as_dict);
    let Ok(descriptor) = descriptor else {
        return Ok(None);
    };
    for key in [b"FontFile2", b"FontFile3"] {
        if let Ok(Object::Stream(stream)) = descriptor.get_deref(key, document) {
            let program = budget.unpack(stream)?;
            return Ok(program.and_then(|program| truetype::glyphs(&program)));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests;
