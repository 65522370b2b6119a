//! The first screen, assessments and trends of a plan.

use aide::axum::ApiRouter;
use aide::axum::routing::get_with;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Deserialize;
use waymark_app::AppError;
use waymark_app::assessment::AssessmentQuery;
use waymark_core::{Date, Period};
use waymark_report::assessment::{AssessmentReport, Trend};

use super::records::PlanPath;
use crate::answer::Answer;
use crate::caller::Caller;
use crate::problem::Failure;
use crate::state::ServerState;

/// What is judged.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
struct AssessmentParameters {
    /// Data about later periods are not looked at: 2024, 2024-Q3 [default: the last year that ended].
    at: Option<Period>,
    /// What was known on this day [default: today].
    as_of: Option<Date>,
    /// Code of the release whose values count [default: accepted values].
    release: Option<String>,
    /// `default`, `statcan`, the id of a pack, or `id@version` [default: the plan's].
    rules: Option<String>,
    /// Rank areas: a granted right.
    rank: bool,
    /// Also trends [default: false].
    trends: bool,
    /// `json` or `xlsx`.
    format: Option<String>,
}

/// Which series.
#[derive(Debug, Deserialize, JsonSchema)]
struct TrendParameters {
    /// Code of the indicator.
    indicator: String,
    /// Code of the area [default: every area with a target].
    #[serde(default)]
    area: Option<String>,
    /// Data about later periods are not looked at.
    #[serde(default)]
    at: Option<Period>,
    /// What was known on this day.
    #[serde(default)]
    as_of: Option<Date>,
}

impl AssessmentParameters {
    fn query(&self) -> AssessmentQuery {
        AssessmentQuery {
            at: self.at,
            as_of: self.as_of,
            release: self.release.clone(),
            rules: self.rules.clone(),
            rank: self.rank,
            trends: self.trends,
        }
    }
}

/// `/plans/{plan}/overview`, `/assessment`, `/trend`.
pub fn routes() -> ApiRouter<ServerState> {
    ApiRouter::new()
        .api_route(
            "/plans/{plan}/overview",
            get_with(
                async |State(state): State<ServerState>,
                       caller: Caller,
                       Path(path): Path<PlanPath>,
                       Query(parameters): Query<AssessmentParameters>| {
                    Answer::Ok(Json(state.app.overview(&caller.call, &path.plan, parameters.query()).await?))
                },
                |operation| {
                    operation.id("overview").tag("assessment").summary("Gives the first screen of a plan.")
                },
            ),
        )
        .api_route(
            "/plans/{plan}/assessment",
            get_with(assessment, |operation| {
                operation
                    .id("assessment")
                    .tag("assessment")
                    .summary("Judges every target.")
                    .response::<200, Json<AssessmentReport>>()
            }),
        )
        .api_route(
            "/plans/{plan}/trend",
            get_with(trend, |operation| {
                operation
                    .id("trend")
                    .tag("assessment")
                    .summary("Says where series lead if they go on as before.")
            }),
        )
}

async fn assessment(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanPath>,
    Query(parameters): Query<AssessmentParameters>,
) -> Answer<Response> {
    let ground = state.app.assessment_ground(&caller.call, &path.plan, &parameters.query()).await?;
    let (app, lang, xlsx) = (state.app.clone(), caller.lang, parameters.format.as_deref() == Some("xlsx"));
    let work = move || -> Result<Vec<u8>, AppError> {
        let report = app.judge(&ground, lang)?;
        if xlsx { report.workbook(lang).map_err(AppError::internal) } else { Ok(report.json()?) }
    };
    let bytes = tokio::task::spawn_blocking(work).await.map_err(AppError::internal)??;
    let kind = if xlsx { XLSX } else { "application/json" };
    Ok(([(header::CONTENT_TYPE, kind)], bytes).into_response())
}

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

async fn trend(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanPath>,
    Query(parameters): Query<TrendParameters>,
) -> Answer<Json<Vec<Trend>>> {
    let query = AssessmentQuery { at: parameters.at, as_of: parameters.as_of, ..AssessmentQuery::default() };
    let trends = state
        .app
        .trend(
            &caller.call,
            &path.plan,
            query,
            &parameters.indicator,
            parameters.area.as_deref(),
            caller.lang,
        )
        .await;
    trends.map(Json).map_err(Failure)
}
