//! Workbooks as people make them.

use rust_xlsxwriter::{ExcelDateTime, Format as Look, Formula, Workbook};
use waymark_core::{Observation, Period};

use super::{RowProblem, problems};
use crate::observations;
use crate::text::Lang;

fn book(fill: impl Fn(&mut Workbook)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(&mut workbook);
    workbook.save_to_buffer().unwrap()
}

fn head(sheet: &mut rust_xlsxwriter::Worksheet, row: u32) {
    for (col, name) in (0..).zip(["指标", "区域", "时期", "数值", "获知时间"]) {
        sheet.write(row, col, name).unwrap();
    }
}

#[test]
fn cells_a_spreadsheet_retyped_are_understood() {
    let bytes = book(|workbook| {
        workbook.add_worksheet().set_name("封面").unwrap().write(0, 0, "示例市报送表").unwrap();
        let sheet = workbook.add_worksheet();
        let (date, percent) = (Look::new().set_num_format("yyyy-mm-dd"), Look::new().set_num_format("0.0%"));
        sheet.write(0, 0, "标题").unwrap();
        head(sheet, 2);
        // A number where a code should be, a date where a month was typed, a percentage, a date.
        sheet.write(3, 0, "RD_GDP").unwrap();
        sheet.write(3, 1, 3611).unwrap();
        let month = ExcelDateTime::from_ymd(2025, 3, 1).unwrap();
        sheet.write_datetime_with_format(3, 2, &month, &date).unwrap();
        sheet.write_with_format(3, 3, 0.025, &percent).unwrap();
        let day = ExcelDateTime::from_ymd(2025, 4, 20).unwrap();
        sheet.write_datetime_with_format(3, 4, &day, &date).unwrap();
        sheet.write(5, 0, "GDP").unwrap();
        sheet.write(5, 1, "3611").unwrap();
        sheet.write(5, 2, 2024).unwrap();
        sheet.write_formula(5, 3, Formula::new("=0.1+0.2").set_result("0.30000000000000004")).unwrap();
    });
    let read = observations::read_lines(&bytes).unwrap();
    assert_eq!(read.lines, [4, 6]);
    let (first, second) = (&read.rows[0], &read.rows[1]);
    assert_eq!((first.area.as_str(), first.period), ("3611", Period::Month(2025, 3)));
    assert_eq!((first.value, first.known_at), ("2.5".parse().ok(), "2025-04-20".parse().ok()));
    assert_eq!((second.period, second.value), (Period::Year(2024), "0.3".parse().ok()));
}

#[test]
fn cells_that_cannot_be_taken_are_named() {
    let bytes = book(|workbook| {
        let sheet = workbook.add_worksheet();
        let date = Look::new().set_num_format("yyyy-mm-dd");
        head(sheet, 0);
        for row in [1, 2] {
            sheet.write(row, 0, "RD_GDP").unwrap().write(row, 1, "3611").unwrap();
        }
        sheet.write(1, 2, 2024).unwrap();
        sheet.write_formula(1, 3, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        let day = ExcelDateTime::from_ymd(2025, 4, 20).unwrap();
        sheet.write_datetime_with_format(2, 2, &day, &date).unwrap();
        sheet.write_datetime_with_format(2, 3, &day, &date).unwrap();
    });
    let found = problems::<Observation>(&bytes);
    let wanted = [
        (2, "value", RowProblem::ErrorCell),
        (3, "period", RowProblem::Period),
        (3, "value", RowProblem::Number),
    ];
    assert_eq!(found, wanted.map(|(line, column, problem)| (line, column.to_owned(), problem)));
    let message = observations::read(&bytes).unwrap_err()[0].message(Lang::Zh);
    assert!(message.starts_with("第2行 数值 列：单元格是错误值 “#DIV/0!”"), "{message}");
}

#[test]
fn two_sheets_of_one_table_are_refused_and_hidden_ones_left_alone() {
    let two = |hidden: bool| {
        book(|workbook| {
            for at in 0..2 {
                let sheet = workbook.add_worksheet();
                head(sheet, 0);
                sheet.write(1, 0, "X").unwrap().write(1, 1, "1").unwrap();
                sheet.write(1, 2, 2024).unwrap().write(1, 3, at).unwrap();
                sheet.set_hidden(hidden && at == 1);
            }
        })
    };
    assert_eq!(problems::<Observation>(&two(false))[0].2, RowProblem::SeveralSheets);
    assert_eq!(observations::read(&two(true)).unwrap().len(), 1);
}

#[test]
fn no_workbook_and_old_workbooks_say_so() {
    assert_eq!(problems::<Observation>(b"PK\x03\x04 nothing")[0].2, RowProblem::NotWorkbook);
    let old = [&crate::workbook::guard::OLE_MAGIC[..], &[0; 600]].concat();
    assert_eq!(problems::<Observation>(&old)[0].2, RowProblem::OldWorkbook);
}
