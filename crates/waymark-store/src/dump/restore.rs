//! Restoring a dump.

use std::io::{BufRead, Read as _};

use sha2::{Digest as _, Sha256};
use sqlx::{Any, AssertSqlSafe, Row as _, Transaction};

use super::{Begin, DumpError, End, FORMAT, Header, LAST, TableHeader, VERSION, kind_of, parse, write};
use crate::row::hex;
use crate::table::{Row, Target, insert};
use crate::{Engine, Store};

/// Bytes of the longest line that is read.
const LINE_MAX: u64 = 256 * 1024 * 1024;
/// Rows held before they are written.
const ROWS_AT_ONCE: usize = 2_000;

/// What was restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// What the dump said of itself.
    pub header: Header,
    /// Schema versions applied after it, where the dump was older.
    pub migrated: Vec<i64>,
}

impl Store {
    /// Fills an empty database from a dump, in one transaction, and reads every table back to
    /// compare it. A dump of an older schema is restored as that and then brought up to date; the
    /// database must not have been migrated further than that before.
    ///
    /// # Errors
    /// The dump is damaged, the database is not empty, or what was written reads back otherwise;
    /// nothing of the dump stays then.
    pub async fn restore(&self, file: &mut (dyn BufRead + Send)) -> Result<Restored, DumpError> {
        let mut lines = Lines { file, number: 0, line: String::new() };
        let header = lines.header()?;
        if header.schema > self.newest_version() {
            let (found, known) = (header.schema, self.newest_version());
            return Err(crate::StoreError::Newer { found, known }.into());
        }
        let schema = self.schema_version().await?;
        if schema > header.schema {
            return Err(DumpError::NotEmpty);
        }
        self.migrate_to(header.schema).await?;
        let _turn = self.turn.lock().await;
        let mut tx = self.begin_write().await?;
        empty(&mut tx, &header).await?;
        for table in &header.tables {
            let end = fill(&mut tx, self.engine, table, &mut lines).await?;
            let names: Vec<_> = table.columns.iter().map(|(name, _)| name.as_str()).collect();
            let back = write::rows(&mut tx, table, &names.join(", "), &mut std::io::sink()).await?;
            if back != end || back.rows != table.rows {
                return Err(DumpError::Differs(table.name.clone()));
            }
        }
        if lines.next()? != LAST {
            return Err(lines.fault("not the last line of a dump"));
        }
        tx.commit().await?;
        drop(_turn);
        let migrated = self.migrate().await?;
        self.analyze().await?;
        Ok(Restored { header, migrated })
    }
}

/// The lines of a dump, with their numbers.
struct Lines<'f> {
    file: &'f mut (dyn BufRead + Send),
    number: u64,
    line: String,
}

impl Lines<'_> {
    fn next(&mut self) -> Result<&str, DumpError> {
        self.line.clear();
        self.number += 1;
        (&mut *self.file).take(LINE_MAX).read_line(&mut self.line)?;
        if !self.line.ends_with('\n') {
            return Err(self.fault("the dump is cut short"));
        }
        Ok(self.line.trim_end_matches('\n'))
    }

    fn fault(&self, problem: impl std::fmt::Display) -> DumpError {
        DumpError::Format { line: self.number, problem: problem.to_string() }
    }

    fn json<T: serde::de::DeserializeOwned>(&mut self) -> Result<T, DumpError> {
        let read = serde_json::from_str(self.next()?);
        read.map_err(|error| self.fault(error))
    }

    fn header(&mut self) -> Result<Header, DumpError> {
        let header: Header = self.json()?;
        if header.format != FORMAT || header.version != VERSION || header.schema < 1 {
            return Err(self.fault("not a dump of this format"));
        }
        // The names become part of statements.
        let name = |name: &str| {
            !name.is_empty()
                && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
        };
        for table in &header.tables {
            let columns = table.columns.iter().all(|(column, kind)| name(column) && kind_of(kind).is_some());
            if !name(&table.name) || table.columns.is_empty() || !columns || !table.key.split(", ").all(name)
            {
                return Err(self.fault(format!("table {} is not described rightly", table.name)));
            }
        }
        Ok(header)
    }
}

/// Removes what migrations put in; anything else is someone's.
async fn empty(tx: &mut Transaction<'static, Any>, header: &Header) -> Result<(), DumpError> {
    for table in &header.tables {
        if table.name == "chain" {
            let text = "DELETE FROM chain WHERE chain_id = 1 AND seq = 0";
            sqlx::query(text).execute(&mut **tx).await?;
        }
        let text = format!("SELECT COUNT(*) FROM {}", table.name);
        let count: i64 = sqlx::query(AssertSqlSafe(text)).fetch_one(&mut **tx).await?.try_get(0)?;
        if count != 0 {
            return Err(DumpError::NotEmpty);
        }
    }
    Ok(())
}

/// Writes the rows of a table, and gives what they should read back as.
async fn fill(
    tx: &mut Transaction<'static, Any>,
    engine: Engine,
    table: &TableHeader,
    lines: &mut Lines<'_>,
) -> Result<End, DumpError> {
    let begin: Begin = lines.json()?;
    if begin.table != table.name {
        return Err(lines.fault(format!("table {} instead of {}", begin.table, table.name)));
    }
    let names: Vec<_> = table.columns.iter().map(|(name, _)| name.as_str()).collect();
    let target = Target {
        name: table.name.clone(),
        columns: names.join(", "),
        kinds: table.columns.iter().filter_map(|(_, code)| kind_of(code)).collect(),
    };
    let mut held: Vec<Row> = Vec::new();
    let (mut count, mut digest) = (0, Sha256::new());
    loop {
        let line = lines.next()?;
        if line.starts_with('{') {
            break;
        }
        digest.update(line);
        digest.update("\n");
        let row = parse(line, &target.kinds);
        held.push(row.map_err(|problem| lines.fault(problem))?);
        count += 1;
        if held.len() == ROWS_AT_ONCE {
            insert(tx, engine, &target, std::mem::take(&mut held), "").await?;
        }
    }
    insert(tx, engine, &target, held, "").await?;
    let end: End = serde_json::from_str(lines.line.trim_end()).map_err(|error| lines.fault(error))?;
    if end != (End { end: table.name.clone(), rows: count, sha256: hex(&digest.finalize()) }) {
        return Err(lines.fault(format!("the rows of table {} are not those that were dumped", table.name)));
    }
    Ok(end)
}
