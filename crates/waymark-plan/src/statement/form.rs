//! How a number is meant: a stock, an addition, a rate, a factor, works done.

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
    "拉动",
    "增长率",
    "高于",
    "快于",
    "高出",
    "优于",
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
    "低于",
    "慢于",
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
];

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
    "新型",
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
    "开行",
    "打通",
    "新改扩建",
    "扶持",
    "选树",
    "评选",
    "奖励",
    "授予",
    "上市",
    "挂牌",
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

/// How the quantity is meant, and which way it changes.
pub fn form(chars: &[char], quantity: &Quantity, clause: &Clause) -> (Form, Option<Change>) {
    let unit = quantity.unit.as_deref().unwrap_or_default();
    let word = governing(chars, quantity, clause);
    let change = word.and_then(|word| direction(word, unit));
    let form = if matches!(quantity.value, Value::Range(..)) {
        Form::Range
    } else if unit == "倍" {
        if word.is_some_and(|word| ARRIVE.contains(&word)) { Form::Level } else { Form::Multiple }
    } else if unit.ends_with("百分点") {
        points(word)
    } else if unit == "%" || unit == "‰" {
        share(chars, quantity, clause, word)
    } else {
        amount(chars, quantity, clause, word)
    };
    (form, change)
}

/// The word that governs the quantity: the nearest before it in its clause, words that only
/// say that the number is there passed over when a stronger one stands before them.
fn governing(chars: &[char], quantity: &Quantity, clause: &Clause) -> Option<&'static str> {
    static WORDS: std::sync::LazyLock<Vec<&'static str>> =
        std::sync::LazyLock::new(|| [UP, DOWN, ARRIVE, STAND, NEW, RENEWED, ACTS].concat());
    let mut end = bound_start(chars, quantity);
    let mut standing = None;
    while let Some((at, word)) = lex::last_of(chars, clause.start, end, &WORDS) {
        let (at, word) = widen(chars, clause.start, at, word, &WORDS);
        let single = word.chars().count() == 1 && !STAND.contains(&word);
        if single && at + 1 != bound_start(chars, quantity) {
            end = at;
            continue;
        }
        if !STAND.contains(&word) {
            let near = standing.is_none() || NEW.contains(&word) || RENEWED.contains(&word);
            return if near { Some(word) } else { standing };
        }
        standing.get_or_insert(word);
        end = at;
    }
    standing
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
        "多",
        "过",
        "以上",
        "≥",
    ];
    let mut start = lex::skip_blanks_back(chars, quantity.start);
    while let Some(word) = lex::longest_before(chars, start, BOUNDS) {
        start = lex::skip_blanks_back(chars, start - word.chars().count());
    }
    start
}

/// A longer word may begin further left: 提升至 found as 升至.
fn widen(
    chars: &[char],
    from: usize,
    at: usize,
    word: &'static str,
    words: &[&'static str],
) -> (usize, &'static str) {
    let end = at + word.chars().count();
    lex::longest_before(&chars[from..], end - from, words)
        .map_or((at, word), |longest| (end - longest.chars().count(), longest))
}

fn direction(word: &str, unit: &str) -> Option<Change> {
    let gap = ["高于", "快于", "高出", "低于", "慢于", "优于"].contains(&word);
    let proportional = unit.ends_with('%') || unit.ends_with("百分点");
    if ARRIVE.contains(&word) || gap {
        None
    } else if DOWN.contains(&word) {
        Some(Change::Down)
    } else if UP.contains(&word) && (proportional || word != "高于") || NEW.contains(&word) {
        Some(Change::Up)
    } else {
        None
    }
}

/// Percentage points: an absolute change, unless they measure a gap or a contribution.
fn points(word: Option<&'static str>) -> Form {
    let gap = ["高于", "快于", "高出", "低于", "慢于", "拉动", "优于", "贡献"];
    match word {
        Some(word) if gap.contains(&word) => Form::Level,
        Some(word) if UP.contains(&word) || DOWN.contains(&word) => Form::Increment,
        _ => Form::Level,
    }
}

fn share(chars: &[char], quantity: &Quantity, clause: &Clause, word: Option<&'static str>) -> Form {
    let gap = ["高于", "快于", "高出", "低于", "慢于", "优于"];
    let after = lex::contains(
        chars,
        quantity.after_end,
        clause.own_end.min(quantity.after_end + 6),
        &["增长", "增速", "速度"],
    );
    if lex::contains(chars, clause.own, quantity.start, RATES) || after {
        return Form::Growth;
    }
    match word {
        Some(word) if gap.contains(&word) => Form::Level,
        Some(word) if UP.contains(&word) || DOWN.contains(&word) => Form::Growth,
        Some(word) if STAND.contains(&word) && lex::contains(chars, clause.start, quantity.start, RATES) => {
            Form::Growth
        }
        _ => Form::Level,
    }
}

fn amount(chars: &[char], quantity: &Quantity, clause: &Clause, word: Option<&'static str>) -> Form {
    let renewed = lex::contains(chars, clause.start, quantity.start, RENEWED);
    match word {
        Some(_) if renewed => Form::Count,
        Some(word) if NEW.contains(&word) => Form::Increment,
        Some(word) if UP.contains(&word) || DOWN.contains(&word) => Form::Increment,
        Some(word) if ACTS.contains(&word) => Form::Count,
        Some(_) => Form::Level,
        None => Form::Level,
    }
}
