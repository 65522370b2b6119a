//! Lists of bodies: 市科技局、市财政局，各县（市、区）人民政府.

use waymark_core::{Owner, OwnerRole};

use super::next_outside;

/// Longest name of a body, in characters.
const BODY_MAX: usize = 32;
/// What a list may end with that is no name.
const TAILS: [&str; 16] = [
    "等按职责分工负责", "按职责分工负责", "按照职责分工负责", "分别负责", "共同负责", "负责落实", "负责",
    "分工负责", "牵头负责", "牵头", "配合", "参与", "等部门", "等单位", "组织实施", "落实",
];

/// The bodies named between two places, all in one role.
pub fn list(raw: &[char], chars: &[char], from: usize, to: usize, role: OwnerRole) -> Vec<Owner> {
    let mut owners: Vec<Owner> = Vec::new();
    let mut start = from;
    while start < to {
        let end = next_outside(chars, start, to, &['、', '，', '；', ';', ',', '\n']).unwrap_or(to);
        if let Some(body) = name(raw, chars, start, end) {
            owners.push(Owner { role, body });
        }
        start = end + 1;
    }
    owners
}

/// A body's name as printed, without what surrounds it.
fn name(raw: &[char], chars: &[char], start: usize, end: usize) -> Option<String> {
    let mut end = end;
    let mut start = start;
    while start < end && matches!(chars[start], ' ' | ':' | '\n') {
        start += 1;
    }
    while start < end && matches!(chars[end - 1], ' ' | '。' | ':' | '】' | ']') {
        end -= 1;
    }
    for head in ["由", "以及", "及"] {
        if starts(&chars[start..end], head) {
            start += head.chars().count();
        }
    }
    while let Some(tail) = TAILS.iter().find(|tail| ends(&chars[start..end], tail)) {
        end -= tail.chars().count();
    }
    if end > start + 2 && chars[end - 1] == '等' {
        end -= 1;
    }
    let length = end.saturating_sub(start);
    let words = chars[start..end].iter().filter(|c| c.is_alphanumeric()).count();
    let none = length == 1 && matches!(chars[start], '无' | '-' | '/');
    ((1..=BODY_MAX).contains(&length) && words > 1 && !none)
        .then(|| raw[start..end].iter().filter(|c| crate::text::fold(**c) != ' ' && **c != '\n').collect())
}

fn starts(chars: &[char], words: &str) -> bool {
    let mut at = 0;
    words.chars().all(|word| {
        at += 1;
        chars.get(at - 1) == Some(&word)
    }) && chars.len() > at
}

fn ends(chars: &[char], words: &str) -> bool {
    let length = words.chars().count();
    chars.len() >= length && chars[chars.len() - length..].iter().copied().eq(words.chars())
}
