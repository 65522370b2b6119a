//! Grants.

use aide::axum::ApiRouter;
use aide::axum::routing::{post_with, put_with};
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use waymark_app::records::Envelope;
use waymark_app::{Expected, Put};
use waymark_core::record::Grant;

use super::records::{CodePath, PutParameters, put_of, shared_reads};
use crate::answer::{Answer, Changed, expected};
use crate::caller::Caller;
use crate::state::ServerState;

/// Everything about grants.
pub fn routes() -> ApiRouter<ServerState> {
    shared_reads::<Grant>("/grants")
        .api_route("/grants", post_with(post, |o| o.id("grant_post").tag("grant").summary("Grants a role.")))
        .api_route(
            "/grants/{code}",
            put_with(put, |o| o.id("grant_put").tag("grant").summary("Changes a grant."))
                .delete_with(delete, |o| o.id("grant_delete").tag("grant").summary("Takes a grant back.")),
        )
}

async fn post(
    State(state): State<ServerState>,
    caller: Caller,
    headers: HeaderMap,
    Query(parameters): Query<PutParameters>,
    Json(grant): Json<Grant>,
) -> Answer<Changed<Envelope<Grant>>> {
    let put = Put { expected: Expected::New, ..put_of(&headers, &parameters)? };
    Ok(Changed::record(state.app.put_grant(&caller.call, "", &grant, put).await?))
}

async fn put(
    State(state): State<ServerState>,
    caller: Caller,
    headers: HeaderMap,
    Path(path): Path<CodePath>,
    Query(parameters): Query<PutParameters>,
    Json(grant): Json<Grant>,
) -> Answer<Changed<Envelope<Grant>>> {
    let put = put_of(&headers, &parameters)?;
    Ok(Changed::record(state.app.put_grant(&caller.call, &path.code, &grant, put).await?))
}

async fn delete(
    State(state): State<ServerState>,
    caller: Caller,
    headers: HeaderMap,
    Path(path): Path<CodePath>,
) -> Answer<Changed<Envelope<Grant>>> {
    let seen = expected(&headers)?;
    Ok(Changed::ok(state.app.remove_grant(&caller.call, &path.code, seen).await?))
}
