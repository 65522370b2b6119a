//! `/session/link`: one-time links.

use axum::Json;
use axum::extract::State;
use schemars::JsonSchema;
use serde::Deserialize;
use waymark_app::session::SessionView;

use super::signed_in;
use crate::answer::{Answer, Described};
use crate::caller::Caller;
use crate::state::ServerState;

/// A one-time link.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkToken {
    /// Its token: what stands behind `#` in the address.
    token: String,
    /// One-time code or recovery code, where the account has a second factor.
    #[serde(default)]
    totp: Option<String>,
}

/// Signs in by a link.
pub async fn post(
    State(state): State<ServerState>,
    caller: Caller,
    Json(ask): Json<LinkToken>,
) -> Answer<Described<SessionView>> {
    let opened = state.app.redeem_link(&caller.call, &ask.token, ask.totp.as_deref()).await?;
    signed_in(&state, &caller, &opened).await
}
