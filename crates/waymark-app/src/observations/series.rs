//! Which series there are, and how fresh each is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::observation::counting_place;
use waymark_core::{Date, Observation, Period};

use super::answer::{ObservationQuery, Shown};
use super::gaps::period_of;
use crate::app::{App, instant_text};
use crate::call::Call;
use crate::error::AppError;

/// A page of series.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct SeriesListing {
    /// The series, by indicator, area, frequency and dimensions.
    pub items: Vec<SeriesSummary>,
    /// What to give as `cursor` for the next page; none at the end.
    pub next: Option<String>,
    /// How many there are in all.
    pub total: usize,
}

/// A series with its last value and how fresh it is.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct SeriesSummary {
    /// Which series.
    #[serde(flatten)]
    pub of: Shown,
    /// Its first period with a number.
    pub first_period: Option<Period>,
    /// Its last period with a number: 数据年份.
    pub last_period: Option<Period>,
    /// That number.
    pub last_value: Option<String>,
    /// Unit of that number.
    pub last_unit: Option<String>,
    /// When that number became known.
    pub last_known_at: Option<Date>,
    /// When Waymark last wrote a value of it, RFC 3339.
    pub last_recorded_at: Option<String>,
    /// Values, every revision counted.
    pub value_count: usize,
    /// The period whose number comes next.
    pub next_period: Option<Period>,
    /// The last day on which that number is not late.
    pub next_due_on: Option<Date>,
    /// Whether that day has passed.
    pub overdue: bool,
}

impl App {
    /// The series of a plan, as far as the actor may see them.
    ///
    /// # Errors
    /// As [`App::read_observations`].
    pub async fn read_series(
        &self,
        call: &Call,
        plan: &str,
        query: &ObservationQuery,
    ) -> Result<SeriesListing, AppError> {
        let lines = self.lines(call, plan, query).await?;
        let lists = self.lists(plan).await?;
        let today = self.today();
        let mut items = Vec::with_capacity(lines.found.len());
        for (line, values) in &lines.found {
            let of = lists.shown(line);
            let open: Vec<&Observation> = values
                .iter()
                .filter(|value| value.hidden.is_none())
                .map(|value| &value.observation)
                .collect();
            let numbers = || open.iter().filter(|o| o.usable().is_some()).map(|o| o.period);
            let last_period = numbers().max_by_key(|period| period.end_month());
            let mut last: Vec<&Observation> =
                open.iter().filter(|o| Some(o.period) == last_period).copied().collect();
            waymark_core::observation::in_order_of_revision(&mut last, |o| o);
            let last = counting_place(&last, |o| o).map(|place| last[place]);
            let definition = lists.scope.definition(&of.indicator);
            let next = match (last_period, of.frequency) {
                (Some(Period::YearToDate(..) | Period::Years(..)), _) | (_, None) => None,
                (Some(period), Some(frequency)) => Some(period_of(frequency, period.end_month())),
                (None, _) => None,
            };
            let next_due_on = next.map(|period| match definition.and_then(|one| one.release.as_ref()) {
                Some(release) => release.due_on(period),
                None => period.last_day(),
            });
            items.push(SeriesSummary {
                of,
                first_period: numbers().min(),
                last_period,
                last_value: last.and_then(|o| o.value).map(|value| value.to_string()),
                last_unit: last.map(|o| o.unit.clone()),
                last_known_at: last.and_then(|o| o.known_at),
                last_recorded_at: values.iter().map(|value| value.recorded_at).max().map(instant_text),
                value_count: open.len(),
                next_period: next,
                next_due_on,
                overdue: next_due_on.is_some_and(|day| day < today),
            });
        }
        Ok(SeriesListing { items, next: lines.next.map(|at| at.to_string()), total: lines.total })
    }
}
