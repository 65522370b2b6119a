//! The log of the audit administrator: verifying it, taking it out.

use aide::axum::ApiRouter;
use aide::axum::routing::get_with;
use axum::Json;
use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use schemars::JsonSchema;
use serde::Deserialize;
use waymark_app::audit::{LogEntry, LogVerification};
use waymark_app::{App, AppError, Call};

use crate::answer::Answer;
use crate::caller::Caller;
use crate::state::ServerState;

/// As what the log is wanted.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct ExportParameters {
    /// `ndjson` (one JSON object a line) or `csv`.
    format: Option<String>,
    /// Only later ones than this place in the chain.
    after: Option<i64>,
}

/// `/audit`.
pub fn routes() -> ApiRouter<ServerState> {
    ApiRouter::new()
        .api_route(
            "/audit/verify",
            get_with(verify, |o| {
                o.id("audit_verify").tag("audit").summary("Verifies the log against itself and its anchors.")
            }),
        )
        .api_route(
            "/audit/export",
            get_with(export, |o| {
                o.id("audit_export").tag("audit").summary("Gives the whole log, oldest first.")
            }),
        )
}

async fn verify(State(state): State<ServerState>, caller: Caller) -> Answer<Json<LogVerification>> {
    Ok(Json(state.app.verify_log_for(&caller.call).await?))
}

async fn export(
    State(state): State<ServerState>,
    caller: Caller,
    Query(parameters): Query<ExportParameters>,
) -> Answer<Response> {
    let csv = match parameters.format.as_deref() {
        None | Some("ndjson") => false,
        Some("csv") => true,
        Some(_) => return Err(AppError::field("format", "unknown").into()),
    };
    let after = parameters.after.unwrap_or(0);
    // The first page before the status is sent: a refusal is a refusal, not a broken download.
    let first = state.app.export_page(&caller.call, after).await?;
    let head = if csv { format!("\u{feff}{}\r\n", COLUMNS.join(",")) } else { String::new() };
    let pages = Pages { app: state.app.clone(), call: caller.call, csv, next: Some((first, head)) };
    let body = Body::from_stream(stream::try_unfold(pages, Pages::next));
    let (kind, name) = match csv {
        true => ("text/csv; charset=utf-8", "attachment; filename=\"audit.csv\""),
        false => ("application/x-ndjson", "attachment; filename=\"audit.ndjson\""),
    };
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], body).into_response())
}

/// The log on its way out, a page at a time.
struct Pages {
    app: App,
    call: Call,
    csv: bool,
    next: Option<(Vec<LogEntry>, String)>,
}

impl Pages {
    async fn next(mut self) -> Result<Option<(String, Pages)>, AppError> {
        let Some((page, mut text)) = self.next.take() else { return Ok(None) };
        let last = page.last().map(|entry| entry.seq);
        for entry in &page {
            text.push_str(&if self.csv { csv_line(entry) } else { serde_json::to_string(entry)? + "\n" });
        }
        if let Some(last) = last {
            let page = self.app.export_page(&self.call, last).await?;
            self.next = Some((page, String::new())).filter(|(page, _)| !page.is_empty());
        }
        Ok(Some((text, self)))
    }
}

const COLUMNS: [&str; 14] = [
    "seq", "recorded_at", "actor", "operation", "scope", "subject", "success", "reason", "undoes", "origin",
    "row_count", "change_id", "hash", "pruned",
];

fn csv_line(entry: &LogEntry) -> String {
    let optional = |text: &Option<String>| text.clone().unwrap_or_default();
    let cells = [
        entry.seq.to_string(),
        entry.recorded_at.clone(),
        entry.actor.clone(),
        entry.operation.clone(),
        entry.scope.clone(),
        entry.subject.clone(),
        entry.success.to_string(),
        optional(&entry.reason),
        optional(&entry.undoes),
        optional(&entry.origin),
        entry.row_count.to_string(),
        entry.change_id.clone(),
        entry.hash.clone(),
        entry.pruned.to_string(),
    ];
    cells.map(|cell| csv_cell(&cell)).join(",") + "\r\n"
}

/// A cell in quotes; what a spreadsheet would take for a formula is kept words.
fn csv_cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    format!("\"{}\"", text.replace('"', "\"\""))
}
