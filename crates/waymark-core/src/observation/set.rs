//! Observations in the order a judge looks them up.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::Observation;
use crate::{Date, Period};

/// Observations by series, with what was known on a day.
#[derive(Debug, Clone, Default)]
pub struct Observations {
    all: Vec<Observation>,
    /// Places in `all` by indicator and area, without further dimensions, each series in the order
    /// of its periods and, within one, of its revisions.
    series: HashMap<String, HashMap<String, Vec<usize>>>,
}

impl Observations {
    /// The observations known by a day (all of them without one), revisions of a period in the
    /// order they became known, those of one day by their source, the best last. What became known
    /// later is not kept at all.
    pub fn known_by(observations: Vec<Observation>, day: Option<Date>) -> Observations {
        let mut all = observations;
        all.retain(|o| o.known_by(day));
        let mut found: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
        for (index, o) in all.iter().enumerate().filter(|(_, o)| o.dimensions.is_empty()) {
            found.entry((&o.indicator, &o.area)).or_default().push(index);
        }
        let mut series: HashMap<String, HashMap<String, Vec<usize>>> = HashMap::new();
        for ((indicator, area), places) in found {
            series.entry(indicator.to_owned()).or_default().insert(area.to_owned(), places);
        }
        for places in series.values_mut().flat_map(HashMap::values_mut) {
            places.sort_by_key(|index| {
                let o = &all[*index];
                (o.period, o.known_at, Reverse(o.source_grade))
            });
        }
        Observations { all, series }
    }

    /// Everything kept.
    pub fn all(&self) -> &[Observation] {
        &self.all
    }

    /// Every revision of one value, oldest first.
    pub fn revisions<'a>(
        &'a self,
        indicator: &str,
        area: &str,
        period: Period,
    ) -> impl DoubleEndedIterator<Item = &'a Observation> + Clone + use<'a> {
        let places = self.places(indicator, area);
        let first = places.partition_point(|index| self.all[*index].period < period);
        let count = places[first..].iter().take_while(|index| self.all[**index].period == period).count();
        places[first..first + count].iter().map(|index| &self.all[*index])
    }

    /// The revision of one value that counts, for verdicts, trends and rankings alike: of those
    /// that may be used the latest whose source may govern, else the latest.
    pub fn counting(&self, indicator: &str, area: &str, period: Period) -> Option<&Observation> {
        counting(self.revisions(indicator, area, period))
    }

    /// Each period of a series with the revision that counts, in order; periods without one are
    /// left out.
    pub fn counting_in_order(&self, indicator: &str, area: &str) -> Vec<&Observation> {
        let of_period = |one: &usize, next: &usize| self.all[*one].period == self.all[*next].period;
        let periods = self.places(indicator, area).chunk_by(of_period);
        periods.filter_map(|places| counting(places.iter().map(|index| &self.all[*index]))).collect()
    }

    /// Periods of a series that have any observation, in order.
    pub fn periods(&self, indicator: &str, area: &str) -> Vec<Period> {
        let mut periods: Vec<_> =
            self.places(indicator, area).iter().map(|index| self.all[*index].period).collect();
        periods.dedup();
        periods
    }

    /// Codes of the areas that have any observation of an indicator, sorted.
    pub fn areas(&self, indicator: &str) -> Vec<&str> {
        let areas = self.series.get(indicator).into_iter().flat_map(HashMap::keys);
        let mut areas: Vec<_> = areas.map(String::as_str).collect();
        areas.sort_unstable();
        areas
    }

    fn places(&self, indicator: &str, area: &str) -> &[usize] {
        let areas = self.series.get(indicator);
        areas.and_then(|areas| areas.get(area)).map_or(&[], Vec::as_slice)
    }
}

/// Of the revisions of one value, oldest first, the one that counts.
fn counting<'a>(
    revisions: impl DoubleEndedIterator<Item = &'a Observation> + Clone,
) -> Option<&'a Observation> {
    let mut usable = revisions.filter(|o| o.usable().is_some());
    usable.clone().rfind(|o| o.source_grade.governs()).or_else(|| usable.next_back())
}

/// Puts the revisions of one value in the order they became known, those of one day by their
/// source, the best last; the order [`Observations`] keeps. What ties stays as it stands.
pub fn in_order_of_revision<T>(revisions: &mut [T], of: impl Fn(&T) -> &Observation) {
    revisions.sort_by(|one, other| {
        let key = |o: &Observation| (o.known_at, Reverse(o.source_grade));
        key(of(one)).cmp(&key(of(other)))
    });
}

/// The place, among revisions of one value in order, of the one that counts: see
/// [`Observations::counting`].
pub fn counting_place<T>(revisions: &[T], of: impl Fn(&T) -> &Observation) -> Option<usize> {
    let usable = |place: &usize| of(&revisions[*place]).usable().is_some();
    let mut places = (0..revisions.len()).filter(usable);
    let governs = |place: &usize| of(&revisions[*place]).source_grade.governs();
    places.clone().rfind(governs).or_else(|| places.next_back())
}

#[cfg(test)]
mod tests;
