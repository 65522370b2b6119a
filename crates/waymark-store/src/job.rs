//! Long work that survives a restart: a queue with leases, progress and cancel.

use sqlx::any::AnyRow;

use crate::row::{Sql, get};
use crate::{Store, StoreError, Write};

/// A piece of long work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its id.
    pub job_id: String,
    /// What is to be done.
    pub kind: String,
    /// Plan it belongs to, or empty.
    pub scope: String,
    /// Account that asked.
    pub actor: String,
    /// Arguments, JSON.
    pub payload: String,
    /// `queued`, `running`, `done`, `failed` or `cancelled`.
    pub state: String,
    /// How often it was begun.
    pub attempts: i64,
    /// Until when a worker holds it, microseconds UTC.
    pub lease_until: i64,
    /// Steps done.
    pub done: i64,
    /// Steps in all; 0 while not known.
    pub total: i64,
    /// What it is doing.
    pub message: String,
    /// What it gave, JSON.
    pub result: Option<String>,
    /// Why it failed.
    pub error: Option<String>,
    /// Whether someone asked it to stop.
    pub cancel_requested: bool,
    /// When it was asked for.
    pub created_at: i64,
    /// When anything about it last changed.
    pub updated_at: i64,
}

const COLUMNS: &str = "job_id, kind, scope, actor, payload, state, attempts, lease_until, done, total, message, \
     result, error, cancel_requested, created_at, updated_at";

impl Job {
    /// Its place in the list, as [`Store::jobs`] takes it.
    pub fn place(&self) -> String {
        format!("{}\u{1f}{}", self.created_at, self.job_id)
    }

    fn read(row: &AnyRow) -> Result<Job, StoreError> {
        Ok(Job {
            job_id: get(row, 0)?,
            kind: get(row, 1)?,
            scope: get(row, 2)?,
            actor: get(row, 3)?,
            payload: get(row, 4)?,
            state: get(row, 5)?,
            attempts: get(row, 6)?,
            lease_until: get(row, 7)?,
            done: get(row, 8)?,
            total: get(row, 9)?,
            message: get(row, 10)?,
            result: get(row, 11)?,
            error: get(row, 12)?,
            cancel_requested: get::<i64>(row, 13)? != 0,
            created_at: get(row, 14)?,
            updated_at: get(row, 15)?,
        })
    }
}

impl Write {
    /// Puts work into the queue, in the transaction of the change that asks for it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn queue(&mut self, kind: &str, scope: &str, payload: &str) -> Result<String, StoreError> {
        let job_id = self.new_id();
        sqlx::query(
            "INSERT INTO jobs (job_id, kind, scope, actor, payload, state, attempts, lease_until, done, total, \
             message, cancel_requested, created_at, updated_at) \
             VALUES ($1, $2, $3, $4, $5, 'queued', 0, 0, 0, 0, '', 0, $6, $7)",
        )
        .bind(job_id.clone())
        .bind(kind.to_owned())
        .bind(scope.to_owned())
        .bind(self.actor.clone())
        .bind(payload.to_owned())
        .bind(self.at)
        .bind(self.at)
        .execute(&mut *self.tx)
        .await?;
        Ok(job_id)
    }
}

impl Store {
    /// One job.
    ///
    /// # Errors
    /// The database failed.
    pub async fn job(&self, job_id: &str) -> Result<Option<Job>, StoreError> {
        let mut sql = Sql::new(&format!("SELECT {COLUMNS} FROM jobs WHERE job_id = "));
        sql.bind(job_id.to_owned())?;
        sql.query().fetch_optional(&self.pool).await?.map(|row| Job::read(&row)).transpose()
    }

    /// Jobs, newest first; those after [`Job::place`] of one where it is given.
    ///
    /// # Errors
    /// The database failed, or `after` is not a place in this list.
    pub async fn jobs(&self, after: Option<&str>, limit: u32) -> Result<Vec<Job>, StoreError> {
        let mut sql = Sql::new(&format!("SELECT {COLUMNS} FROM jobs"));
        if let Some(after) = after {
            let (at, job_id) = after.split_once('\u{1f}').ok_or(StoreError::NoSuchPlace)?;
            let at = at.parse::<i64>().map_err(|_| StoreError::NoSuchPlace)?;
            sql.push(" WHERE (created_at, job_id) < (").bind(at)?.push(", ");
            sql.bind(job_id.to_owned())?.push(")");
        }
        sql.push(" ORDER BY created_at DESC, job_id DESC LIMIT ").bind(i64::from(limit))?;
        sql.query().fetch_all(&self.pool).await?.iter().map(Job::read).collect()
    }

    /// Takes the oldest job that waits, or whose worker has not been heard of in time.
    ///
    /// # Errors
    /// The database failed.
    pub async fn take_job(
        &self,
        worker: &str,
        now: i64,
        lease_until: i64,
    ) -> Result<Option<Job>, StoreError> {
        let _turn = self.turn.lock().await;
        let mut sql = Sql::new("UPDATE jobs SET state = 'running', attempts = attempts + 1, worker = ");
        sql.bind(worker.to_owned())?.push(", lease_until = ").bind(lease_until)?.push(", updated_at = ");
        sql.bind(now)?.push(
            " WHERE job_id = (SELECT j.job_id FROM jobs j WHERE j.state = 'queued' \
             OR (j.state = 'running' AND j.lease_until < ",
        );
        sql.bind(now)?
            .push(") ORDER BY j.created_at, j.job_id LIMIT 1) AND (state = 'queued' OR lease_until < ");
        sql.bind(now)?.push(&format!(") RETURNING {COLUMNS}"));
        sql.query().fetch_optional(&self.pool).await?.map(|row| Job::read(&row)).transpose()
    }

    /// Says how far a job is and keeps it; false if it should stop, because someone asked or
    /// because another worker has it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn keep_job(
        &self,
        job: &Job,
        worker: &str,
        now: i64,
        lease_until: i64,
    ) -> Result<bool, StoreError> {
        let _turn = self.turn.lock().await;
        let kept = sqlx::query(
            "UPDATE jobs SET done = $1, total = $2, message = $3, lease_until = $4, updated_at = $5 \
             WHERE job_id = $6 AND worker = $7 AND state = 'running' RETURNING cancel_requested",
        )
        .bind(job.done)
        .bind(job.total)
        .bind(job.message.clone())
        .bind(lease_until)
        .bind(now)
        .bind(job.job_id.clone())
        .bind(worker.to_owned())
        .fetch_optional(&self.pool)
        .await?;
        Ok(match kept {
            Some(row) => get::<i64>(&row, 0)? == 0,
            None => false,
        })
    }

    /// Ends a job; `state` is `done`, `failed`, `cancelled`, or `queued` to try again.
    ///
    /// # Errors
    /// The database failed.
    pub async fn end_job(
        &self,
        job_id: &str,
        worker: &str,
        state: &str,
        result: Option<&str>,
        error: Option<&str>,
        now: i64,
    ) -> Result<bool, StoreError> {
        let _turn = self.turn.lock().await;
        let ended = sqlx::query(
            "UPDATE jobs SET state = $1, result = $2, error = $3, updated_at = $4, lease_until = 0 \
             WHERE job_id = $5 AND worker = $6 AND state = 'running'",
        )
        .bind(state.to_owned())
        .bind(result.map(str::to_owned))
        .bind(error.map(str::to_owned))
        .bind(now)
        .bind(job_id.to_owned())
        .bind(worker.to_owned())
        .execute(&self.pool)
        .await?;
        Ok(ended.rows_affected() == 1)
    }

    /// Asks a job to stop; one that waits stops at once.
    ///
    /// # Errors
    /// The database failed.
    pub async fn cancel_job(&self, job_id: &str, now: i64) -> Result<bool, StoreError> {
        let _turn = self.turn.lock().await;
        let asked = sqlx::query(
            "UPDATE jobs SET cancel_requested = 1, updated_at = $1, \
             state = CASE WHEN state = 'queued' THEN 'cancelled' ELSE state END \
             WHERE job_id = $2 AND state IN ('queued', 'running')",
        )
        .bind(now)
        .bind(job_id.to_owned())
        .execute(&self.pool)
        .await?;
        Ok(asked.rows_affected() == 1)
    }
}
