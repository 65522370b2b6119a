//! Values come in: coded, compared, checked, kept in a draft or handed in at once.

use std::collections::BTreeSet;

use waymark_core::record::{DataPoint, Submission, SubmissionState};
use waymark_core::{Date, Observation};
use waymark_store::observation::{Basis, ObservationFilter};

use super::checks::Checked;
use super::difference::Novelty;
use super::findings::ShownFinding;
use super::rows::{Coded, code};
use super::states::{ready, settle_mandatory};
use super::{Intake, NewSubmission};
use crate::actor::{Actor, Place};
use crate::app::App;
use crate::call::{Call, Done, Put};
use crate::error::AppError;
use crate::operation::Operation;
use crate::records::{Envelope, Record};
use crate::work::NOBODY;

impl App {
    /// What would happen if the values came in; nothing is kept.
    ///
    /// # Errors
    /// No right to it for these bodies and areas, rows that do not fit.
    pub async fn preview_submission(
        &self,
        call: &Call,
        plan: &str,
        new: NewSubmission,
    ) -> Result<Intake, AppError> {
        let body = self.reporting_body(call, plan, new.body.as_deref()).await?;
        self.evidence(&new.evidence).await?;
        let checked = self.look_at(call, plan, body.as_deref(), new.rows).await?;
        Ok(checked.intake(None))
    }

    /// Keeps the values in a new submission: a draft, or handed in at once. Rows that are there
    /// already word for word are left out.
    ///
    /// # Errors
    /// No right to it for these bodies and areas, rows that do not fit; nothing new; what handing
    /// in needs ([`App::submit`]) where it is asked for.
    pub async fn enter_submission(
        &self,
        call: &Call,
        plan: &str,
        new: NewSubmission,
        submit: bool,
    ) -> Result<Done<Intake>, AppError> {
        let body = self.reporting_body(call, plan, new.body.as_deref()).await?;
        let mut new = new;
        let checked = self.look_at(call, plan, body.as_deref(), std::mem::take(&mut new.rows)).await?;
        let (rows, findings) = checked.kept();
        if rows.is_empty() {
            return Err(AppError::refused("nothing_new"));
        }
        let evidence = self.evidence(&new.evidence).await?;
        let mut submission = record(new, body, &checked, &rows, findings, self.today());
        submission.evidence = evidence;
        if submit {
            settle_mandatory(call, &submission)?;
            ready(&submission)?;
            submission.state = SubmissionState::Submitted;
            submission.submitted_by = Some(call.actor.account.clone());
        }
        let place = Place { plan: Some(plan.to_owned()), body: submission.body.clone(), area: None };
        let scope = self.indicator_scope(plan).await?;
        let mut changing = self.begin(call, Operation::SubmissionWrite, &place).await?;
        if let Some(replaced) = submission.replaces.clone() {
            let mut old = changing.get::<Submission>(&replaced).await?;
            if !matches!(old.body.state, SubmissionState::Draft | SubmissionState::Returned) {
                return Err(AppError::refused("submission_state").with("code", &replaced));
            }
            old.body.may_write(Operation::SubmissionWrite, &mut changing).await?;
            old.body.state = SubmissionState::Discarded;
            changing.put(&replaced, &old.body, Put::default()).await?;
        }
        let envelope = changing.put("", &submission, Put::new()).await?;
        let of = |indicator: &str| scope.scope_of(indicator).to_owned();
        changing.write.insert_observations(&envelope.entity_id, &rows, &of).await?;
        let subject = format!("submission {} {}", envelope.code, submission.title);
        changing.commit(&subject, checked.intake(Some(envelope))).await
    }

    /// A submission as its reviewer reads it: its rows against what counts now, and what the
    /// checks say now; as known by the end of a day, where one is given.
    ///
    /// # Errors
    /// No right to it, or there is none.
    pub async fn review_submission(
        &self,
        call: &Call,
        plan: &str,
        code: &str,
        known_by: Option<Date>,
    ) -> Result<Intake, AppError> {
        let envelope = self.get::<Submission>(call, plan, code, known_by).await?;
        let checked = self.look_again_at(plan, &envelope.entity_id, known_by).await?;
        Ok(checked.intake(Some(envelope)))
    }

    /// What the values of a submission would change now, and what the checks say now.
    pub(super) async fn look_again(&self, plan: &str, code: &str) -> Result<Checked, AppError> {
        let missing = || AppError::NotFound { kind: Submission::KIND, code: code.to_owned() };
        let found = self.store.entity(Submission::KIND, plan, code, None).await?;
        let envelope = Envelope::<Submission>::of(found.filter(|one| !one.removed).ok_or_else(missing)?)?;
        self.look_again_at(plan, &envelope.entity_id, None).await
    }

    async fn look_again_at(
        &self,
        plan: &str,
        submission_id: &str,
        known_by: Option<Date>,
    ) -> Result<Checked, AppError> {
        // What was withdrawn changes nothing and is not told.
        let basis = Basis::Submissions(vec![submission_id.to_owned()]);
        let filter = ObservationFilter { basis, ..ObservationFilter::default() };
        let mut found = self.stored_observations(plan, filter).await?;
        found.sort_by(|one, other| one.observation_id.cmp(&other.observation_id));
        let rows: Vec<Observation> = found.into_iter().map(|one| one.observation).collect();
        let dated = vec![true; rows.len()];
        self.check_rows(plan, Coded { rows, dated }, Vec::new(), known_by).await
    }

    /// The body a submission is from: the one named, else the account's own, which must be there.
    async fn reporting_body(
        &self,
        call: &Call,
        plan: &str,
        named: Option<&str>,
    ) -> Result<Option<String>, AppError> {
        self.plan_exists(plan).await?;
        let may = call.actor.bodies(Operation::SubmissionWrite, plan);
        let own = || call.actor.body.clone().or_else(|| may.as_ref()?.first().cloned());
        let body = named.map(str::to_owned).or_else(own);
        let place = Place { plan: Some(plan.to_owned()), body: body.clone(), area: None };
        call.actor.may(Operation::SubmissionWrite, &place)?;
        Ok(body)
    }

    async fn look_at(
        &self,
        call: &Call,
        plan: &str,
        body: Option<&str>,
        rows: Vec<Observation>,
    ) -> Result<Checked, AppError> {
        let (scope, areas) = (self.indicator_scope(plan).await?, self.areas().await?);
        let own = self.areas_of(plan).await?;
        let coded = code(rows, &scope, &areas, &own, self.today())?;
        may_with(&call.actor, Operation::SubmissionWrite, plan, body, &areas_in(&coded.rows))?;
        let expected = self.expected_of(plan, body, None).await?;
        let checked = self.check_rows(plan, coded, expected, None).await?;
        if checked.backdated(self.today()) > 0 && !call.actor.system {
            call.actor.may(Operation::KnownAtSet, &Place::plan(plan))?;
        }
        Ok(checked)
    }
}

/// Codes of the areas rows are about.
fn areas_in(rows: &[Observation]) -> Vec<String> {
    let areas: BTreeSet<&str> = rows.iter().map(|row| row.area.as_str()).collect();
    areas.into_iter().map(str::to_owned).collect()
}

/// Refuses who may not do something with values: for the body they are from, in every area they are
/// about. Those of no body are nobody's.
pub(crate) fn may_with(
    actor: &Actor,
    operation: Operation,
    plan: &str,
    body: Option<&str>,
    areas: &[String],
) -> Result<(), AppError> {
    let body = Some(body.unwrap_or(NOBODY).to_owned());
    let place = Place { plan: Some(plan.to_owned()), body, area: None };
    actor.may(operation, &place)?;
    for area in areas {
        actor.may(operation, &Place { area: Some(area.clone()), ..place.clone() })?;
    }
    Ok(())
}

fn record(
    new: NewSubmission,
    body: Option<String>,
    checked: &Checked,
    rows: &[Observation],
    findings: Vec<DataPoint>,
    today: Date,
) -> Submission {
    Submission {
        title: new.title,
        body,
        way: new.way,
        state: SubmissionState::Draft,
        nature: new.nature,
        basis: new.basis,
        file: new.file,
        evidence: Vec::new(),
        areas: areas_in(rows),
        rows: rows.len() as u32,
        new_rows: checked.difference.new,
        changed_rows: checked.difference.changed,
        revision: new.revision,
        backdated_rows: checked.backdated(today),
        replaces: new.replaces,
        findings,
        submitted_by: None,
        reviewed_by: None,
        comment: new.comment,
        invented: rows.iter().any(|row| row.invented),
    }
}

impl Checked {
    /// The rows worth keeping, and the findings on them with their new numbers.
    fn kept(&self) -> (Vec<Observation>, Vec<DataPoint>) {
        let mut number = vec![None; self.coded.rows.len()];
        let mut rows = Vec::new();
        for (at, row) in self.coded.rows.iter().enumerate() {
            if self.novelties[at] != Novelty::Identical {
                number[at] = Some(rows.len() as u32);
                rows.push(row.clone());
            }
        }
        let renumbered = |point: &DataPoint| match point.row {
            None => Some(point.clone()),
            Some(at) => {
                let row = number.get(at as usize).copied().flatten()?;
                Some(DataPoint { row: Some(row), ..point.clone() })
            }
        };
        (rows, self.findings.iter().filter_map(renumbered).collect())
    }

    /// Rows to be kept that are said to have been known before today.
    fn backdated(&self, today: Date) -> u32 {
        let kept = self.coded.rows.iter().zip(&self.novelties);
        let early = kept.filter(|(row, novelty)| {
            **novelty != Novelty::Identical && row.known_at.is_some_and(|day| day < today)
        });
        early.count() as u32
    }

    /// Writes into the submission what was found now. What it was asked for and did not bring stays
    /// as found when it was entered: what fell due since is for the next one.
    pub(super) fn tell(self, submission: &mut Submission) {
        submission.new_rows = self.difference.new;
        submission.changed_rows = self.difference.changed;
        submission.findings.retain(|point| point.row.is_none() && point.finding.code == "required_missing");
        submission.findings.extend(self.findings);
    }

    fn intake(&self, submission: Option<Envelope<Submission>>) -> Intake {
        Intake {
            submission,
            difference: self.difference.clone(),
            findings: self.findings.iter().map(ShownFinding::of).collect(),
            findings_left_out: self.left_out,
        }
    }
}
