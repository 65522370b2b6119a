//! Undo: a new change that puts back what an earlier one replaced.

use waymark_core::record::{PlanRecord, SubmissionState};
use waymark_store::change::Change;
use waymark_store::entity::{Entity, Expected, VersionDraft};

use crate::actor::Place;
use crate::app::App;
use crate::call::{Call, Changing, Done};
use crate::error::AppError;
use crate::operation::Operation;
use crate::records::{Record, index_of, kind_of, may_write, place_of, plan_is_empty};

/// Operations whose results others may have relied on: they stay, and are corrected by new ones.
const STAYS: &[Operation] = &[
    Operation::ReleaseMake,
    Operation::PublicationReview,
    Operation::SignIn,
    Operation::SignOut,
    Operation::PasswordSet,
    Operation::SecondFactorSet,
    Operation::KeyMake,
    // Rights are checked against each other when they are written; taking one back would not be.
    Operation::AccountWrite,
    Operation::AccountApprove,
    Operation::GrantWrite,
    Operation::SettingsWrite,
    Operation::SetUp,
    Operation::BackupRun,
    Operation::FileWrite,
];

/// Whether what an operation did stays.
pub(crate) fn stays(operation: Operation) -> bool {
    STAYS.contains(&operation)
}

impl App {
    /// Takes a change back: every record it wrote gets the version before it again; a record it
    /// made is gone, a submission it made is discarded.
    ///
    /// # Errors
    /// No right to the operation itself, or to it at the plan, body and area of a record it wrote,
    /// as it was before or after; a change that stays, was taken back, or was followed by
    /// another change of the same record.
    pub async fn undo(&self, call: &Call, change_id: &str) -> Result<Done<Vec<String>>, AppError> {
        call.actor.may_somewhere(Operation::Undo)?;
        let change = self.store.change(change_id).await?.ok_or_else(|| AppError::refused("undo_unknown"))?;
        let operation = Operation::of_name(&change.operation).filter(|operation| !stays(*operation));
        let Some(operation) = operation.filter(|_| change.row_count > 0) else {
            return Err(AppError::refused("undo_not_possible").with("operation", &change.operation));
        };
        if self.store.undone_by(change_id).await?.is_some() {
            return Err(AppError::refused("undo_twice"));
        }
        let versions = self.store.versions_of_change(change_id).await?;
        let place = Place::plan(&change.scope);
        call.actor.may(Operation::Undo, &place)?;
        // Read before the write begins: one that waits for a second connection while it holds one
        // would, many at a time, wait for ever.
        let mut before = Vec::with_capacity(versions.len());
        for version in &versions {
            before.push(self.before(version).await?);
        }
        for version in versions.iter().chain(before.iter().flatten()) {
            call.actor.may(operation, &place_of(version)?)?;
        }
        let mut changing = self.begin(call, operation, &place).await?;
        changing.undoing(change_id);
        for version in versions.iter().chain(before.iter().flatten()) {
            may_write(version, operation, &mut changing).await?;
        }
        let mut codes = Vec::new();
        for (version, before) in versions.iter().zip(before) {
            let is_new = before.as_ref().is_none_or(|before| before.removed);
            put_back(&mut changing, &change, version, before).await?;
            if version.kind == PlanRecord::KIND && is_new {
                plan_is_empty(&version.code, &mut changing).await?;
            }
            codes.push(format!("{} {}", version.kind, version.code));
        }
        let subject = codes.first().cloned().unwrap_or_default();
        changing.commit(&subject, codes).await
    }

    /// The version a record had before one, if it had any.
    async fn before(&self, version: &Entity) -> Result<Option<Entity>, AppError> {
        let history = self.store.history(&version.kind, &version.scope, &version.code).await?;
        Ok(history.into_iter().rfind(|one| one.number < version.number))
    }
}

async fn put_back(
    changing: &mut Changing<'_>,
    change: &Change,
    version: &Entity,
    before: Option<Entity>,
) -> Result<(), AppError> {
    let now = changing.write.entity(&version.kind, &version.scope, &version.code).await?;
    if now.is_none_or(|now| now.number != version.number) {
        let refused = AppError::refused("undo_changed_since");
        return Err(refused.with("kind", &version.kind).with("code", &version.code));
    }
    let Some(kind) = kind_of(&version.kind) else {
        return Err(AppError::refused("undo_not_possible").with("operation", &change.operation));
    };
    let restored = before.unwrap_or_else(|| Entity { removed: true, ..version.clone() });
    let body = match (kind, restored.removed) {
        // The values of a submission stay where they are; what counts is its state.
        ("submission", true) => with_state(&restored.body, SubmissionState::Discarded)?,
        _ => restored.body,
    };
    if kind == "withdrawal" {
        changing.write.unhide(&version.entity_id).await?;
    }
    let index = index_of(kind, &body)?.unwrap_or_default();
    let draft = VersionDraft {
        kind,
        scope: version.scope.clone(),
        code: version.code.clone(),
        valid_from: restored.valid_from,
        valid_to: restored.valid_to,
        known_at: changing.today(),
        removed: restored.removed && kind != "submission",
        body,
        index,
    };
    changing.write.put(draft, Expected::Version(version.number)).await?;
    Ok(())
}

fn with_state(body: &str, state: SubmissionState) -> Result<String, AppError> {
    let mut submission: waymark_core::record::Submission = serde_json::from_str(body)?;
    submission.state = state;
    Ok(serde_json::to_string(&submission)?)
}
