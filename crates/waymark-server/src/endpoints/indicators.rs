//! Indicators that all plans share, from the packs; a plan's own are records of the plan.

use aide::axum::ApiRouter;
use aide::axum::routing::get_with;
use axum::extract::{Query, State};
use waymark_core::indicator::Definition;

use super::records::{ListParameters, list};
use crate::caller::Caller;
use crate::state::ServerState;

/// `/indicators`.
pub fn routes() -> ApiRouter<ServerState> {
    ApiRouter::new().api_route(
        "/indicators",
        get_with(
            async |State(state): State<ServerState>,
                   caller: Caller,
                   Query(parameters): Query<ListParameters>| {
                list::<Definition>(&state, &caller, "", parameters).await
            },
            |operation| {
                let operation = operation.id("indicator_shared_list").tag("indicator");
                operation.summary("Lists the indicators that all plans share.")
            },
        ),
    )
}
