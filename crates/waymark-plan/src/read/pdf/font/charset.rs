//! What the codes of a font are by themselves: predefined CMaps (9.7.5.2, table 118) name a
//! character set; simple encodings (9.6.6, annex D) name glyphs.

use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS, WINDOWS_1252};
use lopdf::{Dictionary, Document, Object};

use super::{cmap, names};

/// How bytes are parted into codes and read.
#[derive(Debug)]
pub(super) enum Charset {
    /// One byte a code.
    Simple(Box<[Option<char>; 256]>),
    /// Two bytes a code, a character of the basic plane (UniGB-UCS2-H).
    Ucs2,
    /// UTF-16 (UniGB-UTF16-H).
    Utf16,
    /// UTF-32 (UniGB-UTF32-H).
    Utf32,
    /// A national set of one and two bytes (GBK-EUC-H), four with GB 18030 (GBK2K-H).
    National(&'static Encoding),
    /// Two bytes a code that say nothing by themselves.
    Identity,
    /// Codes of the lengths an embedded CMap states, which say nothing by themselves.
    Spaces(Vec<(usize, u32, u32)>),
}

impl Charset {
    pub fn identity() -> Self {
        Charset::Identity
    }

    pub fn is_identity(&self) -> bool {
        matches!(self, Charset::Identity)
    }

    /// The set a predefined CMap reads.
    pub fn predefined(name: &[u8]) -> Self {
        let name = String::from_utf8_lossy(name);
        if name.contains("UCS2") {
            Charset::Ucs2
        } else if name.contains("UTF16") {
            Charset::Utf16
        } else if name.contains("UTF32") {
            Charset::Utf32
        } else if name.starts_with("GB") {
            Charset::National(GB18030)
        } else if name.starts_with("ETen") || name.starts_with("B5") || name.starts_with("HK") {
            Charset::National(BIG5)
        } else if name.contains("RKSJ") {
            Charset::National(SHIFT_JIS)
        } else if name.starts_with("KSC") {
            Charset::National(EUC_KR)
        } else {
            Charset::Identity
        }
    }

    /// The set of an embedded CMap: that of the one it builds on, else its code lengths.
    pub fn embedded(text: &[u8]) -> Self {
        if let Some(name) = cmap::used(text) {
            let base = Charset::predefined(&name);
            if !base.is_identity() {
                return base;
            }
        }
        let spaces = cmap::code_spaces(text);
        if spaces.is_empty() || spaces.iter().all(|(length, ..)| *length == 2) {
            return Charset::Identity;
        }
        Charset::Spaces(spaces)
    }

    /// The encoding of a simple font: its base and its differences (9.6.6.1).
    pub fn simple(document: &Document, font: &Dictionary) -> Self {
        let mut table = Box::new([None; 256]);
        for (code, slot) in (0_u8..=255).zip(table.iter_mut()) {
            *slot = windows_latin(code);
        }
        let encoding = font.get_deref(b"Encoding", document);
        let differences = encoding
            .and_then(Object::as_dict)
            .and_then(|dict| dict.get_deref(b"Differences", document))
            .and_then(Object::as_array);
        if let Ok(list) = differences {
            let mut code = 0_usize;
            for entry in list {
                match document.dereference(entry) {
                    Ok((_, Object::Integer(first))) => code = usize::try_from(*first).unwrap_or(256),
                    Ok((_, Object::Name(name))) => {
                        if let Some(slot) = table.get_mut(code) {
                            *slot = names::character(name);
                        }
                        code = code.saturating_add(1);
                    }
                    _ => {}
                }
            }
        }
        Charset::Simple(table)
    }

    /// Bytes of the code that comes first.
    pub fn length(&self, bytes: &[u8]) -> usize {
        let (first, second) = (bytes.first().copied().unwrap_or(0), bytes.get(1).copied());
        match self {
            Charset::Simple(_) => 1,
            Charset::Ucs2 | Charset::Identity => 2,
            Charset::Utf16 if matches!(first, 0xd8..=0xdb) => 4,
            Charset::Utf16 => 2,
            Charset::Utf32 => 4,
            Charset::National(set) if *set == SHIFT_JIS && matches!(first, 0xa0..=0xdf) => 1,
            Charset::National(_) if first < 0x81 => 1,
            Charset::National(set) if *set == GB18030 && second.is_some_and(|byte| byte.is_ascii_digit()) => {
                4
            }
            Charset::National(_) => 2,
            Charset::Spaces(spaces) => spaces
                .iter()
                .find(|space| fits(space, bytes))
                .or(spaces.first())
                .map_or(1, |(length, ..)| *length),
        }
    }

    /// The character of a code, where the code itself says it.
    pub fn character(&self, code: &[u8]) -> Option<char> {
        match self {
            Charset::Simple(table) => table[usize::from(*code.first()?)],
            Charset::Ucs2 | Charset::Utf16 => {
                let units = code.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair));
                char::decode_utf16(units).next()?.ok()
            }
            Charset::Utf32 => char::from_u32(u32::from_be_bytes(code.try_into().ok()?)),
            Charset::National(set) => {
                let text = set.decode_without_bom_handling_and_without_replacement(code)?;
                text.chars().next()
            }
            Charset::Identity | Charset::Spaces(_) => None,
        }
    }
}

/// Whether the first bytes lie in a code space, byte by byte (9.7.6.2).
fn fits((length, first, last): &(usize, u32, u32), bytes: &[u8]) -> bool {
    bytes.len() >= *length
        && (0..*length).all(|at| {
            let shift = 8 * (length - 1 - at);
            let (low, high) = ((first >> shift) as u8, (last >> shift) as u8);
            (low..=high).contains(&bytes[at])
        })
}

/// WinAnsiEncoding; StandardEncoding and MacRomanEncoding agree with it on ASCII.
fn windows_latin(code: u8) -> Option<char> {
    let bytes = [code];
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
    text.chars().next().filter(|c| !c.is_control())
}
