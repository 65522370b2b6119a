//! A write: rows of one change, then its link in the chain, in one transaction.

use sqlx::{Any, Row as _, Transaction};
use tokio::sync::OwnedMutexGuard;

use crate::change::{Change, ChangeDraft};
use crate::entity::LastNumber;
use crate::row::rows_digest;
use crate::table;
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
    pub(crate) engine: Engine,
    /// Digests of the rows written so far.
    pub(crate) digests: Vec<[u8; 32]>,
    ids: u32,
    /// Numbers at the end of codes, as far as this write asked for them.
    pub(crate) last_numbers: Vec<LastNumber>,
    _turn: OwnedMutexGuard<()>,
}

impl Store {
    /// Begins a write by an account at an instant; the random bytes make the ids of its rows.
    ///
    /// Changes are made one at a time, whichever process makes them: SQLite gives its lock to one
    /// writer, on PostgreSQL the head of the chain is locked before anything is read or written. So
    /// two changes of the same records in opposite order wait for each other in turn and never for
    /// each other at once, and what a change read cannot be altered before it is made.
    ///
    /// # Errors
    /// The database failed; another process held an SQLite file for longer than ten seconds.
    pub async fn write(&self, actor: &str, at: i64, random: [u8; 10]) -> Result<Write, StoreError> {
        let queue = match self.engine {
            Engine::Sqlite => &self.turn,
            Engine::Postgres => &self.changes,
        };
        let turn = queue.clone().lock_owned().await;
        let mut tx = self.begin_write().await?;
        if self.engine == Engine::Postgres {
            sqlx::query("SELECT seq FROM chain WHERE chain_id = 1 FOR UPDATE").fetch_one(&mut *tx).await?;
        }
        Ok(Write {
            tx,
            change_id: id::new(at, random),
            at,
            actor: actor.to_owned(),
            engine: self.engine,
            digests: Vec::new(),
            ids: 0,
            last_numbers: Vec::new(),
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
        let target = table::Target::of(&table::CHANGES);
        let made = table::insert(&mut self.tx, self.engine, &target, vec![change.row()], "").await;
        match made {
            Ok(_) => Ok(()),
            Err(StoreError::Database(sqlx::Error::Database(error))) if error.is_unique_violation() => {
                Err(StoreError::Repeated)
            }
            Err(error) => Err(error),
        }
    }
}
