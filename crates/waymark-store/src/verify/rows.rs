//! Every row: that it names a change, and that the rows of each change give its digest.

use std::collections::HashMap;

use futures_util::TryStreamExt as _;
use sqlx::any::AnyRow;
use sqlx::{Any, Transaction};

use super::{FaultKind, Faults};
use crate::StoreError;
use crate::row::{Sql, get, rows_digest};
use crate::table::{CHAINED, Table};

/// Changes looked at together, and about how many rows they may have; their digests are held.
const CHANGES_AT_ONCE: usize = 500;
const ROWS_AT_ONCE: i64 = 200_000;

/// A change and the digests of the rows that name it.
struct Expected {
    seq: i64,
    row_count: i64,
    rows_digest: String,
    found: Vec<[u8; 32]>,
}

pub(super) async fn verify(
    tx: &mut Transaction<'static, Any>,
    faults: &mut Faults,
) -> Result<u64, StoreError> {
    let mut after: Option<String> = None;
    let mut count = 0;
    loop {
        let (mut changes, last) = batch(tx, after.as_deref()).await?;
        for table in CHAINED {
            count += collect(tx, table, after.as_deref(), last.as_deref(), &mut changes, faults).await?;
        }
        let mut changes: Vec<_> = changes.into_iter().collect();
        changes.sort_unstable_by_key(|(_, change)| change.seq);
        for (change_id, change) in changes {
            let fits = change.found.len() as i64 == change.row_count;
            if !fits || rows_digest(change.found) != change.rows_digest {
                faults.add(FaultKind::RowsDiffer, Some(change.seq), "changes", change_id);
            }
        }
        if last.is_none() {
            return Ok(count);
        }
        after = last;
    }
}

/// The next changes by id, and the last of them unless none follows.
async fn batch(
    tx: &mut Transaction<'static, Any>,
    after: Option<&str>,
) -> Result<(HashMap<String, Expected>, Option<String>), StoreError> {
    let mut sql = Sql::new("SELECT change_id, seq, row_count, rows_digest FROM changes");
    if let Some(after) = after {
        sql.push(" WHERE change_id > ").bind(after.to_owned())?;
    }
    sql.push(" ORDER BY change_id LIMIT ").bind(CHANGES_AT_ONCE as i64)?;
    let rows = sql.query().fetch_all(&mut **tx).await?;
    let mut changes = HashMap::new();
    let mut last = None;
    let mut held = 0;
    for row in &rows {
        let row_count: i64 = get(row, 2)?;
        if held > 0 && held + row_count > ROWS_AT_ONCE {
            return Ok((changes, last));
        }
        held += row_count.max(1);
        let change_id: String = get(row, 0)?;
        last = Some(change_id.clone());
        let expected =
            Expected { seq: get(row, 1)?, row_count, rows_digest: get(row, 3)?, found: Vec::new() };
        changes.insert(change_id, expected);
    }
    Ok((changes, last.filter(|_| rows.len() == CHANGES_AT_ONCE)))
}

/// Hands the digests of a table's rows to the changes they name, from one change to another.
async fn collect(
    tx: &mut Transaction<'static, Any>,
    table: &'static Table,
    after: Option<&str>,
    last: Option<&str>,
    changes: &mut HashMap<String, Expected>,
    faults: &mut Faults,
) -> Result<u64, StoreError> {
    let mut sql = Sql::new(&format!("SELECT {} FROM {} WHERE 1 = 1", table.column_list(""), table.name));
    if let Some(after) = after {
        sql.push(" AND change_id > ").bind(after.to_owned())?;
    }
    if let Some(last) = last {
        sql.push(" AND change_id <= ").bind(last.to_owned())?;
    }
    let names = table.position("change_id").unwrap_or_default();
    let mut count = 0;
    let mut rows = sql.query().fetch(&mut **tx);
    while let Some(row) = rows.try_next().await? {
        count += 1;
        let change_id: &str = get(&row, names)?;
        match changes.get_mut(change_id) {
            Some(change) => change.found.push(table.digest(&table.read(&row)?)),
            None => faults.add(FaultKind::RowOrphan, None, table.name, key(table, &row)?),
        }
    }
    Ok(count)
}

/// The key of a row for people.
fn key(table: &Table, row: &AnyRow) -> Result<String, StoreError> {
    let mut parts = Vec::new();
    for name in table.key.split(", ") {
        parts.push(get::<String>(row, table.position(name).unwrap_or_default())?);
    }
    Ok(parts.join(" "))
}
