//! Units of measure and measure words.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::lex;

/// A unit and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The unit as one would write it in a table, with its scale: `万元`, `%`, `个`.
    pub text: String,
    /// First character after it, in the text it was read from.
    pub end: usize,
    /// 余, 多, 来 printed between number, scale and unit.
    pub inner: Option<&'static str>,
}

/// Scales that may stand before a unit, longest first.
const SCALES: [&str; 9] = ["万亿", "千亿", "百亿", "十亿", "亿", "千万", "百万", "十万", "万"];

/// Words between number and unit that make the number a lower bound.
const INNER: [&str; 5] = ["余", "多", "来", "几", "好几"];

/// Scales of what something is counted per: 部/百人, 例/10万人.
const DENOMINATORS: &[&str] = &["10万", "万", "千", "百", "亿", "100", "1000", "十万", "百万"];

/// What a compound unit may be divided by.
const PER: [&str; 3] = ["/", "每", "╱"];

static UNITS: LazyLock<HashMap<char, Vec<Vec<char>>>> = LazyLock::new(|| {
    let mut units: HashMap<char, Vec<Vec<char>>> = HashMap::new();
    let lines = include_str!("units.txt").lines().filter(|line| !line.starts_with('#'));
    for unit in lines.flat_map(str::split_whitespace) {
        let chars: Vec<char> = unit.chars().map(crate::text::fold).collect();
        units.entry(chars[0]).or_default().push(chars);
    }
    for list in units.values_mut() {
        list.sort_by_key(|unit| std::cmp::Reverse(unit.len()));
    }
    units
});

/// The unit that stands at `at`, right after a number (blanks and 余 or 多 may come between).
pub fn unit_at(chars: &[char], at: usize) -> Option<Unit> {
    let mut here = lex::skip_blanks(chars, at);
    let mut inner = inner_at(chars, &mut here);
    let scale = SCALES.iter().copied().find(|scale| lex::at(chars, here, scale));
    if let Some(scale) = scale {
        here = lex::skip_blanks(chars, here + scale.chars().count());
        inner = inner.or_else(|| inner_at(chars, &mut here));
    }
    if scale.is_none() && lex::at(chars, here, "/10万") {
        return Some(Unit { text: "/10万".to_owned(), end: here + 4, inner });
    }
    match base_at(chars, here).or_else(|| scaled_only_at(chars, here, scale)) {
        Some(end) => {
            Some(Unit { text: compose(scale, &chars[here..end]), end: alternative_end(chars, end), inner })
        }
        // 突破6万亿, 达474万: the scale alone closes the phrase.
        None => scale.map(|scale| Unit {
            text: scale.to_owned(),
            end: here - usize::from(inner.is_some()),
            inner,
        }),
    }
}

/// 1万期: 第二期 and 三期 are names, a scaled number of them is not.
fn scaled_only_at(chars: &[char], at: usize, scale: Option<&str>) -> Option<usize> {
    (scale.is_some() && chars.get(at) == Some(&'期')).then_some(at + 1)
}

/// End of the unit with an alternative in brackets, which is passed over: 套（间）, 个（次）.
fn alternative_end(chars: &[char], end: usize) -> usize {
    let alternative = chars.get(end) == Some(&'(')
        && plain_at(chars, end + 1).is_some_and(|close| chars.get(close) == Some(&')'));
    if alternative { end + 1 + chars[end..].iter().position(|c| *c == ')').unwrap_or_default() } else { end }
}

/// The unit that a whole text is, as printed in a header or label (`亿元`, `%`, `人年`).
pub fn whole(text: &str) -> Option<String> {
    let chars: Vec<char> = text.chars().map(crate::text::fold).filter(|c| *c != ' ').collect();
    let unit = unit_at(&chars, 0)?;
    (unit.end == chars.len() && unit.inner.is_none()).then_some(unit.text)
}

fn inner_at(chars: &[char], here: &mut usize) -> Option<&'static str> {
    let word = INNER.iter().copied().find(|word| lex::at(chars, *here, word))?;
    *here = lex::skip_blanks(chars, *here + word.chars().count());
    Some(word)
}

fn compose(scale: Option<&str>, base: &[char]) -> String {
    let mut text = scale.unwrap_or_default().to_owned();
    text.extend(base.iter().filter(|c| **c != ' '));
    match text.as_str() {
        "个百分点" | "个千分点" => text.split_off("个".len()),
        _ => text,
    }
}

/// End of the base unit at `at`, with what it is divided by.
fn base_at(chars: &[char], at: usize) -> Option<usize> {
    let mut end = plain_at(chars, at)?;
    while let Some(per) = PER.iter().find(|per| lex::at(chars, end, per)) {
        let mut denominator = end + per.chars().count();
        if plain_at(chars, denominator).is_none()
            && let Some(scale) = lex::longest_at(chars, denominator, DENOMINATORS)
        {
            denominator += scale.chars().count();
        }
        match plain_at(chars, denominator).or_else(|| time_at(chars, denominator)) {
            Some(next) if **per != *"每" || next > denominator => end = next,
            _ => break,
        }
    }
    Some(end)
}

fn time_at(chars: &[char], at: usize) -> Option<usize> {
    lex::longest_at(chars, at, &["年", "月", "日", "时", "人"]).map(|_| at + 1)
}

fn plain_at(chars: &[char], at: usize) -> Option<usize> {
    let first = chars.get(at)?;
    let unit = UNITS.get(first)?.iter().find(|unit| fits(chars, at, unit))?;
    Some(at + unit.len())
}

/// Whether the unit stands there and, if Latin, is not the beginning of a longer word.
fn fits(chars: &[char], at: usize, unit: &[char]) -> bool {
    let end = at + unit.len();
    chars.get(at..end) == Some(unit)
        && !(unit[unit.len() - 1].is_ascii_alphabetic()
            && chars.get(end).is_some_and(|c| c.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests;
