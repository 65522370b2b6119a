//! What a title says of time and place.

use waymark_core::Period;

use super::noise::{find, starts_with};
use super::numeral::{counted, is_numeral, year};
use super::view::View;

/// The time a title or subtitle says the document is about.
pub fn term(chars: &[char]) -> Option<Period> {
    range_of(chars).or_else(|| five_years(chars)).or_else(|| single_year(chars))
}

/// The five-year plan most often named in a text that has no telling title.
pub fn commonest_term(view: &View) -> Option<Period> {
    let mut counts = std::collections::BTreeMap::new();
    for at in 0..view.len() {
        if let Some(period) = five_years(view.chars(at)) {
            *counts.entry(period).or_insert(0usize) += 1;
        }
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(period, _)| period)
}

/// A run of years such as 2021-2025 or 2021年至2025年.
pub fn range_of(chars: &[char]) -> Option<Period> {
    (0..chars.len()).find_map(|at| {
        let first = year(&chars[at..])?;
        let mut next = at + 4;
        next += usize::from(chars.get(next) == Some(&'年'));
        let dashes = chars[next..].iter().take_while(|c| matches!(c, '-' | '~' | '至' | '到' | ' ')).count();
        let last = year(chars.get(next + dashes..)?)?;
        (dashes > 0 && first < last && last - first <= 30).then_some(Period::Years(first, last))
    })
}

/// “十四五” and 第十四个五年.
fn five_years(chars: &[char]) -> Option<Period> {
    let ends = (0..chars.len()).filter(|at| chars[*at] == '五');
    for end in ends {
        let start = chars[..end].iter().rposition(|c| !is_numeral(*c)).map_or(0, |before| before + 1);
        let quoted = start > 0 && matches!(chars[start - 1], '“' | '"' | '‘');
        let closed = matches!(chars.get(end + 1), Some('”' | '"' | '’'));
        if quoted
            && closed
            && let Some(count) = counted(&chars[start..end])
        {
            return five_year_plan(count);
        }
        if chars.get(end + 1) == Some(&'年') && end > 0 && chars[end - 1] == '个' {
            let start = chars[..end - 1].iter().rposition(|c| !is_numeral(*c)).map_or(0, |before| before + 1);
            if let Some(count) = counted(&chars[start..end - 1]) {
                return five_year_plan(count);
            }
        }
    }
    None
}

/// The years of the nth five-year plan; the tenth began in 2001.
fn five_year_plan(count: u32) -> Option<Period> {
    let first = u16::try_from(2001 + 5 * (i64::from(count) - 10)).ok()?;
    (10..30).contains(&count).then_some(Period::Years(first, first + 4))
}

/// 2026年政府工作报告, 二〇二四年统计公报.
fn single_year(chars: &[char]) -> Option<Period> {
    let years = (0..chars.len()).filter_map(|at| {
        let found = year(&chars[at..])?;
        let alone = at == 0 || !chars[at - 1].is_ascii_digit();
        (alone && chars.get(at + 4) == Some(&'年')).then_some(found)
    });
    // 关于2025年计划执行情况与2026年计划草案的报告 is of 2026.
    years.max().map(Period::Year)
}

/// The province, city or county a title speaks for: the smallest one it begins with.
pub fn area_of(chars: &[char]) -> Option<String> {
    let mut at = 0;
    while at < chars.len() {
        if year(&chars[at..]).is_some() {
            at += 4;
        } else if is_before_place(chars[at]) {
            at += 1;
        } else {
            break;
        }
    }
    for prefix in ["中共", "关于印发", "关于"] {
        if starts_with(&chars[at..], prefix) {
            at += prefix.chars().count();
        }
    }
    let mut found = None;
    while let Some(length) = place(&chars[at..]) {
        found = Some(chars[at..at + length].iter().collect());
        at += length;
    }
    found
}

/// What may stand before the place besides a year.
fn is_before_place(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '年' | '“' | '《' | '-' | ' ' | '(')
}

/// The length of a place name such as 示例市 at the start.
fn place(chars: &[char]) -> Option<usize> {
    const GENERIC: [&str; 18] = [
        "开发区", "园区", "社区", "地区", "高新区", "示范区", "试验区", "城区", "城市", "都市", "全市",
        "全省", "全县", "县市", "市县", "实验区", "创新区", "保税区",
    ];
    for suffix in ["特别行政区", "自治区", "自治州", "自治县", "新区"] {
        let end = find(&chars[..chars.len().min(14)], suffix);
        let plain = |at: usize| chars[..at].iter().any(|c| matches!(c, '省' | '市' | '县'));
        if let Some(at) = end.filter(|at| *at >= 2 && !plain(*at)) {
            return Some(at + suffix.chars().count());
        }
    }
    let end =
        chars.iter().take(9).position(|c| matches!(c, '省' | '市' | '县' | '区' | '州' | '旗' | '盟'))?;
    let word: String = chars[..=end].iter().collect();
    let ideographs = chars[..end].iter().all(|c| ('\u{4e00}'..='\u{9fff}').contains(c));
    let market = chars[end] == '市' && matches!(chars.get(end + 1), Some('场' | '民' | '政' | '域'));
    let generic = GENERIC.iter().any(|generic| word.ends_with(generic));
    let verb = chars[..end].iter().any(|c| matches!(c, '的' | '和' | '与' | '新' | '化'));
    ((2..=7).contains(&end) && ideographs && !market && !generic && !verb).then_some(end + 1)
}
