//! Every refusal with real bytes, and what all readers share.

pub(super) mod support;

mod refusals;
mod samples;

use super::{Format, ReadError, read};

#[test]
fn content_decides_before_the_name() {
    let cases: [(&[u8], Option<&str>, Format); 7] = [
        ("一、总体要求".as_bytes(), Some("plan.docx"), Format::Text),
        ("# 规划".as_bytes(), Some("plan.md"), Format::Markdown),
        ("# 规划".as_bytes(), None, Format::Text),
        (b"<!DOCTYPE html><p>a", Some("plan.txt"), Format::Html),
        (b"just words", Some("PLAN.HTM"), Format::Html),
        (b"\n%PDF-1.7\n", Some("plan.txt"), Format::Pdf),
        (b"\xEF\xBB\xBF  <html>", None, Format::Html),
    ];
    for (bytes, name, format) in cases {
        assert_eq!(Format::detect(bytes, name), Ok(format), "{name:?}");
    }
}

#[test]
fn every_refusal_has_its_own_code() {
    let all = [
        ReadError::Legacy { format: "doc" },
        ReadError::Encrypted { format: "pdf" },
        ReadError::damaged("pdf", "x"),
        ReadError::Empty,
        ReadError::TooLarge { bytes: 2, limit: 1 },
        ReadError::ExpandsTooMuch { limit: 1 },
        ReadError::TooLong { what: "pages", limit: 1 },
        ReadError::Scanned { pages: 1 },
        ReadError::UnreadableFonts { unreadable: 1, glyphs: 1 },
        ReadError::ExternalEntities { part: "a.xml".to_owned() },
        ReadError::UnknownFormat { found: None },
    ];
    let mut codes: Vec<_> = all.iter().map(ReadError::code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), all.len());
    for error in &all {
        let text = error.to_string();
        assert!(!text.contains('\n') && !text.ends_with('.'), "{text}");
    }
}

#[test]
fn hash_and_media_type_are_those_of_the_file() {
    let document = read(b"abc", None).unwrap();
    assert_eq!(document.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(document.media_type, "text/plain");
}

/// Every fixture cut short at many places, and with bytes changed: a document or an error.
#[test]
fn broken_fixtures_end_in_a_document_or_an_error() {
    for (name, bytes) in support::fixtures() {
        assert!(bytes.len() < 60_000, "{name} is large for a fixture");
        let step = (bytes.len() / 24).max(1);
        for end in (0..bytes.len()).step_by(step) {
            let _ = read(&bytes[..end], Some(&name));
        }
        let mut changed = bytes.clone();
        for at in (0..bytes.len()).step_by(step * 2) {
            changed[at] ^= 0x55;
            let _ = read(&changed, Some(&name));
        }
    }
}
