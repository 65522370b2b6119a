//! Reading values, series by series.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use waymark_core::area::AreaList;
use waymark_core::indicator::{Definition, Frequency};
use waymark_core::record::{LedgerEntry, PointNote, Submission, Withdrawal};
use waymark_core::{Date, Period};
use waymark_store::observation::{ObservationFilter, SeriesEntry, StoredObservation};

use super::answer::{ObservationListing, ObservationQuery, Point, SeriesValues, Shown};
use super::gaps::fill;
use super::lists::IndicatorScope;
use super::points::{Origin, Origins, point};
use super::reach::AREAS_OF;
use super::visible::Slices;
use crate::actor::Place;
use crate::app::App;
use crate::call::Call;
use crate::error::AppError;
use crate::operation::Operation;
use crate::records::{Envelope, Record};

/// Most series of one page.
const LIMIT_MAX: usize = 1_000;

/// Kinds of records whose change may bring a series or give one another code.
const SERIES_KINDS: [&str; 3] = [Submission::KIND, Definition::KIND, LedgerEntry::KIND];

/// What makes a line on a chart: indicator, area, frequency, dimensions.
pub(super) type Line = (String, String, String, BTreeMap<String, String>);

/// Series by the code of their indicator.
type AllSeries = BTreeMap<String, Vec<SeriesEntry>>;

/// A page of lines with the values behind each.
pub(super) struct Lines {
    pub found: Vec<(Line, Vec<StoredObservation>)>,
    pub inside: bool,
    pub total: usize,
    pub next: Option<usize>,
}

impl App {
    /// Values with everything known about them, as far as the actor may see them.
    ///
    /// # Errors
    /// No right to it; an indicator, area, release or submission that is not there.
    pub async fn read_observations(
        &self,
        call: &Call,
        plan: &str,
        query: &ObservationQuery,
    ) -> Result<ObservationListing, AppError> {
        let lines = self.lines(call, plan, query).await?;
        let origins = self.origins(&lines).await?;
        let notes = self.notes_of(call, plan).await?;
        let lists = self.lists(plan).await?;
        let mut items = Vec::with_capacity(lines.found.len());
        for (line, values) in lines.found {
            items.push(self.series_values(&lists, &line, values, &origins, &notes, query));
        }
        if !query.statuses.is_empty() {
            for item in &mut items {
                item.points.retain(|point| query.statuses.contains(&point.status));
            }
        }
        Ok(ObservationListing {
            known_by: query.known_by.unwrap_or_else(|| self.today()),
            release: query.release.clone(),
            items,
            next: lines.next.map(|at| at.to_string()),
            total: lines.total,
        })
    }

    /// The lists series are told with.
    pub(super) async fn lists(&self, plan: &str) -> Result<Lists, AppError> {
        Ok(Lists { scope: self.indicator_scope(plan).await?, areas: self.areas().await? })
    }

    /// A page of lines with their values.
    pub(super) async fn lines(
        &self,
        call: &Call,
        plan: &str,
        query: &ObservationQuery,
    ) -> Result<Lines, AppError> {
        call.actor.may(Operation::ObservationRead, &Place::plan(plan))?;
        self.plan_exists(plan).await?;
        let Slices { filters, inside } = self.slices(call, plan, query).await?;
        let scope = self.indicator_scope(plan).await?;
        let all = match inside && query.release.is_none() && query.submission.is_none() {
            true => self.own_series(plan, &scope).await?,
            false => self.series_of(plan, &scope).await?,
        };
        let mut lines: BTreeMap<Line, (usize, Vec<&SeriesEntry>)> = BTreeMap::new();
        for (at, filter) in filters.iter().enumerate() {
            for entry in asked_for(&all, filter) {
                // Where several publications show a line, the newest holds.
                let (holds, entries) = lines.entry(line_of(entry)).or_insert_with(|| (at, Vec::new()));
                if *holds == at {
                    entries.push(entry);
                }
            }
        }
        let total = lines.len();
        let limit = query.limit.clamp(1, LIMIT_MAX);
        let page: Vec<_> = lines.into_iter().skip(query.after).take(limit).collect();
        let next = Some(query.after + limit).filter(|at| *at < total);
        let mut found = Vec::with_capacity(page.len());
        for (at, filter) in filters.iter().enumerate() {
            let series: Vec<SeriesEntry> = page
                .iter()
                .filter(|(_, (holds, _))| *holds == at)
                .flat_map(|(_, (_, entries))| entries.iter().map(|entry| (*entry).clone()))
                .collect();
            if series.is_empty() {
                continue;
            }
            let ids = series.iter().map(|entry| entry.series_id.clone()).collect();
            let filter = ObservationFilter { series: ids, ..filter.clone() };
            found.extend(grouped(self.store.observations_of(&series, &filter).await?, query));
        }
        found.sort_by(|(one, _), (other, _)| one.cmp(other));
        Ok(Lines { found, inside, total, next })
    }

    /// Every series of a plan by its indicator. A series comes into being with a submission.
    async fn series_of(&self, plan: &str, scope: &IndicatorScope) -> Result<Arc<AllSeries>, AppError> {
        let filter = ObservationFilter { scopes: scope.scopes(), ..ObservationFilter::default() };
        self.keep(&format!("series {plan}"), &SERIES_KINDS, async {
            let mut all = AllSeries::new();
            for entry in self.store.series_entries(&filter).await? {
                if scope.scope_of(&entry.indicator) == entry.scope {
                    all.entry(entry.indicator.clone()).or_default().push(entry);
                }
            }
            Ok(all)
        })
        .await
    }

    /// The series of a plan's areas.
    async fn own_series(&self, plan: &str, scope: &IndicatorScope) -> Result<Arc<AllSeries>, AppError> {
        let kinds = [SERIES_KINDS, AREAS_OF].concat();
        self.keep(&format!("own series {plan}"), &kinds, async {
            let (all, areas) = (self.series_of(plan, scope).await?, self.areas_of(plan).await?);
            let own = |entry: &&SeriesEntry| areas.contains(&entry.area);
            Ok(all
                .iter()
                .map(|(code, of)| (code.clone(), of.iter().filter(own).cloned().collect()))
                .collect())
        })
        .await
    }

    /// Submissions and withdrawals behind values.
    pub(super) async fn origins(&self, lines: &Lines) -> Result<Origins, AppError> {
        let values = || lines.found.iter().flat_map(|(_, values)| values);
        let submissions: BTreeSet<&String> = values().map(|value| &value.submission_id).collect();
        let withdrawals: BTreeSet<&String> = values().filter_map(|value| value.hidden.as_ref()).collect();
        let mut origins = Origins { inside: lines.inside, ..Origins::default() };
        for id in submissions.into_iter().chain(withdrawals) {
            origins.by_id.insert(id.clone(), self.origin(id).await?);
        }
        Ok(origins)
    }

    /// A submission or withdrawal in short. A submission holds up to a thousand findings.
    async fn origin(&self, entity_id: &str) -> Result<Arc<Origin>, AppError> {
        self.keep(&format!("origin {entity_id}"), &[Submission::KIND, Withdrawal::KIND], async {
            match self.store.entity_by_id(entity_id).await? {
                Some(entity) if entity.kind == Submission::KIND => {
                    Ok(Origin::Submission(Envelope::of(entity)?.into()))
                }
                Some(entity) if entity.kind == Withdrawal::KIND => {
                    Ok(Origin::Withdrawal(Envelope::of(entity)?.into()))
                }
                _ => Ok(Origin::Unknown),
            }
        })
        .await
    }

    async fn notes_of(&self, call: &Call, plan: &str) -> Result<Vec<PointNote>, AppError> {
        let visible = call.actor.visibilities(PointNote::READ, plan);
        let name = format!("notes {plan}");
        let all = self.keep(&name, &[PointNote::KIND], async { self.all::<PointNote>(plan, None).await });
        let sees = |note: &PointNote| visible.is_empty() || visible.contains(&note.visibility.code());
        Ok(all.await?.iter().map(|note| note.body.clone()).filter(sees).collect())
    }

    fn series_values(
        &self,
        lists: &Lists,
        line: &Line,
        values: Vec<StoredObservation>,
        origins: &Origins,
        notes: &[PointNote],
        query: &ObservationQuery,
    ) -> SeriesValues {
        let of = lists.shown(line);
        let invented = values.iter().any(|value| value.observation.invented);
        let mut periods: BTreeMap<Period, Vec<StoredObservation>> = BTreeMap::new();
        for value in values {
            periods.entry(value.observation.period).or_default().push(value);
        }
        let mut points: BTreeMap<Period, Point> = periods
            .into_iter()
            .map(|(period, values)| (period, point(period, values, origins, query.history)))
            .collect();
        if of.dimensions.is_empty() && query.submission.is_none() {
            let day: Date = query.known_by.unwrap_or_else(|| self.today());
            fill(&mut points, lists.scope.definition(&of.indicator), of.frequency, query, day);
        }
        let on = |note: &&PointNote| note.indicator == of.indicator && note.area == of.area;
        let mut whole = Vec::new();
        for note in notes.iter().filter(on) {
            match note.period {
                None => whole.push(note.text.clone()),
                Some(period) => {
                    if let Some(point) = points.get_mut(&period) {
                        point.notes.push(note.text.clone());
                    }
                }
            }
        }
        SeriesValues { of, points: points.into_values().collect(), notes: whole, invented }
    }
}

/// The lists names and units of series are taken from.
pub(super) struct Lists {
    pub scope: Arc<IndicatorScope>,
    pub areas: Arc<AreaList>,
}

impl Lists {
    /// A series as people know it.
    pub(super) fn shown(&self, line: &Line) -> Shown {
        let (indicator, area, frequency, dimensions) = line.clone();
        let definition = self.scope.definition(&indicator);
        let named = self.areas.areas.iter().find(|one| one.code == area);
        Shown {
            indicator_name: definition.map_or_else(|| indicator.clone(), |one| one.name.clone()),
            indicator_name_en: definition.and_then(|one| one.name_en.clone()),
            unit: definition.map(|one| one.unit.clone()).unwrap_or_default(),
            decimals: definition.and_then(|one| one.decimals),
            area_name: named.map_or_else(|| area.clone(), |one| one.name.clone()),
            frequency: frequency_of(&frequency),
            indicator,
            area,
            dimensions,
        }
    }
}

/// The series a filter asks for.
fn asked_for<'a>(all: &'a AllSeries, filter: &'a ObservationFilter) -> impl Iterator<Item = &'a SeriesEntry> {
    let named = filter.indicators.iter().filter_map(|code| all.get(code));
    let every = all.values().filter(|_| filter.indicators.is_empty());
    named.chain(every).flatten().filter(|entry| {
        (filter.areas.is_empty() || filter.areas.contains(&entry.area))
            && filter.frequency.is_none_or(|frequency| frequency_of(&entry.frequency) == Some(frequency))
    })
}

fn line_of(entry: &SeriesEntry) -> Line {
    (entry.indicator.clone(), entry.area.clone(), entry.frequency.clone(), entry.dimensions.clone())
}

fn frequency_of(code: &str) -> Option<Frequency> {
    match code {
        "A" => Some(Frequency::Year),
        "S" => Some(Frequency::HalfYear),
        "Q" => Some(Frequency::Quarter),
        "M" => Some(Frequency::Month),
        _ => None,
    }
}

fn code_of(value: &StoredObservation) -> &'static str {
    match waymark_core::series::Series::of(&value.observation).frequency {
        Some(Frequency::Year) => "A",
        Some(Frequency::HalfYear) => "S",
        Some(Frequency::Quarter) => "Q",
        Some(Frequency::Month) => "M",
        None => "R",
    }
}

/// Values by line, those outside the time asked for left out.
fn grouped(values: Vec<StoredObservation>, query: &ObservationQuery) -> Vec<(Line, Vec<StoredObservation>)> {
    let from = query.from.map(Period::start_month);
    let to = query.to.map(Period::end_month);
    let mut lines: HashMap<Line, Vec<StoredObservation>> = HashMap::new();
    for value in values {
        let period = value.observation.period;
        let inside = from.is_none_or(|from| from <= period.start_month())
            && to.is_none_or(|to| period.end_month() <= to);
        if inside {
            let o = &value.observation;
            let line =
                (o.indicator.clone(), o.area.clone(), code_of(&value).to_owned(), o.dimensions.clone());
            lines.entry(line).or_default().push(value);
        }
    }
    lines.into_iter().collect()
}
