//! 备份: everything in one archive, restorable on either engine.
//!
//! A backup is a ZIP with the logical dump of the database (one snapshot), the files by hash, the
//! anchors and the public keys of checkpoints; never the key that signs. Sessions are not in it: after a restore everyone signs in again.

use std::fs::File;
use std::io::{BufReader, Read, Seek, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};
use waymark_core::pack::sha256;
use waymark_store::Store;
use waymark_store::dump::DumpError;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::actor::Place;
use crate::app::App;
use crate::audit::PUBLIC_KEYS;
use crate::call::Call;
use crate::error::AppError;
use crate::operation::Operation;
use crate::records::is_sha256;

/// Name of the dump in the archive.
const DUMP: &str = "database.jsonl";
/// Name of the anchors in the archive and in the folder.
pub const ANCHORS: &str = "anchors.jsonl";
/// Folder of the files in the archive and beside the database.
pub const BLOBS: &str = "blobs";
/// Most bytes of one file of an archive.
const FILE_BYTES_MAX: u64 = 8 << 30;

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupSummary {
    /// Rows of the dump.
    pub rows: u64,
    /// Files.
    pub files: u64,
    /// Newest change in it.
    pub seq: i64,
    /// Hash of that change.
    pub hash: String,
}

/// Why a backup or restore did not come about.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The dump failed.
    #[error("the database could not be dumped or restored")]
    Dump(#[from] DumpError),
    /// The database failed.
    #[error("the database failed")]
    Store(#[from] waymark_store::StoreError),
    /// A file could not be read or written.
    #[error("a file could not be read or written")]
    File(#[from] std::io::Error),
    /// The archive is damaged or not a backup.
    #[error("the archive is damaged or not a backup")]
    Archive(#[from] zip::result::ZipError),
    /// A file's bytes are not those its name says.
    #[error("file {0} is missing or altered")]
    Altered(String),
}

/// The place of a file by its hash, below the folder of the data.
pub fn blob_path(folder: &Path, sha256: &str) -> std::path::PathBuf {
    folder.join(BLOBS).join(sha256.get(..2).unwrap_or("")).join(sha256)
}

impl App {
    /// Writes a backup of this moment; others may work meanwhile.
    ///
    /// # Errors
    /// The database failed, or a file is missing, altered or cannot be written.
    pub async fn back_up(&self, archive: File) -> Result<BackupSummary, BackupError> {
        let mut zip = ZipWriter::new(archive);
        let options = SimpleFileOptions::default().large_file(true);
        // Read before the dump: every link an anchor names is then in it.
        let anchors = std::fs::read(self.folder.join(ANCHORS)).unwrap_or_default();
        zip.start_file(DUMP, options)?;
        let header = self.store.dump(&mut zip).await?;
        // Files are written before the rows that name them, so every file of the dump is there.
        let mut files = 0;
        for blob in self.store.blobs().await? {
            zip.start_file(format!("{BLOBS}/{}", blob.sha256), options)?;
            let bytes = std::fs::read(blob_path(&self.folder, &blob.sha256))?;
            if sha256(&bytes) != blob.sha256 {
                return Err(BackupError::Altered(blob.sha256));
            }
            zip.write_all(&bytes)?;
            files += 1;
        }
        // Keys are written before the checkpoints they sign, so those of the dump are all there now.
        let keys = std::fs::read(self.folder.join(PUBLIC_KEYS)).unwrap_or_default();
        for (name, bytes) in [(ANCHORS, anchors), (PUBLIC_KEYS, keys)] {
            if !bytes.is_empty() {
                zip.start_file(name, options)?;
                zip.write_all(&bytes)?;
            }
        }
        let mut file = zip.finish()?;
        file.flush()?;
        file.sync_all()?;
        let rows = header.tables.iter().map(|table| table.rows).sum();
        Ok(BackupSummary { rows, files, seq: header.seq, hash: header.hash })
    }
}

impl App {
    /// The archive a backup job wrote, for who may make backups.
    ///
    /// # Errors
    /// No right to it, or there is no such archive.
    pub async fn backup_file(&self, call: &Call, job_id: &str) -> Result<File, AppError> {
        call.actor.may(Operation::BackupRun, &Place::default())?;
        let missing = || AppError::NotFound { kind: "backup", code: job_id.to_owned() };
        let job = self.store.job(job_id).await?.filter(|job| job.kind == "backup" && job.state == "done");
        let job = job.ok_or_else(missing)?;
        File::open(self.backup_path(&job.job_id)).map_err(|_| missing())
    }
}

/// Fills an empty store and folder from a backup; the dump is compared with what was written.
///
/// # Errors
/// The archive is damaged, a file altered, or the database not empty.
pub async fn restore(store: &Store, folder: &Path, archive: File) -> Result<BackupSummary, BackupError> {
    let mut zip = ZipArchive::new(archive)?;
    let files = restore_files(&mut zip, folder)?;
    // The dump is unpacked first: the archive's reader cannot be held while the database works.
    let mut unpacked = unnamed(folder)?;
    std::io::copy(&mut zip.by_name(DUMP)?.take(FILE_BYTES_MAX), &mut unpacked)?;
    unpacked.rewind()?;
    let restored = store.restore(&mut BufReader::new(unpacked)).await?;
    store.migrate().await?;
    let rows = restored.header.tables.iter().map(|table| table.rows).sum();
    Ok(BackupSummary { rows, files, seq: restored.header.seq, hash: restored.header.hash })
}

/// A file that is gone when it is closed.
fn unnamed(folder: &Path) -> std::io::Result<File> {
    std::fs::create_dir_all(folder)?;
    let path = folder.join(".restore");
    let file = File::options().read(true).write(true).create(true).truncate(true).open(&path)?;
    std::fs::remove_file(path)?;
    Ok(file)
}

fn restore_files(zip: &mut ZipArchive<File>, folder: &Path) -> Result<u64, BackupError> {
    let names: Vec<String> = zip.file_names().filter_map(Result::ok).map(|name| name.into_owned()).collect();
    let mut files = 0;
    for name in names {
        let hash = name.strip_prefix(&format!("{BLOBS}/")).filter(|hash| is_sha256(hash)).map(str::to_owned);
        if hash.is_none() && name != ANCHORS && name != PUBLIC_KEYS {
            continue;
        }
        let mut bytes = Vec::new();
        zip.by_name(&name)?.take(FILE_BYTES_MAX).read_to_end(&mut bytes)?;
        let path = match &hash {
            Some(hash) if sha256(&bytes) != *hash => return Err(BackupError::Altered(hash.clone())),
            Some(hash) => {
                files += 1;
                blob_path(folder, hash)
            }
            None => folder.join(&name),
        };
        if let Some(above) = path.parent() {
            std::fs::create_dir_all(above)?;
        }
        // A folder may have made a key of its own: what it signed stays signed.
        if name == PUBLIC_KEYS {
            bytes.extend(std::fs::read(&path).unwrap_or_default());
        }
        let mut file = File::create(&path)?;
        file.write_all(&bytes)?;
        file.sync_all()?;
    }
    Ok(files)
}
