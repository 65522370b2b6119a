//! Writing values, thousands at a time.

use std::collections::HashMap;

use rust_decimal::prelude::ToPrimitive as _;
use waymark_core::Observation;
use waymark_core::series::Series;

use super::{dimensions_key, frequency_code};
use crate::row::{Sql, get};
use crate::{StoreError, Write};

/// Rows of one statement: 17 columns each stay well under the 32,766 values SQLite takes.
const ROWS_A_STATEMENT: usize = 400;

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
        for (rows, keys) in rows.chunks(ROWS_A_STATEMENT).zip(keys.chunks(ROWS_A_STATEMENT)) {
            let mut sql = Sql::new(
                "INSERT INTO observations (observation_id, series_id, period, value, value_number, unit, status, \
                 numerator, denominator, source, source_grade, known_at, recorded_at, submission_id, change_id, \
                 invented, note) VALUES ",
            );
            for (at, (row, key)) in rows.iter().zip(keys).enumerate() {
                let id = self.new_id();
                sql.push(if at == 0 { "(" } else { ", (" });
                let series_id = series.get(key).map(String::as_str).unwrap_or_default();
                self.bind_row(&mut sql, &id, series_id, submission_id, row)?;
                ids.push(id);
            }
            sql.query().execute(&mut *self.tx).await?;
        }
        Ok(ids)
    }

    fn bind_row(
        &mut self,
        sql: &mut Sql,
        id: &str,
        series_id: &str,
        submission_id: &str,
        row: &Observation,
    ) -> Result<(), StoreError> {
        let text = |number: Option<rust_decimal::Decimal>| number.map(|number| number.to_string());
        let period = row.period.to_string();
        let (value, numerator, denominator) = (text(row.value), text(row.numerator), text(row.denominator));
        let known_at = row.known_at.map(|day| day.to_string());
        let grade = grade_code(row);
        let invented = if row.invented { "1" } else { "0" };
        self.note(
            "observations",
            [
                Some(id),
                Some(series_id),
                Some(&period),
                value.as_deref(),
                Some(&row.unit),
                Some(row.status.code()),
                numerator.as_deref(),
                denominator.as_deref(),
                row.source.as_deref(),
                Some(grade),
                known_at.as_deref(),
                Some(submission_id),
                Some(invented),
                row.note.as_deref(),
            ],
        );
        sql.bind(id.to_owned())?.push(", ").bind(series_id.to_owned())?.push(", ").bind(period)?.push(", ");
        sql.bind(value)?.push(", ").bind(row.value.and_then(|value| value.to_f64()))?.push(", ");
        sql.bind(row.unit.clone())?.push(", ").bind(row.status.code().to_owned())?.push(", ");
        sql.bind(numerator)?.push(", ").bind(denominator)?.push(", ").bind(row.source.clone())?.push(", ");
        sql.bind(grade.to_owned())?.push(", ").bind(known_at)?.push(", ").bind(self.at)?.push(", ");
        sql.bind(submission_id.to_owned())?.push(", ").bind(self.change_id.clone())?.push(", ");
        sql.bind(i64::from(row.invented))?.push(", ").bind(row.note.clone())?.push(")");
        Ok(())
    }

    /// The ids of series, made where they are new.
    async fn series_ids(&mut self, keys: &[Key]) -> Result<HashMap<Key, String>, StoreError> {
        let mut wanted: Vec<&Key> = keys.iter().collect();
        wanted.sort_unstable();
        wanted.dedup();
        let mut ids = HashMap::with_capacity(wanted.len());
        for chunk in wanted.chunks(ROWS_A_STATEMENT) {
            let drafts: Vec<(String, &Key)> = chunk.iter().map(|key| (self.new_id(), *key)).collect();
            let mut sql = Sql::new(
                "INSERT INTO series (series_id, scope, indicator, area, frequency, caliber, dimensions, change_id) VALUES ",
            );
            for (at, (id, key)) in drafts.iter().enumerate() {
                sql.push(if at == 0 { "(" } else { ", (" }).bind(id.clone())?;
                for part in key.iter() {
                    sql.push(", ").bind(part.clone())?;
                }
                sql.push(", ").bind(self.change_id.clone())?.push(")");
            }
            sql.push(" ON CONFLICT DO NOTHING RETURNING series_id");
            let made = sql.query().fetch_all(&mut *self.tx).await?;
            for row in &made {
                let id: String = get(row, 0)?;
                if let Some((_, key)) = drafts.iter().find(|(draft, _)| *draft == id) {
                    let fields =
                        std::iter::once(Some(id.as_str())).chain(key.iter().map(|part| Some(part.as_str())));
                    self.note("series", fields);
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
        let done = sqlx::query("UPDATE observations SET hidden = NULL WHERE hidden = $1")
            .bind(withdrawal.to_owned())
            .execute(&mut *self.tx)
            .await?;
        Ok(done.rows_affected())
    }

    /// Marks values as covered by a withdrawal, or no longer so. The mark follows from the
    /// withdrawal's record and is not part of the digest.
    ///
    /// # Errors
    /// The database failed.
    pub async fn hide(
        &mut self,
        observation_ids: &[String],
        withdrawal: Option<&str>,
    ) -> Result<u64, StoreError> {
        let mut count = 0;
        for chunk in observation_ids.chunks(1_000) {
            let mut sql = Sql::new("UPDATE observations SET hidden = ");
            sql.bind(withdrawal.map(str::to_owned))?;
            sql.push(" WHERE observation_id IN ").bind_list(chunk.iter().cloned())?;
            count += sql.query().execute(&mut *self.tx).await?.rows_affected();
        }
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
