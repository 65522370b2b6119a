//! What looks like a quantity and states none: names, ordinals, labels, spans of time.
//!
//! One rule, one function; each says with an example what it keeps out.

use crate::grammar::quantity::Quantity;
use crate::lex;

/// A quantity in its line, with what is printed around it.
struct Place<'a> {
    chars: &'a [char],
    quantity: &'a Quantity,
    unit: &'a str,
    mask: &'a Mask,
}

/// Which characters stand in the title of a document or in quotation marks.
#[derive(Debug, Clone)]
pub struct Mask {
    /// Inside 《…》 or 〈…〉.
    pub title: Vec<bool>,
    /// Inside “…” or ‘…’ of at most [`QUOTED_MAX`] characters.
    pub quoted: Vec<bool>,
}

/// Longer quotations are speech with its own statements, not names.
const QUOTED_MAX: usize = 40;

impl Mask {
    /// Finds the titles and quotations of a line. An opening mark without a closing one masks nothing.
    pub fn of(chars: &[char]) -> Self {
        Mask {
            title: spans(chars, &[('《', '》'), ('〈', '〉'), ('<', '>')], 200),
            quoted: spans(chars, &[('“', '”'), ('‘', '’'), ('"', '"'), ('「', '」')], QUOTED_MAX),
        }
    }
}

fn spans(chars: &[char], pairs: &[(char, char)], longest: usize) -> Vec<bool> {
    let mut inside = vec![false; chars.len()];
    let mut at = 0;
    while at < chars.len() {
        let close = pairs.iter().find(|(open, _)| *open == chars[at]).and_then(|(_, close)| {
            let limit = chars.len().min(at + 2 + longest);
            (at + 1..limit).find(|position| chars[*position] == *close)
        });
        match close {
            Some(close) => {
                inside[at..=close].fill(true);
                at = close + 1;
            }
            None => at += 1,
        }
    }
    inside
}

/// Whether the quantity states nothing.
pub fn is_sprung(chars: &[char], quantity: &Quantity, mask: &Mask) -> bool {
    let unit = quantity.unit.as_deref().unwrap_or_default();
    let place = Place { chars, quantity, unit, mask };
    RULES.iter().any(|rule| rule(&place))
}

/// Characters three shares in a row take at most.
const SHARES_MAX: usize = 24;

/// Characters a rule looks back or ahead at most.
const REACH: usize = 600;

type Rule = fn(&Place) -> bool;

const RULES: [Rule; 18] = [
    in_title, in_quotes, in_code, beside_latin, ordinal, rank, per_base, consecutive, age_group,
    span_of_time, speed_or_size_class, threshold_label, own_agenda, named_class, bare_fraction, without_unit,
    chinese_speech, name_by_number,
];

impl Place<'_> {
    fn previous(&self) -> Option<char> {
        self.quantity.start.checked_sub(1).map(|at| self.chars[at])
    }

    fn next(&self) -> Option<char> {
        self.chars.get(self.quantity.end).copied()
    }

    /// Start of the clause the quantity stands in.
    fn clause_start(&self) -> usize {
        let floor = self.quantity.start.saturating_sub(REACH);
        let before = &self.chars[floor..self.quantity.start];
        before.iter().rposition(|c| "，。;:!?(".contains(*c)).map_or(floor, |at| floor + at + 1)
    }

    fn follows(&self, words: &[&str]) -> bool {
        lex::longest_at(self.chars, lex::skip_blanks(self.chars, self.quantity.after_end), words).is_some()
    }

    fn leads(&self, words: &[&str], within: usize) -> bool {
        let from = self.quantity.start.saturating_sub(within).max(self.clause_start());
        lex::contains(self.chars, from, self.quantity.start, words)
    }

    fn counts(&self) -> bool {
        matches!(self.unit, "个" | "项" | "条" | "件" | "类" | "种" | "场" | "次" | "份" | "家" | "处")
    }
}

/// 《科技体制改革16条措施》
fn in_title(place: &Place) -> bool {
    place.mask.title[place.quantity.start]
}

/// “2211”工程, “1小时交通圈”
fn in_quotes(place: &Place) -> bool {
    place.mask.quoted[place.quantity.start]
}

/// 〔2024〕12号, \[1\], 1·24事故, 2+4+N
fn in_code(place: &Place) -> bool {
    let opened = place.previous().is_some_and(|c| "〔[·+_#".contains(c));
    let closed = place.next().is_some_and(|c| "〕]·+_#".contains(c));
    opened || closed && place.quantity.unit.is_none()
}

/// G60, AP1000, PM2.5, V2X: letters right beside the digits.
fn beside_latin(place: &Place) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let hyphen = place.previous() == Some('-')
        && place.quantity.start >= 2
        && place.chars[place.quantity.start - 2].is_ascii_alphanumeric();
    let acronym = ["GDP", "CPI", "PPI", "PMI", "GEP", "R&D"];
    if lex::longest_before(place.chars, place.quantity.start, &acronym).is_some() {
        return place.quantity.unit.is_none();
    }
    letter(place.previous()) || hyphen || place.quantity.unit.is_none() && letter(place.next())
}

/// 第3个, 前10名: a place in an order.
fn ordinal(place: &Place) -> bool {
    let before = lex::skip_blanks_back(place.chars, place.quantity.start);
    lex::longest_before(place.chars, before, &["第", "前", "NO.", "No."]).is_some()
}

/// 居全国6位, 位次前移3位.
fn rank(place: &Place) -> bool {
    place.unit == "位"
        && place.leads(&["居", "列", "排", "位次", "名次", "前移", "跃升", "上升", "第", "进"], 12)
}

/// 每万人, 每10万人, 平均每百户: what something is counted per.
fn per_base(place: &Place) -> bool {
    matches!(place.previous(), Some('每'))
}

/// 连续19年, 连续5个季度.
fn consecutive(place: &Place) -> bool {
    place.leads(&["连续"], 4)
}

/// 60岁以上老年人, 3岁以下婴幼儿.
fn age_group(place: &Place) -> bool {
    place.unit.ends_with('岁') && !place.leads(&["寿命", "年龄", "提高到", "达到", "增至"], 16)
}

/// 1小时交通圈, 24小时, 10分钟生活圈: a span of time, unless something is shortened to it.
fn span_of_time(place: &Place) -> bool {
    let time = ["小时", "分钟", "秒", "天", "个月", "个工作日", "工作日", "学时", "课时", "机时"];
    time.contains(&place.unit)
        && (place
            .follows(&["圈", "生活圈", "交通圈", "高铁圈", "内办", "出行", "直达", "通达", "便民", "服务圈"])
            || !place.leads(
                &[
                    "压缩", "缩短", "减少", "降至", "降到", "控制在", "缩小", "扩大", "提高", "降低", "下降",
                    "压减", "不少于", "不低于", "达到", "达", "为", "节约", "天数", "增加", "时间", "时长",
                    "不超过",
                ],
                16,
            ))
}

/// 时速350公里, 30万吨级, 千亿级.
fn speed_or_size_class(place: &Place) -> bool {
    place.next() == Some('级') || place.follows(&["级"]) || place.leads(&["时速"], 3)
}

/// 经营性收入50万元以上的行政村, 超10亿元的企业, 亿元以上项目: a bound inside a name.
fn threshold_label(place: &Place) -> bool {
    if place.counts()
        || place.unit.ends_with('%')
        || place.unit.ends_with("百分点")
        || place.unit.ends_with('倍')
    {
        return false;
    }
    let chars = place.chars;
    let after = place.quantity.after;
    let bounded = matches!(after, Some("以上" | "及以上" | "以下" | "及以下" | "以内"));
    let over = matches!(place.quantity.before, Some("超" | "超过" | "逾" | "突破" | "达到" | "达"))
        && after.is_none();
    let next = chars.get(place.quantity.after_end).copied().unwrap_or('。');
    let noun_follows = next.is_alphabetic() && !lex::at(chars, place.quantity.after_end, "的目标");
    if bounded && noun_follows {
        return place.unit.ends_with('元') || figure_follows(place);
    }
    over && figure_follows(place)
        && lex::longest_at(
            chars,
            place.quantity.after_end,
            &["的", "县", "企业", "产业", "园区", "集群", "镇", "村", "开发区", "项目"],
        )
        .is_some()
}

/// Whether another number stands later in the clause.
fn figure_follows(place: &Place) -> bool {
    place.chars[place.quantity.after_end..]
        .iter()
        .take(REACH)
        .take_while(|c| !"，。;:!?、".contains(**c))
        .any(char::is_ascii_digit)
}

/// 5个方面, 5个坚持, 10件民生实事: how the text counts its own agenda.
fn own_agenda(place: &Place) -> bool {
    place.counts()
        && place.follows(&[
            "方面", "层面", "维度", "坚持", "聚焦", "更加", "必须", "关键词", "民生实事", "实事", "字", "一",
            "季度", "年度", "五年", "着力", "关系", "专栏", "章", "部分", "必",
        ])
}

/// 三大工程, 10大产业, 500强, 4A级, 5代: a number that is part of a name.
fn named_class(place: &Place) -> bool {
    place.quantity.unit.is_none()
        && place.next().is_some_and(|c| "大强型级代号期类届线路环年月日时点版".contains(c))
}

/// 1/10以上: the parts of a written fraction.
fn bare_fraction(place: &Place) -> bool {
    place.previous() == Some('/') || place.next() == Some('/') && place.quantity.unit.is_none()
}

/// A number without a unit states something only as an index or ratio: 指数达132.5, 收入比降至1.8.
fn without_unit(place: &Place) -> bool {
    if place.quantity.unit.is_some() {
        return false;
    }
    if is_structure(place) {
        return false;
    }
    let ends = place.next().is_none_or(|c| !c.is_alphanumeric() || "提缩下上增降左以的".contains(c));
    let known = ["指数", "倍差", "满意度", "系数", "收入比", "得分", "评分", "之比", "比值", "用水量比"];
    let said = [
        "缩小", "扩大", "提高", "降低", "下降", "达", "达到", "为", "至", "到", "从", "由", "突破", "超过",
        "超", "控制在", "缩小", "扩大", "提高", "降低", "下降", "在", "近", "约",
    ];
    let before = lex::skip_blanks_back(place.chars, place.quantity.start);
    let from = place.quantity.start.saturating_sub(40);
    let changed = lex::longest_before(place.chars, before, &["缩小", "扩大", "提高", "降低", "下降"])
        .is_some()
        && lex::contains(place.chars, from, before, &known);
    !(ends
        && (changed || place.leads(&known, 24))
        && lex::longest_before(place.chars, before, &said).is_some())
}

/// 三次产业结构由8.7:41.2:50.1调整为…: three shares in a row.
fn is_structure(place: &Place) -> bool {
    let chars = place.chars;
    let number = |c: &char| c.is_ascii_digit() || *c == '.';
    let run = |c: &char| number(c) || *c == ':';
    let floor = place.quantity.start.saturating_sub(SHARES_MAX);
    let start =
        chars[floor..place.quantity.start].iter().rposition(|c| !run(c)).map_or(floor, |at| floor + at + 1);
    let end = chars[start..].iter().take(2 * SHARES_MAX).take_while(|c| run(c)).count() + start;
    let run: String = chars[start..end].iter().collect();
    run.split(':').filter(|share| share.parse::<f64>().is_ok_and(|share| share <= 100.0)).count() == 3
        && lex::contains(chars, start.saturating_sub(24), start, &["结构", "比例", "比重", "之比"])
}

/// 千百万行动, 百年未有, 一千多年: Chinese numerals in speech.
fn chinese_speech(place: &Place) -> bool {
    use crate::grammar::number::is_chinese_digit;
    if !place.quantity.chinese {
        return false;
    }
    let beside = place
        .previous()
        .is_some_and(|c| is_chinese_digit(c) || c.is_ascii_digit() || "第数上成几双万亿每余多个".contains(c));
    let unit_is_money = place.unit == "亿元" && place.chars.get(place.quantity.end - 1) != Some(&'元');
    let money_unsaid = unit_is_money
        && !(place.leads(&["打造", "建设", "培育", "形成", "建成"], 4)
            && place.follows(&["产业", "元产业", "光伏", "集群", "园区"])
            || place.follows(&["光伏产业"]));
    beside
        || money_unsaid
        || place.follows(&["年", "强", "级", "行动", "计划", "工程", "分点", "口", "万户", "万"])
}

/// 2211工程, 315体系, 1650产业体系: a number that names a programme.
fn name_by_number(place: &Place) -> bool {
    place.quantity.unit.is_none()
        && lex::longest_at(
            place.chars,
            place.quantity.end,
            &["工程", "计划", "行动", "体系", "战略", "政策", "机制", "模式", "布局"],
        )
        .is_some()
}

#[cfg(test)]
mod tests;
