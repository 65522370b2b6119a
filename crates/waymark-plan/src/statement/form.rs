//! How a number is meant: a stock, an addition, a rate, a factor, works done.

use std::collections::HashMap;
use std::sync::LazyLock;

use waymark_core::{Change, Form, Value};

use crate::grammar::quantity::Quantity;
use crate::lex;
use crate::statement::clause::Clause;

/// Words of change; what they make of a number depends on its unit.
const UP: &[&str] = &[
    "增长",
    "增加",
    "提高",
    "提升",
    "上升",
    "上涨",
    "扩大",
    "回升",
    "增",
    "升高",
    "增幅",
    "增速",
    "涨幅",
    "增产",
    "加快",
    "多增",
    "上调",
    "增收",
    "攀升",
    "跃升",
    "涨",
    "增长率",
];
const DOWN: &[&str] = &[
    "下降",
    "减少",
    "降低",
    "回落",
    "缩小",
    "收窄",
    "压减",
    "压缩",
    "精简",
    "下调",
    "缩短",
    "降幅",
    "减",
    "降",
    "节约",
    "改善",
    "降耗",
    "下跌",
    "减免",
    "下滑",
    "缩减",
    "递减",
    "减时间",
    "减材料",
    "负增长",
    "萎缩",
    "节省",
    "削减",
    "少增",
    "减亏",
    "净减少",
    "减排",
];

/// A change that arrives somewhere: the number is the new level.
const ARRIVE: &[&str] = &[
    "增长到",
    "增长至",
    "增加到",
    "增加至",
    "增至",
    "增到",
    "提高到",
    "提高至",
    "提升到",
    "提升至",
    "上升到",
    "上升至",
    "升至",
    "升到",
    "跃升至",
    "跃升到",
    "扩大到",
    "扩大至",
    "扩展到",
    "拓展到",
    "拓展至",
    "下降到",
    "下降至",
    "降到",
    "降至",
    "降低到",
    "降低至",
    "减少到",
    "减少至",
    "减至",
    "缩小到",
    "缩小至",
    "压缩到",
    "压缩至",
    "压减到",
    "压减至",
    "缩短到",
    "缩短至",
    "回落到",
    "回落至",
    "调整为",
    "调整到",
    "精简到",
    "精简至",
    "恢复到",
    "恢复至",
    "变为",
    "发展到",
    "提高为",
    "攀升至",
    "收窄至",
    "回升至",
];

/// Words that only say the number is there.
const STAND: &[&str] = &[
    "达到",
    "达",
    "为",
    "占",
    "是",
    "有",
    "拥有",
    "总数",
    "保持在",
    "稳定在",
    "控制在",
    "维持在",
    "共有",
    "现有",
    "建有",
    "设有",
    "总量",
    "总额",
    "累计达",
    "总产量",
    "总产",
    "迈上",
    "跨越",
];

/// Words that measure a distance to another value, not a change.
const GAPS: &[&str] = &["高于", "快于", "高出", "优于", "低于", "慢于", "贡献", "拉动增长", "拉动经济增长"];

/// Additions said to be new.
const NEW: &[&str] = &[
    "新增",
    "净增",
    "新建",
    "新认定",
    "新培育",
    "新引进",
    "新批",
    "新获批",
    "新设立",
    "新设",
    "新开工",
    "新入选",
    "新创建",
    "新开发",
    "新退出",
    "新登记",
    "新组建",
    "新建成",
    "新开通",
    "新签",
    "新评",
    "新评定",
    "新改",
    "新投产",
    "新上",
    "新申报",
    "新获",
    "新成立",
    "新布局",
    "再增加",
    "再建",
    "增设",
    "新注册",
    "新立项",
    "新招",
];

/// New and renewed works together are works.
const RENEWED: &[&str] = &["新改扩建", "新建改建", "新建改造", "新建和改造", "新改建", "新(改、扩)建"];

/// Acts whose number is what was done or shall be done.
const ACTS: &[&str] = &[
    "建成",
    "建设",
    "组建",
    "创建",
    "打造",
    "建立",
    "设立",
    "成立",
    "改造",
    "完成",
    "实施",
    "开展",
    "举办",
    "引进",
    "培育",
    "培养",
    "选派",
    "派出",
    "进驻",
    "评定",
    "认定",
    "获批",
    "获得",
    "申报",
    "立项",
    "争取",
    "投入",
    "发放",
    "培训",
    "制定",
    "出台",
    "办理",
    "化解",
    "关停",
    "清理",
    "整治",
    "开工",
    "落地",
    "签约",
    "吸引",
    "支持",
    "推进",
    "安排",
    "发行",
    "布局",
    "谋划",
    "攻克",
    "突破关键",
    "转化",
    "孵化",
    "招引",
    "招收",
    "盘活",
    "退出",
    "筹集",
    "筹建",
    "惠及",
    "解决",
    "救助",
    "资助",
    "供应",
    "交付",
    "修复",
    "治理",
    "造林",
    "入选",
    "入围",
    "上榜",
    "推广",
    "推出",
    "复制",
    "提请",
    "修订",
    "审议",
    "减负",
    "减税降费",
    "收购",
    "淘汰",
    "压减产能",
    "整改",
    "承担",
    "牵头",
    "参与",
    "共建",
    "搭建",
    "遴选",
    "征集",
    "组织",
    "帮助",
    "服务",
    "带动",
    "提供",
    "输送",
    "储备",
    "启动",
    "投产",
    "投用",
    "开通",
    "打通",
    "新改扩建",
    "扶持",
    "选树",
    "评选",
    "奖励",
    "授予",
    "归集",
    "录用",
    "安置",
    "聘请",
    "柔性",
    "达成",
    "落户",
    "奖项",
    "等奖",
    "自主培养",
    "取得",
    "减免",
    "调解",
    "推介",
    "选送",
    "引育",
    "开设",
    "推荐",
    "集聚",
    "汇聚",
    "开放",
    "招聘",
    "引导",
    "拉动",
    "改造提升",
    "建设提升",
    "整合提升",
    "提升改造",
    "优化提升",
    "关闭压缩",
    "维护提升",
    "关闭",
    "拆除",
];

/// Nouns whose percentage is a rate of change.
const RATES: &[&str] = &[
    "增速",
    "增长率",
    "增幅",
    "涨幅",
    "降幅",
    "增长速度",
    "增长目标",
    "递增",
    "年均增长",
    "同比",
    "环比",
    "增长预期",
];

/// Nouns and names that contain a word of change or an act without meaning it.
const NAMES: &[&str] = &[
    "增加值",
    "上市公司",
    "增长极",
    "自然增长率",
    "新建商品房",
    "新建商品住宅",
    "新签合同",
    "新型",
    "高新",
    "创新",
    "提升工程",
    "提升行动",
    "增长点",
    "倍增",
    "改造升级",
    "转型升级",
    "提质提升",
    "国家重点支持",
    "有效",
    "有机",
    "有色",
    "国有",
    "所有",
    "有望",
    "具有",
    "占地",
    "占比",
    "作为",
    "成为",
    "为主",
    "行为",
];

/// How the quantity is meant, and which way it changes.
pub fn form(chars: &[char], quantity: &Quantity, clause: &Clause) -> (Form, Option<Change>) {
    let unit = quantity.unit.as_deref().unwrap_or_default();
    let bound = bound_start(chars, quantity);
    let word = governing(chars, bound, clause);
    let change = word.as_ref().and_then(|word| direction(word));
    let form = if matches!(quantity.value, Value::Range(..)) {
        Form::Range
    } else if unit == "倍" {
        factor(word)
    } else if unit.ends_with("百分点") || unit.ends_with("千分点") {
        points(word)
    } else if unit == "%" || unit == "‰" {
        share(chars, quantity, clause, word)
    } else {
        amount(chars, quantity, clause, word, bound)
    };
    (form, change)
}

/// A governing word: what sort of word it is, and whether it stands right before the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Word {
    text: &'static str,
    sort: Sort,
    adjacent: bool,
    own: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Up,
    Down,
    Gap,
    Arrive,
    Stand,
    New,
    Renewed,
    Act,
}

static WORDS: LazyLock<HashMap<&'static str, Sort>> = LazyLock::new(|| {
    let lists = [
        (UP, Sort::Up),
        (DOWN, Sort::Down),
        (GAPS, Sort::Gap),
        (ARRIVE, Sort::Arrive),
        (STAND, Sort::Stand),
        (NEW, Sort::New),
        (RENEWED, Sort::Renewed),
        (ACTS, Sort::Act),
    ];
    lists.into_iter().flat_map(|(words, sort)| words.iter().map(move |word| (*word, sort))).collect()
});

static LISTED: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| WORDS.keys().copied().chain(NAMES.iter().copied()).collect());

/// The words of a span from right to left, names passed over.
fn words_back(chars: &[char], from: usize, to: usize, own: usize) -> impl Iterator<Item = Word> {
    let mut end = to;
    std::iter::from_fn(move || {
        loop {
            let (at, text) = lex::longest_ending(chars, from, end, &LISTED)?;
            let after = at + text.chars().count();
            end = at;
            let Some(sort) = WORDS.get(text).copied() else { continue };
            let adjacent = lex::skip_blanks(chars, after) >= to;
            let single = text.chars().count() == 1;
            if single && !adjacent {
                continue;
            }
            let renewed = sort == Sort::Act && is_new(chars, at);
            let sort = if renewed { Sort::New } else { sort };
            return Some(Word { text, sort, adjacent, own: at >= own });
        }
    })
}

/// 新供应, 新引育: an act said to be new, other than 创新, 更新 and the like.
fn is_new(chars: &[char], at: usize) -> bool {
    at >= 1 && chars[at - 1] == '新' && (at < 2 || !"创更高革全翻最刷焕".contains(chars[at - 2]))
}

/// The word that governs the number: the nearest, but one that only says that the number is
/// there yields to 新增 in the same member of a list, and a list shares the verb that opens it.
fn governing(chars: &[char], bound: usize, clause: &Clause) -> Option<Word> {
    let words: Vec<Word> = words_back(chars, clause.start, bound, clause.own).collect();
    let nearest = *words.first()?;
    let new = words.iter().copied().find(|word| matches!(word.sort, Sort::New | Sort::Renewed));
    match (nearest.sort, new) {
        (Sort::Stand, Some(new)) if new.own => Some(new),
        (Sort::Stand, _) if nearest.own => Some(nearest),
        (Sort::Act, Some(new)) => Some(new),
        (Sort::Stand, _) => {
            words.into_iter().find(|word| matches!(word.sort, Sort::New | Sort::Act)).or(Some(nearest))
        }
        _ => Some(nearest),
    }
}

/// Where the words that bound the number (超过, 约, 不低于) begin.
fn bound_start(chars: &[char], quantity: &Quantity) -> usize {
    const BOUNDS: &[&str] = &[
        "不低于",
        "不少于",
        "不高于",
        "不超过",
        "至少",
        "突破",
        "超过",
        "超",
        "逾",
        "约",
        "大约",
        "近",
        "将近",
        "接近",
        "仅",
        "只有",
        "了",
        "约为",
        "过",
        "≥",
        "力争",
        "预计",
    ];
    let mut start = lex::skip_blanks_back(chars, quantity.start);
    while let Some(word) = lex::longest_before(chars, start, BOUNDS) {
        start = lex::skip_blanks_back(chars, start - word.chars().count());
    }
    start
}

fn direction(word: &Word) -> Option<Change> {
    match word.sort {
        Sort::Down => Some(Change::Down),
        Sort::Up | Sort::New => Some(Change::Up),
        _ => None,
    }
}

/// 增长2倍 multiplies; 增长到2倍 or 是…的2倍 is a ratio.
fn factor(word: Option<Word>) -> Form {
    match word.map(|word| word.sort) {
        Some(Sort::Arrive) => Form::Level,
        _ => Form::Multiple,
    }
}

/// Percentage points: an absolute change, unless they measure a gap or a contribution.
fn points(word: Option<Word>) -> Form {
    match word.map(|word| word.sort) {
        Some(Sort::Up | Sort::Down) => Form::Increment,
        _ => Form::Level,
    }
}

/// Per cent: a rate of change by a word of change or a noun of rate, else a share.
fn share(chars: &[char], quantity: &Quantity, clause: &Clause, word: Option<Word>) -> Form {
    let tail = clause.own_end.min(quantity.after_end + 6);
    let after = lex::contains(chars, quantity.after_end, tail, &["增长", "增速", "速度"]);
    let rate = lex::contains(chars, clause.own, quantity.start, RATES)
        && !lex::contains(chars, clause.own, quantity.start, &["自然增长率"]);
    match word.map(|word| word.sort) {
        _ if rate || after => Form::Growth,
        Some(Sort::Up | Sort::Down) => Form::Growth,
        Some(Sort::Stand) if lex::contains(chars, clause.start, quantity.start, RATES) => Form::Growth,
        _ => Form::Level,
    }
}

/// Any other unit: an addition, works done, or a stock.
fn amount(chars: &[char], quantity: &Quantity, clause: &Clause, word: Option<Word>, bound: usize) -> Form {
    let left = |words: &[&str]| lex::contains(chars, clause.own, quantity.start, words);
    let money = quantity.unit.as_deref().is_some_and(|unit| unit.ends_with('元'));
    let flow = money && left(&["投资", "销售收入", "产值", "零售总额"]) && !left(NEW);
    let bare_bound = bound <= lex::skip_blanks(chars, clause.own + 1) && bound < quantity.start;
    let force = lex::contains(chars, quantity.end, clause.own_end, &["队伍"]);
    if flow || force || bare_bound && clause.own > clause.start {
        return Form::Level;
    }
    let noun_follows = chars.get(quantity.after_end).is_some_and(|c| c.is_alphabetic());
    match word {
        Some(word) => match word.sort {
            Sort::Renewed | Sort::Act => Form::Count,
            Sort::New => Form::Increment,
            Sort::Up | Sort::Down if word.adjacent || money => Form::Increment,
            Sort::Up | Sort::Down => Form::Count,
            Sort::Stand | Sort::Arrive | Sort::Gap => Form::Level,
        },
        None if quantity.before.is_some() || money => Form::Level,
        None => earlier(chars, clause).unwrap_or(if noun_follows { Form::Count } else { Form::Level }),
    }
}

/// A clause without a verb continues the one before: 谋划专项5项，省级计划180项.
fn earlier(chars: &[char], clause: &Clause) -> Option<Form> {
    words_back(chars, clause.part, clause.start, clause.start).find_map(|word| match word.sort {
        Sort::New => Some(Form::Increment),
        Sort::Act | Sort::Renewed => Some(Form::Count),
        _ => None,
    })
}

#[cfg(test)]
mod tests;
