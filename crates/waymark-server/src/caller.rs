//! Who calls: the session or key of a request, and what goes into the log with it.

use std::net::SocketAddr;

use aide::OperationInput;
use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use waymark_app::moment::in_one_moment;
use waymark_app::{Actor, AppError, Call};
use waymark_report::Lang;

use crate::problem::{Failure, lang};
use crate::state::ServerState;

/// Name of the cookie that carries the session.
pub const COOKIE: &str = "waymark_session";

/// The caller of a use case.
#[derive(Debug, Clone)]
pub struct Caller {
    /// Who asks, why, under which key.
    pub call: Call,
    /// Language of the answer.
    pub lang: Lang,
    /// The session's token, where there is a session.
    pub token: Option<String>,
}

/// Who was found behind the request's session or key.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    pub actor: Actor,
    pub token: Option<String>,
}

/// Digest and key of a request that may be repeated.
#[derive(Debug, Clone)]
pub(crate) struct Key(pub String, pub String);

/// The session token of a request: the cookie's, or a bearer token of a script.
fn token(headers: &HeaderMap) -> (Option<String>, bool) {
    let bearer = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "));
    if let Some(bearer) = bearer {
        return (Some(bearer.trim().to_owned()), false);
    }
    (cookie_of(headers, COOKIE), true)
}

/// The value of a cookie.
pub fn cookie_of(headers: &HeaderMap, wanted: &str) -> Option<String> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    cookies
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find(|(name, _)| *name == wanted)
        .map(|(_, value)| value.to_owned())
}

/// Finds out who calls. A request that changes something on the strength of a cookie must come from
/// our own pages: browsers say so in `Sec-Fetch-Site` or `Origin`.
pub async fn layer(State(state): State<ServerState>, request: Request, next: Next) -> Response {
    in_one_moment(known(state, request, next)).await
}

async fn known(state: ServerState, mut request: Request, next: Next) -> Response {
    let (token, by_cookie) = token(request.headers());
    let writes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if writes && by_cookie && token.is_some() && foreign(request.headers()) {
        return Failure(AppError::refused("foreign_origin")).into_response();
    }
    let actor = match &token {
        Some(token) => state.app.actor_of_token(token).await,
        None => state.app.nobody().await,
    };
    match actor {
        Ok(actor) => {
            let token = token.filter(|_| actor.is_someone());
            request.extensions_mut().insert(Known { actor, token });
            next.run(request).await
        }
        Err(error) => Failure(error).into_response(),
    }
}

fn foreign(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match text("sec-fetch-site") {
        Some(site) => !matches!(site, "same-origin" | "none"),
        None => match (text("origin"), text("host")) {
            (Some(origin), Some(host)) => origin.split_once("://").is_none_or(|(_, from)| from != host),
            _ => false,
        },
    }
}

impl FromRequestParts<ServerState> for Caller {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &ServerState) -> Result<Caller, Failure> {
        let known = parts.extensions.get::<Known>().cloned();
        let known = known.ok_or_else(|| AppError::internal("the caller's layer is missing"))?;
        let key = parts.extensions.get::<Key>().map(|Key(key, digest)| (key.clone(), digest.clone()));
        let id = parts.headers.get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or("-");
        let address = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_string());
        let origin = format!("{} {id}", address.as_deref().unwrap_or("-"));
        let call =
            Call { actor: known.actor, reason: reason(parts), key, origin: Some(origin), known_at: None };
        Ok(Caller { call, lang: lang(&parts.headers), token: known.token })
    }
}

/// `?reason=` of the request.
fn reason(parts: &Parts) -> Option<String> {
    let query = parts.uri.query()?;
    let pairs = form_urlencoded::parse(query.as_bytes());
    let reason = pairs.into_iter().find(|(name, _)| name == "reason")?.1;
    Some(reason.chars().take(1_000).collect::<String>()).filter(|reason| !reason.trim().is_empty())
}

impl OperationInput for Caller {}
