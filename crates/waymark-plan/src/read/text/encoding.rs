//! Which characters the bytes of a text are: BOM, then UTF-8, then UTF-16 by its look, then
//! GB 18030 (which contains GBK and GB 2312).

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::ReadError;

/// Bytes looked at to tell encodings apart.
const SAMPLE_BYTES: usize = 64 << 10;

/// The text without its BOM and the name of its encoding.
pub(crate) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, &'static str), ReadError> {
    let (encoding, rest) = detect(bytes);
    if encoding == UTF_8
        && let Ok(text) = std::str::from_utf8(rest)
    {
        return Ok((Cow::Borrowed(text), encoding.name()));
    }
    let (text, _) = encoding.decode_without_bom_handling(rest);
    let (mut characters, mut broken) = (0_usize, 0_usize);
    for character in text.chars() {
        characters += 1;
        broken += usize::from(character == '\u{fffd}');
    }
    if broken > 1 + characters / 200 {
        return Err(ReadError::damaged("txt", "its characters fit no known encoding"));
    }
    Ok((text, encoding.name()))
}

/// Whether the bytes are no text in any encoding.
pub(crate) fn is_binary(bytes: &[u8]) -> bool {
    let (encoding, rest) = detect(bytes);
    let sample = &rest[..rest.len().min(SAMPLE_BYTES)];
    let (text, _) = encoding.decode_without_bom_handling(sample);
    let control = |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}');
    let controls = text.chars().filter(control).count();
    controls > 2 && controls * 200 > text.chars().count()
}

fn detect(bytes: &[u8]) -> (&'static Encoding, &[u8]) {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return (encoding, &bytes[length..]);
    }
    if bytes.starts_with(&[0x84, 0x31, 0x95, 0x33]) {
        return (GB18030, &bytes[4..]);
    }
    let sample = &bytes[..bytes.len().min(SAMPLE_BYTES)];
    let has_nul = sample.contains(&0);
    if !has_nul && std::str::from_utf8(bytes).is_ok() {
        return (UTF_8, bytes);
    }
    if let Some(encoding) = utf16(sample) {
        return (encoding, bytes);
    }
    if is_mostly_utf8(sample) {
        return (UTF_8, bytes);
    }
    (GB18030, bytes)
}

/// UTF-16 without BOM: read in one of the two orders nearly every unit is common in Chinese
/// text, in the other it is not.
fn utf16(sample: &[u8]) -> Option<&'static Encoding> {
    let little = common_share(sample, u16::from_le_bytes);
    let big = common_share(sample, u16::from_be_bytes);
    if little.max(big) < 0.9 || (little - big).abs() < 0.3 {
        return None;
    }
    Some(if little > big { UTF_16LE } else { UTF_16BE })
}

fn common_share(sample: &[u8], unit: fn([u8; 2]) -> u16) -> f64 {
    let pairs = sample.as_chunks::<2>().0;
    let common = pairs
        .iter()
        .filter(|pair| {
            matches!(unit(**pair), 0x09 | 0x0a | 0x0d | 0x20..=0x7e | 0x2010..=0x203b
                | 0x3000..=0x3020 | 0x4e00..=0x9fff | 0xff01..=0xff5e)
        })
        .count();
    common as f64 / pairs.len().max(1) as f64
}

/// UTF-8 with a few broken places, such as a file cut in the middle of a character.
fn is_mostly_utf8(sample: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in sample.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken * 50 <= whole
}
