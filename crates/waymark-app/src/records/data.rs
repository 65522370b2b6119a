//! Submissions, releases, publications, withdrawals.

use waymark_core::Date;
use waymark_core::record::{Publication, PublicationState, Release, Submission, SubmissionState, Withdrawal};
use waymark_store::entity::{Index, Reach};

use super::Record;
use super::plan::{TEXT_CHARS_MAX, TITLE_CHARS_MAX, needed};
use crate::actor::{ActiveGrant, Actor, Place};
use crate::app::App;
use crate::call::Changing;
use crate::error::{AppError, FieldFault};
use crate::operation::Operation;
use crate::submissions::may_with;

impl Record for Submission {
    const KIND: &'static str = "submission";
    const PREFIX: &'static str = "U-";
    const SCOPED: bool = true;
    const READ: Operation = Operation::SubmissionRead;
    const WRITE: Operation = Operation::SubmissionWrite;

    fn index(&self) -> Index {
        let state = match self.state {
            SubmissionState::Draft => "draft",
            SubmissionState::Submitted => "submitted",
            SubmissionState::Accepted => "accepted",
            SubmissionState::Returned => "returned",
            SubmissionState::Discarded => "discarded",
        };
        let mut facets: Vec<_> = self.body.iter().map(|body| ("body", body.clone())).collect();
        facets.extend(self.areas.iter().map(|area| ("area", area.clone())));
        Index {
            name: self.title.clone(),
            state: Some(state.to_owned()),
            visibility: "internal".to_owned(),
            facets,
            text: self.title.clone(),
            ..Index::default()
        }
    }

    fn place(&self) -> Place {
        Place { body: self.body.clone(), ..Place::default() }
    }

    /// Those of one's own bodies whose values are all about one's own areas.
    async fn reach(_app: &App, actor: &Actor, plan: &str) -> Result<Vec<Reach>, AppError> {
        let reach = |grant: &ActiveGrant| {
            let areas = grant.areas.clone().map(|areas| ("area", areas));
            let bodies = grant.bodies.clone().map(|bodies| ("body", bodies));
            Reach {
                any: bodies.or_else(|| areas.clone()).into_iter().collect(),
                only: areas.into_iter().collect(),
            }
        };
        Ok(actor.limits(Self::READ, plan).into_iter().map(reach).collect())
    }

    /// By who may for its body, in every area its values are about.
    async fn may_write(&self, operation: Operation, changing: &mut Changing<'_>) -> Result<(), AppError> {
        may_with(&changing.call.actor, operation, changing.plan(), self.body.as_deref(), &self.areas)
    }

    fn faults(&self) -> Vec<FieldFault> {
        let mut faults = Vec::new();
        needed(&mut faults, "title", &self.title, TITLE_CHARS_MAX);
        faults
    }
}

impl Record for Release {
    const KIND: &'static str = "release";
    const PREFIX: &'static str = "R-";
    const SCOPED: bool = true;
    const READ: Operation = Operation::ReleaseRead;
    const WRITE: Operation = Operation::ReleaseMake;

    fn index(&self) -> Index {
        Index {
            name: self.title.clone(),
            parent: self.previous.clone(),
            visibility: self.visibility.code().to_owned(),
            text: self.note.clone().unwrap_or_default(),
            ..Index::default()
        }
    }

    fn faults(&self) -> Vec<FieldFault> {
        let mut faults = Vec::new();
        needed(&mut faults, "title", &self.title, TITLE_CHARS_MAX);
        faults
    }
}

impl Record for Publication {
    const KIND: &'static str = "publication";
    const PREFIX: &'static str = "PB-";
    const SCOPED: bool = true;
    const READ: Operation = Operation::PublicationRead;
    const WRITE: Operation = Operation::PublicationPropose;

    fn index(&self) -> Index {
        let state = match self.state {
            PublicationState::Proposed => "proposed",
            PublicationState::Published => "published",
            PublicationState::Withdrawn => "withdrawn",
        };
        let published = self.state == PublicationState::Published;
        Index {
            name: self.title.clone(),
            parent: Some(self.release.clone()),
            state: Some(state.to_owned()),
            visibility: if published { "public" } else { "internal" }.to_owned(),
            ..Index::default()
        }
    }

    fn without_people(self) -> Publication {
        Publication { proposed_by: None, reviewed_by: None, ..self }
    }

    fn out_on(&self, day: Date) -> bool {
        self.embargo_until.is_none_or(|first| first <= day)
    }

    fn faults(&self) -> Vec<FieldFault> {
        let mut faults = Vec::new();
        needed(&mut faults, "title", &self.title, TITLE_CHARS_MAX);
        needed(&mut faults, "release", &self.release, 80);
        if self.indicators.is_empty() {
            faults.push(FieldFault::new("indicators", "required"));
        }
        faults
    }
}

impl Record for Withdrawal {
    const KIND: &'static str = "withdrawal";
    const PREFIX: &'static str = "W-";
    const SCOPED: bool = true;
    const READ: Operation = Operation::ReleaseRead;
    const WRITE: Operation = Operation::Withdraw;

    fn index(&self) -> Index {
        Index {
            name: self.reason.chars().take(40).collect(),
            parent: self.submission.clone(),
            visibility: "public".to_owned(),
            ..Index::default()
        }
    }

    fn faults(&self) -> Vec<FieldFault> {
        let mut faults = Vec::new();
        needed(&mut faults, "reason", &self.reason, TEXT_CHARS_MAX);
        if self.submission.is_none() == self.observations.is_empty() {
            faults.push(FieldFault::new("submission", "submission_or_observations"));
        }
        faults
    }
}
