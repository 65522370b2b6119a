//! The `cmap` of an embedded TrueType or OpenType program, turned round: glyph → character.

use std::collections::HashMap;

/// Characters of the glyphs of a font program; nothing where it has no Unicode `cmap`.
pub(super) fn glyphs(program: &[u8]) -> Option<HashMap<u32, char>> {
    let cmap = table(program, b"cmap")?;
    let count = u16_at(cmap, 2)?;
    let mut found = HashMap::new();
    for number in 0..usize::from(count.min(32)) {
        let record = 4 + 8 * number;
        let platform = u16_at(cmap, record)?;
        let encoding = u16_at(cmap, record + 2)?;
        let unicode = platform == 0 || (platform == 3 && matches!(encoding, 1 | 10));
        let Some(subtable) = cmap.get(u32_at(cmap, record + 4)? as usize..) else {
            continue;
        };
        if unicode {
            match u16_at(subtable, 0)? {
                4 => format4(subtable, &mut found),
                12 => format12(subtable, &mut found),
                _ => None,
            };
        }
    }
    (!found.is_empty()).then_some(found)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn table<'a>(program: &'a [u8], tag: &[u8; 4]) -> Option<&'a [u8]> {
    let count = u16_at(program, 4)?;
    for number in 0..usize::from(count.min(64)) {
        let record = 12 + 16 * number;
        if program.get(record..record + 4)? == tag {
            return program.get(u32_at(program, record + 8)? as usize..);
        }
    }
    None
}

fn keep(found: &mut HashMap<u32, char>, glyph: u32, code: u32) {
    if glyph != 0
        && let Some(character) = char::from_u32(code)
    {
        found.entry(glyph).or_insert(character);
    }
}

/// Segments of the basic plane.
fn format4(table: &[u8], found: &mut HashMap<u32, char>) -> Option<()> {
    let segments = usize::from(u16_at(table, 6)?) / 2;
    let mut left = 0x1_0000_u32;
    for segment in 0..segments {
        let end = u16_at(table, 14 + 2 * segment)?;
        let start = u16_at(table, 16 + 2 * (segments + segment))?;
        let delta = u16_at(table, 16 + 2 * (2 * segments + segment))?;
        let offset_at = 16 + 2 * (3 * segments + segment);
        let offset = usize::from(u16_at(table, offset_at)?);
        for code in start..=end {
            left = left.checked_sub(1)?;
            let glyph = if offset == 0 {
                code.wrapping_add(delta)
            } else {
                let at = offset_at + offset + 2 * usize::from(code - start);
                match u16_at(table, at) {
                    Some(0) | None => 0,
                    Some(glyph) => glyph.wrapping_add(delta),
                }
            };
            keep(found, u32::from(glyph), u32::from(code));
        }
    }
    Some(())
}

/// Groups of all planes.
fn format12(table: &[u8], found: &mut HashMap<u32, char>) -> Option<()> {
    let groups = u32_at(table, 12)?;
    let mut left = 0x11_0000_u32;
    for group in 0..groups as usize {
        let at = 16 + 12 * group;
        let (first, last) = (u32_at(table, at)?, u32_at(table, at + 4)?);
        let glyph = u32_at(table, at + 8)?;
        for code in first..=last.min(0x10_ffff) {
            left = left.checked_sub(1)?;
            keep(found, glyph.wrapping_add(code - first), code);
        }
    }
    Some(())
}
