//! The two engines and what differs between them.

use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::{Any, AnyPool, Connection as _, Executor as _, Transaction};
use tokio::sync::Mutex;

use crate::StoreError;

/// A database engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// A file beside the executable.
    Sqlite,
    /// A server that speaks PostgreSQL's protocol.
    Postgres,
}

/// Where the database is and how it is used.
#[derive(Debug, Clone)]
pub struct Options {
    /// `sqlite:FILE` or `postgres://…`.
    pub url: String,
    /// Most connections held at once.
    pub connections_max: u32,
}

impl Options {
    /// An address with the usual number of connections.
    pub fn new(url: &str) -> Options {
        Options { url: url.to_owned(), connections_max: 8 }
    }
}

/// An open database.
#[derive(Debug, Clone)]
pub struct Store {
    pub(crate) pool: AnyPool,
    /// Which engine it is.
    pub engine: Engine,
    /// Whoever writes to an SQLite file from this process queues here, because SQLite lets in one
    /// at a time and is not fair.
    pub(crate) turn: Arc<Mutex<()>>,
    /// Changes of this process queue here on PostgreSQL: one that waits for the head of the chain
    /// must not hold a connection that the change under way may need.
    pub(crate) changes: Arc<Mutex<()>>,
}

/// How long a writer waits for another process that holds the SQLite file.
const BUSY_MS: u32 = 10_000;

/// How long after its last use a connection is taken to be alive without asking.
const TRUSTED_FOR: Duration = Duration::from_secs(1);

/// What every SQLite connection is told. FULL makes each commit durable before it is acknowledged.
const SQLITE_SETTINGS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
     PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;";

impl Store {
    /// Opens a database; an SQLite file is made where there is none. Call [`Store::migrate`] next.
    ///
    /// # Errors
    /// The address is not understood or the database cannot be reached.
    pub async fn open(options: &Options) -> Result<Store, StoreError> {
        sqlx::any::install_default_drivers();
        let engine = engine_of(&options.url)?;
        let url = match engine {
            Engine::Sqlite if !options.url.contains('?') => format!("{}?mode=rwc", options.url),
            _ => options.url.clone(),
        };
        let connect = AnyConnectOptions::from_str(&url)?;
        let pool = AnyPoolOptions::new()
            .max_connections(options.connections_max)
            .acquire_timeout(Duration::from_secs(30))
            // A connection in use a moment ago is alive; asking it before each statement would
            // double the round trips.
            .test_before_acquire(false)
            .before_acquire(|connection, about| {
                Box::pin(async move {
                    let alive = about.idle_for < TRUSTED_FOR || connection.ping().await.is_ok();
                    Ok(alive)
                })
            })
            .after_connect(move |connection, _| {
                Box::pin(async move {
                    let settings = match engine {
                        Engine::Sqlite => format!("PRAGMA busy_timeout = {BUSY_MS}; {SQLITE_SETTINGS}"),
                        Engine::Postgres => "SET synchronous_commit = on; SET TIME ZONE 'UTC'".to_owned(),
                    };
                    connection.execute(sqlx::AssertSqlSafe(settings)).await.map(|_| ())
                })
            })
            .connect_with(connect)
            .await?;
        Ok(Store { pool, engine, turn: Arc::default(), changes: Arc::default() })
    }

    /// Closes every connection; writes under way end first.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// It does not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        sqlx::query("SELECT 1").execute(&self.pool).await?;
        Ok(())
    }

    /// What the engine says of its own durability, as name and value.
    ///
    /// # Errors
    /// The database failed.
    pub async fn durability(&self) -> Result<Vec<(String, String)>, StoreError> {
        let asked: &[(&'static str, &'static str)] = match self.engine {
            Engine::Sqlite => {
                &[("journal_mode", "PRAGMA journal_mode"), ("synchronous", "PRAGMA synchronous")]
            }
            Engine::Postgres => &[
                ("synchronous_commit", "SHOW synchronous_commit"),
                ("fsync", "SHOW fsync"),
                ("full_page_writes", "SHOW full_page_writes"),
            ],
        };
        let mut answers = Vec::new();
        for (name, statement) in asked {
            let row = sqlx::query(*statement).fetch_one(&self.pool).await?;
            answers.push(((*name).to_owned(), text_or_number(&row)?));
        }
        Ok(answers)
    }

    /// Lets the engine count what its tables hold, so that it chooses the right indexes: to be called
    /// after much was loaded.
    ///
    /// # Errors
    /// The database failed.
    pub async fn analyze(&self) -> Result<(), StoreError> {
        let _turn = self.turn.lock().await;
        self.pool.execute("ANALYZE").await?;
        Ok(())
    }

    /// A transaction that sees one state of the database throughout.
    pub(crate) async fn snapshot(&self) -> Result<Transaction<'static, Any>, StoreError> {
        Ok(match self.engine {
            Engine::Sqlite => self.pool.begin().await?,
            Engine::Postgres => {
                self.pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?
            }
        })
    }

    /// A transaction that writes. SQLite takes its lock at once, so that no writer has to give up
    /// halfway.
    pub(crate) async fn begin_write(&self) -> Result<Transaction<'static, Any>, StoreError> {
        Ok(match self.engine {
            Engine::Sqlite => self.pool.begin_with("BEGIN IMMEDIATE").await?,
            Engine::Postgres => self.pool.begin().await?,
        })
    }
}

fn engine_of(url: &str) -> Result<Engine, StoreError> {
    match url.split_once(':') {
        Some(("sqlite", _)) => Ok(Engine::Sqlite),
        Some(("postgres" | "postgresql", _)) => Ok(Engine::Postgres),
        _ => Err(StoreError::Address(url.chars().take(20).collect())),
    }
}

fn text_or_number(row: &sqlx::any::AnyRow) -> Result<String, StoreError> {
    use sqlx::Row as _;
    Ok(match row.try_get::<String, _>(0) {
        Ok(text) => text,
        Err(_) => row.try_get::<i64, _>(0)?.to_string(),
    })
}

/// The text of a migration for an engine: PostgreSQL sorts by bytes only where a column says so.
pub(crate) fn dialect(engine: Engine, sql: &str) -> String {
    match engine {
        Engine::Sqlite => sql.to_owned(),
        Engine::Postgres => sql.replace(" TEXT", " TEXT COLLATE \"C\""),
    }
}

#[doc(hidden)]
impl Store {
    /// Carries out a statement as it stands: for tests that make databases and alter rows.
    pub async fn execute_for_tests(&self, statement: &str) -> Result<u64, StoreError> {
        let done = self.pool.execute(sqlx::AssertSqlSafe(statement.to_owned())).await?;
        Ok(done.rows_affected())
    }
}
