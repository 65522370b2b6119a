use proptest::prelude::*;
use waymark_core::Period;
use waymark_core::observation::Status;

use super::*;
use crate::text::Lang;

const HEAD: &str = "indicator,area,period,value,unit,status,dimensions,caliber,numerator,denominator,source,source_grade,known_at,invented,note\n";

fn problems(rows: &str) -> Vec<(u64, String, RowProblem)> {
    let errors = read(format!("{HEAD}{rows}").as_bytes()).unwrap_err();
    errors.into_iter().map(|e| (e.line, e.column, e.problem)).collect()
}

#[test]
fn a_row_is_read() {
    let text = format!(
        "\u{feff}{HEAD}RD_GDP,3611,2024,2.01,%,A,kind=a;size=b,stat,74.74,3718.4,\"公报, 2024\",公报,2025-11-01,false,\nX,3611,2025年1—9月,,,Q,,,,,,,,,\n"
    );
    let rows = read(text.as_bytes()).unwrap();
    assert_eq!(rows[0].value, "2.01".parse().ok());
    assert_eq!(rows[0].dimensions["size"], "b");
    assert_eq!(rows[0].source.as_deref(), Some("公报, 2024"));
    assert_eq!((rows[1].period, rows[1].status), (Period::YearToDate(2025, 9), Status::Withheld));
    assert_eq!(read(&write(&rows).unwrap()).unwrap(), rows);
}

#[test]
fn every_fault_is_named_with_its_place() {
    use RowProblem::*;
    for (row, column, problem) in [
        (",3611,2024,1,,,,,,,,,,,", "indicator", Empty),
        ("X,3611,2024年底,1,,,,,,,,,,,", "period", RowProblem::Period),
        ("X,3611,2024,\"1,000\",,,,,,,,,,,", "value", Number),
        ("X,3611,2024,1e5,,,,,,,,,,,", "value", Number),
        ("X,3611,2024,,,,,,,,,,,,", "value", ValueExpected),
        ("X,3611,2024,0,,O,,,,,,,,,", "value", ValueNotExpected),
        ("X,3611,2024,1,,Z,,,,,,,,,", "status", RowProblem::Status),
        ("X,3611,2024,1,,,a,,,,,,,,", "dimensions", Dimensions),
        ("X,3611,2024,1,,,,,5,,,,,,", "denominator", HalfFraction),
        ("X,3611,2024,1,,,,,,,,传闻,,,", "source_grade", Grade),
        ("X,3611,2024,1,,,,,,,,,2025-02-30,,", "known_at", Date),
        ("X,3611,2024,1,,,,,,,,,,maybe,", "invented", Flag),
    ] {
        assert_eq!(
            problems(&format!("Y,3611,2024,1,,,,,,,,,,,\n{row}\n")),
            [(3, column.to_owned(), problem)],
            "{row}"
        );
    }
    assert_eq!(problems("X,1,2024,1,,,,,,,,,,,a note, with a comma\n")[0].2, TooManyCells);
}

#[test]
fn one_source_says_one_value_a_day() {
    let rows = |second: &str| format!("X,1,2024,1,,,,,,,公报,,2025-01-01,,\n{second}\n");
    let contradicts = rows("X,1,2024,2,,,,,,,公报,,2025-01-01,,");
    assert_eq!(problems(&contradicts), [(3, "value".to_owned(), RowProblem::Contradicts)]);
    for second in [
        "X,1,2024,1.0,,,,,,,公报,,2025-01-01,,", "X,1,2024,2,,,,,,,公报,,2026-01-01,,",
        "X,1,2024,2,,,,,,,来函,,2025-01-01,,", "X,1,2024,2,,U,,,,,公报,,2025-01-01,,",
    ] {
        assert!(read(format!("{HEAD}{}", rows(second)).as_bytes()).is_ok(), "{second}");
    }
}

#[test]
fn headings_are_checked() {
    let kinds =
        |head: &str| read(head.as_bytes()).unwrap_err().into_iter().map(|e| e.problem).collect::<Vec<_>>();
    assert_eq!(
        kinds("indicator,area,period,valeu\n"),
        [RowProblem::UnknownColumn, RowProblem::MissingColumn]
    );
    assert_eq!(kinds("indicator,area,period,value,value\n"), [RowProblem::DoubleColumn]);
    assert!(read(b"value,period,area,indicator\n1,2024,3611,X\n").is_ok(), "any order");
}

#[test]
fn messages_say_what_to_write() {
    let error = &read(format!("{HEAD}X,1,2024,,,,,,,,,,,,\n").as_bytes()).unwrap_err()[0];
    assert!(error.message(Lang::Zh).starts_with("第2行 value 列：缺少数值"), "{}", error.message(Lang::Zh));
    assert!(error.message(Lang::En).contains("not 0"));
}

proptest! {
    #[test]
    fn reading_never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes);
        let mut headed = HEAD.as_bytes().to_vec();
        headed.extend(&bytes);
        let _ = read(&headed);
    }
}
