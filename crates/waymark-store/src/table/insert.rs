//! Inserting rows of any table, many at a time.

use std::sync::Arc;

use sqlx::any::AnyArguments;
use sqlx::{Any, Arguments as _, AssertSqlSafe, Transaction};

use super::{Kind, Row, Table, Value};
use crate::{Engine, StoreError, Write};

/// Values of one statement: SQLite takes at most 32,766.
const VALUES_MAX: usize = 8_000;
/// Rows of one statement.
const ROWS_MAX: usize = 500;
/// PostgreSQL plans every statement anew, and takes longer the more places it has.
const ROWS_MAX_POSTGRES: usize = 30;

impl Write {
    /// Inserts rows and counts them into the digest of the change.
    pub(crate) async fn insert(&mut self, table: &Table, rows: Vec<Row>) -> Result<(), StoreError> {
        self.digests.extend(rows.iter().map(|row| table.digest(row)));
        self.insert_unsigned(table, rows).await
    }

    /// Inserts rows of a table the chain does not cover row by row.
    pub(crate) async fn insert_unsigned(&mut self, table: &Table, rows: Vec<Row>) -> Result<(), StoreError> {
        insert(&mut self.tx, self.engine, &Target::of(table), rows, "").await.map(|_| ())
    }

    /// Inserts a row unless one with its key is there; false if so.
    pub(crate) async fn insert_new(&mut self, table: &Table, row: Row) -> Result<bool, StoreError> {
        let digest = table.digest(&row);
        let ending = " ON CONFLICT DO NOTHING";
        let made = insert(&mut self.tx, self.engine, &Target::of(table), vec![row], ending).await?;
        if made == 1 {
            self.digests.push(digest);
        }
        Ok(made == 1)
    }
}

/// Where rows go.
pub(crate) struct Target {
    /// Name of the table.
    pub name: String,
    /// Names of the columns, with commas between.
    pub columns: String,
    /// What each holds.
    pub kinds: Vec<Kind>,
}

impl Target {
    /// A table as this version knows it.
    pub fn of(table: &Table) -> Target {
        Target {
            name: table.name.to_owned(),
            columns: table.column_list(""),
            kinds: table.columns.iter().map(|column| column.kind).collect(),
        }
    }
}

/// Inserts rows into a table of these columns and says how many were made.
pub(crate) async fn insert(
    tx: &mut Transaction<'static, Any>,
    engine: Engine,
    into: &Target,
    rows: Vec<Row>,
    ending: &str,
) -> Result<u64, StoreError> {
    let kinds = &into.kinds;
    let most = match engine {
        Engine::Sqlite => (VALUES_MAX / kinds.len().max(1)).clamp(1, ROWS_MAX),
        Engine::Postgres => ROWS_MAX_POSTGRES,
    };
    let mut text: Arc<str> = Arc::from("");
    let mut lines = 0;
    let mut made = 0;
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let mut arguments = AnyArguments::default();
        arguments.reserve(most.min(rows.len()) * kinds.len(), 0);
        let count = most.min(rows.len());
        for row in rows.by_ref().take(count) {
            for (kind, value) in kinds.iter().zip(row) {
                bind(&mut arguments, engine, *kind, value)?;
            }
        }
        if lines != count {
            text = statement(engine, into, count, ending).into();
            lines = count;
        }
        let query = sqlx::query_with(AssertSqlSafe(text.clone()), arguments);
        made += query.execute(&mut **tx).await?.rows_affected();
    }
    Ok(made)
}

/// PostgreSQL is given floating-point numbers as text: sqlx's Any driver declares a missing one
/// with four bytes, and the statement, once prepared so, refuses the eight of the next.
fn bind(arguments: &mut AnyArguments, engine: Engine, kind: Kind, value: Value) -> Result<(), StoreError> {
    let added = match (value, kind) {
        (Value::Text(text), _) => arguments.add(text),
        (Value::Whole(number), _) => arguments.add(number),
        (Value::Real(number), _) if engine == Engine::Postgres => arguments.add(format!("{number:?}")),
        (Value::Real(number), _) => arguments.add(number),
        (Value::Null, Kind::Whole) => arguments.add(Option::<i64>::None),
        (Value::Null, Kind::Real) if engine == Engine::Sqlite => arguments.add(Option::<f64>::None),
        (Value::Null, _) => arguments.add(Option::<String>::None),
    };
    added.map_err(|error| sqlx::Error::Encode(error).into())
}

fn statement(engine: Engine, into: &Target, rows: usize, ending: &str) -> String {
    use std::fmt::Write as _;
    let Target { name, columns, kinds } = into;
    let mut text = String::with_capacity(rows * kinds.len() * 8 + 200);
    let _ = write!(text, "INSERT INTO {name} ({columns}) VALUES ");
    let mut place = 0;
    for row in 0..rows {
        text.push_str(if row == 0 { "(" } else { ", (" });
        for (at, kind) in kinds.iter().enumerate() {
            place += 1;
            text.push_str(if at == 0 { "" } else { ", " });
            let _ = match (engine, kind) {
                (Engine::Postgres, Kind::Real) => write!(text, "CAST(${place} AS DOUBLE PRECISION)"),
                (Engine::Postgres, _) => write!(text, "${place}"),
                // SQLite looks a numbered place up among all that have a number: thousands of them
                // take fifty times as long as places without one.
                (Engine::Sqlite, _) => write!(text, "?"),
            };
        }
        text.push(')');
    }
    text.push_str(ending);
    text
}
