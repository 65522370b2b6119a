//! Rule sets as data: words, colours and thresholds belong to whoever approved them.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One rule set. Which body approved it, by which document, stands in the pack's manifest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RuleSet {
    /// How progress is measured.
    pub method: Method,
    /// Bands from best to worst; the last one takes everything below.
    #[serde(rename = "band")]
    pub bands: Vec<Band>,
    /// Bands for series without a target, by the yearly growth (growth-rate method only).
    #[serde(default, rename = "band_without_target")]
    pub bands_without_target: Vec<Band>,
    /// Words for what the method itself finds, by status.
    #[serde(rename = "word")]
    pub words: BTreeMap<String, Word>,
    /// Above this progress a sentence is printed instead of a bare percentage (2 is 200 %).
    #[schemars(with = "String")]
    pub implausible_above: Decimal,
    /// Below this progress too.
    #[schemars(with = "String")]
    pub implausible_below: Decimal,
    /// What zero is replaced by where a growth rate needs it (growth-rate method only).
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub zero_replacement: Option<Decimal>,
}

/// How progress is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Share of the way gone against the share of time gone.
    Progress,
    /// Growth a year so far against the growth a year needed from the start.
    GrowthRate,
}

/// One band of results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Band {
    /// Status, for programs.
    pub status: String,
    /// By `progress`: how far below the line still belongs to the band (0.10 is ten points).
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub margin: Option<Decimal>,
    /// By `growth_rate`: the least ratio (or yearly growth) of the band.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub at_least: Option<Decimal>,
    /// What people read.
    #[serde(flatten)]
    pub word: Word,
}

/// A word in both languages with its colour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Word {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
    /// Colour name of the screen's palette.
    #[serde(default)]
    pub color: Option<String>,
}

/// Statuses the engine itself gives; a rule set has a word for each.
pub mod status {
    /// Term over, target met.
    pub const COMPLETED: &str = "completed";
    /// Term over, target not met.
    pub const NOT_COMPLETED: &str = "not_completed";
    /// Term over, the final value is not out.
    pub const DATA_NOT_OUT: &str = "data_not_out";
    /// Target value reached before the end, and it can be lost again.
    pub const REACHED_EARLY: &str = "reached_early";
    /// A striving or working commitment not reached at the end: never 未完成.
    pub const STRIVING_OPEN: &str = "striving_open";
    /// A commitment judged by stage that was not begun.
    pub const NOT_STARTED: &str = "not_started";
    /// A commitment judged by stage that is under way.
    pub const UNDER_WAY: &str = "under_way";
    /// 暂不评价.
    pub const NOT_JUDGED: &str = "not_judged";

    /// All of them.
    pub const ALL: [&str; 8] = [
        COMPLETED, NOT_COMPLETED, DATA_NOT_OUT, REACHED_EARLY, STRIVING_OPEN, NOT_STARTED, UNDER_WAY,
        NOT_JUDGED,
    ];
}

impl RuleSet {
    /// The word for a status; the status itself where the rule set has none.
    pub fn word(&self, status: &str) -> Word {
        let bands = self.bands.iter().chain(&self.bands_without_target);
        let band = bands.into_iter().find(|band| band.status == status).map(|band| &band.word);
        let plain = || Word { zh: status.to_owned(), en: status.to_owned(), color: None };
        band.or_else(|| self.words.get(status)).cloned().unwrap_or_else(plain)
    }

    /// The band of a progress against its line: the first whose margin reaches down to it.
    pub fn band_of_progress(&self, progress: Decimal, line: Decimal) -> Option<&Band> {
        let holds = |band: &&Band| band.margin.is_none_or(|margin| progress >= line - margin);
        self.bands.iter().find(holds)
    }

    /// The band of a ratio of growth rates.
    pub fn band_of_ratio(bands: &[Band], ratio: Decimal) -> Option<&Band> {
        bands.iter().find(|band| band.at_least.is_none_or(|least| ratio >= least))
    }

    /// What is wrong with the rule set itself; empty for a sound one.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        if self.bands.is_empty() {
            faults.push("no [[band]]".to_owned());
        }
        for status in status::ALL.iter().filter(|status| !self.words.contains_key(**status)) {
            faults.push(format!("no [word.{status}]"));
        }
        let margins: Vec<_> = self.bands.iter().map(|band| band.margin).collect();
        let leasts: Vec<_> = self.bands.iter().map(|band| band.at_least).collect();
        let open_last = |steps: &[Option<Decimal>]| {
            steps.split_last().is_some_and(|(last, rest)| last.is_none() && rest.iter().all(Option::is_some))
        };
        let sound = match self.method {
            Method::Progress => {
                open_last(&margins) && margins.windows(2).all(|w| w[1].is_none() || w[0] < w[1])
            }
            Method::GrowthRate => {
                open_last(&leasts) && leasts.windows(2).all(|w| w[1].is_none() || w[0] > w[1])
            }
        };
        if !sound {
            faults.push(
                "[[band]]s must run from best to worst, each but the last with its threshold".to_owned(),
            );
        }
        faults
    }
}

#[cfg(test)]
mod tests;
