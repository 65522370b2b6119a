//! Numerals, Arabic and Chinese.

use rust_decimal::Decimal;

/// A numeral and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// First character.
    pub start: usize,
    /// First character after it.
    pub end: usize,
    /// What it says.
    pub value: Decimal,
    /// Whether it is written in Chinese numerals.
    pub chinese: bool,
}

/// Digits a numeral may have; longer runs are codes, not numbers.
const DIGITS_MAX: usize = 15;

/// Decimals a numeral may have.
const DECIMALS_MAX: usize = 8;

/// The Arabic numeral that begins at `start`: digits, thousands commas or blanks, decimals.
pub fn arabic_at(chars: &[char], start: usize) -> Option<Number> {
    let mut digits = String::new();
    let mut end = start;
    while let Some(c) = chars.get(end).filter(|_| digits.len() <= DIGITS_MAX) {
        if c.is_ascii_digit() {
            digits.push(*c);
        } else if !(matches!(c, ',' | ' ') && group_follows(chars, end, &digits)) {
            break;
        }
        end += 1;
    }
    if digits.is_empty() || digits.len() > DIGITS_MAX {
        return None;
    }
    let decimals = decimals_at(chars, end);
    if !decimals.is_empty() {
        end += 1 + decimals.len();
        digits.push('.');
        digits.extend(decimals.iter());
    }
    let value = digits.parse().ok()?;
    Some(Number { start, end, value, chinese: false })
}

/// Whether the separator at `at` is followed by exactly three digits, as in 12,297.
fn group_follows(chars: &[char], at: usize, before: &str) -> bool {
    let digits = chars[at + 1..].iter().take(4).take_while(|c| c.is_ascii_digit()).count();
    let grouped = digits == 3 && !before.is_empty() && before.len() <= 9;
    // 2020 300 would be a year and a number; a blank groups only after one to three digits.
    grouped && (chars[at] == ',' || before.len() <= 3 && !before.starts_with('0'))
}

fn decimals_at(chars: &[char], dot: usize) -> &[char] {
    let rest = chars.get(dot + 1..).unwrap_or_default();
    let digits = rest.iter().take(DECIMALS_MAX + 1).take_while(|c| c.is_ascii_digit()).count();
    let one_point = chars.get(dot) == Some(&'.') && chars.get(dot + 1 + digits) != Some(&'.');
    if one_point && digits <= DECIMALS_MAX { &chars[dot + 1..dot + 1 + digits] } else { &[] }
}

/// The Chinese numeral that begins at `start` (一百二十, 两千三百, 十五, 百, 千).
pub fn chinese_at(chars: &[char], start: usize) -> Option<Number> {
    let (mut total, mut section, mut digit): (i64, i64, Option<i64>) = (0, 0, None);
    let mut end = start;
    while let Some(c) = chars.get(end).filter(|_| end - start < DIGITS_MAX) {
        if let Some(value) = digit_of(*c) {
            if digit.is_some_and(|digit| digit != 0) {
                break;
            }
            digit = Some(value);
        } else if let Some(power) = power_of(*c) {
            if digit.is_none() && section > 0 {
                break; // 百千万 is a name, not a numeral
            }
            section += digit.take().unwrap_or(1).max(1) * power;
        } else if *c == '万' && (section > 0 || digit.is_some()) && total == 0 {
            total = (section + digit.take().unwrap_or(0)) * 10_000;
            section = 0;
        } else {
            break;
        }
        end += 1;
    }
    let value = total + section + digit.unwrap_or(0);
    (end > start).then(|| Number { start, end, value: Decimal::from(value), chinese: true })
}

fn digit_of(c: char) -> Option<i64> {
    let position = "零一二三四五六七八九".chars().position(|digit| digit == c);
    match c {
        '〇' => Some(0),
        '两' => Some(2),
        _ => position.map(|value| value as i64),
    }
}

fn power_of(c: char) -> Option<i64> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

/// Whether the character can belong to a Chinese numeral.
pub fn is_chinese_digit(c: char) -> bool {
    digit_of(c).is_some() || power_of(c).is_some()
}

#[cfg(test)]
mod tests;
