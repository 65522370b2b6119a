//! How long a table of 100,000 observations takes to read and to write.
//! `cargo bench -p waymark-report`.

use divan::Bencher;
use divan::counter::ItemsCount;
use rust_decimal::Decimal;
use waymark_core::observation::{Observation, SourceGrade, Status};
use waymark_core::{Date, Period};
use waymark_report::observations;
use waymark_report::tabular::{Format, Headings, write};

fn main() {
    divan::main();
}

const ROWS: usize = 100_000;

/// Invented rows of 示例市, each its own series and month.
fn rows() -> Vec<Observation> {
    (0..ROWS)
        .map(|at| Observation {
            indicator: format!("IND_{}", at % 300),
            area: format!("X99{:02}", at % 13),
            period: Period::Month(2000 + (at / 3_900 % 26) as u16, (at % 12 + 1) as u8),
            value: Some(Decimal::new(at as i64 * 37, 2)),
            unit: "万元".to_owned(),
            status: Status::Value,
            dimensions: [("row".to_owned(), at.to_string())].into(),
            caliber: None,
            numerator: None,
            denominator: None,
            source: Some("示例市统计公报".to_owned()),
            source_grade: SourceGrade::Bulletin,
            known_at: Date::new(2026, 3, 31),
            invented: true,
            note: Some("示例数据".to_owned()),
        })
        .collect()
}

#[divan::bench(args = ["csv", "xlsx"], sample_count = 5)]
fn reading(bencher: Bencher, format: &str) {
    let format = Format::from_name(format).expect("a format");
    let bytes = write(&rows(), format, Headings::Key).expect("it fits");
    bencher.counter(ItemsCount::new(ROWS)).bench(|| {
        observations::read(divan::black_box(&bytes)).map(|rows| rows.len()).expect("what was written")
    });
}

#[divan::bench(args = ["csv", "xlsx"], sample_count = 3)]
fn writing(bencher: Bencher, format: &str) {
    let format = Format::from_name(format).expect("a format");
    let rows = rows();
    bencher
        .counter(ItemsCount::new(ROWS))
        .bench(|| write(divan::black_box(&rows), format, Headings::Key).expect("it fits").len());
}
