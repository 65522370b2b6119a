//! Long work: a durable queue, carried out in the serving process or by `waymark worker`.
//!
//! What a job writes is a change by the account that asked for it; whether it might ask was checked
//! when it did. A job that failed inside is tried again, [`ATTEMPTS_MAX`] times in all. To add a
//! kind: a variant of [`JobKind`] and its arm in `jobs/work.rs`.

mod work;
mod worker;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::record::RevisionReason;
use waymark_core::{Date, Period};
use waymark_report::Lang;
use waymark_store::job::Job;

use crate::actor::Place;
use crate::app::{App, instant_text};
use crate::call::{Call, Changing, Done};
use crate::error::AppError;
use crate::operation::Operation;

pub use worker::{Progress, run_worker};

/// How often a job is begun before it is given up.
pub const ATTEMPTS_MAX: i64 = 3;
/// Jobs read at once for a page, some of which may not be seen.
const BATCH: u32 = 200;

/// What is to be done, with its arguments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum JobKind {
    /// Reads a document and offers what it commits to.
    Extract {
        /// Code of the document.
        document: String,
    },
    /// Writes everything into one archive.
    Backup,
    /// Brings the values of an uploaded file in as a submission.
    Import {
        /// SHA-256 of the file.
        file: String,
        /// What the submission is called.
        title: String,
        /// Whether it is handed in at once.
        submit: bool,
        /// Why accepted values are changed.
        revision: Option<RevisionReason>,
    },
    /// Judges every target of a plan and keeps the report as a file.
    Assess {
        /// Data about later periods are not looked at.
        at: Option<Period>,
        /// What was known on this day.
        as_of: Option<Date>,
        /// Code of the release whose values count.
        release: Option<String>,
        /// Rule set.
        rules: Option<String>,
    },
}

impl JobKind {
    /// Its name.
    pub fn name(&self) -> &'static str {
        match self {
            JobKind::Extract { .. } => "extract",
            JobKind::Backup => "backup",
            JobKind::Import { .. } => "import",
            JobKind::Assess { .. } => "assess",
        }
    }
}

/// A job as people see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct JobInfo {
    /// Its id.
    pub id: String,
    /// What is done: `extract` and so on.
    pub kind: String,
    /// Code of the plan, or empty.
    pub plan: String,
    /// Account that asked.
    pub account: String,
    /// How far it is.
    #[schemars(extend("enum" = ["queued", "running", "done", "failed", "cancelled"]))]
    pub state: String,
    /// How often it was begun.
    pub attempts: i64,
    /// Steps done.
    pub done: i64,
    /// Steps in all; 0 while not known.
    pub total: i64,
    /// What it is doing, as a stable name.
    pub step: String,
    /// What is to be done, with everything it needs.
    #[schemars(with = "JobKind")]
    pub arguments: serde_json::Value,
    /// What it gave.
    pub result: Option<serde_json::Value>,
    /// Why it failed.
    pub fault: Option<JobFault>,
    /// Whether someone asked it to stop.
    pub cancel_requested: bool,
    /// When it was asked for, RFC 3339.
    pub created_at: String,
    /// When anything about it last changed, RFC 3339.
    pub updated_at: String,
}

/// A page of jobs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct JobPage {
    /// The jobs, newest first.
    pub items: Vec<JobInfo>,
    /// What to give as `cursor` for the next page; none at the end.
    pub next: Option<String>,
}

/// Why a job failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct JobFault {
    /// Stable name.
    pub code: String,
    /// What is wrong and what to do, in Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
}

impl JobFault {
    fn of(error: &AppError) -> JobFault {
        let text = |lang| {
            let words = error.words(lang);
            format!("{} {}", words.title, words.hint)
        };
        JobFault { code: error.code().to_owned(), zh: text(Lang::Zh), en: text(Lang::En) }
    }
}

impl From<Job> for JobInfo {
    fn from(job: Job) -> JobInfo {
        let json = |text: &str| serde_json::from_str(text).ok();
        JobInfo {
            id: job.job_id,
            kind: job.kind,
            plan: job.scope,
            account: job.actor,
            state: job.state,
            attempts: job.attempts,
            done: job.done,
            total: job.total,
            step: job.message,
            arguments: json(&job.payload).unwrap_or_default(),
            result: job.result.as_deref().and_then(json),
            fault: job.error.as_deref().and_then(|text| serde_json::from_str(text).ok()),
            cancel_requested: job.cancel_requested,
            created_at: instant_text(job.created_at),
            updated_at: instant_text(job.updated_at),
        }
    }
}

impl Changing<'_> {
    /// Puts work into the queue as part of this change; it can begin once the change is made.
    ///
    /// # Errors
    /// The database failed.
    pub async fn queue(&mut self, plan: &str, kind: &JobKind) -> Result<String, AppError> {
        Ok(self.write.queue(kind.name(), plan, &serde_json::to_string(kind)?).await?)
    }
}

impl App {
    /// Asks for long work; it is done in the name of who asks, with the rights held when it begins.
    ///
    /// # Errors
    /// No right to what the work does, no such plan.
    pub async fn ask(&self, call: &Call, plan: &str, kind: &JobKind) -> Result<Done<JobInfo>, AppError> {
        let operation = match kind {
            JobKind::Extract { .. } => Operation::DocumentWrite,
            JobKind::Backup => Operation::BackupRun,
            JobKind::Import { .. } => Operation::SubmissionWrite,
            JobKind::Assess { .. } => Operation::AssessmentRun,
        };
        call.actor.may(operation, &Place::plan(plan))?;
        if !plan.is_empty() {
            self.plan_exists(plan).await?;
        }
        let mut changing = self.begin(call, operation, &Place::plan(plan)).await?;
        let id = changing.queue(plan, kind).await?;
        let done = changing.commit(&format!("job {}", kind.name()), id).await?;
        let job = self.store.job(&done.value).await?.map(JobInfo::from);
        let job = job.ok_or_else(|| AppError::NotFound { kind: "job", code: done.value.clone() })?;
        Ok(Done { value: job, change: done.change })
    }

    /// Jobs, newest first: one's own, or all for who may see those of a plan or the system.
    ///
    /// # Errors
    /// No right to it.
    pub async fn jobs(&self, call: &Call, after: Option<String>, limit: u32) -> Result<JobPage, AppError> {
        call.actor.may(Operation::JobRead, &Place::default())?;
        let limit = limit as usize;
        let mut place = after;
        let mut found: Vec<Job> = Vec::new();
        while found.len() <= limit {
            let batch = self.store.jobs(place.as_deref(), BATCH).await?;
            let Some(last) = batch.last() else { break };
            place = Some(last.place());
            found.extend(batch.into_iter().filter(|job| may_see(call, job)));
        }
        let more = found.len() > limit;
        found.truncate(limit);
        let next = found.last().filter(|_| more).map(Job::place);
        Ok(JobPage { items: found.into_iter().map(JobInfo::from).collect(), next })
    }

    /// One job.
    ///
    /// # Errors
    /// No right to it, or there is none.
    pub async fn job(&self, call: &Call, id: &str) -> Result<JobInfo, AppError> {
        call.actor.may(Operation::JobRead, &Place::default())?;
        let job = self.store.job(id).await?.filter(|job| may_see(call, job));
        job.map(JobInfo::from).ok_or_else(|| AppError::NotFound { kind: "job", code: id.to_owned() })
    }

    /// Asks a job to stop; one that waits stops at once, one under way at its next step.
    ///
    /// # Errors
    /// No right to it, there is none, or it has ended.
    pub async fn cancel_job(&self, call: &Call, id: &str) -> Result<Done<JobInfo>, AppError> {
        call.actor.may_somewhere(Operation::JobCancel)?;
        let before = self.job(call, id).await?;
        let changing = self.begin(call, Operation::JobCancel, &Place::plan(&before.plan)).await?;
        if !matches!(before.state.as_str(), "queued" | "running") {
            return Err(AppError::refused("job_ended").with("state", &before.state));
        }
        let done = changing.commit(&format!("job {id}"), before).await?;
        self.store.cancel_job(id, self.now().0).await?;
        let now = self.job(call, id).await?;
        Ok(Done { value: now, change: done.change })
    }
}

fn may_see(call: &Call, job: &Job) -> bool {
    let own = call.actor.is_someone() && call.actor.account == job.actor;
    // What others bring in may be about bodies and areas outside the grants.
    let for_all = call.actor.limits(Operation::JobRead, &job.scope).is_empty();
    own || (for_all && call.actor.may(Operation::JobRead, &Place::plan(&job.scope)).is_ok())
}
