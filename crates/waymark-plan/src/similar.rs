//! How alike two texts are, and under which headings a line stands.

use std::collections::HashMap;

use waymark_core::OutlineNode;

use crate::text::fold;

/// How much of two texts is the same, 0 to 1000: twice the pairs of neighbouring characters they
/// share, over all pairs (Dice). Marks and blanks do not count.
pub fn alike(one: &str, other: &str) -> u32 {
    let (one, other) = (letters(one), letters(other));
    if one == other {
        return if one.is_empty() { 0 } else { 1000 };
    }
    let (first, second) = (one.windows(2), other.windows(2));
    let all = first.len() + second.len();
    let mut pairs: HashMap<&[char], u32> = HashMap::new();
    for pair in first {
        *pairs.entry(pair).or_default() += 1;
    }
    let mut shared = 0_u32;
    for pair in second {
        if let Some(left) = pairs.get_mut(pair).filter(|left| **left > 0) {
            *left -= 1;
            shared += 1;
        }
    }
    (2000 * shared).checked_div(all as u32).unwrap_or(0)
}

/// Whether all of the shorter text, of at least four characters, stands in the longer.
pub fn contains(one: &str, other: &str) -> bool {
    let (short, long) = match one.chars().count() <= other.chars().count() {
        true => (one, other),
        false => (other, one),
    };
    short.chars().count() >= 4 && long.contains(short)
}

fn letters(text: &str) -> Vec<char> {
    text.chars().map(fold).filter(|c| c.is_alphanumeric()).collect()
}

/// The titles of the headings above a line, outermost first, without their numbers.
pub fn headings(outline: &[OutlineNode], line: u32) -> Vec<String> {
    let mut path = Vec::new();
    let mut nodes = outline;
    while let Some(node) = nodes.iter().rev().find(|node| node.line <= line) {
        path.push(node.title.clone());
        nodes = &node.children;
    }
    path
}
