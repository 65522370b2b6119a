//! A submission from one state to the next, and as its reviewer reads it.

use aide::axum::ApiRouter;
use aide::axum::routing::{get_with, post_with};
use aide::transform::TransformOperation;
use axum::Json;
use axum::extract::{Path, Query, State};
use schemars::JsonSchema;
use serde::Deserialize;
use waymark_app::records::Envelope;
use waymark_app::submissions::{HandIn, Intake};
use waymark_core::check::Expected;
use waymark_core::record::{RevisionReason, Submission};

use super::pages::{Items, PageParameters};
use super::records::{KnownBy, PlanCodePath, PlanPath};
use crate::answer::{Answer, Changed};
use crate::caller::Caller;
use crate::state::ServerState;

/// What is said when a submission is handed in.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct HandInInput {
    /// Why accepted values are changed.
    revision: Option<RevisionReason>,
    /// What was found about the findings.
    comment: Option<String>,
    /// SHA-256 of files that prove the values, beside those attached before; at most 20 in all.
    evidence: Vec<String>,
}

/// What is said when a submission is accepted.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct StepInput {
    /// Why accepted values are changed.
    revision: Option<RevisionReason>,
    /// What was found about the findings.
    comment: Option<String>,
}

/// Why.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReasonInput {
    /// The reason.
    pub reason: String,
}

/// Whose values.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
struct ExpectedParameters {
    /// Code of the body [default: the account's own].
    body: Option<String>,
}

type Stepped = Answer<Changed<Envelope<Submission>>>;

fn described<'t>(operation: TransformOperation<'t>, verb: &str, what: &str) -> TransformOperation<'t> {
    operation.id(&format!("submission_{verb}")).tag("submission").summary(what)
}

/// `/plans/{plan}/submissions/{code}/…` and `/plans/{plan}/expected`.
pub fn routes() -> ApiRouter<ServerState> {
    let at = |verb: &str| format!("/plans/{{plan}}/submissions/{{code}}/{verb}");
    ApiRouter::new()
        .api_route(
            &at("review"),
            get_with(review, |o| {
                described(o, "review", "Gives the rows against what counts now, and what the checks say now.")
            }),
        )
        .api_route(
            &at("submit"),
            post_with(submit, |o| described(o, "submit", "Hands a draft or returned submission in.")),
        )
        .api_route(
            &at("accept"),
            post_with(accept, |o| described(o, "accept", "Accepts a submission: its values count.")),
        )
        .api_route(
            &at("return"),
            post_with(give_back, |o| described(o, "return", "Returns a submission with the reason.")),
        )
        .api_route(
            &at("discard"),
            post_with(discard, |o| described(o, "discard", "Gives up a submission that was not accepted.")),
        )
        .api_route(
            "/plans/{plan}/expected",
            get_with(expected, |o| {
                o.id("expected_list").tag("submission").summary("Lists the due values a body is asked for.")
            }),
        )
}

async fn review(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanCodePath>,
    Query(known): Query<KnownBy>,
) -> Answer<Json<Intake>> {
    Ok(Json(state.app.review_submission(&caller.call, &path.plan, &path.code, known.known_by).await?))
}

async fn submit(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanCodePath>,
    Json(input): Json<HandInInput>,
) -> Stepped {
    let HandInInput { revision, comment, evidence } = input;
    let said = HandIn { revision, comment, evidence };
    Ok(Changed::record(state.app.submit(&caller.call, &path.plan, &path.code, said).await?))
}

async fn accept(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanCodePath>,
    Json(input): Json<StepInput>,
) -> Stepped {
    Ok(Changed::record(state.app.accept(&caller.call, &path.plan, &path.code, input.comment).await?))
}

async fn give_back(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanCodePath>,
    Json(input): Json<ReasonInput>,
) -> Stepped {
    let done = state.app.return_submission(&caller.call, &path.plan, &path.code, &input.reason).await?;
    Ok(Changed::record(done))
}

async fn discard(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanCodePath>,
) -> Stepped {
    Ok(Changed::record(state.app.discard(&caller.call, &path.plan, &path.code).await?))
}

async fn expected(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanPath>,
    Query(known): Query<KnownBy>,
    Query(parameters): Query<ExpectedParameters>,
    Query(page): Query<PageParameters>,
) -> Answer<Json<Items<Expected>>> {
    let body = parameters.body.or_else(|| caller.call.actor.body.clone());
    let (plan, body) = (&path.plan, body.as_deref());
    Ok(Json(page.of(state.app.read_expected(&caller.call, plan, body, known.known_by).await?)?))
}
