//! 数据定版: which values a release lists. The release itself is an entity.

use crate::row::{Sql, get};
use crate::{Store, StoreError, Write};

impl Write {
    /// Lists values in a release; they stay listed.
    ///
    /// # Errors
    /// The database failed.
    pub async fn list_in_release(
        &mut self,
        release_id: &str,
        observation_ids: &[String],
    ) -> Result<(), StoreError> {
        for chunk in observation_ids.chunks(2_000) {
            let mut sql =
                Sql::new("INSERT INTO release_items (release_id, observation_id, change_id) VALUES ");
            for (at, id) in chunk.iter().enumerate() {
                self.note("release_items", [Some(release_id), Some(id.as_str())]);
                sql.push(if at == 0 { "(" } else { ", (" }).bind(release_id.to_owned())?.push(", ");
                sql.bind(id.clone())?.push(", ").bind(self.change_id.clone())?.push(")");
            }
            sql.query().execute(&mut *self.tx).await?;
        }
        Ok(())
    }
}

impl Store {
    /// How many values a release lists.
    ///
    /// # Errors
    /// The database failed.
    pub async fn release_size(&self, release_id: &str) -> Result<i64, StoreError> {
        let row = sqlx::query("SELECT COUNT(*) FROM release_items WHERE release_id = $1")
            .bind(release_id.to_owned())
            .fetch_one(&self.pool)
            .await?;
        get(&row, 0)
    }
}
