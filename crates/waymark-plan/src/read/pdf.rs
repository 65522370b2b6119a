//! PDF with text: ISO 32000-1.
//!
//! Structure (7) is read by `lopdf`; content streams (7.8, 9.4) and fonts (9.6 to 9.10) are
//! read here, because Chinese official documents often carry no ToUnicode maps: their
//! predefined CMaps (9.7.5.2) say the characters themselves.

mod content;
mod font;
mod lexer;
mod page;

use lopdf::{Document, LoadOptions, Object};

use super::blocks::Blocks;
use super::{Parts, ReadError, layout, limits};

const FORMAT: &str = "pdf";
/// Bytes all object streams of a file may expand to; they hold dictionaries, not content.
const OBJECT_STREAMS_BYTES_MAX: usize = 64 << 20;
/// Object streams of a file.
const OBJECT_STREAMS_MAX: usize = 8_192;
/// A page of pictures may carry a few characters, such as a stamp or a page number.
const STRAY_CHARACTERS: u64 = 12;

pub(super) fn read(bytes: &[u8]) -> Result<Parts, ReadError> {
    let document = load(bytes)?;
    let mut budget = Budget::of(bytes);
    let mut pages = Vec::new();
    let mut tally = Tally::default();
    let mut fonts = font::Fonts::default();
    for id in document.page_iter() {
        let number = pages.len() as u32 + 1;
        if number as usize > limits::PAGES_MAX {
            return Err(ReadError::TooLong { what: "pages", limit: limits::PAGES_MAX as u64 });
        }
        let run =
            page::Run { document: &document, budget: &mut budget, fonts: &mut fonts, tally: &mut tally };
        pages.push(run.read(id, number)?);
        tally.check_size()?;
    }
    tally.check(pages.len() as u32)?;
    let mut blocks = Blocks::default();
    layout::blocks(pages, &mut blocks)?;
    Ok(Parts { title: title(&document), encoding: None, blocks: blocks.finish()? })
}

fn load(bytes: &[u8]) -> Result<Document, ReadError> {
    let streams = count(bytes, b"/ObjStm");
    if streams > OBJECT_STREAMS_MAX {
        return Err(ReadError::TooLong { what: "object streams", limit: OBJECT_STREAMS_MAX as u64 });
    }
    let each = OBJECT_STREAMS_BYTES_MAX / (streams + 1);
    let loaded =
        Document::load_mem_with_options(bytes, LoadOptions::with_max_decompressed_size(each.max(64 << 10)));
    let Ok(document) = loaded else {
        if count(bytes, b"/Encrypt") > 0 {
            return Err(ReadError::Encrypted { format: FORMAT });
        }
        return Err(ReadError::damaged(FORMAT, "its structure cannot be read"));
    };
    if document.trailer.has(b"Encrypt") && !document.was_encrypted() {
        return Err(ReadError::Encrypted { format: FORMAT });
    }
    if document.page_iter().next().is_none() {
        return Err(ReadError::damaged(FORMAT, "it has no pages"));
    }
    Ok(document)
}

fn count(bytes: &[u8], word: &[u8]) -> usize {
    bytes.windows(word.len()).filter(|window| *window == word).count()
}

/// The title in the document information (14.3.3).
fn title(document: &Document) -> Option<String> {
    let info = document.trailer.get_deref(b"Info", document).ok()?;
    let title = info.as_dict().ok()?.get_deref(b"Title", document).ok()?;
    match title {
        Object::String(..) => lopdf::decode_text_string(title).ok(),
        _ => None,
    }
}

/// What may still be expanded and run.
struct Budget {
    bytes: usize,
    limit: u64,
    operators: u64,
}

impl Budget {
    fn of(bytes: &[u8]) -> Self {
        let limit = limits::expanded_bytes_max(bytes.len() as u64);
        Budget { bytes: limit as usize, limit, operators: limits::PDF_OPERATORS_MAX }
    }

    /// The content of a stream, unpacked; nothing where it is damaged.
    fn unpack(&mut self, stream: &lopdf::Stream) -> Result<Option<Vec<u8>>, ReadError> {
        match stream.get_plain_content_with_limit(self.bytes) {
            Ok(content) => {
                self.bytes = self.bytes.saturating_sub(content.len() + stream.content.len());
                Ok(Some(content))
            }
            Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => {
                Err(ReadError::ExpandsTooMuch { limit: self.limit })
            }
            Err(_) => Ok(None),
        }
    }

    fn operator(&mut self) -> Result<(), ReadError> {
        self.operators = self
            .operators
            .checked_sub(1)
            .ok_or(ReadError::TooLong { what: "operators", limit: limits::PDF_OPERATORS_MAX })?;
        Ok(())
    }
}

/// What was printed, to tell scanned and unreadable documents.
#[derive(Debug, Default)]
struct Tally {
    glyphs: u64,
    unreadable: u64,
    images: u64,
}

impl Tally {
    fn check_size(&self) -> Result<(), ReadError> {
        if self.glyphs > limits::GLYPHS_MAX as u64 {
            return Err(ReadError::TooLong { what: "characters", limit: limits::GLYPHS_MAX as u64 });
        }
        Ok(())
    }

    fn check(&self, pages: u32) -> Result<(), ReadError> {
        let few = self.glyphs <= STRAY_CHARACTERS * u64::from(pages);
        if self.glyphs == 0 || (few && self.images >= u64::from(pages)) {
            return Err(ReadError::Scanned { pages });
        }
        if self.unreadable * 2 > self.glyphs {
            return Err(ReadError::UnreadableFonts { unreadable: self.unreadable, glyphs: self.glyphs });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
