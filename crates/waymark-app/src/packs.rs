//! Packs in memory: those built in, those given, and the rule sets they bring.

mod load;

use std::collections::BTreeMap;

use waymark_core::area::AreaList;
use waymark_core::check::CheckSet;
use waymark_core::indicator::IndicatorList;
use waymark_core::pack::{Content, Pack, PackError};
use waymark_core::rules::RuleSet;

/// The files of a built-in pack, by name.
macro_rules! built_in {
    ($name:literal, $file:literal) => {
        [
            ("pack.toml", include_str!(concat!("../../../packs/", $name, "/pack.toml"))),
            ($file, include_str!(concat!("../../../packs/", $name, "/", $file))),
        ]
    };
}

/// Areas and indicators every plan starts from, and the rule sets with a short name.
const BUILT_IN: [[(&str, &str); 2]; 5] = [
    built_in!("areas-cn-3611", "areas.toml"),
    built_in!("indicators-sti-plan", "indicators.toml"),
    built_in!("checks-default", "checks.toml"),
    built_in!("rules-default", "rules.toml"),
    built_in!("rules-statcan", "rules.toml"),
];

/// Short names of the built-in rule sets, with the id of their pack.
pub const SHORT_NAMES: [(&str, &str); 2] = [("default", "rules-default"), ("statcan", "rules-statcan")];

/// Everything packs give.
#[derive(Debug, Clone, Default)]
pub struct Packs {
    /// Areas of all packs; a later pack's row replaces an earlier one of the same code.
    pub areas: AreaList,
    /// Indicators, likewise.
    pub indicators: IndicatorList,
    /// Names of the packs of areas and indicators, `id@version`, in the order loaded.
    pub names: Vec<String>,
    /// The checks values have to pass; a later pack's replace an earlier one's.
    pub checks: CheckSet,
    /// Rule sets in the order loaded.
    pub rule_sets: Vec<NamedRules>,
}

/// A rule set with the name results print.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedRules {
    /// Id of its pack.
    pub id: String,
    /// `id@version`.
    pub name: String,
    /// The rule set.
    pub rules: RuleSet,
}

/// Why a pack or a rule set cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PacksError {
    /// A file is missing, altered or not understood.
    #[error("the pack cannot be loaded")]
    Pack(#[from] PackError),
    /// No rule set goes by this name.
    #[error("no rule set {0:?}")]
    NoSuchRules(String),
    /// The pack holds something else.
    #[error("{0} is not a pack of rules")]
    NotRules(String),
    /// The rule set contradicts itself.
    #[error("{name}: {}", .faults.join("; "))]
    FaultyRules {
        /// `id@version`.
        name: String,
        /// What is wrong with it.
        faults: Vec<String>,
    },
}

impl Packs {
    /// The built-in packs.
    ///
    /// # Errors
    /// None that input can cause: they are part of the program.
    pub fn built_in() -> Result<Packs, PacksError> {
        let mut packs = Packs::default();
        for files in BUILT_IN {
            let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
            packs.add_files(&BTreeMap::from(files))?;
        }
        Ok(packs)
    }

    /// Adds a pack from the bytes of its files, by name; `pack.toml` is the manifest.
    ///
    /// # Errors
    /// The first file that is missing, altered or not understood.
    pub fn add_files(&mut self, files: &BTreeMap<String, Vec<u8>>) -> Result<(), PacksError> {
        self.add(Pack::load(files)?);
        Ok(())
    }

    /// Adds a pack. Its rows replace earlier ones of the same code, its rule set one of the same id.
    pub fn add(&mut self, pack: Pack) {
        let name = pack.manifest.name();
        match pack.content {
            Content::Areas(list) => {
                self.areas.areas.retain(|old| list.areas.iter().all(|new| new.code != old.code));
                self.areas.areas.extend(list.areas);
                self.areas.changes.extend(list.changes);
                self.names.push(name);
            }
            Content::Indicators(list) => {
                let indicators = &mut self.indicators.indicators;
                indicators.retain(|old| list.indicators.iter().all(|new| new.code != old.code));
                indicators.extend(list.indicators);
                self.names.push(name);
            }
            Content::Checks(checks) => self.checks = checks,
            Content::Rules(rules) => {
                let id = pack.manifest.id;
                self.rule_sets.retain(|old| old.id != id);
                self.rule_sets.push(NamedRules { id, name, rules: *rules });
            }
        }
    }

    /// The rule set of a name: `default`, `statcan`, the id of a pack or its `id@version`.
    ///
    /// # Errors
    /// No such rule set, or one that contradicts itself.
    pub fn rules(&self, name: &str) -> Result<&NamedRules, PacksError> {
        let id = SHORT_NAMES.iter().find(|(short, _)| *short == name).map_or(name, |(_, id)| id);
        let found = self.rule_sets.iter().find(|rules| rules.id == id || rules.name == id);
        let found = found.ok_or_else(|| PacksError::NoSuchRules(name.to_owned()))?;
        found.sound()?;
        Ok(found)
    }
}

impl NamedRules {
    /// The rule set of a pack.
    ///
    /// # Errors
    /// The pack holds something else, or the rule set contradicts itself.
    pub fn of(pack: Pack) -> Result<NamedRules, PacksError> {
        let (id, name) = (pack.manifest.id.clone(), pack.manifest.name());
        match pack.content {
            Content::Rules(rules) => {
                let named = NamedRules { id, name, rules: *rules };
                named.sound()?;
                Ok(named)
            }
            _ => Err(PacksError::NotRules(name)),
        }
    }

    fn sound(&self) -> Result<(), PacksError> {
        match self.rules.faults() {
            faults if faults.is_empty() => Ok(()),
            faults => Err(PacksError::FaultyRules { name: self.name.clone(), faults }),
        }
    }
}

#[cfg(test)]
mod tests;
