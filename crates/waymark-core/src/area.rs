//! 区域: what is measured. A body reports, an area is measured; they are not the same list.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Date;

/// One area with its time of validity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Area {
    /// GB/T 2260 without trailing zeros (`3611`, `361102`), or a local code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Name in English, where there is one.
    #[serde(default)]
    pub name_en: Option<String>,
    /// What sort of area.
    pub level: AreaLevel,
    /// Code of the area above it.
    #[serde(default)]
    pub parent: Option<String>,
    /// First day (or month, or year) it exists; unknown or open where missing.
    #[serde(default)]
    pub valid_from: Option<String>,
    /// Last day (or month, or year) it exists.
    #[serde(default)]
    pub valid_to: Option<String>,
    /// Whether the code is local and not in GB/T 2260.
    #[serde(default)]
    pub local: bool,
    /// For a zone: whether its values are already inside those of counties.
    #[serde(default)]
    pub counting: Option<Counting>,
    /// For a zone: the county or counties it lies in.
    #[serde(default)]
    pub host: Vec<String>,
    /// Where the row comes from: an entry of the pack's sources.
    #[serde(default)]
    pub source: Option<String>,
    /// Checked at the source; otherwise 待核.
    #[serde(default)]
    pub verified: bool,
    /// Invented, for examples.
    #[serde(default)]
    pub invented: bool,
    /// 备注.
    #[serde(default)]
    pub note: Option<String>,
}

/// What sort of area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AreaLevel {
    /// 国家.
    Country,
    /// 省.
    Province,
    /// 设区市.
    City,
    /// 县（市、区）.
    County,
    /// 乡镇、街道.
    Township,
    /// 功能区: lies inside counties, so it must not be counted beside them.
    Zone,
}

/// Whether a zone's values are already in those of the counties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    /// Inside its hosts: never added.
    Within,
    /// In no county: added.
    Additional,
    /// Not known: not added, and said.
    Unknown,
}

/// What became of what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AreaChange {
    /// What happened.
    pub kind: ChangeKind,
    /// Codes before.
    pub from: Vec<String>,
    /// Codes after.
    pub to: Vec<String>,
    /// First day (or month, or year) of the new state.
    pub on: String,
    /// Document that ordered it.
    #[serde(default)]
    pub document_number: Option<String>,
    /// Entry of the pack's sources.
    #[serde(default)]
    pub source: Option<String>,
    /// Checked at the source.
    #[serde(default)]
    pub verified: bool,
    /// 备注.
    #[serde(default)]
    pub note: Option<String>,
}

/// What happened to areas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// The same territory under another code or name.
    Renamed,
    /// Several became one.
    Merged,
    /// One became several.
    Split,
}

/// The areas of a pack with what became of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AreaList {
    /// Areas in administrative order.
    #[serde(default, rename = "area")]
    pub areas: Vec<Area>,
    /// Changes.
    #[serde(default, rename = "change")]
    pub changes: Vec<AreaChange>,
}

impl Area {
    /// Whether the area exists on a day.
    pub fn valid_on(&self, day: Date) -> bool {
        let from = self.valid_from.as_deref().and_then(Date::first_of);
        let to = self.valid_to.as_deref().and_then(Date::last_of);
        from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
    }
}

impl AreaList {
    /// The area of a code, or else of a name; where several bear the name, the one valid that day.
    pub fn find(&self, code_or_name: &str, day: Date) -> Option<&Area> {
        let by_code = self.areas.iter().find(|area| area.code == code_or_name);
        let by_name = || self.areas.iter().filter(|area| area.name == code_or_name);
        by_code.or_else(|| by_name().find(|area| area.valid_on(day))).or_else(|| by_name().next())
    }

    /// The areas right below one, as of a day, in administrative order.
    pub fn children(&self, parent: &str, day: Date) -> Vec<&Area> {
        let below = |area: &&Area| area.parent.as_deref() == Some(parent) && area.valid_on(day);
        self.areas.iter().filter(below).collect()
    }

    /// The codes an area goes by on a day, through renaming and merging; for a split area all its
    /// parts. The code itself where nothing changed.
    pub fn successors(&self, code: &str, day: Date) -> Vec<String> {
        let mut codes = vec![code.to_owned()];
        // Each change is followed once, so a circle in the data ends.
        for _ in 0..=self.changes.len() {
            let mut moved = false;
            for change in &self.changes {
                let begun = Date::first_of(&change.on).is_some_and(|on| on <= day);
                if !begun || !codes.iter().any(|code| change.from.contains(code)) {
                    continue;
                }
                codes.retain(|code| !change.from.contains(code));
                for code in &change.to {
                    if !codes.contains(code) {
                        codes.push(code.clone());
                    }
                }
                moved = true;
            }
            if !moved {
                break;
            }
        }
        codes
    }

    /// The code the same territory goes by now, through renamings only: 广丰县 is 广丰区.
    pub fn renamed<'a>(&'a self, code: &'a str) -> &'a str {
        let mut current = code;
        for _ in 0..=self.changes.len() {
            let step = self.changes.iter().find_map(|change| {
                match (change.kind, &change.from[..], &change.to[..]) {
                    (ChangeKind::Renamed, [from], [to]) if from == current => Some(to.as_str()),
                    _ => None,
                }
            });
            match step {
                Some(next) => current = next,
                None => break,
            }
        }
        current
    }

    /// An area with everything that lies or lay in it, under every code it goes or went by.
    pub fn within<'a>(&'a self, code: &'a str) -> BTreeSet<&'a str> {
        let mut found = BTreeSet::from([code]);
        loop {
            let before = found.len();
            for area in &self.areas {
                let holders = area.parent.iter().chain(&area.host);
                if holders.into_iter().any(|holder| found.contains(holder.as_str())) {
                    found.insert(&area.code);
                }
            }
            for change in &self.changes {
                let has = |codes: &[String]| codes.iter().any(|code| found.contains(code.as_str()));
                let (earlier, later) = match change.kind {
                    ChangeKind::Renamed => (has(&change.to), has(&change.from)),
                    ChangeKind::Merged => (has(&change.to), false),
                    ChangeKind::Split => (false, has(&change.from)),
                };
                found.extend(change.from.iter().filter(|_| earlier).map(String::as_str));
                found.extend(change.to.iter().filter(|_| later).map(String::as_str));
            }
            if found.len() == before {
                return found;
            }
        }
    }

    /// The areas one lies in, the nearest first.
    pub fn above(&self, code: &str) -> Vec<&str> {
        let area = self.areas.iter().find(|area| area.code == code);
        area.map(|area| self.ancestors(area)).unwrap_or_default()
    }

    /// Of the areas to be added up, those whose values are already in another of them (or may be):
    /// pairs of the code to leave out and the code that holds it.
    pub fn double_counted<'a>(&'a self, codes: &[&'a str]) -> Vec<(&'a str, &'a str)> {
        let mut pairs = Vec::new();
        for code in codes {
            let Some(area) = self.areas.iter().find(|area| area.code == *code) else { continue };
            let holder = self.ancestors(area).into_iter().find(|above| codes.contains(above));
            let hosted = || self.host_of(area, codes);
            if let Some(holder) = holder.or_else(hosted) {
                pairs.push((area.code.as_str(), holder));
            }
        }
        pairs
    }

    /// For a zone not known to be additional: a county among the codes that holds it or may hold it.
    fn host_of<'a>(&'a self, zone: &'a Area, codes: &[&'a str]) -> Option<&'a str> {
        if zone.level != AreaLevel::Zone || zone.counting == Some(Counting::Additional) {
            return None;
        }
        if !zone.host.is_empty() {
            return zone.host.iter().map(String::as_str).find(|host| codes.contains(host));
        }
        let sibling = |area: &&Area| {
            area.level != AreaLevel::Zone && area.parent == zone.parent && codes.contains(&area.code.as_str())
        };
        self.areas.iter().find(sibling).map(|area| area.code.as_str())
    }

    fn ancestors<'a>(&'a self, area: &'a Area) -> Vec<&'a str> {
        let mut above = Vec::new();
        let mut next = area.parent.as_deref();
        while let Some(code) = next.filter(|code| !above.contains(code)) {
            above.push(code);
            next = self.areas.iter().find(|area| area.code == code).and_then(|area| area.parent.as_deref());
        }
        above
    }
}

#[cfg(test)]
mod tests;
