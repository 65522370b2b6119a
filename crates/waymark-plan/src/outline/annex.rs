//! Annexes and glossaries: what follows the document proper.

use super::noise::{contains, starts_with};
use super::view::View;

/// An annex of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annex {
    /// Position of its first line.
    pub at: usize,
    /// Position of the first line that no longer belongs to it.
    pub until: usize,
    /// Whether it explains words (名词解释), so that nothing in it is a commitment.
    pub glossary: bool,
}

const STARTS: [&str; 4] = ["附件", "附录", "附表", "附:"];
const GLOSSARIES: [&str; 7] =
    ["名词解释", "名词注释", "名词说明", "有关用语说明", "注释", "术语解释", "有关名词"];
const LINE_MAX: usize = 40;

/// Finds the annexes of a document whose first heading stands at `first`.
pub fn annexes(view: &View, first: usize) -> Vec<Annex> {
    let mut found: Vec<Annex> = Vec::new();
    for at in first..view.len() {
        let chars = view.chars(at);
        if chars.is_empty() || chars.len() > LINE_MAX || view.in_grid(at) {
            continue;
        }
        if chars.iter().any(|c| matches!(c, '。' | '；' | '，')) {
            continue;
        }
        let head = STARTS.iter().any(|word| starts_with(chars, word));
        let glossary = is_glossary(chars);
        if !head && !glossary {
            continue;
        }
        let titled = view
            .printed_from(at + 1)
            .is_some_and(|next| view.chars(next).len() <= LINE_MAX && is_glossary(view.chars(next)));
        if let Some(last) = found.last_mut() {
            last.until = at;
        }
        found.push(Annex { at, until: view.len(), glossary: glossary || titled });
    }
    found
}

fn is_glossary(chars: &[char]) -> bool {
    let numbered = chars.first().is_some_and(|c| c.is_ascii_digit() || *c == '第');
    let end = chars.len() - usize::from(chars.last() == Some(&':'));
    let words = &chars[..end];
    !numbered
        && GLOSSARIES.iter().any(|word| {
            contains(words, word) && {
                let length = word.chars().count();
                words.len() >= length && super::noise::starts_with(&words[words.len() - length..], word)
            }
        })
}
