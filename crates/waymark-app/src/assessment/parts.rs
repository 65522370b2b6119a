//! Which values of months, quarters and half-years an assessment needs beside those of whole years.
//!
//! A target is judged on the latest year that has a value; parts of a year are looked at only where a
//! year has none, from that year on. A city of 300 indicators has a million values and fewer than a
//! tenth of them are of years, so the rest is read only where a verdict can depend on it. Too much
//! named here costs time; too little would change a verdict.

use std::collections::{BTreeMap, HashMap, HashSet};

use waymark_core::area::AreaList;
use waymark_core::indicator::{IndicatorIndex, IndicatorList};
use waymark_core::ledger::{ConfirmedStatement, Content};
use waymark_core::target::indicator_codes;
use waymark_core::{Date, Kind, Ledger, Observation, Period};

use super::prepare::code_of_area;

/// What is there so far.
pub(super) struct Years<'a> {
    pub ledger: &'a Ledger,
    pub indicators: &'a IndicatorList,
    pub areas: &'a AreaList,
    /// Values of whole years.
    pub observations: &'a [Observation],
    /// Code of the area the plan speaks for.
    pub own: &'a str,
    pub at: Period,
    pub as_of: Option<Date>,
}

/// Codes of indicators whose parts of years are to be read, by the first year of them.
pub(super) type Wanted = BTreeMap<u16, Vec<String>>;

/// What judging needs of parts of years.
pub(super) fn wanted(years: &Years<'_>) -> Wanted {
    let index = IndicatorIndex::new(years.indicators);
    let codes = indicator_codes(years.ledger, &index);
    let known = known(years);
    let mut found: HashMap<String, u16> = cross_checked(years.indicators);
    let mut want = |code: &str, year: u16| {
        let first = found.entry(code.to_owned()).or_insert(year);
        *first = year.min(*first);
    };
    for statement in statements(years.ledger) {
        let code = codes.get(&statement.indicator_code).unwrap_or(&statement.indicator_code);
        match (statement.kind, statement.period) {
            (Kind::Baseline, None | Some(Period::Year(_) | Period::Years(..))) => {}
            // A baseline of part of a year is revised by values of that part.
            (Kind::Baseline, Some(period)) => {
                want(code, period.first_year());
                let ratios = years.indicators.indicators.iter();
                let ratios = ratios.filter(|ratio| ratio.numerator.as_ref() == Some(code));
                ratios.for_each(|ratio| want(&ratio.code, period.first_year()));
            }
            (Kind::Target, _) => {
                let grown = index.of_code(code).and_then(|definition| definition.from.as_ref());
                for code in grown.into_iter().chain([code]) {
                    if let Some(year) = first_missing(years, statement, code, &known) {
                        want(code, year);
                    }
                }
            }
        }
    }
    let mut wanted = Wanted::new();
    for (code, year) in found {
        wanted.entry(year).or_default().push(code);
    }
    wanted
}

fn statements(ledger: &Ledger) -> impl Iterator<Item = &ConfirmedStatement> {
    ledger.items.iter().filter_map(|item| match &item.content {
        Content::Statement(statement) => Some(statement),
        _ => None,
    })
}

/// The years with a usable value, by indicator and area.
fn known<'a>(years: &Years<'a>) -> HashSet<(&'a str, &'a str, u16)> {
    let usable =
        |o: &&Observation| o.dimensions.is_empty() && o.known_by(years.as_of) && o.usable().is_some();
    let of_year = |o: &'a Observation| match o.period {
        Period::Year(year) => Some((o.indicator.as_str(), o.area.as_str(), year)),
        _ => None,
    };
    years.observations.iter().filter(usable).filter_map(of_year).collect()
}

/// The first year of a target's time up to the period judged that has no usable value.
fn first_missing(
    years: &Years<'_>,
    statement: &ConfirmedStatement,
    code: &str,
    known: &HashSet<(&str, &str, u16)>,
) -> Option<u16> {
    let term = years.ledger.plan.term.or(years.ledger.document.term);
    let stated = statement.period.or(term)?;
    let first = term.map_or(stated, |term| term).first_year().min(stated.first_year());
    let last = stated.last_year().min(years.at.last_year());
    let day = years.as_of.unwrap_or_else(|| years.at.last_day());
    let area = statement.area.as_deref().unwrap_or(years.own);
    let area = code_of_area(years.areas, area, day);
    let whole = years.at.end_month() % 12 == 0;
    let has = |year: u16| (whole || year < years.at.last_year()) && known.contains(&(code, &area, year));
    (first..=last).find(|year| !has(*year))
}

/// Ratios with what they are made of: figures of any length are held against each other.
fn cross_checked(indicators: &IndicatorList) -> HashMap<String, u16> {
    let mut codes = HashMap::new();
    for ratio in &indicators.indicators {
        if let (Some(numerator), Some(denominator)) = (&ratio.numerator, &ratio.denominator) {
            codes.extend([&ratio.code, numerator, denominator].map(|code| (code.clone(), 0)));
        }
    }
    codes
}

#[cfg(test)]
mod tests;
