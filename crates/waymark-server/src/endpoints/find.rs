//! Search, and what waits.

use aide::axum::ApiRouter;
use aide::axum::routing::get_with;
use axum::Json;
use axum::extract::{Query, State};
use schemars::JsonSchema;
use serde::Deserialize;
use waymark_app::search::SearchQuery;
use waymark_core::Date;

use super::pages::{PageParameters, cursor_of};
use super::records::KnownBy;
use crate::answer::Answer;
use crate::caller::Caller;
use crate::state::ServerState;

/// What is looked for.
#[derive(Debug, Deserialize, JsonSchema)]
struct SearchParameters {
    /// Words.
    q: String,
    /// Only in this plan and in what plans share.
    #[serde(default)]
    plan: Option<String>,
    /// As known by the end of this day [default: now].
    #[serde(default)]
    known_by: Option<Date>,
}

/// `/search` and `/todo`.
pub fn routes() -> ApiRouter<ServerState> {
    ApiRouter::new()
        .api_route(
            "/search",
            get_with(
                async |State(state): State<ServerState>,
                       caller: Caller,
                       Query(what): Query<SearchParameters>,
                       Query(page): Query<PageParameters>| {
                    let (after, limit) = (page.after()?, page.limit());
                    let SearchParameters { q, plan, known_by } = what;
                    let query = SearchQuery { words: q, plan, known_by, after, limit };
                    let mut hits = state.app.search(&caller.call, query).await?;
                    hits.next = hits.next.as_deref().map(cursor_of);
                    Answer::Ok(Json(hits))
                },
                |operation| operation.id("search").tag("search").summary("Finds records by words."),
            ),
        )
        .api_route(
            "/todo",
            get_with(
                async |State(state): State<ServerState>, caller: Caller, Query(known): Query<KnownBy>| {
                    Answer::Ok(Json(state.app.todo(&caller.call, known.known_by).await?))
                },
                |operation| operation.id("todo").tag("search").summary("Says what waits for the caller."),
            ),
        )
}
