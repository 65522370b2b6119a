//! Values of a plan: reading them, and bringing them in as rows or as a file.

use aide::axum::ApiRouter;
use aide::axum::routing::{get_with, post_with};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Deserialize;
use waymark_app::AppError;
use waymark_app::observations::{ObservationListing, ObservationQuery, SeriesListing};
use waymark_app::submissions::{Intake, NewSubmission, RowInput, rows_of_file};
use waymark_app::{Operation, Place};
use waymark_core::indicator::Frequency;
use waymark_core::observation::Status;
use waymark_core::record::{DataNature, RevisionReason, Way};
use waymark_core::{Date, Period};

use super::list;
use super::records::PlanPath;
use crate::answer::{Answer, Changed};
use crate::caller::Caller;
use crate::state::ServerState;

/// Largest file of values.
const FILE_BYTES_MAX: usize = 128 << 20;
/// Series of one page where nothing is said.
const LIMIT: usize = 100;

/// Which values.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
struct ObservationParameters {
    /// Indicators by code or name, separated by commas [default: all].
    indicator: Option<String>,
    /// Areas by code or name, separated by commas [default: all].
    area: Option<String>,
    /// Length of the periods [default: all].
    frequency: Option<Frequency>,
    /// Not about anything before the beginning of this period.
    from: Option<Period>,
    /// Not about anything after the end of this period; gaps are told up to it.
    to: Option<Period>,
    /// As known by the end of this day [default: today].
    known_by: Option<Date>,
    /// Code of the release whose values count [default: accepted values].
    release: Option<String>,
    /// Code of the submission whose values are wanted, whatever its state.
    submission: Option<String>,
    /// With every revision of a value.
    history: bool,
    /// Statuses, separated by commas: `O,not_due` [default: all].
    status: Option<String>,
    /// At most so many series, 1 to 1000.
    limit: Option<usize>,
    /// Where the next page begins: `next` of the page before.
    cursor: Option<String>,
}

impl ObservationParameters {
    fn query(self) -> Result<ObservationQuery, AppError> {
        let statuses = list(self.status).iter().map(|code| Status::from_code(code)).collect::<Option<_>>();
        let after = match self.cursor {
            None => 0,
            Some(cursor) => cursor.parse().map_err(|_| AppError::field("cursor", "cursor"))?,
        };
        Ok(ObservationQuery {
            indicators: list(self.indicator),
            areas: list(self.area),
            frequency: self.frequency,
            from: self.from,
            to: self.to,
            known_by: self.known_by,
            release: self.release,
            submission: self.submission,
            history: self.history,
            statuses: statuses.ok_or_else(|| AppError::field("status", "unknown"))?,
            after,
            limit: self.limit.unwrap_or(LIMIT),
        })
    }
}

/// What is done with values that come in.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
struct IntakeParameters {
    /// Only tell what would happen.
    dry_run: bool,
    /// Hand the submission in at once; otherwise it stays a draft.
    submit: bool,
}

/// Values that come in.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ObservationsInput {
    /// What it is, for people.
    title: String,
    /// Code of the body that reports [default: the account's own].
    #[serde(default)]
    body: Option<String>,
    /// How it came [default: form].
    #[serde(default)]
    way: Option<Way>,
    /// Nature of the data.
    #[serde(default)]
    nature: DataNature,
    /// On what basis and for what use the data were given.
    #[serde(default)]
    basis: Option<String>,
    /// SHA-256 of the file the rows were read from.
    #[serde(default)]
    file: Option<String>,
    /// SHA-256 of the files that prove the values; at most 20.
    #[serde(default)]
    evidence: Vec<String>,
    /// Why accepted values are changed.
    #[serde(default)]
    revision: Option<RevisionReason>,
    /// Code of the draft or returned submission it takes the place of.
    #[serde(default)]
    replaces: Option<String>,
    /// What the reporter says about findings.
    #[serde(default)]
    comment: Option<String>,
    /// The values.
    rows: Vec<RowInput>,
}

/// What is said beside a file.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
struct FileParameters {
    /// Only tell what would happen.
    dry_run: bool,
    /// Hand the submission in at once; otherwise it stays a draft.
    submit: bool,
    /// What it is, for people [default: the day's import].
    title: Option<String>,
    /// Code of the body that reports [default: the account's own].
    body: Option<String>,
    /// Nature of the data.
    nature: DataNature,
    /// On what basis and for what use the data were given.
    basis: Option<String>,
    /// SHA-256 under which the file was uploaded, where it was.
    file: Option<String>,
    /// SHA-256 of the files that prove the values, separated by commas; at most 20.
    evidence: Option<String>,
    /// Why accepted values are changed.
    revision: Option<RevisionReason>,
    /// Code of the draft or returned submission it takes the place of.
    replaces: Option<String>,
    /// What the reporter says about findings.
    comment: Option<String>,
}

/// `/plans/{plan}/observations`, `/series`.
pub fn routes() -> ApiRouter<ServerState> {
    let file = ApiRouter::new()
        .api_route(
            "/plans/{plan}/observations/file",
            post_with(file, |operation| {
                let operation = operation.id("observations_file").tag("observation");
                operation
                    .summary("Brings values in from CSV or xlsx bytes, or tells what would happen.")
                    .response::<201, Json<Intake>>()
            }),
        )
        .layer(DefaultBodyLimit::max(FILE_BYTES_MAX));
    ApiRouter::new()
        .api_route(
            "/plans/{plan}/observations",
            get_with(read, |operation| {
                let operation = operation.id("observations_list").tag("observation");
                operation.summary("Gives values, series by series, with everything known about them.")
            })
            .post_with(enter, |operation| {
                let operation = operation.id("observations_post").tag("observation");
                operation
                    .summary("Brings values in as a submission, or tells what would happen.")
                    .response::<201, Json<Intake>>()
            }),
        )
        .api_route(
            "/plans/{plan}/series",
            get_with(series, |operation| {
                let operation = operation.id("series_list").tag("observation");
                operation.summary("Lists series with their last value and how fresh it is.")
            }),
        )
        .merge(file)
}

async fn read(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanPath>,
    Query(parameters): Query<ObservationParameters>,
) -> Answer<Json<ObservationListing>> {
    Ok(Json(state.app.read_observations(&caller.call, &path.plan, &parameters.query()?).await?))
}

async fn series(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanPath>,
    Query(parameters): Query<ObservationParameters>,
) -> Answer<Json<SeriesListing>> {
    Ok(Json(state.app.read_series(&caller.call, &path.plan, &parameters.query()?).await?))
}

async fn enter(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanPath>,
    Query(parameters): Query<IntakeParameters>,
    Json(input): Json<ObservationsInput>,
) -> Answer<Response> {
    let new = NewSubmission {
        title: input.title,
        body: input.body,
        way: input.way.unwrap_or(Way::Form),
        nature: input.nature,
        basis: input.basis,
        file: input.file,
        evidence: input.evidence,
        revision: input.revision,
        replaces: input.replaces,
        comment: input.comment,
        rows: input.rows.into_iter().map(Into::into).collect(),
    };
    take(&state, &caller, &path.plan, new, &parameters).await
}

async fn file(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<PlanPath>,
    Query(parameters): Query<FileParameters>,
    bytes: Bytes,
) -> Answer<Response> {
    // Before the file is looked at: reading it costs time.
    caller.call.actor.may(Operation::SubmissionWrite, &Place::plan(&path.plan))?;
    let intake = IntakeParameters { dry_run: parameters.dry_run, submit: parameters.submit };
    let new = NewSubmission {
        title: parameters.title.unwrap_or_else(|| format!("{} 导入", state.app.today())),
        body: parameters.body,
        way: Way::File,
        nature: parameters.nature,
        basis: parameters.basis,
        file: parameters.file,
        evidence: list(parameters.evidence),
        revision: parameters.revision,
        replaces: parameters.replaces,
        comment: parameters.comment,
        rows: rows_of_file(bytes.to_vec()).await?,
    };
    take(&state, &caller, &path.plan, new, &intake).await
}

async fn take(
    state: &ServerState,
    caller: &Caller,
    plan: &str,
    new: NewSubmission,
    parameters: &IntakeParameters,
) -> Answer<Response> {
    if parameters.dry_run {
        return Ok(Json(state.app.preview_submission(&caller.call, plan, new).await?).into_response());
    }
    let done = state.app.enter_submission(&caller.call, plan, new, parameters.submit).await?;
    Ok(Changed::created(done).into_response())
}
