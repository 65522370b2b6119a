use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::SourceGrade;

fn definition(over_areas: AreaRule, over_time: TimeRule) -> Definition {
    Definition {
        over_areas,
        over_time,
        factor: Some(Decimal::ONE_HUNDRED),
        ..Definition::bare("I", "指标", "亿元")
    }
}

fn observation(value: Option<i64>, fraction: Option<(i64, i64)>, unit: &str, status: Status) -> Observation {
    Observation {
        indicator: "I".to_owned(),
        area: "X".to_owned(),
        period: Period::Year(2024),
        value: value.map(Decimal::from),
        unit: unit.to_owned(),
        status,
        dimensions: BTreeMap::new(),
        caliber: None,
        numerator: fraction.map(|(n, _)| Decimal::from(n)),
        denominator: fraction.map(|(_, d)| Decimal::from(d)),
        source: None,
        source_grade: SourceGrade::Bulletin,
        known_at: None,
        invented: true,
        note: None,
    }
}

fn value(value: i64) -> Observation {
    observation(Some(value), None, "亿元", Status::Value)
}

fn parts(observations: &[Observation]) -> Vec<Part<'_>> {
    observations.iter().enumerate().map(|(at, o)| (at.to_string(), Some(o))).collect()
}

#[test]
fn ratios_come_from_their_fractions() {
    let rows = [(1, 100), (9, 300)].map(|f| observation(Some(7), Some(f), "%", Status::Value));
    let ratio = definition(AreaRule::Ratio, TimeRule::None);
    let combined = over_areas(&ratio, &parts(&rows), &AreaList::default(), Decimal::ONE).unwrap();
    assert_eq!(combined.value, "2.5".parse().unwrap(), "10 of 400, not the mean of 1 % and 3 %");
    let bare = [observation(Some(1), None, "%", Status::Value)];
    let refused = over_areas(&ratio, &parts(&bare), &AreaList::default(), Decimal::ONE);
    assert!(matches!(refused, Err(CombineError::NoFraction(_))));
}

#[test]
fn coverage_is_stated_and_asked_for() {
    let rows = [
        value(0),
        value(5),
        observation(None, None, "", Status::Missing),
        observation(None, None, "", Status::NotApplicable),
        observation(None, None, "", Status::Withheld),
    ];
    let sum = definition(AreaRule::Sum, TimeRule::None);
    let least = |text: &str| over_areas(&sum, &parts(&rows), &AreaList::default(), text.parse().unwrap());
    let combined = least("0.5").unwrap();
    assert_eq!(
        (combined.coverage.used, combined.coverage.of),
        (2, 4),
        "zero counts, not applicable does not"
    );
    let lacking: Vec<_> = combined.coverage.lacking.iter().map(|(_, status)| *status).collect();
    assert_eq!(lacking, [Status::Missing, Status::Withheld]);
    assert!(matches!(least("0.6"), Err(CombineError::CoverageTooLow { .. })));
}

#[test]
fn units_are_brought_together() {
    let rows = [value(1), observation(Some(5000), None, "万元", Status::Value)];
    let sum = definition(AreaRule::Sum, TimeRule::None);
    let combined = over_areas(&sum, &parts(&rows), &AreaList::default(), Decimal::ONE).unwrap();
    assert_eq!(combined.value, "1.5".parse().unwrap());
}

#[test]
fn nothing_is_counted_twice() {
    let area = |code: &str, level, parent: &str, counting| crate::area::Area {
        code: code.to_owned(),
        name: code.to_owned(),
        name_en: None,
        level,
        parent: Some(parent.to_owned()),
        valid_from: None,
        valid_to: None,
        local: false,
        counting,
        host: Vec::new(),
        source: None,
        verified: false,
        invented: true,
        note: None,
    };
    use crate::area::{AreaLevel, Counting};
    let list = AreaList {
        areas: vec![
            area("X", AreaLevel::City, "P", None),
            area("X1", AreaLevel::County, "X", None),
            area("XZ", AreaLevel::Zone, "X", Some(Counting::Unknown)),
            area("XA", AreaLevel::Zone, "X", Some(Counting::Additional)),
        ],
        changes: Vec::new(),
    };
    let row = value(1);
    let sum = definition(AreaRule::Sum, TimeRule::None);
    let add = |codes: &[&str]| {
        let parts: Vec<Part<'_>> = codes.iter().map(|code| ((*code).to_owned(), Some(&row))).collect();
        over_areas(&sum, &parts, &list, Decimal::ONE).unwrap()
    };
    assert_eq!(add(&["X1", "XZ", "XA"]).value, Decimal::from(2));
    assert_eq!(add(&["X1", "XZ"]).coverage.left_out, [("XZ".to_owned(), "X1".to_owned())]);
    assert_eq!(add(&["X", "X1"]).value, Decimal::ONE, "a county is in its city");
    assert_eq!(add(&["X1", "X1"]).value, Decimal::ONE);
}

#[test]
fn periods_fill_the_whole_or_say_so() {
    let row = value(2);
    let quarters =
        |list: &[u8]| list.iter().map(|q| (Period::Quarter(2024, *q), Some(&row))).collect::<Vec<_>>();
    let sum = definition(AreaRule::None, TimeRule::Sum);
    let year = Period::Year(2024);
    assert_eq!(
        over_time(&sum, &quarters(&[4, 1, 2, 3]), year, Decimal::ONE).unwrap().value,
        Decimal::from(8)
    );
    let three = over_time(&sum, &quarters(&[1, 2, 3]), year, "0.75".parse().unwrap()).unwrap();
    assert_eq!((three.coverage.used, three.coverage.of), (3, 4));
    assert!(over_time(&sum, &quarters(&[1, 2, 3]), year, Decimal::ONE).is_err());
    let twice = over_time(&sum, &quarters(&[1, 1]), year, Decimal::ZERO);
    assert!(matches!(twice, Err(CombineError::Overlap(_))));
    let last = definition(AreaRule::None, TimeRule::Last);
    assert_eq!(over_time(&last, &quarters(&[3, 4]), year, Decimal::ONE).unwrap().value, Decimal::from(2));
    assert!(
        over_time(&last, &quarters(&[1, 3]), year, Decimal::ONE).is_err(),
        "the end of the year is missing"
    );
}

proptest! {
    #[test]
    fn combining_commutes_with_grouping(
        rows in proptest::collection::vec((proptest::option::of(-1000i64..1000), 1i64..1000, 0usize..4), 1..20),
        ratio: bool,
    ) {
        let rule = if ratio { AreaRule::Ratio } else { AreaRule::Sum };
        let combined = definition(rule, TimeRule::None);
        let rows: Vec<_> = rows.into_iter().map(|(number, denominator, group)| {
            let status = if number.is_some() { Status::Value } else { Status::Missing };
            (observation(number, number.map(|n| (n, denominator)), "亿元", status), group)
        }).collect();
        let sums = |rows: &[&(Observation, usize)]| rows.iter().try_fold(Sums::default(), |sums, (row, _)| {
            sums.merge(Sums::of(&combined, &("a".to_owned(), Some(row)), ratio)?)
        });
        let whole = sums(&rows.iter().collect::<Vec<_>>()).unwrap();
        let grouped = (0..4).rev().try_fold(Sums::default(), |all, group| {
            all.merge(sums(&rows.iter().filter(|(_, g)| *g == group).collect::<Vec<_>>())?)
        }).unwrap();
        prop_assert_eq!(whole.finish(&combined, ratio, Decimal::ZERO), grouped.finish(&combined, ratio, Decimal::ZERO));
    }
}
