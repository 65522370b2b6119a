//! 检索: records of every kind by words, as far as the person may see them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::actor::Place;
use crate::app::App;
use crate::call::Call;
use crate::error::AppError;
use crate::operation::Operation;
use crate::records::{index_of, kind_of, reading};

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
    /// Records that contain most of the words; in one plan and what plans share, where one is given.
    ///
    /// # Errors
    /// No right to search, or the database failed.
    pub async fn search(&self, call: &Call, words: &str, plan: Option<&str>) -> Result<Hits, AppError> {
        if !call.actor.may_anywhere(Operation::Search) {
            call.actor.may(Operation::Search, &Place::default())?;
        }
        let readable =
            |kind: &&str| reading(kind).is_some_and(|operation| call.actor.may_anywhere(operation));
        let kinds: Vec<&'static str> =
            KINDS.iter().filter(|kind| readable(kind)).filter_map(|kind| kind_of(kind)).collect();
        let scopes = plan.map_or(Vec::new(), |plan| vec![plan.to_owned(), String::new()]);
        let found = self.store.search(words, &kinds, &scopes, LOOKED_AT).await?;
        let mut items = Vec::new();
        for (entity, share) in found {
            let Some(operation) = reading(&entity.kind) else { continue };
            let place = Place::plan(&entity.scope);
            let index = index_of(&entity.kind, &entity.body)?.unwrap_or_default();
            let visible = call.actor.visibilities(operation, &entity.scope);
            let shown = visible.is_empty() || visible.contains(&index.visibility.as_str());
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
}
