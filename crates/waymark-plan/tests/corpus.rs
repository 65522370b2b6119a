//! Replays the fuzz corpora: what was once found, and the seeds, end in a document or an error.

#![allow(clippy::unwrap_used, reason = "a test stops at what it cannot open")]

use std::path::PathBuf;

use waymark_plan::extract;
use waymark_plan::read::{Format, from_text, read, read_as};

/// Files of a target's corpus.
fn corpus(target: &str) -> Vec<Vec<u8>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
    let files: Vec<_> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| std::fs::read(entry.unwrap().path()).unwrap())
        .collect();
    assert!(!files.is_empty(), "{target} has no corpus");
    files
}

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::{Cursor, Write};
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn replay(format: Format, bytes: &[u8]) -> bool {
    match read_as(format, bytes) {
        Ok(document) => {
            assert!(!document.blocks.is_empty());
            assert!(document.blocks.is_sorted_by(|a, b| a.line < b.line));
            true
        }
        Err(_) => false,
    }
}

#[test]
fn readers_end_on_all_that_was_found() {
    let formats = [("read_text", Format::Text), ("read_html", Format::Html), ("read_pdf", Format::Pdf)];
    for (target, format) in formats {
        let read = corpus(target).iter().filter(|bytes| replay(format, bytes)).count();
        assert!(read > 0, "no file of {target} can be read");
    }
    for bytes in corpus("read_any") {
        let _ = read(&bytes, None);
    }
}

#[test]
fn packaged_readers_end_on_all_that_was_found() {
    let names = ["word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml"];
    let docx = |bytes: &[u8]| {
        let parts: Vec<_> = names.into_iter().zip(bytes.split(|byte| *byte == 0)).collect();
        replay(Format::Docx, &package(&parts))
    };
    let ofd = |bytes: &[u8]| {
        let parts: [(&str, &[u8]); 3] = [
            ("OFD.xml", b"<OFD><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>"),
            ("D.xml", b"<D><Page BaseLoc=\"P.xml\"/></D>"),
            ("P.xml", bytes),
        ];
        replay(Format::Ofd, &package(&parts))
    };
    assert!(corpus("read_docx").iter().filter(|bytes| docx(bytes)).count() > 0);
    assert!(corpus("read_ofd").iter().filter(|bytes| ofd(bytes)).count() > 0);
}

#[test]
fn extraction_ends_on_all_that_was_found() {
    for bytes in corpus("extract") {
        let document = from_text(&String::from_utf8_lossy(&bytes));
        let extraction = extract(&document);
        for statement in &extraction.statements {
            let source = &statement.source;
            let block = document.blocks.iter().find(|block| block.line == source.line).unwrap();
            let length = block.text.chars().count() as u32;
            assert!(source.start <= source.end && source.end <= length, "{source:?}");
        }
    }
}
