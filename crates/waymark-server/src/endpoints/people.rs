//! What people are called.

use aide::axum::ApiRouter;
use aide::axum::routing::get_with;
use axum::Json;
use axum::extract::{Query, State};
use schemars::JsonSchema;
use serde::Deserialize;
use waymark_app::people::Person;

use super::list;
use crate::answer::Answer;
use crate::caller::Caller;
use crate::state::ServerState;

/// Whose names.
#[derive(Debug, Deserialize, JsonSchema)]
struct PeopleParameters {
    /// Codes of accounts, separated by commas; at most 200.
    codes: String,
}

/// `/people`.
pub fn routes() -> ApiRouter<ServerState> {
    ApiRouter::new().api_route(
        "/people",
        get_with(people, |o| {
            o.id("people").tag("account").summary("Gives the names of people by the codes of their accounts.")
        }),
    )
}

async fn people(
    State(state): State<ServerState>,
    caller: Caller,
    Query(parameters): Query<PeopleParameters>,
) -> Answer<Json<Vec<Person>>> {
    Ok(Json(state.app.people(&caller.call, &list(Some(parameters.codes))).await?))
}
