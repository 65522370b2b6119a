//! The rows of a submission with the accepted values of the same series, looked up once.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;

use super::CheckInput;
use super::areas::Areas;
use crate::indicator::{Definition, MeasureKind};
use crate::observation::Status;
use crate::quantity::Unit;
use crate::{Observation, Period};

type Key<'a> = (&'a str, &'a str, &'a BTreeMap<String, String>);

/// Everything the checks look up.
pub(super) struct Index<'a> {
    /// One per incoming row.
    pub rows: Vec<Row<'a>>,
    /// Every series of the submission.
    pub series: Vec<Series<'a>>,
    /// Every indicator of the submission and of what was asked for.
    pub indicators: Vec<Indicator<'a>>,
    /// Areas by code.
    pub areas: Areas<'a>,
    by_code: HashMap<&'a str, usize>,
    by_key: HashMap<Key<'a>, usize>,
}

/// An indicator of the submission.
pub(super) struct Indicator<'a> {
    pub code: &'a str,
    pub definition: Option<&'a Definition>,
}

/// An incoming row.
pub(super) struct Row<'a> {
    pub observation: &'a Observation,
    /// Place of its indicator.
    pub indicator: usize,
    /// Place of its series.
    pub series: usize,
    /// Place of its period in the series.
    pub at: usize,
    /// What its value is multiplied by to be in the unit without scale; none where the unit
    /// measures something else than the indicator.
    pub factor: Option<Decimal>,
    /// The usable value in the unit without scale.
    pub base: Option<Decimal>,
}

/// One indicator × area × dimensions, all lengths of period and all calibers.
pub(super) struct Series<'a> {
    pub indicator: usize,
    /// One per period, by length of period and then in time.
    pub points: Vec<Point<'a>>,
}

/// What stands for one period: the last incoming row, else the latest accepted value, doubtful
/// ones only where there is no other.
pub(super) struct Point<'a> {
    pub period: Period,
    pub observation: &'a Observation,
    /// The incoming row it is.
    pub row: Option<usize>,
    /// How many incoming rows the period has.
    pub rows: usize,
    /// The latest accepted value of the period.
    pub accepted: Option<&'a Observation>,
    /// The usable value in the unit without scale.
    pub base: Option<Decimal>,
    pub caliber: Option<&'a str>,
}

impl Indicator<'_> {
    /// What sort of number it is; a stock where nothing is known.
    pub fn kind(&self) -> MeasureKind {
        self.definition.map_or_else(MeasureKind::default, |definition| definition.kind)
    }

    /// The name people know it by.
    pub fn name(&self) -> &str {
        self.definition.map_or(self.code, |definition| definition.name.as_str())
    }
}

impl<'a> Series<'a> {
    /// The place of a period.
    pub fn find(&self, period: Period) -> Option<usize> {
        self.points.binary_search_by_key(&order(period), |point| order(point.period)).ok()
    }

    /// Points of the same length of period before a place, latest first.
    pub fn before(&self, at: usize) -> impl Iterator<Item = (usize, &Point<'a>)> {
        let same = self.points.get(at).map(|point| length(point.period));
        let earlier = self.points[..at.min(self.points.len())].iter().enumerate().rev();
        earlier.take_while(move |(_, point)| Some(length(point.period)) == same)
    }
}

impl<'a> Index<'a> {
    /// Looks everything up: once over the submission, once over what is accepted.
    pub fn new(input: &CheckInput<'a>) -> Index<'a> {
        let mut index = Index {
            rows: Vec::with_capacity(input.incoming.len()),
            series: Vec::new(),
            indicators: Vec::new(),
            areas: Areas::new(input.areas),
            by_code: HashMap::new(),
            by_key: HashMap::new(),
        };
        let mut definitions: HashMap<&str, &Definition> = HashMap::new();
        for definition in input.definitions {
            definitions.entry(&definition.code).or_insert(definition);
        }
        let mut units = Units::default();
        let mut candidates: Vec<Vec<(Option<usize>, &Observation)>> = Vec::new();
        for (row, observation) in input.incoming.iter().enumerate() {
            let series = index.series_of(observation, &definitions);
            if candidates.len() <= series {
                candidates.resize_with(series + 1, Vec::new);
            }
            candidates[series].push((Some(row), observation));
            let indicator = index.series[series].indicator;
            let factor = units.factor(observation, index.indicators[indicator].definition);
            let base = factor.and_then(|factor| observation.usable()?.checked_mul(factor));
            index.rows.push(Row { observation, indicator, series, at: 0, factor, base });
        }
        for observation in input.known.all() {
            if let Some(series) = index.by_key.get(&key(observation)) {
                candidates[*series].push((None, observation));
            }
        }
        for (series, candidates) in candidates.into_iter().enumerate() {
            index.stand(series, candidates, &mut units);
        }
        for expected in input.expected {
            index.indicator_of(&expected.indicator, &definitions);
        }
        index
    }

    /// The place of an indicator.
    pub fn indicator(&self, code: &str) -> Option<usize> {
        self.by_code.get(code).copied()
    }

    /// The series of an indicator and area without further dimensions, if the submission has rows of it.
    pub fn plain_series(&self, indicator: &str, area: &str) -> Option<&Series<'a>> {
        const PLAIN: &BTreeMap<String, String> = &BTreeMap::new();
        self.by_key.get(&(indicator, area, PLAIN)).map(|series| &self.series[*series])
    }

    fn indicator_of(&mut self, code: &'a str, definitions: &HashMap<&'a str, &'a Definition>) -> usize {
        let indicators = &mut self.indicators;
        *self.by_code.entry(code).or_insert_with(|| {
            indicators.push(Indicator { code, definition: definitions.get(code).copied() });
            indicators.len() - 1
        })
    }

    fn series_of(
        &mut self,
        observation: &'a Observation,
        definitions: &HashMap<&'a str, &'a Definition>,
    ) -> usize {
        // Rows mostly come series by series.
        if let Some(last) = self.rows.last().filter(|last| key(last.observation) == key(observation)) {
            return last.series;
        }
        if let Some(series) = self.by_key.get(&key(observation)) {
            return *series;
        }
        let indicator = self.indicator_of(&observation.indicator, definitions);
        self.series.push(Series { indicator, points: Vec::new() });
        self.by_key.insert(key(observation), self.series.len() - 1);
        self.series.len() - 1
    }

    /// Decides what stands for each period of a series.
    fn stand(
        &mut self,
        series: usize,
        mut candidates: Vec<(Option<usize>, &'a Observation)>,
        units: &mut Units<'a>,
    ) {
        let revision = |o: &Observation| (o.known_at, Reverse(o.source_grade));
        candidates.sort_by(|(row, one), (other_row, other)| {
            let by_period = order(one.period).cmp(&order(other.period));
            let by_revision = || match row {
                None => revision(one).cmp(&revision(other)),
                Some(_) => std::cmp::Ordering::Equal,
            };
            by_period.then_with(|| row.cmp(other_row)).then_with(by_revision)
        });
        let definition = self.indicators[self.series[series].indicator].definition;
        let mut points = Vec::new();
        for group in candidates.chunk_by(|(_, one), (_, other)| one.period == other.period) {
            let sound = |(_, o): &&(_, &Observation)| o.status != Status::Doubtful;
            let Some((row, observation)) = group.iter().rfind(sound).or(group.last()).copied() else {
                continue;
            };
            let mut accepted = group.iter().filter(|(row, _)| row.is_none());
            let accepted = accepted.clone().rfind(sound).or(accepted.next_back()).map(|(_, o)| *o);
            let factor = units.factor(observation, definition);
            let named = observation.caliber.as_deref();
            let caliber = match definition.filter(|d| named.is_none() && !d.calibers.is_empty()) {
                Some(definition) => definition.caliber_of(None, observation.period),
                None => named,
            };
            let mut rows = 0;
            for row in group.iter().filter_map(|(row, _)| *row) {
                self.rows[row].at = points.len();
                rows += 1;
            }
            points.push(Point {
                period: observation.period,
                observation,
                row,
                rows,
                accepted,
                base: factor.and_then(|factor| observation.usable()?.checked_mul(factor)),
                caliber,
            });
        }
        self.series[series].points = points;
    }
}

fn key(observation: &Observation) -> Key<'_> {
    (&observation.indicator, &observation.area, &observation.dimensions)
}

/// What sort of period; values of different sorts are different series.
fn length(period: Period) -> u8 {
    match period {
        Period::Year(_) => 0,
        Period::HalfYear(..) => 1,
        Period::Quarter(..) => 2,
        Period::Month(..) => 3,
        Period::YearToDate(..) => 4,
        Period::Years(..) => 5,
    }
}

fn order(period: Period) -> (u8, Period) {
    (length(period), period)
}

/// Units taken apart once each.
#[derive(Default)]
struct Units<'a>(HashMap<&'a str, (Unit, Option<Decimal>)>);

impl<'a> Units<'a> {
    fn parsed(&mut self, text: &'a str) -> &(Unit, Option<Decimal>) {
        self.0.entry(text).or_insert_with(|| {
            let unit = Unit::parse(text);
            let factor = Unit::power(unit.scale);
            (unit, factor)
        })
    }

    /// What a value is multiplied by to be in the unit without scale. An empty unit is the indicator's own.
    fn factor(
        &mut self,
        observation: &'a Observation,
        definition: Option<&'a Definition>,
    ) -> Option<Decimal> {
        let own = definition.map_or(observation.unit.as_str(), |definition| definition.unit.as_str());
        if observation.unit.is_empty() || observation.unit == own {
            return self.parsed(own).1;
        }
        let base = self.parsed(own).0.base.clone();
        let (unit, factor) = self.parsed(&observation.unit);
        factor.filter(|_| unit.base == base)
    }
}
