//! Indicators by code and by name, for many look-ups.

use std::collections::HashMap;

use super::{Definition, IndicatorList, fold};

/// A list of indicators that is looked up many times; finds what [`IndicatorList::find`] finds.
#[derive(Debug, Clone, Default)]
pub struct IndicatorIndex<'a> {
    codes: HashMap<&'a str, &'a Definition>,
    /// By folded name or other name; the first of the list stays.
    names: HashMap<String, &'a Definition>,
}

impl<'a> IndicatorIndex<'a> {
    /// The index of a list.
    pub fn new(list: &'a IndicatorList) -> IndicatorIndex<'a> {
        let mut index = IndicatorIndex::default();
        for definition in &list.indicators {
            index.codes.entry(&definition.code).or_insert(definition);
            for name in definition.aliases.iter().chain([&definition.name]) {
                index.names.entry(fold(name)).or_insert(definition);
            }
        }
        index
    }

    /// The indicator of a code.
    pub fn of_code(&self, code: &str) -> Option<&'a Definition> {
        self.codes.get(code).copied()
    }

    /// The indicator a text names: by its code, or else its name or one of its other names.
    pub fn find(&self, text: &str) -> Option<&'a Definition> {
        self.of_code(text).or_else(|| self.names.get(&fold(text)).copied())
    }
}
