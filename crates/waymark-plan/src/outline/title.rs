//! The document's title, and what it says of time and place.

use std::collections::BTreeSet;

use waymark_core::{BlockKind, Period};

use super::cut::{has_quantity, title as printed_title};
use super::noise::{contains, find, starts_with};
use super::numeral::{counted, is_numeral, year};
use super::view::View;

/// Words a title of a plan, report or notice ends with.
const KINDS: [&str; 17] = [
    "规划",
    "纲要",
    "报告",
    "公报",
    "方案",
    "通知",
    "意见",
    "计划",
    "要点",
    "措施",
    "办法",
    "分工",
    "清单",
    "建议",
    "分解表",
    "工作任务",
    "工作目标",
];
const TITLE_MAX: usize = 64;
/// Lines looked through for a title.
const FRONT_MAX: usize = 60;
/// Lines a title block has at most.
const BLOCK_MAX: usize = 12;

/// What stands before the document proper.
#[derive(Debug, Default)]
pub struct Front {
    /// The title.
    pub title: Option<String>,
    /// Lines of title, subtitle, document number and signature.
    pub lines: Vec<usize>,
    /// Date and place under the title.
    pub subtitle: Option<Vec<char>>,
}

/// Reads what stands before `first`, the first heading or contents list.
pub fn front(view: &View, first: usize, noise: &BTreeSet<usize>) -> Front {
    let lines: Vec<usize> = (0..first)
        .filter(|at| !view.blank(*at) && !noise.contains(at))
        .take(FRONT_MAX)
        .collect();
    let block = lines
        .iter()
        .take_while(|at| is_front(view, **at))
        .take(BLOCK_MAX)
        .count();
    let mut titles: Vec<(usize, String)> = Vec::new();
    for (order, at) in lines.iter().copied().enumerate() {
        if is_front(view, at) && is_title(view.chars(at)) {
            let before = order.checked_sub(1).map(|before| lines[before]);
            titles.push((at, joined(view, before, at)));
        }
    }
    let notice = |title: &str| title.ends_with("通知") || title.ends_with("意见");
    let found = titles
        .iter()
        .find(|(_, title)| !notice(title))
        .or(titles.first())
        .map(|(_, title)| announced(title))
        .or_else(|| styled(view, &lines[..block]));
    let mut front = Front {
        subtitle: lines
            .iter()
            .map(|at| view.chars(*at))
            .find(|chars| is_occasion(chars))
            .map(<[char]>::to_vec),
        ..Front::default()
    };
    if found.is_some() {
        front.lines.extend(&lines[..block]);
        front.lines.extend(titles.iter().map(|(at, _)| *at));
    }
    front.title = found
        .or_else(|| drawn_up(view))
        .map(|title| without_note(&title));
    front
}

/// A line such as `——2026年1月27日在示例市第五届人民代表大会第六次会议上`.
fn is_occasion(chars: &[char]) -> bool {
    chars.len() <= TITLE_MAX && (contains(chars, "会议上") || contains(chars, "大会上"))
}

/// Whether a line can belong to the title block: short, no sentence, no quantity.
fn is_front(view: &View, at: usize) -> bool {
    let chars = view.chars(at);
    let sentence = chars
        .iter()
        .any(|c| matches!(c, '。' | '；' | ';' | '!' | '|' | '，'));
    let dated = contains(chars, "日") || contains(chars, "〔") || is_title(chars);
    chars.len() <= TITLE_MAX
        && !sentence
        && chars.last() != Some(&':')
        && view.cell(at).is_none()
        && !view.tabbed(at)
        && (dated || !has_quantity(chars))
}

fn is_title(chars: &[char]) -> bool {
    let mut end = chars.len();
    while end > 0 && matches!(chars[end - 1], ')' | ']') {
        let open = chars[..end].iter().rposition(|c| matches!(c, '(' | '['));
        match open {
            Some(open) => end = open,
            None => return false,
        }
        while end > 0 && chars[end - 1] == ' ' {
            end -= 1;
        }
    }
    let words: String = chars[..end].iter().collect();
    let dated = chars.starts_with(&['-', '-']);
    !dated && end >= 4 && KINDS.iter().any(|kind| words.ends_with(kind))
}

/// The title with the line before it, where the title is broken over two lines.
fn joined(view: &View, before: Option<usize>, at: usize) -> String {
    let printed = |at: usize| {
        let (start, end) = view.span(at);
        printed_title(&view.text.lines[at].raw[start..end])
    };
    let title = printed(at);
    let Some(before) = before.filter(|before| is_front(view, *before)) else {
        return title;
    };
    let chars = view.chars(before);
    let office = chars
        .last()
        .is_some_and(|c| matches!(c, '府' | '会' | '室' | '局' | '委'));
    let opens = area_of(chars).is_some() && !office && !is_title(chars);
    if opens && area_of(view.chars(at)).is_none() && chars.len() <= 30 && !contains(chars, "〔") {
        return printed(before) + &title;
    }
    title
}

/// The title without the mark of a footnote (`公报[1]`).
fn without_note(title: &str) -> String {
    let Some((words, note)) = title.rsplit_once(['[', '［']) else {
        return title.to_owned();
    };
    let number = note.trim_end_matches([']', '］']);
    let marked = number.len() < note.len() && number.chars().all(|c| c.is_ascii_digit());
    if marked { words } else { title }.to_owned()
}

/// `关于印发《X》的通知` announces X.
fn announced(title: &str) -> String {
    if let Some(open) = title.find('《')
        && let Some(close) = title.rfind('》')
        && open < close
        && title.ends_with("通知")
    {
        return title[open + '《'.len_utf8()..close].to_owned();
    }
    if let Some((_, rest)) = title.split_once("关于印发")
        && let Some(name) = rest.strip_suffix("的通知")
    {
        return name.to_owned();
    }
    title.to_owned()
}

fn styled(view: &View, lines: &[usize]) -> Option<String> {
    let highest = |at: usize| matches!(view.text.lines[at].kind, BlockKind::Heading { level: 1 });
    let at = lines.iter().find(|at| highest(**at))?;
    if (0..view.len()).filter(|at| highest(*at)).count() > 1 {
        return None;
    }
    let (start, end) = view.span(*at);
    Some(printed_title(&view.text.lines[*at].raw[start..end]))
}

/// The plan a preface names as being drawn up: 编制《…规划（2021—2025）》.
fn drawn_up(view: &View) -> Option<String> {
    const VERBS: [&str; 5] = ["编制《", "编制本《", "制定《", "制订《", "印发《"];
    for at in (0..view.len()).take(FRONT_MAX) {
        let chars = view.chars(at);
        let Some((verb, start)) = VERBS
            .iter()
            .find_map(|verb| Some((verb, find(chars, verb)?)))
        else {
            continue;
        };
        let open = start + verb.chars().count();
        let close = open + chars[open..].iter().position(|c| *c == '》')?;
        let after = view.span(at).0;
        let name = printed_title(&view.text.lines[at].raw[after + open..after + close]);
        let in_brackets = chars.get(close + 1) == Some(&'(');
        let range = in_brackets
            .then(|| chars[close..].iter().position(|c| *c == ')'))
            .flatten()
            .filter(|end| range_of(&chars[close..close + *end]).is_some());
        return Some(match range {
            Some(end) => {
                let raw = &view.text.lines[at].raw[after + close + 1..=after + close + end];
                name + &printed_title(raw)
            }
            None => name,
        });
    }
    None
}

/// The time a title or subtitle says the document is about.
pub fn term(chars: &[char]) -> Option<Period> {
    range_of(chars)
        .or_else(|| five_years(chars))
        .or_else(|| single_year(chars))
}

/// The five-year plan most often named in a text that has no telling title.
pub fn commonest_term(view: &View) -> Option<Period> {
    let mut counts = std::collections::BTreeMap::new();
    for at in 0..view.len() {
        if let Some(period) = five_years(view.chars(at)) {
            *counts.entry(period).or_insert(0usize) += 1;
        }
    }
    counts
        .into_iter()
        .max_by_key(|(_, count)| *count)
        .map(|(period, _)| period)
}

/// 2021-2025, 2021年至2025年.
fn range_of(chars: &[char]) -> Option<Period> {
    (0..chars.len()).find_map(|at| {
        let first = year(&chars[at..])?;
        let mut next = at + 4;
        next += usize::from(chars.get(next) == Some(&'年'));
        let dashes = chars[next..]
            .iter()
            .take_while(|c| matches!(c, '-' | '~' | '至' | '到' | ' '))
            .count();
        let last = year(chars.get(next + dashes..)?)?;
        (dashes > 0 && first < last && last - first <= 30).then_some(Period::Years(first, last))
    })
}

/// “十四五” and 第十四个五年.
fn five_years(chars: &[char]) -> Option<Period> {
    let ends = (0..chars.len()).filter(|at| chars[*at] == '五');
    for end in ends {
        let start = chars[..end]
            .iter()
            .rposition(|c| !is_numeral(*c))
            .map_or(0, |before| before + 1);
        let quoted = start > 0 && matches!(chars[start - 1], '“' | '"' | '‘');
        let closed = matches!(chars.get(end + 1), Some('”' | '"' | '’'));
        if quoted
            && closed
            && let Some(count) = counted(&chars[start..end])
        {
            return five_year_plan(count);
        }
        if chars.get(end + 1) == Some(&'年') && end > 0 && chars[end - 1] == '个' {
            let start = chars[..end - 1]
                .iter()
                .rposition(|c| !is_numeral(*c))
                .map_or(0, |before| before + 1);
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
    (10..30)
        .contains(&count)
        .then_some(Period::Years(first, first + 4))
}

/// 2026年政府工作报告, 二〇二四年统计公报.
fn single_year(chars: &[char]) -> Option<Period> {
    (0..chars.len()).find_map(|at| {
        let first = year(&chars[at..])?;
        let alone = at == 0 || !chars[at - 1].is_ascii_digit();
        (alone && chars.get(at + 4) == Some(&'年')).then_some(Period::Year(first))
    })
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
        "开发区",
        "园区",
        "社区",
        "地区",
        "高新区",
        "示范区",
        "试验区",
        "城区",
        "城市",
        "都市",
        "全市",
        "全省",
        "全县",
        "县市",
        "市县",
        "实验区",
        "创新区",
        "保税区",
    ];
    for suffix in ["特别行政区", "自治区", "自治州", "自治县", "新区"] {
        let end = find(&chars[..chars.len().min(14)], suffix);
        let plain = |at: usize| chars[..at].iter().any(|c| matches!(c, '省' | '市' | '县'));
        if let Some(at) = end.filter(|at| *at >= 2 && !plain(*at)) {
            return Some(at + suffix.chars().count());
        }
    }
    let end = chars
        .iter()
        .take(9)
        .position(|c| matches!(c, '省' | '市' | '县' | '区' | '州' | '旗' | '盟'))?;
    let word: String = chars[..=end].iter().collect();
    let ideographs = chars[..end]
        .iter()
        .all(|c| ('\u{4e00}'..='\u{9fff}').contains(c));
    let market =
        chars[end] == '市' && matches!(chars.get(end + 1), Some('场' | '民' | '政' | '域'));
    let generic = GENERIC.iter().any(|generic| word.ends_with(generic));
    let verb = chars[..end]
        .iter()
        .any(|c| matches!(c, '的' | '和' | '与' | '新' | '化'));
    ((2..=7).contains(&end) && ideographs && !market && !generic && !verb).then_some(end + 1)
}
