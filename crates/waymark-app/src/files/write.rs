//! A file on its way in.

use std::path::PathBuf;

use sha2::{Digest, Sha256};
use tokio::fs::File;
use tokio::io::AsyncWriteExt;

use super::{FILE_BYTES_MAX, FileInfo, blob_of, hex, media_type};
use crate::actor::Place;
use crate::app::App;
use crate::call::{Call, Done};
use crate::error::AppError;
use crate::operation::Operation;
use crate::random::bytes;

/// Bytes looked at to tell what a file is.
const HEAD_BYTES: usize = 4_096;

/// A file under a temporary name; dropped before its end, nothing of it stays.
pub struct FileWriter {
    app: App,
    name: String,
    path: PathBuf,
    file: Option<File>,
    hasher: Sha256,
    head: Vec<u8>,
    count: u64,
}

impl FileWriter {
    pub(super) async fn begin(app: App, name: &str) -> Result<FileWriter, AppError> {
        let folder = app.folder.join("blobs").join("new");
        tokio::fs::create_dir_all(&folder).await.map_err(AppError::internal)?;
        let path = folder.join(hex(&bytes::<16>(app.random.as_ref())));
        let file = File::create_new(&path).await.map_err(AppError::internal)?;
        Ok(FileWriter {
            app,
            name: name.to_owned(),
            path,
            file: Some(file),
            hasher: Sha256::new(),
            head: Vec::new(),
            count: 0,
        })
    }

    /// Adds a piece.
    ///
    /// # Errors
    /// Beyond the limit, or the disk failed.
    pub async fn write(&mut self, piece: &[u8]) -> Result<(), AppError> {
        self.count += piece.len() as u64;
        if self.count > FILE_BYTES_MAX {
            return Err(AppError::refused("too_large"));
        }
        let wanted = HEAD_BYTES.saturating_sub(self.head.len()).min(piece.len());
        self.head.extend_from_slice(&piece[..wanted]);
        self.hasher.update(piece);
        match &mut self.file {
            Some(file) => file.write_all(piece).await.map_err(AppError::internal),
            None => Ok(()),
        }
    }

    /// Gives the file its name and records it.
    ///
    /// # Errors
    /// An empty file, the disk or the database failed.
    pub async fn finish(self, call: &Call) -> Result<Done<FileInfo>, AppError> {
        if self.count == 0 {
            return Err(AppError::refused("file_empty"));
        }
        let app = self.app.clone();
        let info = self.keep().await?;
        let mut changing = app.begin(call, Operation::FileWrite, &Place::default()).await?;
        changing.write.put_blob(&blob_of(&info)).await?;
        let subject = format!("file {}", info.sha256);
        changing.commit(&subject, info).await
    }

    /// Brings the bytes to the disk under their hash.
    pub(super) async fn keep(mut self) -> Result<FileInfo, AppError> {
        if let Some(mut file) = self.file.take() {
            file.flush().await.map_err(AppError::internal)?;
            file.sync_all().await.map_err(AppError::internal)?;
        }
        let sha256 = hex(&std::mem::take(&mut self.hasher).finalize());
        let place = self.app.blob_path(&sha256);
        if let Some(folder) = place.parent() {
            tokio::fs::create_dir_all(folder).await.map_err(AppError::internal)?;
            tokio::fs::rename(&self.path, &place).await.map_err(AppError::internal)?;
            // The name is durable once the folder that holds it is.
            File::open(folder)
                .await
                .map_err(AppError::internal)?
                .sync_all()
                .await
                .map_err(AppError::internal)?;
        }
        Ok(FileInfo {
            sha256,
            bytes: self.count,
            media_type: media_type(&self.head, &self.name).to_owned(),
            name: std::mem::take(&mut self.name),
        })
    }
}

impl Drop for FileWriter {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}
