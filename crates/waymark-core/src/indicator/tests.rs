use super::*;

#[test]
fn names_are_found_however_they_are_set() {
    let mut definition = Definition::bare("RD_GDP", "全社会R&D经费支出占GDP比例", "%");
    definition.aliases = vec!["R&D强度（占GDP）".to_owned()];
    let list = IndicatorList { indicators: vec![definition] };
    let index = IndicatorIndex::new(&list);
    for name in ["RD_GDP", "全社会 R&D经费支出占GDP比例", "r&d强度(占gdp)"] {
        assert!(list.find(name).is_some(), "{name}");
        assert_eq!(index.find(name), list.find(name), "{name}");
    }
    assert!(list.find("R&D").is_none() && index.find("R&D").is_none());
}

#[test]
fn a_value_is_due_by_its_calendar() {
    let mut definition = Definition::bare("I", "指标", "");
    let due =
        |definition: &Definition, day: &str| definition.is_due(Period::Year(2024), day.parse().unwrap());
    assert!(!due(&definition, "2024-12-31") && due(&definition, "2025-01-01"));
    definition.release = Some(ReleaseCalendar {
        frequency: Frequency::Year,
        cumulative: false,
        early_months: 10,
        due_months: 11,
        mark: None,
        source: None,
    });
    assert!(!due(&definition, "2025-11-29") && due(&definition, "2025-11-30"));
}
