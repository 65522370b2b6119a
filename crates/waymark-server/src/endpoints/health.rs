//! Whether the server lives and can work.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;

use crate::state::ServerState;

/// `/healthz` (the process lives) and `/readyz` (it can work: the database answers).
pub fn health() -> Router<ServerState> {
    Router::new().route("/healthz", get(async || "ok\n")).route(
        "/readyz",
        get(async |State(state): State<ServerState>| match state.app.store.ping().await {
            Ok(()) => (StatusCode::OK, "ready\n"),
            Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n"),
        }),
    )
}
