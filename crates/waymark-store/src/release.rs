//! 数据定版: which values a release lists. The release itself is an entity.

use crate::row::get;
use crate::table::RELEASE_ITEMS;
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
        let row = |id: &String| vec![release_id.into(), id.as_str().into(), self.change_id.as_str().into()];
        let rows = observation_ids.iter().map(row).collect();
        self.insert(&RELEASE_ITEMS, rows).await
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
