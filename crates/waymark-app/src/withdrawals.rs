//! 撤回: a dated overlay over values. The values stay where they are; readers see the reason.

use waymark_core::record::{Submission, Withdrawal};
use waymark_store::observation::{Basis, ObservationFilter};

use crate::actor::Place;
use crate::app::App;
use crate::call::{Call, Done, Put};
use crate::error::AppError;
use crate::operation::Operation;
use crate::records::{Envelope, Record};

/// Most values named one by one.
const NAMED_MAX: usize = 10_000;

impl App {
    /// Withdraws the values of a submission, or single values. Undo lifts it.
    ///
    /// # Errors
    /// No right to it, no such submission, no reason, or nothing that is not withdrawn already.
    pub async fn withdraw(
        &self,
        call: &Call,
        plan: &str,
        withdrawal: &Withdrawal,
    ) -> Result<Done<Envelope<Withdrawal>>, AppError> {
        let place = Place::plan(plan);
        call.actor.may(Operation::Withdraw, &place)?;
        let faults = withdrawal.faults();
        if !faults.is_empty() {
            return Err(AppError::Invalid(faults));
        }
        if withdrawal.observations.len() > NAMED_MAX {
            return Err(AppError::refused("too_many_rows").with("most", NAMED_MAX));
        }
        let basis = match &withdrawal.submission {
            Some(code) => {
                let found = self.store.entity(Submission::KIND, plan, code, None).await?;
                let missing = || AppError::NotFound { kind: Submission::KIND, code: code.clone() };
                Basis::Submissions(vec![found.ok_or_else(missing)?.entity_id])
            }
            None => Basis::Accepted,
        };
        let filter =
            ObservationFilter { basis, ids: withdrawal.observations.clone(), ..ObservationFilter::default() };
        let found = self.stored_observations(plan, filter).await?;
        let ids: Vec<String> = found.into_iter().map(|one| one.observation_id).collect();
        if ids.is_empty() {
            return Err(AppError::refused("nothing_to_withdraw"));
        }
        let mut changing = self.begin(call, Operation::Withdraw, &place).await?;
        let body = Withdrawal { rows: ids.len() as u32, ..withdrawal.clone() };
        let envelope = changing.put("", &body, Put::new()).await?;
        changing.write.hide(&ids, Some(&envelope.entity_id)).await?;
        let subject = format!("withdrawal {} ({} values)", envelope.code, ids.len());
        changing.commit(&subject, envelope).await
    }
}
