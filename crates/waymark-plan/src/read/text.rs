//! Plain text and Markdown: encoding detected, one block a line.

mod encoding;

use waymark_core::{Block, BlockKind};

use super::{Parts, ReadError, blocks};

pub(super) use encoding::{decode, is_binary};

/// Reads text; with `markdown`, lines that begin with `#` marks are headings.
pub(super) fn read(bytes: &[u8], markdown: bool) -> Result<Parts, ReadError> {
    let (text, encoding) = decode(bytes)?;
    if text.chars().all(char::is_whitespace) {
        return Err(ReadError::Empty);
    }
    let ends = text.bytes().filter(|byte| matches!(byte, b'\n' | b'\r'));
    blocks::check_count(ends.count() / 2)?;
    let mut list = lines(&text);
    blocks::check_count(list.len())?;
    for block in &list {
        blocks::check_size(&block.text)?;
    }
    if markdown {
        mark_headings(&mut list);
    }
    Ok(Parts { title: None, encoding: Some(encoding.to_owned()), blocks: list })
}

/// One block a line, blank lines included. Lines end at `\n`, `\r\n` or a lone `\r`.
pub(super) fn lines(text: &str) -> Vec<Block> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut list = Vec::new();
    for line in text.split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line);
        for line in line.split('\r') {
            list.push(Block {
                line: list.len() as u32 + 1,
                page: None,
                text: line.to_owned(),
                kind: BlockKind::Paragraph,
            });
        }
    }
    list
}

/// Headings as CommonMark writes them (ATX headings), outside code fences.
fn mark_headings(list: &mut [Block]) {
    let mut fenced = false;
    for block in list {
        let line = block.text.trim_start();
        if line.starts_with("```") || line.starts_with("~~~") {
            fenced = !fenced;
        }
        let level = line.bytes().take_while(|byte| *byte == b'#').count();
        let rest = &line[level..];
        if !fenced && (1..=6).contains(&level) && rest.starts_with([' ', '\t', '\u{3000}']) {
            block.kind = BlockKind::Heading { level: level as u8 };
        }
    }
}

#[cfg(test)]
mod tests;
