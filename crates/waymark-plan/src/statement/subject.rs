//! What a number is about, as a noun phrase one would write in a table.

use crate::grammar::period::{Mention, Role};
use crate::grammar::quantity::{BEFORE, Quantity};
use crate::lex;
use crate::statement::clause::Clause;

/// Words that open a clause and name nothing.
const OPENERS: &[&str] = &[
    "到", "至", "截至", "截止", "年底", "末", "底", "，", "、", "。", ";", ":", " ", "其中", "同时", "全市",
    "全省", "全县", "全区", "我市", "我省", "我县", "我区", "全州", "期间", "时期", "力争", "争取", "努力",
    "确保", "实现", "推动", "推进", "加快", "促进", "共有", "共", "已", "已有", "现有", "拥有", "建有", "有",
    "累计", "预计", "并", "以及", "和", "与", "及", "将", "使", "让", "把", "对", "要", "继续", "新", "全面",
    "积极", "成功", "进一步", "先后", "分别", "的", "在", "从", "由", "自", "据", "约", "大力", "全力",
    "着力", "稳步", "持续", "合计", "总计", "初步", "基本", "也", "又", "还", "再", "达到", "达", "仅为",
    "均", "都", "各", "当年", "全年", "目前", "主要", "预期", "目标是", "一是", "二是", "三是", "四是",
    "五是", "六是", "获", "以", "使得", "带动", "我市有", "全市有", "全省有", "我省有", "首批", "首期规模",
];

/// Words right before a number that are not part of its subject.
const CLOSERS: &[&str] = &[
    "达到", "达", "为", "是", "有", "共", "共有", "总数达", "突破", "超过", "超", "近", "约", "仅", "仅为",
    "只有", "保持在", "稳定在", "控制在", "维持在", "提高到", "提高至", "提升到", "提升至", "增长到",
    "增长至", "增加到", "增加至", "增至", "增到", "升至", "上升到", "上升至", "下降到", "下降至", "降到",
    "降至", "降低到", "降低至", "减少到", "减少至", "缩小到", "缩小至", "从", "由", "扩大到", "扩大至",
    "压缩到", "压缩至", "缩短到", "缩短至", "发展到", "调整为", "增长", "增加", "提高", "提升", "上升",
    "下降", "减少", "降低", "回落", "上涨", "扩大", "缩小", "压减", "精简", "压缩", "缩短", "同比", "环比",
    "年均", "分别", "均", "累计", "合计", "总计", "实现", "完成", "不低于", "不少于", "不超过", "不高于",
    "力争", "争取", "新增", "净增", "等", "、", "，", " ", "至", "到", "了", "比上年", "较上年", "跃升至",
    "攀升至", "接近", "逾", "高于", "低于", "每年", "也", "已", "都", "将", "预计", "预期", "目标", "(",
    "各", "约为", "累计达", "合计达", "总额达", "约达", "分别为", "分别达", "分别达到", "保持", "已在全市",
    "在全市", "在全省", "在全县", "预计提高到", "预计达", "继续保持", "迈上", "跨越", "连续跨越", "形成",
    "覆盖", "通达",
];

/// Acts that stay with the noun after the number: 组建1个…, 新增10个….
const ACTS: &[&str] = &[
    "新增", "净增", "新建", "新批", "新认定", "新培育", "新引进", "新设立", "组建", "建设", "建成", "创建",
    "打造", "引进", "培育", "培养", "选派", "谋划", "申报", "获批", "实施", "改造", "完成", "举办", "开展",
    "制定", "出台", "建立", "设立", "布局", "推广", "评定", "认定", "进驻", "开工", "开通", "发放", "培训",
    "支持", "争取", "新改扩建", "新开工", "新登记", "新入选", "新创建", "招引", "孵化", "攻克", "转化",
];

/// The subject of a quantity; `inherited` is that of the quantity before it.
pub fn subject(
    chars: &[char],
    quantity: &Quantity,
    clause: &Clause,
    mentions: &[Mention],
    inherited: Option<&str>,
) -> Option<String> {
    if quantity.start > 0 && chars[quantity.start - 1] == ':' && inherited.is_some() {
        return inherited.map(str::to_owned); // 8.7:41.2:50.1
    }
    let left = left_phrase(chars, quantity, clause, mentions);
    if let Some(noun) = right_phrase(chars, quantity, clause) {
        if quantity.chinese && quantity.unit.as_deref() == Some("亿元") {
            return Some(format!("{noun}规模")); // 千亿光伏产业
        }
        let act = act_before(chars, quantity, clause);
        let lead = left.filter(|left| left.ends_with('的')).unwrap_or_default();
        return Some(format!("{}{}{}", act.unwrap_or_default(), lead, noun));
    }
    match (left, inherited) {
        (Some(left), Some(inherited)) => {
            let first = !chars[clause.start..quantity.start].iter().any(char::is_ascii_digit);
            let part = lex::at(chars, clause.start, "其中") && (first || inherited.contains('（'));
            Some(complete(left, inherited, quantity, part))
        }
        (None, Some(inherited)) if quantity.before == Some("总数达") => Some(root(inherited).to_owned()),
        (left, inherited) => left.or_else(|| inherited.map(str::to_owned)),
    }
}

/// What a subject is about without what is done to it or how it changes.
fn root(subject: &str) -> &str {
    let root = ACTS.iter().fold(subject, |root, act| root.strip_prefix(act).unwrap_or(root));
    root.trim_end_matches("增速").trim_end_matches("降幅")
}

/// 总量达474万户, 占比5%, 全省总额的5.91%: a head that says nothing without the subject before it.
fn complete(left: String, inherited: &str, quantity: &Quantity, part: bool) -> String {
    const HEADS: &[&str] = &[
        "增速", "增幅", "总量", "总额", "总数", "占比", "比重", "总产量", "总产", "平均值", "占全国份额",
        "数量", "规模",
    ];
    let root = root(inherited);
    let share = quantity.unit.as_deref() == Some("%");
    if share
        && ["全省", "全国", "全市"].iter().any(|whole| left.starts_with(whole))
        && left.ends_with(['额', '量', '数'])
    {
        return format!("{root}占{left}比重");
    }
    let whole = root.split('（').next().unwrap_or(root);
    if part && left.chars().count() <= 5 && whole != left {
        return format!("{whole}（{left}）");
    }
    if HEADS.contains(&left.as_str()) || left.starts_with("增速") && left.chars().count() < 14 {
        return format!("{root}{left}");
    }
    left
}

/// The noun before the number: 高新技术企业 in 高新技术企业总数达1000家. A list without figures
/// of its own belongs to it whole: 中小学、幼儿园4868所.
fn left_phrase(chars: &[char], quantity: &Quantity, clause: &Clause, mentions: &[Mention]) -> Option<String> {
    const LONGEST: usize = 24;
    let figures = chars[clause.start..clause.own].iter().any(char::is_ascii_digit);
    let whole = (clause.own > clause.start && !figures)
        .then(|| trim(chars, clause.start, quantity.start, mentions))
        .flatten()
        .filter(|phrase| phrase.chars().count() <= LONGEST);
    whole.or_else(|| trim(chars, clause.own, quantity.start, mentions))
}

fn trim(chars: &[char], start: usize, end: usize, mentions: &[Mention]) -> Option<String> {
    let (mut start, mut end) = (start, end);
    for mention in mentions {
        if mention.end <= start || mention.end > end {
            continue;
        }
        // 规模比2020年翻一番: what is compared stands before the 比.
        let compared = mention
            .start
            .checked_sub(1)
            .filter(|at| mention.role == Role::Base && *at > start + 1 && matches!(chars[*at], '比' | '较'));
        match compared {
            Some(at) => end = at,
            None => start = mention.end,
        }
        if compared.is_some() {
            break;
        }
    }
    while let Some(word) = lex::longest_before(&chars[start..], end - start, CLOSERS)
        .or_else(|| lex::longest_before(&chars[start..], end - start, BEFORE))
    {
        end -= word.chars().count();
    }
    while let Some(word) = opener(chars, start, end) {
        start += word.chars().count();
    }
    let phrase: String = chars[start..end].iter().filter(|c| **c != ' ').collect();
    let phrase = phrase.trim_matches(|c: char| "，、;:(的".contains(c));
    (phrase.chars().count() >= 2).then(|| phrase.to_owned())
}

/// An opening word, unless the whole rest would be eaten by it.
fn opener(chars: &[char], start: usize, end: usize) -> Option<&'static str> {
    let word = lex::longest_at(&chars[..end], start, OPENERS)?;
    // 全市有效发明专利: here 有 belongs to the noun.
    let after = start + word.chars().count();
    if word.ends_with('有') && chars.get(after).is_some_and(|c| "效机色关线限偿利望序源".contains(*c))
    {
        return word.strip_suffix('有').filter(|rest| !rest.is_empty());
    }
    let single = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    // A single character may begin a noun (有效发明专利, 新能源汽车, 对外贸易).
    let safe = [
        "到", "至", "末", "底", "已", "将", "使", "让", "把", "要", "并", "也", "又", "还", "均", "都", "从",
        "由", "在", "的", "约",
    ];
    (!single || safe.contains(&word)).then_some(word)
}

/// The noun after the number: 国家级技术创新中心 in 组建1个国家级技术创新中心.
fn right_phrase(chars: &[char], quantity: &Quantity, clause: &Clause) -> Option<String> {
    const STOPS: &[&str] = &[
        "，", "。", ";", ":", "!", "?", "(", ")", "、", "获批", "获得", "入选", "达", "占", "和", "与", "及",
        "完成", "实现", "，其中", "被", "提供", "建成", "开工", "投产", "投用", "落户", "落地", "用于",
        "开展", "进行", "列入", "纳入", "实施", "挂牌",
    ];
    const NOT_NOUN: &[&str] = &[
        "以", "，", "左右", "的增", "的速", "提升", "提高", "增长", "增加", "减少", "降低", "下降", "上升",
        "上涨", "居全", "居中", "居第", "居首", "位居", "预计", "预期", "力争", "位列", "占", "比上", "较",
        "同比", "高于", "低于", "高出", "全国", "全省", "用于", "支持", "获", "立项", "入选", "是", "为",
        "并", "且", "等", "已", "均", "缩小", "扩大", "升至", "升到", "到", "至", "跃", "提前", "增至",
        "降至", "达", "全面", "基本", "正式", "成功", "顺利", "有序", "（", "预期",
    ];
    let start = lex::skip_blanks(chars, quantity.after_end);
    if lex::longest_at(chars, start, NOT_NOUN).is_some() {
        return None;
    }
    let whole = &chars[start.min(clause.end)..clause.end];
    let head = whole.iter().rposition(|c| *c == '的').filter(|_| !whole.iter().any(char::is_ascii_digit));
    let start = head.map_or(start, |at| start + at + 1);
    let limit = if head.is_some() { clause.end } else { clause.own_end };
    let end = lex::first_of(chars, start, limit, STOPS).map_or(limit, |(at, _)| at);
    let noun: String = chars[start.min(end)..end].iter().filter(|c| **c != ' ').collect();
    let noun = noun.trim_start_matches('的').trim_end_matches(['的', '等']);
    (noun.chars().count() >= 2 && noun.chars().any(char::is_alphabetic)).then(|| noun.to_owned())
}

fn act_before(chars: &[char], quantity: &Quantity, clause: &Clause) -> Option<&'static str> {
    lex::last_of(chars, clause.start, quantity.start, ACTS).map(|(_, word)| word)
}

/// The members of 城镇、农村居民…分别增长4.3%、5.5%: the subject of the `index`-th number.
pub fn respective(chars: &[char], clause: &Clause, first: &Quantity, index: usize) -> Option<String> {
    let (at, _) = lex::last_of(chars, clause.start, first.start, &["分别"])?;
    let phrase: String = chars[clause.start..at].iter().filter(|c| **c != ' ').collect();
    let members: Vec<&str> = phrase.split(['、', '和', '与']).collect();
    let member = members.get(index).filter(|member| !member.is_empty())?;
    let head = members.last()?;
    let common = shared_tail(member, head);
    Some(format!("{member}{common}"))
}

/// What a member leaves unsaid and the last one says: 居民人均可支配收入 for 城镇 beside
/// 农村居民人均可支配收入, 增加值 for 战略性新兴产业 beside 高新技术产业增加值.
fn shared_tail<'a>(member: &str, last: &'a str) -> &'a str {
    const MEASURES: &[&str] = &[
        "增加值", "总产值", "产值", "营业收入", "收入", "人均可支配收入", "人数", "起数", "件数", "产量",
        "销量", "总额", "比重", "占比", "面积", "投资", "出口", "进口",
    ];
    let measure =
        |text: &str| MEASURES.iter().filter(|measure| text.ends_with(**measure)).map(|m| m.len()).max();
    let count = member.chars().count();
    if member == last || measure(member).is_some() || last.chars().count() <= count {
        return "";
    }
    if count <= 2 {
        let skip = last.char_indices().nth(count).map_or(last.len(), |(at, _)| at);
        return &last[skip..];
    }
    measure(last).map_or("", |length| &last[last.len() - length..])
}
