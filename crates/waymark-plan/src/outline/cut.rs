//! Where the heading of a line ends and its running text begins.

use super::noise::contains;

/// Longest first sentence that is read as a heading, in characters.
const SENTENCE_MAX: usize = 48;
/// Longest heading that fills its line without a full stop.
const LINE_MAX: usize = 60;
/// Longest name before a colon (`12.“双百计划”：…`).
const NAME_MAX: usize = 24;

/// The parts of a heading line, as positions in its characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    /// Where the title ends.
    pub title_end: usize,
    /// Where running text begins; the end of the line if there is none.
    pub body: usize,
    /// Whether the line holds nothing but the heading.
    pub alone: bool,
}

/// Cuts a heading whose title begins at `head`.
///
/// A first sentence that states a quantity is running text as well as a title, so `body` then
/// stands before it.
pub fn cut(chars: &[char], head: usize) -> Cut {
    let words = &chars[head..];
    if let Some(colon) = first_outside(words, &[':'])
        && (1..=NAME_MAX).contains(&colon)
        && colon + 1 < words.len()
        && !words[..colon].iter().any(|c| matches!(c, '。' | '，' | '；'))
    {
        return Cut { title_end: head + colon, body: head + colon + 1, alone: false };
    }
    match first_outside(words, &['。', '!', '?']) {
        Some(stop) if stop + 1 < words.len() => {
            if looks_from(words).is_some() {
                clause(chars, head)
            } else if stop <= SENTENCE_MAX && !has_quantity(&words[..stop]) {
                Cut { title_end: head + stop, body: head + stop + 1, alone: false }
            } else {
                clause(chars, head)
            }
        }
        stop => {
            let end = stop.unwrap_or(words.len());
            if end > LINE_MAX {
                return clause(chars, head);
            }
            let quantity = has_quantity(&words[..end]);
            let first = first_outside(words, &['，', '；']).filter(|_| quantity);
            let end = head + first.filter(|end| *end >= 4 && !has_quantity(&words[..*end])).unwrap_or(end);
            let title_end = trim_end(chars, head, end);
            Cut {
                title_end: head + without_bodies(&chars[head..title_end]),
                body: if quantity { head } else { chars.len() },
                alone: !quantity,
            }
        }
    }
}

/// A title from the first clause of a paragraph that is running text from its start.
fn clause(chars: &[char], head: usize) -> Cut {
    let words = &chars[head..];
    let end = first_outside(words, &['，', '；', ';', '。', ':']).unwrap_or(words.len());
    let view = looks_from(words).is_some();
    Cut {
        title_end: head + end.min(SENTENCE_MAX),
        body: if view { head + end + 1 } else { head },
        alone: false,
    }
}

/// The length of a title without the bracket of responsible bodies at its end.
fn without_bodies(words: &[char]) -> usize {
    const TOLD: [&str; 5] = ["单位", "牵头", "负责", "配合", "部门"];
    let open = match words.last() {
        Some(')') => words.iter().rposition(|c| *c == '('),
        Some('】') => words.iter().rposition(|c| *c == '【'),
        _ => None,
    };
    open.filter(|open| *open > 1 && TOLD.iter().any(|told| contains(&words[*open..], told)))
        .unwrap_or(words.len())
}

/// The length of an opening such as 从国际看.
fn looks_from(words: &[char]) -> Option<usize> {
    let end = words.iter().take(9).position(|c| *c == '，')?;
    (end > 2 && words[0] == '从' && words[end - 1] == '看').then_some(end)
}

fn trim_end(chars: &[char], head: usize, end: usize) -> usize {
    let tail = chars[head..end]
        .iter()
        .rev()
        .take_while(|c| matches!(c, ':' | ' ' | '；' | ';' | '，' | '、'))
        .count();
    end - tail
}

/// The first of `wanted` that stands outside quotes and brackets.
pub fn first_outside(chars: &[char], wanted: &[char]) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in chars.iter().enumerate() {
        match c {
            '“' | '《' | '(' | '‘' | '「' => depth += 1,
            '”' | '》' | ')' | '’' | '」' => depth = depth.saturating_sub(1),
            c if depth == 0 && wanted.contains(c) => return Some(at),
            _ => {}
        }
    }
    None
}

/// Whether a number that counts or measures something is printed: not a year, not part of a
/// name in quotes or of a word such as `5G`.
pub fn has_quantity(chars: &[char]) -> bool {
    let mut quoted = 0usize;
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at];
        match c {
            '“' | '《' => quoted += 1,
            '”' | '》' => quoted = quoted.saturating_sub(1),
            _ => {}
        }
        if !c.is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while chars.get(at).is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | ',')) {
            at += 1;
        }
        let latin = |c: Option<&char>| c.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '+' | '-'));
        let before = start.checked_sub(1).and_then(|before| chars.get(before));
        let dated = matches!(chars.get(at), Some('年' | '月' | '日' | '~'));
        if quoted == 0 && !latin(before) && !latin(chars.get(at)) && !dated {
            return true;
        }
    }
    false
}

/// The printed characters of a title, blanks removed except between Latin words.
pub fn title(raw: &[char]) -> String {
    let blank = |c: char| c == '\n' || crate::text::fold(c) == ' ';
    let mut out = String::new();
    let mut pending = false;
    for c in raw {
        if blank(*c) {
            pending = true;
            continue;
        }
        let joins = c.is_ascii_alphanumeric() && out.ends_with(|last: char| last.is_ascii_alphanumeric());
        if pending && joins {
            out.push(' ');
        }
        pending = false;
        out.push(*c);
    }
    out
}
