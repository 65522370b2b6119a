//! The description of the API, OpenAPI 3.1, generated from the code.

mod contract;
mod headers;

use std::sync::LazyLock;

use aide::axum::ApiRouter;
use aide::openapi::{Info, OpenApi};
use schemars::generate::SchemaSettings;
use schemars::transform::RemoveRefSiblings;
use serde_json::Value;

use crate::endpoints;
use crate::problem::Failure;

/// The routes as they are described when shapes are those of requests, or those of answers.
fn described(answers: bool) -> serde_json::Result<Value> {
    aide::generate::reset_context();
    aide::generate::on_error(|error| tracing::warn!(%error, "an address is described incompletely"));
    let settings = SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
    });
    // Makers of clients leave out what stands beside a reference.
    let settings = settings.with_transform(RemoveRefSiblings::default());
    let settings = if answers { settings.for_serialize() } else { settings };
    aide::generate::in_context(|context| context.schema = settings.into_generator());
    let mut api = OpenApi {
        info: Info {
            title: "Waymark".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            description: Some("The ledger of a development plan, its numbers and its verdicts.".to_owned()),
            ..Info::default()
        },
        ..OpenApi::default()
    };
    let router = ApiRouter::new().nest("/api/v1", endpoints::api());
    drop(router.finish_api_with(&mut api, |api| api.default_response::<Failure>()));
    aide::generate::reset_context();
    serde_json::to_value(api)
}

static DOCUMENT: LazyLock<serde_json::Result<String>> = LazyLock::new(|| {
    let mut joined = contract::join(described(false)?, described(true)?);
    headers::add(&mut joined);
    Ok(serde_json::to_string_pretty(&joined)? + "\n")
});

/// The description as JSON, for `docs/openapi.json` and `/api/v1/openapi.json`.
///
/// # Errors
/// None that input can cause.
pub fn document() -> Result<&'static str, &'static serde_json::Error> {
    DOCUMENT.as_ref().map(String::as_str)
}
