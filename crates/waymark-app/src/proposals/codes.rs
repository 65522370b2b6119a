//! Codes for what is new: indicators by name and unit, items by letter.

use std::collections::HashMap;

use waymark_core::ledger::codes::{order, prefix};
use waymark_core::ledger::{Codes, Content};
use waymark_core::{Extraction, Statement};

/// Codes of indicators: those the ledger has, then those the plan's own document counts, then the
/// next free ones.
#[derive(Debug, Clone, Default)]
pub struct IndicatorCodes {
    known: HashMap<(String, Option<String>), String>,
    last: u32,
}

impl IndicatorCodes {
    /// From the plan's own document.
    pub fn of(extraction: Option<&Extraction>) -> IndicatorCodes {
        let mut codes = IndicatorCodes::default();
        let Some(extraction) = extraction else { return codes };
        let mut counted = Codes::of(extraction);
        let mut statements: Vec<&Statement> = extraction.statements.iter().collect();
        statements.sort_by_key(|one| (one.source.line, one.source.start));
        for one in statements {
            let code = counted.indicator(&one.indicator, one.unit.as_deref());
            codes.learn(&one.indicator, one.unit.as_deref(), &code);
        }
        codes
    }

    /// Takes over a code the ledger uses; it goes before what a document counts.
    pub fn learn(&mut self, name: &str, unit: Option<&str>, code: &str) {
        self.last = self.last.max(number(code));
        self.known.insert((name.to_owned(), unit.map(str::to_owned)), code.to_owned());
    }

    /// The code of an indicator, given out on first sight.
    pub fn code(&mut self, name: &str, unit: Option<&str>) -> String {
        if let Some(code) = self.known.get(&(name.to_owned(), unit.map(str::to_owned))) {
            return code.clone();
        }
        let code = format!("I-{:03}", self.last + 1);
        self.learn(name, unit, &code);
        code
    }
}

/// The last number ever given out for each beginning of a code (`T`, `D002-M`).
#[derive(Debug, Clone, Default)]
pub(super) struct ItemCodes {
    last: HashMap<String, u32>,
}

impl ItemCodes {
    /// Takes a code as given out.
    pub fn learn(&mut self, code: &str) {
        let Some((beginning, _)) = code.rsplit_once('-') else { return };
        let last = self.last.entry(beginning.to_owned()).or_default();
        *last = (*last).max(number(code));
    }

    /// The next free code of the same document as `like` for what the content says.
    pub fn next(&mut self, like: &str, content: &Content) -> String {
        let document = like.split_once('-').map(|(first, _)| first).filter(|_| order(like).0 > 0);
        let document = document.map_or_else(String::new, |document| format!("{document}-"));
        let code_of = |number: u32| format!("{document}{}-{number:03}", letter(content));
        let beginning = format!("{document}{}", letter(content));
        let code = code_of(self.last.get(&beginning).copied().unwrap_or(0) + 1);
        self.learn(&code);
        code
    }
}

/// The letter a code begins with.
pub(super) fn letter(content: &Content) -> char {
    match content {
        Content::Statement(statement) => prefix(statement.kind),
        Content::Milestone(_) => 'M',
        Content::Project(_) => 'P',
    }
}

fn number(code: &str) -> u32 {
    code.rsplit_once('-').and_then(|(_, number)| number.parse().ok()).unwrap_or(0)
}
