//! Which item of the old document is which of the new.

use std::collections::{HashMap, HashSet, VecDeque};

use super::side::Side;
use crate::similar::alike;

/// Words less alike than this, in thousandths, are two things.
const ALIKE_MIN: u32 = 600;
/// Most comparisons by likeness; documents with more left over are paired by name alone.
const COMPARED_MAX: usize = 4_000_000;

/// Pairs of places, old and new, each place at most once.
pub fn pairs(old: &[Side], new: &[Side]) -> Vec<(usize, usize)> {
    let mut pairs = Pairs::default();
    let quote = |side: &Side| side.place.source.quote.clone();
    let value = |side: &Side| side.fields.get("value").cloned().unwrap_or_default();
    pairs.round(old, new, |side| format!("{}|{}|{}|{}", side.about, side.when, value(side), quote(side)));
    pairs.round(old, new, |side| format!("{}|{}|{}", side.about, side.when, value(side)));
    pairs.round(old, new, |side| format!("{}|{}", side.about, side.when));
    pairs.round(old, new, |side| format!("{}|{}", side.about, value(side)));
    pairs.round(old, new, |side| side.about.clone());
    pairs.likeness(old, new);
    pairs.found
}

#[derive(Default)]
struct Pairs {
    found: Vec<(usize, usize)>,
    old: HashSet<usize>,
    new: HashSet<usize>,
}

impl Pairs {
    fn add(&mut self, old: usize, new: usize) {
        self.old.insert(old);
        self.new.insert(new);
        self.found.push((old, new));
    }

    /// Pairs what has the same key, in reading order.
    fn round(&mut self, old: &[Side], new: &[Side], key: impl Fn(&Side) -> String) {
        let mut waiting: HashMap<String, VecDeque<usize>> = HashMap::new();
        for (at, side) in old.iter().enumerate().filter(|(at, _)| !self.old.contains(at)) {
            waiting.entry(key(side)).or_default().push_back(at);
        }
        for (at, side) in new.iter().enumerate() {
            if self.new.contains(&at) {
                continue;
            }
            if let Some(before) = waiting.get_mut(&key(side)).and_then(VecDeque::pop_front) {
                self.add(before, at);
            }
        }
    }

    /// Pairs what is left by its words, the most alike first.
    fn likeness(&mut self, old: &[Side], new: &[Side]) {
        let left = |len: usize, taken: &HashSet<usize>| (0..len).filter(|at| !taken.contains(at)).collect();
        let (before, after): (Vec<usize>, Vec<usize>) =
            (left(old.len(), &self.old), left(new.len(), &self.new));
        if before.len().saturating_mul(after.len()) > COMPARED_MAX {
            return;
        }
        let mut found: Vec<(u32, usize, usize)> = Vec::new();
        for one in &before {
            for other in &after {
                let (one_side, other_side) = (&old[*one], &new[*other]);
                if one_side.sort != other_side.sort {
                    continue;
                }
                let score = alike(&one_side.words, &other_side.words);
                if score >= ALIKE_MIN {
                    found.push((score, *one, *other));
                }
            }
        }
        found.sort_by_key(|(score, one, other)| (std::cmp::Reverse(*score), *one, *other));
        for (_, one, other) in found {
            if !self.old.contains(&one) && !self.new.contains(&other) {
                self.add(one, other);
            }
        }
    }
}
