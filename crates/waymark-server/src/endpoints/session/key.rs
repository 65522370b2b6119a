//! `/session/keys`: keys for scripts.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_app::session::KeyView;

use super::token;
use crate::answer::Answer;
use crate::caller::Caller;
use crate::state::ServerState;

/// A key that is wanted.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewKey {
    /// What it is for.
    name: String,
    /// Days it lasts, at most 366.
    days: u32,
}

/// A key just made.
#[derive(Serialize, JsonSchema)]
pub struct MadeKey {
    /// The key: sent as `Authorization: Bearer …`. It is not shown again.
    key: String,
}

/// The keys of the account.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Keys {
    /// Newest first.
    items: Vec<KeyView>,
}

/// A key in the address.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct KeyPath {
    /// What names it.
    id: String,
}

/// One's keys.
pub async fn list(State(state): State<ServerState>, caller: Caller) -> Answer<Json<Keys>> {
    Ok(Json(Keys { items: state.app.keys(token(&caller)?).await? }))
}

/// Makes one.
pub async fn post(
    State(state): State<ServerState>,
    caller: Caller,
    Json(ask): Json<NewKey>,
) -> Answer<(StatusCode, Json<MadeKey>)> {
    let key = state.app.make_key(&caller.call, token(&caller)?, &ask.name, ask.days).await?;
    Ok((StatusCode::CREATED, Json(MadeKey { key: key.reveal().to_owned() })))
}

/// Ends one.
pub async fn delete(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<KeyPath>,
) -> Answer<StatusCode> {
    state.app.end_key(&caller.call, token(&caller)?, &path.id).await?;
    Ok(StatusCode::NO_CONTENT)
}
