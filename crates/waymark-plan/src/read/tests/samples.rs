//! Real documents beside the checkout.

use super::super::{ReadError, read};
use super::support::shared;

#[test]
fn docx_samples_are_read_or_cleanly_refused() {
    let Some(folder) = shared() else { return };
    let mut read_count = 0;
    for entry in std::fs::read_dir(folder.join("data/docx-samples")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "docx") {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        match read(&bytes, None) {
            Ok(document) => {
                read_count += 1;
                assert!(!document.blocks.is_empty(), "{}", path.display());
            }
            Err(ReadError::Empty) => {}
            Err(error) => panic!("{}: {error}", path.display()),
        }
    }
    assert!(read_count >= 30, "{read_count} read");
}

#[test]
fn real_plan_and_reports_keep_their_lines() {
    let Some(folder) = shared() else { return };
    let plan = folder.join("plans/shangrao-2021-2025.txt");
    let reports = std::fs::read_dir(folder.join("plans/reports")).unwrap();
    let mut paths: Vec<_> = reports.map(|entry| entry.unwrap().path()).collect();
    paths.push(plan);
    for path in paths.iter().filter(|path| path.is_file()) {
        let bytes = std::fs::read(path).unwrap();
        let document = read(&bytes, Some("plan.txt")).unwrap();
        let ends = bytes.iter().filter(|byte| **byte == b'\n').count();
        assert!(document.blocks.len() > ends, "{}", path.display());
        assert!(document.blocks.iter().all(|block| !block.text.contains('\r')));
    }
}
