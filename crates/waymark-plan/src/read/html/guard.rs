//! A look at the tags before the tokenizer sees them: it compares each attribute with all
//! others of its tag, so a tag of a million attributes would take hours.

use super::super::ReadError;

/// Attributes of one tag.
const ATTRIBUTES_MAX: usize = 500;

/// Elements whose content holds no tags.
const RAW: [&[u8]; 4] = [b"script", b"style", b"textarea", b"title"];

pub(super) fn check(page: &[u8]) -> Result<(), ReadError> {
    let mut at = 0;
    while let Some(next) = find(page, at, b"<") {
        at = next + 1;
        let rest = &page[at..];
        if rest.starts_with(b"!--") {
            at = comment_end(page, at + 1);
        } else if rest.starts_with(b"/") || rest.first().is_some_and(u8::is_ascii_alphabetic) {
            let end = tag_end(page, at)?;
            let raw = RAW.iter().find(|name| is_named(rest, name));
            at = end;
            if let Some(name) = raw {
                at = raw_end(page, end, name);
            }
        }
    }
    Ok(())
}

fn find(page: &[u8], from: usize, what: &[u8]) -> Option<usize> {
    let rest = page.get(from..)?;
    let found = rest.windows(what.len()).position(|window| window == what)?;
    Some(from + found)
}

fn comment_end(page: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(dashes) = find(page, at, b"--") {
        let rest = &page[dashes + 2..];
        if rest.starts_with(b">") || rest.starts_with(b"!>") {
            return dashes + 2;
        }
        at = dashes + 1;
    }
    page.len()
}

fn is_named(rest: &[u8], name: &[u8]) -> bool {
    rest.len() > name.len()
        && rest[..name.len()].eq_ignore_ascii_case(name)
        && !rest[name.len()].is_ascii_alphanumeric()
}

fn raw_end(page: &[u8], from: usize, name: &[u8]) -> usize {
    let mut at = from;
    while let Some(close) = find(page, at, b"</") {
        if is_named(&page[close + 2..], name) {
            return close;
        }
        at = close + 2;
    }
    page.len()
}

/// Where a tag ends, its attributes counted generously.
fn tag_end(page: &[u8], from: usize) -> Result<usize, ReadError> {
    let (mut at, mut attributes) = (from, 0);
    let mut between = false;
    let mut value = false;
    while let Some(byte) = page.get(at) {
        match byte {
            b'>' => return Ok(at),
            b'"' | b'\'' if value => {
                at = find(page, at + 1, &[*byte]).unwrap_or(page.len());
                (between, value) = (true, false);
            }
            b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/' => between = true,
            b'=' => (between, value) = (false, true),
            _ => {
                attributes += usize::from(between && !value);
                (between, value) = (false, false);
            }
        }
        if attributes > ATTRIBUTES_MAX {
            return Err(ReadError::TooLong { what: "attributes", limit: ATTRIBUTES_MAX as u64 });
        }
        at += 1;
    }
    Ok(page.len())
}
