//! How a number is meant: a stock, an addition, a rate, a factor, works done.

pub mod words;

use std::collections::HashMap;
use std::sync::LazyLock;

use waymark_core::{Change, Form, Kind, Value};

use crate::grammar::quantity::Quantity;
use crate::lex::{self, Endings};
use crate::statement::clause::Clause;
use words::{ACTS, ARRIVE, DOWN, GAPS, NAMES, NEW, RATES, RENEWED, STAND, UP};

/// How the quantity is meant, and which way it changes.
pub fn form(chars: &[char], quantity: &Quantity, clause: &Clause, kind: Kind) -> (Form, Option<Change>) {
    let unit = quantity.unit.as_deref().unwrap_or_default();
    let bound = bound_start(chars, quantity);
    let word = governing(chars, bound, clause);
    let change = word.as_ref().and_then(direction);
    let form = if matches!(quantity.value, Value::Range(..)) {
        Form::Range
    } else if unit == "倍" {
        factor(word)
    } else if unit.ends_with("百分点") || unit.ends_with("千分点") {
        points(chars, quantity, clause, word)
    } else if unit == "%" || unit == "‰" {
        share(chars, quantity, clause, word)
    } else {
        amount(chars, quantity, clause, (word, bound), kind)
    };
    (form, change)
}

/// A governing word: what sort of word it is, and whether it stands right before the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Word {
    text: &'static str,
    sort: Sort,
    adjacent: bool,
    own: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Up,
    Down,
    Gap,
    Arrive,
    Stand,
    New,
    Renewed,
    Act,
}

static WORDS: LazyLock<HashMap<&'static str, Sort>> = LazyLock::new(|| {
    let lists = [
        (UP, Sort::Up),
        (DOWN, Sort::Down),
        (GAPS, Sort::Gap),
        (ARRIVE, Sort::Arrive),
        (STAND, Sort::Stand),
        (NEW, Sort::New),
        (RENEWED, Sort::Renewed),
        (ACTS, Sort::Act),
    ];
    lists.into_iter().flat_map(|(words, sort)| words.iter().map(move |word| (*word, sort))).collect()
});

static LISTED: LazyLock<Endings> =
    LazyLock::new(|| Endings::of(WORDS.keys().copied().chain(NAMES.iter().copied())));

/// The words of a span from right to left, names passed over.
fn words_back(chars: &[char], from: usize, to: usize, own: usize) -> impl Iterator<Item = Word> {
    let mut end = to;
    std::iter::from_fn(move || {
        loop {
            let (at, text) = LISTED.last(chars, from, end)?;
            let after = at + text.chars().count();
            end = at;
            let Some(sort) = WORDS.get(text).copied() else { continue };
            let adjacent = lex::skip_blanks(chars, after) >= to;
            let single = text.chars().count() == 1;
            if single && !adjacent {
                continue;
            }
            let renewed = sort == Sort::Act && is_new(chars, at);
            let sort = if renewed { Sort::New } else { sort };
            return Some(Word { text, sort, adjacent, own: at >= own });
        }
    })
}

/// 新供应, 新引育: an act said to be new, other than 创新, 更新 and the like.
fn is_new(chars: &[char], at: usize) -> bool {
    at >= 1 && chars[at - 1] == '新' && (at < 2 || !"创更高革全翻最刷焕换".contains(chars[at - 2]))
}

/// The word that governs the number: the nearest, but one that only says that the number is
/// there yields to 新增 in the same member of a list, and a list shares the verb that opens it.
fn governing(chars: &[char], bound: usize, clause: &Clause) -> Option<Word> {
    let words: Vec<Word> = {
        let own = if clause.bare { clause.start } else { clause.own };
        words_back(chars, clause.start, bound, own).collect()
    };
    let nearest = *words.first()?;
    let new = words.iter().copied().find(|word| matches!(word.sort, Sort::New | Sort::Renewed));
    match (nearest.sort, new) {
        (Sort::Stand, Some(new)) if new.own => Some(new),
        (Sort::Stand, _) if nearest.own => Some(nearest),
        (Sort::Act, Some(new)) => Some(new),
        (Sort::Stand, _) => {
            words.into_iter().find(|word| matches!(word.sort, Sort::New | Sort::Act)).or(Some(nearest))
        }
        _ => Some(nearest),
    }
}

/// Where the words that bound the number (超过, 约, 不低于) begin.
fn bound_start(chars: &[char], quantity: &Quantity) -> usize {
    const BOUNDS: &[&str] = &[
        "不低于", "不少于", "不高于", "不超过", "至少", "突破", "超过", "超", "逾", "约", "大约", "近",
        "将近", "接近", "仅", "只有", "了", "约为", "过", "≥", "力争", "预计",
    ];
    let mut start = lex::skip_blanks_back(chars, quantity.start);
    while let Some(word) = lex::longest_before(chars, start, BOUNDS) {
        start = lex::skip_blanks_back(chars, start - word.chars().count());
    }
    start
}

fn direction(word: &Word) -> Option<Change> {
    match word.sort {
        Sort::Down => Some(Change::Down),
        Sort::Up | Sort::New => Some(Change::Up),
        _ => None,
    }
}

/// 增长2倍 multiplies; 增长到2倍 or 是…的2倍 is a ratio.
fn factor(word: Option<Word>) -> Form {
    match word.map(|word| word.sort) {
        Some(Sort::Arrive) => Form::Level,
        _ => Form::Multiple,
    }
}

/// Percentage points: an absolute change, unless they measure a gap or a contribution.
fn points(chars: &[char], quantity: &Quantity, clause: &Clause, word: Option<Word>) -> Form {
    let contribution = lex::contains(chars, clause.start, quantity.start, &["拉动", "贡献"]);
    match word.map(|word| word.sort) {
        _ if contribution => Form::Level,
        Some(Sort::Up | Sort::Down) => Form::Increment,
        _ => Form::Level,
    }
}

/// Per cent: a rate of change by a word of change or a noun of rate, else a share.
fn share(chars: &[char], quantity: &Quantity, clause: &Clause, word: Option<Word>) -> Form {
    let tail = clause.own_end.min(quantity.after_end + 6);
    let after = lex::contains(chars, quantity.after_end, tail, &["增长", "增速", "速度"]);
    let rate = lex::contains(chars, clause.own, quantity.start, RATES)
        && !lex::contains(chars, clause.own, quantity.start, &["自然增长率"]);
    match word.map(|word| word.sort) {
        _ if rate || after => Form::Growth,
        Some(Sort::Up | Sort::Down) => Form::Growth,
        Some(Sort::Stand) if lex::contains(chars, clause.start, quantity.start, RATES) => Form::Growth,
        _ => Form::Level,
    }
}

/// Any other unit: an addition, works done, or a stock.
fn amount(
    chars: &[char],
    quantity: &Quantity,
    clause: &Clause,
    (word, bound): (Option<Word>, usize),
    kind: Kind,
) -> Form {
    let left = |words: &[&str]| lex::contains(chars, clause.own, quantity.start, words);
    let money = quantity.unit.as_deref().is_some_and(|unit| unit.ends_with('元'));
    let flow = money && left(&["投资", "销售收入", "产值", "零售总额"]) && !left(NEW);
    let bare_bound = bound <= lex::skip_blanks(chars, clause.own + 1) && bound < quantity.start;
    let force = lex::contains(chars, quantity.end, clause.own_end, &["队伍"])
        || lex::before(chars, bound, "规模")
        || money && left(&["每年"]);
    if flow || force || bare_bound && clause.own > clause.start {
        return Form::Level;
    }
    let noun_follows = chars.get(quantity.after_end).is_some_and(|c| c.is_alphabetic());
    match word {
        Some(word) => match word.sort {
            Sort::Stand | Sort::Gap if !money && counts_awards(chars, clause, bound) => Form::Count,
            Sort::Renewed | Sort::Act => Form::Count,
            Sort::New => Form::Increment,
            Sort::Up | Sort::Down if word.adjacent || money => Form::Increment,
            Sort::Up | Sort::Down => Form::Count,
            Sort::Stand | Sort::Arrive | Sort::Gap => Form::Level,
        },
        None if !money && counts_awards(chars, clause, bound) => Form::Count,
        None if left(&["累计"]) || done_after(chars, quantity, clause) => Form::Count,
        None if quantity.before.is_some() || money || kind == Kind::Baseline => Form::Level,
        None => earlier(chars, clause).unwrap_or(if noun_follows { Form::Count } else { Form::Level }),
    }
}

/// 二等奖、三等奖分别为2项、2项: awards are won within a period; nobody holds a stock of them.
fn counts_awards(chars: &[char], clause: &Clause, bound: usize) -> bool {
    lex::contains(chars, clause.start, bound, &["等奖", "进步奖", "贡献奖", "发明奖", "科学奖"])
}

/// 11家企业入选名单, 5条铁路建成通车: what happened to them follows the number.
fn done_after(chars: &[char], quantity: &Quantity, clause: &Clause) -> bool {
    const DONE: &[&str] = &["入选", "获批", "获评", "获得", "建成", "投产", "开工"];
    quantity.before.is_none() && lex::contains(chars, quantity.after_end, clause.end, DONE)
}

/// A clause without a verb continues the one before: 谋划专项5项，省级计划180项.
fn earlier(chars: &[char], clause: &Clause) -> Option<Form> {
    words_back(chars, clause.part, clause.start, clause.start).find_map(|word| match word.sort {
        Sort::New => Some(Form::Increment),
        Sort::Act | Sort::Renewed => Some(Form::Count),
        _ => None,
    })
}

#[cfg(test)]
mod tests;
