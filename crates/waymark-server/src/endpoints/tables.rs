//! Tables from files into records: looked at first, then written as one change.

use aide::axum::ApiRouter;
use aide::axum::routing::post_with;
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::HeaderValue;
use axum::response::IntoResponse;
use waymark_app::tables::{TableDifference, TableName};

use super::ledger::DryRun;
use super::records::PlanPath;
use crate::answer::{Answer, Described};
use crate::caller::Caller;
use crate::state::ServerState;

/// `/areas/table`, `/bodies/table`, and of a plan `/owners/table` and `/ledger/table`.
pub fn routes() -> ApiRouter<ServerState> {
    ApiRouter::new()
        .merge(shared("/areas/table", "area_table", "area", TableName::Areas))
        .merge(shared("/bodies/table", "body_table", "body", TableName::Bodies))
        .merge(of_plan("/plans/{plan}/owners/table", "owner_table", "owner", TableName::Owners))
        .merge(of_plan("/plans/{plan}/ledger/table", "target_table", "ledger", TableName::Targets))
}

const SUMMARY: &str = "Brings a table in, CSV or a workbook; with `dry_run` only says what would change.";

fn shared(path: &str, id: &'static str, tag: &'static str, table: TableName) -> ApiRouter<ServerState> {
    ApiRouter::new().api_route(
        path,
        post_with(
            move |State(state): State<ServerState>,
                  caller: Caller,
                  Query(dry): Query<DryRun>,
                  bytes: Bytes| async move {
                import(&state, &caller, "", table, dry.dry_run, bytes).await
            },
            move |o| o.id(id).tag(tag).summary(SUMMARY),
        ),
    )
}

fn of_plan(path: &str, id: &'static str, tag: &'static str, table: TableName) -> ApiRouter<ServerState> {
    ApiRouter::new().api_route(
        path,
        post_with(
            move |State(state): State<ServerState>,
                  caller: Caller,
                  Path(path): Path<PlanPath>,
                  Query(dry): Query<DryRun>,
                  bytes: Bytes| async move {
                import(&state, &caller, &path.plan, table, dry.dry_run, bytes).await
            },
            move |o| o.id(id).tag(tag).summary(SUMMARY),
        ),
    )
}

async fn import(
    state: &ServerState,
    caller: &Caller,
    plan: &str,
    table: TableName,
    dry_run: bool,
    bytes: Bytes,
) -> Answer<Described<TableDifference>> {
    let done = state.app.import_table(&caller.call, plan, table, bytes.to_vec(), dry_run).await?;
    let mut response = Json(done.difference).into_response();
    if let Some(id) = done.change_id.and_then(|id| HeaderValue::from_str(&id).ok()) {
        response.headers_mut().insert("waymark-change", id);
    }
    Ok(Described::new(response))
}
