//! Standings, ranks, memberships, things done and things that grow: promises told by their result.

use waymark_core::MilestoneType;

use crate::lex;
use crate::milestone::clause::Clause;
use crate::milestone::{Candidate, Ground, object, words};
use crate::statement::tone::STRIVING;

type Rule = fn(&Ground, &Clause) -> Option<Candidate>;

/// The rules, the surest first, each with the words without which it need not be asked.
const RULES: &[(Rule, u8)] = &[
    (reached, ALWAYS),
    (moved, MOVED),
    (standing, RAISED),
    (membership, JOINED),
    (done, ALWAYS),
    (grows, ALWAYS),
    (added, MANY),
    (reported, TOWARDS),
    (assessed, ALWAYS),
    (divided, DIVIDED),
];

const ALWAYS: u8 = 0;
const MOVED: u8 = 1;
const RAISED: u8 = 2;
const JOINED: u8 = 4;
const MANY: u8 = 8;
const TOWARDS: u8 = 16;
const DIVIDED: u8 = 32;

/// Which groups of telling words stand in a clause, found in one pass.
fn telling(chars: &[char]) -> u8 {
    let group = |pair: &[char]| match (pair[0], pair[1]) {
        ('位', '次') | ('排', '名') | ('名', '次') => MOVED,
        ('升', '格' | '级') | ('晋', '升' | '级') | ('打', '造') => RAISED,
        ('列', '入') | ('入', '选') | ('迈', '入') | ('跻', '身') | ('进', '入') => RAISED,
        ('纳', '入') => RAISED | DIVIDED,
        ('加', '入') => JOINED,
        ('一', '批') | ('若', '干') => MANY,
        ('向', _) => TOWARDS,
        ('分', '解') | ('落', '实') | ('明', '确') => DIVIDED,
        _ => 0,
    };
    chars.windows(2).fold(0, |told, pair| told | group(pair))
}

/// The promise a clause makes by its result.
pub fn candidate(ground: &Ground, clause: &Clause) -> Option<Candidate> {
    let told = telling(&ground.chars[clause.start..clause.end]);
    let asked = RULES.iter().filter(|(_, needs)| *needs == ALWAYS || told & needs != 0);
    asked.map(|(rule, _)| rule).find_map(|rule| rule(ground, clause))
}

fn whole(ground: &Ground, clause: &Clause, kind: MilestoneType, score: i32) -> Option<Candidate> {
    let start = plain_start(ground, clause);
    let subject = ground.printed(start, clause.end);
    Some(Candidate {
        kind,
        start,
        end: clause.end,
        subject,
        score,
        clause: *clause,
        verb: start,
        chain: None,
    })
}

/// The clause without time and striving words; other adverbs are part of the phrase.
fn plain_start(ground: &Ground, clause: &Clause) -> usize {
    let limit = clause.opens;
    let mut at = clause.start;
    while at < limit {
        if let Some(mention) = ground.scan.mentions.iter().find(|mention| mention.start == at) {
            at = mention.end;
        } else if let Some(word) = lex::longest_at(
            ground.chars,
            at,
            &[
                "力争", "争取", "努力", "力求", "确保", "到", "至", "并", "将", "要", " ", "通过", "推动",
                "推进", "促进", "实现",
            ],
        ) {
            at += word.chars().count();
        } else {
            break;
        }
    }
    at
}

/// 进入全省中上游.
fn reached(ground: &Ground, clause: &Clause) -> Option<Candidate> {
    let says = |words: &[&str]| lex::contains(ground.chars, clause.start, clause.end, words);
    let placed = ends_with(ground, clause, words::RANKS, 4) && says(words::FIELDS) && says(words::REACHING);
    placed.then(|| whole(ground, clause, MilestoneType::Rank, 5 + ground.aims()))?
}

/// 在全省位次前移.
fn moved(ground: &Ground, clause: &Clause) -> Option<Candidate> {
    let says = |words: &[&str]| lex::contains(ground.chars, clause.start, clause.end, words);
    let moved = says(&["位次", "排名", "名次"]) && says(&["前移", "进位", "提升", "上升", "进入"]);
    moved.then(|| whole(ground, clause, MilestoneType::Rank, 5 + ground.aims()))?
}

fn ends_with(ground: &Ground, clause: &Clause, list: &[&str], within: usize) -> bool {
    (clause.end.saturating_sub(within).max(clause.start)..=clause.end)
        .any(|end| lex::longest_before(&ground.chars[clause.start..end], end - clause.start, list).is_some())
}

/// 迈入国家创新型城市行列, 升格为国家高新区, 升级为国家级平台.
fn standing(ground: &Ground, clause: &Clause) -> Option<Candidate> {
    let chars = ground.chars;
    let leveled = || lex::contains(chars, clause.start, clause.end, words::LEVELS);
    let raised = ["升格为", "升格", "晋升为", "晋级为", "升级为", "升级成为", "打造成为"];
    if let Some((at, word)) = lex::first_of(chars, clause.start, clause.end, &raised)
        && leveled()
        && !ground.scan.mask.quoted[at]
    {
        let kind = if word.starts_with("升级") || word == "打造成为" {
            MilestoneType::Increase
        } else {
            MilestoneType::RegionStatus
        };
        return whole(ground, clause, kind, 6);
    }
    let listing = ["纳入国家", "列入国家", "入选国家", "入选全国", "纳入全国", "列入全国"];
    if lex::contains(chars, clause.start, clause.end, &listing)
        && lex::contains(chars, clause.part, clause.end, STRIVING)
    {
        return whole(ground, clause, MilestoneType::RegionStatus, 5);
    }
    let (at, _) = lex::first_of(chars, clause.start, clause.end, &["迈入", "跻身", "进入"])?;
    let listed = ends_with(ground, clause, &["行列", "名单", "序列", "方阵", "梯队"], 0);
    let kind = MilestoneType::RegionStatus;
    (listed && leveled() && !ground.scan.mask.quoted[at]).then(|| whole(ground, clause, kind, 6))?
}

/// 以观察员身份加入科创走廊.
fn membership(ground: &Ground, clause: &Clause) -> Option<Candidate> {
    let chars = ground.chars;
    let (at, _) = lex::first_of(chars, clause.start, clause.end, &["加入"])?;
    let formal = lex::contains(chars, clause.start, at, &["身份"]);
    let bodies = [
        "走廊", "联盟", "组织", "协定", "网络", "都市圈", "城市群", "协会", "走廊”", "联盟”", "理事会",
        "试验区",
    ];
    let body = ends_with(ground, clause, &bodies, 1);
    (formal || body).then(|| whole(ground, clause, MilestoneType::Membership, 6))?
}

/// 技术市场基本建成, 科创城建设取得突破性进展.
fn done(ground: &Ground, clause: &Clause) -> Option<Candidate> {
    let chars = ground.chars;
    let start = plain_start(ground, clause);
    let word = lex::longest_before(&chars[start..clause.end], clause.end - start, words::DONE)?;
    let mut end = clause.end - word.chars().count();
    if lex::contains(chars, clause.start, end, &["已", "了", "相继"]) {
        return None;
    }
    for tail in ["上", "创建工作", "创建", "建设", "方面", "项目"] {
        if lex::before(&chars[..end], end, tail) && end - tail.chars().count() > start {
            end -= tail.chars().count();
        }
    }
    let vague = word.ends_with("突破") || word.ends_with("进展");
    if vague && !ground.goal && !lex::contains(chars, clause.start, start + 1, STRIVING) {
        return None;
    }
    if let Some(object) = object::object(chars, start, end, ground.places) {
        let kind = if object.kind == MilestoneType::Build && word.ends_with("形成") && ground.goal {
            MilestoneType::RegionStatus
        } else {
            object.kind
        };
        return whole(ground, clause, kind, 2 + object.definite + ground.aims());
    }
    // Named things whose last noun is a common one still count where goals are set.
    let leveled = lex::contains(chars, start, end, words::LEVELS)
        || lex::contains(chars, start, end, &["科创城", "新城", "高新区"]);
    let topic = lex::contains(chars, start, end, &["技术"]);
    (vague && leveled && !topic).then(|| whole(ground, clause, MilestoneType::RegionStatus, 5))?
}

/// 技术合同登记成交额持续增长.
fn grows(ground: &Ground, clause: &Clause) -> Option<Candidate> {
    let chars = ground.chars;
    let start = plain_start(ground, clause);
    let word = lex::longest_before(&chars[start..clause.end], clause.end - start, words::GROWS)?;
    let mut end = clause.end - word.chars().count();
    if lex::before(&chars[..end], end, "实现") && end > start + 2 {
        end -= 2;
    }
    lex::longest_before(&chars[start..end], end - start, words::MEASURES)?;
    whole(ground, clause, MilestoneType::Increase, 4 + ground.aims())
}

/// 新增一批国家级创新团队, 每年培养若干名博士后.
fn added(ground: &Ground, clause: &Clause) -> Option<Candidate> {
    let chars = ground.chars;
    let (many, word) = lex::first_of(chars, clause.start, clause.end, &["一批", "若干"])?;
    let (verb, _) = lex::last_of(chars, clause.start.max(many.saturating_sub(6)), many, words::ADDING)?;
    // 培育和壮大一批: the first verb of the pair opens the phrase.
    let verb = lex::first_of(chars, clause.start.max(verb.saturating_sub(4)), many, words::ADDING)
        .map_or(verb, |(at, _)| at);
    let from = many + word.chars().count();
    let leveled = lex::contains(chars, from, clause.end, words::LEVELS);
    let counted =
        lex::longest_before(&chars[..clause.end], noun_end(chars, clause), words::COUNTED).is_some();
    let others = lex::first_of(chars, clause.start, verb, words::LEFT_TO_OTHERS).is_some();
    if !(counted || leveled && ground.goal) || clause.end < from + 3 {
        return None;
    }
    let score = 2 + ground.aims() + i32::from(ground.goal) + i32::from(leveled) + i32::from(counted)
        - 2 * i32::from(others);
    let subject = ground.printed(verb, clause.end);
    Some(Candidate {
        kind: MilestoneType::Increase,
        start: verb,
        end: clause.end,
        subject,
        score,
        clause: *clause,
        verb,
        chain: lex::longest_at(chars, verb, words::ADDING),
    })
}

fn noun_end(chars: &[char], clause: &Clause) -> usize {
    let mut end = clause.end;
    while end > clause.start && lex::longest_before(&chars[..end], end, &["”", "\"", "等", " "]).is_some()
    {
        end -= 1;
    }
    end
}

/// 依法向人大报告规划实施情况.
fn reported(ground: &Ground, clause: &Clause) -> Option<Candidate> {
    let chars = ground.chars;
    let (to, _) = lex::first_of(chars, clause.start, clause.end, &["向"])?;
    let bodies = ["人大", "人民代表大会", "党委", "常委会", "市委", "省委", "县委", "社会"];
    let (body, _) = lex::first_of(chars, to, clause.end, &bodies)?;
    lex::first_of(chars, body, clause.end, &["报告", "通报", "公布", "公开"])?;
    if lex::contains(chars, clause.start, clause.end, &["工作报告", "我代表"]) {
        return None;
    }
    whole(ground, clause, MilestoneType::Mechanism, 6)
}

/// 开展规划实施情况动态监测和评估工作.
fn assessed(ground: &Ground, clause: &Clause) -> Option<Candidate> {
    let chars = ground.chars;
    let start = clause.opens;
    let verb =
        lex::longest_at(chars, start, &["开展", "组织开展", "组织", "实施", "进行", "定期开展", "每年开展"])?;
    let ends =
        ["监测", "评估", "督查", "考核", "考核评价", "评估工作", "监测评估", "考核工作", "监测工作", "体检"];
    let after = start + verb.chars().count();
    let what = ["规划", "方案", "计划", "目标", "动态", "年度", "中期", "定期", "实施情况", "绩效"];
    let bound = lex::contains(chars, after, clause.end, &what);
    (bound && ends_with(ground, clause, &ends, 0))
        .then(|| whole(ground, clause, MilestoneType::Mechanism, 5))?
}

/// 分解落实到各级各部门, 纳入绩效考核体系.
fn divided(ground: &Ground, clause: &Clause) -> Option<Candidate> {
    let chars = ground.chars;
    let says = |words: &[&str]| lex::contains(chars, clause.start, clause.end, words);
    let split = says(&["分解", "落实到"]) && says(&["部门", "单位", "责任人", "各县", "各地"]);
    let graded = says(&["纳入"]) && says(&["考核", "评价体系", "督查"]);
    let named = says(&["明确"]) && says(&["责任主体", "责任单位", "牵头单位", "责任分工"]);
    if !(split || graded || named) {
        return None;
    }
    let score = if split || graded { 5 } else { 4 };
    whole(ground, clause, MilestoneType::Mechanism, score)
        .map(|found| Candidate { chain: Some("分解"), ..found })
}
