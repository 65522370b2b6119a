//! Tables of a plan as files.

use aide::axum::ApiRouter;
use aide::axum::routing::get_with;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Deserialize;
use waymark_app::AppError;
use waymark_app::tables::{ExportQuery, TableName};
use waymark_core::Date;
use waymark_report::tabular::Format;

use crate::answer::Answer;
use crate::caller::Caller;
use crate::state::ServerState;

/// A table in the address.
#[derive(Debug, Deserialize, JsonSchema)]
struct TablePath {
    /// Code of the plan.
    plan: String,
    /// Which table.
    table: TableName,
}

/// As what it is wanted.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
struct ExportParameters {
    /// `csv` or `xlsx` [default: xlsx].
    format: Option<String>,
    /// Code of the release whose values are wanted [default: accepted values].
    release: Option<String>,
    /// `key` for the columns' keys, `name` for their names in the language of the request [default: name].
    headings: Option<String>,
    /// As known by the end of this day.
    known_by: Option<Date>,
}

/// `/plans/{plan}/export/{table}`.
pub fn routes() -> ApiRouter<ServerState> {
    ApiRouter::new().api_route(
        "/plans/{plan}/export/{table}",
        get_with(export, |operation| {
            operation.id("export_table").tag("export").summary("Gives a table as CSV or a workbook.")
        }),
    )
}

async fn export(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<TablePath>,
    Query(parameters): Query<ExportParameters>,
) -> Answer<Response> {
    let format = Format::from_name(parameters.format.as_deref().unwrap_or("xlsx"));
    let format = format.ok_or_else(|| AppError::field("format", "unknown"))?;
    let lang = match parameters.headings.as_deref() {
        None | Some("name") => Some(caller.lang),
        Some("key") => None,
        Some(_) => return Err(AppError::field("headings", "unknown").into()),
    };
    let query =
        ExportQuery { format, lang, release: parameters.release.as_deref(), known_by: parameters.known_by };
    let file = state.app.export(&caller.call, &path.plan, path.table, query).await?;
    let name = format!("attachment; filename=\"{}\"", file.name);
    let headers = [(header::CONTENT_TYPE, file.media_type.to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, file.bytes).into_response())
}
