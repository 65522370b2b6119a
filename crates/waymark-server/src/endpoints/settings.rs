//! Settings.

use aide::axum::ApiRouter;
use aide::axum::routing::get_with;
use axum::Json;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use schemars::JsonSchema;
use serde::Serialize;
use waymark_app::records::Envelope;
use waymark_core::record::Settings;

use super::records::KnownBy;
use crate::answer::{Answer, Changed, expected};
use crate::caller::Caller;
use crate::state::ServerState;

/// The settings with their version.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SettingsAnswer {
    /// Version; 0 where they were never written.
    version: i64,
    /// The settings.
    body: Settings,
}

/// `/settings`.
pub fn routes() -> ApiRouter<ServerState> {
    ApiRouter::new().api_route(
        "/settings",
        get_with(get, |o| o.id("settings_get").tag("settings").summary("Gives the settings."))
            .put_with(put, |o| o.id("settings_put").tag("settings").summary("Writes the settings.")),
    )
}

async fn get(
    State(state): State<ServerState>,
    caller: Caller,
    Query(known): Query<KnownBy>,
) -> Answer<Json<SettingsAnswer>> {
    let (body, version) = state.app.read_settings_for(&caller.call, known.known_by).await?;
    Ok(Json(SettingsAnswer { version, body }))
}

async fn put(
    State(state): State<ServerState>,
    caller: Caller,
    headers: HeaderMap,
    Json(settings): Json<Settings>,
) -> Answer<Changed<Envelope<Settings>>> {
    let seen = expected(&headers)?;
    Ok(Changed::record(state.app.write_settings(&caller.call, &settings, seen).await?))
}
