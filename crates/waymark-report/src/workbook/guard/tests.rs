use std::io::{Cursor, Write};

use super::*;

const ZEROS: usize = 1 << 20;

fn bomb() -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("xl/workbook.xml", options).unwrap();
    zip.write_all(&vec![0_u8; ZEROS]).unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn an_archive_that_states_too_much_is_refused() {
    let bytes = bomb();
    assert!(bytes.len() < ZEROS / 100);
    assert_eq!(unpacked(&bytes, ZEROS as u64 - 1).unwrap_err().code, "bomb");
    assert_eq!(unpacked(&bytes, ZEROS as u64), Ok(()));
}

#[test]
fn an_archive_that_states_too_little_is_refused() {
    let mut bytes = bomb();
    let stated = (ZEROS as u32).to_le_bytes();
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(4).position(|four| four == stated) {
        at += found;
        bytes[at..at + 4].copy_from_slice(&10_u32.to_le_bytes());
    }
    assert!(unpacked(&bytes, ZEROS as u64 - 1).is_err());
}
