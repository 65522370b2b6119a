//! 检索: records of every kind by words, as far as the person may see them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::Date;
use waymark_store::entity::{Entity, reached};
use waymark_store::search::share;

use crate::actor::Place;
use crate::app::App;
use crate::call::Call;
use crate::error::AppError;
use crate::operation::Operation;
use crate::records::{index_of, kind_of, reach_of, reading};

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

/// What is looked for.
#[derive(Debug, Clone, Default)]
pub struct SearchQuery {
    /// Words.
    pub words: String,
    /// Only in this plan and in what plans share.
    pub plan: Option<String>,
    /// As known by the end of a day.
    pub known_by: Option<Date>,
    /// After this place: what [`Hits::next`] said.
    pub after: Option<String>,
    /// At most so many.
    pub limit: u32,
}

/// What was found.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Hits {
    /// Records, best first.
    pub items: Vec<Hit>,
    /// What to give as `cursor` for the next page; none at the end.
    pub next: Option<String>,
}

/// Kinds that are searched.
const KINDS: &[&str] = &[
    "plan", "ledger", "indicator", "task", "project", "body", "area", "document", "submission", "release",
    "account",
];

/// Records looked at at once, some of which may not be seen.
const BATCH: u32 = 200;
/// Batches looked at for a page, so that one request does not look at everything.
const BATCHES_MAX: u32 = 10;

/// Records an actor may see, each with its place among all that were found.
type Seen = Vec<(u32, Hit)>;

impl App {
    /// Records that contain most of the words; in one plan and what plans share, where one is given;
    /// as known by the end of a day, where one is given.
    ///
    /// # Errors
    /// No right to search, a place that is none, or the database failed.
    pub async fn search(&self, call: &Call, query: SearchQuery) -> Result<Hits, AppError> {
        if !call.actor.may_anywhere(Operation::Search) {
            call.actor.may(Operation::Search, &Place::default())?;
        }
        let readable =
            |kind: &&str| reading(kind).is_some_and(|operation| call.actor.may_anywhere(operation));
        let kinds: Vec<&'static str> =
            KINDS.iter().filter(|kind| readable(kind)).filter_map(|kind| kind_of(kind)).collect();
        let scopes = query.plan.map_or(Vec::new(), |plan| vec![plan, String::new()]);
        let place = |after: String| after.parse().map_err(|_| AppError::field("cursor", "cursor"));
        let after: u32 = query.after.map(place).transpose()?.unwrap_or(0);
        let limit = query.limit as usize;
        let (mut seen, rest) = match query.known_by {
            None => self.search_now(call, &query.words, &kinds, &scopes, after, limit).await?,
            Some(day) => {
                let hits = self.search_known(call, &query.words, &kinds, &scopes, day).await?;
                ((1..).zip(hits).skip(after as usize).collect(), None)
            }
        };
        let more = seen.len() > limit;
        seen.truncate(limit);
        let next = if more { seen.last().map(|(place, _)| *place) } else { rest };
        let next = next.map(|place| place.to_string());
        Ok(Hits { items: seen.into_iter().map(|(_, hit)| hit).collect(), next })
    }

    /// What the index finds after a place: more than `limit`, or all there is, or up to a place from
    /// which on nothing was looked at yet.
    async fn search_now(
        &self,
        call: &Call,
        words: &str,
        kinds: &[&'static str],
        scopes: &[String],
        after: u32,
        limit: usize,
    ) -> Result<(Seen, Option<u32>), AppError> {
        let mut seen = Seen::new();
        let mut place = after;
        for _ in 0..BATCHES_MAX {
            let batch = self.store.search(words, kinds, scopes, place, BATCH).await?;
            let ended = batch.len() < BATCH as usize;
            for (entity, share) in batch {
                place += 1;
                if let Some(hit) = self.hit(call, entity, share).await? {
                    seen.push((place, hit));
                }
            }
            if ended || seen.len() > limit {
                return Ok((seen, None));
            }
        }
        Ok((seen, Some(place)))
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
                for one in self.versions(kind, *scope).await?.known_by(day, &[], &[]) {
                    let share = share(words, &one.code, &one.index);
                    if share > 0.5
                        && reached(&reach_of(kind, self, &call.actor, &one.scope).await?, &one.index)
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

    /// A record that was found, for someone who may see it.
    async fn hit(&self, call: &Call, entity: Entity, share: f64) -> Result<Option<Hit>, AppError> {
        let Some(operation) = reading(&entity.kind) else { return Ok(None) };
        let index = index_of(&entity.kind, &entity.body)?.unwrap_or_default();
        let visible = call.actor.visibilities(operation, &entity.scope);
        let reach = reach_of(&entity.kind, self, &call.actor, &entity.scope).await?;
        let shown = visible.is_empty() || visible.contains(&index.visibility.as_str());
        let may = call.actor.may(operation, &Place::plan(&entity.scope)).is_ok();
        let Entity { kind, scope, code, .. } = entity;
        let seen = shown && may && reached(&reach, &index);
        Ok(seen.then_some(Hit { kind, scope, code, name: index.name, share }))
    }
}
