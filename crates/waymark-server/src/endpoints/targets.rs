//! What belongs to one target and is read and replaced as one: its split, its path.

use aide::axum::ApiRouter;
use aide::axum::routing::get_with;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use schemars::JsonSchema;
use serde::Deserialize;
use waymark_app::ledger::{NewPath, TargetPath};
use waymark_app::splits::{NewSplit, TargetSplit};
use waymark_core::{Date, Period};

use super::records::{KnownBy, PlanCodePath};
use crate::answer::{Answer, Changed, Tagged, expected};
use crate::caller::Caller;
use crate::state::ServerState;

/// Which split of a target.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
struct SplitOf {
    /// When its parts shall be reached [default: the target's own time].
    period: Option<Period>,
}

/// Which split of a target, and as known when.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
struct KnownSplitOf {
    /// When its parts shall be reached [default: the target's own time].
    period: Option<Period>,
    /// As known by the end of this day [default: now].
    known_by: Option<Date>,
}

/// `/plans/{plan}/ledger/{code}/split` and `…/path`.
pub fn routes() -> ApiRouter<ServerState> {
    ApiRouter::new()
        .api_route(
            "/plans/{plan}/ledger/{code}/split",
            get_with(split, |o| {
                o.id("split_whole").tag("split").summary("Gives the split of a target, added up against it.")
            })
            .put_with(put_split, |o| {
                o.id("split_whole_put").tag("split").summary("Replaces the split of a target in one change.")
            }),
        )
        .api_route(
            "/plans/{plan}/ledger/{code}/path",
            get_with(path, |o| {
                o.id("path_whole")
                    .tag("ledger")
                    .summary("Gives baselines and targets of a target's indicator.")
            })
            .put_with(put_path, |o| {
                o.id("path_whole_put").tag("ledger").summary("Replaces the path of a target in one change.")
            }),
        )
}

async fn split(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanCodePath>,
    Query(of): Query<KnownSplitOf>,
) -> Answer<Tagged<TargetSplit>> {
    let found = state.app.target_split(&caller.call, &path.plan, &path.code, of.period, of.known_by).await?;
    Ok(Tagged(found.version, found))
}

async fn put_split(
    State(state): State<ServerState>,
    caller: Caller,
    headers: HeaderMap,
    Path(path): Path<PlanCodePath>,
    Query(of): Query<SplitOf>,
    Json(new): Json<NewSplit>,
) -> Answer<Changed<TargetSplit>> {
    let target = (path.code.as_str(), of.period);
    let done = state.app.put_split(&caller.call, &path.plan, target, &new, expected(&headers)?).await?;
    let version = done.value.version;
    Ok(Changed(StatusCode::OK, done, Some(version)))
}

async fn path(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanCodePath>,
    Query(known): Query<KnownBy>,
) -> Answer<Tagged<TargetPath>> {
    let found = state.app.target_path(&caller.call, &path.plan, &path.code, known.known_by).await?;
    Ok(Tagged(found.version, found))
}

async fn put_path(
    State(state): State<ServerState>,
    caller: Caller,
    headers: HeaderMap,
    Path(path): Path<PlanCodePath>,
    Json(new): Json<NewPath>,
) -> Answer<Changed<TargetPath>> {
    let done = state.app.put_path(&caller.call, &path.plan, &path.code, &new, expected(&headers)?).await?;
    let version = done.value.version;
    Ok(Changed(StatusCode::OK, done, Some(version)))
}
