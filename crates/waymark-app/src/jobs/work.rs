//! What each kind of job does.

use waymark_store::job::Job;

use waymark_core::record::Way;
use waymark_report::Lang;

use super::JobKind;
use super::worker::Progress;
use crate::actor::Actor;
use crate::app::App;
use crate::assessment::AssessmentQuery;
use crate::call::Call;
use crate::error::AppError;
use crate::submissions::{NewSubmission, rows_of_file};

impl App {
    /// Carries a job out in the name of who asked for it.
    pub(super) async fn work(&self, job: &Job, progress: &Progress) -> Result<serde_json::Value, AppError> {
        let kind: JobKind =
            serde_json::from_str(&job.payload).map_err(|_| AppError::refused("job_unknown"))?;
        match kind {
            JobKind::Extract { document } => {
                let read = self.extract_document(&call_of(job), &job.scope, &document, progress).await?;
                Ok(serde_json::to_value(read)?)
            }
            JobKind::Backup => self.work_backup(job, progress).await,
            JobKind::Import { file, title, submit, revision } => {
                let call = self.call_as(job).await?;
                progress.tell(0, 2, "reading");
                let (_, bytes) = self.file(&call, &file).await?;
                let mut new = NewSubmission::of(&title, rows_of_file(bytes).await?);
                (new.way, new.file, new.revision) = (Way::File, Some(file), revision);
                progress.tell(1, 2, "checking");
                let intake = self.enter_submission(&call, &job.scope, new, submit).await?.value;
                Ok(serde_json::json!({
                    "submission": intake.submission.map(|submission| submission.code),
                    "difference": { "new": intake.difference.new, "changed": intake.difference.changed, "same": intake.difference.same },
                    "findings": intake.findings.len(),
                }))
            }
            JobKind::Assess { at, as_of, release, rules } => {
                let query = AssessmentQuery { at, as_of, release, rules, rank: false, trends: true };
                self.work_assessment(job, query, progress).await
            }
        }
    }

    /// Writes the archive beside the database, whole or not at all.
    async fn work_backup(&self, job: &Job, progress: &Progress) -> Result<serde_json::Value, AppError> {
        progress.tell(0, 1, "writing");
        let path = self.backup_path(&job.job_id);
        let part = path.with_extension("part");
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(AppError::internal)?;
        }
        let file = std::fs::File::options().read(true).write(true).create(true).truncate(true).open(&part);
        let summary = self.back_up(file.map_err(AppError::internal)?).await.map_err(AppError::internal)?;
        std::fs::rename(&part, &path).map_err(AppError::internal)?;
        let bytes = std::fs::metadata(&path).map_err(AppError::internal)?.len();
        Ok(serde_json::json!({
            "name": path.file_name().map(|name| name.to_string_lossy()),
            "bytes": bytes,
            "rows": summary.rows,
            "files": summary.files,
            "seq": summary.seq,
            "hash": summary.hash,
        }))
    }

    /// Judges and keeps the report under its hash.
    async fn work_assessment(
        &self,
        job: &Job,
        query: AssessmentQuery,
        progress: &Progress,
    ) -> Result<serde_json::Value, AppError> {
        let call = self.call_as(job).await?;
        progress.tell(0, 2, "collecting");
        let ground = self.assessment_ground(&call, &job.scope, &query).await?;
        progress.tell(1, 2, "judging");
        let app = self.clone();
        let work = move || -> Result<(usize, Vec<u8>), AppError> {
            let report = app.judge(&ground, Lang::Zh)?;
            Ok((report.assessments.len(), report.json()?))
        };
        let (targets, bytes) = tokio::task::spawn_blocking(work).await.map_err(AppError::internal)??;
        let file = self.put_file(&call_of(job), "assessment.json", &bytes).await?.value;
        Ok(serde_json::json!({ "targets": targets, "file": file.sha256 }))
    }

    /// A call with the rights its account holds now: work that decides by rights is not done with others.
    async fn call_as(&self, job: &Job) -> Result<Call, AppError> {
        let actor = match job.actor.as_str() {
            "system" => Actor::system(),
            account => self.actor_of_account(account).await?,
        };
        Ok(Call { origin: Some(format!("job {}", job.job_id)), ..Call::by(actor) })
    }

    /// Where the archive of a backup job lies.
    pub(crate) fn backup_path(&self, job_id: &str) -> std::path::PathBuf {
        self.folder.join("backups").join(format!("waymark-{job_id}.zip"))
    }

    /// Says where it will be looked for that a job came to nothing.
    pub(super) async fn given_up(&self, job: &Job, error: &AppError) {
        let Ok(JobKind::Extract { document }) = serde_json::from_str(&job.payload) else { return };
        let said = self.document_failed(&call_of(job), &job.scope, &document, error.code()).await;
        if let Err(error) = said {
            tracing::error!(job = %job.job_id, %error, "a document could not be marked as failed");
        }
    }
}

/// The account that asked; its right was checked when it did.
fn call_of(job: &Job) -> Call {
    Call {
        actor: Actor {
            account: job.actor.clone(),
            display_name: job.actor.clone(),
            system: true,
            ..Actor::default()
        },
        origin: Some(format!("job {}", job.job_id)),
        ..Call::default()
    }
}
