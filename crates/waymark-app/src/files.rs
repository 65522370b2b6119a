//! Files: documents, evidence, maps. Their bytes lie under their hash in `blobs/` of the folder.
//!
//! Bytes go to a temporary name first and get their own name once they are on the disk, so that a
//! file under a hash is always whole. Reading checks the hash.

mod sniff;
mod write;

use std::path::PathBuf;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use waymark_store::blob::Blob;

use crate::actor::Place;
use crate::app::App;
use crate::call::{Call, Changing, Done};
use crate::error::AppError;
use crate::operation::Operation;
use crate::records::is_sha256;

pub use sniff::media_type;
pub use write::FileWriter;

/// Most bytes of a file.
pub const FILE_BYTES_MAX: u64 = 128 << 20;
/// Characters of a name.
const NAME_CHARS_MAX: usize = 200;

/// What is known of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FileInfo {
    /// SHA-256 of the bytes: what records name it by.
    pub sha256: String,
    /// Bytes.
    pub bytes: u64,
    /// Media type, by content.
    pub media_type: String,
    /// Name it was first given.
    pub name: String,
}

impl FileInfo {
    /// Whether a browser may show it in its window; everything else is saved.
    pub fn may_be_shown(&self) -> bool {
        sniff::may_be_shown(&self.media_type)
    }
}

impl From<Blob> for FileInfo {
    fn from(blob: Blob) -> FileInfo {
        FileInfo {
            sha256: blob.sha256,
            bytes: u64::try_from(blob.byte_count).unwrap_or(0),
            media_type: blob.media_type,
            name: blob.name,
        }
    }
}

impl App {
    /// Where the bytes of a hash lie.
    pub fn blob_path(&self, sha256: &str) -> PathBuf {
        self.folder.join("blobs").join(sha256.get(..2).unwrap_or("--")).join(sha256)
    }

    /// Stores a whole file and records it.
    ///
    /// # Errors
    /// No right to upload, too many bytes, a full disk.
    pub async fn put_file(&self, call: &Call, name: &str, bytes: &[u8]) -> Result<Done<FileInfo>, AppError> {
        let mut writer = self.file_writer(call, name).await?;
        writer.write(bytes).await?;
        writer.finish(call).await
    }

    /// Begins storing a file that comes in pieces.
    ///
    /// # Errors
    /// No right to upload, or the folder cannot be written.
    pub async fn file_writer(&self, call: &Call, name: &str) -> Result<FileWriter, AppError> {
        call.actor.may(Operation::FileWrite, &Place::default())?;
        FileWriter::begin(self.clone(), &tidy_name(name)).await
    }

    /// What is known of a file.
    ///
    /// # Errors
    /// There is none of that hash.
    pub async fn file_info(&self, sha256: &str) -> Result<FileInfo, AppError> {
        let missing = || AppError::NotFound { kind: "file", code: sha256.to_owned() };
        if !is_sha256(sha256) {
            return Err(missing());
        }
        Ok(self.store.blob(sha256).await?.ok_or_else(missing)?.into())
    }

    /// A file with its bytes, for someone who may read files.
    ///
    /// # Errors
    /// No right to it, no such file, or bytes that are not those of the hash.
    pub async fn file(&self, call: &Call, sha256: &str) -> Result<(FileInfo, Vec<u8>), AppError> {
        call.actor.may(Operation::FileRead, &Place::default())?;
        let info = self.file_info(sha256).await?;
        Ok((info, self.blob_bytes(sha256).await?))
    }

    /// The bytes of a hash, checked.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there are none; an internal failure where they were altered.
    pub async fn blob_bytes(&self, sha256: &str) -> Result<Vec<u8>, AppError> {
        let missing = || AppError::NotFound { kind: "file", code: sha256.to_owned() };
        if !is_sha256(sha256) {
            return Err(missing());
        }
        let path = self.blob_path(sha256);
        let wanted = sha256.to_owned();
        let read = tokio::task::spawn_blocking(move || match std::fs::read(&path) {
            Ok(bytes) if hash(&bytes) == wanted => Ok(Some(bytes)),
            Ok(_) => Err(AppError::internal(format!("the bytes of file {wanted} were altered"))),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(AppError::internal(error)),
        });
        read.await.map_err(AppError::internal)??.ok_or_else(missing)
    }
}

impl Changing<'_> {
    /// Stores bytes and records them as part of this change.
    ///
    /// # Errors
    /// Too many bytes, a full disk, or the database failed.
    pub async fn put_blob(&mut self, name: &str, bytes: &[u8]) -> Result<FileInfo, AppError> {
        let mut writer = FileWriter::begin(self.app.clone(), &tidy_name(name)).await?;
        writer.write(bytes).await?;
        let info = writer.keep().await?;
        self.write.put_blob(&blob_of(&info)).await?;
        Ok(info)
    }
}

fn blob_of(info: &FileInfo) -> Blob {
    Blob {
        sha256: info.sha256.clone(),
        byte_count: i64::try_from(info.bytes).unwrap_or(i64::MAX),
        media_type: info.media_type.clone(),
        name: info.name.clone(),
    }
}

/// The last part of a path, without characters that mean something to a file system.
fn tidy_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or("");
    let kept: String = last.chars().filter(|c| !c.is_control() && !"\"<>:|?*".contains(*c)).collect();
    let kept: String = kept.trim().trim_start_matches('.').chars().take(NAME_CHARS_MAX).collect();
    if kept.is_empty() { "file".to_owned() } else { kept }
}

/// SHA-256 in lower-case hexadecimal.
pub(crate) fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Lower-case hexadecimal.
pub(crate) fn hex(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
