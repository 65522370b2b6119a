use super::*;
use crate::assessment::tests::demo;
use crate::assessment::{AssessmentInput, TrendCache, assess};

fn is_whole(o: &Observation) -> bool {
    matches!(o.period, Period::Year(_) | Period::Years(..))
}

/// The values as the database has them: by code.
fn coded(input: &AssessmentInput<'_>) -> Vec<Observation> {
    let index = IndicatorIndex::new(input.indicators);
    let codes = indicator_codes(input.ledger, &index);
    let code = |name: &str| match index.find(name) {
        Some(definition) => definition.code.clone(),
        None => codes.get(name).map_or(name, String::as_str).to_owned(),
    };
    let day = input.as_of.unwrap_or_else(|| input.at.last_day());
    let area = |name: &str| code_of_area(input.areas, name, day);
    let coded =
        |o: &Observation| Observation { indicator: code(&o.indicator), area: area(&o.area), ..o.clone() };
    input.observations.iter().map(coded).collect()
}

/// What is wanted of some values, and the values an assessment then has.
fn restricted(input: &AssessmentInput<'_>, all: &[Observation]) -> (Wanted, Vec<Observation>) {
    let day = input.as_of.unwrap_or_else(|| input.at.last_day());
    let own = code_of_area(input.areas, &input.own_area, day);
    let whole: Vec<Observation> = all.iter().filter(|o| is_whole(o)).cloned().collect();
    let wanted = wanted(&Years {
        ledger: input.ledger,
        indicators: input.indicators,
        areas: input.areas,
        observations: &whole,
        own: &own,
        at: input.at,
        as_of: input.as_of,
    });
    let read = |o: &&Observation| {
        let from = wanted.iter().find(|(_, codes)| codes.contains(&o.indicator)).map(|(year, _)| *year);
        is_whole(o) || from.is_some_and(|year| o.period.first_year() >= year)
    };
    let rows = all.iter().filter(read).cloned().collect();
    (wanted, rows)
}

#[test]
fn verdicts_are_the_same_as_on_everything() {
    let demo = demo();
    for at in ["2021", "2022", "2023", "2024", "2025", "2023-S1", "2024-Q3", "2025-06"] {
        let input = AssessmentInput { at: at.parse().unwrap(), ..demo.input() };
        let all = coded(&input);
        let (_, rows) = restricted(&input, &all);
        let cache = TrendCache::default();
        let whole = assess(AssessmentInput { observations: all, ..input.clone() }, &cache).unwrap();
        let some = assess(AssessmentInput { observations: rows, ..input }, &cache).unwrap();
        assert_eq!(whole.assessments, some.assessments, "{at}");
        assert_eq!(whole.trends, some.trends, "{at}");
        assert_eq!(whole.splits, some.splits, "{at}");
    }
}

#[test]
fn months_are_read_from_the_first_year_without_a_value() {
    let demo = demo();
    let input = demo.input();
    let all = coded(&input);
    let codes = indicator_codes(input.ledger, &IndicatorIndex::new(input.indicators));
    let code_of =
        |one: &ConfirmedStatement| codes.get(&one.indicator_code).unwrap_or(&one.indicator_code).clone();
    // Figures that are held against each other are read whatever their length.
    let compared = cross_checked(input.indicators);
    let own = statements(input.ledger).filter(|one| one.kind == Kind::Target && one.area.is_none());
    let code = own.map(code_of).find(|code| !compared.contains_key(code)).unwrap();
    let sample = all.iter().find(|o| o.usable().is_some()).unwrap();
    let day = input.as_of.unwrap();
    let own = code_of_area(input.areas, &input.own_area, day);
    let year = |year| Observation {
        indicator: code.clone(),
        area: own.clone(),
        period: Period::Year(year),
        known_at: None,
        ..sample.clone()
    };
    let mut rows: Vec<Observation> = all.iter().filter(|o| o.indicator != code).cloned().collect();
    rows.extend((2021..=2024).map(year));
    let year_of =
        |wanted: &Wanted| wanted.iter().find(|(_, codes)| codes.contains(&code)).map(|(year, _)| *year);
    let (full, _) = restricted(&input, &rows);
    assert_eq!(year_of(&full), None);
    rows.retain(|o| o.indicator != code || o.period != Period::Year(2023));
    let (gap, _) = restricted(&input, &rows);
    assert_eq!(year_of(&gap), Some(2023));
}
