//! Widths of codes in thousandths of the size (9.6.2, 9.7.4.3).

use lopdf::{Dictionary, Document, Object};

use super::charset::Charset;

/// Widths by code or CID.
#[derive(Debug)]
pub(super) struct Widths {
    ranges: Vec<(u32, u32, f32)>,
    default: Option<f32>,
    composite: bool,
}

/// Width of a half-width character where nothing is said of it.
const HALF: f32 = 500.0;

impl Default for Widths {
    fn default() -> Self {
        Widths { ranges: Vec::new(), default: None, composite: true }
    }
}

impl Widths {
    pub fn simple(document: &Document, font: &Dictionary) -> Self {
        let number =
            |dict: &Dictionary, key: &[u8]| dict.get_deref(key, document).and_then(Object::as_float).ok();
        let first = number(font, b"FirstChar").unwrap_or(0.0).clamp(0.0, 255.0) as u32;
        // Type 3 fonts measure in a glyph space of their own (9.6.5).
        let scale = font
            .get_deref(b"FontMatrix", document)
            .and_then(Object::as_array)
            .ok()
            .and_then(|matrix| matrix.first()?.as_float().ok())
            .map_or(1.0, |scale| (scale * 1000.0).abs());
        let list = font.get_deref(b"Widths", document).and_then(Object::as_array);
        let mut ranges = Vec::new();
        for (value, code) in list.into_iter().flatten().take(256).zip(first..) {
            if let Some(width) = float(document, value) {
                ranges.push((code, code, width * scale));
            }
        }
        let descriptor = font.get_deref(b"FontDescriptor", document).and_then(Object::as_dict);
        Widths {
            ranges,
            default: descriptor.ok().and_then(|it| number(it, b"MissingWidth")),
            composite: false,
        }
    }

    pub fn composite(document: &Document, font: &Dictionary) -> Self {
        let mut ranges = Vec::new();
        let list = font.get_deref(b"W", document).and_then(Object::as_array);
        let mut entries = list.into_iter().flatten();
        while let (Some(first), Some(second)) = (entries.next(), entries.next()) {
            let Some(first) = float(document, first).map(|value| value as u32) else {
                break;
            };
            match document.dereference(second) {
                Ok((_, Object::Array(widths))) => {
                    for (value, cid) in widths.iter().zip(first..) {
                        ranges.extend(float(document, value).map(|width| (cid, cid, width)));
                    }
                }
                Ok((_, last)) => {
                    let width = entries.next().and_then(|value| float(document, value));
                    let last = last.as_float().unwrap_or(0.0) as u32;
                    ranges.extend(width.map(|width| (first, last, width)));
                }
                Err(_) => break,
            }
        }
        ranges.sort_by_key(|range| range.0);
        Widths {
            ranges,
            default: font.get_deref(b"DW", document).and_then(Object::as_float).ok(),
            composite: true,
        }
    }

    /// Width of a code. Where the CMap is not at hand, the CIDs of ASCII are known: 1 to 95
    /// in all Adobe character collections, or 814 to 908 for the half widths of Adobe-GB1.
    pub fn of(&self, charset: &Charset, code: u32, character: Option<char>) -> f32 {
        if !self.composite {
            return self.find(code).or(self.default).unwrap_or(HALF);
        }
        if matches!(charset, Charset::Identity | Charset::Spaces(_)) {
            return self.find(code).or(self.default).unwrap_or(1000.0);
        }
        match character {
            Some(c @ ' '..='~') => {
                let cid = c as u32 - 31;
                self.find(cid).or_else(|| self.find(cid + 813)).unwrap_or(HALF)
            }
            _ => self.default.unwrap_or(1000.0),
        }
    }

    fn find(&self, code: u32) -> Option<f32> {
        let after = self.ranges.partition_point(|range| range.0 <= code);
        let range = self.ranges[..after].last()?;
        (code <= range.1).then_some(range.2)
    }
}

fn float(document: &Document, value: &Object) -> Option<f32> {
    document.dereference(value).ok()?.1.as_float().ok()
}
