//! The chain of changes: its head, and the anchors by which alterations are found later.

use serde::{Deserialize, Serialize};

use crate::row::get;
use crate::{Store, StoreError};

/// The newest link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Its place; 0 for an empty chain.
    pub seq: i64,
    /// Its hash; empty for an empty chain.
    pub hash: String,
}

/// A head written down outside the database. What was altered before it is found, even by someone
/// who computed every hash anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// Its place in the chain.
    pub seq: i64,
    /// Its hash.
    pub hash: String,
    /// When it was written down, microseconds UTC.
    pub at: i64,
}

impl Anchor {
    /// Anchors as printed, one a line; blank lines are skipped.
    ///
    /// # Errors
    /// The number of the first line that is not an anchor, from 1.
    pub fn parse(text: &str) -> Result<Vec<Anchor>, usize> {
        let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        lines.map(|(at, line)| serde_json::from_str(line).map_err(|_| at + 1)).collect()
    }
}

impl std::fmt::Display for Anchor {
    /// One line of JSON, without its end.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&serde_json::to_string(self).map_err(|_| std::fmt::Error)?)
    }
}

impl Store {
    /// The place of the newest link: the same as long as nothing was written.
    ///
    /// # Errors
    /// The database failed.
    pub async fn seq(&self) -> Result<i64, StoreError> {
        get(&sqlx::query("SELECT seq FROM chain WHERE chain_id = 1").fetch_one(&self.pool).await?, 0)
    }

    /// The newest link of the chain.
    ///
    /// # Errors
    /// The database failed.
    pub async fn head(&self) -> Result<Head, StoreError> {
        let row = sqlx::query("SELECT seq, hash FROM chain WHERE chain_id = 1").fetch_one(&self.pool).await?;
        Ok(Head { seq: get(&row, 0)?, hash: get(&row, 1)? })
    }
}
