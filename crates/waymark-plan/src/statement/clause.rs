//! Sentences and clauses around a quantity.

use crate::grammar::list::list_mark_end;
use crate::grammar::quantity::Quantity;
use crate::lex;

/// Where a quantity stands among its neighbours. All positions count characters of the line.
#[derive(Debug, Clone, Copy)]
pub struct Clause {
    /// First character of the sentence (after 。!? or the line start).
    pub sentence: usize,
    /// End of the sentence.
    pub sentence_end: usize,
    /// First character of the part between semicolons.
    pub part: usize,
    /// First character of the clause (after ，;: or an opening bracket).
    pub start: usize,
    /// End of the clause.
    pub end: usize,
    /// Where the words that belong to this quantity alone begin: after the clause start, the
    /// last list comma or the quantity before.
    pub own: usize,
    /// Where the words after the quantity that belong to it end.
    pub own_end: usize,
    /// Whether only a list comma or 和 stands between the quantity before and this one.
    pub bare: bool,
    /// Whether the clause is a bracket.
    pub bracket: bool,
}

/// Characters a sentence reaches at most: text without punctuation is read in pieces.
const REACH: usize = 600;

const SENTENCE: &str = "。!?";
const PART: &str = "。!?;";
const CLAUSE: &str = "。!?;，:";
const LIST: &[&str] = &["、", "和", "与", "及", "以及", "或", "，"];

/// The surroundings of each quantity of a line.
pub fn clauses(chars: &[char], quantities: &[Quantity]) -> Vec<Clause> {
    let lead = list_mark_end(chars);
    quantities
        .iter()
        .enumerate()
        .map(|(index, quantity)| {
            let previous = index.checked_sub(1).map(|index| &quantities[index]);
            let clause = clause(chars, quantity, previous, quantities.get(index + 1));
            let lead = lead.min(quantity.start);
            Clause { start: clause.start.max(lead), own: clause.own.max(lead), ..clause }
        })
        .collect()
}

fn clause(
    chars: &[char],
    quantity: &Quantity,
    previous: Option<&Quantity>,
    next: Option<&Quantity>,
) -> Clause {
    let (opening, closing) = bracket_around(chars, quantity);
    let back = |set: &str| last_in(chars, quantity.start, set).max(opening.map_or(0, |at| at + 1));
    let forward = |from: usize, set: &str| first_in(chars, from, set).min(closing.unwrap_or(chars.len()));
    let sentence = last_in(chars, quantity.start, SENTENCE);
    let start = back(CLAUSE);
    let end = forward(quantity.after_end.max(quantity.end), CLAUSE);
    let after_previous = previous.filter(|previous| previous.end >= start).map(|p| p.after_end);
    let list = last_list_comma(chars, quantity.start);
    let own = start.max(after_previous.map_or(list, |at| if list > at { list } else { at }));
    let own_end = own_end(chars, quantity, end, next);
    Clause {
        sentence,
        sentence_end: first_in(chars, quantity.end, SENTENCE),
        part: back(PART),
        start,
        end,
        own,
        own_end,
        bare: after_previous.is_some_and(|at| is_list_gap(chars, at, quantity.start)),
        bracket: opening.is_some(),
    }
}

/// The quantity's own tail ends at the clause end, a list comma, or the next quantity.
fn own_end(chars: &[char], quantity: &Quantity, end: usize, next: Option<&Quantity>) -> usize {
    let from = quantity.after_end.min(end);
    let bracket = chars[from..end].iter().position(|c| *c == '(').map_or(end, |at| from + at);
    let limit = next.map_or(end, |next| end.min(next.start)).min(bracket);
    let comma = chars[from..limit.max(from)].iter().position(|c| *c == '、');
    comma.map_or(limit, |at| from + at).max(from)
}

fn is_list_gap(chars: &[char], from: usize, to: usize) -> bool {
    let gap: String = chars[from.min(to)..to].iter().filter(|c| **c != ' ').collect();
    LIST.contains(&gap.as_str())
        || LIST.iter().any(|list| {
            gap.strip_prefix(list).is_some_and(|rest| crate::grammar::quantity::BEFORE.contains(&rest))
        })
}

/// The innermost bracket the quantity stands in, where it opens and closes in this line.
fn bracket_around(chars: &[char], quantity: &Quantity) -> (Option<usize>, Option<usize>) {
    let mut depth = 0usize;
    for at in (quantity.start.saturating_sub(REACH)..quantity.start).rev() {
        match chars[at] {
            ')' => depth += 1,
            '(' if depth > 0 => depth -= 1,
            '(' => {
                let close = chars[quantity.end..].iter().take(REACH).position(|c| *c == ')');
                return (Some(at), close.map(|close| quantity.end + close));
            }
            '。' => break,
            _ => {}
        }
    }
    (None, None)
}

/// After the last `、` that stands in no quotation.
fn last_list_comma(chars: &[char], end: usize) -> usize {
    let mut quoted = false;
    let floor = end.saturating_sub(REACH);
    for at in (floor..end).rev() {
        match chars[at] {
            '”' => quoted = true,
            '“' => quoted = false,
            '、' if !quoted => return at + 1,
            '。' => break,
            _ => {}
        }
    }
    floor
}

fn last_in(chars: &[char], end: usize, set: &str) -> usize {
    let floor = end.saturating_sub(REACH);
    chars[floor..end].iter().rposition(|c| set.contains(*c)).map_or(floor, |at| floor + at + 1)
}

fn first_in(chars: &[char], start: usize, set: &str) -> usize {
    let start = start.min(chars.len());
    let end = chars.len().min(start + REACH);
    chars[start..end].iter().position(|c| set.contains(*c)).map_or(end, |at| start + at)
}

/// Whether the word stands between the clause start and the quantity.
pub fn says(chars: &[char], clause: &Clause, quantity: &Quantity, words: &[&str]) -> bool {
    lex::contains(chars, clause.start, quantity.start, words)
}
