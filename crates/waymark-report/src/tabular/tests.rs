use waymark_core::body::Body;
use waymark_core::{Observation, OwnerRole};

use super::tables::OwnerRow;
use super::*;
use crate::text::Lang;

mod files;
mod nasty;
mod round_trip;

const ZH: Headings = Headings::Name(Lang::Zh);

fn body(code: &str, name: &str) -> Body {
    Body {
        code: code.to_owned(),
        name: name.to_owned(),
        aliases: vec!["别名".to_owned()],
        parent: None,
        area: Some("X9901".to_owned()),
        valid_from: Some("2021".to_owned()),
        valid_to: None,
        invented: true,
    }
}

fn problems<T: Table + std::fmt::Debug>(bytes: &[u8]) -> Vec<(u64, String, RowProblem)> {
    let errors = read::<T>(bytes).unwrap_err();
    errors.into_iter().map(|error| (error.line, error.column, error.problem)).collect()
}

fn csv(text: &str) -> Vec<Body> {
    read::<Body>(text.as_bytes()).unwrap().rows
}

#[test]
fn headings_may_be_keys_or_names_in_any_order_below_a_title() {
    for text in [
        "code,name\nX1,甲局\n", "名称,编码\n甲局,X1\n", "NAME , Code*\n甲局,X1\n",
        "示例市单位表\n\n编码,名称\nX1,甲局\n", "# 示例数据\ncode;name\nX1;甲局\n", "code\tname\nX1\t甲局\n",
    ] {
        let bodies = csv(text);
        assert_eq!(
            (bodies.len(), bodies[0].code.as_str(), bodies[0].name.as_str()),
            (1, "X1", "甲局"),
            "{text}"
        );
    }
}

#[test]
fn headings_that_do_not_fit_are_refused_with_what_there_is() {
    let errors = read::<Body>("code,name,nmae\n".as_bytes()).unwrap_err();
    assert_eq!(errors[0].problem, RowProblem::UnknownColumn);
    let message = errors[0].message(Lang::Zh);
    assert!(
        message.starts_with("第1行 nmae 列：不认识的列名") && message.contains("上级单位（parent）"),
        "{message}"
    );
    assert_eq!(problems::<Body>(b"code,code,name\n")[0].2, RowProblem::DoubleColumn);
    assert_eq!(problems::<Body>(b"code\nX\n"), [(1, "name".to_owned(), RowProblem::MissingColumn)]);
    assert_eq!(problems::<Body>(b"")[0].2, RowProblem::MissingColumn);
}

#[test]
fn every_fault_is_named_with_its_place() {
    let head = "条目编号,条目名称,角色,单位名称,起,止\n";
    for (row, column, problem) in [
        ("T-001,甲,牵头,市科技局,,", "role", RowProblem::Choice),
        (",,牵头单位,市科技局,,", "item", RowProblem::Empty),
        ("T 001,甲,牵头单位,市科技局,,", "item", RowProblem::Code),
        ("T-001,甲,lead,,,", "body_name", RowProblem::Empty),
        ("T-001,甲,lead,市科技局,2025-13,", "valid_from", RowProblem::Since),
        ("T-001,甲,lead,市科技局,2025,2024-12-31", "valid_to", RowProblem::Reversed),
        ("T-001,甲,lead,市科技局,,,又一格", "", RowProblem::TooManyCells),
    ] {
        let found = problems::<OwnerRow>(format!("{head}T-002,乙,lead,市科技局,,\n{row}\n").as_bytes());
        assert_eq!(found, [(3, column.to_owned(), problem)], "{row}");
    }
    let errors = read::<OwnerRow>(format!("{head}T-001,甲,牵头,市科技局,,\n").as_bytes()).unwrap_err();
    let message = errors[0].message(Lang::Zh);
    assert!(
        message.starts_with("第2行 角色 列：不认识的词 “牵头”") && message.contains("配合单位"),
        "{message}"
    );
}

#[test]
fn the_same_thing_twice_is_refused() {
    let text = "code,name,valid_from\nX1,甲,2020\nX1,甲,2021\nX1,乙,2020\n";
    let errors = read::<Body>(text.as_bytes()).unwrap_err();
    assert_eq!((errors.len(), errors[0].line, errors[0].other_line), (1, 4, Some(2)));
    assert!(errors[0].message(Lang::En).contains("(line 2)"));
}

#[test]
fn words_that_look_like_formulas_stay_words() {
    let mut evil = body("X1", "=HYPERLINK(\"http://x\",\"点我\")");
    evil.aliases = vec!["@SUM(A1)".to_owned(), "'=1".to_owned(), "＝1".to_owned()];
    let bytes = write(std::slice::from_ref(&evil), Format::Csv, ZH).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(text.contains("\"'=HYPERLINK") && text.contains("'@SUM"), "{text}");
    assert_eq!(read::<Body>(&bytes).unwrap().rows, [evil.clone()]);
    let bytes = write(std::slice::from_ref(&evil), Format::Xlsx, ZH).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
    let mut xml = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("xl/worksheets/sheet1.xml").unwrap(), &mut xml)
        .unwrap();
    assert!(!xml.contains("<f>"), "no formula in {xml}");
    assert_eq!(read::<Body>(&bytes).unwrap().rows, [evil]);
}

#[test]
fn encodings_of_offices_are_read() {
    let text = "编码,名称\nX1,示例市科学技术局\n";
    let (gb, _, _) = encoding_rs::GB18030.encode(text);
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for bytes in [text.as_bytes().to_vec(), format!("\u{feff}{text}").into_bytes(), gb.into_owned(), utf16] {
        assert_eq!(read::<Body>(&bytes).unwrap().rows[0].name, "示例市科学技术局");
    }
    assert_eq!(problems::<Body>(b"code,name\nX1,\xff\xff\xff\n")[0].2, RowProblem::NotCsv);
    assert_eq!(problems::<Body>(b"code,name\nX1,\0\x01\n")[0].2, RowProblem::NotCsv);
}

#[test]
fn limits_hold() {
    let long = "长".repeat(TEXT_CHARS_MAX + 1);
    assert_eq!(problems::<Body>(format!("code,name\nX1,{long}\n").as_bytes())[0].2, RowProblem::TextTooLong);
    let many: String = (0..500).map(|at| format!("X{at},\n")).collect();
    assert_eq!(problems::<Body>(format!("code,name\n{many}").as_bytes()).len(), ERRORS_MAX);
}

#[test]
fn invented_rows_bring_the_banner() {
    for (format, headings) in [(Format::Csv, ZH), (Format::Csv, Headings::Key), (Format::Xlsx, ZH)] {
        let bytes = write(&[body("X1", "示例局")], format, headings).unwrap();
        let read = read::<Body>(&bytes).unwrap();
        assert_eq!((read.rows.len(), read.lines[0]), (1, 3), "banner, headings, row");
    }
    let bytes = write(&[body("X1", "示例局")], Format::Csv, ZH).unwrap();
    assert!(bytes.starts_with("\u{feff}示例数据".as_bytes()));
    let mut real = body("X1", "局");
    real.invented = false;
    assert!(write(&[real], Format::Csv, ZH).unwrap().starts_with("\u{feff}编码".as_bytes()));
}

#[test]
fn any_list_downloads() {
    let columns = vec![
        Column::new("name".to_owned(), "名称", "Name", 20.0, Kind::Text),
        Column::new("share", "占比", "Share", 10.0, Kind::Number),
    ];
    let rows = vec![vec!["甲".into(), Cell::Number("2.50".parse().unwrap())], vec!["乙".into()]];
    let csv = download("清单", columns.clone(), rows.clone(), false, Format::Csv, Headings::Key).unwrap();
    assert_eq!(String::from_utf8(csv).unwrap(), "\u{feff}name,share\n甲,2.50\n乙,\n");
    let xlsx = download("清单[1/2]:*?", columns.clone(), rows, true, Format::Xlsx, ZH).unwrap();
    let mut seen = Vec::new();
    each(&xlsx, &columns, |row| {
        seen.push((row.line, row.text("name").to_owned(), row.text("share").to_owned()));
        Ok(())
    })
    .unwrap();
    assert_eq!(seen, [(3, "甲".to_owned(), "2.5".to_owned()), (4, "乙".to_owned(), String::new())]);
}

#[test]
fn ledgers_give_owners_and_targets() {
    let ledger: waymark_core::Ledger =
        serde_json::from_str(include_str!("../../../../examples/demo-city/ledger.json")).unwrap();
    let owners = tables::owners_of(&ledger);
    let first = &owners[0];
    assert_eq!((first.item.as_deref(), first.role), (Some("T-001"), OwnerRole::Lead));
    assert_eq!(first.body_name.as_deref(), Some("市科技局"));
    let targets = tables::targets_of(&ledger);
    assert_eq!(targets[0].indicator, "全社会R&D经费支出占GDP比例");
    for format in [Format::Csv, Format::Xlsx] {
        assert_eq!(read(&write(&owners, format, ZH).unwrap()).map(|read| read.rows).as_ref(), Ok(&owners));
        assert_eq!(read(&write(&targets, format, ZH).unwrap()).map(|read| read.rows).as_ref(), Ok(&targets));
    }
}

#[test]
fn the_example_reads_the_same_from_csv_and_workbook() {
    let bytes = include_bytes!("../../../../examples/demo-city/observations.csv");
    let rows: Vec<Observation> = crate::observations::read(bytes).unwrap();
    let xlsx = write(&rows, Format::Xlsx, ZH).unwrap();
    assert_eq!(crate::observations::read(&xlsx).unwrap(), rows);
}
