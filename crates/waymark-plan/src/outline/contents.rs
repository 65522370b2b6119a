//! Contents lists: lines that repeat the headings before the document begins.

use super::mark::mark;
use super::noise::equal;
use super::view::View;

/// Longest entry of a contents list, in characters.
const ENTRY_MAX: usize = 70;

/// Finds contents lists, each from its first to before its last line.
pub fn contents(view: &View) -> Vec<std::ops::Range<usize>> {
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    for at in 0..view.len() {
        if found.last().is_some_and(|range| at < range.end) || view.blank(at) {
            continue;
        }
        if let Some(end) = contents_at(view, at) {
            found.push(at..end);
        }
    }
    found
}

fn contents_at(view: &View, at: usize) -> Option<usize> {
    let chars = view.chars(at);
    let titled = equal(chars, "目录") || equal(chars, "目次");
    let from = if titled { view.printed_from(at + 1)? } else { at };
    let first = entry(view.chars(from));
    let numbered_first = mark(view, from, None)
        .is_some_and(|mark| matches!(mark.number, None | Some(1)) && mark.style.is_fixed());
    let led = has_leader(view.chars(from));
    if first.is_empty() || !(titled || numbered_first || led) {
        return None;
    }
    let mut last_led = titled.then_some(from);
    let mut printed = 0;
    for line in from + 1..view.len() {
        let chars = view.chars(line);
        if chars.is_empty() {
            continue;
        }
        printed += 1;
        if entry(chars) == first {
            return (printed > 1 || titled).then_some(line);
        }
        if has_leader(chars) {
            last_led = Some(line);
        } else if !titled && last_led.is_none() && mark(view, line, None).is_none() {
            return None;
        }
        if chars.len() > ENTRY_MAX || chars.contains(&'。') {
            break;
        }
    }
    let end = last_led? + 1;
    (titled || printed > 2 && has_leader(view.chars(from))).then_some(end)
}

/// An entry as it is compared: without blanks, dots and the page number at its end.
fn entry(chars: &[char]) -> Vec<char> {
    let mut end = chars.len();
    while end > 0 && is_leader(chars[end - 1]) {
        end -= 1;
    }
    let digits = chars[..end].iter().rev().take_while(|c| c.is_ascii_digit()).count();
    let before = &chars[..end - digits];
    if digits > 0 && before.last().is_some_and(|c| is_leader(*c)) {
        end = before.len();
    }
    while end > 0 && is_leader(chars[end - 1]) {
        end -= 1;
    }
    chars[..end].iter().copied().filter(|c| *c != ' ').collect()
}

fn is_leader(c: char) -> bool {
    matches!(c, '.' | '…' | '·' | ' ' | '-' | '⋯' | '(' | ')')
}

/// Whether the line ends in dots and a page number.
fn has_leader(chars: &[char]) -> bool {
    let digits = chars.iter().rev().take_while(|c| c.is_ascii_digit()).count();
    let before = &chars[..chars.len() - digits];
    let dots = before
        .iter()
        .rev()
        .take_while(|c| is_leader(**c))
        .filter(|c| matches!(c, '.' | '…' | '·' | '⋯'))
        .count();
    let text = chars.iter().any(|c| !is_leader(*c) && !c.is_ascii_digit());
    text && digits > 0 && digits < 4 && dots >= 2
}
