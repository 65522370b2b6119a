//! Checks over what was read: one check, one function, one code. What they say is data; the
//! words are made where a person reads them.

mod agree;
mod complete;
mod order;
mod sum;

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;
use waymark_core::{Anchor, Finding, Indicator, Severity, Statement};

use crate::outline::Outline;
use crate::text::Text;

/// What the checks look at.
pub struct Read<'a> {
    /// The document.
    pub text: &'a Text,
    /// Its headings.
    pub outline: &'a Outline,
    /// Its statements, joined.
    pub statements: &'a [Statement],
    /// The groups they form.
    pub indicators: &'a [Indicator],
}

impl Read<'_> {
    /// The members of each indicator.
    fn groups(&self) -> Vec<(&str, Vec<&Statement>)> {
        let by_id: HashMap<&str, &Statement> =
            self.statements.iter().map(|statement| (statement.id.as_str(), statement)).collect();
        self.indicators
            .iter()
            .map(|indicator| {
                let members = indicator.statements.iter().filter_map(|id| by_id.get(id.as_str()).copied());
                (indicator.name.as_str(), members.collect())
            })
            .collect()
    }
}

/// Runs all checks.
pub fn findings(read: &Read) -> Vec<Finding> {
    type Check = fn(&Read) -> Vec<Finding>;
    const CHECKS: [Check; 10] = [
        order::inferred_chapters,
        order::numbering_gaps,
        agree::qualifier_conflicts,
        agree::value_conflicts,
        agree::name_variants,
        sum::parts,
        sum::steps,
        sum::targets_below_baseline,
        sum::implied,
        complete::missing,
    ];
    let mut found: Vec<Finding> = CHECKS.iter().flat_map(|check| check(read)).collect();
    found.sort_by_key(|finding| {
        finding.places.first().map_or((u32::MAX, 0), |place| (place.line, place.start))
    });
    found
}

fn finding(code: &str, severity: Severity, arguments: &[(&str, String)], about: &[&Statement]) -> Finding {
    Finding {
        code: code.to_owned(),
        severity,
        arguments: arguments
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.clone()))
            .collect::<BTreeMap<_, _>>(),
        items: about.iter().map(|statement| statement.id.clone()).collect(),
        places: about.iter().map(|statement| statement.source.clone()).collect(),
    }
}

/// A figure as one would say it: `1000家`, `8–10个`.
fn said(statement: &Statement) -> String {
    format!("{}{}", statement.value, statement.unit.as_deref().unwrap_or_default())
}

/// A value in the unit without its scale, so that 万元 and 亿元 compare.
fn scaled(value: Decimal, unit: Option<&str>) -> Decimal {
    let unit = unit.unwrap_or_default();
    let scale: i64 = [("万亿", 1_000_000_000_000), ("亿", 100_000_000), ("万", 10_000)]
        .into_iter()
        .find(|(scale, _)| unit.starts_with(scale))
        .map_or(1, |(_, factor)| factor);
    value.checked_mul(Decimal::from(scale)).unwrap_or(value)
}

fn place(text: &Text, at: usize) -> Anchor {
    let line = &text.lines[at];
    let (start, end) = line.trimmed();
    Anchor {
        line: line.number,
        start: start as u32,
        end: end as u32,
        quote: line.printed(start, end).chars().take(40).collect(),
        page: line.page,
        cell: None,
    }
}

#[cfg(test)]
mod tests;
