//! 100,000 rows with all checks: well under a second, for an import of 5 s (DESIGN 13).
//! `cargo bench -p waymark-core --bench check`.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use waymark_core::area::{Area, AreaLevel, AreaList};
use waymark_core::check::{CheckInput, CheckSet, Expected, check};
use waymark_core::indicator::{AreaRule, Definition, MeasureKind};
use waymark_core::observation::Status;
use waymark_core::pack::{Content, Pack};
use waymark_core::{Date, Observation, Observations, Period, SourceGrade};

const INDICATORS: u32 = 100;
const AREAS: u32 = 14;
const YEARS: std::ops::RangeInclusive<u16> = 2019..=2024;

fn main() {
    divan::main();
}

fn default_set() -> CheckSet {
    let files = BTreeMap::from([
        ("pack.toml".to_owned(), include_bytes!("../../../packs/checks-default/pack.toml").to_vec()),
        ("checks.toml".to_owned(), include_bytes!("../../../packs/checks-default/checks.toml").to_vec()),
    ]);
    match Pack::load(&files).map(|pack| pack.content) {
        Ok(Content::Checks(set)) => set,
        other => panic!("{other:?}"),
    }
}

/// A city, area 0, and its counties.
fn city() -> AreaList {
    let area = |number: u32| Area {
        code: format!("X{number}"),
        name: format!("示例{number}"),
        name_en: None,
        level: if number == 0 { AreaLevel::City } else { AreaLevel::County },
        parent: (number > 0).then(|| "X0".to_owned()),
        valid_from: None,
        valid_to: None,
        local: true,
        counting: None,
        host: Vec::new(),
        source: None,
        verified: false,
        invented: true,
        note: None,
    };
    AreaList { areas: (0..AREAS).map(area).collect(), changes: Vec::new() }
}

fn definition(number: u32) -> Definition {
    let bare = Definition::bare(&format!("I{number}"), &format!("指标{number}"), "亿元");
    Definition { kind: MeasureKind::Flow, over_areas: AreaRule::Sum, ..bare }
}

/// The counties make the city; every value grows by a tenth of a per cent a month.
fn observation(indicator: u32, area: u32, period: Period) -> Observation {
    let parts = if area == 0 { AREAS - 1 } else { 1 };
    let value = i64::from((10_000 + indicator) * parts) * i64::from(period.end_month() - 24_000);
    Observation {
        indicator: format!("I{indicator}"),
        area: format!("X{area}"),
        period,
        value: Some(Decimal::new(value, 2)),
        unit: "万元".to_owned(),
        status: Status::Value,
        dimensions: BTreeMap::new(),
        caliber: None,
        numerator: None,
        denominator: None,
        source: Some("示例市统计局".to_owned()),
        source_grade: SourceGrade::Letter,
        known_at: None,
        invented: true,
        note: None,
    }
}

/// 100,800 rows of months against as many accepted ones, most of them asked for.
#[divan::bench(sample_count = 10)]
fn rows_100_800(bencher: divan::Bencher) {
    let months = YEARS.flat_map(|year| (1..=12).map(move |month| Period::YearToDate(year, month)));
    let months: Vec<_> = months.collect();
    let series = || (0..INDICATORS).flat_map(|indicator| (0..AREAS).map(move |area| (indicator, area)));
    let each = || series().flat_map(|(i, a)| months.iter().map(move |month| (i, a, *month)));
    let incoming: Vec<_> = each().map(|(i, a, month)| observation(i, a, month)).collect();
    let before = |period: Period| period.shift_years(-6).unwrap_or(period);
    let accepted: Vec<_> = each().map(|(i, a, month)| observation(i, a, before(month))).collect();
    let asked =
        |o: &Observation| Expected { indicator: o.indicator.clone(), area: o.area.clone(), period: o.period };
    let expected: Vec<_> = incoming.iter().map(asked).collect();
    let definitions: Vec<_> = (0..INDICATORS).map(definition).collect();
    let (set, areas, known) = (default_set(), city(), Observations::known_by(accepted, None));
    let Some(today) = Date::new(2025, 6, 30) else { return };
    let input = CheckInput {
        incoming: &incoming,
        known: &known,
        definitions: &definitions,
        areas: &areas,
        expected: &expected,
        today,
    };
    bencher.bench(|| check(&set, &input));
}
