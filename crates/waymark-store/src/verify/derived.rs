//! What follows from rows: the columns of an entity, its facets and grams, the marks of
//! withdrawals.

use std::collections::BTreeMap;

use futures_util::TryStreamExt as _;
use sqlx::any::AnyRow;
use sqlx::{Any, Transaction};

use super::{FaultKind, Faults};
use crate::StoreError;
use crate::entity::{Index, index_digest};
use crate::row::{Sql, get};

/// Entities looked at together.
const ENTITIES_AT_ONCE: usize = 1_000;

/// An entity with what its newest version says of it.
struct Derived {
    seq: Option<i64>,
    fits: bool,
    index: Index,
    index_digest: Option<String>,
    facets: Vec<(String, String)>,
    grams: Vec<String>,
}

pub(super) async fn verify(
    tx: &mut Transaction<'static, Any>,
    faults: &mut Faults,
) -> Result<(), StoreError> {
    let mut after = String::new();
    loop {
        let (mut entities, last) = batch(tx, &after).await?;
        for (table, column) in [("facets", "facet, value"), ("grams", "gram, gram")] {
            attach(tx, (table, column), &after, last.as_deref(), &mut entities, faults).await?;
        }
        for (entity_id, mut entity) in entities {
            if !entity.fits {
                faults.add(FaultKind::EntityDiffers, entity.seq, "entities", entity_id.as_str());
            }
            entity.facets.sort_unstable();
            entity.grams.sort_unstable();
            let facets = entity.facets.iter().map(|(facet, value)| (facet.as_str(), value.as_str()));
            if entity.index_digest != Some(index_digest(&entity.index, facets, &entity.grams)) {
                faults.add(FaultKind::IndexDiffers, entity.seq, "entities", entity_id);
            }
        }
        match last {
            Some(last) => after = last,
            None => break,
        }
    }
    hidden(tx, faults).await
}

/// The next entities by id, and the last of them unless none follows.
async fn batch(
    tx: &mut Transaction<'static, Any>,
    after: &str,
) -> Result<(BTreeMap<String, Derived>, Option<String>), StoreError> {
    let mut sql = Sql::new(
        "SELECT e.entity_id, c.seq, e.number, e.removed, e.recorded_at, v.removed, v.recorded_at, \
         (SELECT COUNT(*) FROM versions w WHERE w.entity_id = e.entity_id), \
         (SELECT MAX(w.number) FROM versions w WHERE w.entity_id = e.entity_id), \
         v.index_digest, e.position, e.name, e.parent, e.state, e.visibility \
         FROM entities e LEFT JOIN versions v ON v.entity_id = e.entity_id AND v.number = e.number \
         LEFT JOIN changes c ON c.change_id = v.change_id WHERE e.entity_id > ",
    );
    sql.bind(after.to_owned())?.push(" ORDER BY e.entity_id LIMIT ").bind(ENTITIES_AT_ONCE as i64)?;
    let rows = sql.query().fetch_all(&mut **tx).await?;
    let mut entities = BTreeMap::new();
    let mut last = None;
    for row in &rows {
        let entity_id: String = get(row, 0)?;
        last = Some(entity_id.clone());
        entities.insert(entity_id, read(row)?);
    }
    Ok((entities, last.filter(|_| rows.len() == ENTITIES_AT_ONCE)))
}

fn read(row: &AnyRow) -> Result<Derived, StoreError> {
    let number: i64 = get(row, 2)?;
    let fits = get::<Option<i64>>(row, 5)? == Some(get(row, 3)?)
        && get::<Option<i64>>(row, 6)? == Some(get(row, 4)?)
        && get::<i64>(row, 7)? == number
        && get::<Option<i64>>(row, 8)? == Some(number);
    Ok(Derived {
        seq: get(row, 1)?,
        fits,
        index_digest: get(row, 9)?,
        index: Index {
            position: Some(get(row, 10)?),
            name: get(row, 11)?,
            parent: get(row, 12)?,
            state: get(row, 13)?,
            visibility: get(row, 14)?,
            ..Index::default()
        },
        facets: Vec::new(),
        grams: Vec::new(),
    })
}

/// Hands facets or grams to their entities.
async fn attach(
    tx: &mut Transaction<'static, Any>,
    (table, columns): (&'static str, &str),
    after: &str,
    last: Option<&str>,
    entities: &mut BTreeMap<String, Derived>,
    faults: &mut Faults,
) -> Result<(), StoreError> {
    let mut sql = Sql::new(&format!("SELECT entity_id, {columns} FROM {table} WHERE entity_id > "));
    sql.bind(after.to_owned())?;
    if let Some(last) = last {
        sql.push(" AND entity_id <= ").bind(last.to_owned())?;
    }
    let mut rows = sql.query().fetch(&mut **tx);
    while let Some(row) = rows.try_next().await? {
        let entity_id: &str = get(&row, 0)?;
        match entities.get_mut(entity_id) {
            Some(entity) if table == "facets" => entity.facets.push((get(&row, 1)?, get(&row, 2)?)),
            Some(entity) => entity.grams.push(get(&row, 1)?),
            None => faults.add(FaultKind::RowOrphan, None, table, entity_id),
        }
    }
    Ok(())
}

/// Marks that nothing explains, and marks that are not what the newest change said.
async fn hidden(tx: &mut Transaction<'static, Any>, faults: &mut Faults) -> Result<(), StoreError> {
    let mut rows = sqlx::query(
        "SELECT o.observation_id FROM observations o WHERE o.hidden IS NOT NULL AND NOT EXISTS \
         (SELECT 1 FROM withdrawal_items w WHERE w.observation_id = o.observation_id)",
    )
    .fetch(&mut **tx);
    while let Some(row) = rows.try_next().await? {
        faults.add(FaultKind::HiddenDiffers, None, "observations", get::<String>(&row, 0)?);
    }
    drop(rows);
    let mut rows = sqlx::query(
        "SELECT w.observation_id, w.withdrawal_id, o.hidden, c.seq FROM withdrawal_items w \
         LEFT JOIN observations o ON o.observation_id = w.observation_id \
         LEFT JOIN changes c ON c.change_id = w.change_id ORDER BY w.observation_id, c.seq",
    )
    .fetch(&mut **tx);
    // Of the rows of one value the last one counts.
    let mut newest: Option<(String, bool, Option<i64>)> = None;
    while let Some(row) = rows.try_next().await? {
        let id: String = get(&row, 0)?;
        if let Some((before, false, seq)) = newest.take().filter(|(before, ..)| *before != id) {
            faults.add(FaultKind::HiddenDiffers, seq, "observations", before);
        }
        let fits = get::<Option<String>>(&row, 1)? == get::<Option<String>>(&row, 2)?;
        newest = Some((id, fits, get(&row, 3)?));
    }
    if let Some((id, false, seq)) = newest {
        faults.add(FaultKind::HiddenDiffers, seq, "observations", id);
    }
    Ok(())
}
