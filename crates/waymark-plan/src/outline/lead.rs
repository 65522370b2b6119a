//! Headings without a number: labels on their own line, and short first sentences that several
//! paragraphs of one place have in common.

use super::cut::{first_outside, has_quantity};
use super::noise::starts_with;
use super::view::View;

/// Longest first sentence read as a heading, in characters.
const LEAD_MAX: usize = 30;
/// Shortest paragraph that has one.
const PARAGRAPH_MIN: usize = 40;
/// Longest label, in characters.
const LABEL_MAX: usize = 14;

/// Beginnings of first sentences that are no headings.
const SPEECH: [&str; 18] = [
    "各位", "同志", "当前", "同时", "此外", "我们", "但", "今年", "去年", "过去", "一年来", "五年来", "现在",
    "这", "其中", "一是", "全年", "初步核算",
];

/// Ends of lines that ask a reader to go on rather than head something.
const ASKING: [&str; 14] = [
    "注释", "备注", "重点支持", "以下", "如下", "各位", "同志", "代表", "主要是", "包括", "分别是", "单位",
    "来源", "附件",
];

/// Whether the line is a label on its own, such as `总体目标：`.
pub fn is_label(chars: &[char]) -> bool {
    let Some((':', words)) = chars.split_last().map(|(last, words)| (*last, words)) else {
        return false;
    };
    let plain = words.iter().all(|c| c.is_alphanumeric() || matches!(c, '“' | '”' | '、' | ' '));
    let text: String = words.iter().collect();
    (2..=LABEL_MAX).contains(&words.len()) && plain && !ASKING.iter().any(|word| text.contains(word))
}

/// The length of the name in quotes a paragraph explains (`“一核”：即…`), and where the explanation begins.
pub fn quoted(chars: &[char]) -> Option<(usize, usize)> {
    if chars.first() != Some(&'“') {
        return None;
    }
    let close = chars.iter().take(20).position(|c| *c == '”')?;
    (chars.get(close + 1) == Some(&':') && close > 1).then_some((close, close + 2))
}

/// The length of the first sentence if it reads as a heading.
pub fn lead(chars: &[char]) -> Option<usize> {
    if chars.len() < PARAGRAPH_MIN {
        return None;
    }
    let window = &chars[..chars.len().min(LEAD_MAX + 1)];
    let stop = first_outside(window, &['。', '!', '；', ':', ';'])?;
    let sentence = &chars[..stop];
    let pauses = sentence.iter().filter(|c| **c == '，').count();
    let speech = SPEECH.iter().any(|words| starts_with(chars, words));
    let heads = chars[stop] == '。' && stop >= 4 && pauses <= 1;
    (heads && !speech && !has_quantity(sentence)).then_some(stop)
}

/// Whether a short line without punctuation stands right over a paragraph of topics (重点支持：…).
pub fn heads_topics(view: &View, at: usize) -> bool {
    let chars = view.chars(at);
    let plain = !chars.iter().any(|c| matches!(c, '。' | '；' | ':' | '，' | '|'));
    plain && (2..=LEAD_MAX).contains(&chars.len()) && opens_topics(view, at + 1)
}

/// Whether the next printed line is a paragraph of topics.
pub fn opens_topics(view: &View, from: usize) -> bool {
    const TOPICS: [&str; 4] = ["重点支持:", "重点方向:", "主要内容:", "重点任务:"];
    view.printed_from(from)
        .is_some_and(|next| TOPICS.iter().any(|words| starts_with(view.chars(next), words)))
}
