use std::collections::BTreeMap;

use super::*;
use crate::pack::{Content, Pack};

fn shangrao() -> AreaList {
    let folder = format!("{}/../../packs/areas-cn-3611", env!("CARGO_MANIFEST_DIR"));
    let read = |file: &str| (file.to_owned(), std::fs::read(format!("{folder}/{file}")).unwrap());
    let pack = Pack::load(&BTreeMap::from([read("pack.toml"), read("areas.toml")])).unwrap();
    match pack.content {
        Content::Areas(list) => list,
        other => panic!("{other:?}"),
    }
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn there_are_twelve_counties_at_any_time() {
    let areas = shangrao();
    for on in ["2014-12-31", "2018-01-01", "2024-12-31"] {
        let counties = areas.children("3611", day(on));
        let count = counties.iter().filter(|area| area.level == AreaLevel::County).count();
        assert_eq!(count, 12, "{on}");
    }
}

#[test]
fn a_renamed_county_is_the_same_county() {
    let areas = shangrao();
    assert_eq!(areas.renamed("361122"), "361103");
    assert_eq!(areas.find("广丰县", day("2024-01-01")).unwrap().code, "361122");
    assert_eq!(areas.successors("361122", day("2014-01-01")), ["361122"]);
    assert_eq!(areas.successors("361122", day("2016-01-01")), ["361103"]);
}

#[test]
fn zones_are_not_added_to_counties() {
    let areas = shangrao();
    assert_eq!(areas.double_counted(&["361102", "3611_JKQ"]), [("3611_JKQ", "361102")]);
    assert_eq!(areas.double_counted(&["361102", "361103"]), []);
}

#[test]
fn what_lies_in_an_area_goes_by_every_code_it_had() {
    let areas = shangrao();
    let city = areas.within("3611");
    assert!(["3611", "361102", "361122", "361103", "3611_JKQ"].iter().all(|code| city.contains(code)));
    assert_eq!(areas.within("361103"), BTreeSet::from(["361103", "361122"]));
    assert!(!areas.within("361102").contains("3611"));
    assert_eq!(areas.above("361102").first(), Some(&"3611"));
    assert_eq!(areas.within("361199"), BTreeSet::from(["361199"]));
}

#[test]
fn a_circle_of_changes_ends() {
    let change = |from: &str, to: &str| AreaChange {
        kind: ChangeKind::Renamed,
        from: vec![from.to_owned()],
        to: vec![to.to_owned()],
        on: "2020".to_owned(),
        document_number: None,
        source: None,
        verified: false,
        note: None,
    };
    let areas = AreaList { areas: Vec::new(), changes: vec![change("a", "b"), change("b", "a")] };
    areas.renamed("a");
    areas.successors("a", day("2024-01-01"));
}
