//! The loop that takes jobs and carries them out.

use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::time::{MissedTickBehavior, interval, sleep};
use waymark_store::job::Job;

use super::{ATTEMPTS_MAX, JobFault};
use crate::app::App;
use crate::error::AppError;

/// How long a worker holds a job without saying that it lives.
const LEASE_MICROS: i64 = 60 * 1_000_000;
/// How often it says so.
const RENEW_EVERY: Duration = Duration::from_secs(5);
/// How often an idle worker looks for work another process asked for.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// How far a job is, told by its work and written by its worker.
#[derive(Debug, Clone, Default)]
pub struct Progress(Arc<Mutex<(i64, i64, String)>>);

impl Progress {
    /// Says how many steps of how many are done, and which comes now.
    pub fn tell(&self, done: i64, total: i64, step: &str) {
        if let Ok(mut told) = self.0.lock() {
            *told = (done, total, step.to_owned());
        }
    }

    fn put_into(&self, job: &mut Job) {
        if let Ok(told) = self.0.lock() {
            (job.done, job.total, job.message) = told.clone();
        }
    }
}

/// How carrying out a job ended.
enum End {
    Done(Result<serde_json::Value, AppError>),
    /// Someone asked it to stop, or another worker has it.
    Cancelled,
    /// The process stops; another one goes on.
    Stopped,
}

/// Takes jobs and carries them out until `stop` is ready; at the start and on every new day it
/// first sees to what the day brings.
pub async fn run_worker(app: &App, stop: impl Future<Output = ()> + Send) {
    let worker = crate::files::hex(&crate::random::bytes::<8>(app.random.as_ref()));
    let mut stop = pin!(stop);
    let mut day = None;
    loop {
        if day != Some(app.today()) {
            match app.follow_owners().await {
                Ok(_) => day = Some(app.today()),
                Err(error) => tracing::error!(%error, "owners of the new day could not be written"),
            }
        }
        let found = app.work_until(&worker, &mut stop).await;
        if let Err(error) = &found {
            tracing::error!(%error, "a worker failed");
        }
        if matches!(found, Ok(Some(_))) {
            continue;
        }
        tokio::select! {
            () = &mut stop => return,
            () = app.work.notified() => {}
            () = sleep(LOOK_EVERY) => {}
        }
    }
}

impl App {
    /// Takes the next job, if one waits, and carries it out; gives back its id.
    ///
    /// # Errors
    /// The database failed. That the job failed is no error here: it says so itself.
    pub async fn work_once(&self, worker: &str) -> Result<Option<String>, AppError> {
        self.work_until(worker, &mut std::future::pending()).await
    }

    async fn work_until(
        &self,
        worker: &str,
        stop: &mut (impl Future<Output = ()> + Unpin),
    ) -> Result<Option<String>, AppError> {
        let now = self.now().0;
        let Some(job) = self.store.take_job(worker, now, now + LEASE_MICROS).await? else { return Ok(None) };
        let id = job.job_id.clone();
        let end = match job.attempts > ATTEMPTS_MAX {
            true => End::Done(Err(AppError::refused("job_given_up"))),
            false => self.carry_out(job.clone(), worker, stop).await?,
        };
        self.end(&job, worker, end).await?;
        Ok(Some(id))
    }

    async fn carry_out(
        &self,
        mut job: Job,
        worker: &str,
        stop: &mut (impl Future<Output = ()> + Unpin),
    ) -> Result<End, AppError> {
        let progress = Progress::default();
        let asked = job.clone();
        let mut work = pin!(self.work(&asked, &progress));
        let mut renew = interval(RENEW_EVERY);
        renew.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                biased;
                done = &mut work => return Ok(End::Done(done)),
                () = &mut *stop => return Ok(End::Stopped),
                _ = renew.tick() => {
                    progress.put_into(&mut job);
                    let now = self.now().0;
                    if !self.store.keep_job(&job, worker, now, now + LEASE_MICROS).await? {
                        return Ok(End::Cancelled);
                    }
                }
            }
        }
    }

    async fn end(&self, job: &Job, worker: &str, end: End) -> Result<(), AppError> {
        let (state, result, fault) = match end {
            End::Done(Ok(result)) => ("done", Some(result.to_string()), None),
            End::Cancelled => ("cancelled", None, None),
            End::Stopped => ("queued", None, None),
            End::Done(Err(error)) => {
                let inside = matches!(error, AppError::Internal(_) | AppError::UnderWay);
                if let AppError::Internal(cause) = &error {
                    tracing::error!(job = %job.job_id, kind = %job.kind, %cause, "a job failed");
                }
                let fault = serde_json::to_string(&JobFault::of(&error))?;
                let again = inside && job.attempts < ATTEMPTS_MAX;
                if !again {
                    self.given_up(job, &error).await;
                }
                (if again { "queued" } else { "failed" }, None, Some(fault))
            }
        };
        let now = self.now().0;
        self.store.end_job(&job.job_id, worker, state, result.as_deref(), fault.as_deref(), now).await?;
        Ok(())
    }
}
