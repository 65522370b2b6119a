//! `/session/totp`: the second factor.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_app::session::SessionView;

use super::{begun, token};
use crate::answer::{Answer, Described};
use crate::caller::Caller;
use crate::state::ServerState;

/// Nothing, to be offered a secret; a code made with it, to take it into use.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TotpCode {
    /// Six digits.
    #[serde(default)]
    code: Option<String>,
}

/// The password, to give the second factor up.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Password {
    /// The password.
    password: String,
}

/// A secret that was offered, or the session after it was taken into use, with recovery codes.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
pub enum TotpAnswer {
    /// A secret, shown once.
    Offer {
        /// In base 32, to be typed by hand.
        secret: String,
        /// `otpauth://…`, for the square code.
        uri: String,
    },
    /// The session goes on under a new token.
    Set(Box<SessionView>),
}

/// Offers a secret, or takes it into use.
pub async fn post(
    State(state): State<ServerState>,
    caller: Caller,
    Json(ask): Json<TotpCode>,
) -> Answer<Described<TotpAnswer>> {
    let token = token(&caller)?;
    if let Some(code) = ask.code {
        let (codes, opened) = state.app.confirm_totp(&caller.call, token, &code).await?;
        let (headers, view) = begun(&state, &caller, &opened, codes).await?;
        return Ok(Described::new((headers, Json(TotpAnswer::Set(Box::new(view)))).into_response()));
    }
    let offer = state.app.offer_totp(token).await?;
    Ok(Described::new(Json(TotpAnswer::Offer { secret: offer.secret, uri: offer.uri }).into_response()))
}

/// Gives the second factor up.
pub async fn delete(
    State(state): State<ServerState>,
    caller: Caller,
    Json(ask): Json<Password>,
) -> Answer<StatusCode> {
    state.app.remove_totp(&caller.call, token(&caller)?, &ask.password).await?;
    Ok(StatusCode::NO_CONTENT)
}
