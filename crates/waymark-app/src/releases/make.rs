//! Making a release: the values that count, listed once and for all.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use waymark_core::Date;
use waymark_core::observation::{counting_place, in_order_of_revision};
use waymark_core::record::{Release, Visibility};
use waymark_store::observation::{Basis, ObservationFilter, StoredObservation};

use crate::actor::Place;
use crate::app::App;
use crate::call::{Call, Done, Put};
use crate::error::AppError;
use crate::operation::Operation;
use crate::records::Envelope;

/// What a release is made from.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRelease {
    /// Title.
    pub title: String,
    /// Values known by this day; none: everything accepted.
    #[serde(default)]
    pub known_by: Option<Date>,
    /// What it is for and what changed.
    #[serde(default)]
    pub note: Option<String>,
    /// Who may see it.
    #[serde(default)]
    pub visibility: Visibility,
}

impl App {
    /// Makes a release: lists, for each series and period, the value that counts, of accepted
    /// submissions, not withdrawn, known by a day. The chain's head goes into the release, and the
    /// head after it into the file of anchors.
    ///
    /// # Errors
    /// No right to it, no such plan, no values.
    pub async fn make_release(
        &self,
        call: &Call,
        plan: &str,
        new: &NewRelease,
    ) -> Result<Done<Envelope<Release>>, AppError> {
        call.actor.may(Operation::ReleaseMake, &Place::plan(plan))?;
        self.plan_exists(plan).await?;
        if new.known_by.is_some_and(|day| day > self.today()) {
            return Err(AppError::field("known_by", "in_the_future"));
        }
        let previous = self.all::<Release>(plan, None).await?;
        let previous = previous
            .into_iter()
            .max_by(|one, other| (&one.recorded_at, &one.code).cmp(&(&other.recorded_at, &other.code)));
        let head = self.store.head().await?;
        let values = self.counting_values(plan, new.known_by).await?;
        if values.is_empty() {
            return Err(AppError::refused("release_empty"));
        }
        let release = Release {
            title: new.title.clone(),
            known_by: new.known_by,
            note: new.note.clone(),
            previous: previous.map(|release| release.code),
            rows: values.len() as u32,
            digest: digest(&values),
            chain_seq: head.seq,
            chain_hash: head.hash,
            visibility: new.visibility,
        };
        let ids: Vec<String> = values.into_iter().map(|value| value.observation_id).collect();
        let mut changing = self.begin(call, Operation::ReleaseMake, &Place::plan(plan)).await?;
        let envelope = changing.put("", &release, Put::new()).await?;
        changing.write.list_in_release(&envelope.entity_id, &ids).await?;
        let subject = format!("release {} {}", envelope.code, release.title);
        let done = changing.commit(&subject, envelope).await?;
        self.anchor().await?;
        Ok(done)
    }

    /// For each series and period the value that counts now (where none may be used, the last),
    /// in a fixed order.
    pub(super) async fn counting_values(
        &self,
        plan: &str,
        known_by: Option<Date>,
    ) -> Result<Vec<StoredObservation>, AppError> {
        let filter = ObservationFilter { basis: Basis::Accepted, known_by, ..ObservationFilter::default() };
        let mut periods: BTreeMap<_, Vec<StoredObservation>> = BTreeMap::new();
        for value in self.stored_observations(plan, filter).await? {
            periods.entry(key(&value)).or_default().push(value);
        }
        let counting = periods.into_values().filter_map(|mut values| {
            in_order_of_revision(&mut values, |value| &value.observation);
            let place = counting_place(&values, |value| &value.observation);
            let place = place.or_else(|| values.len().checked_sub(1))?;
            Some(values.swap_remove(place))
        });
        Ok(counting.collect())
    }
}

/// What a value is about, in the order releases list it.
pub(super) type Key = (String, String, BTreeMap<String, String>, waymark_core::Period);

/// What a value is about.
pub(super) fn key(value: &StoredObservation) -> Key {
    let o = &value.observation;
    (o.indicator.clone(), o.area.clone(), o.dimensions.clone(), o.period)
}

/// SHA-256 over the values in order, each as one line of JSON.
pub(super) fn digest(values: &[StoredObservation]) -> String {
    let mut hasher = Sha256::new();
    for value in values {
        hasher.update(value.observation_id.as_bytes());
        hasher.update(b" ");
        // An observation has no map keys but strings, so this cannot fail; if it did, the id stays.
        if let Ok(line) = serde_json::to_vec(&value.observation) {
            hasher.update(&line);
        }
        hasher.update(b"\n");
    }
    crate::files::hex(&hasher.finalize())
}
