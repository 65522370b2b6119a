//! Long work: what waits, runs and has ended.

use aide::axum::ApiRouter;
use aide::axum::routing::{get_with, post_with};
use axum::Json;
use axum::extract::{Path, Query, State};
use schemars::JsonSchema;
use serde::Deserialize;
use waymark_app::jobs::{JobInfo, JobPage};

use super::pages::{PageParameters, cursor_of};
use crate::answer::{Answer, Changed};
use crate::caller::Caller;
use crate::state::ServerState;

/// A job by its id.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct JobPath {
    /// Id of the job.
    id: String,
}

/// `/jobs`.
pub fn routes() -> ApiRouter<ServerState> {
    ApiRouter::new()
        .api_route(
            "/jobs",
            get_with(list, |o| o.id("job_list").tag("job").summary("Lists jobs, newest first.")),
        )
        .api_route(
            "/jobs/{id}",
            get_with(get, |o| o.id("job_get").tag("job").summary("Says how far a job is.")),
        )
        .api_route(
            "/jobs/{id}/cancel",
            post_with(cancel, |o| o.id("job_cancel").tag("job").summary("Asks a job to stop.")),
        )
}

async fn list(
    State(state): State<ServerState>,
    caller: Caller,
    Query(page): Query<PageParameters>,
) -> Answer<Json<JobPage>> {
    let mut jobs = state.app.jobs(&caller.call, page.after()?, page.limit()).await?;
    jobs.next = jobs.next.as_deref().map(cursor_of);
    Ok(Json(jobs))
}

async fn get(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<JobPath>,
) -> Answer<Json<JobInfo>> {
    Ok(Json(state.app.job(&caller.call, &path.id).await?))
}

async fn cancel(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<JobPath>,
) -> Answer<Changed<JobInfo>> {
    Ok(Changed::ok(state.app.cancel_job(&caller.call, &path.id).await?))
}
