//! A submission from one state to the next.

use waymark_core::Severity;
use waymark_core::record::{Submission, SubmissionState};

use super::HandIn;
use super::evidence::attach;
use crate::actor::Place;
use crate::app::App;
use crate::call::{Call, Done, Put};
use crate::error::AppError;
use crate::operation::Operation;
use crate::records::{Envelope, Record};

use SubmissionState::{Accepted, Discarded, Draft, Returned, Submitted};

impl App {
    /// 提交: hands a draft or a returned submission in.
    ///
    /// # Errors
    /// No right to it, another state, changed values without a reason for the revision, findings
    /// that must be put right, evidence that was never uploaded.
    pub async fn submit(
        &self,
        call: &Call,
        plan: &str,
        code: &str,
        said: HandIn,
    ) -> Result<Done<Envelope<Submission>>, AppError> {
        call.actor.may(Operation::SubmissionWrite, &Place::plan(plan))?;
        let evidence = self.evidence(&said.evidence).await?;
        let way = Way { operation: Operation::SubmissionWrite, from: &[Draft, Returned], looks_again: true };
        self.step(call, plan, code, way, |submission, _| {
            submission.revision = said.revision.or(submission.revision);
            submission.comment = said.comment.or(submission.comment.take());
            attach(&mut submission.evidence, &evidence)?;
            settle_mandatory(call, submission)?;
            ready(submission)?;
            submission.state = Submitted;
            submission.submitted_by = Some(call.actor.account.clone());
            Ok(())
        })
        .await
    }

    /// 审核通过: from now on its values count. They are compared and checked again: what was new when
    /// it was entered may have been accepted from elsewhere since.
    ///
    /// # Errors
    /// No right to it, another state, one's own submission, changed values without a reason for the
    /// revision, findings that must be put right, findings that must be looked at without a comment.
    pub async fn accept(
        &self,
        call: &Call,
        plan: &str,
        code: &str,
        comment: Option<String>,
    ) -> Result<Done<Envelope<Submission>>, AppError> {
        let way = Way { operation: Operation::SubmissionReview, from: &[Submitted], looks_again: true };
        self.step(call, plan, code, way, |submission, writers| {
            let own = submission.submitted_by.as_deref() == Some(&call.actor.account)
                || writers.contains(&call.actor.account);
            if own && !call.actor.system {
                return Err(AppError::refused("own_submission"));
            }
            submission.comment = comment.or(submission.comment.take());
            settle_mandatory(call, submission)?;
            ready(submission)?;
            if count(submission, Severity::Verify) > 0 && is_blank(submission.comment.as_deref()) {
                let count = count(submission, Severity::Verify);
                return Err(AppError::refused("verify_needs_comment").with("count", count));
            }
            submission.state = Accepted;
            submission.reviewed_by = Some(call.actor.account.clone());
            Ok(())
        })
        .await
    }

    /// 退回: back to the reporter, with the reason.
    ///
    /// # Errors
    /// No right to it, another state, no reason.
    pub async fn return_submission(
        &self,
        call: &Call,
        plan: &str,
        code: &str,
        reason: &str,
    ) -> Result<Done<Envelope<Submission>>, AppError> {
        if is_blank(Some(reason)) {
            return Err(AppError::field("reason", "required"));
        }
        let way = Way { operation: Operation::SubmissionReview, from: &[Submitted], looks_again: false };
        self.step(call, plan, code, way, |submission, _| {
            submission.state = Returned;
            submission.comment = Some(reason.to_owned());
            submission.reviewed_by = Some(call.actor.account.clone());
            Ok(())
        })
        .await
    }

    /// 作废: the reporter gives it up.
    ///
    /// # Errors
    /// No right to it, or it was accepted: accepted values are withdrawn or revised.
    pub async fn discard(
        &self,
        call: &Call,
        plan: &str,
        code: &str,
    ) -> Result<Done<Envelope<Submission>>, AppError> {
        let from = &[Draft, Returned, Submitted];
        let way = Way { operation: Operation::SubmissionWrite, from, looks_again: false };
        self.step(call, plan, code, way, |submission, _| {
            submission.state = Discarded;
            Ok(())
        })
        .await
    }

    /// Moves a submission on; `change` sees who wrote the submission before.
    async fn step(
        &self,
        call: &Call,
        plan: &str,
        code: &str,
        way: Way,
        change: impl FnOnce(&mut Submission, &[String]) -> Result<(), AppError>,
    ) -> Result<Done<Envelope<Submission>>, AppError> {
        let place = Place::plan(plan);
        call.actor.may(way.operation, &place)?;
        // Who made it cannot change, so it is read before the transaction holds a connection.
        let history = self.store.history(Submission::KIND, plan, code).await?;
        let first: Vec<String> = history.into_iter().take(1).map(|version| version.recorded_by).collect();
        // Looking at a hundred thousand rows takes a second: it is done before others have to wait,
        // and once more only where something was written since.
        let seen = self.store.seq().await?;
        let mut looked = match way.looks_again {
            true => Some(self.look_again(plan, code).await?),
            false => None,
        };
        let mut changing = self.begin(call, way.operation, &place).await?;
        let before = changing.get::<Submission>(code).await?;
        let mut submission = before.body;
        submission.may_write(way.operation, &mut changing).await?;
        if !way.from.contains(&submission.state) {
            return Err(AppError::refused("submission_state").with("code", code));
        }
        if looked.is_some() && self.store.seq().await? != seen {
            looked = Some(self.look_again(plan, code).await?);
        }
        if let Some(checked) = looked {
            checked.tell(&mut submission);
        }
        change(&mut submission, &first)?;
        let put =
            Put { expected: waymark_store::entity::Expected::Version(before.version), ..Put::default() };
        let envelope = changing.put(code, &submission, put).await?;
        let subject = format!("submission {code} {}", submission.title);
        changing.commit(&subject, envelope).await
    }
}

/// From which states a step leads, and what it takes.
struct Way {
    operation: Operation,
    from: &'static [SubmissionState],
    /// Whether the values are compared and checked again.
    looks_again: bool,
}

/// Refuses findings that must be put right; only the system itself, loading an example, passes.
pub(super) fn settle_mandatory(call: &Call, submission: &Submission) -> Result<(), AppError> {
    match count(submission, Severity::Mandatory) {
        0 => Ok(()),
        _ if call.actor.system => Ok(()),
        count => Err(AppError::refused("mandatory_findings").with("count", count)),
    }
}

/// Refuses what is not ready to be handed in.
pub(super) fn ready(submission: &Submission) -> Result<(), AppError> {
    if submission.changed_rows > 0 && submission.revision.is_none() {
        return Err(AppError::refused("revision_needs_reason").with("count", submission.changed_rows));
    }
    Ok(())
}

fn count(submission: &Submission, severity: Severity) -> usize {
    submission.findings.iter().filter(|point| point.finding.severity == severity).count()
}

fn is_blank(text: Option<&str>) -> bool {
    text.is_none_or(|text| text.trim().is_empty())
}
