//! Milestones: commitments without a number.
//!
//! Each clause that looks ahead is read twice: as a verb with its object ([`work`]: 建成…基地) and
//! as a result ([`outcome`]: 迈入…行列, …持续增长). A reading scores by how firm its verb and how
//! definite its object is ([`object`]); those that reach [`THRESHOLD`] are proposed, the best few
//! of a paragraph.

mod charged;
mod clause;
mod object;
mod outcome;
mod tell;
mod words;
mod work;

use std::collections::{BTreeMap, BTreeSet};

use waymark_core::{Kind, Milestone, MilestoneType, OutlineLevel, Statement};

use crate::grammar::trap::Mask;
use crate::grammar::{Scan, period};
use crate::lex;
use crate::outline::Outline;
use crate::source::Source;
use crate::statement::anchor;
use crate::statement::setting::Stand;
use crate::text::Line;
use clause::Clause;

/// Score from which a reading is proposed.
const THRESHOLD: i32 = 5;
/// Shorter lines hold no verb with its object.
const SHORTEST: usize = 5;
/// Most milestones of one paragraph.
const PARAGRAPH_MAX: usize = 6;

/// A reading of a clause as a promise.
#[derive(Debug, Clone)]
struct Candidate {
    kind: MilestoneType,
    start: usize,
    end: usize,
    subject: String,
    score: i32,
    clause: Clause,
    /// First character of the verb.
    verb: usize,
    /// Neighbours of the same chain are one promise: 明确责任主体，分解落实到各部门.
    chain: Option<&'static str>,
}

/// What the readers of a clause know about its line.
struct Ground<'a> {
    line: &'a Line,
    chars: &'a [char],
    scan: &'a Scan,
    stand: &'a Stand,
    /// Names of the document's own area.
    places: &'a [Vec<char>],
    /// First character after the words that head the paragraph.
    body: usize,
    /// Whether the text here sets goals.
    goal: bool,
    /// Whether the text here lists research topics.
    topic: bool,
}

impl Ground<'_> {
    /// What standing among the goals adds to a score.
    fn aims(&self) -> i32 {
        i32::from(self.goal)
    }

    fn printed(&self, start: usize, end: usize) -> String {
        self.line.printed(start, end).trim().to_owned()
    }
}

/// Reads the commitments without a number, in reading order. Clauses in which a statement stands
/// are left to it.
pub fn milestones(source: &Source, statements: &[Statement]) -> Vec<Milestone> {
    let found = in_text(source, statements);
    charged::with_owners(source, statements, found)
}

fn in_text(source: &Source, statements: &[Statement]) -> Vec<Milestone> {
    let outline = &source.outline;
    let places = places(outline);
    let figures = figures(statements);
    let tones = Tone::of(outline);
    let mut goals_until = 0;
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for (at, (line, stand)) in source.text.lines.iter().zip(&source.stands).enumerate() {
        if line.chars.len() < SHORTEST || stand.kind == Kind::Baseline {
            continue;
        }
        if opens_goals(line) {
            goals_until = outline.path(at).next().map_or(at + 1, |node| node.until);
        }
        let tone = outline.innermost(at).and_then(|node| tones.get(node)).copied().unwrap_or_default();
        let skipped = !source.is_prose(at) || outline.in_glossary(at);
        let heading = outline.heading_at(at);
        let body = heading.map_or(0, |node| node.body).min(line.chars.len());
        let from = heading.map_or(0, |node| node.head).min(body);
        // An item that is one sentence (4.建立积分制。) heads nothing but itself.
        let sentence = line.chars[from..].contains(&'。');
        let headed = line.chars[body..].iter().all(|c| *c == ' ');
        if skipped || tone.credo || headed && !sentence {
            continue;
        }
        let body = if headed { from } else { body };
        let scan = marks(&line.chars);
        let goal = at < goals_until || tone.goal;
        let topic = tone.topic || lex::contains(&line.chars, 0, 12.min(line.chars.len()), words::TOPIC);
        let ground =
            Ground { line, chars: &line.chars, scan: &scan, stand, places: &places, goal, topic, body };
        let numbers = figures.get(&line.number).map_or(&[][..], Vec::as_slice);
        found.extend(of_line(&ground, from, numbers, &mut seen, source.sha256));
    }
    found
}

/// The times and quotations of a line; its quantities are the statements' business.
fn marks(chars: &[char]) -> Scan {
    let mask = Mask::of(chars);
    let mentions = period::mentions(chars, &mask.title);
    Scan { quantities: Vec::new(), mentions, mask }
}

/// What the headings over a line say of it.
#[derive(Debug, Clone, Copy, Default)]
struct Tone {
    /// Goals are set.
    goal: bool,
    /// Research topics are listed.
    topic: bool,
    /// Nothing is promised.
    credo: bool,
}

impl Tone {
    /// The tone under each heading.
    fn of(outline: &Outline) -> Vec<Tone> {
        let mut tones: Vec<Tone> = Vec::with_capacity(outline.nodes.len());
        for node in &outline.nodes {
            let above = node.parent.and_then(|parent| tones.get(parent)).copied().unwrap_or_default();
            let says = |words: &[&str]| words.iter().any(|word| node.title.contains(word));
            let boxed = node.level == OutlineLevel::Box
                && says(&["研究", "研发", "攻关", "技术"])
                && !says(&["平台", "机构", "基地", "院"]);
            tones.push(Tone {
                goal: above.goal || says(&["目标"]),
                topic: above.topic || boxed,
                credo: node.level == OutlineLevel::Preface || says(words::CREDO),
            });
        }
        tones
    }
}

/// The names in the document's area without their level: 示例 of 示例市.
fn places(outline: &Outline) -> Vec<Vec<char>> {
    let area: Vec<char> = outline.area.as_deref().unwrap_or_default().chars().collect();
    area.split_inclusive(|c| "省市州县区".contains(*c))
        .map(|name| name.iter().copied().filter(|c| !"省市州县区".contains(*c)).collect::<Vec<_>>())
        .filter(|name| name.len() >= 2)
        .collect()
}

fn figures(statements: &[Statement]) -> BTreeMap<u32, Vec<usize>> {
    let mut figures = BTreeMap::<u32, Vec<usize>>::new();
    for statement in statements {
        figures.entry(statement.source.line).or_default().push(statement.source.start as usize);
    }
    figures
}

/// 建设目标：, 总体目标：
fn opens_goals(line: &Line) -> bool {
    let (start, end) = line.trimmed();
    end - start <= 12
        && end > start
        && line.chars[end - 1] == ':'
        && lex::contains(&line.chars, start, end, &["目标"])
}

fn of_line(
    ground: &Ground,
    from: usize,
    numbers: &[usize],
    seen: &mut BTreeSet<String>,
    sha256: &str,
) -> Vec<Milestone> {
    let mut clauses = clause::clauses(ground.chars, from, &ground.scan.mask.quoted);
    for clause in &mut clauses {
        clause.opens = work::opening(ground, clause);
    }
    // `numbers` rise: the first at or after the clause's start tells.
    let free = |clause: &&Clause| {
        let next = numbers.partition_point(|at| *at < clause.start);
        numbers.get(next).is_none_or(|at| *at >= clause.end)
    };
    let readings = clauses.iter().filter(free).filter_map(|clause| reading(ground, clause));
    let mut kept: Vec<Candidate> = Vec::new();
    for candidate in readings {
        match kept.last_mut().filter(|last| continues(last, &candidate)) {
            Some(last) => {
                last.end = candidate.end;
                last.clause.end = candidate.clause.end;
                last.subject = format!("{}，{}", last.subject, candidate.subject);
                last.score = last.score.max(candidate.score);
            }
            None => kept.push(candidate),
        }
    }
    let mut scores: Vec<i32> = kept.iter().map(|candidate| candidate.score).collect();
    scores.sort_unstable_by(|a, b| b.cmp(a));
    let least = scores.get(PARAGRAPH_MAX - 1).copied().unwrap_or(THRESHOLD);
    let best = kept.into_iter().filter(|candidate| candidate.score >= least).take(PARAGRAPH_MAX);
    best.filter(|candidate| seen.insert(key(ground, candidate)))
        .filter_map(|candidate| milestone(ground, &candidate, sha256))
        .collect()
}

/// The better of both readings of a clause, if good enough.
fn reading(ground: &Ground, clause: &Clause) -> Option<Candidate> {
    let work = work::candidate(ground, clause);
    let outcome = outcome::candidate(ground, clause);
    let best = [outcome, work].into_iter().flatten().reduce(|a, b| if b.score > a.score { b } else { a })?;
    let wanted = THRESHOLD + i32::from(ground.topic && !is_thing(best.kind)) * 2;
    let heads = clause.start < ground.body;
    let wanted = wanted + i32::from(heads);
    (best.score >= wanted && (!heads || is_thing(best.kind))).then_some(best)
}

fn is_thing(kind: MilestoneType) -> bool {
    matches!(kind, MilestoneType::Build | MilestoneType::Platform)
}

/// Two ranks in one sentence are one promise: 位次前移，进入全省中上游.
fn continues(last: &Candidate, next: &Candidate) -> bool {
    let ranks = last.kind == MilestoneType::Rank && next.kind == MilestoneType::Rank;
    let follows = last.clause.end + 1 >= next.clause.start;
    let chained = follows && last.chain.is_some() && last.chain == next.chain;
    last.clause.sentence == next.clause.sentence && (ranks || chained)
}

/// What is promised without its verb, marks, place and attributes, so that one thing is promised once.
fn key(ground: &Ground, candidate: &Candidate) -> String {
    let plain = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let whole = plain(&candidate.subject);
    if !is_thing(candidate.kind) {
        return whole;
    }
    let mut noun = candidate.subject.rsplit('的').next().unwrap_or_default();
    while let Some(word) = words::BARE_VERBS.iter().find(|word| noun.starts_with(**word)) {
        noun = &noun[word.len()..];
    }
    let mut noun = plain(noun);
    for place in ground.places {
        let place: String = place.iter().collect();
        for level in ["省", "市", "县", "区", "州", ""] {
            noun = noun.replace(&format!("{place}{level}"), "");
        }
    }
    if noun.chars().count() < 5 { whole } else { noun }
}

fn milestone(ground: &Ground, found: &Candidate, sha256: &str) -> Option<Milestone> {
    let (period, period_source) = tell::period(ground, found)?;
    let (start, end) = (found.start as u32, found.end as u32);
    Some(Milestone {
        id: crate::id::item('m', sha256, ground.line.number, start, end),
        kind: found.kind,
        subject: found.subject.clone(),
        period,
        period_source,
        qualifier: tell::qualifier(ground, found),
        strength: tell::strength(ground, found),
        owners: Vec::new(),
        source: anchor(ground.line, found.start, found.end, (found.clause.start, found.clause.end)),
    })
}

#[cfg(test)]
mod tests;
