//! What a promise is about, and how definite it is.

use waymark_core::MilestoneType;

use crate::lex;
use crate::milestone::words;

/// The object of a promise, read from its last noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Object {
    /// First character.
    pub start: usize,
    /// First character after it, quotation mark and bracket included.
    pub end: usize,
    /// What sort of thing it is.
    pub kind: MilestoneType,
    /// How definite it is: 0 for any thing of its kind, 3 and more for one with a name.
    pub definite: i32,
    /// Whether it stands in quotation marks or has a place or level in its name.
    pub named: bool,
    /// Whether it is a standing of an area (示范区, 创新型城市).
    pub standing: bool,
}

/// Words after the last noun that add nothing.
const TAILS: &[&str] = &[
    "等", "工作", "的", " ", "、", "等重大项目", "等重点项目", "等项目", "等重大工程", "等重点工程",
    "等工程", "等标志性项目",
];

/// Reads the object in `start..end`; `places` are names of the document's own area.
pub fn object(chars: &[char], start: usize, end: usize, places: &[Vec<char>]) -> Option<Object> {
    let start = lex::skip_blanks(chars, start);
    let end = trimmed(chars, start, end)?;
    let head_end = noun_end(chars, start, end);
    if lex::contains(chars, start, end, words::INNER_VERBS) {
        return None;
    }
    let quoted = closes(chars, start, end);
    let placed = lex::contains(chars, start, end, words::PLACES)
        || places.iter().any(|place| (start..end).any(|at| chars[at..end].starts_with(place)));
    let leveled = lex::contains(chars, start, end, words::LEVELS);
    let named = quoted || placed || leveled;
    let (head, kind, weight) = head(chars, start, head_end, quoted, placed || quoted)?;
    let before = chars[start..head].iter().filter(|c| c.is_alphanumeric() && **c != '的').count();
    let standing = lex::longest_before(&chars[..head_end], head_end, words::STANDINGS).is_some();
    let names = [quoted, placed, leveled].into_iter().filter(|told| *told).count() as i32;
    let definite = weight
        + names
        + length(before)
        + i32::from(standing && leveled)
        + i32::from(is_specific(chars, start, end, kind));
    let definite = definite - vague(chars, start, end, kind) - i32::from(head == start) * 2;
    Some(Object { start, end, kind, definite, named, standing })
}

fn is_specific(chars: &[char], start: usize, end: usize, kind: MilestoneType) -> bool {
    kind == MilestoneType::Mechanism && lex::contains(chars, start, end, words::SPECIFIC)
}

/// How much is taken off for words that would fit any object.
fn vague(chars: &[char], start: usize, end: usize, kind: MilestoneType) -> i32 {
    let says = |words: &[&str]| lex::contains(chars, start, end, words);
    match kind {
        MilestoneType::Mechanism if is_specific(chars, start, end, kind) && !says(&["有利于"]) => 0,
        MilestoneType::Mechanism => 2 * i32::from(says(words::VAGUE)),
        _ => i32::from(says(words::VAGUE_THING)),
    }
}

fn length(before: usize) -> i32 {
    match before {
        0 | 1 => -2,
        2 | 3 => 0,
        _ => 1,
    }
}

fn trimmed(chars: &[char], start: usize, mut end: usize) -> Option<usize> {
    while let Some(tail) = lex::longest_before(&chars[..end], end, TAILS) {
        end -= tail.chars().count();
        if end <= start {
            return None;
        }
    }
    (end > start).then_some(end)
}

/// The end of the last noun: before a bracket that explains it, inside a quotation mark.
fn noun_end(chars: &[char], start: usize, end: usize) -> usize {
    let mut end = end;
    if chars[end - 1] == ')'
        && let Some(open) = chars[start..end].iter().rposition(|c| *c == '(')
    {
        end = start + open;
    }
    while end > start && matches!(chars[end - 1], '”' | '"' | '」' | ' ') {
        end -= 1;
    }
    end
}

/// Whether a quotation mark closes on a name: not on an attribute (“最懂年轻人”的社区).
fn closes(chars: &[char], start: usize, end: usize) -> bool {
    (start + 1..end).any(|at| matches!(chars[at], '”' | '"' | '」') && chars.get(at + 1) != Some(&'的'))
}

/// Where the last noun begins, its kind and weight.
fn head(
    chars: &[char],
    start: usize,
    end: usize,
    quoted: bool,
    proper: bool,
) -> Option<(usize, MilestoneType, i32)> {
    let of = |list: &[&'static str]| lex::longest_before(&chars[..end], end, list);
    let lists = [
        (words::PLATFORM, MilestoneType::Platform),
        (words::BUILT, MilestoneType::Build),
        (words::MECHANISM, MilestoneType::Mechanism),
    ];
    let known = lists
        .iter()
        .filter_map(|(list, kind)| of(list).map(|word| (word, *kind)))
        .max_by_key(|(word, _)| word.len());
    if let Some((word, kind)) = known {
        let weight = if words::LOOSE.contains(&word) { 1 } else { 2 };
        return position(end, word, start).map(|at| (at, kind, weight));
    }
    let word = of(words::BUILT_IF_QUOTED)
        .filter(|_| quoted)
        .or_else(|| of(words::BUILT_IF_NAMED).filter(|_| proper))?;
    let at = position(end, word, start)?;
    let slogan = at > start && chars[at - 1] == '之';
    (!slogan).then_some((at, MilestoneType::Build, 1))
}

fn position(end: usize, word: &str, start: usize) -> Option<usize> {
    end.checked_sub(word.chars().count()).filter(|at| *at >= start)
}
