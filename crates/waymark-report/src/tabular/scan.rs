//! From the bytes of either format to rows by column, one at a time.

use super::data::Data;
use super::heads::{self, Heads, LEAD_ROWS, Line};
use super::{
    CELLS_MAX, Column, ERRORS_MAX, FILE_BYTES_MAX, ROWS_MAX, Row, RowError, RowProblem, TEXT_CHARS_MAX,
    read_csv, read_xlsx,
};

/// Reads a table row by row; nothing but the row at hand is kept. The format is known by its
/// content, whatever the file is called.
///
/// # Errors
/// Everything that does not fit, each with line, column, what was found and what to write.
pub fn each(
    bytes: &[u8],
    columns: &[Column],
    mut visit: impl FnMut(&Row) -> Result<(), Vec<RowError>>,
) -> Result<(), Vec<RowError>> {
    if bytes.len() > FILE_BYTES_MAX {
        return Err(vec![RowError::of_file(RowProblem::TooLarge)]);
    }
    let mut scan = Scan::new(columns, &mut visit);
    match read_xlsx::is_workbook(bytes) {
        true => read_xlsx::read(bytes, columns, &mut scan),
        false => read_csv::read(bytes, &mut scan),
    }
    scan.end()
}

type Visit<'v> = &'v mut dyn FnMut(&Row) -> Result<(), Vec<RowError>>;

/// Takes lines as they come: finds the headings among the first, then hands on row by row.
pub struct Scan<'v> {
    columns: &'v [Column],
    visit: Visit<'v>,
    lead: Vec<Line<'static>>,
    heads: Option<Heads>,
    cells: Vec<String>,
    rows: usize,
    filled: usize,
    errors: Vec<RowError>,
    stopped: bool,
}

impl<'v> Scan<'v> {
    fn new(columns: &'v [Column], visit: Visit<'v>) -> Self {
        let cells = vec![String::new(); columns.len()];
        let (lead, errors) = (Vec::new(), Vec::new());
        Scan { columns, visit, lead, heads: None, cells, rows: 0, filled: 0, errors, stopped: false }
    }

    /// Takes one line, cells from the left; whether more are wanted.
    pub fn line(&mut self, line: u64, cells: &mut Vec<(usize, Data<'_>)>) -> bool {
        if cells.is_empty() || self.stopped {
            return !self.stopped;
        }
        match self.heads {
            Some(_) => self.row(line, cells),
            None => {
                self.lead.push((line, cells.drain(..).map(|(place, data)| (place, data.owned())).collect()));
                if self.lead.len() == LEAD_ROWS {
                    self.begin();
                }
            }
        }
        !self.stopped
    }

    /// Notes what is wrong with the file; nothing more is read.
    pub fn fail(&mut self, error: RowError) {
        self.errors.push(error);
        self.stopped = true;
    }

    fn begin(&mut self) {
        let mut lead = std::mem::take(&mut self.lead);
        let head = heads::best(&lead, self.columns);
        match Heads::of(head.map_or(lead.first(), |at| lead.get(at)), self.columns) {
            Ok(heads) => self.heads = Some(heads),
            Err(errors) => {
                self.errors.extend(errors);
                self.stopped = true;
            }
        }
        for (line, cells) in lead.iter_mut().skip(head.map_or(0, |at| at + 1)) {
            if self.stopped {
                return;
            }
            self.row(*line, cells);
        }
    }

    fn row(&mut self, line: u64, cells: &mut Vec<(usize, Data<'_>)>) {
        let Some(heads) = &self.heads else { return };
        let before = self.errors.len();
        self.cells.iter_mut().for_each(String::clear);
        for (place, data) in cells.iter() {
            let Some(column) = heads.column(*place) else {
                let words = data.words();
                if !words.is_empty() {
                    self.errors.push(RowError::new(line, "", RowProblem::TooManyCells, &words));
                }
                continue;
            };
            let described = &self.columns[column];
            let text = data.text_for(described.kind).and_then(|text| match is_long(&text) {
                true => Err(RowProblem::TextTooLong),
                false => Ok(text),
            });
            match text {
                Ok(text) => self.cells[column] = text,
                Err(problem) => {
                    let error = RowError::new(line, &described.key, problem, &data.words());
                    self.errors.push(error.headed(heads.heading(column)));
                }
            }
        }
        if before == self.errors.len() && self.cells.iter().all(String::is_empty) {
            return;
        }
        self.rows += 1;
        self.filled += cells.len();
        if self.rows > ROWS_MAX || self.filled > CELLS_MAX {
            return self.fail(RowError::new(line, "", RowProblem::TooManyRows, ""));
        }
        if before == self.errors.len() {
            let row = Row { line, columns: self.columns, heads, cells: &self.cells };
            if let Err(mut more) = (self.visit)(&row) {
                self.errors.append(&mut more);
            }
        }
        self.stopped |= self.errors.len() >= ERRORS_MAX;
    }

    fn end(mut self) -> Result<(), Vec<RowError>> {
        if self.heads.is_none() && !self.stopped {
            self.begin();
        }
        if self.errors.is_empty() { Ok(()) } else { Err(self.errors) }
    }
}

fn is_long(text: &str) -> bool {
    text.len() > TEXT_CHARS_MAX && text.chars().count() > TEXT_CHARS_MAX
}
