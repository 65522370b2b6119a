//! Signing in and out.

use aide::axum::ApiRouter;

use crate::state::ServerState;

/// Everything about the session.
pub fn routes() -> ApiRouter<ServerState> {
    ApiRouter::new()
}
