//! Backups, imports and assessments as jobs.

use aide::axum::ApiRouter;
use aide::axum::routing::{get_with, post_with};
use axum::Json;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Deserialize;
use waymark_app::AppError;
use waymark_app::jobs::{JobInfo, JobKind};
use waymark_core::record::RevisionReason;
use waymark_core::{Date, Period};

use super::records::PlanPath;
use crate::answer::{Answer, Changed};
use crate::caller::Caller;
use crate::state::ServerState;

/// A backup by the id of its job.
#[derive(Debug, Deserialize, JsonSchema)]
struct BackupPath {
    /// Id of the job.
    id: String,
}

/// A file of values to be brought in.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ImportAsked {
    /// SHA-256 of an uploaded file.
    file: String,
    /// What the submission is called.
    title: String,
    /// Whether it is handed in at once.
    #[serde(default)]
    submit: bool,
    /// Why accepted values are changed.
    #[serde(default)]
    revision: Option<RevisionReason>,
}

/// What is to be judged.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct AssessmentAsked {
    /// Data about later periods are not looked at.
    at: Option<Period>,
    /// What was known on this day.
    as_of: Option<Date>,
    /// Code of the release whose values count.
    release: Option<String>,
    /// Rule set.
    rules: Option<String>,
}

/// `/backups`, and the jobs of a plan.
pub fn routes() -> ApiRouter<ServerState> {
    ApiRouter::new()
        .api_route(
            "/backups",
            post_with(back_up, |o| o.id("backup_run").tag("job").summary("Begins a backup.")),
        )
        .api_route(
            "/backups/{id}",
            get_with(download, |o| o.id("backup_get").tag("job").summary("Gives the archive of a backup.")),
        )
        .api_route(
            "/plans/{plan}/observations/import",
            post_with(import, |o| {
                o.id("observations_import").tag("job").summary("Begins the import of an uploaded file.")
            }),
        )
        .api_route(
            "/plans/{plan}/assessment/run",
            post_with(assess, |o| {
                o.id("assessment_run").tag("job").summary("Begins an assessment that is kept as a file.")
            }),
        )
}

async fn ask(state: &ServerState, caller: &Caller, plan: &str, kind: JobKind) -> Answer<Changed<JobInfo>> {
    let done = state.app.ask(&caller.call, plan, &kind).await?;
    Ok(Changed(StatusCode::ACCEPTED, done, None))
}

async fn back_up(State(state): State<ServerState>, caller: Caller) -> Answer<Changed<JobInfo>> {
    ask(&state, &caller, "", JobKind::Backup).await
}

async fn import(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanPath>,
    Json(asked): Json<ImportAsked>,
) -> Answer<Changed<JobInfo>> {
    let ImportAsked { file, title, submit, revision } = asked;
    ask(&state, &caller, &path.plan, JobKind::Import { file, title, submit, revision }).await
}

async fn assess(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanPath>,
    Json(asked): Json<AssessmentAsked>,
) -> Answer<Changed<JobInfo>> {
    let AssessmentAsked { at, as_of, release, rules } = asked;
    ask(&state, &caller, &path.plan, JobKind::Assess { at, as_of, release, rules }).await
}

async fn download(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<BackupPath>,
) -> Answer<Response> {
    let file = state.app.backup_file(&caller.call, &path.id).await?;
    let length = file.metadata().map_err(AppError::internal)?.len();
    let pieces = futures_util::stream::try_unfold(tokio::fs::File::from_std(file), async |mut file| {
        use tokio::io::AsyncReadExt as _;
        let mut piece = vec![0; PIECE];
        let read = file.read(&mut piece).await?;
        piece.truncate(read);
        Ok::<_, std::io::Error>((read > 0).then_some((piece, file)))
    });
    let headers = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_LENGTH, length.to_string()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"waymark-{}.zip\"", path.id)),
    ];
    Ok((headers, Body::from_stream(pieces)).into_response())
}

/// Bytes sent at once.
const PIECE: usize = 64 << 10;
