//! The clauses of a line, each with the sentence around it.

use crate::lex;

/// A clause of a line. All positions count characters of the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clause {
    /// First character of the sentence.
    pub sentence: usize,
    /// First character of the part between semicolons.
    pub part: usize,
    /// First character.
    pub start: usize,
    /// First character after it.
    pub end: usize,
    /// Where it begins once times and adverbs are passed over.
    pub opens: usize,
}

/// Brackets that close later than this are taken for a slip of the pen.
const BRACKET_MAX: usize = 120;

/// The clauses of a line from `from` on. Pauses inside quotation marks and brackets do not part clauses.
pub fn clauses(chars: &[char], from: usize, quoted: &[bool]) -> Vec<Clause> {
    let mut found = Vec::new();
    let mut clause = Clause { sentence: from, part: from, start: from, end: from, opens: from };
    let mut at = from;
    while at < chars.len() {
        let c = chars[at];
        if c == '(' {
            at = closing(chars, at).unwrap_or(at) + 1;
            continue;
        }
        if quoted.get(at).copied().unwrap_or(false) || !"。!?;，:".contains(c) {
            at += 1;
            continue;
        }
        found.push(Clause { end: at, ..clause });
        clause.start = at + 1;
        if c != '，' && c != ':' {
            clause.part = at + 1;
        }
        if matches!(c, '。' | '!' | '?') {
            clause.sentence = at + 1;
        }
        at += 1;
    }
    found.push(Clause { end: chars.len(), ..clause });
    found.iter().map(|clause| clause.trimmed(chars)).filter(|clause| clause.start < clause.end).collect()
}

impl Clause {
    fn trimmed(self, chars: &[char]) -> Self {
        let end = lex::skip_blanks_back(chars, self.end).max(self.start);
        let start = lex::skip_blanks(chars, self.start).min(end);
        Clause { start, end, opens: start, ..self }
    }
}

fn closing(chars: &[char], open: usize) -> Option<usize> {
    let limit = chars.len().min(open + BRACKET_MAX);
    (open + 1..limit).find(|at| chars[*at] == ')')
}
