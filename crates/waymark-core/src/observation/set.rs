//! Observations in the order a judge looks them up.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use super::Observation;
use crate::{Date, Period};

/// Observations by series, with what was known on a day.
#[derive(Debug, Clone, Default)]
pub struct Observations {
    all: Vec<Observation>,
    /// Indices by indicator and area, without further dimensions, by period.
    series: HashMap<(String, String), BTreeMap<Period, Vec<usize>>>,
}

impl Observations {
    /// The observations known by a day (all of them without one), revisions of a period in the
    /// order they became known, those of one day by their source, the best last. What became known later is not kept at all.
    pub fn known_by(observations: &[Observation], day: Option<Date>) -> Observations {
        let all: Vec<_> = observations.iter().filter(|o| o.known_by(day)).cloned().collect();
        let mut series: HashMap<_, BTreeMap<Period, Vec<usize>>> = HashMap::new();
        for (index, observation) in all.iter().enumerate() {
            if observation.dimensions.is_empty() {
                let key = (observation.indicator.clone(), observation.area.clone());
                series.entry(key).or_default().entry(observation.period).or_default().push(index);
            }
        }
        for revisions in series.values_mut().flat_map(BTreeMap::values_mut) {
            revisions.sort_by_key(|index| (all[*index].known_at, Reverse(all[*index].source_grade)));
        }
        Observations { all, series }
    }

    /// Everything kept.
    pub fn all(&self) -> &[Observation] {
        &self.all
    }

    /// Every revision of one value, oldest first.
    pub fn revisions(&self, indicator: &str, area: &str, period: Period) -> Vec<&Observation> {
        let series = self.series.get(&(indicator.to_owned(), area.to_owned()));
        let indices = series.and_then(|series| series.get(&period));
        indices.into_iter().flatten().map(|index| &self.all[*index]).collect()
    }

    /// The latest revision of one value that is not doubtful, or else the latest.
    pub fn latest(&self, indicator: &str, area: &str, period: Period) -> Option<&Observation> {
        let revisions = self.revisions(indicator, area, period);
        let sound = |o: &&&Observation| o.status != super::Status::Doubtful;
        revisions.iter().rfind(sound).or(revisions.last()).copied()
    }

    /// Periods of a series that have any observation, in order.
    pub fn periods(&self, indicator: &str, area: &str) -> Vec<Period> {
        let series = self.series.get(&(indicator.to_owned(), area.to_owned()));
        series.into_iter().flat_map(|series| series.keys().copied()).collect()
    }

    /// Codes of the areas that have any observation of an indicator, sorted.
    pub fn areas(&self, indicator: &str) -> Vec<&str> {
        let mut areas: Vec<_> =
            self.series.keys().filter(|(i, _)| i == indicator).map(|(_, area)| area.as_str()).collect();
        areas.sort_unstable();
        areas
    }
}
