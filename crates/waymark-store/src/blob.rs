//! What is known of files; their bytes lie beside the database under their hash.

use sqlx::any::AnyRow;

use crate::row::get;
use crate::table::BLOBS;
use crate::{Store, StoreError, Write};

/// A file by content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blob {
    /// SHA-256 of the bytes, lower-case hexadecimal.
    pub sha256: String,
    /// Bytes.
    pub byte_count: i64,
    /// Media type.
    pub media_type: String,
    /// Name it was first given.
    pub name: String,
}

impl Blob {
    fn read(row: &AnyRow) -> Result<Blob, StoreError> {
        Ok(Blob {
            sha256: get(row, 0)?,
            byte_count: get(row, 1)?,
            media_type: get(row, 2)?,
            name: get(row, 3)?,
        })
    }
}

impl Write {
    /// Records a file; one already known keeps its first name.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_blob(&mut self, blob: &Blob) -> Result<(), StoreError> {
        let row = vec![
            blob.sha256.as_str().into(),
            blob.byte_count.into(),
            blob.media_type.as_str().into(),
            blob.name.as_str().into(),
            self.change_id.as_str().into(),
        ];
        self.insert_new(&BLOBS, row).await.map(|_| ())
    }
}

impl Store {
    /// What is known of a file.
    ///
    /// # Errors
    /// The database failed.
    pub async fn blob(&self, sha256: &str) -> Result<Option<Blob>, StoreError> {
        let row = sqlx::query("SELECT sha256, byte_count, media_type, name FROM blobs WHERE sha256 = $1")
            .bind(sha256.to_owned())
            .fetch_optional(&self.pool)
            .await?;
        row.map(|row| Blob::read(&row)).transpose()
    }

    /// Every file, by hash.
    ///
    /// # Errors
    /// The database failed.
    pub async fn blobs(&self) -> Result<Vec<Blob>, StoreError> {
        let rows = sqlx::query("SELECT sha256, byte_count, media_type, name FROM blobs ORDER BY sha256")
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(Blob::read).collect()
    }
}
