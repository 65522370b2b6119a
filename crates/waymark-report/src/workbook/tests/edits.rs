//! A workbook taken apart into cells, edited as people do, and put together again.

use std::collections::BTreeMap;

use super::*;

/// What is put into a cell.
#[derive(Debug, Clone)]
pub enum Put {
    Nothing,
    Text(&'static str),
    Number(f64),
    Percent(f64),
    Date(u16, u8, u8),
    Formula(&'static str, &'static str),
}

#[derive(Debug, Clone)]
enum Cell {
    Text(String),
    Put(Put),
}

type Rows = Vec<BTreeMap<u16, Cell>>;

/// Sheets with their rows.
pub struct Book {
    sheets: Vec<(String, Rows)>,
    lang: Lang,
}

const DECIDED: [Sheet; 3] = [Sheet::Statements, Sheet::Milestones, Sheet::Projects];

impl Book {
    pub fn of(bytes: &[u8], lang: Lang) -> Self {
        let mut file = Xlsx::new(Cursor::new(bytes)).unwrap();
        let sheets = file.sheet_names().into_iter().map(|name| {
            let range = file.worksheet_range(&name).unwrap();
            let rows = range.rows().map(|row| {
                let cells = (0_u16..).zip(row).filter_map(|(col, data)| match data {
                    Data::Empty => None,
                    Data::Float(number) => Some((col, Cell::Put(Put::Number(*number)))),
                    other => Some((col, Cell::Text(other.to_string()))),
                });
                cells.collect()
            });
            let rows = rows.collect();
            (name, rows)
        });
        let sheets = sheets.collect();
        Book { sheets, lang }
    }

    fn rows(&mut self, sheet: Sheet) -> &mut Rows {
        let name = sheet.name(self.lang);
        let found = self.sheets.iter_mut().find(|(sheet, _)| sheet == name);
        &mut found.unwrap().1
    }

    fn column(sheet: Sheet, field: Field) -> u16 {
        sheet.fields().iter().position(|f| *f == field).unwrap() as u16
    }

    pub fn address(&self, sheet: Sheet, row: u32, field: Field) -> String {
        let letter = char::from(b'A' + Self::column(sheet, field) as u8 % 26);
        let first = match Self::column(sheet, field) {
            0..=25 => "",
            _ => "A",
        };
        format!("{first}{letter}{}", row + 1)
    }

    fn find(&mut self, id: &str) -> (Sheet, usize) {
        for sheet in DECIDED {
            let column = Self::column(sheet, Field::Id);
            let rows = self.rows(sheet);
            let is_it =
                |row: &BTreeMap<u16, Cell>| matches!(row.get(&column), Some(Cell::Text(text)) if text == id);
            if let Some(at) = rows.iter().position(is_it) {
                return (sheet, at);
            }
        }
        panic!("no row {id}");
    }

    pub fn set(&mut self, id: &str, field: Field, put: Put) {
        let (sheet, at) = self.find(id);
        self.rows(sheet)[at].insert(Self::column(sheet, field), Cell::Put(put));
    }

    pub fn delete(&mut self, id: &str) {
        let (sheet, at) = self.find(id);
        self.rows(sheet).remove(at);
    }

    pub fn decide_all(&mut self, decision: &str) {
        for sheet in DECIDED {
            let id = Self::column(sheet, Field::Id);
            for row in self.rows(sheet).iter_mut().skip(1) {
                if row.contains_key(&id) {
                    row.insert(0, Cell::Text(decision.to_owned()));
                }
            }
        }
    }

    pub fn add(&mut self, sheet: Sheet, cells: &[(Field, Put)]) {
        let row = cells.iter().map(|(field, put)| (Self::column(sheet, *field), Cell::Put(put.clone())));
        let row = row.collect();
        self.rows(sheet).push(row);
    }

    pub fn reverse_rows(&mut self) {
        for sheet in DECIDED {
            self.rows(sheet)[1..].reverse();
        }
    }

    pub fn reverse_columns(&mut self) {
        for sheet in DECIDED {
            for row in self.rows(sheet) {
                *row = row.iter().map(|(col, cell)| (40 - col, cell.clone())).collect();
            }
        }
    }

    pub fn remove_sheet(&mut self, name: &str) {
        self.sheets.retain(|(sheet, _)| sheet != name);
    }

    pub fn replace(&mut self, name: &str, from: &str, to: &str) {
        let (_, rows) = self.sheets.iter_mut().find(|(sheet, _)| sheet == name).unwrap();
        for cell in rows.iter_mut().flat_map(|row| row.values_mut()) {
            if let Cell::Text(text) = cell {
                *text = text.replace(from, to);
            }
        }
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut workbook = Workbook::new();
        for (name, rows) in &self.sheets {
            let sheet = workbook.add_worksheet();
            sheet.set_name(name).unwrap();
            for (row, cells) in (0_u32..).zip(rows) {
                for (col, cell) in cells {
                    put(sheet, (row, *col), cell);
                }
            }
        }
        workbook.save_to_buffer().unwrap()
    }
}

fn put(sheet: &mut rust_xlsxwriter::Worksheet, (row, col): (u32, u16), cell: &Cell) {
    let percent = Format::new().set_num_format("0.0%");
    let date = Format::new().set_num_format("yyyy-mm-dd");
    match cell {
        Cell::Text(text) => sheet.write_string(row, col, text).unwrap(),
        Cell::Put(Put::Nothing) => sheet,
        Cell::Put(Put::Text(text)) => sheet.write_string(row, col, *text).unwrap(),
        Cell::Put(Put::Number(number)) => sheet.write_number(row, col, *number).unwrap(),
        Cell::Put(Put::Percent(number)) => {
            sheet.write_number_with_format(row, col, *number, &percent).unwrap()
        }
        Cell::Put(Put::Date(year, month, day)) => {
            let value = ExcelDateTime::from_ymd(*year, *month, *day).unwrap();
            sheet.write_datetime_with_format(row, col, &value, &date).unwrap()
        }
        Cell::Put(Put::Formula(formula, result)) => {
            let formula = rust_xlsxwriter::Formula::new(*formula).set_result(*result);
            sheet.write_formula(row, col, formula).unwrap()
        }
    };
}
