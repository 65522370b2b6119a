//! The chain of changes: its head, for anchoring outside.

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

impl Store {
    /// The newest link of the chain.
    ///
    /// # Errors
    /// The database failed.
    pub async fn head(&self) -> Result<Head, StoreError> {
        let row = sqlx::query("SELECT seq, hash FROM chain WHERE chain_id = 1").fetch_one(&self.pool).await?;
        Ok(Head { seq: get(&row, 0)?, hash: get(&row, 1)? })
    }
}
