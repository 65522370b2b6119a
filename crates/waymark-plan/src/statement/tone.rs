//! What the words around a quantity say: target or fact, how firm, how bounded.

use waymark_core::{Class, Flag, Kind, Operator, Strength};

use crate::grammar::quantity::Quantity;
use crate::lex;
use crate::statement::clause::Clause;

pub(crate) const STRIVING: &[&str] = &["力争", "争取", "努力", "力求", "争创", "力促", "争当"];
pub(crate) const WORKING: &[&str] =
    &["谋划", "探索", "推动", "推进", "鼓励", "引导", "研究制定", "研究建设", "研究设立", "研究谋划"];
const PROMISE: &[&str] = &[
    "力争", "争取", "努力实现", "目标是", "预期目标", "确保", "计划", "拟", "将", "要达到", "预期", "规划",
    "谋划",
];
const DONE: &[&str] = &["已", "截至", "截止", "目前", "现有", "共有"];

/// Whether the quantity states what is or what shall be, by its own words; `None` leaves it to
/// the chapter.
pub fn kind(chars: &[char], quantity: &Quantity, clause: &Clause, chapter: Kind) -> Option<Kind> {
    let left = |words: &[&str]| lex::contains(chars, clause.part, quantity.start, words);
    match chapter {
        Kind::Target if left(DONE) && !left(PROMISE) => Some(Kind::Baseline),
        Kind::Baseline if left(&["力争", "争取到", "目标是", "预期目标"]) => Some(Kind::Target),
        _ => None,
    }
}

/// The class of a statement by its words.
pub fn class(chars: &[char], quantity: &Quantity, clause: &Clause, kind: Kind) -> Class {
    if is_comparator(chars, quantity, clause) {
        return Class::Comparator;
    }
    if is_scope(chars, quantity, clause) {
        return Class::Scope;
    }
    if is_technical(chars, quantity, clause) {
        return Class::Technical;
    }
    match kind {
        Kind::Baseline => Class::Fact,
        Kind::Target => Class::Plan,
    }
}

/// 低于全省38.2%的平均值, 全省平均水平（分别为1566件）, 全国为3.1%.
fn is_comparator(chars: &[char], quantity: &Quantity, clause: &Clause) -> bool {
    const OTHERS: &[&str] = &[
        "全省", "全国", "全球", "世界", "全省平均水平", "全国平均水平", "全省平均", "全国平均", "省均",
        "国家",
    ];
    let before = lex::skip_blanks_back(chars, quantity.start);
    let directly = lex::longest_before(chars, before, OTHERS).is_some();
    let in_bracket = clause.bracket
        && lex::longest_before(
            chars,
            clause.part.saturating_sub(1).max(clause.sentence),
            &["全省平均水平", "全国平均水平", "全省平均", "全国平均", "全省", "全国"],
        )
        .is_some();
    let stands = lex::longest_before(
        chars,
        before,
        &["全省为", "全国为", "全省平均为", "全国平均为", "全省平均水平为", "全国平均水平为"],
    );
    directly || in_bracket || stands.is_some()
}

/// 在12个县（市、区）开展: how many places an act covers.
fn is_scope(chars: &[char], quantity: &Quantity, _clause: &Clause) -> bool {
    let before = lex::skip_blanks_back(chars, quantity.start);
    let places =
        ["县", "市", "区", "乡镇", "镇", "村", "设区市", "省", "街道", "领域", "赛道", "重点领域", "行业"];
    lex::before(chars, before, "在") && lex::longest_at(chars, quantity.after_end, &places).is_some()
}

/// 效率超过25%, 比能量超过300Wh/kg: what a research topic is to reach.
fn is_technical(chars: &[char], quantity: &Quantity, clause: &Clause) -> bool {
    const UNITS: &[&str] = &[
        "Wh/kg", "kW", "MW", "GHz", "MHz", "nm", "μm", "mm", "℃", "°C", "MPa", "GPa", "元/kWh", "Wh", "lm",
        "dB", "kV", "mAh", "纳米", "微米",
    ];
    let unit = quantity.unit.as_deref().unwrap_or_default();
    let topic = lex::contains(
        chars,
        0,
        quantity.start.min(12),
        &["重点支持:", "支持方向:", "研究内容:", "主要内容:", "研究方向:", "考核指标:"],
    );
    topic && !lex::contains(chars, clause.sentence, quantity.start, &["到20", "力争", "年产"])
        || UNITS.contains(&unit)
}

/// The area the words name for the quantity: 玉山县达1.56%, 全省38.2%.
pub fn area(chars: &[char], quantity: &Quantity, class: Class) -> Option<String> {
    let closers = ["达到", "达", "为", "有", "的"];
    let mut end = lex::skip_blanks_back(chars, quantity.start);
    while let Some(word) = lex::longest_before(chars, end, &closers) {
        end -= word.chars().count();
    }
    if class == Class::Comparator {
        let words = ["全省", "全国", "全球", "世界"];
        return lex::last_of(chars, quantity.start.saturating_sub(16), quantity.start, &words)
            .map(|(_, word)| word.to_owned());
    }
    let start = end.saturating_sub(3);
    let name: String = chars[start..end].iter().collect();
    let county = ["县", "市", "区"].iter().any(|suffix| name.ends_with(suffix));
    let generic = ["全", "我", "各", "个", "设", "园", "新", "地", "省", "、", "，"]
        .iter()
        .any(|word| name.contains(word));
    (county && !generic && name.chars().all(char::is_alphabetic) && name.chars().count() == 3).then_some(name)
}

/// How firmly the quantity is promised.
pub fn strength(chars: &[char], quantity: &Quantity, clause: &Clause, kind: Kind) -> Strength {
    let opening = (clause.start + 8).min(quantity.start);
    if kind == Kind::Baseline {
        Strength::Firm
    } else if lex::contains(chars, clause.part, quantity.start, STRIVING) {
        Strength::Striving
    } else if lex::contains(chars, clause.start, opening, WORKING) {
        Strength::Working
    } else {
        Strength::Firm
    }
}

/// The words that qualify the quantity, in the order printed, joined with `、`.
pub fn qualifier(chars: &[char], quantity: &Quantity, clause: &Clause, kind: Kind) -> Option<String> {
    let looked = if kind == Kind::Target { clause.part } else { quantity.start };
    let striving = lex::last_of(chars, looked, quantity.start, STRIVING).map(|(_, word)| word);
    let before = quantity.before.filter(|word| *word != "为");
    let words: Vec<&str> = [striving, before, quantity.inner, quantity.after].into_iter().flatten().collect();
    (!words.is_empty()).then(|| words.join("、"))
}

/// The comparison the words imply.
pub fn operator(quantity: &Quantity, down: bool) -> Operator {
    match (quantity.before, quantity.after.or(quantity.inner)) {
        (Some("突破" | "超过" | "超" | "高于" | "多于" | "大于" | "逾" | ">"), _) => {
            Operator::MoreThan
        }
        (Some("低于" | "少于" | "小于" | "<"), _) => Operator::LessThan,
        (Some("不超过" | "不高于" | "不大于" | "不多于" | "至多" | "最多" | "控制在" | "≤"), _) => {
            Operator::AtMost
        }
        (_, Some("以内" | "之内" | "以下" | "及以下")) => Operator::AtMost,
        (_, Some("左右" | "上下")) | (Some("约" | "大约" | "约为" | "近" | "将近" | "接近" | "约达"), _) => {
            Operator::About
        }
        (_, Some("以上" | "及以上" | "余" | "多" | "有余")) => Operator::AtLeast,
        (Some("不低于" | "不少于" | "不小于" | "至少" | "最少" | "≥"), _) => Operator::AtLeast,
        (Some("达到" | "达" | "总数达" | "稳定在" | "保持在"), _) if !down => Operator::AtLeast,
        _ => Operator::Equal,
    }
}

/// Marks the words around the quantity give it.
pub fn flags(chars: &[char], quantity: &Quantity, clause: &Clause) -> Vec<Flag> {
    let left = |words: &[&str]| lex::contains(chars, clause.start, quantity.start, words);
    let mut flags = Vec::new();
    let mut mark = |flag, holds: bool| {
        if holds {
            flags.push(flag);
        }
    };
    mark(Flag::Forecast, left(&["预计", "预测", "预期达"]));
    mark(Flag::Cumulative, left(&["累计", "合计", "总计", "共计"]));
    mark(Flag::Yearly, left(&["每年", "年均", "年平均"]));
    mark(Flag::Part, lex::contains(chars, clause.part, quantity.start, &["其中"]));
    mark(Flag::ChineseNumeral, quantity.chinese);
    let printed = chars[quantity.start..quantity.end].last();
    let digit_last = printed.is_some_and(char::is_ascii_digit);
    mark(Flag::UnitElsewhere, quantity.unit.is_some() && digit_last && !quantity.chinese);
    flags
}
