//! 变更: one use-case call as the audit log, undo and the event feed see it.

use sqlx::any::AnyRow;

use crate::row::get;
use crate::table::{CHAINED, CHANGES, Row};
use crate::{Store, StoreError};

/// What a use case says about the change it makes.
#[derive(Debug, Clone, Default)]
pub struct ChangeDraft {
    /// Name of the operation.
    pub operation: &'static str,
    /// Plan it belongs to; empty for what all plans share.
    pub scope: String,
    /// What it is about, for people: a code or a few.
    pub subject: String,
    /// Whether it was carried out; a failed sign-in is a change without rows.
    pub failed: bool,
    /// Why, as the person gave it.
    pub reason: Option<String>,
    /// The change it takes back.
    pub undoes: Option<String>,
    /// Key under which a repeated request gets the first answer.
    pub idempotency_key: Option<String>,
    /// Digest of the request the key was used for.
    pub request_digest: Option<String>,
    /// What was answered, JSON.
    pub outcome: Option<String>,
    /// Address and request the call came from.
    pub origin: Option<String>,
}

/// One link of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its id.
    pub change_id: String,
    /// Its place in the chain, from 1.
    pub seq: i64,
    /// When it was written, microseconds UTC.
    pub recorded_at: i64,
    /// Account that made it.
    pub actor: String,
    /// Name of the operation.
    pub operation: String,
    /// Plan it belongs to; empty for what all plans share.
    pub scope: String,
    /// What it is about.
    pub subject: String,
    /// Whether it was carried out.
    pub success: bool,
    /// Why.
    pub reason: Option<String>,
    /// The change it takes back.
    pub undoes: Option<String>,
    /// Key of the request.
    pub idempotency_key: Option<String>,
    /// Digest of the request.
    pub request_digest: Option<String>,
    /// What was answered.
    pub outcome: Option<String>,
    /// Where it came from.
    pub origin: Option<String>,
    /// Rows it wrote.
    pub row_count: i64,
    /// Digest of those rows.
    pub rows_digest: String,
    /// Hash of the link before.
    pub previous_hash: String,
    /// Hash of this link.
    pub hash: String,
    /// Its particulars were removed after the time of retention; a checkpoint covers it.
    pub pruned: bool,
}

/// Which changes are wanted.
#[derive(Debug, Clone, Default)]
pub struct ChangeFilter {
    /// Only later ones.
    pub after_seq: Option<i64>,
    /// Only earlier ones.
    pub before_seq: Option<i64>,
    /// Of one plan.
    pub scope: Option<String>,
    /// By one account.
    pub actor: Option<String>,
    /// Of one operation.
    pub operation: Option<String>,
    /// Whose subject contains this.
    pub subject: Option<String>,
    /// From this instant on.
    pub from: Option<i64>,
    /// Before this instant.
    pub to: Option<i64>,
    /// Newest first.
    pub newest_first: bool,
    /// At most so many.
    pub limit: u32,
}

impl Change {
    pub(crate) fn read(row: &AnyRow) -> Result<Change, StoreError> {
        Ok(Change {
            change_id: get(row, 0)?,
            seq: get(row, 1)?,
            recorded_at: get(row, 2)?,
            actor: get(row, 3)?,
            operation: get(row, 4)?,
            scope: get(row, 5)?,
            subject: get(row, 6)?,
            success: get::<i64>(row, 7)? != 0,
            reason: get(row, 8)?,
            undoes: get(row, 9)?,
            idempotency_key: get(row, 10)?,
            request_digest: get(row, 11)?,
            outcome: get(row, 12)?,
            origin: get(row, 13)?,
            row_count: get(row, 14)?,
            rows_digest: get(row, 15)?,
            previous_hash: get(row, 16)?,
            hash: get(row, 17)?,
            pruned: get::<i64>(row, 18)? != 0,
        })
    }

    /// The row of it.
    pub(crate) fn row(&self) -> Row {
        let change = self.clone();
        vec![
            change.change_id.into(),
            change.seq.into(),
            change.recorded_at.into(),
            change.actor.into(),
            change.operation.into(),
            change.scope.into(),
            change.subject.into(),
            i64::from(change.success).into(),
            change.reason.into(),
            change.undoes.into(),
            change.idempotency_key.into(),
            change.request_digest.into(),
            change.outcome.into(),
            change.origin.into(),
            change.row_count.into(),
            change.rows_digest.into(),
            change.previous_hash.into(),
            change.hash.into(),
            i64::from(change.pruned).into(),
        ]
    }

    /// The hash its fields give; equal to `hash` unless something was altered or pruned.
    pub fn computed_hash(&self) -> String {
        crate::row::hex(&CHANGES.digest(&self.row()))
    }
}

impl Store {
    /// One change.
    ///
    /// # Errors
    /// The database failed.
    pub async fn change(&self, change_id: &str) -> Result<Option<Change>, StoreError> {
        self.one_change("change_id = $1", &[change_id]).await
    }

    /// The change an account made under an idempotency key.
    ///
    /// # Errors
    /// The database failed.
    pub async fn change_by_key(&self, actor: &str, key: &str) -> Result<Option<Change>, StoreError> {
        self.one_change("actor = $1 AND idempotency_key = $2", &[actor, key]).await
    }

    /// The change that took one back, if any did.
    ///
    /// # Errors
    /// The database failed.
    pub async fn undone_by(&self, change_id: &str) -> Result<Option<Change>, StoreError> {
        self.one_change("undoes = $1", &[change_id]).await
    }

    /// How many rows name a change, in all tables together; as many as it says it wrote.
    ///
    /// # Errors
    /// The database failed.
    pub async fn rows_of_change(&self, change_id: &str) -> Result<i64, StoreError> {
        let counts: Vec<_> = CHAINED
            .iter()
            .map(|table| format!("(SELECT COUNT(*) FROM {} WHERE change_id = $1)", table.name))
            .collect();
        let text = format!("SELECT {}", counts.join(" + "));
        let query = sqlx::query(sqlx::AssertSqlSafe(text)).bind(change_id.to_owned());
        get(&query.fetch_one(&self.pool).await?, 0)
    }

    async fn one_change(&self, condition: &str, values: &[&str]) -> Result<Option<Change>, StoreError> {
        let text = format!("SELECT {} FROM changes WHERE {condition}", CHANGES.column_list(""));
        let mut query = sqlx::query(sqlx::AssertSqlSafe(text));
        for value in values {
            query = query.bind((*value).to_owned());
        }
        query.fetch_optional(&self.pool).await?.map(|row| Change::read(&row)).transpose()
    }

    /// Changes in the order of the chain.
    ///
    /// # Errors
    /// The database failed.
    pub async fn changes(&self, filter: &ChangeFilter) -> Result<Vec<Change>, StoreError> {
        let mut sql =
            crate::row::Sql::new(&format!("SELECT {} FROM changes WHERE 1 = 1", CHANGES.column_list("")));
        let numbers = [
            (" AND seq > ", filter.after_seq),
            (" AND seq < ", filter.before_seq),
            (" AND recorded_at >= ", filter.from),
            (" AND recorded_at < ", filter.to),
        ];
        for (condition, value) in numbers {
            if let Some(value) = value {
                sql.push(condition).bind(value)?;
            }
        }
        let texts = [
            (" AND scope = ", &filter.scope),
            (" AND actor = ", &filter.actor),
            (" AND operation = ", &filter.operation),
        ];
        for (condition, value) in texts {
            if let Some(value) = value {
                sql.push(condition).bind(value.clone())?;
            }
        }
        if let Some(subject) = &filter.subject {
            sql.push(" AND subject LIKE ").bind(crate::row::containing(subject))?.push(" ESCAPE '\\'");
        }
        sql.push(if filter.newest_first { " ORDER BY seq DESC LIMIT " } else { " ORDER BY seq LIMIT " });
        sql.bind(i64::from(filter.limit))?;
        let rows = sql.query().fetch_all(&self.pool).await?;
        rows.iter().map(Change::read).collect()
    }
}
