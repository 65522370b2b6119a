//! Every refusal, with real bytes.

use super::super::{Format, ReadError, limits, read, read_as};
use super::support::{docx, package};

const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

fn ole_with(entry: &str) -> Vec<u8> {
    let mut bytes = OLE.to_vec();
    bytes.resize(1024, 0);
    bytes.extend(entry.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

#[test]
fn old_office_files_are_named() {
    for (entry, format) in [("WordDocument", "doc"), ("WpsCustomData", "wps"), ("somethingElse", "ole")] {
        assert_eq!(read(&ole_with(entry), Some("plan.doc")), Err(ReadError::Legacy { format }));
    }
    assert_eq!(read(b"{\\rtf1\\ansi text}", None), Err(ReadError::Legacy { format: "rtf" }));
}

#[test]
fn encrypted_word_document_is_told_from_an_old_one() {
    assert_eq!(
        read(&ole_with("EncryptedPackage"), Some("plan.docx")),
        Err(ReadError::Encrypted { format: "docx" })
    );
}

#[test]
fn encrypted_zip_part_is_refused() {
    let mut bytes = docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>", &[]);
    // Bit 0 of the general purpose flags, in the local header and in the directory.
    bytes[6] |= 1;
    let directory = bytes.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
    bytes[directory + 8] |= 1;
    assert_eq!(read(&bytes, None), Err(ReadError::Encrypted { format: "docx" }));
}

#[test]
fn nothing_is_empty() {
    for bytes in [&b""[..], b"\xEF\xBB\xBF", b" \r\n\t\n", b"<html><body> </body></html>"] {
        assert_eq!(read(bytes, None), Err(ReadError::Empty), "{bytes:?}");
    }
    assert_eq!(read(&docx("<w:p/>", &[]), None), Err(ReadError::Empty));
}

#[test]
fn too_large_is_refused_unread() {
    let bytes = vec![b'a'; limits::INPUT_BYTES_MAX as usize + 1];
    assert_eq!(
        read(&bytes, None),
        Err(ReadError::TooLarge { bytes: limits::INPUT_BYTES_MAX + 1, limit: limits::INPUT_BYTES_MAX })
    );
}

#[test]
fn zip_bomb_is_stopped() {
    let blanks = vec![b' '; 48 << 20];
    let bytes = package(&[("word/document.xml", &blanks)]);
    assert!(bytes.len() < 100_000);
    let limit = limits::expanded_bytes_max(bytes.len() as u64);
    assert_eq!(read(&bytes, None), Err(ReadError::ExpandsTooMuch { limit }));
}

#[test]
fn zip_bomb_that_lies_about_its_size_is_stopped() {
    let blanks = vec![b' '; 48 << 20];
    let mut bytes = package(&[("word/document.xml", &blanks)]);
    let directory = bytes.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
    bytes[directory + 24..directory + 28].copy_from_slice(&100_u32.to_le_bytes());
    let error = read(&bytes, None).unwrap_err();
    assert!(matches!(error.code(), "expands_too_much" | "damaged"), "{error}");
}

#[test]
fn document_types_and_entities_are_refused() {
    let lol = "<!DOCTYPE lolz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:document>&b;</w:document>";
    let xxe = "<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:document>&x;</w:document>";
    let bare = "<w:document><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>";
    for text in [lol, xxe, bare] {
        let part = "word/document.xml";
        let bytes = package(&[(part, text.as_bytes())]);
        let part = part.to_owned();
        assert_eq!(read(&bytes, None), Err(ReadError::ExternalEntities { part }));
    }
    let bytes = package(&[("OFD.xml", lol.as_bytes())]);
    let part = "OFD.xml".to_owned();
    assert_eq!(read(&bytes, None), Err(ReadError::ExternalEntities { part }));
}

#[test]
fn deep_xml_is_stopped() {
    let open = "<w:x>".repeat(limits::XML_DEPTH_MAX + 1);
    let close = "</w:x>".repeat(limits::XML_DEPTH_MAX + 1);
    let error = read(&docx(&format!("{open}{close}"), &[]), None).unwrap_err();
    assert_eq!(error.code(), "too_long");
}

#[test]
fn too_many_lines_are_stopped() {
    let bytes = "字\n".repeat(limits::BLOCKS_MAX + 1);
    let error = read(bytes.as_bytes(), None).unwrap_err();
    assert_eq!(error.code(), "too_long");
}

#[test]
fn other_formats_are_named_where_they_can_be() {
    let cases: [(Vec<u8>, Option<&str>); 5] = [
        (b"\x89PNG\r\n\x1a\n....".to_vec(), Some("png")),
        (package(&[("xl/workbook.xml", b"<a/>")]), Some("xlsx")),
        (package(&[("photo.bin", b"x")]), Some("zip")),
        (ole_with("Workbook"), Some("xls")),
        ((0_u8..=255).cycle().take(4096).collect(), None),
    ];
    for (bytes, found) in cases {
        assert_eq!(read(&bytes, None), Err(ReadError::UnknownFormat { found }));
    }
}

#[test]
fn damaged_files_are_damaged() {
    let whole = docx("<w:p><w:r><w:t>全文</w:t></w:r></w:p>", &[]);
    let cases = [
        (Format::Docx, whole[..whole.len() - 30].to_vec()),
        (Format::Docx, docx("<w:p><w:r>", &[])),
        (Format::Docx, package(&[("word/other.xml", b"<a/>")])),
        (Format::Ofd, package(&[("OFD.xml", b"<ofd:OFD>")])),
        (Format::Pdf, b"%PDF-1.4\nnothing".to_vec()),
        (Format::Text, [0xFF_u8, 0x81, 0x20].repeat(500)),
    ];
    for (format, bytes) in cases {
        let error = read_as(format, &bytes).unwrap_err();
        assert_eq!(error.code(), "damaged", "{format:?}: {error}");
    }
}
