//! What a line starts with: the marks that number or introduce a heading.

use super::numeral::{counted, is_numeral, ordinal, year};
use super::view::View;

/// How a heading is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// 前言, 序言, 引言.
    Preface,
    /// 第一篇, 第一部分.
    Part,
    /// 第一章.
    Chapter,
    /// 第一节.
    Section,
    /// 专栏1.
    Box,
    /// 一、
    Numeral,
    /// （一）
    NumeralBracket,
    /// 1. or 1、
    Digit,
    /// （1） or 1）
    DigitBracket,
    /// ①
    Circle,
    /// —— or a bullet.
    Dash,
    /// `“一核”：` or `总体目标：`.
    Label,
    /// The short first sentence of a paragraph.
    Lead,
}

impl Style {
    /// Where the style usually stands among the others; lower encloses higher.
    pub fn rank(self) -> u32 {
        match self {
            Style::Preface | Style::Part => 100,
            Style::Chapter => 200,
            Style::Section => 300,
            Style::Box => 350,
            Style::Numeral => 400,
            Style::NumeralBracket => 500,
            Style::Digit => 600,
            Style::DigitBracket => 700,
            Style::Circle => 800,
            Style::Dash => 900,
            Style::Label | Style::Lead => 1000,
        }
    }

    /// Whether the words of the mark itself say how high it stands (第几章, 专栏).
    pub fn is_fixed(self) -> bool {
        self <= Style::Box
    }

    /// Whether it counts.
    pub fn is_counted(self) -> bool {
        (Style::Part..=Style::Circle).contains(&self)
    }
}

/// The mark at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// How it is written.
    pub style: Style,
    /// The number it bears.
    pub number: Option<u32>,
    /// Characters from the first printed one to the end of the mark.
    pub len: usize,
}

/// Longest heading that fills a line of its own, in characters.
const TITLE_MAX: usize = 60;

/// The mark a line starts with. `after` is the number of the digit list this line might continue,
/// which settles `20.2026年` and the like.
pub fn mark(view: &View, at: usize, after: Option<u32>) -> Option<Mark> {
    let chars = view.chars(at);
    let (start, _) = view.span(at);
    let first = *view.text.lines[at].raw.get(start)?;
    if first == '第' {
        return ordered(chars);
    }
    if chars.starts_with(&['专', '栏']) {
        return boxed(chars);
    }
    if is_preface(chars) {
        return Some(plain(Style::Preface, chars.len()));
    }
    sign(first)
        .or_else(|| numeral(chars))
        .or_else(|| bracket(chars))
        .or_else(|| digit(chars, after))
        .or_else(|| dash(chars))
}

fn plain(style: Style, len: usize) -> Mark {
    Mark { style, number: None, len }
}

fn counting(style: Style, number: u32, len: usize) -> Mark {
    Mark { style, number: Some(number), len }
}

fn skip_blanks(chars: &[char], from: usize) -> usize {
    from + chars[from..].iter().take_while(|c| **c == ' ').count()
}

/// 第一章, 第 2 节, 第三部分; never a sentence that begins with such words.
fn ordered(chars: &[char]) -> Option<Mark> {
    let from = skip_blanks(chars, 1);
    let numerals = chars[from..].iter().take_while(|c| c.is_ascii_digit() || is_numeral(**c)).count();
    let number = ordinal(&chars[from..from + numerals])?;
    let at = skip_blanks(chars, from + numerals);
    let rest = &chars[at..];
    let (style, len) = match rest {
        ['部', '分', ..] => (Style::Part, 2),
        ['篇' | '编', ..] => (Style::Part, 1),
        ['章', ..] => (Style::Chapter, 1),
        ['节', ..] => (Style::Section, 1),
        _ => return None,
    };
    let title = &rest[len..];
    let sentence = title.iter().any(|c| matches!(c, '。' | ';' | '；'));
    let runs_on = matches!(title.first(), Some('的' | '所' | '第' | '至' | '和' | '中'));
    if sentence || runs_on || title.len() > TITLE_MAX {
        return None;
    }
    let end = at + len;
    let end = skip_separators(chars, end);
    Some(counting(style, number, end))
}

fn skip_separators(chars: &[char], from: usize) -> usize {
    from + chars[from..].iter().take_while(|c| matches!(c, ' ' | ':' | '、' | '.')).count()
}

/// The first line of a cell that holds several.
pub fn first_line(chars: &[char]) -> &[char] {
    chars.split(|c| *c == '\n').next().unwrap_or_default()
}

/// 专栏1：…, 专栏 一 …, 专栏：…, 专栏1-2 …
fn boxed(chars: &[char]) -> Option<Mark> {
    let chars = first_line(chars);
    if chars.len() > TITLE_MAX || chars.iter().any(|c| matches!(c, '。' | '；' | ';')) {
        return None;
    }
    let from = skip_blanks(chars, 2);
    let count = chars[from..].iter().take_while(|c| c.is_ascii_digit() || is_numeral(**c)).count();
    let number = ordinal(&chars[from..from + count]);
    let mut at = from + count;
    if number.is_some() && chars.get(at) == Some(&'-') {
        let digits = chars[at + 1..].iter().take_while(|c| c.is_ascii_digit()).count();
        if digits > 0 {
            at += 1 + digits;
        }
    }
    let separated = from > 2 || matches!(chars.get(at), None | Some(' ' | ':' | '、' | '|' | '-'));
    let runs_on = matches!(chars.get(at), Some('的' | '所' | '中' | '和' | '至' | '，' | '、'));
    if runs_on || (number.is_none() && !separated) {
        return None;
    }
    let end = at + chars[at..].iter().take_while(|c| matches!(c, ' ' | ':' | '|' | '-')).count();
    Some(Mark { style: Style::Box, number, len: end })
}

fn is_preface(chars: &[char]) -> bool {
    if chars.len() > 12 {
        return false;
    }
    let mut word = chars.iter().filter(|c| **c != ' ');
    let word: [Option<&char>; 3] = [word.next(), word.next(), word.next()];
    match word {
        [Some(a), Some(b), None] => {
            matches!((a, b), ('前', '言') | ('序', '言') | ('引', '言') | ('导', '言') | ('导', '语'))
        }
        [Some('序'), None, None] => true,
        _ => false,
    }
}

/// One character that is mark and number in one: ①, ㈠, ⒈, ⑴.
fn sign(first: char) -> Option<Mark> {
    let code = u32::from(first);
    let from = |base: u32| code - base + 1;
    Some(match first {
        '①'..='⑳' => counting(Style::Circle, from(0x2460), 1),
        '⑴'..='⒇' => counting(Style::DigitBracket, from(0x2474), 1),
        '⒈'..='⒛' => counting(Style::Digit, from(0x2488), 1),
        '㈠'..='㈩' => counting(Style::NumeralBracket, from(0x3220), 1),
        '•' | '●' | '◆' | '■' | '▪' | '★' | '◇' | '□' | '➢' => plain(Style::Dash, 1),
        _ => return None,
    })
}

/// 一、 and 一．; 一是 is running text.
fn numeral(chars: &[char]) -> Option<Mark> {
    let count = chars.iter().take_while(|c| is_numeral(**c)).count();
    if count == 0 {
        return None;
    }
    let at = skip_blanks(chars, count);
    if !matches!(chars.get(at), Some('、' | '.')) {
        return None;
    }
    let number = counted(&chars[..count])?;
    // 一、二级 names two grades.
    if chars.get(at + 1).is_some_and(|c| is_numeral(*c)) && at == count {
        return None;
    }
    Some(counting(Style::Numeral, number, skip_blanks(chars, at + 1)))
}

/// （一） and （1）, also 1）.
fn bracket(chars: &[char]) -> Option<Mark> {
    let open = usize::from(chars.first() == Some(&'('));
    let from = skip_blanks(chars, open);
    let close = chars[from..].iter().take(5).position(|c| *c == ')')? + from;
    let inside = &chars[from..close];
    let inside = match inside.iter().position(|c| *c == ' ') {
        Some(blank) => &inside[..blank],
        None => inside,
    };
    let number = ordinal(inside)?;
    let style = if inside.iter().all(char::is_ascii_digit) {
        Style::DigitBracket
    } else if open == 1 {
        Style::NumeralBracket
    } else {
        return None;
    };
    Some(counting(style, number, skip_separators(chars, close + 1)))
}

/// 1. and 1、; not 1.04 and not 1、2.
fn digit(chars: &[char], after: Option<u32>) -> Option<Mark> {
    let count = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    if !(1..=2).contains(&count) {
        return None;
    }
    let number = ordinal(&chars[..count])?;
    let at = skip_blanks(chars, count);
    if !matches!(chars.get(at), Some('.' | '、')) {
        return None;
    }
    let rest = &chars[at + 1..];
    let rest_start = skip_blanks(chars, at + 1);
    if rest.first().is_some_and(char::is_ascii_digit) {
        let continues = after.is_some_and(|after| after + 1 == number);
        let year_next = chars[at] == '.' && year(rest).is_some() && rest.get(4) == Some(&'年');
        let long = chars[at] == '.' && rest.iter().any(|c| matches!(c, '。' | ':')) && rest.len() > 12;
        if !(year_next || continues && long) {
            return None;
        }
    }
    (rest_start < chars.len()).then(|| counting(Style::Digit, number, rest_start))
}

/// —— before a point of a list.
fn dash(chars: &[char]) -> Option<Mark> {
    let count = chars.iter().take_while(|c| **c == '-').count();
    let at = skip_blanks(chars, count);
    let text = chars.len() > at && !chars[at..].iter().all(|c| matches!(c, '-' | '|' | ':' | ' '));
    let spaced = count == 1 && at > 1;
    (text && (count >= 2 || spaced)).then(|| plain(Style::Dash, at))
}
