//! `Idempotency-Key`: a request sent again under its key gets the first answer and changes nothing.

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use waymark_app::{AppError, Call};

use crate::caller::{Key, Known};
use crate::problem::Failure;
use crate::state::ServerState;

/// Characters of a key.
const KEY_CHARS_MAX: usize = 128;

/// Answers repeated requests; gives new ones their key.
pub async fn layer(State(state): State<ServerState>, request: Request, next: Next) -> Response {
    let writes = matches!(*request.method(), Method::POST | Method::PUT | Method::DELETE | Method::PATCH);
    let key = request.headers().get("idempotency-key").and_then(|key| key.to_str().ok()).map(str::to_owned);
    match key.filter(|_| writes) {
        None => next.run(request).await,
        Some(key) if key.is_empty() || key.len() > KEY_CHARS_MAX => {
            Failure(AppError::field("Idempotency-Key", "too_long")).into_response()
        }
        Some(key) => keyed(&state, key, request, next).await,
    }
}

async fn keyed(state: &ServerState, key: String, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, state.options.file_bytes_max).await else {
        return Failure(AppError::refused("too_large")).into_response();
    };
    let mut hasher = Sha256::new();
    hasher.update(parts.method.as_str());
    hasher.update([0]);
    hasher.update(parts.uri.to_string());
    hasher.update([0]);
    hasher.update(&body);
    let digest: String = hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    let actor = parts.extensions.get::<Known>().map(|known| known.actor.clone()).unwrap_or_default();
    let call = Call { actor, key: Some((key.clone(), digest.clone())), ..Call::default() };
    match state.app.first_answer(&call).await {
        Err(error) => Failure(error).into_response(),
        Ok(Some(change)) => {
            let body = change.outcome.unwrap_or_else(|| "null".to_owned());
            let mut response =
                (StatusCode::OK, [(header::CONTENT_TYPE, "application/json")], body).into_response();
            response.headers_mut().insert("idempotent-replayed", HeaderValue::from_static("true"));
            if let Ok(id) = HeaderValue::from_str(&change.change_id) {
                response.headers_mut().insert("waymark-change", id);
            }
            response
        }
        Ok(None) => {
            parts.extensions.insert(Key(key, digest));
            next.run(Request::from_parts(parts, Body::from(body))).await
        }
    }
}
