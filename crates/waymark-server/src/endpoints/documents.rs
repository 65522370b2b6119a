//! Documents of a plan: in, read, shown, compared.

use aide::axum::ApiRouter;
use aide::axum::routing::{get_with, post_with};
use axum::Json;
use axum::extract::{Path, Query, State};
use schemars::JsonSchema;
use serde::Deserialize;
use waymark_app::documents::{Amendment, DocumentAdded, DocumentText, Findings, NewDocument};

use super::records::{KnownBy, PlanCodePath, PlanPath};
use crate::answer::{Answer, Changed};
use crate::caller::Caller;
use crate::state::ServerState;

/// What a document is compared to.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct DifferenceParameters {
    /// Code of the later document.
    to: String,
}

/// `/plans/{plan}/documents` beyond reading the records.
pub fn routes() -> ApiRouter<ServerState> {
    ApiRouter::new()
        .api_route(
            "/plans/{plan}/documents",
            post_with(add, |o| {
                o.id("document_post").tag("document").summary("Takes a document in and has it read by a job.")
            }),
        )
        .api_route(
            "/plans/{plan}/documents/{code}/read",
            post_with(read_again, |o| {
                o.id("document_read").tag("document").summary("Has a document read again.")
            }),
        )
        .api_route(
            "/plans/{plan}/documents/{code}/text",
            get_with(text, |o| {
                o.id("document_text").tag("document").summary("Gives the text with every proposal's place.")
            }),
        )
        .api_route(
            "/plans/{plan}/documents/{code}/findings",
            get_with(findings, |o| {
                o.id("document_findings")
                    .tag("document")
                    .summary("Says what the checks found, and what was settled.")
            }),
        )
        .api_route(
            "/plans/{plan}/documents/{code}/difference",
            get_with(difference, |o| {
                o.id("document_difference")
                    .tag("document")
                    .summary("Compares a document with a later one, item by item.")
            }),
        )
}

async fn add(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanPath>,
    Json(new): Json<NewDocument>,
) -> Answer<Changed<DocumentAdded>> {
    Ok(Changed::created(state.app.add_document(&caller.call, &path.plan, &new).await?))
}

async fn read_again(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanCodePath>,
) -> Answer<Changed<DocumentAdded>> {
    Ok(Changed::ok(state.app.read_again(&caller.call, &path.plan, &path.code).await?))
}

async fn text(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanCodePath>,
    Query(known): Query<KnownBy>,
) -> Answer<Json<DocumentText>> {
    Ok(Json(state.app.document_text(&caller.call, &path.plan, &path.code, known.known_by).await?))
}

async fn findings(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanCodePath>,
    Query(known): Query<KnownBy>,
) -> Answer<Json<Findings>> {
    let (plan, code, known_by) = (&path.plan, &path.code, known.known_by);
    Ok(Json(state.app.document_findings(&caller.call, plan, code, known_by, caller.lang).await?))
}

async fn difference(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanCodePath>,
    Query(known): Query<KnownBy>,
    Query(parameters): Query<DifferenceParameters>,
) -> Answer<Json<Amendment>> {
    let (from, to) = (&path.code, &parameters.to);
    Ok(Json(state.app.document_difference(&caller.call, &path.plan, from, to, known.known_by).await?))
}
