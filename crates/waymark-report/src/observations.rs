//! Observations as CSV, both ways. The columns are the same for every import and export; see
//! `docs/observations.md`.

mod error;
mod row;

use std::io::Write as _;

use waymark_core::Observation;
use waymark_core::observation::Status;

pub use error::{RowError, RowProblem};
pub use row::Row;

/// The columns, in the order they are written.
pub const COLUMNS: [&str; 15] = [
    "indicator", "area", "period", "value", "unit", "status", "dimensions", "caliber", "numerator",
    "denominator", "source", "source_grade", "known_at", "invented", "note",
];

/// Columns a file must have.
const NEEDED: [&str; 4] = ["indicator", "area", "period", "value"];

/// Most rows of one file.
const ROWS_MAX: usize = 2_000_000;

/// Most errors collected before reading stops.
const ERRORS_MAX: usize = 200;

/// Reads observations. Columns may come in any order; unknown ones are refused, so that a
/// misspelt heading is not silently ignored. A byte order mark is allowed.
///
/// # Errors
/// Everything that does not fit, each with line, column, what was found and what to write.
pub fn read(bytes: &[u8]) -> Result<Vec<Observation>, Vec<RowError>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let headings = match reader.headers() {
        Ok(headings) => headings.clone(),
        Err(error) => return Err(vec![error::of_csv(&error, 1)]),
    };
    let places = places(&headings)?;
    let mut observations = Vec::new();
    let mut lines = Vec::new();
    let mut errors = Vec::new();
    let mut record = csv::StringRecord::new();
    loop {
        let line = reader.position().line();
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {
                let line = record.position().map_or(line, csv::Position::line);
                if record.iter().all(|cell| cell.trim().is_empty()) {
                    continue;
                }
                let length = (record.len() > headings.len()).then(|| error::too_many_cells(line, &record));
                match length.map_or_else(
                    || row::parse(line, |column| cell(&record, &places, column)),
                    |e| Err(vec![e]),
                ) {
                    Ok(observation) => {
                        observations.push(observation);
                        lines.push(line);
                    }
                    Err(mut more) => errors.append(&mut more),
                }
            }
            Err(failure) => errors.push(error::of_csv(&failure, line)),
        }
        if observations.len() > ROWS_MAX {
            errors.push(RowError::new(line, "", RowProblem::TooManyRows, ""));
        }
        if errors.len() >= ERRORS_MAX || observations.len() > ROWS_MAX {
            break;
        }
    }
    errors.append(&mut contradictions(&observations, &lines));
    if errors.is_empty() { Ok(observations) } else { Err(errors) }
}

/// Rows that say another value of the same thing, known on the same day from the same source: a
/// revision has its own day, another source its own name.
fn contradictions(observations: &[Observation], lines: &[u64]) -> Vec<RowError> {
    let key = |at: usize| {
        let o = &observations[at];
        let thing = (&o.indicator, &o.area, o.period, &o.dimensions, &o.unit);
        (thing, o.known_at, &o.source, o.source_grade, &o.caliber, o.status == Status::Doubtful)
    };
    let mut order: Vec<usize> = (0..observations.len()).collect();
    order.sort_by(|one, other| key(*one).cmp(&key(*other)).then(one.cmp(other)));
    let differ = |pair: &&[usize]| {
        key(pair[0]) == key(pair[1]) && observations[pair[0]].value != observations[pair[1]].value
    };
    let error = |pair: &[usize]| {
        let value = observations[pair[1]].value.map(|value| value.to_string()).unwrap_or_default();
        RowError::new(lines[pair[1]], "value", RowProblem::Contradicts, &value)
    };
    order.windows(2).filter(differ).take(ERRORS_MAX).map(error).collect()
}

/// Writes observations, with a heading line.
pub fn write(observations: &[Observation]) -> Vec<u8> {
    let mut out = Vec::new();
    let _ = writeln!(out, "{}", COLUMNS.join(","));
    for observation in observations {
        let cells = row::cells(observation).map(|cell| quoted(&cell));
        // Writing to memory cannot fail.
        let _ = writeln!(out, "{}", cells.join(","));
    }
    out
}

fn quoted(cell: &str) -> String {
    match cell.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_owned(),
    }
}

type Places = [Option<usize>; COLUMNS.len()];

fn places(headings: &csv::StringRecord) -> Result<Places, Vec<RowError>> {
    let mut places = [None; COLUMNS.len()];
    let mut errors = Vec::new();
    for (at, heading) in headings.iter().enumerate() {
        match COLUMNS.iter().position(|column| *column == heading.trim()) {
            Some(column) if places[column].is_some() => {
                errors.push(RowError::new(1, heading, RowProblem::DoubleColumn, heading));
            }
            Some(column) => places[column] = Some(at),
            None => errors.push(RowError::new(1, heading, RowProblem::UnknownColumn, heading)),
        }
    }
    for needed in NEEDED {
        let at = COLUMNS.iter().position(|column| *column == needed);
        if at.is_none_or(|at| places[at].is_none()) {
            errors.push(RowError::new(1, needed, RowProblem::MissingColumn, ""));
        }
    }
    if errors.is_empty() { Ok(places) } else { Err(errors) }
}

fn cell<'a>(record: &'a csv::StringRecord, places: &Places, column: &str) -> &'a str {
    let at = COLUMNS.iter().position(|known| *known == column).and_then(|at| places[at]);
    at.and_then(|at| record.get(at)).unwrap_or("").trim()
}

#[cfg(test)]
mod tests;
