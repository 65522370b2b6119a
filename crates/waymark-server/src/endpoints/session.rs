//! Signing in and out, and what belongs to one's own account.

mod key;
mod link;
mod oidc;
mod password;
mod sign_in;
mod totp;

use aide::axum::ApiRouter;
use aide::axum::routing::{delete_with, get_with, post_with};
use axum::Json;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::IntoResponse;
use waymark_app::AppError;
use waymark_app::session::{Opened, SessionView};

use crate::answer::{Answer, Described};
use crate::caller::{COOKIE, Caller};
use crate::state::ServerState;

/// Everything about the session.
pub fn routes() -> ApiRouter<ServerState> {
    ApiRouter::new()
        .api_route(
            "/session",
            post_with(sign_in::post, |o| o.id("session_begin").tag("session").summary("Signs in."))
                .get_with(sign_in::get, |o| {
                    o.id("session_get").tag("session").summary("Says who is signed in.")
                })
                .delete_with(sign_in::delete, |o| o.id("session_end").tag("session").summary("Signs out.")),
        )
        .api_route(
            "/session/options",
            get_with(sign_in::options, |o| {
                o.id("session_options").tag("session").summary("Says what the sign-in page shows.")
            }),
        )
        .api_route(
            "/session/link",
            post_with(link::post, |o| {
                o.id("session_link").tag("session").summary("Signs in by a one-time link.")
            }),
        )
        .api_route(
            "/session/password",
            post_with(password::post, |o| {
                o.id("session_password").tag("session").summary("Chooses a password.")
            }),
        )
        .api_route(
            "/session/totp",
            post_with(totp::post, |o| {
                o.id("session_totp").tag("session").summary(
                    "Offers a secret for the second factor; with a code made of it, takes it into use.",
                )
            })
            .delete_with(totp::delete, |o| {
                o.id("session_totp_remove").tag("session").summary("Gives the second factor up.")
            }),
        )
        .merge(keys())
        .api_route(
            "/session/oidc/start",
            get_with(oidc::start, |o| {
                o.id("session_oidc_start").tag("session").summary("Goes to the identity provider.")
            }),
        )
        .api_route(
            "/session/oidc/callback",
            get_with(oidc::callback, |o| {
                o.id("session_oidc_callback").tag("session").summary("Comes back from the identity provider.")
            }),
        )
}

fn keys() -> ApiRouter<ServerState> {
    ApiRouter::new()
        .api_route(
            "/session/keys",
            get_with(key::list, |o| {
                o.id("session_keys").tag("session").summary("Lists one's keys for scripts.")
            })
            .post_with(key::post, |o| {
                o.id("session_key_make")
                    .tag("session")
                    .summary("Makes a key for scripts; it is shown once.")
                    .response::<201, axum::Json<key::MadeKey>>()
            }),
        )
        .api_route(
            "/session/keys/{id}",
            delete_with(key::delete, |o| {
                o.id("session_key_end").tag("session").summary("Ends a key for scripts.")
            }),
        )
}

/// The token of a caller who is somebody.
fn token(caller: &Caller) -> Answer<&str> {
    Ok(caller.token.as_deref().ok_or(AppError::NotSignedIn)?)
}

/// A cookie for this origin only, out of reach of scripts.
fn cookie(state: &ServerState, value: &str, seconds: u64) -> Answer<HeaderValue> {
    let secure = if state.options.secure_cookies { "; Secure" } else { "" };
    let text = format!("{COOKIE}={value}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}{secure}");
    Ok(HeaderValue::from_str(&text).map_err(AppError::internal)?)
}

/// What somebody with a new session gets: the cookie, and who they are.
async fn begun(
    state: &ServerState,
    caller: &Caller,
    opened: &Opened,
    recovery_codes: Vec<String>,
) -> Answer<(HeaderMap, SessionView)> {
    let view = state.app.session_view(opened.token.reveal(), caller.lang).await?;
    let seconds = opened.expires_at.since(state.app.now()).as_secs();
    let cookie = cookie(state, opened.token.reveal(), seconds)?;
    let headers = HeaderMap::from_iter([(header::SET_COOKIE, cookie)]);
    Ok((headers, SessionView { recovery_codes, ..view }))
}

/// The answer to somebody who has a new session.
async fn signed_in(state: &ServerState, caller: &Caller, opened: &Opened) -> Answer<Described<SessionView>> {
    let (headers, view) = begun(state, caller, opened, Vec::new()).await?;
    Ok(Described::new((headers, Json(view)).into_response()))
}
