//! A task split against the ledger: which of its rows is about which item, whom it makes answer
//! for it, and where value or period differ.
//!
//! A task split (分工方案) restates the plan's commitments in its own words and charges bodies with
//! them. [`entries`] takes its rows from what was read out of the document; an owners table gives
//! them directly. [`matching`] scores every row against every item and says which parts agreed.
//! Nothing is filled in here: a person looks at the difference first.

mod entry;
mod score;

use std::collections::{BTreeSet, HashMap};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::ledger::{Content, FieldDifference, LedgerItem};
use waymark_core::{Kind, Ledger, Owner, Period, Quantity, Value};

pub use entry::{Entry, Figure, TableRow, entries, entries_of_table};
pub use score::Agreement;

/// Lowest score of a match, of 100.
const SCORE_MIN: u32 = 55;
/// A second item this close makes the row ambiguous.
const MARGIN: u32 = 8;
/// Most candidates shown for an ambiguous row.
const CANDIDATES_MAX: usize = 5;

/// What became of the rows of a task split.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Matching {
    /// Rows that are about one item, in their order.
    pub matched: Vec<Match>,
    /// Rows that may be about several.
    pub ambiguous: Vec<Ambiguous>,
    /// Rows about nothing in the ledger.
    pub unmatched_rows: Vec<Entry>,
    /// Codes of items nobody answers for, in the ledger or by a matched row.
    pub items_without_owner: Vec<String>,
}

/// A row with its item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Match {
    /// Code of the ledger item.
    pub code: String,
    /// Codes of items that measure the same for other periods or say it again; whoever answers for
    /// the one answers for these.
    pub restated: Vec<String>,
    /// The row.
    pub row: Entry,
    /// How sure the match is, 0 to 100.
    pub score: u32,
    /// Which parts agreed.
    pub agreement: Agreement,
    /// Owners the row names and the item has not got yet.
    pub fill: Vec<Owner>,
    /// Owners the item has and the row does not name.
    pub not_named: Vec<Owner>,
    /// Where the row says something else: `value`, `unit`, `period`; before is the ledger's.
    pub differences: Vec<FieldDifference>,
}

/// A row that may be about several items.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Ambiguous {
    /// The row.
    pub row: Entry,
    /// The items, best first.
    pub candidates: Vec<Candidate>,
}

/// An item a row may be about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Candidate {
    /// Code of the ledger item.
    pub code: String,
    /// How sure, 0 to 100.
    pub score: u32,
    /// Which parts agreed.
    pub agreement: Agreement,
}

/// Matches rows to the targets, milestones and projects of a ledger. The same rows and ledger
/// always give the same.
pub fn matching(ledger: &Ledger, rows: &[Entry]) -> Matching {
    let items: Vec<&LedgerItem> = ledger.items.iter().filter(|item| is_commitment(item)).collect();
    let prepared: Vec<score::Item> = items.iter().map(|item| score::Item::of(item, ledger)).collect();
    let mut result = Matching::default();
    for row in rows {
        let candidates = candidates(row, &prepared);
        match &candidates[..] {
            [] => result.unmatched_rows.push(row.clone()),
            [(best, at), rest @ ..] => {
                let close = |(other, place): &&(Candidate, usize)| {
                    other.score + MARGIN > best.score && prepared[*place].group != prepared[*at].group
                };
                match rest.iter().any(|other| close(&other)) {
                    true => result.ambiguous.push(ambiguous(row, &candidates)),
                    false => result.matched.push(matched(row, best, &items, &prepared, *at)),
                }
            }
        }
    }
    result.items_without_owner = without_owner(&items, &result.matched);
    result
}

fn is_commitment(item: &LedgerItem) -> bool {
    !matches!(&item.content, Content::Statement(statement) if statement.kind == Kind::Baseline)
}

/// The items good enough for a row, best first, then in the order of the ledger.
fn candidates(row: &Entry, items: &[score::Item]) -> Vec<(Candidate, usize)> {
    if let Some(code) = &row.code
        && let Some(at) = items.iter().position(|item| item.code == code)
    {
        let agreement = Agreement { code: true, ..Agreement::default() };
        return vec![(Candidate { code: code.clone(), score: 100, agreement }, at)];
    }
    let prepared = score::Row::of(row);
    let mut found: Vec<(Candidate, usize)> = items
        .iter()
        .enumerate()
        .filter_map(|(at, item)| {
            let (score, agreement) = score::score(&prepared, item)?;
            let candidate = Candidate { code: item.code.to_owned(), score, agreement };
            (score >= SCORE_MIN).then_some((candidate, at))
        })
        .collect();
    found.sort_by_key(|(candidate, at)| (std::cmp::Reverse(candidate.score), *at));
    found
}

fn ambiguous(row: &Entry, candidates: &[(Candidate, usize)]) -> Ambiguous {
    let candidates = candidates.iter().take(CANDIDATES_MAX).map(|(candidate, _)| candidate.clone());
    Ambiguous { row: row.clone(), candidates: candidates.collect() }
}

fn matched(row: &Entry, best: &Candidate, items: &[&LedgerItem], all: &[score::Item], at: usize) -> Match {
    let item = items[at];
    let same = |one: &&score::Item| one.group == all[at].group && one.code != item.code;
    Match {
        code: item.code.clone(),
        restated: all.iter().filter(same).map(|one| one.code.to_owned()).collect(),
        row: row.clone(),
        score: best.score,
        agreement: best.agreement.clone(),
        fill: row.owners.iter().filter(|owner| !item.owners.contains(owner)).cloned().collect(),
        not_named: item.owners.iter().filter(|owner| !row.owners.contains(owner)).cloned().collect(),
        differences: differences(row, item),
    }
}

/// Where a row says something else than the item.
fn differences(row: &Entry, item: &LedgerItem) -> Vec<FieldDifference> {
    let mut found = Vec::new();
    let mut note = |field: &str, before: Option<String>, after: Option<String>| {
        if before != after {
            found.push(FieldDifference { field: field.to_owned(), before, after });
        }
    };
    let period = match &item.content {
        Content::Statement(statement) => {
            if let Some(figure) = &row.figure
                && !score::same_number(figure, statement.value, statement.unit.as_deref())
            {
                note("value", Some(notation(statement.value)), Some(notation(figure.value)));
                note("unit", statement.unit.clone(), figure.unit.clone());
            }
            statement.period
        }
        Content::Milestone(milestone) => milestone.period,
        Content::Project(_) => None,
    };
    if let (Some(before), Some(after)) = (period, row.period)
        && !same_end(before, after)
    {
        note("period", Some(before.to_string()), Some(after.to_string()));
    }
    found
}

/// Whether two spans mean the same end: a target for 2025 is one for 2021-2025.
fn same_end(one: Period, other: Period) -> bool {
    let run = |period| matches!(period, Period::Years(..));
    one == other || (one.last_year() == other.last_year() && (run(one) || run(other)))
}

fn notation(value: Value) -> String {
    match value {
        Value::One(number) => number.normalize().to_string(),
        Value::Range(low, high) => format!("[{},{}]", low.normalize(), high.normalize()),
    }
}

/// A value in another unit; none where the units measure different things.
fn converted(value: Value, from: Option<&str>, to: Option<&str>) -> Option<Value> {
    let one = |number| {
        let quantity = Quantity::new(number, from.unwrap_or_default());
        quantity.to(to.unwrap_or_default()).ok().map(|(quantity, _)| quantity.value)
    };
    Some(match value {
        Value::One(number) => Value::One(one(number)?),
        Value::Range(low, high) => Value::Range(one(low)?, one(high)?),
    })
}

fn without_owner(items: &[&LedgerItem], matched: &[Match]) -> Vec<String> {
    let mut filled: BTreeSet<&str> = BTreeSet::new();
    for one in matched.iter().filter(|one| !one.row.owners.is_empty()) {
        filled.insert(&one.code);
        filled.extend(one.restated.iter().map(String::as_str));
    }
    let bare = |item: &&&LedgerItem| item.owners.is_empty() && !filled.contains(item.code.as_str());
    items.iter().filter(bare).map(|item| item.code.clone()).collect()
}

/// Owners to fill in by item, from all matched rows together, in the order of the rows; items that
/// restate a matched one get them too.
pub fn owners_to_fill(matching: &Matching) -> Vec<(String, Vec<Owner>)> {
    let mut order: Vec<(String, Vec<Owner>)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for one in &matching.matched {
        for code in std::iter::once(&one.code).chain(&one.restated) {
            let at = *places.entry(code.clone()).or_insert_with(|| {
                order.push((code.clone(), Vec::new()));
                order.len() - 1
            });
            let owners = &mut order[at].1;
            let new: Vec<Owner> = one.fill.iter().filter(|owner| !owners.contains(owner)).cloned().collect();
            owners.extend(new);
        }
    }
    order.retain(|(_, owners)| !owners.is_empty());
    order
}

#[cfg(test)]
mod tests;
