//! Secrets of accounts, sessions and one-time tickets. Only hashes of tokens are kept; the bodies
//! are JSON made by the use cases.

use sqlx::any::AnyRow;

use crate::row::get;
use crate::{Engine, Store, StoreError};

/// A session as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSession {
    /// SHA-256 of its token.
    pub token_sha256: String,
    /// Account.
    pub account: String,
    /// What else is kept, JSON.
    pub body: String,
    /// Begun, microseconds UTC.
    pub created_at: i64,
    /// Last used.
    pub seen_at: i64,
    /// Ends at the latest.
    pub expires_at: i64,
}

/// A one-time link or a sign-in under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    /// SHA-256 of its token.
    pub token_sha256: String,
    /// What it is for.
    pub purpose: String,
    /// Account, where it is bound to one.
    pub account: String,
    /// What else is kept, JSON.
    pub body: String,
    /// Made, microseconds UTC.
    pub created_at: i64,
    /// Useless from then on.
    pub expires_at: i64,
}

fn read_session(row: &AnyRow) -> Result<StoredSession, StoreError> {
    Ok(StoredSession {
        token_sha256: get(row, 0)?,
        account: get(row, 1)?,
        body: get(row, 2)?,
        created_at: get(row, 3)?,
        seen_at: get(row, 4)?,
        expires_at: get(row, 5)?,
    })
}

fn read_ticket(row: &AnyRow) -> Result<Ticket, StoreError> {
    Ok(Ticket {
        token_sha256: get(row, 0)?,
        purpose: get(row, 1)?,
        account: get(row, 2)?,
        body: get(row, 3)?,
        created_at: get(row, 4)?,
        expires_at: get(row, 5)?,
    })
}

impl Store {
    /// The secrets of an account, JSON.
    ///
    /// # Errors
    /// The database failed.
    pub async fn credential(&self, account: &str) -> Result<Option<String>, StoreError> {
        let row = sqlx::query("SELECT body FROM credentials WHERE account = $1")
            .bind(account.to_owned())
            .fetch_optional(&self.pool)
            .await?;
        row.map(|row| get(&row, 0)).transpose()
    }

    /// Keeps the secrets of an account.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_credential(&self, account: &str, body: &str, now: i64) -> Result<(), StoreError> {
        let _turn = self.turn.lock().await;
        sqlx::query(
            "INSERT INTO credentials (account, body, updated_at) VALUES ($1, $2, $3) \
             ON CONFLICT (account) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at",
        )
        .bind(account.to_owned())
        .bind(body.to_owned())
        .bind(now)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Replaces secrets only if they are still what the caller read; false if not.
    ///
    /// # Errors
    /// The database failed.
    pub async fn swap_credential(
        &self,
        account: &str,
        old: &str,
        new: &str,
        now: i64,
    ) -> Result<bool, StoreError> {
        let _turn = self.turn.lock().await;
        let swapped =
            sqlx::query("UPDATE credentials SET body = $1, updated_at = $2 WHERE account = $3 AND body = $4")
                .bind(new.to_owned())
                .bind(now)
                .bind(account.to_owned())
                .bind(old.to_owned())
                .execute(&self.pool)
                .await?;
        Ok(swapped.rows_affected() == 1)
    }

    /// Keeps a new session.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_session(&self, session: &StoredSession) -> Result<(), StoreError> {
        let _turn = self.turn.lock().await;
        sqlx::query(
            "INSERT INTO sessions (token_sha256, account, body, created_at, seen_at, expires_at) \
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(session.token_sha256.clone())
        .bind(session.account.clone())
        .bind(session.body.clone())
        .bind(session.created_at)
        .bind(session.seen_at)
        .bind(session.expires_at)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// A session by the hash of its token, with the place of the newest change at that moment.
    ///
    /// # Errors
    /// The database failed.
    pub async fn session(&self, token_sha256: &str) -> Result<Option<(StoredSession, i64)>, StoreError> {
        let row = sqlx::query(
            "SELECT token_sha256, account, body, created_at, seen_at, expires_at, \
             (SELECT seq FROM chain WHERE chain_id = 1) FROM sessions WHERE token_sha256 = $1",
        )
        .bind(token_sha256.to_owned())
        .fetch_optional(&self.pool)
        .await?;
        row.map(|row| Ok((read_session(&row)?, get(&row, 6)?))).transpose()
    }

    /// The sessions of an account, newest first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn sessions_of(&self, account: &str) -> Result<Vec<StoredSession>, StoreError> {
        let rows = sqlx::query(
            "SELECT token_sha256, account, body, created_at, seen_at, expires_at FROM sessions \
             WHERE account = $1 ORDER BY created_at DESC, token_sha256",
        )
        .bind(account.to_owned())
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(read_session).collect()
    }

    /// Notes that a session was used. Of several requests at once the first notes it; while a writer
    /// is at work none does, so that no reader waits for a long write: the next one will.
    ///
    /// # Errors
    /// The database failed.
    pub async fn touch_session(&self, token_sha256: &str, seen_at: i64, now: i64) -> Result<(), StoreError> {
        let _turn = match (self.engine, self.turn.try_lock()) {
            (Engine::Sqlite, Err(_)) => return Ok(()),
            (_, turn) => turn,
        };
        sqlx::query("UPDATE sessions SET seen_at = $1 WHERE token_sha256 = $2 AND seen_at = $3")
            .bind(now)
            .bind(token_sha256.to_owned())
            .bind(seen_at)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Ends one session.
    ///
    /// # Errors
    /// The database failed.
    pub async fn end_session(&self, token_sha256: &str) -> Result<(), StoreError> {
        let _turn = self.turn.lock().await;
        sqlx::query("DELETE FROM sessions WHERE token_sha256 = $1")
            .bind(token_sha256.to_owned())
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Ends every session of an account, and everything expired.
    ///
    /// # Errors
    /// The database failed.
    pub async fn end_sessions(&self, account: &str, now: i64) -> Result<(), StoreError> {
        let _turn = self.turn.lock().await;
        sqlx::query("DELETE FROM sessions WHERE account = $1 OR expires_at < $2")
            .bind(account.to_owned())
            .bind(now)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Keeps a ticket.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_ticket(&self, ticket: &Ticket) -> Result<(), StoreError> {
        let _turn = self.turn.lock().await;
        sqlx::query(
            "INSERT INTO tickets (token_sha256, purpose, account, body, created_at, expires_at) \
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(ticket.token_sha256.clone())
        .bind(ticket.purpose.clone())
        .bind(ticket.account.clone())
        .bind(ticket.body.clone())
        .bind(ticket.created_at)
        .bind(ticket.expires_at)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// A ticket that may still be used, without using it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn ticket(
        &self,
        token_sha256: &str,
        purpose: &str,
        now: i64,
    ) -> Result<Option<Ticket>, StoreError> {
        let row = sqlx::query(
            "SELECT token_sha256, purpose, account, body, created_at, expires_at FROM tickets \
             WHERE token_sha256 = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3",
        )
        .bind(token_sha256.to_owned())
        .bind(purpose.to_owned())
        .bind(now)
        .fetch_optional(&self.pool)
        .await?;
        row.map(|row| read_ticket(&row)).transpose()
    }

    /// Makes every unused ticket of an account useless.
    ///
    /// # Errors
    /// The database failed.
    pub async fn end_tickets(&self, account: &str) -> Result<(), StoreError> {
        let _turn = self.turn.lock().await;
        sqlx::query("DELETE FROM tickets WHERE account = $1 AND used_at IS NULL")
            .bind(account.to_owned())
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Forgets tickets and sessions that are over.
    ///
    /// # Errors
    /// The database failed.
    pub async fn forget_expired(&self, now: i64) -> Result<(), StoreError> {
        let _turn = self.turn.lock().await;
        for statement in
            ["DELETE FROM tickets WHERE expires_at <= $1", "DELETE FROM sessions WHERE expires_at <= $1"]
        {
            sqlx::query(statement).bind(now).execute(&self.pool).await?;
        }
        Ok(())
    }

    /// Uses a ticket up: gives it once, if it is for this purpose and has not expired.
    ///
    /// # Errors
    /// The database failed.
    pub async fn use_ticket(
        &self,
        token_sha256: &str,
        purpose: &str,
        now: i64,
    ) -> Result<Option<Ticket>, StoreError> {
        let _turn = self.turn.lock().await;
        let row = sqlx::query(
            "UPDATE tickets SET used_at = $1 WHERE token_sha256 = $2 AND purpose = $3 AND used_at IS NULL \
             AND expires_at > $4 RETURNING token_sha256, purpose, account, body, created_at, expires_at",
        )
        .bind(now)
        .bind(token_sha256.to_owned())
        .bind(purpose.to_owned())
        .bind(now)
        .fetch_optional(&self.pool)
        .await?;
        row.map(|row| read_ticket(&row)).transpose()
    }
}
