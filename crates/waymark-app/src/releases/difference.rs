//! What differs between two releases, or a release and what counts now.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::record::{Release, RevisionReason, Submission, Withdrawal};
use waymark_core::{Date, Period};
use waymark_store::observation::{Basis, ObservationFilter, StoredObservation};

use super::make::{Key, key};
use crate::app::App;
use crate::call::Call;
use crate::error::AppError;
use crate::records::{Envelope, Record};
use crate::submissions::Figure;

/// Most values told one by one.
const ROWS_TOLD_MAX: usize = 2_000;

/// What became of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// 修订: another number stands there.
    Revised,
    /// 撤回: it was withdrawn.
    Withdrawn,
    /// 未列入: it is not listed any more.
    Removed,
    /// 新增: there was none.
    Added,
}

/// What differs, counted, and the first two thousand values one by one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReleaseDifference {
    /// Code of the earlier release.
    pub from: String,
    /// Code of the later release; none: what counts now, or counted on the day asked for.
    pub to: Option<String>,
    /// Values there were none of.
    pub added: u32,
    /// Values with another number.
    pub revised: u32,
    /// Values withdrawn since.
    pub withdrawn: u32,
    /// Values not listed any more for another reason.
    pub removed: u32,
    /// Values that are the same.
    pub unchanged: u32,
    /// Value by value: revised, withdrawn, removed, added.
    pub rows: Vec<ValueDifference>,
    /// Values beyond those told.
    pub rows_left_out: u32,
}

/// One value that differs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ValueDifference {
    /// Code of the indicator.
    pub indicator: String,
    /// Code of the area.
    pub area: String,
    /// Further dimensions.
    pub dimensions: BTreeMap<String, String>,
    /// What time it is about.
    pub period: Period,
    /// What became of it.
    pub fate: Fate,
    /// What stood in the earlier release; no number where it was withdrawn since.
    pub old: Option<Figure>,
    /// What stands in the later one.
    pub new: Option<Figure>,
    /// Why it was revised.
    pub revision: Option<RevisionReason>,
    /// Why it was withdrawn, or what the submission says about the revision.
    pub reason: Option<String>,
}

impl App {
    /// What differs between a release and a later one, or what counts now; as known by the end of a day,
    /// where one is given.
    ///
    /// # Errors
    /// No right to it, or a release that is not there.
    pub async fn release_difference(
        &self,
        call: &Call,
        plan: &str,
        from: &str,
        to: Option<&str>,
        known_by: Option<Date>,
    ) -> Result<ReleaseDifference, AppError> {
        call.actor.may(crate::Operation::ObservationRead, &crate::Place::plan(plan))?;
        if !call.actor.visibilities(crate::Operation::ObservationRead, plan).is_empty() {
            return Err(AppError::Forbidden { operation: "observation.read", rule: "role" });
        }
        let old = self.listed(call, plan, from, known_by).await?;
        let new = match to {
            Some(code) => self.listed(call, plan, code, known_by).await?,
            None => self
                .counting_values(plan, known_by)
                .await?
                .into_iter()
                .map(|value| (key(&value), value))
                .collect(),
        };
        let reasons = self.reasons(old.values().chain(new.values())).await?;
        let mut rows: Vec<ValueDifference> = Vec::new();
        let mut unchanged = 0;
        for (key, before) in &old {
            match new.get(key) {
                Some(after) if after.observation_id == before.observation_id || same(before, after) => {
                    unchanged += 1;
                }
                Some(after) => rows.push(reasons.revised(before, after)),
                None => rows.push(reasons.gone(before)),
            }
        }
        let added = new.iter().filter(|(key, _)| !old.contains_key(*key));
        rows.extend(added.map(|(_, value)| reasons.added(value)));
        rows.sort_by_key(|row| row.fate);
        let count = |fate: Fate| rows.iter().filter(|row| row.fate == fate).count() as u32;
        Ok(ReleaseDifference {
            from: from.to_owned(),
            to: to.map(str::to_owned),
            added: count(Fate::Added),
            revised: count(Fate::Revised),
            withdrawn: count(Fate::Withdrawn),
            removed: count(Fate::Removed),
            unchanged,
            rows_left_out: rows.len().saturating_sub(ROWS_TOLD_MAX) as u32,
            rows: rows.into_iter().take(ROWS_TOLD_MAX).collect(),
        })
    }

    async fn listed(
        &self,
        call: &Call,
        plan: &str,
        code: &str,
        known_by: Option<Date>,
    ) -> Result<BTreeMap<Key, StoredObservation>, AppError> {
        let release = self.get::<Release>(call, plan, code, known_by).await?;
        let filter = ObservationFilter {
            basis: Basis::Release(release.entity_id),
            with_hidden: true,
            ..ObservationFilter::default()
        };
        let found = self.stored_observations(plan, filter).await?;
        Ok(found.into_iter().map(|value| (key(&value), value)).collect())
    }

    async fn reasons(&self, values: impl Iterator<Item = &StoredObservation>) -> Result<Reasons, AppError> {
        let ids: BTreeSet<&String> =
            values.flat_map(|value| [Some(&value.submission_id), value.hidden.as_ref()]).flatten().collect();
        let ids: Vec<String> = ids.into_iter().cloned().collect();
        let mut reasons = Reasons::default();
        for entity in self.store.entities_by_id(&ids).await? {
            let id = entity.entity_id.clone();
            if entity.kind == Submission::KIND {
                reasons.submissions.insert(id, Envelope::<Submission>::of(entity)?.body);
            } else if entity.kind == Withdrawal::KIND {
                reasons.withdrawals.insert(id, Envelope::<Withdrawal>::of(entity)?.body.reason);
            }
        }
        Ok(reasons)
    }
}

#[derive(Debug, Default)]
struct Reasons {
    submissions: BTreeMap<String, Submission>,
    withdrawals: BTreeMap<String, String>,
}

impl Reasons {
    fn revised(&self, before: &StoredObservation, after: &StoredObservation) -> ValueDifference {
        let submission = self.submissions.get(&after.submission_id);
        if after.hidden.is_some() {
            return ValueDifference { old: Some(figure(before)), ..self.added(after) };
        }
        ValueDifference {
            old: Some(figure(before)),
            new: Some(figure(after)),
            revision: submission.and_then(|one| one.revision),
            reason: submission.and_then(|one| one.comment.clone()),
            ..of(before, Fate::Revised)
        }
    }

    fn gone(&self, before: &StoredObservation) -> ValueDifference {
        let withdrawn = before.hidden.as_ref();
        let fate = if withdrawn.is_some() { Fate::Withdrawn } else { Fate::Removed };
        ValueDifference {
            old: Some(figure(before)),
            reason: withdrawn.and_then(|id| self.withdrawals.get(id).cloned()),
            ..of(before, fate)
        }
    }

    /// A value the earlier release does not list: added, or withdrawn since.
    fn added(&self, value: &StoredObservation) -> ValueDifference {
        let withdrawn = value.hidden.as_ref();
        let fate = if withdrawn.is_some() { Fate::Withdrawn } else { Fate::Added };
        ValueDifference {
            new: Some(figure(value)),
            reason: withdrawn.and_then(|id| self.withdrawals.get(id).cloned()),
            ..of(value, fate)
        }
    }
}

fn of(value: &StoredObservation, fate: Fate) -> ValueDifference {
    let o = &value.observation;
    ValueDifference {
        indicator: o.indicator.clone(),
        area: o.area.clone(),
        dimensions: o.dimensions.clone(),
        period: o.period,
        fate,
        old: None,
        new: None,
        revision: None,
        reason: None,
    }
}

/// A value in short, without its number where a withdrawal covers it.
fn figure(value: &StoredObservation) -> Figure {
    let figure = Figure::of(&value.observation);
    match value.hidden {
        None => figure,
        Some(_) => Figure { value: None, ..figure },
    }
}

fn same(one: &StoredObservation, other: &StoredObservation) -> bool {
    let (one, other) = (&one.observation, &other.observation);
    one.value == other.value && one.unit == other.unit && one.status == other.status
}
