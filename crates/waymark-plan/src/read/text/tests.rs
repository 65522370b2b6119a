use encoding_rs::GB18030;
use proptest::prelude::*;
use waymark_core::BlockKind;

use super::super::{Format, ReadError, from_text, read, read_as};

const WORDS: &str = "一、主要目标\n到2025年，研发经费投入强度达到 2.5%。\n\n二、保障措施\n";

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

#[test]
fn encodings_are_detected_and_read_alike() {
    let with = |bom: &[u8], bytes: Vec<u8>| [bom, &bytes[..]].concat();
    let (gb, _, _) = GB18030.encode(WORDS);
    let little = utf16(WORDS, u16::to_le_bytes);
    let big = utf16(WORDS, u16::to_be_bytes);
    let cases = [
        (WORDS.as_bytes().to_vec(), "UTF-8"),
        (with(b"\xEF\xBB\xBF", WORDS.as_bytes().to_vec()), "UTF-8"),
        (gb.to_vec(), "gb18030"),
        (with(b"\x84\x31\x95\x33", gb.to_vec()), "gb18030"),
        (little.clone(), "UTF-16LE"),
        (with(b"\xFF\xFE", little), "UTF-16LE"),
        (big.clone(), "UTF-16BE"),
        (with(b"\xFE\xFF", big), "UTF-16BE"),
    ];
    for (bytes, encoding) in cases {
        let document = read(&bytes, Some("plan.txt")).unwrap();
        assert_eq!(document.encoding.as_deref(), Some(encoding));
        let lines: Vec<_> = document.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(lines, WORDS.split('\n').collect::<Vec<_>>(), "{encoding}");
    }
}

#[test]
fn lines_end_in_every_way_and_keep_their_numbers() {
    let document = from_text("\u{feff}甲\r\n\r\n乙\r丙\n 丁 ");
    let lines: Vec<_> = document.blocks.iter().map(|b| (b.line, b.text.as_str())).collect();
    assert_eq!(lines, [(1, "甲"), (2, ""), (3, "乙"), (4, "丙"), (5, " 丁 ")]);
}

#[test]
fn a_file_cut_in_a_character_is_still_utf8() {
    let text = "年度目标任务分解表".repeat(40);
    let cut = &text.as_bytes()[..text.len() - 1];
    let document = read(cut, None).unwrap();
    assert_eq!(document.encoding.as_deref(), Some("UTF-8"));
    assert!(document.blocks[0].text.ends_with('\u{fffd}'));
}

#[test]
fn bytes_of_no_encoding_are_damaged() {
    let bytes = [0xB9, 0xE6, 0xFF, 0x20, 0x81, 0x20].repeat(100);
    assert!(matches!(read_as(Format::Text, &bytes), Err(ReadError::Damaged { .. })));
}

#[test]
fn markdown_marks_headings_and_keeps_their_words() {
    let text = "# 规划\n正文\n## 一、目标\n#标签\n```\n# 注释\n```\n| 指标 | 2025 |";
    let document = read(text.as_bytes(), Some("plan.md")).unwrap();
    let kinds: Vec<_> = document.blocks.iter().map(|block| block.kind).collect();
    let heading = |level| BlockKind::Heading { level };
    let line = BlockKind::Paragraph;
    assert_eq!(kinds, [heading(1), line, heading(2), line, line, line, line, line]);
    assert_eq!(document.blocks[2].text, "## 一、目标");
}

proptest! {
    #[test]
    fn any_text_survives_any_encoding(text in "[一-龥0-9a-z，。：%\n ]{8,200}") {
        prop_assume!(text.chars().any(|c| !c.is_whitespace()));
        let (gb, _, lossy) = GB18030.encode(&text);
        prop_assume!(!lossy);
        let plain: Vec<_> = from_text(&text).blocks.into_iter().map(|block| block.text).collect();
        for bytes in [text.as_bytes().to_vec(), [b"\xFF\xFE", &utf16(&text, u16::to_le_bytes)[..]].concat()] {
            let read_back = read_as(Format::Text, &bytes).unwrap();
            let lines: Vec<_> = read_back.blocks.into_iter().map(|block| block.text).collect();
            prop_assert_eq!(&lines, &plain);
        }
        // Short GB texts may be valid UTF-8 by chance only where they are ASCII.
        let document = read_as(Format::Text, &gb);
        prop_assert!(document.is_ok());
    }

    #[test]
    fn any_bytes_end_in_a_document_or_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = read(&bytes, None);
        for format in [Format::Text, Format::Markdown, Format::Html, Format::Docx, Format::Pdf, Format::Ofd] {
            let _ = read_as(format, &bytes);
        }
    }
}
