//! Codes people can say aloud: `T-012` is easier than a hash.

use std::collections::HashMap;

use crate::{Extraction, Kind};

/// The codes of one document's proposals.
///
/// A code belongs to the proposal, not to the decision: targets, baselines, milestones and
/// projects are counted separately in document order, rejected and undecided ones included, so
/// that confirming more of a workbook later renames nothing. Indicators are counted by first
/// appearance of their name and unit. What people add, and a baseline made a target or the
/// reverse, takes the next free number.
#[derive(Debug, Clone, Default)]
pub struct Codes {
    items: HashMap<String, String>,
    indicators: HashMap<(String, Option<String>), String>,
    counts: HashMap<char, usize>,
}

impl Codes {
    /// Codes of everything an extraction proposes.
    pub fn of(extraction: &Extraction) -> Self {
        let mut codes = Codes::default();
        let mut statements: Vec<_> = extraction.statements.iter().collect();
        statements.sort_by_key(|s| (s.source.line, s.source.start));
        for statement in statements {
            let code = codes.next(prefix(statement.kind));
            codes.items.insert(statement.id.clone(), code);
            codes.indicator(&statement.indicator, statement.unit.as_deref());
        }
        let mut milestones: Vec<_> = extraction.milestones.iter().collect();
        milestones.sort_by_key(|m| (m.source.line, m.source.start));
        for milestone in milestones {
            let code = codes.next('M');
            codes.items.insert(milestone.id.clone(), code);
        }
        let mut projects: Vec<_> = extraction.projects.iter().collect();
        projects.sort_by_key(|p| (p.source.line, p.source.start));
        for project in projects {
            let code = codes.next('P');
            codes.items.insert(project.id.clone(), code);
        }
        codes
    }

    /// The code of a proposal; empty for an id that was never offered.
    pub fn item(&self, id: &str) -> &str {
        self.items.get(id).map_or("", String::as_str)
    }

    /// The code of an indicator, given out on first sight.
    pub fn indicator(&mut self, name: &str, unit: Option<&str>) -> String {
        let key = (name.to_owned(), unit.map(str::to_owned));
        if let Some(code) = self.indicators.get(&key) {
            return code.clone();
        }
        let code = self.next('I');
        self.indicators.insert(key, code.clone());
        code
    }

    /// The next free code: `T` target, `B` baseline, `M` milestone, `P` project, `I` indicator.
    pub fn next(&mut self, prefix: char) -> String {
        let count = self.counts.entry(prefix).or_default();
        *count += 1;
        format!("{prefix}-{count:03}")
    }
}

/// The letter a statement's code begins with.
pub fn prefix(kind: Kind) -> char {
    match kind {
        Kind::Target => 'T',
        Kind::Baseline => 'B',
    }
}

/// A code's place in a ledger: the number of its document (0 for the plan's first), then targets,
/// baselines, milestones, projects and the rest, then its number.
pub fn order(code: &str) -> (u32, usize, u32) {
    let parts = code.strip_prefix('D').and_then(|rest| rest.split_once('-'));
    let of_document = parts.and_then(|(number, rest)| Some((number.parse().ok()?, rest)));
    let (document, rest) = of_document.unwrap_or((0, code));
    let (letter, number) = rest.split_once('-').unwrap_or((rest, ""));
    let place = Some(letter).filter(|letter| letter.len() == 1).and_then(|letter| "TBMP".find(letter));
    (document, place.unwrap_or(4), number.parse().unwrap_or(u32::MAX))
}
