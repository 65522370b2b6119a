//! The description of the API, OpenAPI 3.1, generated from the code.

use aide::axum::ApiRouter;
use aide::openapi::{Info, OpenApi};
use axum::Router;

use crate::endpoints;
use crate::problem::Failure;
use crate::state::ServerState;

/// The routes under `/api/v1` with their description.
pub(crate) fn described() -> (Router<ServerState>, OpenApi) {
    aide::generate::on_error(|error| tracing::warn!(%error, "an address is described incompletely"));
    aide::generate::extract_schemas(true);
    let mut api = OpenApi {
        info: Info {
            title: "Waymark".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            description: Some("The ledger of a development plan, its numbers and its verdicts.".to_owned()),
            ..Info::default()
        },
        ..OpenApi::default()
    };
    let router = ApiRouter::new()
        .nest("/api/v1", endpoints::api())
        .finish_api_with(&mut api, |api| api.default_response::<Failure>());
    (router, api)
}

/// The description as JSON, for `docs/openapi.json` and `/api/v1/openapi.json`.
///
/// # Errors
/// None that input can cause.
pub fn document() -> serde_json::Result<String> {
    let (_, api) = described();
    Ok(serde_json::to_string_pretty(&api)? + "\n")
}
