//! Readers: bytes of a known format become the blocks of a document.
//!
//! | format | reader | standard |
//! | --- | --- | --- |
//! | text, Markdown | `text` | UTF-8, UTF-16, GB 18030 |
//! | `.docx` | `docx` | ECMA-376 part 1 (WordprocessingML), part 2 (package) |
//! | HTML | `html` | WHATWG HTML, tokens only |
//! | `.pdf` with text | `pdf` | ISO 32000-1, 9.4 to 9.10 |
//! | `.ofd` | `ofd` | GB/T 33190 |
//!
//! Everything read is bounded by [`limits`]; what cannot be read is one [`ReadError`].

mod blocks;
mod docx;
mod error;
mod format;
mod html;
mod layout;
pub mod limits;
mod ofd;
mod package;
mod pdf;
mod text;
mod xml;

pub use error::ReadError;
pub use format::Format;

use waymark_core::{Block, Document};

/// Reads a document of any known format. The content decides which; the name only tells
/// Markdown and HTML from plain text where the content leaves it open.
///
/// # Errors
/// See [`ReadError`]; each variant says what stood in the way.
pub fn read(bytes: &[u8], name: Option<&str>) -> Result<Document, ReadError> {
    limits::check_input(bytes)?;
    read_as(Format::detect(bytes, name)?, bytes)
}

/// Reads a document whose format is known.
///
/// # Errors
/// See [`ReadError`].
pub fn read_as(format: Format, bytes: &[u8]) -> Result<Document, ReadError> {
    limits::check_input(bytes)?;
    let parts = match format {
        Format::Text => text::read(bytes, false)?,
        Format::Markdown => text::read(bytes, true)?,
        Format::Html => html::read(bytes)?,
        Format::Docx => docx::read(bytes)?,
        Format::Pdf => pdf::read(bytes)?,
        Format::Ofd => ofd::read(bytes)?,
    };
    let size: usize = parts.blocks.iter().map(|block| block.text.len()).sum();
    if size > limits::TEXT_BYTES_MAX {
        return Err(ReadError::TooLong { what: "characters", limit: limits::TEXT_BYTES_MAX as u64 });
    }
    Ok(Document {
        title: parts.title.filter(|title| !title.trim().is_empty()),
        sha256: crate::id::sha256(bytes),
        media_type: format.media_type().to_owned(),
        encoding: parts.encoding,
        blocks: parts.blocks,
    })
}

/// A document from text that is already decoded: one block a line. Lines end at `\n`, `\r\n`
/// or a lone `\r`; a BOM is not part of the text.
pub fn from_text(text: &str) -> Document {
    Document {
        title: None,
        sha256: crate::id::sha256(text.as_bytes()),
        media_type: Format::Text.media_type().to_owned(),
        encoding: None,
        blocks: text::lines(text),
    }
}

/// What a reader finds; the hash and the media type are added outside.
#[derive(Debug, Default)]
struct Parts {
    title: Option<String>,
    encoding: Option<String>,
    blocks: Vec<Block>,
}

#[cfg(test)]
mod tests;
