//! 留存: links without rows (sign-ins, reads) lose their particulars after the time of retention;
//! their hashes stay in the chain, and a signed checkpoint says that they were these.

use sqlx::any::AnyRow;

use crate::row::{Sql, get, hex};
use crate::table::{CHECKPOINTS, RowDigest};
use crate::{StoreError, Write};

/// What pruned links were.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// Its id.
    pub checkpoint_id: String,
    /// Change that pruned.
    pub change_id: String,
    /// When, microseconds UTC.
    pub created_at: i64,
    /// First place it may cover.
    pub first_seq: i64,
    /// Last place it may cover.
    pub last_seq: i64,
    /// Digest of the pruned links between: place, id, time and hash of each.
    pub links_digest: String,
    /// Key the signature is checked by.
    pub public_key: String,
    /// Signature of [`Checkpoint::message`].
    pub signature: String,
}

impl Checkpoint {
    pub(crate) fn read(row: &AnyRow) -> Result<Checkpoint, StoreError> {
        Ok(Checkpoint {
            checkpoint_id: get(row, 0)?,
            change_id: get(row, 1)?,
            created_at: get(row, 2)?,
            first_seq: get(row, 3)?,
            last_seq: get(row, 4)?,
            links_digest: get(row, 5)?,
            public_key: get(row, 6)?,
            signature: get(row, 7)?,
        })
    }

    /// What is signed.
    pub fn message(&self) -> String {
        format!("waymark checkpoint 1\n{}\n{}\n{}\n", self.first_seq, self.last_seq, self.links_digest)
    }
}

/// The digest of pruned links, one after the other.
pub(crate) struct Links(RowDigest);

impl Links {
    pub fn new() -> Links {
        Links(RowDigest::new("links"))
    }

    pub fn add(&mut self, seq: i64, change_id: &str, recorded_at: i64, hash: &str) {
        self.0.text(&seq.to_string());
        self.0.text(change_id);
        self.0.text(&recorded_at.to_string());
        self.0.text(hash);
    }

    pub fn end(self) -> String {
        hex(&self.0.end())
    }
}

impl Write {
    /// Blanks the particulars of links without rows that were all written before an instant
    /// (microseconds UTC), and keeps a checkpoint signed by `sign`, which gives public key and
    /// signature of a message. Gives it with the number of links blanked; none where there was nothing
    /// to prune. How long links must be kept
    /// is for the caller to see to; the change that prunes is itself never pruned.
    ///
    /// # Errors
    /// The database failed.
    pub async fn prune(
        &mut self,
        before: i64,
        sign: impl Fn(&str) -> (String, String),
    ) -> Result<Option<(Checkpoint, u32)>, StoreError> {
        // One at a time, and no link is added meanwhile.
        sqlx::query("UPDATE chain SET seq = seq WHERE chain_id = 1").execute(&mut *self.tx).await?;
        let mut sql = Sql::new(
            "SELECT (SELECT COALESCE(MAX(last_seq), 0) FROM checkpoints), COALESCE((SELECT MIN(seq) FROM \
             changes WHERE recorded_at >= ",
        );
        sql.bind(before)?.push("), (SELECT seq + 1 FROM chain))");
        let row = sql.query().fetch_one(&mut *self.tx).await?;
        let (first_seq, last_seq) = (get::<i64>(&row, 0)? + 1, get::<i64>(&row, 1)? - 1);
        let Some((links_digest, count)) = self.blank(first_seq, last_seq).await? else { return Ok(None) };
        let mut checkpoint = Checkpoint {
            checkpoint_id: self.new_id(),
            change_id: self.change_id.clone(),
            created_at: self.at,
            first_seq,
            last_seq,
            links_digest,
            public_key: String::new(),
            signature: String::new(),
        };
        (checkpoint.public_key, checkpoint.signature) = sign(&checkpoint.message());
        let row = vec![
            checkpoint.checkpoint_id.as_str().into(),
            checkpoint.change_id.as_str().into(),
            checkpoint.created_at.into(),
            checkpoint.first_seq.into(),
            checkpoint.last_seq.into(),
            checkpoint.links_digest.as_str().into(),
            checkpoint.public_key.as_str().into(),
            checkpoint.signature.as_str().into(),
        ];
        self.insert(&CHECKPOINTS, vec![row]).await?;
        Ok(Some((checkpoint, count)))
    }

    /// Blanks the links without rows between two places and gives their digest and number; none if
    /// there are none.
    async fn blank(&mut self, first_seq: i64, last_seq: i64) -> Result<Option<(String, u32)>, StoreError> {
        let rows = sqlx::query(
            "SELECT seq, change_id, recorded_at, hash FROM changes \
             WHERE seq >= $1 AND seq <= $2 AND row_count = 0 ORDER BY seq",
        )
        .bind(first_seq)
        .bind(last_seq)
        .fetch_all(&mut *self.tx)
        .await?;
        if rows.is_empty() {
            return Ok(None);
        }
        let mut links = Links::new();
        for row in &rows {
            links.add(get(row, 0)?, get(row, 1)?, get(row, 2)?, get(row, 3)?);
        }
        sqlx::query(
            "UPDATE changes SET pruned = 1, actor = '', operation = '', scope = '', subject = '', success = 0, \
             reason = NULL, undoes = NULL, idempotency_key = NULL, request_digest = NULL, outcome = NULL, \
             origin = NULL WHERE seq >= $1 AND seq <= $2 AND row_count = 0",
        )
        .bind(first_seq)
        .bind(last_seq)
        .execute(&mut *self.tx)
        .await?;
        Ok(Some((links.end(), rows.len() as u32)))
    }
}
