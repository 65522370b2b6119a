//! Changes: the feed, one of them, taking one back.

use aide::axum::ApiRouter;
use aide::axum::routing::{get_with, post_with};
use axum::Json;
use axum::extract::{Path, Query, State};
use schemars::JsonSchema;
use serde::Deserialize;
use waymark_app::AppError;
use waymark_app::feed::{ChangeDetail, ChangePage, ChangeQuery};
use waymark_core::Date;

use crate::answer::{Answer, Changed};
use crate::caller::Caller;
use crate::state::ServerState;

/// Which changes are wanted.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct ChangeParameters {
    /// At most so many, 1 to 500.
    limit: Option<u32>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// Of one plan.
    plan: Option<String>,
    /// By one account.
    actor: Option<String>,
    /// Of one operation.
    operation: Option<String>,
    /// Whose subject contains this.
    q: Option<String>,
    /// From this day on.
    from: Option<Date>,
    /// To this day.
    to: Option<Date>,
}

/// A change in the address.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct ChangePath {
    /// Its id.
    pub change_id: String,
}

/// Changes of one page where nothing is said.
const LIMIT: u32 = 100;
/// Most changes of one page.
const LIMIT_MAX: u32 = 500;

/// `/changes`.
pub fn routes() -> ApiRouter<ServerState> {
    ApiRouter::new()
        .api_route(
            "/changes",
            get_with(list, |o| o.id("change_list").tag("change").summary("Lists changes, newest first.")),
        )
        .api_route(
            "/changes/{change_id}",
            get_with(get, |o| {
                o.id("change_get").tag("change").summary("Gives one change with the records it wrote.")
            }),
        )
        .api_route(
            "/changes/{change_id}/undo",
            post_with(undo, |o| o.id("change_undo").tag("change").summary("Takes a change back.")),
        )
}

async fn list(
    State(state): State<ServerState>,
    caller: Caller,
    Query(parameters): Query<ChangeParameters>,
) -> Answer<Json<ChangePage>> {
    let before = |cursor: String| cursor.parse().map_err(|_| AppError::field("cursor", "cursor"));
    let query = ChangeQuery {
        before_seq: parameters.cursor.map(before).transpose()?,
        plan: parameters.plan,
        actor: parameters.actor,
        operation: parameters.operation,
        subject: parameters.q,
        from: parameters.from,
        to: parameters.to,
        limit: parameters.limit.unwrap_or(LIMIT).clamp(1, LIMIT_MAX),
    };
    Ok(Json(state.app.change_feed(&caller.call, query).await?))
}

async fn get(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<ChangePath>,
) -> Answer<Json<ChangeDetail>> {
    Ok(Json(state.app.change_detail(&caller.call, &path.change_id).await?))
}

async fn undo(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<ChangePath>,
) -> Answer<Changed<Vec<String>>> {
    Ok(Changed::ok(state.app.undo(&caller.call, &path.change_id).await?))
}
