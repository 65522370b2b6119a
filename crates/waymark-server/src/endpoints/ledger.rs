//! The ledger as one: its file, owners, splits and work.

use aide::axum::ApiRouter;
use aide::axum::routing::{get_with, post_with};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Deserialize;
use waymark_app::AppError;
use waymark_app::ledger::LedgerImport;
use waymark_app::owners::{HandOver, HandedOver, TaskSplit, TaskSplitAnswer};
use waymark_app::splits::ReconciledSplit;
use waymark_app::work::{BaselineProposal, WorkItem, WorkQuery};
use waymark_core::{Date, Ledger, Period};
use waymark_report::tabular::Format;

use super::pages::{Items, PageParameters};
use super::records::{KnownBy, PlanPath};
use crate::answer::{Answer, Changed, Described};
use crate::caller::Caller;
use crate::state::ServerState;

/// Whether only to look.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct DryRun {
    /// True: says what would change and changes nothing.
    pub dry_run: bool,
}

/// As what a table is wanted.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TableParameters {
    /// `xlsx` or `csv`.
    format: Option<String>,
    /// As known by the end of this day.
    known_by: Option<Date>,
}

/// What work is asked for.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct WorkParameters {
    /// On which day lateness is told; where none, the day it is known by, else today.
    at: Option<Date>,
    /// As known by the end of this day [default: now].
    known_by: Option<Date>,
    /// Only what was reported for this month or year.
    period: Option<Period>,
}

/// The ledger of a plan and what belongs to it.
pub fn routes() -> ApiRouter<ServerState> {
    ApiRouter::new()
        .api_route(
            "/plans/{plan}/ledger.json",
            get_with(whole, |o| {
                o.id("ledger_file").tag("ledger").summary("Gives the whole ledger as a file.")
            }),
        )
        .api_route(
            "/plans/{plan}/ledger/import",
            post_with(import, |o| o.id("ledger_import").tag("ledger").summary("Brings a ledger file in.")),
        )
        .api_route(
            "/plans/{plan}/ledger/workbook",
            get_with(workbook, |o| {
                o.id("ledger_workbook").tag("ledger").summary("Gives the ledger as a table, xlsx or CSV.")
            })
            .post_with(workbook_back, |o| {
                o.id("ledger_workbook_post").tag("ledger").summary("Takes an edited table back.")
            }),
        )
        .api_route(
            "/plans/{plan}/owners/hand-over",
            post_with(hand_over, |o| {
                o.id("owner_hand_over").tag("owner").summary("Hands ownerships over from a day on.")
            }),
        )
        .api_route(
            "/plans/{plan}/task-split",
            post_with(task_split, |o| {
                o.id("owner_task_split")
                    .tag("owner")
                    .summary("Matches a task split to the ledger and fills owners in.")
            }),
        )
        .api_route(
            "/plans/{plan}/splits/reconciled",
            get_with(reconciled, |o| {
                o.id("split_reconciled").tag("split").summary("Adds splits up against their targets.")
            }),
        )
        .api_route(
            "/plans/{plan}/work",
            get_with(work, |o| {
                o.id("work_list")
                    .tag("work")
                    .summary("Lists tasks, projects and milestones with what is late.")
            }),
        )
        .api_route(
            "/plans/{plan}/baselines",
            get_with(baselines, |o| {
                o.id("baseline_list").tag("ledger").summary("Gives the baselines the plan before ended with.")
            }),
        )
}

async fn whole(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanPath>,
    Query(known): Query<KnownBy>,
) -> Answer<Json<Ledger>> {
    Ok(Json(state.app.ledger_for(&caller.call, &path.plan, known.known_by).await?))
}

async fn import(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanPath>,
    Query(dry): Query<DryRun>,
    Json(ledger): Json<Ledger>,
) -> Answer<Described<LedgerImport>> {
    if dry.dry_run {
        let seen = state.app.compare_ledger(&caller.call, &path.plan, &ledger).await?;
        return Ok(Described::new(Json(seen).into_response()));
    }
    let done = state.app.import_ledger(&caller.call, &path.plan, &ledger).await?;
    Ok(Described::new(Changed::ok(done).into_response()))
}

async fn workbook(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanPath>,
    Query(parameters): Query<TableParameters>,
) -> Answer<Response> {
    let format = parameters.format.as_deref().unwrap_or("xlsx");
    let format = Format::from_name(format).ok_or_else(|| AppError::field("format", "unknown"))?;
    let file =
        state.app.ledger_table(&caller.call, &path.plan, format, caller.lang, parameters.known_by).await?;
    let disposition = format!("attachment; filename=\"{}\"", file.name);
    let headers =
        [(header::CONTENT_TYPE, file.media_type.to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, file.bytes).into_response())
}

async fn workbook_back(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanPath>,
    Query(dry): Query<DryRun>,
    bytes: Bytes,
) -> Answer<Described<LedgerImport>> {
    if dry.dry_run {
        let seen = state.app.compare_ledger_table(&caller.call, &path.plan, bytes.to_vec()).await?;
        return Ok(Described::new(Json(seen).into_response()));
    }
    let done = state.app.import_ledger_table(&caller.call, &path.plan, bytes.to_vec()).await?;
    Ok(Described::new(Changed::ok(done).into_response()))
}

async fn hand_over(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanPath>,
    Json(over): Json<HandOver>,
) -> Answer<Changed<HandedOver>> {
    Ok(Changed::ok(state.app.hand_over(&caller.call, &path.plan, &over).await?))
}

async fn task_split(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanPath>,
    Query(dry): Query<DryRun>,
    Json(split): Json<TaskSplit>,
) -> Answer<Described<TaskSplitAnswer>> {
    if dry.dry_run {
        let seen = state.app.match_task_split(&caller.call, &path.plan, &split).await?;
        return Ok(Described::new(Json(seen).into_response()));
    }
    let done = state.app.apply_task_split(&caller.call, &path.plan, &split).await?;
    Ok(Described::new(Changed::ok(done).into_response()))
}

async fn reconciled(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanPath>,
    Query(known): Query<KnownBy>,
    Query(page): Query<PageParameters>,
) -> Answer<Json<Items<ReconciledSplit>>> {
    Ok(Json(page.of(state.app.reconciled(&caller.call, &path.plan, known.known_by).await?)?))
}

async fn work(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanPath>,
    Query(parameters): Query<WorkParameters>,
    Query(page): Query<PageParameters>,
) -> Answer<Json<Items<WorkItem>>> {
    let query = WorkQuery { at: parameters.at, known_by: parameters.known_by, period: parameters.period };
    Ok(Json(page.of(state.app.work_list(&caller.call, &path.plan, &query).await?)?))
}

async fn baselines(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanPath>,
    Query(known): Query<KnownBy>,
    Query(page): Query<PageParameters>,
) -> Answer<Json<Items<BaselineProposal>>> {
    Ok(Json(page.of(state.app.baseline_proposals(&caller.call, &path.plan, known.known_by).await?)?))
}
