//! Files: in as raw bytes, out as attachments.

use aide::axum::ApiRouter;
use aide::axum::routing::{get_with, post_with};
use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt as _;
use schemars::JsonSchema;
use serde::Deserialize;
use waymark_app::AppError;
use waymark_app::files::FileInfo;

use crate::answer::{Answer, Changed};
use crate::caller::Caller;
use crate::state::ServerState;

/// A file by its hash.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct FilePath {
    /// SHA-256 of the bytes.
    sha256: String,
}

/// What an upload is called.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct UploadParameters {
    /// Name of the file.
    name: Option<String>,
}

/// `/files`.
pub fn routes() -> ApiRouter<ServerState> {
    ApiRouter::new()
        .api_route(
            "/files",
            post_with(upload, |o| {
                o.id("file_post")
                    .tag("file")
                    .summary("Stores a file sent as raw bytes; gives its hash.")
                    .input::<axum::body::Bytes>()
            }),
        )
        .api_route(
            "/files/{sha256}",
            get_with(download, |o| {
                o.id("file_get")
                    .tag("file")
                    .summary("Gives a file; pictures and PDF may be shown, all else is saved.")
            }),
        )
}

/// The writer counts the bytes itself and stops at its own limit.
async fn upload(
    State(state): State<ServerState>,
    caller: Caller,
    Query(parameters): Query<UploadParameters>,
    body: Body,
) -> Answer<Changed<FileInfo>> {
    let name = parameters.name.as_deref().unwrap_or("file");
    let mut writer = state.app.file_writer(&caller.call, name).await?;
    let mut pieces = body.into_data_stream();
    while let Some(piece) = pieces.next().await {
        let piece = piece.map_err(|_| AppError::refused("upload_broken"))?;
        writer.write(&piece).await?;
    }
    Ok(Changed::created(writer.finish(&caller.call).await?))
}

async fn download(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<FilePath>,
) -> Answer<Response> {
    let (info, bytes) = state.app.file(&caller.call, &path.sha256).await?;
    let way = if info.may_be_shown() { "inline" } else { "attachment" };
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    let mut put = |name, text: String| {
        if let Ok(value) = HeaderValue::from_str(&text) {
            headers.insert(name, value);
        }
    };
    put(header::CONTENT_TYPE, info.media_type);
    put(header::CONTENT_DISPOSITION, format!("{way}; filename*=UTF-8''{}", encoded(&info.name)));
    put(header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox".to_owned());
    // The address is the content: it never changes, but only who may read it keeps it.
    put(header::CACHE_CONTROL, "private, max-age=31536000, immutable".to_owned());
    Ok(response)
}

/// A name as RFC 5987 writes it.
fn encoded(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    name.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
