//! Observations as CSV and xlsx, both ways. The columns are the same for every import and export;
//! see `docs/observations.md`.

mod row;

use waymark_core::Observation;
use waymark_core::observation::Status;

use crate::tabular::{Cell, Column, ERRORS_MAX, Fields, Format, Headings, Kind, Rows, Table, WriteError};
pub use crate::tabular::{RowError, RowProblem};
use crate::text::Lang;
pub use row::Row;

impl Table for Observation {
    const NAME: &'static str = "observations";

    fn title(lang: Lang) -> &'static str {
        lang.pick("数据", "Observations")
    }

    fn columns() -> Vec<Column> {
        let column = Column::new;
        vec![
            column("indicator", "指标", "indicator", 22.0, Kind::Code).needed(),
            column("area", "区域", "area", 14.0, Kind::Code).needed(),
            column("period", "时期", "period", 14.0, Kind::Period).needed(),
            column("value", "数值", "value", 14.0, Kind::Number).needed(),
            column("unit", "计量单位", "unit", 10.0, Kind::Text),
            column("status", "状态", "status", 8.0, Kind::Code),
            column("dimensions", "维度", "dimensions", 20.0, Kind::Text),
            column("caliber", "口径", "caliber", 14.0, Kind::Code),
            column("numerator", "分子", "numerator", 14.0, Kind::Number),
            column("denominator", "分母", "denominator", 14.0, Kind::Number),
            column("source", "来源", "source", 30.0, Kind::Text),
            column("source_grade", "来源等级", "source grade", 14.0, Kind::Text),
            column("known_at", "获知时间", "known at", 12.0, Kind::Date),
            column("invented", "示例", "invented", 9.0, Kind::Flag),
            column("note", "备注", "note", 24.0, Kind::Text),
        ]
    }

    fn read(fields: &mut Fields) -> Option<Self> {
        match row::parse(fields.row()) {
            Ok(observation) => Some(observation),
            Err(errors) => {
                fields.more(errors);
                None
            }
        }
    }

    fn cells(&self, _: Headings) -> Vec<Cell> {
        row::cells(self)
    }

    fn invented(&self) -> bool {
        self.invented
    }
}

/// Reads observations from CSV (UTF-8, GB 18030) or a workbook. Columns may come in any order;
/// unknown ones are refused, so that a misspelt heading is not silently ignored.
///
/// # Errors
/// Everything that does not fit, each with line, column, what was found and what to write.
pub fn read(bytes: &[u8]) -> Result<Vec<Observation>, Vec<RowError>> {
    read_lines(bytes).map(|read| read.rows)
}

/// Reads observations as [`read`] does, with the line of each.
///
/// # Errors
/// As [`read`].
pub fn read_lines(bytes: &[u8]) -> Result<Rows<Observation>, Vec<RowError>> {
    let read = crate::tabular::read::<Observation>(bytes)?;
    let errors = contradictions(&read);
    if errors.is_empty() { Ok(read) } else { Err(errors) }
}

/// Rows that say another value of the same thing, known on the same day from the same source: a
/// revision has its own day, another source its own name.
fn contradictions(read: &Rows<Observation>) -> Vec<RowError> {
    let Rows { rows, lines, .. } = read;
    let key = |at: usize| {
        let o: &Observation = &rows[at];
        let thing = (&o.indicator, &o.area, o.period, &o.dimensions, &o.unit);
        (thing, o.known_at, &o.source, o.source_grade, &o.caliber, o.status == Status::Doubtful)
    };
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by(|one, other| key(*one).cmp(&key(*other)).then(one.cmp(other)));
    let differ = |pair: &&[usize]| key(pair[0]) == key(pair[1]) && rows[pair[0]].value != rows[pair[1]].value;
    let error = |pair: &[usize]| {
        let value = rows[pair[1]].value.map(|value| value.to_string()).unwrap_or_default();
        RowError::new(lines[pair[1]], "value", RowProblem::Contradicts, &value).with_line(lines[pair[0]])
    };
    order.windows(2).filter(differ).take(ERRORS_MAX).map(error).collect()
}

/// Writes observations as CSV, headings as keys.
///
/// # Errors
/// The CSV writer fails.
pub fn write(observations: &[Observation]) -> Result<Vec<u8>, WriteError> {
    crate::tabular::write(observations, Format::Csv, Headings::Key)
}

#[cfg(test)]
mod tests;
