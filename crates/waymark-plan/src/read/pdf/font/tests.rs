use super::names::character;
use super::truetype::glyphs;

#[test]
fn glyph_names_are_characters() {
    let cases: [(&[u8], Option<char>); 9] = [
        (b"A", Some('A')),
        (b"percent", Some('%')),
        (b"Omega", Some('Ω')),
        (b"zero", Some('0')),
        (b"uni4E2D", Some('中')),
        (b"u20000", Some('\u{20000}')),
        (b"one.oldstyle", Some('1')),
        (b"g123", None),
        (b"\xFF", None),
    ];
    for (name, expected) in cases {
        assert_eq!(character(name), expected, "{}", name.escape_ascii());
    }
}

/// A font program with only a `cmap` of one subtable.
fn program(subtable: &[u8], encoding: u16) -> Vec<u8> {
    let mut bytes = vec![0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0];
    bytes.extend_from_slice(b"cmap\0\0\0\0\0\0\0\x1c\0\0\0\0");
    bytes.extend_from_slice(&[0, 0, 0, 1, 0, 3]);
    bytes.extend_from_slice(&encoding.to_be_bytes());
    bytes.extend_from_slice(&[0, 0, 0, 12]);
    bytes.extend_from_slice(subtable);
    bytes
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

#[test]
fn cmaps_are_turned_round() {
    let four = words(&[4, 32, 0, 4, 0, 0, 0, 0x4e01, 0xffff, 0, 0x4e00, 0xffff, 0xb205, 1, 0, 0]);
    let found = glyphs(&program(&four, 1)).unwrap();
    assert_eq!((found.get(&5), found.get(&6)), (Some(&'一'), Some(&'丁')));
    let twelve = words(&[12, 0, 0, 28, 0, 0, 0, 1, 2, 0, 2, 1, 0, 7]);
    let found = glyphs(&program(&twelve, 10)).unwrap();
    assert_eq!(found.get(&8), Some(&'\u{20001}'));
}

#[test]
fn hostile_cmaps_end() {
    let endless = words(&[12, 0, 0, 28, 0, 0, 0xffff, 0xffff, 0, 0, 0xffff, 0xffff, 0, 0]);
    glyphs(&program(&endless, 10));
    let cut = program(&words(&[4, 32, 0, 0xffff]), 1);
    for end in 0..cut.len() {
        assert!(glyphs(&cut[..end]).is_none());
    }
}
