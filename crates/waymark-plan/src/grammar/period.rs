//! Times as printed: 2025年, 2021—2025年, “十四五”期间, 今年, 五年来.

use waymark_core::Period;

use crate::grammar::number::is_chinese_digit;
use crate::lex;

/// A time and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// First character, leading quotation mark included.
    pub start: usize,
    /// First character after it.
    pub end: usize,
    /// Which time.
    pub time: Time,
    /// What part it plays in the sentence.
    pub role: Role,
}

/// A time, absolute or seen from the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    /// Fixed.
    Period(Period),
    /// The document's own year plus so many: 今年 0, 去年 −1, 明年 1.
    Year(i8),
    /// 全年, 年内, 当年: the year the text around speaks of.
    ThisYear,
    /// 五年累计, 五年新增: the five years the text around speaks of.
    FiveYears,
    /// 五年来, 过去五年: the five years that end with the year before the document's own.
    PastFive,
    /// 今后五年, 未来五年.
    NextFive,
}

/// What part a time plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The time the number is about.
    About,
    /// 到 or 至: the time by which.
    Until,
    /// 比, 较, 是…的: only compared with.
    Base,
    /// （2020年）: in brackets of its own, for the number right before it.
    Aside,
    /// 从…的: where a change begins; only the number right after it.
    From,
    /// 自…起, …以来: the beginning of a span whose end is not said.
    Since,
}

const RELATIVE: &[(&str, Time)] = &[
    ("今年", Time::Year(0)),
    ("本年度", Time::Year(0)),
    ("明年", Time::Year(1)),
    ("全年", Time::ThisYear),
    ("年内", Time::ThisYear),
    ("当年", Time::ThisYear),
    ("去年", Time::Year(-1)),
    ("上年", Time::Year(-1)),
    ("上一年", Time::Year(-1)),
    ("过去一年", Time::Year(-1)),
    ("过去的一年", Time::Year(-1)),
    ("一年来", Time::Year(-1)),
    ("五年来", Time::PastFive),
    ("5年来", Time::PastFive),
    ("过去五年", Time::PastFive),
    ("过去5年", Time::PastFive),
    ("这五年", Time::PastFive),
    ("五年累计", Time::FiveYears),
    ("五年新增", Time::FiveYears),
    ("五年共", Time::FiveYears),
    ("五年", Time::FiveYears),
    ("五年间", Time::PastFive),
    ("五年年均", Time::FiveYears),
    ("近五年", Time::PastFive),
    ("近5年", Time::PastFive),
    ("今后五年", Time::NextFive),
    ("今后5年", Time::NextFive),
    ("未来五年", Time::NextFive),
    ("未来5年", Time::NextFive),
    ("下一个五年", Time::NextFive),
    ("本年", Time::Year(0)),
    ("上年末", Time::Year(-1)),
    ("上年同期", Time::Year(-1)),
];

/// All times in a line, left to right. `masked` characters (titles of documents) are passed over.
pub fn mentions(chars: &[char], masked: &[bool]) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        match mention_at(chars, at).filter(|_| !masked[at]) {
            Some(mention) => {
                at = mention.end;
                found.push(mention);
            }
            None => at += 1,
        }
    }
    found
}

fn mention_at(chars: &[char], start: usize) -> Option<Mention> {
    let (time, end) = match chars[start] {
        '1' | '2' => calendar_at(chars, start).or_else(|| relative_at(chars, start)),
        '二' => chinese_year_at(chars, start),
        '“' | '"' | '‘' | '十' => term_at(chars, start),
        '5' | '今' | '本' | '明' | '全' | '年' | '当' | '去' | '上' | '过' | '一' | '五' | '这' | '近'
        | '未' | '下' => relative_at(chars, start),
        _ => None,
    }?;
    Some(Mention { start, end, time, role: role(chars, start, end) })
}

fn role(chars: &[char], start: usize, end: usize) -> Role {
    let before = lex::skip_blanks_back(chars, start);
    let is_before = |words: &[&str]| lex::longest_before(chars, before, words).is_some();
    if lex::longest_at(chars, end, &["以来", "起", "开始"]).is_some() {
        return Role::Since;
    }
    if is_before(&["比", "较", "相比", "同", "于", "按"]) || compared(chars, before, end) {
        return Role::Base;
    }
    if before > 0 && chars[before - 1] == '(' && chars.get(end) == Some(&')') {
        return Role::Aside;
    }
    if is_before(&["从", "由"]) {
        return Role::From;
    }
    if is_before(&["到", "至"]) && !is_before(&["截至", "截止到", "直到"]) {
        return Role::Until;
    }
    Role::About
}

/// 是2020年的2.3倍, 相当于2020年的.
fn compared(chars: &[char], before: usize, end: usize) -> bool {
    lex::longest_before(chars, before, &["是", "为", "相当于"]).is_some()
        && lex::longest_at(chars, end, &["的", "末的", "底的"]).is_some()
}

/// The year of four digits at `start`, if they stand alone (after a list number they do).
pub fn year_digits(chars: &[char], start: usize) -> Option<u16> {
    let alone = start == 0
        || !matches!(chars[start - 1], '0'..='9' | '.' | ',')
        || super::list::list_mark_end(&chars[..(start + 5).min(chars.len())]) == start;
    year_at(chars, start).filter(|_| alone)
}

/// The year of four digits at `start`, whatever stands before it.
pub fn year_at(chars: &[char], start: usize) -> Option<u16> {
    let digits = chars.get(start..start + 4)?;
    let ends = chars.get(start + 4).is_none_or(|c| !c.is_ascii_digit());
    let year: u16 = digits.iter().collect::<String>().parse().ok()?;
    ((1949..=2100).contains(&year) && ends && digits.iter().all(char::is_ascii_digit)).then_some(year)
}

fn calendar_at(chars: &[char], start: usize) -> Option<(Time, usize)> {
    let first = year_digits(chars, start)?;
    let mut end = lex::skip_blanks(chars, start + 4);
    let has_year_word = lex::at(chars, end, "年");
    if has_year_word {
        end += 1;
    }
    if let Some((last, end)) = second_year(chars, end).filter(|(last, _)| *last > first) {
        return Some((Time::Period(Period::Years(first, last)), end));
    }
    if !has_year_word || lex::at(chars, end, "代") {
        return None;
    }
    Some(within_year(chars, end, first))
}

fn second_year(chars: &[char], at: usize) -> Option<(u16, usize)> {
    let at = lex::skip_blanks(chars, at);
    let dash = lex::longest_at(chars, at, &["-", "--", "~", "至", "到"])?;
    let start = lex::skip_blanks(chars, at + dash.chars().count());
    let year = year_digits(chars, start)?;
    let end = lex::skip_blanks(chars, start + 4);
    Some((year, if lex::at(chars, end, "年") { end + 1 } else { start + 4 }))
}

/// A month, quarter or half-year after `2025年`.
fn within_year(chars: &[char], end: usize, year: u16) -> (Time, usize) {
    let at = lex::skip_blanks(chars, end);
    for (word, half) in [("上半年", 1), ("下半年", 2)] {
        if lex::at(chars, at, word) {
            return (Time::Period(Period::HalfYear(year, half)), at + 3);
        }
    }
    for (index, word) in ["一季度", "二季度", "三季度", "四季度"].into_iter().enumerate() {
        if let Some(word) =
            [format!("第{word}"), word.to_owned()].into_iter().find(|word| lex::at(chars, at, word))
        {
            let end = at + word.chars().count();
            return (Time::Period(Period::Quarter(year, index as u8 + 1)), end);
        }
    }
    match month_at(chars, at) {
        Some((month, end)) => (Time::Period(Period::Month(year, month)), end),
        None => (Time::Period(Period::Year(year)), end),
    }
}

/// `12月`, or the last month of `1—9月`; a day after it is passed over.
fn month_at(chars: &[char], at: usize) -> Option<(u8, usize)> {
    let (mut month, mut end) = small_number(chars, at)?;
    if let Some(dash) = lex::longest_at(chars, end, &["-", "--", "~", "至"])
        && let Some((last, next)) = small_number(chars, end + dash.chars().count())
    {
        (month, end) = (last, next);
    }
    if !lex::at(chars, end, "月") || !(1..=12).contains(&month) {
        return None;
    }
    end += 1;
    if let Some((_, day_end)) = small_number(chars, end)
        && lex::at(chars, day_end, "日")
    {
        end = day_end + 1;
    }
    Some((month, end))
}

fn small_number(chars: &[char], at: usize) -> Option<(u8, usize)> {
    let start = lex::skip_blanks(chars, at);
    let digits = chars.get(start..)?.iter().take_while(|c| c.is_ascii_digit()).count();
    let text: String = chars[start..start + digits].iter().collect();
    Some((text.parse().ok().filter(|_| digits <= 2)?, start + digits))
}

/// 二〇二五年, 二零二五年.
fn chinese_year_at(chars: &[char], start: usize) -> Option<(Time, usize)> {
    let digits = chars.get(start..start + 4)?;
    let year = digits.iter().try_fold(0u16, |year, c| {
        let digit = "零一二三四五六七八九".chars().position(|digit| digit == *c);
        let digit = if *c == '〇' { Some(0) } else { digit }?;
        Some(year * 10 + digit as u16)
    })?;
    let fits = (1949..=2100).contains(&year) && lex::at(chars, start + 4, "年");
    fits.then(|| (Time::Period(Period::Year(year)), start + 5))
}

/// “十四五”期间, 十三五末, “十五五”时期.
fn term_at(chars: &[char], start: usize) -> Option<(Time, usize)> {
    let quoted = chars[start] != '十';
    if !quoted && start > 0 && is_chinese_digit(chars[start - 1]) {
        return None;
    }
    let (term, mut end) = five_year_term(chars, start + usize::from(quoted))?;
    if matches!(chars.get(end), Some('”' | '"' | '’')) {
        end += 1;
    } else if quoted {
        return None;
    }
    let Period::Years(_, last) = term else {
        return None;
    };
    if let Some(word) = lex::longest_at(chars, end, &["末", "期末", "末期"]) {
        return Some((Time::Period(Period::Year(last)), end + word.chars().count()));
    }
    if lex::longest_at(chars, end, &["规划", "纲要", "专项", "重点", "科技", "发展规划"]).is_some()
    {
        return None;
    }
    let tail = lex::longest_at(chars, end, &["时期", "期间", "以来", "五年"])
        .filter(|word| *word != "以来")
        .map_or(0, |word| word.chars().count());
    (quoted || tail > 0).then_some((Time::Period(term), end + tail))
}

/// The years of 十三五, 十四五, 十五五: the tenth five-year plan ran from 2001 to 2005.
pub fn five_year_term(chars: &[char], start: usize) -> Option<(Period, usize)> {
    if chars.get(start) != Some(&'十') {
        return None;
    }
    let (ordinal, end) = match chars.get(start + 1..start + 3) {
        Some(['五', '五']) => (15, start + 3),
        Some(['五', _]) => (10, start + 2),
        Some([digit, '五']) => {
            let digit = "一二三四五六七八九".chars().position(|known| known == *digit)?;
            (11 + digit as u16, start + 3)
        }
        _ => return None,
    };
    let first = 2001 + (ordinal - 10) * 5;
    Some((Period::Years(first, first + 4), end))
}

fn relative_at(chars: &[char], start: usize) -> Option<(Time, usize)> {
    let (word, time) =
        RELATIVE.iter().filter(|(word, _)| lex::at(chars, start, word)).max_by_key(|(word, _)| word.len())?;
    // 全年 after a year only repeats it, and 每年 or 上年度 are other words.
    let inside_word = start > 0 && (is_chinese_digit(chars[start - 1]) || chars[start - 1] == '每');
    // 五年 alone opens a clause (五年财政总收入); elsewhere it is part of a word.
    if *word == "五年" && start > 0 && !"，。;:、(".contains(chars[start - 1]) {
        return None;
    }
    // Keep 五年累计 from swallowing its verb.
    let length = match *word {
        "五年累计" | "五年新增" | "五年年均" => 2,
        "五年共" => 2,
        word => word.chars().count(),
    };
    (!inside_word).then_some((*time, start + length))
}

#[cfg(test)]
mod tests;
