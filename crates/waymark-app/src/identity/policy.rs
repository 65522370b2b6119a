//! What a password must be like.
//!
//! Source: GB/T 22239-2019, 8.1.4.1 a) 身份鉴别: "身份鉴别信息具有复杂度要求并定期更换". The standard names no
//! figures; the defaults are ours, and configurable.

use std::collections::HashSet;
use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::clock::Micros;

/// One entry a line, lower case; lines that begin with `#` are comments.
const COMMON: &str = include_str!("policy/common.txt");

static COMMON_SET: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| COMMON.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect());

/// Fewest different characters a password has: `aaaaaaaaaaaa` and `121212121212` are none.
const DIFFERENT_MIN: usize = 5;

/// A day in microseconds.
const DAY_MICROS: i64 = 86_400_000_000;

/// The rules for passwords. Lengths count characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PasswordPolicy {
    /// Fewest characters when nothing is asked of their kinds.
    pub length_min: usize,
    /// Fewest characters when they are of `classes_min` kinds.
    pub length_mixed_min: usize,
    /// How many of lower case, upper case, digits and others make a shorter password enough.
    pub classes_min: usize,
    /// How many of the last passwords may not come back; 0 for none.
    pub history: usize,
    /// After how many days a password must be changed; 0 for never.
    pub age_days_max: u32,
}

impl Default for PasswordPolicy {
    fn default() -> Self {
        Self { length_min: 12, length_mixed_min: 8, classes_min: 3, history: 5, age_days_max: 90 }
    }
}

/// What is wrong with a password somebody chose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum PasswordFault {
    /// Too few characters.
    TooShort {
        /// Enough without a condition.
        length_min: usize,
        /// Enough with `classes_min` kinds of characters.
        length_mixed_min: usize,
        /// How many kinds make the shorter one enough.
        classes_min: usize,
    },
    /// More bytes than [`super::password::BYTES_MAX`].
    TooLong {
        /// Most bytes.
        bytes_max: usize,
    },
    /// The account's name stands in it.
    ContainsName,
    /// It is among the passwords everybody tries first.
    Common,
    /// It repeats a few characters.
    Repetitive {
        /// Fewest different characters.
        different_min: usize,
    },
    /// It was one of the last passwords of this account; found by [`super::password::is_among`].
    UsedBefore {
        /// How many of the last passwords may not come back.
        history: usize,
    },
}

impl PasswordPolicy {
    /// Everything that is wrong with `password` for the account `name`, in the order of the enum;
    /// empty when nothing is. Whether it was used before is asked of [`super::password::is_among`]
    /// with the hashes [`Self::remembered`] keeps, because that costs time.
    #[must_use]
    pub fn faults(&self, password: &str, name: &str) -> Vec<PasswordFault> {
        let bytes_max = super::password::BYTES_MAX;
        if password.len() > bytes_max {
            return vec![PasswordFault::TooLong { bytes_max }];
        }
        let mut faults = Vec::new();
        if !self.is_long_enough(password) {
            faults.push(PasswordFault::TooShort {
                length_min: self.length_min,
                length_mixed_min: self.length_mixed_min,
                classes_min: self.classes_min,
            });
        }
        let lower = password.to_lowercase();
        if contains_name(&lower, name) {
            faults.push(PasswordFault::ContainsName);
        }
        if is_common(&lower) {
            faults.push(PasswordFault::Common);
        }
        if lower.chars().collect::<HashSet<_>>().len() < DIFFERENT_MIN {
            faults.push(PasswordFault::Repetitive { different_min: DIFFERENT_MIN });
        }
        faults
    }

    /// The hashes to keep after a change to `new`, newest first: it and as many older ones as the
    /// policy remembers. The first is the account's password.
    #[must_use]
    pub fn remembered(&self, new: String, older: &[String]) -> Vec<String> {
        std::iter::once(new).chain(older.iter().cloned()).take(self.history.max(1)).collect()
    }

    /// Whether a password set at `set_at` must be changed by now.
    #[must_use]
    pub fn is_expired(&self, set_at: Micros, now: Micros) -> bool {
        self.age_days_max > 0
            && now.0.saturating_sub(set_at.0) >= i64::from(self.age_days_max).saturating_mul(DAY_MICROS)
    }

    fn is_long_enough(&self, password: &str) -> bool {
        let length = password.chars().count();
        length >= self.length_min || length >= self.length_mixed_min && classes(password) >= self.classes_min
    }
}

/// How many of lower case, upper case, digits and others there are. Chinese characters are others.
fn classes(password: &str) -> usize {
    let kinds: [fn(char) -> bool; 4] = [
        |c| c.is_ascii_lowercase(),
        |c| c.is_ascii_uppercase(),
        |c| c.is_ascii_digit(),
        |c| !c.is_ascii_alphanumeric(),
    ];
    kinds.iter().filter(|kind| password.chars().any(**kind)).count()
}

/// Names of fewer than three bytes (three letters, one Chinese character) are left out: they stand
/// in everything.
fn contains_name(lower: &str, name: &str) -> bool {
    name.len() >= 3 && lower.contains(&name.to_lowercase())
}

/// On the list, as it is or with digits and signs put behind it (`password2024!`).
fn is_common(lower: &str) -> bool {
    let stem = lower.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_ascii_punctuation());
    COMMON_SET.contains(lower) || COMMON_SET.contains(stem)
}

#[cfg(test)]
mod tests;
