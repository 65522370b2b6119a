//! Which characters the bytes of a CSV file are: UTF-8, UTF-16 with a mark, or GB 18030, which
//! spreadsheets of Chinese offices write.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, UTF_8};

/// The text without its byte order mark; none where the bytes are no text.
pub fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let (encoding, rest) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, &bytes[length..]),
        None => (UTF_8, bytes),
    };
    let text = match encoding.decode_without_bom_handling_and_without_replacement(rest) {
        Some(text) => text,
        None if encoding == UTF_8 => GB18030.decode_without_bom_handling_and_without_replacement(rest)?,
        None => return None,
    };
    let binary = |c: char| matches!(c, '\0'..='\u{8}' | '\u{e}'..='\u{1a}');
    (!text.contains(binary)).then_some(text)
}

/// What separates the cells, by the first line that is no banner: tab and semicolon are what some
/// spreadsheets write instead of a comma.
pub fn delimiter(text: &str) -> u8 {
    let line = text.lines().find(|line| !line.starts_with('#') && !line.trim().is_empty()).unwrap_or("");
    let count = |mark: char| line.matches(mark).count();
    let (comma, tab, semicolon) = (count(','), count('\t'), count(';'));
    match () {
        () if tab > comma && tab >= semicolon => b'\t',
        () if semicolon > comma => b';',
        () => b',',
    }
}
