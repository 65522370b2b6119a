//! Lists as known by the end of a day. What lists are filtered by follows from the newest version of
//! each record; for an earlier day it is worked out from the versions of that day, all of which are
//! kept in memory without their bodies.

use std::collections::HashMap;
use std::sync::Arc;

use waymark_core::Date;
use waymark_store::entity::{Index, Reach, Sort, reached};
use waymark_store::search::share;

use super::{Envelope, ListQuery, Listing, Record, index_of, scope_of};
use crate::app::App;
use crate::error::AppError;

/// A version of a record without its body.
#[derive(Debug)]
pub(crate) struct Found {
    /// Code of the plan, or empty.
    pub scope: String,
    /// Code.
    pub code: String,
    /// Name, state, facets and text it had.
    pub index: Index,
    entity_id: String,
    version_id: String,
    known_at: Date,
    recorded_at: i64,
    removed: bool,
    visibility_now: String,
}

/// Every version of the records of a kind: records in the order of lists, versions oldest first.
pub(crate) struct Versions(Vec<Found>);

impl Versions {
    /// The versions known by the end of a day, those left out that say a record is gone; of those of
    /// some visibilities, or within reach, only such as were so then and are so now.
    pub fn known_by(&self, day: Date, visibilities: &[&'static str], reach: &[Reach]) -> Vec<&Found> {
        let records = self.0.chunk_by(|one, other| one.entity_id == other.entity_id);
        records
            .filter(|versions| versions.last().is_some_and(|now| reached(reach, &now.index)))
            .filter_map(|versions| versions.iter().rfind(|one| one.known_at <= day))
            .filter(|one| !one.removed && one.shown(visibilities) && reached(reach, &one.index))
            .collect()
    }
}

impl Found {
    /// Whether it had one of some visibilities and its record has one now; none: whatever it had.
    pub fn shown(&self, visibilities: &[&'static str]) -> bool {
        let shown = |visibility: &String| visibilities.contains(&visibility.as_str());
        visibilities.is_empty() || (shown(&self.index.visibility) && shown(&self.visibility_now))
    }
}

impl App {
    /// Every version of the records of a kind in a scope; in all scopes where none is given.
    pub(crate) async fn versions(
        &self,
        kind: &'static str,
        scope: Option<&str>,
    ) -> Result<Arc<Versions>, AppError> {
        let name = format!("versions {kind} {}", scope.unwrap_or("*"));
        self.keep(&name, &[kind], async {
            let mut found = Vec::new();
            for version in self.store.every_version(kind, scope).await? {
                let entity = version.entity;
                found.push(Found {
                    index: index_of(kind, &entity.body)?.unwrap_or_default(),
                    scope: entity.scope,
                    code: entity.code,
                    entity_id: entity.entity_id,
                    version_id: version.version_id,
                    known_at: entity.known_at,
                    recorded_at: entity.recorded_at,
                    removed: entity.removed,
                    visibility_now: version.visibility_now,
                });
            }
            Ok(Versions(found))
        })
        .await
    }

    /// A page of a list as known by the end of a day.
    pub(super) async fn list_known<R: Record>(
        &self,
        scope: &str,
        visibilities: Vec<&'static str>,
        reach: Vec<Reach>,
        query: ListQuery,
        day: Date,
    ) -> Result<Listing<R>, AppError> {
        let versions = self.versions(R::KIND, Some(scope_of::<R>(scope))).await?;
        let mut found = versions.known_by(day, &visibilities, &reach);
        found.retain(|one| fits(one, &query));
        match query.sort {
            Sort::Position => {}
            Sort::Code => found.sort_by_key(|one| &one.code),
            Sort::Name => found.sort_by_key(|one| (&one.index.name, &one.code)),
            Sort::Newest => found.sort_by_key(|one| (-one.recorded_at, &one.code)),
        }
        let total = found.len();
        let place = |after: String| after.parse().map_err(|_| AppError::field("cursor", "cursor"));
        let start: usize = query.after.map(place).transpose()?.unwrap_or(0);
        let end =
            if query.limit == 0 { total } else { total.min(start.saturating_add(query.limit as usize)) };
        let page: Vec<String> =
            found.iter().take(end).skip(start).map(|one| one.version_id.clone()).collect();
        Ok(Listing {
            items: self.read_versions(&page).await?,
            next: (end < total).then(|| end.to_string()),
            total: i64::try_from(total).unwrap_or(i64::MAX),
        })
    }

    /// Versions by their ids, in the order of these.
    async fn read_versions<R: Record>(&self, version_ids: &[String]) -> Result<Vec<Envelope<R>>, AppError> {
        let mut read: HashMap<String, Envelope<R>> = HashMap::with_capacity(version_ids.len());
        for version in self.store.versions_by_id(version_ids).await? {
            read.insert(version.version_id, Envelope::of(version.entity)?);
        }
        Ok(version_ids.iter().filter_map(|id| read.remove(id)).collect())
    }
}

/// Whether a version is what a list asks for.
fn fits(one: &Found, query: &ListQuery) -> bool {
    let index = &one.index;
    let state = index.state.as_deref().unwrap_or_default();
    let in_state = query.states.is_empty() || query.states.iter().any(|wanted| wanted == state);
    let has = |(facet, value): &(String, String)| index.facets.iter().any(|(f, v)| f == facet && v == value);
    let text = query.text.as_deref().filter(|text| !text.trim().is_empty());
    let says = text.is_none_or(|text| share(text, &one.code, index) >= 1.0);
    in_state && query.facets.iter().all(has) && says
}
