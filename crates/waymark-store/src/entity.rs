//! Entities and their versions: one pattern for everything that changes and matters.
//!
//! An entity is known by kind, scope (a plan's code, or empty) and code. A version is never
//! changed; the newest one counts, or the newest one known by a day.

mod index;
mod list;
mod number;
mod put;
mod reach;

pub(crate) use index::index_digest;
pub use list::{EntityFilter, Page, Sort};
pub(crate) use number::LastNumber;
pub use put::{Expected, Index, VersionDraft};
pub use reach::{Reach, reached};

use std::collections::BTreeMap;

use sqlx::any::AnyRow;
use waymark_core::Date;

use crate::row::{Sql, date, get};
use crate::{Store, StoreError, Write};

/// One version of an entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Id of the entity.
    pub entity_id: String,
    /// What sort of record.
    pub kind: String,
    /// Code of the plan, or empty.
    pub scope: String,
    /// Code, unique within kind and scope.
    pub code: String,
    /// Number of the version, from 1.
    pub number: i64,
    /// First day it holds.
    pub valid_from: Option<Date>,
    /// Last day it holds.
    pub valid_to: Option<Date>,
    /// Day it became known outside.
    pub known_at: Date,
    /// When it was written, microseconds UTC.
    pub recorded_at: i64,
    /// Account that wrote it.
    pub recorded_by: String,
    /// Change that wrote it.
    pub change_id: String,
    /// Whether this version says that the record is gone.
    pub removed: bool,
    /// The record, JSON.
    pub body: String,
}

/// One version of an entity among all of its versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its id.
    pub version_id: String,
    /// Visibility of the newest version.
    pub visibility_now: String,
    /// The entity at this version.
    pub entity: Entity,
}

pub(crate) const COLUMNS: &str = "e.entity_id, e.kind, e.scope, e.code, v.number, v.valid_from, v.valid_to, \
     v.known_at, v.recorded_at, v.recorded_by, v.change_id, v.removed, v.body";

const CURRENT: &str = "FROM entities e JOIN versions v ON v.entity_id = e.entity_id AND v.number = e.number";

impl Entity {
    pub(crate) fn read(row: &AnyRow) -> Result<Entity, StoreError> {
        let entity_id: String = get(row, 0)?;
        let day = |column| date("versions", &entity_id, get(row, column)?);
        Ok(Entity {
            valid_from: day(5)?,
            valid_to: day(6)?,
            known_at: day(7)?.ok_or_else(|| StoreError::corrupt("versions", &entity_id, "no known_at"))?,
            kind: get(row, 1)?,
            scope: get(row, 2)?,
            code: get(row, 3)?,
            number: get(row, 4)?,
            recorded_at: get(row, 8)?,
            recorded_by: get(row, 9)?,
            change_id: get(row, 10)?,
            removed: get::<i64>(row, 11)? != 0,
            body: get(row, 12)?,
            entity_id,
        })
    }
}

const VERSIONS: &str =
    "v.version_id, e.visibility FROM entities e JOIN versions v ON v.entity_id = e.entity_id";

impl Version {
    fn read(row: &AnyRow) -> Result<Version, StoreError> {
        Ok(Version { version_id: get(row, 13)?, visibility_now: get(row, 14)?, entity: Entity::read(row)? })
    }
}

async fn all<'e>(
    sql: Sql,
    executor: impl sqlx::Executor<'e, Database = sqlx::Any>,
) -> Result<Vec<Entity>, StoreError> {
    sql.query().fetch_all(executor).await?.iter().map(Entity::read).collect()
}

/// The statement for one entity, its newest version or the newest known by a day.
fn one(kind: &str, scope: &str, code: &str, known_by: Option<Date>) -> Result<Sql, StoreError> {
    let mut sql = Sql::new(&format!("SELECT {COLUMNS} "));
    list::versions(&mut sql, known_by, None)?;
    sql.push(" WHERE e.kind = ").bind(kind.to_owned())?;
    sql.push(" AND e.scope = ").bind(scope.to_owned())?;
    sql.push(" AND e.code = ").bind(code.to_owned())?;
    Ok(sql)
}

impl Store {
    /// The newest version of an entity, removed or not; the newest known by a day where one is given.
    ///
    /// # Errors
    /// The database failed.
    pub async fn entity(
        &self,
        kind: &str,
        scope: &str,
        code: &str,
        known_by: Option<Date>,
    ) -> Result<Option<Entity>, StoreError> {
        Ok(all(one(kind, scope, code, known_by)?, &self.pool).await?.pop())
    }

    /// The newest version of an entity of an id.
    ///
    /// # Errors
    /// The database failed.
    pub async fn entity_by_id(&self, entity_id: &str) -> Result<Option<Entity>, StoreError> {
        let mut sql = Sql::new(&format!("SELECT {COLUMNS} {CURRENT} WHERE e.entity_id = "));
        sql.bind(entity_id.to_owned())?;
        Ok(all(sql, &self.pool).await?.pop())
    }

    /// The newest versions of entities of some ids, in no particular order.
    ///
    /// # Errors
    /// The database failed.
    pub async fn entities_by_id(&self, entity_ids: &[String]) -> Result<Vec<Entity>, StoreError> {
        let mut found = Vec::with_capacity(entity_ids.len());
        for chunk in entity_ids.chunks(1_000) {
            let mut sql = Sql::new(&format!("SELECT {COLUMNS} {CURRENT} WHERE e.entity_id IN "));
            sql.bind_list(chunk.iter().cloned())?;
            found.extend(all(sql, &self.pool).await?);
        }
        Ok(found)
    }

    /// How many records of some kinds there are and the sum of their versions: equal as long as
    /// nothing about them changed.
    ///
    /// # Errors
    /// The database failed.
    pub async fn stamp(&self, kinds: &[&'static str]) -> Result<(i64, i64), StoreError> {
        let mut sql = Sql::new(
            "SELECT COUNT(*), COALESCE(CAST(SUM(number) AS BIGINT), 0) FROM entities WHERE kind IN ",
        );
        sql.bind_list(kinds.iter().map(|kind| (*kind).to_owned()))?;
        let row = sql.query().fetch_one(&self.pool).await?;
        Ok((get(&row, 0)?, get(&row, 1)?))
    }

    /// Every version of an entity, oldest first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn history(&self, kind: &str, scope: &str, code: &str) -> Result<Vec<Entity>, StoreError> {
        let mut sql = Sql::new(&format!(
            "SELECT {COLUMNS} FROM entities e JOIN versions v ON v.entity_id = e.entity_id"
        ));
        sql.push(" WHERE e.kind = ").bind(kind.to_owned())?;
        sql.push(" AND e.scope = ").bind(scope.to_owned())?;
        sql.push(" AND e.code = ").bind(code.to_owned())?.push(" ORDER BY v.number");
        all(sql, &self.pool).await
    }

    /// Every version of the entities of a kind, in one scope or in all: entities in the order of lists,
    /// versions oldest first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn every_version(
        &self,
        kind: &'static str,
        scope: Option<&str>,
    ) -> Result<Vec<Version>, StoreError> {
        let mut sql = Sql::new(&format!("SELECT {COLUMNS}, {VERSIONS} WHERE e.kind = "));
        sql.bind(kind.to_owned())?;
        if let Some(scope) = scope {
            sql.push(" AND e.scope = ").bind(scope.to_owned())?;
        }
        sql.push(" ORDER BY e.position, e.code, e.entity_id, v.number");
        sql.query().fetch_all(&self.pool).await?.iter().map(Version::read).collect()
    }

    /// The versions of some ids, in no particular order.
    ///
    /// # Errors
    /// The database failed.
    pub async fn versions_by_id(&self, version_ids: &[String]) -> Result<Vec<Version>, StoreError> {
        let mut found = Vec::with_capacity(version_ids.len());
        for chunk in version_ids.chunks(1_000) {
            let mut sql = Sql::new(&format!("SELECT {COLUMNS}, {VERSIONS} WHERE v.version_id IN "));
            sql.bind_list(chunk.iter().cloned())?;
            for row in sql.query().fetch_all(&self.pool).await? {
                found.push(Version::read(&row)?);
            }
        }
        Ok(found)
    }

    /// The versions a change wrote.
    ///
    /// # Errors
    /// The database failed.
    pub async fn versions_of_change(&self, change_id: &str) -> Result<Vec<Entity>, StoreError> {
        let mut sql = Sql::new(&format!(
            "SELECT {COLUMNS} FROM versions v JOIN entities e ON e.entity_id = v.entity_id"
        ));
        sql.push(" WHERE v.change_id = ").bind(change_id.to_owned())?.push(" ORDER BY v.version_id");
        all(sql, &self.pool).await
    }
}

impl Write {
    /// The newest version of an entity as this write sees it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn entity(
        &mut self,
        kind: &str,
        scope: &str,
        code: &str,
    ) -> Result<Option<Entity>, StoreError> {
        Ok(all(one(kind, scope, code, None)?, &mut *self.tx).await?.pop())
    }

    /// The records of a kind in a scope as this write sees them, those that are gone left out, in
    /// the order of lists.
    ///
    /// # Errors
    /// The database failed.
    pub async fn entities(&mut self, kind: &str, scope: &str) -> Result<Vec<Entity>, StoreError> {
        self.current(kind, scope, false).await
    }

    /// The records of a kind in a scope that are gone, as this write sees them.
    ///
    /// # Errors
    /// The database failed.
    pub async fn entities_gone(&mut self, kind: &str, scope: &str) -> Result<Vec<Entity>, StoreError> {
        self.current(kind, scope, true).await
    }

    /// How many records of each kind a plan has as this write sees it, those that are gone left out.
    ///
    /// # Errors
    /// The database failed.
    pub async fn counts(&mut self, scope: &str) -> Result<BTreeMap<String, i64>, StoreError> {
        let mut sql = Sql::new("SELECT kind, COUNT(*) FROM entities WHERE removed = 0 AND scope = ");
        sql.bind(scope.to_owned())?.push(" GROUP BY kind");
        let rows = sql.query().fetch_all(&mut *self.tx).await?;
        rows.iter().map(|row| Ok((get(row, 0)?, get(row, 1)?))).collect()
    }

    async fn current(&mut self, kind: &str, scope: &str, gone: bool) -> Result<Vec<Entity>, StoreError> {
        let mut sql = Sql::new(&format!("SELECT {COLUMNS} {CURRENT} WHERE e.kind = "));
        sql.bind(kind.to_owned())?.push(" AND e.scope = ").bind(scope.to_owned())?;
        sql.push(" AND e.removed = ").bind(i64::from(gone))?.push(" ORDER BY e.position, e.code");
        all(sql, &mut *self.tx).await
    }

    /// As [`Write::entities`], those in force on a day: by the newest version begun by then.
    ///
    /// # Errors
    /// The database failed.
    pub async fn entities_on(
        &mut self,
        kind: &str,
        scope: &str,
        day: Date,
    ) -> Result<Vec<Entity>, StoreError> {
        let mut sql = Sql::new(&format!("SELECT {COLUMNS} "));
        list::versions(&mut sql, None, Some(day))?;
        sql.push(" WHERE e.kind = ").bind(kind.to_owned())?.push(" AND e.scope = ").bind(scope.to_owned())?;
        sql.push(" AND e.removed = 0");
        list::in_force(&mut sql, day)?;
        sql.push(" ORDER BY e.position, e.code");
        all(sql, &mut *self.tx).await
    }
}
