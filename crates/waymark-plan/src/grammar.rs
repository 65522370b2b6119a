//! The small grammar of quantities: numerals, units, ranges, qualifiers, times.
//!
//! Each construction is a small function with prose cases beside it. Words are in plain lists,
//! so adding one means adding a line and a case.

pub mod list;
pub mod number;
pub mod period;
pub mod quantity;
pub mod trap;
pub mod unit;

use period::Mention;
use quantity::Quantity;
use trap::Mask;

use number::is_chinese_digit;

/// Everything the grammar finds in one line.
#[derive(Debug, Clone)]
pub struct Scan {
    /// Quantities that may state something, left to right.
    pub quantities: Vec<Quantity>,
    /// Times, left to right.
    pub mentions: Vec<Mention>,
    /// Titles and quotations.
    pub mask: Mask,
}

/// Reads the quantities and times of a line of folded text.
pub fn scan(chars: &[char]) -> Scan {
    let mask = Mask::of(chars);
    let mentions = period::mentions(chars, &mask.title);
    let mut quantities = Vec::new();
    let mut times = mentions.iter().peekable();
    let mut at = list::list_mark_end(chars);
    while at < chars.len() {
        while times.next_if(|mention| mention.end <= at).is_some() {}
        if let Some(mention) = times.peek().filter(|mention| mention.start <= at) {
            at = mention.end;
            continue;
        }
        match quantity_at(chars, at) {
            Some(quantity) => {
                at = quantity.end.max(at + 1);
                if !trap::is_sprung(chars, &quantity, &mask) {
                    quantities.push(quantity);
                }
            }
            None => at += 1,
        }
    }
    Scan { quantities, mentions, mask }
}

fn quantity_at(chars: &[char], at: usize) -> Option<Quantity> {
    if chars[at].is_ascii_digit() {
        return quantity::arabic_at(chars, at);
    }
    if chars[at] == '-' {
        return quantity::negative_at(chars, at);
    }
    (is_chinese_digit(chars[at]) || matches!(chars[at], '翻' | '万'))
        .then(|| quantity::chinese_at(chars, at))
        .flatten()
}
