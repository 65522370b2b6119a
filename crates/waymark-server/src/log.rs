//! One line of the log for each request of the API, under its id.
//!
//! What follows the `?` of an address is left out: it may name people.

use std::time::Duration;

use axum::extract::Request;
use axum::http::Response;
use tracing::Span;

/// What every line written for a request carries: its id, method and path.
pub fn span(request: &Request) -> Span {
    let id = request.headers().get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or("");
    let (method, path) = (request.method(), request.uri().path());
    if path.starts_with("/api/") {
        tracing::info_span!("request", request_id = id, %method, path)
    } else {
        tracing::debug_span!("request", request_id = id, %method, path)
    }
}

/// Says that a request was answered, with what and after how many milliseconds.
pub fn answered<B>(response: &Response<B>, took: Duration, span: &Span) {
    let (status, ms) = (response.status().as_u16(), u64::try_from(took.as_millis()).unwrap_or(u64::MAX));
    match span.metadata().map(tracing::Metadata::level) {
        Some(&tracing::Level::INFO) => tracing::info!(status, ms, "answered"),
        _ => tracing::debug!(status, ms, "answered"),
    }
}
