//! `/session/oidc`: to the identity provider and back.

use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Deserialize;
use waymark_app::AppError;
use waymark_app::identity::oidc::{OidcCallback, PENDING_SECONDS};

use super::cookie;
use crate::answer::Answer;
use crate::caller::{Caller, cookie_of};
use crate::state::{OidcOptions, ServerState};

/// Carries the state of a sign-in under way. Lax: the browser comes back from another site.
const STATE_COOKIE: &str = "waymark_oidc";

/// Where to go on.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct StartParameters {
    /// A page of ours to go to after the sign-in.
    to: Option<String>,
}

fn configured(state: &ServerState) -> Answer<&OidcOptions> {
    Ok(state.options.oidc.as_ref().ok_or_else(|| AppError::refused("oidc_off"))?)
}

fn go(to: &str, cookies: Vec<HeaderValue>) -> Answer<Response> {
    let mut headers = HeaderMap::new();
    headers.insert(header::LOCATION, HeaderValue::from_str(to).map_err(AppError::internal)?);
    for cookie in cookies {
        headers.append(header::SET_COOKIE, cookie);
    }
    Ok((StatusCode::SEE_OTHER, headers).into_response())
}

fn state_cookie(state: &ServerState, value: &str, seconds: u64) -> Answer<HeaderValue> {
    let secure = if state.options.secure_cookies { "; Secure" } else { "" };
    let path = "/api/v1/session/oidc";
    let text =
        format!("{STATE_COOKIE}={value}; Path={path}; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    Ok(HeaderValue::from_str(&text).map_err(AppError::internal)?)
}

/// Sends the browser to the provider.
pub async fn start(
    State(state): State<ServerState>,
    Query(parameters): Query<StartParameters>,
) -> Answer<Response> {
    let oidc = configured(&state)?;
    let start = state.app.oidc_start(&oidc.login, parameters.to.as_deref()).await?;
    go(&start.url, vec![state_cookie(&state, &start.state, PENDING_SECONDS)?])
}

/// Takes the browser back: on to the page it wanted, or to the sign-in page with the reason.
pub async fn callback(
    State(state): State<ServerState>,
    caller: Caller,
    headers: HeaderMap,
    Query(answer): Query<OidcCallback>,
) -> Answer<Response> {
    let oidc = configured(&state)?;
    let kept = cookie_of(&headers, STATE_COOKIE);
    let over = state_cookie(&state, "", 0)?;
    match state.app.oidc_finish(&caller.call, &oidc.login, answer, kept.as_deref()).await {
        Ok((opened, to)) => {
            let seconds = opened.expires_at.since(state.app.now()).as_secs();
            go(&to, vec![cookie(&state, opened.token.reveal(), seconds)?, over])
        }
        Err(error @ AppError::Refused { .. }) => {
            go(&format!("/sign-in?refused={}", error.code()), vec![over])
        }
        Err(error) => Err(error.into()),
    }
}
