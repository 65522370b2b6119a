//! What is known of files; their bytes lie beside the database under their hash.

use sqlx::any::AnyRow;

use crate::row::get;
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
        let made = sqlx::query(
            "INSERT INTO blobs (sha256, byte_count, media_type, name, change_id) VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT DO NOTHING",
        )
        .bind(blob.sha256.clone())
        .bind(blob.byte_count)
        .bind(blob.media_type.clone())
        .bind(blob.name.clone())
        .bind(self.change_id.clone())
        .execute(&mut *self.tx)
        .await?;
        if made.rows_affected() == 1 {
            let count = blob.byte_count.to_string();
            self.note(
                "blobs",
                [&blob.sha256, &count, &blob.media_type, &blob.name].map(|v| Some(v.as_str())),
            );
        }
        Ok(())
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
