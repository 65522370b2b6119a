//! Taking a dump.

use std::io::Write;

use futures_util::TryStreamExt as _;
use sha2::{Digest as _, Sha256};
use sqlx::{Any, AssertSqlSafe, Row as _, Transaction};

use super::{Begin, DumpError, End, FORMAT, Header, LAST, TableHeader, VERSION, kind_code, kind_of, print};
use crate::Store;
use crate::row::{get, hex};
use crate::table::{DUMPED, Table, read_row};

impl Store {
    /// Writes everything of this moment; others may write meanwhile and are not seen.
    ///
    /// # Errors
    /// The database failed or the file cannot be written.
    pub async fn dump(&self, file: &mut (dyn Write + Send)) -> Result<Header, DumpError> {
        let schema = self.schema_version().await?;
        let mut tx = self.snapshot().await?;
        let mut tables = Vec::new();
        for table in DUMPED {
            tables.push(header(&mut tx, table).await?);
        }
        let head = sqlx::query("SELECT seq, hash FROM chain WHERE chain_id = 1").fetch_one(&mut *tx).await?;
        let header = Header {
            format: FORMAT.to_owned(),
            version: VERSION,
            schema,
            seq: get(&head, 0)?,
            hash: get(&head, 1)?,
            tables,
        };
        json(file, &header)?;
        for (table, header) in DUMPED.iter().zip(&header.tables) {
            json(file, &Begin { table: table.name.to_owned() })?;
            let columns: Vec<_> =
                table.columns.iter().map(|column| column.dumped_as.unwrap_or(column.name)).collect();
            let end = rows(&mut tx, header, &columns.join(", "), file).await?;
            json(file, &end)?;
        }
        tx.commit().await?;
        writeln!(file, "{LAST}")?;
        file.flush()?;
        Ok(header)
    }
}

fn json(file: &mut (dyn Write + Send), value: &impl serde::Serialize) -> Result<(), DumpError> {
    let line = serde_json::to_string(value).map_err(std::io::Error::other)?;
    Ok(writeln!(file, "{line}")?)
}

async fn header(tx: &mut Transaction<'static, Any>, table: &Table) -> Result<TableHeader, DumpError> {
    let text = format!("SELECT COUNT(*) FROM {}", table.name);
    let count: i64 = sqlx::query(AssertSqlSafe(text)).fetch_one(&mut **tx).await?.try_get(0)?;
    Ok(TableHeader {
        name: table.name.to_owned(),
        columns: table
            .columns
            .iter()
            .map(|column| (column.name.to_owned(), kind_code(column.kind).to_owned()))
            .collect(),
        key: table.key.to_owned(),
        rows: count.unsigned_abs(),
    })
}

/// Writes the rows of a table, and says how many there were and what their digest is.
pub(super) async fn rows(
    tx: &mut Transaction<'static, Any>,
    table: &TableHeader,
    columns: &str,
    file: &mut (dyn Write + Send),
) -> Result<End, DumpError> {
    let kinds: Vec<_> = table.columns.iter().filter_map(|(_, code)| kind_of(code)).collect();
    let text = format!("SELECT {columns} FROM {} ORDER BY {}", table.name, table.key);
    let mut rows = sqlx::query(AssertSqlSafe(text)).fetch(&mut **tx);
    let (mut count, mut digest, mut line) = (0, Sha256::new(), String::new());
    while let Some(row) = rows.try_next().await? {
        print(&read_row(&row, kinds.iter().copied())?, &mut line)?;
        line.push('\n');
        digest.update(&line);
        file.write_all(line.as_bytes())?;
        count += 1;
    }
    Ok(End { end: table.name.clone(), rows: count, sha256: hex(&digest.finalize()) })
}
