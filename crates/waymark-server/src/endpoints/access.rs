//! The matrix of rights.

use aide::axum::ApiRouter;
use aide::axum::routing::get_with;
use axum::Json;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::IntoResponse;
use schemars::JsonSchema;
use serde::Deserialize;
use waymark_app::AppError;
use waymark_app::access::{AccessMatrix, MatrixTable};
use waymark_report::tabular::Format;

use super::records::KnownBy;
use crate::answer::{Answer, Described};
use crate::caller::Caller;
use crate::state::ServerState;

/// As what the matrix is wanted.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct MatrixParameters {
    /// `json`, `csv` or `xlsx`.
    format: Option<String>,
    /// Which table of it, for `csv` and `xlsx`: `roles` or `accounts`.
    table: Option<MatrixTable>,
}

/// `/access/matrix`.
pub fn routes() -> ApiRouter<ServerState> {
    ApiRouter::new().api_route(
        "/access/matrix",
        get_with(matrix, |o| o.id("access_matrix").tag("access").summary("Says who may do what.")),
    )
}

async fn matrix(
    State(state): State<ServerState>,
    caller: Caller,
    Query(known): Query<KnownBy>,
    Query(parameters): Query<MatrixParameters>,
) -> Answer<Described<AccessMatrix>> {
    let named = parameters.format.as_deref().filter(|name| *name != "json");
    let Some(named) = named else {
        let matrix = state.app.access_matrix(&caller.call, known.known_by).await?;
        return Ok(Described::new(Json(matrix).into_response()));
    };
    let format = Format::from_name(named).ok_or_else(|| AppError::field("format", "unknown"))?;
    let table = parameters.table.unwrap_or(MatrixTable::Roles);
    let bytes = state.app.access_table(&caller.call, known.known_by, table, format, caller.lang).await?;
    let name = format!("attachment; filename=\"access.{}\"", format.name());
    let headers =
        [(header::CONTENT_TYPE, format.media_type().to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok(Described::new((headers, bytes).into_response()))
}
