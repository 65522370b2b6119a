//! What each kind of job does.

use waymark_store::job::Job;

use super::JobKind;
use super::worker::Progress;
use crate::actor::Actor;
use crate::app::App;
use crate::call::Call;
use crate::error::AppError;

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
        }
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
