//! A quantity: a number or range with its unit and the words that qualify it.

use rust_decimal::Decimal;
use waymark_core::Value;

use crate::grammar::number::{self, Number};
use crate::grammar::unit::{self, Unit};
use crate::lex;

/// A quantity and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// First character of the number.
    pub start: usize,
    /// First character after the unit (after the number, where no unit follows).
    pub end: usize,
    /// Number or range.
    pub value: Value,
    /// Unit with its scale.
    pub unit: Option<String>,
    /// The word right before that bounds it: 突破, 不低于, 近.
    pub before: Option<&'static str>,
    /// 余 or 多 between number and unit.
    pub inner: Option<&'static str>,
    /// The word right after that bounds it: 以上, 左右.
    pub after: Option<&'static str>,
    /// First character after the word that follows.
    pub after_end: usize,
    /// Written in Chinese numerals.
    pub chinese: bool,
}

/// Words right before a number that bound or qualify it, longest first where one begins another.
pub const BEFORE: &[&str] = &[
    "不低于", "不少于", "不高于", "不超过", "不大于", "不多于", "不小于", "至少", "至多", "最多", "最少",
    "突破", "超过", "超", "高于", "低于", "少于", "多于", "大于", "小于", "优于", "逾", "约", "大约", "约为",
    "近", "将近", "接近", "仅", "仅为", "只有", "控制在", "保持在", "稳定在", "维持在", "达到", "达", "约达",
    "为", "总数达", "≥", "≤", ">", "<", "合计", "累计", "总计",
];

/// Words right after a quantity that bound or qualify it.
pub const AFTER: &[&str] = &[
    "及以上", "以上", "左右", "上下", "以内", "之内", "及以下", "以下", "多", "余", "之间", "有余", "以外",
    "出头",
];

const DASHES: &[&str] = &["---", "--", "-", "~~", "~", "至", "到"];

/// The quantity whose number begins at `start`, Arabic numerals.
pub fn arabic_at(chars: &[char], start: usize) -> Option<Quantity> {
    let low = number::arabic_at(chars, start)?;
    let low_unit = unit::unit_at(chars, low.end);
    if let Some((high, unit)) = range_end(chars, &low, low_unit.as_ref()) {
        let value = Value::Range(low.value, high.value);
        return Some(build(chars, start, high.end, value, unit, false));
    }
    Some(build(chars, start, low.end, Value::One(low.value), low_unit, false))
}

/// A number below zero, its sign at `start`: 增长率为-0.91‰. Elsewhere a dash joins or separates.
pub fn negative_at(chars: &[char], start: usize) -> Option<Quantity> {
    let said = start > 0 && "为达到至是".contains(chars[start - 1]);
    if !said || !chars.get(start + 1).is_some_and(char::is_ascii_digit) {
        return None;
    }
    let quantity = arabic_at(chars, start + 1)?;
    match quantity.value {
        Value::One(value) => Some(Quantity { start, value: Value::One(-value), ..quantity }),
        Value::Range(..) => None,
    }
}

/// The second end of a range that begins with `low`, with the unit that follows it.
fn range_end(chars: &[char], low: &Number, low_unit: Option<&Unit>) -> Option<(Number, Option<Unit>)> {
    let from = ["从", "由", "自"];
    if lex::longest_before(chars, lex::skip_blanks_back(chars, low.start), &from).is_some() {
        return None;
    }
    let after_number = lex::skip_blanks(chars, low.end);
    let after_unit = low_unit.map(|unit| lex::skip_blanks(chars, unit.end));
    [Some(after_number), after_unit].into_iter().flatten().find_map(|at| {
        let dash = lex::longest_at(chars, at, DASHES)?;
        let high_at = lex::skip_blanks(chars, at + dash.chars().count());
        let high = number::arabic_at(chars, high_at)?;
        let unit = unit::unit_at(chars, high.end);
        let same = match (low_unit, &unit) {
            (Some(low), Some(high)) => at == after_number || low.text == high.text,
            (Some(_), None) => false,
            (None, _) => true,
        };
        (same && low.value < high.value).then_some((high, unit))
    })
}

fn build(
    chars: &[char],
    start: usize,
    number_end: usize,
    value: Value,
    unit: Option<Unit>,
    chinese: bool,
) -> Quantity {
    let unit = unit
        .map(|unit| with_currency(chars, unit))
        .or_else(|| in_years(chars, number_end, value))
        .or_else(|| shared_unit(chars, start, number_end));
    let end = unit.as_ref().map_or(number_end, |unit| unit.end);
    let after_at = lex::skip_blanks(chars, end);
    let after = lex::longest_at(chars, after_at, AFTER)
        .filter(|word| !(matches!(*word, "多" | "余") && unit.as_ref().is_some_and(|u| u.inner.is_some())));
    let before_at = lex::skip_blanks_back(chars, start);
    Quantity {
        start,
        end,
        value,
        before: lex::longest_before(chars, before_at, BEFORE),
        inner: unit.as_ref().and_then(|unit| unit.inner),
        unit: unit.map(|unit| unit.text),
        after,
        after_end: after.map_or(end, |word| after_at + word.chars().count()),
        chinese,
    }
}

/// 分别为1、5、12项: the members of a list leave the unit to the last.
fn shared_unit(chars: &[char], start: usize, number_end: usize) -> Option<Unit> {
    const MEMBERS_MAX: usize = 12;
    let from = start.saturating_sub(40);
    let clause = chars[from..start].iter().rposition(|c| "，。;:(".contains(*c)).map_or(from, |at| from + at);
    if !lex::contains(chars, clause, start, &["分别", "依次"]) {
        return None;
    }
    let mut at = number_end;
    for _ in 0..MEMBERS_MAX {
        let comma = lex::longest_at(chars, at, &["、", "和", "与"])?;
        let next = number::arabic_at(chars, lex::skip_blanks(chars, at + comma.chars().count()))?;
        if let Some(unit) = unit::unit_at(chars, next.end) {
            return Some(Unit { end: number_end, inner: None, ..unit });
        }
        at = next.end;
    }
    None
}

/// 平均受教育年限达到11.1年: a number with decimals before 年 is no calendar year.
fn in_years(chars: &[char], at: usize, value: Value) -> Option<Unit> {
    let fraction = matches!(value, Value::One(value) if (1..=2).contains(&value.scale()));
    (fraction && chars.get(at) == Some(&'年')).then(|| Unit {
        text: "年".to_owned(),
        end: at + 1,
        inner: None,
    })
}

/// 达1.28万亿、8200亿元: a bare 万亿 is of money, a bare 亿 if the list goes on in 亿元.
fn with_currency(chars: &[char], unit: Unit) -> Unit {
    let money = unit.text == "万亿"
        || unit.text == "亿" && {
            let rest = chars.get(unit.end..).unwrap_or_default();
            let list = rest.iter().take_while(|c| c.is_ascii_digit() || "、.亿".contains(**c)).count();
            rest.first() == Some(&'、') && rest.get(list) == Some(&'元')
        };
    if money { Unit { text: format!("{}元", unit.text), ..unit } } else { unit }
}

/// The quantity that begins at `start` in Chinese numerals: 百名, 一百二十家, 两成, 三分之一,
/// 翻一番, 增长两倍, 千亿产业. Small counting words (两项, 三大) are speech, not figures.
pub fn chinese_at(chars: &[char], start: usize) -> Option<Quantity> {
    fraction_at(chars, start)
        .or_else(|| tenths_at(chars, start))
        .or_else(|| doubling_at(chars, start))
        .or_else(|| lone_scale_at(chars, start))
        .or_else(|| amount_at(chars, start))
        .or_else(|| hundred_million_at(chars, start))
}

/// 三分之一, 四分之三: a share in per cent.
fn fraction_at(chars: &[char], start: usize) -> Option<Quantity> {
    let below = number::chinese_at(chars, start)?;
    if !lex::at(chars, below.end, "分之") || below.value.is_zero() {
        return None;
    }
    let above = number::chinese_at(chars, below.end + 2)?;
    let share = (above.value * Decimal::ONE_HUNDRED / below.value).round_dp(2);
    let unit = Unit { text: "%".to_owned(), end: above.end, inner: None };
    Some(build(chars, start, above.end, Value::One(share), Some(unit), true))
}

/// 两成, 六成以上: tenths in per cent.
fn tenths_at(chars: &[char], start: usize) -> Option<Quantity> {
    let tenths = number::chinese_at(chars, start)?;
    let end = tenths.end + 1;
    let closed = chars.get(end).is_none_or(|c| !c.is_alphabetic())
        || lex::longest_at(chars, end, &["以上", "左右", "多", "的"]).is_some()
        || lex::longest_before(chars, start, &["近", "超", "超过", "过", "约", "达"]).is_some();
    if !lex::at(chars, tenths.end, "成") || tenths.value > Decimal::TEN || !closed {
        return None;
    }
    let unit = Unit { text: "%".to_owned(), end, inner: None };
    Some(build(chars, start, tenths.end, Value::One(tenths.value * Decimal::TEN), Some(unit), true))
}

/// 翻一番 doubles, 翻两番 makes four; 翻番 alone doubles.
fn doubling_at(chars: &[char], start: usize) -> Option<Quantity> {
    if !lex::at(chars, start, "翻") {
        return None;
    }
    let times = number::chinese_at(chars, start + 1)
        .or_else(|| number::arabic_at(chars, start + 1))
        .filter(|times| times.value >= Decimal::ONE && times.value <= Decimal::TEN);
    let at = times.map_or(start + 1, |times| times.end);
    if !lex::at(chars, at, "番") {
        return None;
    }
    let power: u32 = times.map_or(Ok(1), |times| times.value.try_into()).unwrap_or(1);
    let value = Value::One(Decimal::from(2i64.pow(power)));
    let unit = Unit { text: "倍".to_owned(), end: at + 1, inner: None };
    Some(build(chars, start, at, value, Some(unit), true))
}

/// 百名, 一百二十家, 两倍: a numeral of at least ten with a measure word, or a factor.
fn amount_at(chars: &[char], start: usize) -> Option<Quantity> {
    let amount = number::chinese_at(chars, start)?;
    let unit = unit::unit_at(chars, amount.end)?;
    let factor = unit.text == "倍";
    let spoken =
        !factor && amount.value < Decimal::TEN && unit.text != "百分点" && !unit.text.ends_with('元');
    let counted = [
        "家", "名", "人", "个", "项", "所", "件", "户", "座", "亩", "公里", "倍", "万元", "亿元", "百分点",
        "人次",
    ];
    if spoken || !counted.contains(&unit.text.as_str()) {
        return None;
    }
    Some(build(chars, start, amount.end, Value::One(amount.value), Some(unit), true))
}

/// 带动万名青年, 突破万亿元, 超万列: a scale without a figure is one of it.
fn lone_scale_at(chars: &[char], start: usize) -> Option<Quantity> {
    const ACTS: &[&str] = &["带动", "培训", "引进", "选派", "吸引", "组织", "惠及", "服务", "培育", "培养"];
    let before = lex::skip_blanks_back(chars, start);
    let led = lex::longest_before(chars, before, ACTS).is_some()
        || lex::longest_before(chars, before, &["超", "超过", "突破", "达", "达到", "近", "逾"]).is_some();
    if chars[start] != '万' || !led {
        return None;
    }
    let unit = unit::unit_at(chars, start).filter(|unit| unit.end > start + 1)?;
    let whole = ["万亿元", "万亿"].contains(&unit.text.as_str())
        || ["名", "人", "户", "家", "列", "个", "人次", "辆", "项"]
            .contains(&unit.text.trim_start_matches('万'));
    whole.then(|| build(chars, start, start, Value::One(Decimal::ONE), Some(unit), true))
}

/// 千亿产业, 百亿元: a scale alone, in 亿元. 千亿级 is a class, not an amount.
fn hundred_million_at(chars: &[char], start: usize) -> Option<Quantity> {
    let (amount, length) = [("万亿", 10_000), ("千亿", 1000), ("百亿", 100)]
        .into_iter()
        .find(|(word, _)| lex::at(chars, start, word))
        .map(|(word, amount)| (amount, word.chars().count()))?;
    let after_money = usize::from(lex::at(chars, start + length, "元"));
    let end = start + length + after_money;
    if lex::longest_at(chars, end, &["级", "以上", "以下", "斤", "次", "立方"]).is_some() {
        return None;
    }
    let unit = Unit { text: "亿元".to_owned(), end, inner: None };
    Some(build(chars, start, start + length, Value::One(Decimal::from(amount)), Some(unit), true))
}

#[cfg(test)]
mod tests;
