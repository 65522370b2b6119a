use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use waymark_core::ledger::{Content, Decision};
use waymark_core::{Extraction, Kind, OwnerRole, Period, Value};

use super::field::Field;
use super::sheet::Sheet;
use super::*;
use crate::sample;
use crate::text::{Lang, refusal};

mod edits;

use edits::{Book, Put};

fn book() -> Book {
    Book::of(&write(&sample::extraction(), Lang::Zh).unwrap(), Lang::Zh)
}

fn ledger(book: &Book) -> waymark_core::Ledger {
    match confirm(&book.bytes()) {
        Ok(confirmation) => confirmation.ledger,
        Err(refusals) => panic!("{refusals:?}"),
    }
}

/// Sheet, cell and code of each refusal.
fn refused(book: &Book) -> Vec<String> {
    let refusals = confirm(&book.bytes()).expect_err("nothing was refused");
    refusals
        .iter()
        .map(|refusal| {
            for lang in [Lang::Zh, Lang::En] {
                let line = refusal::line(refusal, lang);
                assert!(!line.contains('?'), "an argument is missing: {line}");
                assert!(!line.contains("cannot be taken over"), "no sentence: {line}");
            }
            format!("{}!{} {}", refusal.sheet, refusal.cell, refusal.code)
        })
        .collect()
}

#[test]
fn an_untouched_workbook_confirms_nothing() {
    let extraction = sample::extraction();
    for lang in [Lang::Zh, Lang::En] {
        let confirmation = confirm(&write(&extraction, lang).unwrap()).unwrap();
        assert!(confirmation.ledger.items.is_empty());
        assert_eq!(confirmation.ledger.undecided, 18);
        assert_eq!(confirmation.ledger.findings, extraction.findings);
        assert!(confirmation.notices.is_empty(), "{:?}", confirmation.notices);
    }
}

#[test]
fn everything_confirmed_is_everything_offered() {
    let extraction = sample::extraction();
    for lang in [Lang::Zh, Lang::En] {
        let mut book = Book::of(&write(&extraction, lang).unwrap(), lang);
        book.decide_all(lang.pick("确认", "confirm"));
        let ledger = ledger(&book);
        assert_eq!(ledger.items.len(), 18);
        assert_eq!(ledger.undecided, 0);
        for item in &ledger.items {
            assert_eq!(item.decision, Decision::Confirmed, "{item:?}");
        }
        for statement in &extraction.statements {
            let item = ledger.items.iter().find(|i| i.id.as_ref() == Some(&statement.id));
            let Some(Content::Statement(confirmed)) = item.map(|item| &item.content) else {
                panic!("{} is missing", statement.id);
            };
            assert_eq!(confirmed.value, statement.value);
            assert_eq!(confirmed.unit, statement.unit);
            assert_eq!(confirmed.period, statement.period);
            assert_eq!(confirmed.operator, statement.operator);
            assert_eq!(confirmed.nature, statement.nature);
            assert_eq!(confirmed.flags, statement.flags);
            assert_eq!(item.and_then(|i| i.source.as_ref()), Some(&statement.source));
        }
    }
}

#[test]
fn the_ledger_in_full() {
    let mut book = book();
    book.decide_all("确认");
    book.set("s5", Field::Value, Put::Number(320.0));
    book.set("s6", Field::Decision, Put::Text("驳回"));
    book.set("s6", Field::Note, Put::Text("与省下达指标不一致"));
    book.set("m2", Field::Decision, Put::Nothing);
    book.set("s7", Field::Owner(OwnerRole::Support), Put::Text("市教育局，市财政局"));
    let json = serde_json::to_string_pretty(&ledger(&book)).unwrap();
    insta::assert_snapshot!(json);
}

#[test]
fn a_ledger_survives_its_json() {
    let mut book = book();
    book.decide_all("确认");
    let ledger = ledger(&book);
    let json = serde_json::to_string(&ledger).unwrap();
    assert_eq!(serde_json::from_str::<waymark_core::Ledger>(&json).unwrap(), ledger);
}

#[test]
fn sorting_rows_and_moving_columns_changes_nothing() {
    let mut book = book();
    book.decide_all("确认");
    let straight = ledger(&book);
    book.reverse_rows();
    book.reverse_columns();
    assert_eq!(ledger(&book), straight);
}

#[test]
fn an_edit_counts_whatever_the_decision_says() {
    for decision in ["确认", "修改", " 修改 "] {
        let mut book = book();
        book.set("s5", Field::Decision, Put::Text(decision));
        book.set("s5", Field::Value, Put::Text("３２０"));
        book.set("s5", Field::Period, Put::Text("2025年"));
        let ledger = ledger(&book);
        let item = &ledger.items[0];
        assert_eq!(item.decision, Decision::Changed);
        assert_eq!(item.changes.len(), 1, "{:?}", item.changes);
        assert_eq!(item.changes[0].field, "value");
        assert_eq!(item.changes[0].offered.as_deref(), Some("300"));
        assert_eq!(item.changes[0].confirmed.as_deref(), Some("320"));
        assert_eq!(ledger.undecided, 17);
    }
}

#[test]
fn filling_in_owners_is_not_a_change_but_replacing_printed_ones_is() {
    let mut book = book();
    book.set("s6", Field::Decision, Put::Text("确认"));
    book.set("s6", Field::Owner(OwnerRole::Lead), Put::Text("市统计局; 市科技局"));
    book.set("s5", Field::Decision, Put::Text("确认"));
    book.set("s5", Field::Owner(OwnerRole::Lead), Put::Text("市工信局"));
    let ledger = ledger(&book);
    assert_eq!(ledger.items[0].decision, Decision::Changed);
    assert_eq!(ledger.items[0].changes[0].field, "owners.lead");
    assert_eq!(ledger.items[1].decision, Decision::Confirmed);
    assert_eq!(ledger.items[1].owners.len(), 2);
    assert_eq!(ledger.items[1].owners[1].body, "市科技局");
}

#[test]
fn codes_do_not_depend_on_what_is_confirmed() {
    let mut book = book();
    book.set("s13", Field::Decision, Put::Text("确认"));
    let ledger = ledger(&book);
    assert_eq!(ledger.items[0].code, "T-008");
    assert_eq!(ledger.indicators.len(), 1);
    assert_eq!(ledger.indicators[0].code, "I-001");
}

#[test]
fn a_changed_kind_gets_a_code_of_its_kind_that_nobody_has() {
    let mut book = book();
    book.decide_all("确认");
    book.set("s1", Field::Kind, Put::Text("目标"));
    let ledger = ledger(&book);
    let item = ledger.items.iter().find(|i| i.id.as_deref() == Some("s1")).unwrap();
    assert_eq!(item.code, "T-009");
    let codes: std::collections::HashSet<_> = ledger.items.iter().map(|i| &i.code).collect();
    assert_eq!(codes.len(), ledger.items.len());
}

#[test]
fn rows_of_ones_own_are_added() {
    let mut book = book();
    book.add(
        Sheet::Statements,
        &[
            (Field::Decision, Put::Text("确认")),
            (Field::Kind, Put::Text("目标")),
            (Field::Indicator, Put::Text("新增中试基地")),
            (Field::Value, Put::Text("3～5")),
            (Field::Unit, Put::Text("个")),
            (Field::Period, Put::Text("“十四五”时期")),
        ],
    );
    book.add(Sheet::Projects, &[(Field::Decision, Put::Text("新增")), (Field::Name, Put::Text("=1+1项目"))]);
    let ledger = ledger(&book);
    assert_eq!(ledger.items.len(), 2);
    let item = &ledger.items[0];
    assert_eq!((item.code.as_str(), item.decision), ("T-009", Decision::Added));
    assert!(item.source.is_none() && item.id.is_none());
    let Content::Statement(statement) = &item.content else {
        panic!("{item:?}");
    };
    assert_eq!(statement.kind, Kind::Target);
    assert_eq!(statement.value, Value::Range(3.into(), 5.into()));
    assert_eq!(statement.period, Some(Period::Years(2021, 2025)));
    assert_eq!(ledger.items[1].code, "P-003");
    assert_eq!(ledger.undecided, 18);
}

#[test]
fn deleted_rows_are_undecided() {
    let mut book = book();
    book.decide_all("确认");
    book.delete("s5");
    book.delete("p1");
    let ledger = ledger(&book);
    assert_eq!(ledger.items.len(), 16);
    assert_eq!(ledger.undecided, 2);
}

#[test]
fn what_spreadsheets_do_to_cells_is_understood() {
    let cases: Vec<(Field, Put, &str)> = vec![
        (Field::Value, Put::Text("1,200.5"), "1200.5"),
        (Field::Value, Put::Text(" 1 200 "), "1200"),
        (Field::Value, Put::Percent(0.025), "2.5"),
        (Field::Value, Put::Text("2.5％"), "2.5"),
        (Field::Value, Put::Text("10至20"), "[10,20]"),
        (Field::Value, Put::Text("-3"), "-3"),
        (Field::Value, Put::Formula("=100+20", "120"), "120"),
        (Field::Period, Put::Number(2024.0), "2024"),
        (Field::Period, Put::Date(2025, 3, 1), "2025-03"),
        (Field::Period, Put::Text("2021—2024年"), "2021-2024"),
        (Field::Period, Put::Text("2025年第一季度"), "2025-Q1"),
        (Field::Period, Put::Text("２０２５年上半年"), "2025-S1"),
        (Field::Period, Put::Text("2025年12月"), "2025-12"),
        (Field::Operator, Put::Text("≥"), ">="),
        (Field::Nature, Put::Text("binding\u{a0}"), "binding"),
    ];
    for (field, put, confirmed) in cases {
        let mut book = book();
        book.set("s6", Field::Decision, Put::Text("修改"));
        book.set("s6", field, put.clone());
        let ledger = ledger(&book);
        let change = ledger.items[0].changes.first();
        assert_eq!(change.and_then(|c| c.confirmed.as_deref()), Some(confirmed), "{put:?}");
    }
}

#[test]
fn what_does_not_fit_is_refused_with_its_place() {
    let cases: Vec<(Field, Put, &str)> = vec![
        (Field::Decision, Put::Text("大概吧"), "unknown_decision"),
        (Field::Value, Put::Text("约三百"), "not_a_number"),
        (Field::Value, Put::Nothing, "required"),
        (Field::Value, Put::Text("20-10"), "range_reversed"),
        (Field::Value, Put::Date(2025, 1, 2), "value_is_date"),
        (Field::Value, Put::Text("1,2"), "not_a_number"),
        (Field::Unit, Put::Nothing, "required"),
        (Field::Period, Put::Text("明年"), "not_a_period"),
        (Field::Period, Put::Date(2025, 3, 2), "not_a_period"),
        (Field::Period, Put::Number(20.0), "not_a_period"),
        (Field::Nature, Put::Text("指导性"), "unknown_choice"),
        (Field::Strength, Put::Text("强"), "unknown_choice"),
        (Field::Operator, Put::Text("也许"), "unknown_choice"),
        (Field::Kind, Put::Text("愿望"), "unknown_choice"),
        (Field::Kind, Put::Nothing, "required"),
        (Field::Id, Put::Text("s5"), "duplicate_id"),
        (Field::Id, Put::Text("zzz"), "unknown_id"),
    ];
    for (field, put, code) in cases {
        let mut book = book();
        book.decide_all("确认");
        book.set("s6", field, put.clone());
        // The row keeps its place: the third of the sheet.
        let address = book.address(Sheet::Statements, 3, field);
        let place = format!("目标与基期!{address} {code}");
        assert_eq!(refused(&book), [place], "{put:?}");
    }
}

#[test]
fn all_refusals_are_listed_at_once() {
    let mut book = book();
    book.decide_all("确认");
    book.set("s5", Field::Value, Put::Text("很多"));
    book.set("s6", Field::Period, Put::Text("早日"));
    book.set("p1", Field::Number, Put::Text("甲"));
    book.set("m1", Field::Subject, Put::Nothing);
    assert_eq!(refused(&book).len(), 4);
}

#[test]
fn a_broken_workbook_is_refused_as_a_whole() {
    let mut without_offer = book();
    without_offer.remove_sheet("_waymark");
    assert_eq!(refused(&without_offer), ["! offer_missing"]);

    let mut tampered = book();
    tampered.replace("_waymark", "300", "301");
    assert_eq!(refused(&tampered), ["! offer_tampered"]);

    let mut version = book();
    version.replace("_waymark", "waymark-offer/1", "waymark-offer/9");
    assert_eq!(refused(&version), ["! offer_version"]);

    let mut renamed = book();
    renamed.remove_sheet("里程碑");
    assert_eq!(refused(&renamed), ["! sheet_missing"]);

    let mut no_ids = book();
    no_ids.replace("项目", "条目标识", "随便");
    assert_eq!(refused(&no_ids), ["项目! column_missing"]);
}

#[test]
fn what_is_not_a_workbook_is_refused() {
    let code = |bytes: &[u8]| confirm(bytes).unwrap_err()[0].code;
    assert_eq!(code(b""), "not_a_workbook");
    assert_eq!(code(b"PK\x03\x04 and so on"), "not_a_workbook");
    assert_eq!(code(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]), "encrypted");
    let mut whole = write(&sample::extraction(), Lang::Zh).unwrap();
    whole.truncate(whole.len() / 2);
    assert_eq!(code(&whole), "not_a_workbook");
}

#[test]
fn the_same_extraction_gives_the_same_bytes() {
    let extraction = sample::extraction();
    assert_eq!(write(&extraction, Lang::Zh).unwrap(), write(&extraction, Lang::Zh).unwrap());
}

#[test]
fn no_cell_is_a_formula() {
    let mut extraction = sample::extraction();
    for (at, start) in ["=", "+", "-", "@", "\t="].iter().enumerate() {
        extraction.statements[at].indicator = format!("{start}HYPERLINK(\"x\")");
    }
    let bytes = write(&extraction, Lang::Zh).unwrap();
    let mut file = Xlsx::new(Cursor::new(bytes.as_slice())).unwrap();
    for name in file.sheet_names() {
        assert_eq!(file.worksheet_formula(&name).unwrap().used_cells().count(), 0);
    }
}

#[test]
fn a_long_document_travels_in_many_cells() {
    let mut extraction = sample::extraction();
    for statement in &mut extraction.statements {
        statement.source.quote = "长句_x0041_ ".repeat(1_500);
    }
    let cells = offer::cells(&extraction).unwrap();
    assert!(cells.len() > 6);
    assert!(cells.iter().all(|cell| cell.len() <= 32_000));
    let back = offer::read(&cells).unwrap();
    assert_eq!(back.statements, extraction.statements);
}

#[test]
fn notices_name_rows_that_may_not_be_meant() {
    let mut book = book();
    book.set("s5", Field::Value, Put::Number(1.0));
    book.set("s6", Field::Decision, Put::Text("修改"));
    let confirmation = confirm(&book.bytes()).unwrap();
    assert_eq!(
        confirmation.notices,
        [
            Notice::EditedUndecided { place: "目标与基期!A2".to_owned() },
            Notice::ChangeWithoutEdit { place: "目标与基期!A4".to_owned() },
        ]
    );
    assert_eq!(confirmation.ledger.undecided, 17);
}

#[test]
fn nothing_of_an_extraction_is_too_odd_to_write() {
    let mut extraction: Extraction = sample::extraction();
    extraction.document.title = "&A&P".repeat(200);
    extraction.statements[0].subject = "\u{1}\u{fffe}长".repeat(20_000);
    extraction.statements[1].confidence = f64::NAN;
    extraction.statements[2].unit = Some("\u{7f}".to_owned());
    write(&Extraction { statements: extraction.statements[2..].to_vec(), ..extraction.clone() }, Lang::En)
        .unwrap();
    extraction.statements[1].confidence = 0.5;
    let mut book = Book::of(&write(&extraction, Lang::Zh).unwrap(), Lang::Zh);
    book.decide_all("确认");
    assert!(ledger(&book).items.iter().all(|item| item.decision == Decision::Confirmed));
}

#[test]
fn a_damaged_sheet_is_refused_and_nothing_panics() {
    let whole = write(&sample::extraction(), Lang::Zh).unwrap();
    for (from, to) in [
        ("r=\"A2\"", "r=\"A99999999999\""),
        ("r=\"A2\"", "r=\"ZZZZZZZZZ2\""),
        ("<sheetData>", "<sheetData><row r=\"99999999999\">"),
        ("</sheetData>", ""),
        ("t=\"s\"", "t=\"e\""),
    ] {
        let _ = confirm(&edits::in_parts(&whole, from, to));
    }
}
