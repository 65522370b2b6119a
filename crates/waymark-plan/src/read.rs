//! Readers: bytes of a known format become the blocks of a document.

use waymark_core::{Block, BlockKind, Document};

/// A document from text that is already decoded: one block a line, split at `\n`.
pub fn from_text(text: &str) -> Document {
    let blocks = text
        .split('\n')
        .zip(1..)
        .map(|(line, number)| Block {
            line: number,
            page: None,
            text: line.to_owned(),
            kind: BlockKind::Paragraph,
        })
        .collect();
    Document {
        title: None,
        sha256: crate::id::sha256(text.as_bytes()),
        media_type: "text/plain".to_owned(),
        encoding: None,
        blocks,
    }
}
