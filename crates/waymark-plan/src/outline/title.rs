//! The document's title.

use std::collections::BTreeSet;

use waymark_core::BlockKind;

use super::cut::{has_quantity, title as printed_title};
use super::noise::{contains, find};
use super::told::{area_of, range_of};
use super::view::View;

/// Words a title of a plan, report or notice ends with.
const KINDS: [&str; 17] = [
    "规划", "纲要", "报告", "公报", "方案", "通知", "意见", "计划", "要点", "措施", "办法", "分工", "清单",
    "建议", "分解表", "工作任务", "工作目标",
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
    let lines: Vec<usize> =
        (0..first).filter(|at| !view.blank(*at) && !noise.contains(at)).take(FRONT_MAX).collect();
    let block = lines.iter().take_while(|at| is_front(view, **at)).take(BLOCK_MAX).count();
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
    front.title = found.or_else(|| drawn_up(view)).map(|title| without_note(&title));
    front
}

/// A line such as `——2026年1月27日在示例市第五届人民代表大会第六次会议上`.
fn is_occasion(chars: &[char]) -> bool {
    chars.len() <= TITLE_MAX && (contains(chars, "会议上") || contains(chars, "大会上"))
}

/// Whether a line can belong to the title block: short, no sentence, no quantity.
fn is_front(view: &View, at: usize) -> bool {
    let chars = view.chars(at);
    let sentence = chars.iter().any(|c| matches!(c, '。' | '；' | ';' | '!' | '|' | '，'));
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
    let office = chars.last().is_some_and(|c| matches!(c, '府' | '会' | '室' | '局' | '委'));
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
        let Some((verb, start)) = VERBS.iter().find_map(|verb| Some((verb, find(chars, verb)?))) else {
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
