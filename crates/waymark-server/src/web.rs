//! The web app, embedded in the executable. Without `web/dist` at build time one page says how to
//! build it; the API works all the same.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Dist;

const NOT_BUILT: &str = "<!doctype html><meta charset=utf-8><title>Waymark 知程</title>\
    <p lang=zh-CN>网页尚未构建：在 <code>web/</code> 中运行 <code>npm ci</code> 和 <code>npm run build</code>，再重新编译。接口可以使用：<a href=\"/api/v1/openapi.json\">/api/v1/openapi.json</a>。\
    <p lang=en>The web app was not built: run <code>npm ci</code> and <code>npm run build</code> in <code>web/</code>, then compile again. The API works.";

/// A file of the app, or its first page for every address of its own.
pub async fn page(request: Request) -> Response {
    let path = request.uri().path().trim_start_matches('/');
    if path.starts_with("api/") {
        return StatusCode::NOT_FOUND.into_response();
    }
    if let Some(response) = file(path, request.headers()) {
        return response;
    }
    // What looks like a file and is not there is missing; everything else is an address of the app.
    if path.starts_with("assets/") {
        return StatusCode::NOT_FOUND.into_response();
    }
    file("index.html", request.headers()).unwrap_or_else(|| Html(NOT_BUILT).into_response())
}

fn file(path: &str, headers: &HeaderMap) -> Option<Response> {
    let plain = Dist::get(path)?;
    let brotli = headers
        .get(header::ACCEPT_ENCODING)
        .is_some_and(|accepted| accepted.as_bytes().windows(2).any(|w| w == b"br"));
    let packed = if brotli { Dist::get(&format!("{path}.br")) } else { None };
    let encoded = packed.is_some();
    let body = packed.unwrap_or(plain).data.into_owned();
    let mut response = body.into_response();
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    let kind = if kind.type_() == "text" { format!("{kind}; charset=utf-8") } else { kind.to_string() };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_str(&kind).ok()?);
    // Files under assets/ carry a hash in their names.
    let keep = if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if encoded {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    Some(response)
}
