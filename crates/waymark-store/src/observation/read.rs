//! Reading values.

use std::collections::{BTreeMap, HashMap};

use futures_util::{StreamExt as _, TryStreamExt as _};
use sqlx::any::AnyRow;
use waymark_core::indicator::Frequency;
use waymark_core::observation::Status;
use waymark_core::{Date, Observation, SourceGrade};

use super::{SeriesEntry, StoredObservation, frequency_code};
use crate::row::{Sql, date, get};
use crate::{Store, StoreError};

/// Which values count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Basis {
    /// Those of accepted submissions.
    #[default]
    Accepted,
    /// Those a release lists, by its entity id.
    Release(String),
    /// Those of some submissions, by entity id, whatever their state.
    Submissions(Vec<String>),
    /// Everything, drafts and discarded rows included.
    Everything,
}

/// Values of whole years, of parts of years, or both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Span {
    /// Both.
    #[default]
    Any,
    /// Years and runs of years.
    Years,
    /// Half-years, quarters, months and years to date.
    Parts,
}

/// Which values are wanted.
#[derive(Debug, Clone, Default)]
pub struct ObservationFilter {
    /// Scopes of the indicators.
    pub scopes: Vec<String>,
    /// Codes of indicators; none: all.
    pub indicators: Vec<String>,
    /// Codes of areas; none: all.
    pub areas: Vec<String>,
    /// Length of the periods; none: all.
    pub frequency: Option<Frequency>,
    /// Whole years or parts of them.
    pub span: Span,
    /// Not about anything before this year.
    pub from_year: Option<u16>,
    /// Not about anything that begins after this year.
    pub to_year: Option<u16>,
    /// Known by the end of this day.
    pub known_by: Option<Date>,
    /// Which values count.
    pub basis: Basis,
    /// Also values a withdrawal covers.
    pub with_hidden: bool,
    /// Ids of values; none: all.
    pub ids: Vec<String>,
    /// Ids of series; none: all.
    pub series: Vec<String>,
}

const COLUMNS: &str = "o.observation_id, o.series_id, o.period, o.value, o.unit, o.status, o.numerator, \
     o.denominator, o.source, o.source_grade, o.known_at, o.recorded_at, o.submission_id, o.invented, o.note, \
     o.hidden";

impl Store {
    /// Values in the order of series, period and time of recording.
    ///
    /// # Errors
    /// The database failed.
    pub async fn observations(
        &self,
        filter: &ObservationFilter,
    ) -> Result<Vec<StoredObservation>, StoreError> {
        self.observations_of(&self.series_entries(filter).await?, filter).await
    }

    /// As [`Store::observations`], of series read before: those that the filter finds.
    ///
    /// # Errors
    /// The database failed.
    pub async fn observations_of(
        &self,
        series: &[SeriesEntry],
        filter: &ObservationFilter,
    ) -> Result<Vec<StoredObservation>, StoreError> {
        let series: HashMap<&str, &SeriesEntry> =
            series.iter().map(|entry| (entry.series_id.as_str(), entry)).collect();
        let mut sql = Sql::new(&format!("SELECT {COLUMNS} FROM observations o"));
        match &filter.basis {
            Basis::Accepted => {
                sql.push(" JOIN entities s ON s.entity_id = o.submission_id AND s.state = 'accepted'");
            }
            Basis::Release(id) => {
                sql.push(" JOIN release_items r ON r.observation_id = o.observation_id AND r.release_id = ");
                sql.bind(id.clone())?;
            }
            Basis::Submissions(_) | Basis::Everything => {}
        }
        // Few series are named one by one; for many the table of series is joined.
        if series.len() <= 200 {
            sql.push(" WHERE o.series_id IN ").bind_list(series.keys().map(|id| (*id).to_owned()))?;
        } else {
            sql.push(" WHERE o.series_id IN (SELECT s.series_id FROM series s");
            series_conditions(&mut sql, filter)?;
            sql.push(")");
        }
        if let Basis::Submissions(ids) = &filter.basis {
            sql.push(" AND o.submission_id IN ").bind_list(ids.iter().cloned())?;
        }
        if let Some(day) = filter.known_by {
            sql.push(" AND (o.known_at IS NULL OR o.known_at <= ").bind(day.to_string())?.push(")");
        }
        if let Some(year) = filter.from_year {
            sql.push(" AND o.period >= ").bind(format!("{year:04}"))?;
        }
        if let Some(year) = filter.to_year {
            sql.push(" AND o.period < ").bind(format!("{:04}", year.saturating_add(1)))?;
        }
        if !filter.with_hidden {
            sql.push(" AND o.hidden IS NULL");
        }
        if !filter.ids.is_empty() {
            sql.push(" AND o.observation_id IN ").bind_list(filter.ids.iter().cloned())?;
        }
        sql.push(" ORDER BY o.series_id, o.period, o.recorded_at, o.observation_id");
        // Read as they come: hundreds of thousands of rows of the driver would fill the memory.
        sql.query().fetch(&self.pool).map(|row| read(&row?, &series)).try_collect().await
    }

    /// How many values there are in all, and how many series.
    ///
    /// # Errors
    /// The database failed.
    pub async fn observation_counts(&self) -> Result<(i64, i64), StoreError> {
        let row = sqlx::query("SELECT (SELECT COUNT(*) FROM observations), (SELECT COUNT(*) FROM series)")
            .fetch_one(&self.pool)
            .await?;
        Ok((get(&row, 0)?, get(&row, 1)?))
    }
}

/// Dimensions from the text they are kept as.
pub(super) fn dimensions_of(text: &str) -> BTreeMap<String, String> {
    let pairs = text.split(';').filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

pub(super) fn series_conditions(sql: &mut Sql, filter: &ObservationFilter) -> Result<(), StoreError> {
    sql.push(" WHERE s.scope IN ").bind_list(filter.scopes.iter().cloned())?;
    if !filter.indicators.is_empty() {
        sql.push(" AND s.indicator IN ").bind_list(filter.indicators.iter().cloned())?;
    }
    if !filter.areas.is_empty() {
        sql.push(" AND s.area IN ").bind_list(filter.areas.iter().cloned())?;
    }
    if filter.frequency.is_some() {
        sql.push(" AND s.frequency = ").bind(frequency_code(filter.frequency).to_owned())?;
    }
    match filter.span {
        Span::Any => {}
        Span::Years => {
            sql.push(" AND s.frequency IN ('A', 'R')");
        }
        Span::Parts => {
            sql.push(" AND s.frequency IN ('S', 'Q', 'M')");
        }
    }
    if !filter.series.is_empty() {
        sql.push(" AND s.series_id IN ").bind_list(filter.series.iter().cloned())?;
    }
    Ok(())
}

fn read(row: &AnyRow, series: &HashMap<&str, &SeriesEntry>) -> Result<StoredObservation, StoreError> {
    let observation_id: &str = get(row, 0)?;
    let corrupt = |problem: &str| StoreError::corrupt("observations", observation_id, problem);
    let series_id: &str = get(row, 1)?;
    let of = series.get(series_id).ok_or_else(|| corrupt("its series is missing"))?;
    let decimal = |column| -> Result<Option<rust_decimal::Decimal>, StoreError> {
        let text: Option<&str> = get(row, column)?;
        text.map(|text| text.parse().map_err(|_| corrupt("not a decimal"))).transpose()
    };
    let period: &str = get(row, 2)?;
    let status: &str = get(row, 5)?;
    let grade: &str = get(row, 9)?;
    let observation = Observation {
        indicator: of.indicator.clone(),
        area: of.area.clone(),
        period: period.parse().map_err(|_| corrupt("not a period"))?,
        value: decimal(3)?,
        unit: get(row, 4)?,
        status: Status::from_code(status).ok_or_else(|| corrupt("not a status"))?,
        dimensions: of.dimensions.clone(),
        caliber: of.caliber.clone(),
        numerator: decimal(6)?,
        denominator: decimal(7)?,
        source: get(row, 8)?,
        source_grade: SourceGrade::ALL
            .iter()
            .find(|(_, code, _)| *code == grade)
            .map(|(grade, ..)| *grade)
            .ok_or_else(|| corrupt("not a grade"))?,
        known_at: date("observations", observation_id, get(row, 10)?)?,
        invented: get::<i64>(row, 13)? != 0,
        note: get(row, 14)?,
    };
    Ok(StoredObservation {
        scope: of.scope.clone(),
        observation,
        recorded_at: get(row, 11)?,
        submission_id: get(row, 12)?,
        hidden: get(row, 15)?,
        observation_id: observation_id.to_owned(),
    })
}
