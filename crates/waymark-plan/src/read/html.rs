//! Web pages: WHATWG HTML read as a stream of tokens.
//!
//! No tree is built, so nesting costs nothing and unclosed elements do no harm: a block ends
//! where the next one begins. Scripts, styles, navigation, page header and footer are left out.

mod flow;
mod guard;
mod sink;
mod table;

use encoding_rs::{Encoding, GB18030, UTF_8};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tokenizer};

use super::{Parts, ReadError, text};
use sink::Sink;

/// Bytes in which a page has to show what it is, and state its encoding.
const HEAD_BYTES: usize = 4096;

/// Whether a text is a web page.
pub(super) fn looks_like(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    let head: String =
        head.iter().filter(|byte| **byte != 0).map(|byte| byte.to_ascii_lowercase() as char).collect();
    let start = head.trim_start_matches(|c: char| c.is_whitespace() || !c.is_ascii());
    let opens = ["<!doctype html", "<html", "<head", "<body", "<meta", "<table", "<div", "<p>"];
    opens.iter().any(|tag| start.starts_with(tag))
        || ((start.starts_with("<?xml") || start.starts_with("<!--")) && head.contains("<html"))
}

pub(super) fn read(bytes: &[u8]) -> Result<Parts, ReadError> {
    let (page, encoding) = decode(bytes)?;
    guard::check(page.as_bytes())?;
    let mut flow = run(&page, false)?;
    if flow.lost() {
        flow = run(&page, true)?;
    }
    let (title, blocks) = flow.finish()?;
    Ok(Parts { title, encoding: Some(encoding.to_owned()), blocks })
}

fn run(page: &str, keep_all: bool) -> Result<flow::Flow, ReadError> {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(page));
    let tokenizer = Tokenizer::new(Sink::new(keep_all), Default::default());
    // The sink runs no scripts and changes no encoding, so one call takes all of it.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.into_flow()
}

/// The page as characters: BOM, else UTF-8 if it is, else what the page says, else GB 18030.
fn decode(bytes: &[u8]) -> Result<(String, &'static str), ReadError> {
    let has_bom = Encoding::for_bom(bytes).is_some();
    let stated = if has_bom || std::str::from_utf8(bytes).is_ok() {
        None
    } else {
        stated_encoding(bytes).filter(|encoding| *encoding != UTF_8)
    };
    if let Some(encoding) = stated {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        return Ok((text.into_owned(), encoding.name()));
    }
    let (text, name) = text::decode(bytes)?;
    Ok((text.into_owned(), name))
}

/// The `charset` of a `meta` element.
fn stated_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    let head: String = head.iter().map(|byte| byte.to_ascii_lowercase() as char).collect();
    let (_, rest) = head.split_once("charset")?;
    let rest = rest.trim_start().strip_prefix('=')?;
    let rest = rest.trim_start_matches(['"', '\'', ' ']);
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_'))?;
    let encoding = Encoding::for_label(&rest.as_bytes()[..end])?;
    // GB 18030 contains the older national sets pages still name.
    Some(if encoding == encoding_rs::GBK { GB18030 } else { encoding })
}

#[cfg(test)]
mod tests;
