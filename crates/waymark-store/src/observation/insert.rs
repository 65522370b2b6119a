//! Writing values, thousands at a time.

use std::collections::HashMap;

use rust_decimal::prelude::ToPrimitive as _;
use waymark_core::Observation;
use waymark_core::series::Series;

use super::{dimensions_key, frequency_code};
use crate::row::{Sql, get};
use crate::table::{OBSERVATIONS, Row, SERIES, Value, WITHDRAWAL_ITEMS};
use crate::{StoreError, Write};

/// Rows put together at once.
const ROWS_AT_ONCE: usize = 2_000;

/// Series of one statement: numbered places cost SQLite the square of their number.
const KEYS_AT_ONCE: usize = 100;

/// What a series is known by: scope, indicator, area, frequency, caliber, dimensions.
type Key = [String; 6];

impl Write {
    /// Writes the values of a submission and gives back their ids, in order. The scope of each
    /// indicator is told by `scope`.
    ///
    /// # Errors
    /// The database failed.
    pub async fn insert_observations(
        &mut self,
        submission_id: &str,
        rows: &[Observation],
        scope: &(dyn Fn(&str) -> String + Sync),
    ) -> Result<Vec<String>, StoreError> {
        let keys: Vec<Key> = rows.iter().map(|row| key(row, scope(&row.indicator))).collect();
        let series = self.series_ids(&keys).await?;
        let mut ids = Vec::with_capacity(rows.len());
        for (rows, keys) in rows.chunks(ROWS_AT_ONCE).zip(keys.chunks(ROWS_AT_ONCE)) {
            let mut made = Vec::with_capacity(rows.len());
            for (row, key) in rows.iter().zip(keys) {
                let id = self.new_id();
                let series_id = series
                    .get(key)
                    .ok_or_else(|| StoreError::corrupt("series", &key.join(" "), "not made"))?;
                made.push(self.row(&id, series_id, submission_id, row));
                ids.push(id);
            }
            self.insert(&OBSERVATIONS, made).await?;
        }
        Ok(ids)
    }

    fn row(&self, id: &str, series_id: &str, submission_id: &str, row: &Observation) -> Row {
        let text = |number: Option<rust_decimal::Decimal>| number.map(|number| number.to_string());
        vec![
            id.into(),
            series_id.into(),
            row.period.to_string().into(),
            text(row.value).into(),
            row.value.and_then(|value| value.to_f64()).into(),
            row.unit.as_str().into(),
            row.status.code().into(),
            text(row.numerator).into(),
            text(row.denominator).into(),
            row.source.clone().into(),
            grade_code(row).into(),
            row.known_at.map(|day| day.to_string()).into(),
            self.at.into(),
            submission_id.into(),
            self.change_id.as_str().into(),
            i64::from(row.invented).into(),
            row.note.clone().into(),
            Value::Null,
        ]
    }

    /// The ids of series, made where they are new.
    async fn series_ids(&mut self, keys: &[Key]) -> Result<HashMap<Key, String>, StoreError> {
        let mut wanted: Vec<&Key> = keys.iter().collect();
        wanted.sort_unstable();
        wanted.dedup();
        let mut ids = HashMap::with_capacity(wanted.len());
        for chunk in wanted.chunks(KEYS_AT_ONCE) {
            self.look_up(chunk, &mut ids).await?;
            let new: Vec<&Key> = chunk.iter().copied().filter(|key| !ids.contains_key(*key)).collect();
            if new.is_empty() {
                continue;
            }
            let mut drafts = HashMap::new();
            let mut sql = Sql::new(&format!("INSERT INTO series ({}) VALUES ", SERIES.column_list("")));
            for (at, key) in new.into_iter().enumerate() {
                let id = self.new_id();
                sql.push(if at == 0 { "(" } else { ", (" }).bind(id.clone())?;
                for part in key {
                    sql.push(", ").bind(part.clone())?;
                }
                sql.push(", ").bind(self.change_id.clone())?.push(")");
                drafts.insert(id, key);
            }
            // Another writer may be making the same ones; whoever made a row counts it.
            sql.push(" ON CONFLICT DO NOTHING RETURNING series_id");
            for row in &sql.query().fetch_all(&mut *self.tx).await? {
                let id: String = get(row, 0)?;
                if let Some(key) = drafts.get(&id) {
                    let fields = std::iter::once(&id).chain(key.iter()).map(|part| part.as_str().into());
                    self.digests.push(SERIES.digest(&fields.collect::<Row>()));
                }
            }
            self.look_up(chunk, &mut ids).await?;
        }
        Ok(ids)
    }

    async fn look_up(&mut self, keys: &[&Key], ids: &mut HashMap<Key, String>) -> Result<(), StoreError> {
        let mut sql = Sql::new(
            "SELECT series_id, scope, indicator, area, frequency, caliber, dimensions FROM series \
             WHERE (scope, indicator, area, frequency, caliber, dimensions) IN (VALUES ",
        );
        for (at, key) in keys.iter().enumerate() {
            sql.push(if at == 0 { "(" } else { ", (" });
            for (part, text) in key.iter().enumerate() {
                sql.push(if part == 0 { "" } else { ", " }).bind(text.clone())?;
            }
            sql.push(")");
        }
        sql.push(")");
        for row in &sql.query().fetch_all(&mut *self.tx).await? {
            let part = |column| get::<String>(row, column);
            ids.insert([part(1)?, part(2)?, part(3)?, part(4)?, part(5)?, part(6)?], part(0)?);
        }
        Ok(())
    }

    /// Takes the mark of a withdrawal off every value it covers.
    ///
    /// # Errors
    /// The database failed.
    pub async fn unhide(&mut self, withdrawal: &str) -> Result<u64, StoreError> {
        let mut sql = Sql::new("SELECT observation_id FROM observations WHERE hidden = ");
        sql.bind(withdrawal.to_owned())?;
        let rows = sql.query().fetch_all(&mut *self.tx).await?;
        let ids = rows.iter().map(|row| get(row, 0)).collect::<Result<Vec<String>, _>>()?;
        self.hide(&ids, None).await
    }

    /// Marks values as covered by a withdrawal, or no longer so; once a value and change.
    ///
    /// # Errors
    /// The database failed.
    pub async fn hide(
        &mut self,
        observation_ids: &[String],
        withdrawal: Option<&str>,
    ) -> Result<u64, StoreError> {
        let mut count = 0;
        for chunk in observation_ids.chunks(200) {
            let mut sql = Sql::new("UPDATE observations SET hidden = ");
            sql.bind(withdrawal.map(str::to_owned))?;
            sql.push(" WHERE observation_id IN ").bind_list(chunk.iter().cloned())?;
            count += sql.query().execute(&mut *self.tx).await?.rows_affected();
        }
        let row = |id: &String| {
            vec![id.as_str().into(), self.change_id.as_str().into(), withdrawal.map(str::to_owned).into()]
        };
        let rows = observation_ids.iter().map(row).collect();
        self.insert(&WITHDRAWAL_ITEMS, rows).await?;
        Ok(count)
    }
}

fn key(row: &Observation, scope: String) -> Key {
    let series = Series::of(row);
    [
        scope,
        series.indicator,
        series.area,
        frequency_code(series.frequency).to_owned(),
        series.caliber.unwrap_or_default(),
        dimensions_key(row),
    ]
}

fn grade_code(row: &Observation) -> &'static str {
    use waymark_core::SourceGrade;
    SourceGrade::ALL
        .iter()
        .find(|(grade, ..)| *grade == row.source_grade)
        .map_or("unknown", |(_, code, _)| code)
}
