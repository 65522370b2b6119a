//! What is written is read back the same, in both formats and under every heading.

use proptest::prelude::*;
use rust_decimal::Decimal;
use waymark_core::area::{Area, AreaLevel, Counting};
use waymark_core::body::Body;
use waymark_core::observation::{Observation, SourceGrade, Status};
use waymark_core::{Date, Nature, Operator, OwnerRole, Period, Strength, Value};

use super::tables::{OwnerRow, TargetRow};
use super::{Format, Headings, Table, read, write};
use crate::text::{Labelled, Lang};

fn words() -> impl Strategy<Value = String> {
    "['=+@a-z0-9市科，,\"\n （）-]{1,14}".prop_filter("no blanks around", |text: &String| text.trim() == text)
}

fn code() -> impl Strategy<Value = String> {
    "[A-Z_@$0-9-]{1,12}"
}

fn name() -> impl Strategy<Value = String> {
    "[=+市科技局a-z0-9]{1,12}"
}

fn number() -> impl Strategy<Value = Decimal> {
    (-999_999_999_999_999_999_i64..=999_999_999_999_999_999, 0_u32..=10)
        .prop_map(|(digits, scale)| Decimal::new(digits, scale))
}

fn period() -> impl Strategy<Value = Period> {
    prop_oneof![
        (1900_u16..2100).prop_map(Period::Year),
        (1900_u16..2100, 1_u8..=4).prop_map(|(year, part)| Period::Quarter(year, part)),
        (1900_u16..2100, 1_u8..=12).prop_map(|(year, part)| Period::Month(year, part)),
        (1900_u16..2100, 1_u16..9).prop_map(|(year, more)| Period::Years(year, year + more)),
        (1900_u16..2100, 1_u8..=12).prop_map(|(year, part)| Period::YearToDate(year, part)),
    ]
}

fn date() -> impl Strategy<Value = Date> {
    (1990_u16..2100, 1_u8..=12, 1_u8..=28).prop_map(|(year, month, day)| Date::new(year, month, day).unwrap())
}

fn since() -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        Just(None),
        (2000_u16..2010).prop_map(|year| Some(year.to_string())),
        (2000_u16..2010, 1..=12).prop_map(|(year, month)| Some(format!("{year}-{month:02}"))),
    ]
}

fn any_of<T: Labelled + std::fmt::Debug>() -> impl Strategy<Value = T> {
    (0..T::ALL.len()).prop_map(|at| T::ALL[at].0)
}

fn maybe<T: std::fmt::Debug>(inner: impl Strategy<Value = T>) -> impl Strategy<Value = Option<T>> {
    proptest::option::of(inner)
}

fn observation() -> impl Strategy<Value = Observation> {
    let what = (code(), code(), period(), maybe(number()), name(), maybe(code()));
    let whence = (maybe(words()), 0..4_usize, maybe(date()), any::<bool>(), maybe(words()), maybe(number()));
    (what, whence).prop_map(|((indicator, area, period, value, unit, caliber), whence)| {
        let (source, grade, known_at, invented, note, part) = whence;
        Observation {
            indicator,
            area,
            period,
            value,
            unit,
            status: if value.is_some() { Status::Value } else { Status::Missing },
            dimensions: note.iter().map(|_| ("kind".to_owned(), "a".to_owned())).collect(),
            caliber,
            numerator: part,
            denominator: part,
            source,
            source_grade: SourceGrade::ALL[grade].0,
            known_at,
            invented,
            note,
        }
    })
}

fn owner() -> impl Strategy<Value = OwnerRow> {
    let what = (maybe(code()), words(), any_of::<OwnerRole>(), maybe(code()), words());
    (what, maybe(words()), since(), maybe(words())).prop_map(|(what, person, valid_from, note)| {
        let (item, item_name, role, body, name) = what;
        OwnerRow {
            item,
            item_name: Some(item_name),
            role,
            body,
            body_name: Some(name),
            person,
            valid_to: valid_from.as_ref().map(|_| "2020".to_owned()),
            valid_from,
            note,
        }
    })
}

fn body() -> impl Strategy<Value = Body> {
    let what = (code(), words(), proptest::collection::vec(name(), 0..3), maybe(code()), maybe(code()));
    (what, since(), any::<bool>()).prop_map(|(what, valid_from, invented)| {
        let (code, name, aliases, parent, area) = what;
        let valid_to = Some("2030-06-30".to_owned());
        Body { code, name, aliases, parent, area, valid_from, valid_to, invented }
    })
}

fn area() -> impl Strategy<Value = Area> {
    let what = (code(), words(), maybe(words()), any_of::<AreaLevel>(), maybe(code()), since());
    let more = (any::<bool>(), maybe(any_of::<Counting>()), proptest::collection::vec(code(), 0..3));
    (what, more, maybe(words()), any::<bool>()).prop_map(|(what, more, note, invented)| {
        let (code, name, name_en, level, parent, valid_from) = what;
        let (local, counting, host) = more;
        Area {
            code,
            name,
            name_en,
            level,
            parent,
            valid_from,
            valid_to: None,
            local,
            counting,
            host,
            source: note.clone(),
            verified: !invented,
            invented,
            note,
        }
    })
}

fn target() -> impl Strategy<Value = TargetRow> {
    let range = (0_i64..10_000, 0_i64..10_000, 0_u32..4).prop_map(|(low, more, scale)| {
        Value::Range(Decimal::new(low, scale), Decimal::new(low + more, scale))
    });
    let value = prop_oneof![number().prop_map(Value::One), range];
    let how = (any_of::<Operator>(), any_of::<Strength>(), maybe(any_of::<Nature>()));
    let what = (maybe(code()), words(), value, maybe(name()), period());
    (what, how, maybe(words()), maybe(words())).prop_map(|(what, how, area, document)| {
        let (code, indicator, value, unit, period) = what;
        let (operator, strength, nature) = how;
        TargetRow { code, indicator, value, unit, period, operator, strength, nature, area, document }
    })
}

/// Rows that may stand in one file, written and read back in every way.
fn holds<T: Table + Clone + PartialEq + std::fmt::Debug>(rows: Vec<T>) -> Result<(), TestCaseError> {
    let mut seen = std::collections::HashSet::new();
    let new = |row: &T| row.identity().is_none_or(|identity| seen.insert(identity));
    let rows: Vec<T> = rows.into_iter().filter(new).collect();
    for headings in [Headings::Key, Headings::Name(Lang::Zh), Headings::Name(Lang::En)] {
        for format in [Format::Csv, Format::Xlsx] {
            let bytes = write(&rows, format, headings).unwrap();
            let again = write(&rows, format, headings).unwrap();
            prop_assert!(bytes == again, "the same rows, the same bytes");
            let back = read::<T>(&bytes).map(|read| read.rows);
            prop_assert_eq!(back.as_ref(), Ok(&rows), "{:?} {:?}", format, headings);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn observations_come_back(rows in proptest::collection::vec(observation(), 0..6)) {
        holds(rows)?;
    }

    #[test]
    fn owners_come_back(rows in proptest::collection::vec(owner(), 0..6)) {
        holds(rows)?;
    }

    #[test]
    fn bodies_come_back(rows in proptest::collection::vec(body(), 0..6)) {
        holds(rows)?;
    }

    #[test]
    fn areas_come_back(rows in proptest::collection::vec(area(), 0..6)) {
        holds(rows)?;
    }

    #[test]
    fn targets_come_back(rows in proptest::collection::vec(target(), 0..6)) {
        holds(rows)?;
    }

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read::<Body>(&bytes);
        let _ = read::<Body>(&[b"code,name\n", &bytes[..]].concat());
        let _ = read::<Body>(&[b"PK\x03\x04", &bytes[..]].concat());
    }
}
