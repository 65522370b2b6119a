//! 检索: records of every kind by words, as far as the person may see them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::Date;
use waymark_store::entity::Entity;
use waymark_store::search::share;

use crate::actor::Place;
use crate::app::App;
use crate::call::Call;
use crate::error::AppError;
use crate::operation::Operation;
use crate::records::{Found, index_of, kind_of, reading};

/// A record that was found.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Hit {
    /// Kind of the record.
    pub kind: String,
    /// Code of the plan, or empty.
    pub scope: String,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Share of the words found, 0 to 1.
    pub share: f64,
}

/// What was found.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Hits {
    /// Records, best first.
    pub items: Vec<Hit>,
}

/// Kinds that are searched.
const KINDS: &[&str] = &[
    "plan", "ledger", "indicator", "task", "project", "body", "area", "document", "submission", "release",
    "account",
];

/// Records found at most.
const HITS_MAX: u32 = 50;
/// Records looked at for one that may not be seen.
const LOOKED_AT: u32 = 200;

impl App {
    /// Records that contain most of the words; in one plan and what plans share, where one is given;
    /// as known by the end of a day, where one is given.
    ///
    /// # Errors
    /// No right to search, or the database failed.
    pub async fn search(
        &self,
        call: &Call,
        words: &str,
        plan: Option<&str>,
        known_by: Option<Date>,
    ) -> Result<Hits, AppError> {
        if !call.actor.may_anywhere(Operation::Search) {
            call.actor.may(Operation::Search, &Place::default())?;
        }
        let readable =
            |kind: &&str| reading(kind).is_some_and(|operation| call.actor.may_anywhere(operation));
        let kinds: Vec<&'static str> =
            KINDS.iter().filter(|kind| readable(kind)).filter_map(|kind| kind_of(kind)).collect();
        let scopes = plan.map_or(Vec::new(), |plan| vec![plan.to_owned(), String::new()]);
        let found = match known_by {
            None => self.store.search(words, &kinds, &scopes, LOOKED_AT).await?,
            Some(day) => self.search_known(words, &kinds, &scopes, day).await?,
        };
        let mut items = Vec::new();
        for (entity, share) in found {
            let Some(operation) = reading(&entity.kind) else { continue };
            let place = Place::plan(&entity.scope);
            let index = index_of(&entity.kind, &entity.body)?.unwrap_or_default();
            let visible = call.actor.visibilities(operation, &entity.scope);
            let mut shown = visible.is_empty() || visible.contains(&index.visibility.as_str());
            if shown && !visible.is_empty() && known_by.is_some() {
                let now = self.store.entity_by_id(&entity.entity_id).await?;
                let now = now.map(|now| index_of(&now.kind, &now.body)).transpose()?.flatten();
                shown = now.is_some_and(|now| visible.contains(&now.visibility.as_str()));
            }
            if call.actor.may(operation, &place).is_ok() && shown && items.len() < HITS_MAX as usize {
                items.push(Hit {
                    kind: entity.kind,
                    scope: entity.scope,
                    code: entity.code,
                    name: index.name,
                    share,
                });
            }
        }
        Ok(Hits { items })
    }

    /// The index knows the newest versions only: for an earlier day every version of that day is
    /// looked through.
    async fn search_known(
        &self,
        words: &str,
        kinds: &[&'static str],
        scopes: &[String],
        day: Date,
    ) -> Result<Vec<(Entity, f64)>, AppError> {
        let mut found = Vec::new();
        for kind in kinds {
            for Found { entity, index } in self.found_by(kind, scopes.to_vec(), Vec::new(), day).await? {
                let share = share(words, &entity.code, &index);
                if share > 0.5 {
                    found.push((entity, share));
                }
            }
        }
        found.sort_by(|(one, a), (other, b)| b.total_cmp(a).then_with(|| one.kind.cmp(&other.kind)));
        found.truncate(LOOKED_AT as usize);
        Ok(found)
    }
}
