//! Lists as known by the end of a day. What lists are filtered by follows from the newest version of
//! each record; for an earlier day it is worked out again from the versions of that day.

use waymark_core::Date;
use waymark_store::entity::{Entity, EntityFilter, Index, Sort};
use waymark_store::search::share;

use super::{Envelope, ListQuery, Listing, Record, index_of, scope_of};
use crate::app::App;
use crate::error::AppError;

/// A version known by the end of a day, with how it was found then.
pub(crate) struct Found {
    /// The version.
    pub entity: Entity,
    /// Name, state, facets and text it had.
    pub index: Index,
}

impl App {
    /// The records of a kind as known by the end of a day, in the order of lists; of those of some
    /// visibilities only such as had one then and have one now.
    pub(crate) async fn found_by(
        &self,
        kind: &'static str,
        scopes: Vec<String>,
        visibilities: Vec<&'static str>,
        day: Date,
    ) -> Result<Vec<Found>, AppError> {
        let shown = visibilities.clone();
        let filter =
            EntityFilter { kind, scopes, visibilities, known_by: Some(day), ..EntityFilter::default() };
        let mut found = Vec::new();
        for entity in self.store.list(&filter).await?.items {
            let index = index_of(kind, &entity.body)?.unwrap_or_default();
            if shown.is_empty() || shown.contains(&index.visibility.as_str()) {
                found.push(Found { entity, index });
            }
        }
        Ok(found)
    }

    /// A page of a list as known by the end of a day.
    pub(super) async fn list_known<R: Record>(
        &self,
        scope: &str,
        visibilities: Vec<&'static str>,
        query: ListQuery,
        day: Date,
    ) -> Result<Listing<R>, AppError> {
        let mut found =
            self.found_by(R::KIND, vec![scope_of::<R>(scope).to_owned()], visibilities, day).await?;
        found.retain(|one| fits(one, &query));
        match query.sort {
            Sort::Position => {}
            Sort::Code => found.sort_by(|one, other| one.entity.code.cmp(&other.entity.code)),
            Sort::Name => found.sort_by(|one, other| {
                (&one.index.name, &one.entity.code).cmp(&(&other.index.name, &other.entity.code))
            }),
            Sort::Newest => found.sort_by(|one, other| {
                let key = |one: &Found| (-one.entity.recorded_at, one.entity.code.clone());
                key(one).cmp(&key(other))
            }),
        }
        let total = found.len();
        let place = |after: String| after.parse().map_err(|_| AppError::field("cursor", "cursor"));
        let start: usize = query.after.map(place).transpose()?.unwrap_or(0);
        let end =
            if query.limit == 0 { total } else { total.min(start.saturating_add(query.limit as usize)) };
        let page = found.into_iter().take(end).skip(start);
        Ok(Listing {
            items: page.map(|one| Envelope::of(one.entity)).collect::<Result<_, _>>()?,
            next: (end < total).then(|| end.to_string()),
            total: i64::try_from(total).unwrap_or(i64::MAX),
        })
    }
}

/// Whether a version is what a list asks for.
fn fits(one: &Found, query: &ListQuery) -> bool {
    let Found { entity, index } = one;
    let state = index.state.as_deref().unwrap_or_default();
    let in_state = query.states.is_empty() || query.states.iter().any(|wanted| wanted == state);
    let has = |(facet, value): &(String, String)| index.facets.iter().any(|(f, v)| f == facet && v == value);
    let text = query.text.as_deref().filter(|text| !text.trim().is_empty());
    let says = text.is_none_or(|text| share(text, &entity.code, index) >= 1.0);
    in_state && query.facets.iter().all(has) && says
}
