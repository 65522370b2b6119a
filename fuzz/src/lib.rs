//! What the fuzz targets share: packages around a single part, so that the fuzzer works on
//! the XML and not on checksums, and the promises a document and an extraction keep.

use std::io::{Cursor, Write};

use waymark_core::{Anchor, Block, Document, Extraction};
use zip::CompressionMethod::Stored;
use zip::write::{SimpleFileOptions, ZipWriter};

/// A zip package of these parts, stored.
pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(Stored);
    for (name, bytes) in parts {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Parts of a docx split at NUL: body, styles, numbering, footnotes.
pub fn docx(data: &[u8]) -> Vec<u8> {
    let names = ["document", "styles", "numbering", "footnotes"].map(|it| format!("word/{it}.xml"));
    let parts = data.split(|byte| *byte == 0);
    let parts: Vec<_> = names.iter().map(String::as_str).zip(parts).collect();
    package(&parts)
}

/// An OFD of one page with this content.
pub fn ofd(page: &[u8]) -> Vec<u8> {
    package(&[
        ("OFD.xml", b"<OFD><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>"),
        ("D.xml", b"<D><PageArea><PhysicalBox>0 0 210 297</PhysicalBox></PageArea><Page BaseLoc=\"P.xml\"/></D>"),
        ("P.xml", page),
    ])
}

/// Lines rise and a document has at least one block.
pub fn check_document(document: &Document) {
    assert!(!document.blocks.is_empty());
    assert!(document.blocks.is_sorted_by(|a, b| a.line < b.line));
}

/// Every anchor lies inside its line.
pub fn check_extraction(document: &Document, extraction: &Extraction) {
    let statements = extraction.statements.iter().map(|it| &it.source);
    let milestones = extraction.milestones.iter().map(|it| &it.source);
    let projects = extraction.projects.iter().map(|it| &it.source);
    for anchor in statements.chain(milestones).chain(projects) {
        check_anchor(&document.blocks, anchor);
    }
}

fn check_anchor(blocks: &[Block], anchor: &Anchor) {
    let at = blocks.binary_search_by_key(&anchor.line, |block| block.line);
    let block = &blocks[at.expect("the anchor's line is there")];
    let length = block.text.chars().count() as u32;
    assert!(
        anchor.start <= anchor.end && anchor.end <= length,
        "{anchor:?} in {length}"
    );
}
