//! A write: rows of one change, then its link in the chain, in one transaction.

use sqlx::{Any, Row as _, Transaction};
use tokio::sync::OwnedMutexGuard;

use crate::change::{Change, ChangeDraft};
use crate::row::{row_digest, rows_digest};
use crate::{Engine, Store, StoreError, id};

/// A change under way. Dropped without a commit, nothing of it stays.
pub struct Write {
    pub(crate) tx: Transaction<'static, Any>,
    /// Id of the change the rows belong to.
    pub change_id: String,
    /// When it is written, microseconds UTC.
    pub at: i64,
    /// Account that writes.
    pub actor: String,
    digests: Vec<[u8; 32]>,
    ids: u32,
    _turn: Option<OwnedMutexGuard<()>>,
}

impl Store {
    /// Begins a write by an account at an instant; the random bytes make the ids of its rows.
    ///
    /// # Errors
    /// The database failed, or another process held it for longer than ten seconds.
    pub async fn write(&self, actor: &str, at: i64, random: [u8; 10]) -> Result<Write, StoreError> {
        let turn = match self.engine {
            Engine::Sqlite => Some(self.turn.clone().lock_owned().await),
            Engine::Postgres => None,
        };
        let tx = self.begin_write().await?;
        Ok(Write {
            tx,
            change_id: id::new(at, random),
            at,
            actor: actor.to_owned(),
            digests: Vec::new(),
            ids: 0,
            _turn: turn,
        })
    }
}

impl Write {
    /// A new id for a row of this change.
    pub fn new_id(&mut self) -> String {
        self.ids += 1;
        id::following(&self.change_id, self.ids)
    }

    /// Counts a row into the digest of the change.
    pub(crate) fn note<'a>(&mut self, table: &'a str, fields: impl IntoIterator<Item = Option<&'a str>>) {
        self.digests.push(row_digest(table, fields));
    }

    /// Rows written so far.
    pub fn row_count(&self) -> usize {
        self.digests.len()
    }

    /// Adds the link to the chain and makes everything durable.
    ///
    /// # Errors
    /// [`StoreError::Repeated`] if the idempotency key was used meanwhile; else the database failed.
    pub async fn commit(mut self, draft: ChangeDraft) -> Result<Change, StoreError> {
        let head = sqlx::query("UPDATE chain SET seq = seq + 1 WHERE chain_id = 1 RETURNING seq, hash")
            .fetch_one(&mut *self.tx)
            .await?;
        let mut change = Change {
            change_id: self.change_id.clone(),
            seq: head.try_get(0)?,
            recorded_at: self.at,
            actor: self.actor.clone(),
            operation: draft.operation.to_owned(),
            scope: draft.scope,
            subject: draft.subject,
            success: !draft.failed,
            reason: draft.reason,
            undoes: draft.undoes,
            idempotency_key: draft.idempotency_key,
            request_digest: draft.request_digest,
            outcome: draft.outcome,
            origin: draft.origin,
            row_count: self.digests.len() as i64,
            rows_digest: rows_digest(std::mem::take(&mut self.digests)),
            previous_hash: head.try_get(1)?,
            hash: String::new(),
            pruned: false,
        };
        change.hash = change.computed_hash();
        self.insert_change(&change).await?;
        sqlx::query("UPDATE chain SET hash = $1 WHERE chain_id = 1")
            .bind(change.hash.clone())
            .execute(&mut *self.tx)
            .await?;
        self.tx.commit().await?;
        Ok(change)
    }

    async fn insert_change(&mut self, change: &Change) -> Result<(), StoreError> {
        let mut sql =
            crate::row::Sql::new(&format!("INSERT INTO changes ({}) VALUES (", crate::change::COLUMNS));
        let c = change.clone();
        sql.bind(c.change_id)?.push(", ").bind(c.seq)?.push(", ").bind(c.recorded_at)?.push(", ");
        sql.bind(c.actor)?.push(", ").bind(c.operation)?.push(", ").bind(c.scope)?.push(", ");
        sql.bind(c.subject)?.push(", ").bind(i64::from(c.success))?.push(", ").bind(c.reason)?.push(", ");
        sql.bind(c.undoes)?.push(", ").bind(c.idempotency_key)?.push(", ").bind(c.request_digest)?.push(", ");
        sql.bind(c.outcome)?.push(", ").bind(c.origin)?.push(", ").bind(c.row_count)?.push(", ");
        sql.bind(c.rows_digest)?.push(", ").bind(c.previous_hash)?.push(", ").bind(c.hash)?.push(", 0)");
        match sql.query().execute(&mut *self.tx).await {
            Ok(_) => Ok(()),
            Err(sqlx::Error::Database(error)) if error.is_unique_violation() => Err(StoreError::Repeated),
            Err(error) => Err(error.into()),
        }
    }
}
