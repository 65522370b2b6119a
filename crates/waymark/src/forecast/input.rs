//! The figures: a comma-separated file with a head.

use std::collections::HashMap;
use std::path::Path;

use waymark_core::Period;
use waymark_report::Lang;

use super::reason::Reason;
use crate::failure::Failure;

/// What the file holds.
pub struct Table {
    /// The head of the column of time, `period` or `year`.
    pub time_column: &'static str,
    /// The series in the order in which they first appear.
    pub series: Vec<Series>,
}

/// One series as written.
pub struct Series {
    /// Its name.
    pub name: String,
    /// Its points in the order of the file, or the first cell that cannot be read. A row without a value
    /// is no point.
    pub points: Result<Vec<(Period, f64)>, Reason>,
}

/// Takes the file apart. Cells that cannot be read spoil their series only.
pub fn read(bytes: &[u8], file: &Path, lang: Lang) -> Result<Table, Failure> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(bytes);
    let head = reader.headers().map_err(|error| unreadable(file, &error, lang))?.clone();
    let column = |name: &str| head.iter().position(|cell| cell.eq_ignore_ascii_case(name));
    let time = ["period", "year"].into_iter().find_map(|name| Some((name, column(name)?)));
    let (Some(series), Some((time_column, time)), Some(value)) = (column("series"), time, column("value"))
    else {
        return Err(no_columns(file, lang));
    };
    let mut table = Table { time_column, series: Vec::new() };
    let mut places: HashMap<String, usize> = HashMap::new();
    for record in reader.records() {
        let record = record.map_err(|error| unreadable(file, &error, lang))?;
        let line = record.position().map_or(0, csv::Position::line);
        let cell = |index: usize| record.get(index).unwrap_or_default();
        let name = cell(series).to_owned();
        let place = *places.entry(name.clone()).or_insert_with(|| {
            table.series.push(Series { name, points: Ok(Vec::new()) });
            table.series.len() - 1
        });
        let points = &mut table.series[place].points;
        match (point(cell(time), cell(value), line), points.as_mut()) {
            (Ok(point), Ok(points)) => points.extend(point),
            (Err(reason), Ok(_)) => *points = Err(reason),
            (_, Err(_)) => {}
        }
    }
    Ok(table)
}

fn point(period: &str, value: &str, line: u64) -> Result<Option<(Period, f64)>, Reason> {
    if value.is_empty() {
        return Ok(None);
    }
    let bad = |text: &str| (line, text.to_owned());
    let period_read = Period::from_people(period).map_err(|_| Reason::NoPeriod(bad(period)))?;
    let value = value.parse().map_err(|_| Reason::NoNumber(bad(value)))?;
    Ok(Some((period_read, value)))
}

fn unreadable(file: &Path, error: &csv::Error, lang: Lang) -> Failure {
    Failure::Unreadable {
        message: format!("{}: {error}", file.display()),
        hint: lang
            .pick("请另存为 UTF-8 编码的 CSV 后再试。", "save it as CSV in UTF-8 and try again.")
            .to_owned(),
    }
}

fn no_columns(file: &Path, lang: Lang) -> Failure {
    let message = lang.pick(
        "表头缺少 series、period（或 year）、value 列",
        "the head lacks the columns series, period (or year), value",
    );
    let hint = lang.pick("第一行应为：series,period,value", "the first line should be: series,period,value");
    Failure::Unreadable { message: format!("{}: {message}", file.display()), hint: hint.to_owned() }
}
