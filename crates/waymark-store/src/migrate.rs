//! Migrations in plain SQL, applied in order and never changed afterwards.

use sha2::{Digest, Sha256};
use sqlx::{Executor as _, Row as _};

use crate::engine::dialect;
use crate::{Engine, Store, StoreError};

/// A step of the schema.
struct Migration {
    version: i64,
    sql: &'static str,
}

const MIGRATIONS: &[Migration] =
    &[Migration { version: 1, sql: include_str!("../migrations/0001_ledger_and_numbers.sql") }];

const HISTORY: &str =
    "CREATE TABLE IF NOT EXISTS migrations (version BIGINT PRIMARY KEY, sha256 TEXT NOT NULL)";

impl Store {
    /// Brings the schema up to date and says which versions were applied. Safe to call by several
    /// processes at once.
    ///
    /// # Errors
    /// The database is newer than this executable, or an applied migration was altered.
    pub async fn migrate(&self) -> Result<Vec<i64>, StoreError> {
        self.migrate_to(self.newest_version()).await
    }

    /// The newest schema version this executable knows.
    pub fn newest_version(&self) -> i64 {
        MIGRATIONS.last().map_or(0, |migration| migration.version)
    }

    /// The schema version of the database; 0 for an empty one.
    ///
    /// # Errors
    /// The database failed.
    pub async fn schema_version(&self) -> Result<i64, StoreError> {
        let there = match self.engine {
            Engine::Sqlite => "SELECT COUNT(*) FROM sqlite_master WHERE name = 'migrations'",
            Engine::Postgres => {
                "SELECT COUNT(*) FROM pg_tables WHERE tablename = 'migrations' \
                 AND schemaname = current_schema()"
            }
        };
        if sqlx::query(there).fetch_one(&self.pool).await?.try_get::<i64, _>(0)? == 0 {
            return Ok(0);
        }
        let row =
            sqlx::query("SELECT COALESCE(MAX(version), 0) FROM migrations").fetch_one(&self.pool).await?;
        Ok(row.try_get(0)?)
    }

    /// Brings the schema up to one version, for tests of the way from each.
    ///
    /// # Errors
    /// As [`Store::migrate`].
    pub async fn migrate_to(&self, last: i64) -> Result<Vec<i64>, StoreError> {
        let _turn = self.turn.lock().await;
        let mut tx = self.begin_write().await?;
        if self.engine == Engine::Postgres {
            // One process at a time; the number is only a name.
            tx.execute("SELECT pg_advisory_xact_lock(7236523)").await?;
        }
        tx.execute(HISTORY).await?;
        let applied = sqlx::query("SELECT version, sha256 FROM migrations ORDER BY version")
            .fetch_all(&mut *tx)
            .await?;
        for row in &applied {
            check(row.try_get(0)?, row.try_get::<String, _>(1)?.as_str(), self.newest_version())?;
        }
        let from = applied.len() as i64;
        let mut done = Vec::new();
        for migration in MIGRATIONS.iter().filter(|m| m.version > from && m.version <= last) {
            tx.execute(sqlx::AssertSqlSafe(dialect(self.engine, migration.sql))).await?;
            sqlx::query("INSERT INTO migrations (version, sha256) VALUES ($1, $2)")
                .bind(migration.version)
                .bind(sha256(migration.sql))
                .execute(&mut *tx)
                .await?;
            done.push(migration.version);
        }
        tx.commit().await?;
        Ok(done)
    }
}

fn check(version: i64, applied: &str, known: i64) -> Result<(), StoreError> {
    match MIGRATIONS.iter().find(|migration| migration.version == version) {
        None => Err(StoreError::Newer { found: version, known }),
        Some(migration) if sha256(migration.sql) != applied => Err(StoreError::Altered(version)),
        Some(_) => Ok(()),
    }
}

fn sha256(text: &str) -> String {
    crate::row::hex(&Sha256::digest(text.as_bytes()))
}
