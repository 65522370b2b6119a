//! `ETag` and `If-None-Match` for every read that answers JSON: a list that did not change is not sent again.

use axum::body::{Body, HttpBody as _, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

/// Answers beyond this many bytes are not marked.
const MARKED_BYTES_MAX: usize = 4 * 1024 * 1024;

/// Marks what is read with a weak tag of its bytes, where the handler gave none, and answers 304 to a
/// reader who has it.
pub async fn layer(request: Request, next: Next) -> Response {
    if request.method() != Method::GET {
        return next.run(request).await;
    }
    let seen = request.headers().get(header::IF_NONE_MATCH).cloned();
    let mut response = next.run(request).await;
    if response.status() != StatusCode::OK {
        return response;
    }
    if !response.headers().contains_key(header::ETAG) {
        response = marked(response).await;
    }
    let tag = response.headers().get(header::ETAG);
    match (tag, seen) {
        (Some(tag), Some(seen)) if matches(&seen, tag) => {
            (StatusCode::NOT_MODIFIED, [(header::ETAG, tag.clone())]).into_response()
        }
        _ => response,
    }
}

async fn marked(response: Response) -> Response {
    let is_json = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes() == b"application/json");
    let bytes = response.body().size_hint().exact();
    if !is_json || bytes.is_none_or(|bytes| bytes > MARKED_BYTES_MAX as u64) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, MARKED_BYTES_MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let tag: String = Sha256::digest(&bytes).iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    if let Ok(tag) = HeaderValue::from_str(&format!("W/\"{tag}\"")) {
        parts.headers.insert(header::ETAG, tag);
    }
    Response::from_parts(parts, Body::from(bytes))
}

/// Whether one of the tags a reader has is this one, by the weak comparison of RFC 9110, section 8.8.3.2.
fn matches(seen: &HeaderValue, tag: &HeaderValue) -> bool {
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    match (seen.to_str(), tag.to_str()) {
        (Ok(seen), Ok(tag)) => seen.split(',').any(|one| one.trim() == "*" || bare(one) == bare(tag)),
        _ => false,
    }
}
