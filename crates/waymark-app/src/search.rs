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
const HITS_MAX: usize = 50;
/// Records looked at, some of which may not be seen.
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
        let mut items = match known_by {
            None => self.search_now(call, words, &kinds, &scopes).await?,
            Some(day) => self.search_known(call, words, &kinds, &scopes, day).await?,
        };
        items.truncate(HITS_MAX);
        Ok(Hits { items })
    }

    async fn search_now(
        &self,
        call: &Call,
        words: &str,
        kinds: &[&'static str],
        scopes: &[String],
    ) -> Result<Vec<Hit>, AppError> {
        let mut items = Vec::new();
        for (entity, share) in self.store.search(words, kinds, scopes, LOOKED_AT).await? {
            let Some(operation) = reading(&entity.kind) else { continue };
            let index = index_of(&entity.kind, &entity.body)?.unwrap_or_default();
            let visible = call.actor.visibilities(operation, &entity.scope);
            let shown = visible.is_empty() || visible.contains(&index.visibility.as_str());
            if shown && call.actor.may(operation, &Place::plan(&entity.scope)).is_ok() {
                let Entity { kind, scope, code, .. } = entity;
                items.push(Hit { kind, scope, code, name: index.name, share });
            }
        }
        Ok(items)
    }

    /// The index knows the newest versions only: for an earlier day every version of that day is
    /// looked through.
    async fn search_known(
        &self,
        call: &Call,
        words: &str,
        kinds: &[&'static str],
        scopes: &[String],
        day: Date,
    ) -> Result<Vec<Hit>, AppError> {
        let scopes: Vec<Option<&str>> = match scopes {
            [] => vec![None],
            some => some.iter().map(|scope| Some(scope.as_str())).collect(),
        };
        let mut items = Vec::new();
        for kind in kinds {
            let Some(operation) = reading(kind) else { continue };
            for scope in &scopes {
                for one in self.versions(kind, *scope).await?.known_by(day, &[]) {
                    let share = share(words, &one.code, &one.index);
                    if share > 0.5
                        && call.actor.may(operation, &Place::plan(&one.scope)).is_ok()
                        && one.shown(&call.actor.visibilities(operation, &one.scope))
                    {
                        let (scope, code, name) = (&one.scope, &one.code, &one.index.name);
                        items.push(Hit {
                            kind: (*kind).to_owned(),
                            scope: scope.clone(),
                            code: code.clone(),
                            name: name.clone(),
                            share,
                        });
                    }
                }
            }
        }
        items.sort_by(|one, other| other.share.total_cmp(&one.share).then_with(|| one.kind.cmp(&other.kind)));
        Ok(items)
    }
}
