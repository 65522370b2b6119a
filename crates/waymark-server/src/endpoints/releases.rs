//! Releases, what part of them is public, and what was withdrawn.

use aide::axum::ApiRouter;
use aide::axum::routing::{get_with, post_with};
use axum::Json;
use axum::extract::{Path, Query, State};
use schemars::JsonSchema;
use serde::Deserialize;
use waymark_app::records::Envelope;
use waymark_app::releases::{Citation, NewRelease, ReleaseDifference};
use waymark_core::Date;
use waymark_core::record::{Publication, PublicationState, Release, Withdrawal};

use super::records::{KnownBy, PlanCodePath, PlanPath};
use super::submissions::ReasonInput;
use crate::answer::{Answer, Changed};
use crate::caller::Caller;
use crate::state::ServerState;

/// Against what.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
struct DifferenceParameters {
    /// Code of the later release [default: what counts now].
    to: Option<String>,
}

/// What is proposed to be made public.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct PublicationInput {
    /// Title.
    title: String,
    /// Code of the release.
    release: String,
    /// Indicators by code or name.
    indicators: Vec<String>,
    /// Areas by code or name [default: the plan's own].
    #[serde(default)]
    areas: Vec<String>,
    /// Not shown before this day.
    #[serde(default)]
    embargo_until: Option<Date>,
}

/// What is withdrawn: a submission or single values.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct WithdrawalInput {
    /// Code of the submission all of whose values are withdrawn.
    #[serde(default)]
    submission: Option<String>,
    /// Ids of single values.
    #[serde(default)]
    observations: Vec<String>,
    /// Why.
    reason: String,
}

/// Making releases, publications and withdrawals; reading them is with the records.
pub fn routes() -> ApiRouter<ServerState> {
    ApiRouter::new()
        .api_route(
            "/plans/{plan}/releases",
            post_with(make, |o| {
                o.id("release_post").tag("release").summary("Makes a release of the values that count.")
            }),
        )
        .api_route(
            "/plans/{plan}/releases/{code}/difference",
            get_with(difference, |o| {
                o.id("release_difference").tag("release").summary("Says what differs from a later release.")
            }),
        )
        .api_route(
            "/plans/{plan}/releases/{code}/citation",
            get_with(citation, |o| {
                o.id("release_citation").tag("release").summary("Says how the release is cited.")
            }),
        )
        .api_route(
            "/plans/{plan}/publications",
            post_with(propose, |o| {
                o.id("publication_post").tag("publication").summary("Proposes to publish part of a release.")
            }),
        )
        .api_route(
            "/plans/{plan}/publications/{code}/publish",
            post_with(publish, |o| {
                o.id("publication_publish").tag("publication").summary("Publishes what another proposed.")
            }),
        )
        .api_route(
            "/plans/{plan}/publications/{code}/withdraw",
            post_with(take_back, |o| {
                o.id("publication_withdraw").tag("publication").summary("Takes a publication back.")
            }),
        )
        .api_route(
            "/plans/{plan}/withdrawals",
            post_with(withdraw, |o| {
                o.id("withdrawal_post").tag("withdrawal").summary("Withdraws values; undo lifts it.")
            }),
        )
}

async fn make(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanPath>,
    Json(input): Json<NewRelease>,
) -> Answer<Changed<Envelope<Release>>> {
    Ok(Changed::record(state.app.make_release(&caller.call, &path.plan, &input).await?))
}

async fn difference(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanCodePath>,
    Query(known): Query<KnownBy>,
    Query(parameters): Query<DifferenceParameters>,
) -> Answer<Json<ReleaseDifference>> {
    let (from, to) = (&path.code, parameters.to.as_deref());
    Ok(Json(state.app.release_difference(&caller.call, &path.plan, from, to, known.known_by).await?))
}

async fn citation(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanCodePath>,
) -> Answer<Json<Citation>> {
    Ok(Json(state.app.cite_release(&caller.call, &path.plan, &path.code).await?))
}

async fn propose(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanPath>,
    Json(input): Json<PublicationInput>,
) -> Answer<Changed<Envelope<Publication>>> {
    let publication = Publication {
        title: input.title,
        release: input.release,
        indicators: input.indicators,
        areas: input.areas,
        embargo_until: input.embargo_until,
        state: PublicationState::Proposed,
        proposed_by: None,
        reviewed_by: None,
        published_on: None,
        reason: None,
    };
    Ok(Changed::record(state.app.propose_publication(&caller.call, &path.plan, &publication).await?))
}

async fn publish(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanCodePath>,
) -> Answer<Changed<Envelope<Publication>>> {
    Ok(Changed::record(state.app.publish(&caller.call, &path.plan, &path.code).await?))
}

async fn take_back(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanCodePath>,
    Json(input): Json<ReasonInput>,
) -> Answer<Changed<Envelope<Publication>>> {
    let done = state.app.withdraw_publication(&caller.call, &path.plan, &path.code, &input.reason).await?;
    Ok(Changed::record(done))
}

async fn withdraw(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanPath>,
    Json(input): Json<WithdrawalInput>,
) -> Answer<Changed<Envelope<Withdrawal>>> {
    let WithdrawalInput { submission, observations, reason } = input;
    let withdrawal = Withdrawal { submission, observations, reason, rows: 0 };
    Ok(Changed::record(state.app.withdraw(&caller.call, &path.plan, &withdrawal).await?))
}
