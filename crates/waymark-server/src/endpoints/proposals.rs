//! Deciding on what was read out of a document.

use aide::axum::ApiRouter;
use aide::axum::routing::{get_with, post_with};
use axum::Json;
use axum::extract::{Path, Query, State};
use waymark_app::proposals::{Decide, Decided, RestatedGroup};

use super::pages::{Items, PageParameters};
use super::records::{KnownBy, PlanPath};
use crate::answer::{Answer, Changed};
use crate::caller::Caller;
use crate::state::ServerState;

/// `/plans/{plan}/proposals` beyond reading the records.
pub fn routes() -> ApiRouter<ServerState> {
    ApiRouter::new()
        .api_route(
            "/plans/{plan}/proposals/decide",
            post_with(decide, |o| {
                o.id("proposal_decide").tag("proposal").summary("Decides on proposals, all in one change.")
            }),
        )
        .api_route(
            "/plans/{plan}/proposals/restatements",
            get_with(restatements, |o| {
                o.id("proposal_restatements")
                    .tag("proposal")
                    .summary("Offers proposals that say the same for merging.")
            }),
        )
}

async fn decide(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanPath>,
    Json(decide): Json<Decide>,
) -> Answer<Changed<Decided>> {
    Ok(Changed::ok(state.app.decide(&caller.call, &path.plan, &decide).await?))
}

async fn restatements(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanPath>,
    Query(known): Query<KnownBy>,
    Query(page): Query<PageParameters>,
) -> Answer<Json<Items<RestatedGroup>>> {
    Ok(Json(page.of(state.app.restatements(&caller.call, &path.plan, known.known_by).await?)?))
}
