//! 佐证: files that prove the values of a submission.

use waymark_core::record::EvidenceFile;

use crate::app::App;
use crate::error::{AppError, FieldFault};

/// Most files of one submission.
pub(super) const FILES_MAX: usize = 20;

impl App {
    /// Files named by their hash, each once, with their names.
    ///
    /// # Errors
    /// One was never uploaded, or there are too many.
    pub(super) async fn evidence(&self, hashes: &[String]) -> Result<Vec<EvidenceFile>, AppError> {
        if hashes.len() > FILES_MAX {
            return Err(too_many());
        }
        let mut files: Vec<EvidenceFile> = Vec::new();
        let mut faults = Vec::new();
        for (at, hash) in hashes.iter().enumerate() {
            match self.file_info(hash).await {
                Ok(info) if files.iter().all(|file| file.sha256 != info.sha256) => {
                    files.push(EvidenceFile { sha256: info.sha256, name: info.name });
                }
                Ok(_) => {}
                Err(AppError::NotFound { .. }) => {
                    faults.push(FieldFault::new(format!("evidence.{at}"), "sha256"));
                }
                Err(other) => return Err(other),
            }
        }
        if faults.is_empty() { Ok(files) } else { Err(AppError::Invalid(faults)) }
    }
}

/// Adds files to those attached before.
///
/// # Errors
/// There would be too many.
pub(super) fn attach(before: &mut Vec<EvidenceFile>, files: &[EvidenceFile]) -> Result<(), AppError> {
    for file in files {
        if before.iter().all(|one| one.sha256 != file.sha256) {
            before.push(file.clone());
        }
    }
    if before.len() > FILES_MAX { Err(too_many()) } else { Ok(()) }
}

fn too_many() -> AppError {
    AppError::Invalid(vec![FieldFault::new("evidence", "out_of_range").found(format!("0–{FILES_MAX}"))])
}
