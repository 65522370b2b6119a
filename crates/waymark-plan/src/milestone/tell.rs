//! When a promise is due, how firmly it is meant, and with what words.

use waymark_core::{MilestoneType, Period, PeriodSource, Strength};

use crate::grammar::period::{Mention, Role};
use crate::lex;
use crate::milestone::{Candidate, Ground, words};
use crate::statement::setting::resolve_at;
use crate::statement::tone::{STRIVING, WORKING};

/// When a promise is due. `None` if its sentence speaks of a time before the term: then it is
/// no promise.
pub fn period(ground: &Ground, found: &Candidate) -> Option<(Option<Period>, PeriodSource)> {
    let first = ground.stand.term.map(|(first, _)| first);
    let told = |mention: &&Mention| {
        mention.end <= found.clause.end && matches!(mention.role, Role::About | Role::Until)
    };
    let resolved = |mention: &Mention| resolve_at(mention.time, ground.stand);
    let mentions = &ground.scan.mentions;
    let own = mentions.iter().rev().filter(told).find(|mention| mention.start >= found.clause.sentence);
    if let Some(period) = own.and_then(resolved) {
        let past = first.is_some_and(|first| period.last_year() < first);
        return (!past).then_some((Some(period), PeriodSource::Explicit));
    }
    let dated =
        matches!(found.kind, MilestoneType::RegionStatus | MilestoneType::Rank | MilestoneType::Build);
    let until = mentions.iter().rev().filter(told).find(|mention| mention.role == Role::Until);
    if let Some(period) = until.and_then(resolved)
        && dated
        && ground.goal
    {
        return Some((Some(period), PeriodSource::Carried));
    }
    let term = ground.stand.span.or(ground.stand.term).map(|(first, last)| spanning(first, last));
    let source = if term.is_some() { PeriodSource::Inferred } else { PeriodSource::None };
    Some((term, source))
}

/// How firmly a promise is made.
pub fn strength(ground: &Ground, found: &Candidate) -> Strength {
    let clause = &found.clause;
    // Each clause has its own verb, but 力争 reaches over the pauses of its part.
    if lex::contains(ground.chars, clause.part, found.verb + 2, STRIVING) {
        Strength::Striving
    } else if lex::contains(ground.chars, clause.start, found.verb + 2, WORKING) {
        Strength::Working
    } else {
        Strength::Firm
    }
}

/// The words that qualify a promise, in the order printed, joined with `、`.
pub fn qualifier(ground: &Ground, found: &Candidate) -> Option<String> {
    let (chars, clause) = (ground.chars, &found.clause);
    let mut said: Vec<&str> = Vec::new();
    let mut at = clause.start;
    while at < clause.end && said.len() < 3 {
        match lex::longest_at(chars, at, words::QUALIFIERS).filter(|_| !ground.scan.mask.quoted[at]) {
            Some(word) => {
                // Inside the object the same words are names: 支持政策, 探索馆.
                let of_object =
                    at > found.start + 6 && !matches!(word, "一批" | "若干") && at + 6 < clause.end;
                if !of_object && !said.contains(&word) {
                    said.push(word);
                }
                at += word.chars().count();
            }
            None => at += 1,
        }
    }
    (!said.is_empty()).then(|| said.join("、"))
}

/// A run of years, or the year it begins and ends with.
pub fn spanning(first: u16, last: u16) -> Period {
    if first == last { Period::Year(first) } else { Period::Years(first, last) }
}
