//! `/session/password`.

use axum::Json;
use axum::extract::State;
use schemars::JsonSchema;
use serde::Deserialize;
use waymark_app::session::SessionView;

use super::{signed_in, token};
use crate::answer::{Answer, Described};
use crate::caller::Caller;
use crate::state::ServerState;

/// A new password.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPassword {
    /// The old one; not needed just after a one-time link or where it was too old at sign-in.
    #[serde(default)]
    old: Option<String>,
    /// The new one.
    new: String,
}

/// Chooses a password; other sessions end and this one goes on under a new token.
pub async fn post(
    State(state): State<ServerState>,
    caller: Caller,
    Json(ask): Json<NewPassword>,
) -> Answer<Described<SessionView>> {
    let opened = state.app.set_password(&caller.call, token(&caller)?, ask.old.as_deref(), &ask.new).await?;
    signed_in(&state, &caller, &opened).await
}
