//! Finding words in folded text. All positions count characters.

use std::collections::HashMap;

/// Whether `word` stands at `at`.
pub fn at(chars: &[char], at: usize, word: &str) -> bool {
    let mut here = chars.get(at..).unwrap_or_default().iter();
    word.chars().all(|c| here.next() == Some(&c))
}

/// Whether `word` ends at `end`.
pub fn before(chars: &[char], end: usize, word: &str) -> bool {
    let mut here = chars.get(..end).unwrap_or_default().iter().rev();
    word.chars().rev().all(|c| here.next() == Some(&c))
}

/// The longest of `words` that stands at `at`.
pub fn longest_at<'w>(chars: &[char], position: usize, words: &[&'w str]) -> Option<&'w str> {
    words.iter().copied().filter(|word| at(chars, position, word)).max_by_key(|word| word.len())
}

/// The longest of `words` that ends at `end`.
pub fn longest_before<'w>(chars: &[char], end: usize, words: &[&'w str]) -> Option<&'w str> {
    words.iter().copied().filter(|word| before(chars, end, word)).max_by_key(|word| word.len())
}

/// The last place in `start..end` where one of `words` stands, the longest there.
pub fn last_of<'w>(chars: &[char], start: usize, end: usize, words: &[&'w str]) -> Option<(usize, &'w str)> {
    let end = end.min(chars.len());
    (start..end)
        .rev()
        .find_map(|position| longest_at(&chars[..end], position, words).map(|word| (position, word)))
}

/// The first place in `start..end` where one of `words` stands, the longest there.
pub fn first_of<'w>(chars: &[char], start: usize, end: usize, words: &[&'w str]) -> Option<(usize, &'w str)> {
    let end = end.min(chars.len());
    (start..end).find_map(|position| longest_at(&chars[..end], position, words).map(|word| (position, word)))
}

/// Whether one of `words` stands anywhere in `start..end`.
pub fn contains(chars: &[char], start: usize, end: usize, words: &[&str]) -> bool {
    first_of(chars, start, end, words).is_some()
}

/// The first position at or after `at` that is not blank.
pub fn skip_blanks(chars: &[char], at: usize) -> usize {
    at + chars.get(at..).unwrap_or_default().iter().take_while(|c| **c == ' ').count()
}

/// The end of the text before `end` without trailing blanks.
pub fn skip_blanks_back(chars: &[char], end: usize) -> usize {
    end - chars.get(..end).unwrap_or_default().iter().rev().take_while(|c| **c == ' ').count()
}

/// Many words, found fast from right to left.
#[derive(Debug)]
pub struct Endings {
    by_last: HashMap<char, Vec<&'static str>>,
}

impl Endings {
    /// Indexes the words by their last character.
    pub fn of(words: impl IntoIterator<Item = &'static str>) -> Self {
        let mut by_last: HashMap<char, Vec<&'static str>> = HashMap::new();
        for word in words {
            if let Some(last) = word.chars().next_back() {
                by_last.entry(last).or_default().push(word);
            }
        }
        by_last.values_mut().for_each(|words| words.sort_by_key(|word| std::cmp::Reverse(word.len())));
        Endings { by_last }
    }

    /// The word that ends last in `from..to`, the longest there, with its start.
    pub fn last(&self, chars: &[char], from: usize, to: usize) -> Option<(usize, &'static str)> {
        (from + 1..=to.min(chars.len())).rev().find_map(|end| {
            let words = self.by_last.get(&chars[end - 1])?;
            let word = words.iter().find(|word| before(&chars[from..], end - from, word))?;
            Some((end - word.chars().count(), *word))
        })
    }
}
