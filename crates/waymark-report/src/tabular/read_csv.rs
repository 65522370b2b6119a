//! CSV in.

use std::borrow::Cow;

use super::data::Data;
use super::scan::Scan;
use super::{COLUMNS_MAX, RowError, RowProblem, decode, text};

/// Hands the lines of a CSV file to a scan.
pub fn read(bytes: &[u8], scan: &mut Scan) {
    let Some(whole) = decode::decode(bytes) else {
        return scan.fail(RowError::of_file(RowProblem::NotCsv));
    };
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .delimiter(decode::delimiter(&whole))
        .from_reader(whole.as_bytes());
    let mut record = csv::StringRecord::new();
    loop {
        let line = reader.position().line();
        match reader.read_record(&mut record) {
            Ok(false) => return,
            Ok(true) => {
                let line = record.position().map_or(line, csv::Position::line);
                let filled = record.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty());
                let plain = |cell| Data::Text(Cow::Borrowed(text::plain(cell)));
                let cells = filled.map(|(place, cell)| (place, plain(cell.trim())));
                let mut cells: Vec<_> = cells.take(COLUMNS_MAX).collect();
                if !scan.line(line, &mut cells) {
                    return;
                }
            }
            Err(_) => return scan.fail(RowError::new(line, "", RowProblem::NotCsv, "")),
        }
    }
}
