//! A column: its key, its names, and what its cells hold.

use std::borrow::Cow;

use crate::text::{Labelled, Lang};

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Words.
    Text,
    /// A code or anything else that must stay as typed (`0793`, `2025-03`).
    Code,
    /// A decimal number.
    Number,
    /// A span of time.
    Period,
    /// A day.
    Date,
    /// Yes or no.
    Flag,
}

/// One column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Name in files for machines and in the API; the glossary's word.
    pub key: Cow<'static, str>,
    /// Chinese heading.
    pub zh: Cow<'static, str>,
    /// English heading.
    pub en: Cow<'static, str>,
    /// Width in characters of the default font.
    pub width: f64,
    /// What its cells hold.
    pub kind: Kind,
    /// Whether a file must have the column.
    pub needed: bool,
    /// The words that may stand in it, Chinese and English; empty where anything may.
    pub choices: Vec<(Cow<'static, str>, Cow<'static, str>)>,
}

impl Column {
    /// A column that may be left out.
    pub fn new(
        key: impl Into<Cow<'static, str>>,
        zh: impl Into<Cow<'static, str>>,
        en: impl Into<Cow<'static, str>>,
        width: f64,
        kind: Kind,
    ) -> Column {
        let (key, zh, en) = (key.into(), zh.into(), en.into());
        Column { key, zh, en, width, kind, needed: false, choices: Vec::new() }
    }

    /// The same column, needed.
    pub fn needed(self) -> Column {
        Column { needed: true, ..self }
    }

    /// The same column, with the words of a vocabulary.
    pub fn choice<T: Labelled>(self) -> Column {
        let choices = T::ALL.iter().map(|(_, _, zh, en)| (Cow::Borrowed(*zh), Cow::Borrowed(*en)));
        Column { choices: choices.collect(), ..self }
    }

    /// The heading people read.
    pub fn name(&self, lang: Lang) -> &str {
        lang.pick(&self.zh, &self.en)
    }
}
