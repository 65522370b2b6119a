//! A period, as people type it or as a spreadsheet mistook it.

use waymark_core::Period;

use super::{Data, half_width};
use crate::workbook::Refusal;

/// The period of a cell, in the notation of [`Period`].
pub fn read(data: &Data, text: &str) -> Result<String, Refusal> {
    let period = match data {
        // 2025-03 typed into a general cell becomes the first of March.
        Data::Date(year, month, 1) => Some(Period::Month(*year, *month)),
        Data::Date(..) => None,
        _ => words(text),
    };
    period
        .filter(|period| {
            (1900..=2200).contains(&period.first_year()) && (1900..=2200).contains(&period.last_year())
        })
        .map(|period| period.to_string())
        .ok_or_else(|| Refusal::of("not_a_period").with("found", text.chars().take(40).collect::<String>()))
}

fn words(text: &str) -> Option<Period> {
    let plain: String = half_width(text)
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '~' | '∼' | '至' | '到' | '/' => '-',
            c => c.to_ascii_uppercase(),
        })
        .collect();
    let plain = plain.replace("--", "-");
    if let Ok(period) = plain.parse() {
        return Some(period);
    }
    term(&plain).or_else(|| run(&plain)).or_else(|| part(&plain))
}

/// 十四五 and its neighbours.
fn term(text: &str) -> Option<Period> {
    let name = text.trim_matches(['“', '”', '"', '\'']).trim_end_matches("时期").trim_end_matches("期间");
    let first = match name.trim_matches(['“', '”', '"']) {
        "十二五" => 2011,
        "十三五" => 2016,
        "十四五" => 2021,
        "十五五" => 2026,
        _ => return None,
    };
    Some(Period::Years(first, first + 4))
}

/// `2021年-2025年`.
fn run(text: &str) -> Option<Period> {
    let (first, last) = text.split_once('-')?;
    let (first, last) = (year(first)?, year(last)?);
    (first <= last).then_some(Period::Years(first, last))
}

/// `2025年`, `2025年一季度`, `2025年上半年`, `2025年3月`, `2025.3`.
fn part(text: &str) -> Option<Period> {
    let (head, rest) = text.split_at_checked(4)?;
    let year = year(head)?;
    let rest = rest.trim_start_matches(['年', '-', '.']);
    match rest {
        "" | "度" => return Some(Period::Year(year)),
        "上半年" | "H1" => return Some(Period::HalfYear(year, 1)),
        "下半年" | "H2" => return Some(Period::HalfYear(year, 2)),
        _ => {}
    }
    if let Some(quarter) = rest.strip_suffix("季度").or_else(|| rest.strip_prefix('Q')) {
        let quarter = match quarter.trim_start_matches('第') {
            "1" | "一" => 1,
            "2" | "二" => 2,
            "3" | "三" => 3,
            "4" | "四" => 4,
            _ => return None,
        };
        return Some(Period::Quarter(year, quarter));
    }
    let month: u8 = rest.trim_end_matches("月份").trim_end_matches('月').parse().ok()?;
    (1..=12).contains(&month).then_some(Period::Month(year, month))
}

fn year(text: &str) -> Option<u16> {
    let digits = text.trim_end_matches('年');
    let ok = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    ok.then(|| digits.parse().ok()).flatten()
}
