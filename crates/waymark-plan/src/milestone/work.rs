//! Something to be founded, built or set up: a verb with its object.

use waymark_core::MilestoneType;

use crate::lex;
use crate::milestone::clause::Clause;
use crate::milestone::object::{self, Object};
use crate::milestone::{Candidate, Ground, words};

/// The most definite work a clause promises.
pub fn candidate(ground: &Ground, clause: &Clause) -> Option<Candidate> {
    let framed = framed(ground, clause);
    let mut best: Option<Candidate> = framed;
    for at in clause.start..clause.end {
        let Some((verb, weight)) = verb_at(ground, clause, at) else { continue };
        let Some(found) = with_verb(ground, clause, at, verb, weight) else { continue };
        if best.as_ref().is_none_or(|best| found.score > best.score) {
            best = Some(found);
        }
    }
    best
}

/// Where a clause begins once times and adverbs are passed over.
pub fn opening(ground: &Ground, clause: &Clause) -> usize {
    let mut at = clause.start;
    while at < clause.end {
        if let Some(mention) = ground.scan.mentions.iter().find(|mention| mention.start == at) {
            at = mention.end;
        } else if matches!(ground.chars[at], ' ' | '、' | '·' | '-') {
            at += 1;
        } else if let Some(word) = lex::longest_at(ground.chars, at, words::ADVERBS) {
            at += word.chars().count();
        } else if lex::longest_at(ground.chars, at, &["到", "至", "在"])
            .is_some_and(|_| ground.scan.mentions.iter().any(|mention| mention.start == at + 1))
        {
            at += 1;
        } else {
            break;
        }
    }
    at.min(clause.end)
}

fn verb_at(ground: &Ground, clause: &Clause, at: usize) -> Option<(&'static str, i32)> {
    // Most characters begin no verb: look at the lists only for those that do.
    if !words::VERB_BEGINS.contains(&ground.chars[at]) {
        return None;
    }
    if ground.scan.mask.quoted[at] || ground.scan.mask.title[at] {
        return None;
    }
    let of = |list: &[(&'static str, i32)]| {
        list.iter()
            .copied()
            .filter(|(word, _)| lex::at(ground.chars, at, word))
            .max_by_key(|(word, _)| word.len())
    };
    if by_chance(ground.chars, at) {
        return None;
    }
    if let Some(found) = of(words::FOUNDING) {
        return Some(found);
    }
    let (verb, weight) = of(words::OPENING)?;
    let after = at + verb.chars().count();
    let opens = at == clause.opens || joined_before(ground.chars, at, clause.start);
    let leads_name =
        lex::longest_at(ground.chars, after, &["国家", "省级", "市级", "全国", "世界", "“"]).is_some();
    (opens || verb == "建设" && leads_name).then_some((verb, weight))
}

/// 统筹建强 holds no 筹建.
fn by_chance(chars: &[char], at: usize) -> bool {
    words::CHANCE
        .iter()
        .any(|(word, within)| at.checked_sub(*within).is_some_and(|from| lex::at(chars, from, word)))
}

fn joined_before(chars: &[char], at: usize, start: usize) -> bool {
    at > start && lex::longest_before(&chars[start..], at - start, &["并", "和", "以", "来", "要"]).is_some()
}

fn with_verb(
    ground: &Ground,
    clause: &Clause,
    at: usize,
    verb: &'static str,
    weight: i32,
) -> Option<Candidate> {
    let chars = ground.chars;
    if lex::longest_before(&chars[clause.start..], at - clause.start, words::AIMS).is_some() {
        return None;
    }
    let mut from = at + verb.chars().count();
    if lex::longest_at(chars, from, &["的", "工作", "了", "后", "以来", "起来", "时", "者", "情况"]).is_some()
    {
        return None;
    }
    while let Some(word) = lex::longest_at(&chars[..clause.end], from, words::JOINED) {
        from += word.chars().count();
    }
    let object = object::object(chars, from, clause.end, ground.places)?;
    let quoted_only = verb.starts_with('做') || verb == "推广" || verb == "培育";
    if quoted_only && !object.named || !fits(verb, &object) {
        return None;
    }
    let others = left_to_others(chars, clause.start, at, object.named);
    let score = weight + object.definite - others;
    // 支持示范县争创国家高新区: who is to do it belongs to the phrase.
    let start = match lex::last_of(chars, clause.start, at, &["支持"]) {
        Some((found, _)) if others == 1 => found + 2,
        _ => at,
    };
    let subject = ground.printed(start, object.end);
    Some(Candidate {
        kind: kind(verb, &object),
        start,
        end: object.end,
        subject,
        score,
        clause: *clause,
        verb: at,
        chain: None,
    })
}

/// Whether one says the verb of such a thing.
fn fits(verb: &str, object: &Object) -> bool {
    match verb {
        "实行" | "推行" | "确立" | "落实" | "出台" | "制定" | "编制" | "修订" | "加大" | "实施" | "开展" => {
            object.kind == MilestoneType::Mechanism
        }
        "完善" | "健全" => object.kind == MilestoneType::Mechanism,
        "形成" => object.kind == MilestoneType::Mechanism || object.named,
        "开通" | "开工" | "改扩建" | "扩建" | "迁建" | "引进" => {
            object.kind != MilestoneType::Mechanism
        }
        _ => true,
    }
}

fn kind(verb: &str, object: &Object) -> MilestoneType {
    match verb {
        "引进" => MilestoneType::Increase,
        _ if object.named && object.standing && object.kind == MilestoneType::Build => {
            MilestoneType::RegionStatus
        }
        _ => object.kind,
    }
}

/// 鼓励企业设立…: how much is taken off because others are to act.
fn left_to_others(chars: &[char], start: usize, at: usize, named: bool) -> i32 {
    // 争取大型企业来示范市设立…
    let comes = lex::contains(chars, at.saturating_sub(4).max(start), at, &["来"]);
    if comes && lex::contains(chars, start, at, &["企业", "院所", "高校", "机构"]) {
        return 3;
    }
    match lex::last_of(chars, start, at, words::LEFT_TO_OTHERS) {
        // 支持示范县争创国家高新区: the county is one of the plan's own.
        Some((found, "支持")) if named && found + 2 < at => 1,
        Some((found, word)) if found + word.chars().count() < at => 3,
        _ => 0,
    }
}

/// 推进…建设.
fn framed(ground: &Ground, clause: &Clause) -> Option<Candidate> {
    let chars = ground.chars;
    let closing = lex::longest_before(&chars[..clause.end], clause.end, words::FRAMED)?;
    let verb_start = (clause.start..clause.end)
        .take_while(|at| *at <= clause.opens)
        .filter(|at| lex::longest_at(chars, *at, words::FRAMING).is_some())
        .last()?;
    let verb = lex::longest_at(chars, verb_start, words::FRAMING)?;
    let mut from = verb_start + verb.chars().count();
    while let Some(word) = lex::longest_at(&chars[..clause.end], from, words::ADVERBS) {
        from += word.chars().count();
    }
    let end = clause.end - closing.chars().count();
    if end <= from {
        return None;
    }
    let object = object::object(chars, from, end, ground.places)?;
    if object.kind == MilestoneType::Mechanism {
        return None;
    }
    let closing = match closing {
        "改造" | "扩容" | "提升" => closing,
        _ => "建设",
    };
    let subject = format!("{closing}{}", ground.printed(object.start, object.end));
    Some(Candidate {
        kind: object.kind,
        start: verb_start,
        end: clause.end,
        subject,
        score: 1 + object.definite,
        clause: *clause,
        verb: verb_start,
        chain: None,
    })
}
