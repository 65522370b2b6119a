//! Text made easy to read without losing the place: every character is folded on its own, so
//! an offset in the folded line is the same offset in the printed one.

use unicode_normalization::UnicodeNormalization;
use waymark_core::{Block, BlockKind, Document};

/// The lines of a document, folded for reading.
#[derive(Debug, Clone)]
pub struct Text {
    /// Lines in reading order, one for each block.
    pub lines: Vec<Line>,
}

/// One line or block.
#[derive(Debug, Clone)]
pub struct Line {
    /// 1-based number the document gives it.
    pub number: u32,
    /// 1-based page, for formats with fixed pages.
    pub page: Option<u32>,
    /// What the format says it is.
    pub kind: BlockKind,
    /// Characters as printed.
    pub raw: Vec<char>,
    /// The same characters folded, one for one: see [`fold`].
    pub chars: Vec<char>,
}

impl Text {
    /// Folds the blocks of a document.
    pub fn of(document: &Document) -> Self {
        Text::of_blocks(&document.blocks)
    }

    /// Folds blocks.
    pub fn of_blocks(blocks: &[Block]) -> Self {
        Text { lines: blocks.iter().map(Line::of).collect() }
    }

    /// Position in `lines` of the line with this number.
    pub fn index_of(&self, number: u32) -> Option<usize> {
        self.lines.binary_search_by_key(&number, |line| line.number).ok()
    }
}

impl Line {
    fn of(block: &Block) -> Self {
        let raw: Vec<char> = block.text.chars().collect();
        let mut chars: Vec<char> = raw.iter().copied().map(fold).collect();
        for at in 0..chars.len() {
            let between_digits = at > 0
                && chars[at - 1].is_ascii_digit()
                && chars.get(at + 1).is_some_and(char::is_ascii_digit);
            if chars[at] == ',' && (!between_digits || raw[at] != ',') {
                chars[at] = '，';
            }
        }
        Line { number: block.line, page: block.page, kind: block.kind, raw, chars }
    }

    /// The printed text of a span.
    pub fn printed(&self, start: usize, end: usize) -> String {
        self.raw[start..end].iter().collect()
    }

    /// The folded text of a span.
    pub fn folded(&self, start: usize, end: usize) -> String {
        self.chars[start..end].iter().collect()
    }

    /// The span without blanks at either end; empty at the start of the line if all is blank.
    pub fn trimmed(&self) -> (usize, usize) {
        let Some(start) = self.chars.iter().position(|c| *c != ' ') else {
            return (0, 0);
        };
        let end = self.chars.iter().rposition(|c| *c != ' ').map_or(start, |last| last + 1);
        (start, end)
    }

    /// Whether nothing but blanks is printed.
    pub fn is_blank(&self) -> bool {
        self.chars.iter().all(|c| *c == ' ')
    }
}

/// The folded characters of a text that is no line of a document.
pub fn folded(text: &str) -> Vec<char> {
    text.chars().map(fold).collect()
}

/// The plain form of a character: full-width forms, odd colons, dashes, blanks and CJK radicals
/// become the common one. A comma is left for [`Line`] to tell list from thousands:
/// `，` for a pause, `,` only between digits.
pub fn fold(c: char) -> char {
    match c {
        '!'..='~' => c,
        '\u{4e00}'..='\u{9fff}' | '，' | '。' | '、' => c,
        ' ' | '\t' | '\r' | '\u{a0}' | '\u{3000}' | '\u{feff}' => ' ',
        '\u{2000}'..='\u{200f}' | '\u{202a}'..='\u{202f}' | '\u{2060}' | '\u{ad}' => ' ',
        '∶' | '：' | '︰' | '﹕' => ':',
        '—' | '–' | '―' | '‐' | '‑' | '‒' | '−' | '－' | '─' | '━' | '﹣' => '-',
        '〜' | '～' | '∼' | '˜' => '~',
        '﹪' | '％' => '%',
        // ① numbers an item; read as 1 it would count something.
        '\u{2460}'..='\u{24ff}' | '\u{2776}'..='\u{2793}' => c,
        '＊' | '∗' | '﹡' => '*',
        _ => {
            let mut folded = std::iter::once(c).nfkc();
            match (folded.next(), folded.next()) {
                (Some(one), None) => one,
                _ => c,
            }
        }
    }
}

#[cfg(test)]
mod tests;
