//! A sheet as rows below headings, wherever its columns now stand.

use std::collections::{BTreeMap, HashMap};

use super::book::Cells;
use crate::text::Lang;
use crate::workbook::Refusal;
use crate::workbook::cell::{Data, half_width, tidy};
use crate::workbook::field::Field;
use crate::workbook::sheet::Sheet;

/// Rows searched for the headings: offices like to put a title above.
const HEADER_ROWS: usize = 30;

/// The cells of a sheet.
pub struct Grid {
    /// Name of the sheet in the file.
    pub name: String,
    cells: Cells,
}

/// Where the headings are.
pub struct Header {
    row: u32,
    columns: HashMap<Field, u32>,
}

impl Grid {
    /// The cells of the sheet of that name.
    pub fn new(name: &str, cells: Cells) -> Self {
        Grid { name: name.to_owned(), cells }
    }

    /// Finds the headings: the row that has the most of them among the first rows.
    pub fn header(&self, sheet: Sheet, lang: Lang) -> Result<Header, Vec<Refusal>> {
        let fields = sheet.fields();
        let best = self
            .cells
            .iter()
            .take(HEADER_ROWS)
            .map(|(row, cells)| (*row, headings(cells, &fields)))
            .max_by_key(|(row, found)| (found.len(), std::cmp::Reverse(*row)));
        let (row, found) = best.unwrap_or_default();
        let mut columns = HashMap::new();
        let mut refusals = Vec::new();
        for (col, field) in found {
            if columns.insert(field, col).is_some() {
                refusals.push(
                    Refusal::of("column_twice")
                        .with("name", field.name(lang))
                        .at(&self.name, address(row, col)),
                );
            }
        }
        for field in fields {
            if sheet.needs(field) && !columns.contains_key(&field) {
                refusals
                    .push(Refusal::of("column_missing").with("name", field.name(lang)).at(&self.name, ""));
            }
        }
        match refusals.is_empty() {
            true => Ok(Header { row, columns }),
            false => Err(refusals),
        }
    }

    /// Rows below the headings that have something in a column of ours, from the top.
    pub fn rows<'a>(&'a self, header: &'a Header) -> impl Iterator<Item = Row<'a>> {
        self.cells
            .range(header.row + 1..)
            .map(move |(row, cells)| Row { grid: self, header, number: *row, cells })
            .filter(|row| header.columns.values().any(|col| row.cells.contains_key(col)))
    }
}

/// A row of a sheet.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    grid: &'a Grid,
    header: &'a Header,
    number: u32,
    cells: &'a BTreeMap<u32, Data>,
}

impl Row<'_> {
    /// The cell of a column; none where it is empty or the column was deleted.
    pub fn cell(&self, field: Field) -> Option<&Data> {
        self.cells.get(self.header.columns.get(&field)?)
    }

    /// Whether the sheet still has the column.
    pub fn has(&self, field: Field) -> bool {
        self.header.columns.contains_key(&field)
    }

    /// The words of a cell, tidied.
    pub fn text(&self, field: Field) -> String {
        self.cell(field).map(|data| tidy(&data.text())).unwrap_or_default()
    }

    /// Address of a cell, `C7`; the row's first cell where the column is gone.
    pub fn address(&self, field: Field) -> String {
        address(self.number, self.header.columns.get(&field).copied().unwrap_or(0))
    }

    /// The refusal placed at a cell of the row.
    pub fn refuse(&self, field: Field, refusal: Refusal) -> Refusal {
        refusal.at(&self.grid.name, self.address(field))
    }

    /// Sheet and address for a notice.
    pub fn place(&self, field: Field) -> String {
        format!("{}!{}", self.grid.name, self.address(field))
    }
}

fn headings(cells: &BTreeMap<u32, Data>, fields: &[Field]) -> Vec<(u32, Field)> {
    cells
        .iter()
        .filter_map(|(col, data)| {
            let text = bare(&data.text());
            let named =
                |field: &&Field| [Lang::Zh, Lang::En].iter().any(|lang| bare(field.name(*lang)) == text);
            fields.iter().find(named).map(|field| (*col, *field))
        })
        .collect()
}

fn bare(text: &str) -> String {
    half_width(&tidy(text)).replace(' ', "").to_lowercase()
}

/// `A1` of row 0, column 0.
pub fn address(row: u32, col: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = col + 1;
    while rest > 0 {
        let digit = (rest - 1) % 26;
        letters.push(char::from(b'A' + digit as u8));
        rest = (rest - 1) / 26;
    }
    let letters: String = letters.iter().rev().collect();
    format!("{letters}{}", row + 1)
}
