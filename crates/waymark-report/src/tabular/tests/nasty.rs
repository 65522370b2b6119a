//! Files outside programs wrote, many of them broken: a clear refusal or rows, never a panic.

use std::path::PathBuf;

use waymark_core::Observation;

use super::{Column, ERRORS_MAX, Kind, each, problems};
use crate::text::Lang;

fn shared() -> PathBuf {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared");
    std::env::var_os("WAYMARK_SHARED").map_or_else(|| PathBuf::from(beside), PathBuf::from).join("data")
}

#[test]
fn foreign_files_are_refused_with_a_sentence() {
    for folder in ["calamine-workbooks", "frictionless-tables", "csv-spectrum/csvs"] {
        let Ok(files) = std::fs::read_dir(shared().join(folder)) else {
            println!("left out: no {folder}");
            continue;
        };
        let mut read = 0;
        for file in files.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()) {
            let bytes = std::fs::read(&file).unwrap();
            let errors = crate::observations::read(&bytes).expect_err("none of them has our columns");
            assert!(errors.iter().all(|error| error.message(Lang::Zh).contains('：')), "{}", file.display());
            assert!(problems::<Observation>(&bytes).len() <= ERRORS_MAX + 4);
            read += 1;
        }
        println!("{folder}: {read} files");
        assert!(read > 5);
    }
}

#[test]
fn foreign_tables_are_read_where_the_headings_are_theirs() {
    let file = shared().join("frictionless-tables/table.xlsx");
    let Ok(bytes) = std::fs::read(&file) else {
        println!("left out: no {}", file.display());
        return;
    };
    let columns = ["id", "name"].map(|key| Column::new(key, key, key, 10.0, Kind::Text).needed());
    let mut rows = Vec::new();
    let done = each(&bytes, &columns, |row| {
        rows.push((row.text("id").to_owned(), row.text("name").to_owned()));
        Ok(())
    });
    assert_eq!(done, Ok(()));
    assert_eq!(rows, [("1".to_owned(), "english".to_owned()), ("2".to_owned(), "中国人".to_owned())]);
}
