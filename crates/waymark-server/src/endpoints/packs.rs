//! Packs taken in; what was taken in is read as records.

use std::collections::BTreeMap;

use aide::axum::ApiRouter;
use aide::axum::routing::post_with;
use axum::Json;
use axum::extract::State;
use waymark_core::pack::Manifest;
use waymark_core::record::PackFiles;

use crate::answer::{Answer, Changed};
use crate::caller::Caller;
use crate::state::ServerState;

/// `POST /packs`.
pub fn routes() -> ApiRouter<ServerState> {
    ApiRouter::new().api_route(
        "/packs",
        post_with(post, |operation| {
            let operation = operation.id("pack_post").tag("pack");
            operation.summary("Takes a pack in for all plans: areas, indicators, rules, checks.")
        }),
    )
}

async fn post(
    State(state): State<ServerState>,
    caller: Caller,
    Json(pack): Json<PackFiles>,
) -> Answer<Changed<Manifest>> {
    let bytes = |(name, text): (String, String)| (name, text.into_bytes());
    let files: BTreeMap<String, Vec<u8>> = pack.files.into_iter().map(bytes).collect();
    Ok(Changed::created(state.app.load_pack(&caller.call, "", &files).await?))
}
