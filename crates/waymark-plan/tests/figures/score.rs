#![allow(clippy::unwrap_used, reason = "a truth that cannot be read is a failed test")]
//! Scores statements against a truth made by hand, by the rules of `examples/texts/README.md`:
//! found means the same line, value and unit; kind, form and period are judged over the found.

use serde_json::Value as Json;
use waymark_core::{Extraction, Milestone, Statement, Value};

/// Items and traps of one text.
pub struct Truth {
    items: Vec<Json>,
    /// Line, start and end of what must not come out.
    traps: Vec<(u64, u64, u64)>,
}

/// Shares between 0 and 1, and how many traps were sprung.
#[derive(Debug)]
#[allow(dead_code, reason = "the faults are for the message of a failing test")]
pub struct Score {
    pub recall: f64,
    pub precision: f64,
    pub kind: f64,
    pub form: f64,
    pub period: f64,
    pub traps: usize,
    /// What was missed and what is false, for the message.
    pub faults: Vec<String>,
}

impl Truth {
    pub fn read(items: &str, traps: &str, document: &str) -> Self {
        let items: Json = serde_json::from_str(items).unwrap();
        let traps: Json = serde_json::from_str(traps).unwrap();
        let lines: Vec<&str> = document.split('\n').collect();
        let span = |trap: &Json| {
            let line = trap["line"].as_u64().unwrap();
            let (text, anchor) = (lines[line as usize - 1], trap["anchor"].as_str().unwrap());
            let at = text.find(anchor).unwrap_or_else(|| panic!("trap {anchor} is not in line {line}"));
            let start = text[..at].chars().count() as u64;
            (line, start, start + anchor.chars().count() as u64)
        };
        Truth {
            items: items.as_array().unwrap().clone(),
            traps: traps.as_array().unwrap().iter().map(span).collect(),
        }
    }
}

/// Classes that are neither required nor counted as false.
const OPTIONAL: [&str; 4] = ["technical", "comparator", "scope", "ambiguous"];

pub fn score(truth: &Truth, extraction: &Extraction) -> Score {
    let mut unused: Vec<&Statement> = extraction.statements.iter().collect();
    let mut pairs: Vec<(&Json, &Statement)> = Vec::new();
    let mut faults = Vec::new();
    let optional = |item: &&Json| OPTIONAL.contains(&item["class"].as_str().unwrap_or_default());
    let required = truth.items.iter().filter(|item| !optional(item));
    for item in required.chain(truth.items.iter().filter(optional)) {
        let hit = unused.iter().position(|statement| same(statement, item));
        match hit.map(|at| unused.remove(at)) {
            _ if optional(&item) => {}
            Some(statement) => pairs.push((item, statement)),
            None => faults.push(format!("missed {} {}", line_of(item), item["anchor"])),
        }
    }
    let missed = faults.len();
    let traps = truth.traps.iter().filter(|trap| unused.iter().any(|one| overlaps(one, trap))).count();
    faults.extend(unused.iter().map(|one| format!("false {} {}", one.source.line, one.source.quote)));
    let share = |test: &dyn Fn(&Json, &Statement) -> bool| {
        let right = pairs.iter().filter(|(item, statement)| test(item, statement)).count();
        right as f64 / pairs.len().max(1) as f64
    };
    Score {
        recall: pairs.len() as f64 / (pairs.len() + missed).max(1) as f64,
        precision: pairs.len() as f64 / (pairs.len() + unused.len()).max(1) as f64,
        kind: share(&|item, one| text(&one.kind) == item["kind"]),
        form: share(&same_form),
        period: share(&|item, one| {
            let found = one.period.map(|period| period.to_string()).unwrap_or("unspecified".to_owned());
            plain_period(&found) == plain_period(item["period"].as_str().unwrap_or("unspecified"))
        }),
        traps,
        faults,
    }
}

/// How many of these lines hold a milestone; several on one line need several.
pub fn hits(lines: &[u64], milestones: &[Milestone]) -> usize {
    let mut found: Vec<u64> = milestones.iter().map(|milestone| milestone.source.line.into()).collect();
    let mut hit =
        |line: &&u64| found.iter().position(|found| found == *line).map(|at| found.swap_remove(at)).is_some();
    lines.iter().filter(|line| hit(line)).count()
}

fn line_of(item: &Json) -> u64 {
    item["cell"]["line"].as_u64().or(item["line"].as_u64()).unwrap()
}

fn same(statement: &Statement, item: &Json) -> bool {
    let unit = |unit: &str| match unit {
        "个百分点" => "百分点".to_owned(),
        "个千分点" => "千分点".to_owned(),
        other => other.replace('％', "%"),
    };
    let numbers: Vec<f64> = match &item["value"] {
        Json::Array(ends) => ends.iter().filter_map(Json::as_f64).collect(),
        one => one.as_f64().into_iter().collect(),
    };
    let found: Vec<f64> = match statement.value {
        Value::One(value) => vec![value.try_into().unwrap()],
        Value::Range(low, high) => vec![low.try_into().unwrap(), high.try_into().unwrap()],
    };
    let down = item["direction"] == "down";
    let close = |a: &f64, b: &f64| {
        let (a, b) = if down { (a.abs(), b.abs()) } else { (*a, *b) };
        (a - b).abs() <= 1e-9 * a.abs().max(1e-3)
    };
    u64::from(statement.source.line) == line_of(item)
        && numbers.len() == found.len()
        && numbers.iter().zip(&found).all(|(a, b)| close(a, b))
        && unit(statement.unit.as_deref().unwrap_or_default())
            == unit(item["unit"].as_str().unwrap_or_default())
}

fn overlaps(statement: &Statement, trap: &(u64, u64, u64)) -> bool {
    let source = &statement.source;
    u64::from(source.line) == trap.0 && u64::from(source.start) < trap.2 && trap.1 < u64::from(source.end)
}

/// Level and count are not told apart in baselines.
fn same_form(item: &Json, statement: &Statement) -> bool {
    let form = text(&statement.form);
    let stock = |form: &Json| form == "level" || form == "count";
    form == item["form"] || item["kind"] == "baseline" && stock(&form) && stock(&item["form"])
}

fn text(value: &impl serde::Serialize) -> Json {
    serde_json::to_value(value).unwrap()
}

fn plain_period(text: &str) -> String {
    let text: String = text.replace(['年', ' '], "").replace(['—', '–'], "-");
    match text.split_once('-') {
        Some((year, rest)) if rest.starts_with(['Q', 'H', 'S']) => format!("{year}{rest}"),
        _ => text,
    }
}
