//! Periods as people write them.

use super::{ParsePeriodError, Period};

impl Period {
    /// Reads what people write: `2025年`, `2025H1`, `2025Q1`, `2025年上半年`, `2025年一季度`,
    /// `2025年前三季度`, `2025年3月`, `2025年1—9月`, `2021—2025年`, `“十四五”期间`, and every form
    /// of the [`std::str::FromStr`] notation. A cumulative figure becomes the year to date.
    ///
    /// # Errors
    /// The text names no period.
    pub fn from_people(text: &str) -> Result<Period, ParsePeriodError> {
        let plain = plain(text);
        plain
            .parse()
            .ok()
            .or_else(|| term(&plain))
            .or_else(|| run(&plain))
            .or_else(|| part(&plain))
            .ok_or_else(|| ParsePeriodError(text.chars().take(40).collect()))
    }
}

/// Half-width, upper case, one kind of dash, no blanks and quotes.
fn plain(text: &str) -> String {
    let folded = text.chars().filter_map(|c| match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(c as u32 - 0xFEE0),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '~' | '～' | '－' | '至' | '到' => Some('-'),
        '“' | '”' | '"' | '「' | '」' | '（' | '）' => None,
        c if c.is_whitespace() => None,
        c => Some(c),
    });
    folded.map(|c| c.to_ascii_uppercase()).collect::<String>().replace("--", "-")
}

/// 十四五 and its neighbours; the first five-year plan began in 1953, regular terms in 1966 (三五).
fn term(text: &str) -> Option<Period> {
    let name = ["期间", "时期", "规划期", "规划"].iter().fold(text, |name, end| name.trim_end_matches(end));
    let number = chinese(name.strip_suffix('五')?)?;
    (6..=30).contains(&number).then(|| {
        let first = 1951 + 5 * number;
        Period::Years(first, first + 4)
    })
}

/// 一 to 九十九.
fn chinese(text: &str) -> Option<u16> {
    let digit = |c| "〇一二三四五六七八九".chars().position(|d| d == c).map(|at| at as u16);
    match text.chars().collect::<Vec<_>>()[..] {
        ['十'] => Some(10),
        [one] => digit(one),
        ['十', ones] => Some(10 + digit(ones)?),
        [tens, '十'] => Some(10 * digit(tens)?),
        [tens, '十', ones] => Some(10 * digit(tens)? + digit(ones)?),
        _ => None,
    }
}

/// `2021-2025年`, `2021年-2025年`.
fn run(text: &str) -> Option<Period> {
    let (first, last) = text.split_once('-')?;
    let (first, last) = (year(first.trim_end_matches('年'))?, year(last.trim_end_matches('年'))?);
    (first <= last).then_some(Period::Years(first, last))
}

fn year(text: &str) -> Option<u16> {
    (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// A year and a part of it.
fn part(text: &str) -> Option<Period> {
    let year = year(text.get(..4)?)?;
    let rest = text[4..].trim_start_matches('年').trim_start_matches('-');
    let half = |half| Some(Period::HalfYear(year, half));
    match rest {
        "" | "全年" => return Some(Period::Year(year)),
        "H1" | "S1" | "上半年" => return half(1),
        "H2" | "S2" | "下半年" => return half(2),
        "前三季度" => return Some(Period::YearToDate(year, 9)),
        _ => {}
    }
    let quarter =
        rest.strip_prefix('Q').or_else(|| rest.strip_suffix("季度").map(|q| q.trim_start_matches('第')));
    if let Some(number) = quarter.and_then(small) {
        return (1..=4).contains(&number).then_some(Period::Quarter(year, number));
    }
    let months = rest.strip_suffix("月份").or_else(|| rest.strip_suffix('月'))?;
    let month = |text: &str| small(text).filter(|month| (1..=12).contains(month));
    match months.split_once('-') {
        Some((first, last)) => {
            (month(first.trim_end_matches('月'))? == 1).then_some(Period::YearToDate(year, month(last)?))
        }
        None => Some(Period::Month(year, month(months)?)),
    }
}

fn small(text: &str) -> Option<u8> {
    match text.bytes().all(|b| b.is_ascii_digit()) {
        true => text.parse().ok(),
        false => chinese(text).and_then(|number| u8::try_from(number).ok()),
    }
}
