//! Reading and writing records: the same addresses for every kind.

use aide::axum::ApiRouter;
use aide::axum::routing::{get_with, post_with, put_with};
use aide::transform::TransformOperation;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use waymark_app::records::{Envelope, ListQuery, Listing, Record};
use waymark_app::{AppError, Put, Sort};
use waymark_core::Date;

use super::pages::{PageParameters, cursor_of};
use crate::answer::{Answer, Changed, Versioned, expected};
use crate::caller::Caller;
use crate::state::ServerState;

/// A plan in the address.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct PlanPath {
    /// Code of the plan.
    pub plan: String,
}

/// A record of a plan in the address.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct PlanCodePath {
    /// Code of the plan.
    pub plan: String,
    /// Code of the record.
    pub code: String,
}

/// A shared record in the address.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct CodePath {
    /// Code of the record.
    pub code: String,
}

/// The address of a list all plans share: nothing in it tells records apart.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(inline)]
struct SharedPath {}

/// What a list is asked for.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct ListParameters {
    /// At most so many, 1 to 1000.
    pub limit: Option<u32>,
    /// Where the next page begins: `next` of the page before.
    pub cursor: Option<String>,
    /// Words to look for.
    pub q: Option<String>,
    /// In which order.
    pub sort: Option<ListSort>,
    /// As known by the end of this day.
    pub known_by: Option<Date>,
    /// States, separated by commas.
    pub state: Option<String>,
    /// `facet:value` pairs that must all hold, separated by commas: `owner:B-001,area:3611`.
    pub filter: Option<String>,
}

/// The order of a list; ties go by code.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub enum ListSort {
    /// As printed or entered.
    Position,
    /// By code.
    Code,
    /// By name.
    Name,
    /// Newest first.
    Newest,
}

/// As known by the end of a day.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct KnownBy {
    /// The day.
    pub known_by: Option<Date>,
}

/// How a version is written.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct PutParameters {
    /// First day it holds.
    pub valid_from: Option<Date>,
    /// Last day it holds.
    pub valid_to: Option<Date>,
    /// Day it became known outside; setting it is a right of its own.
    pub known_at: Option<Date>,
    /// Why: goes into the log.
    pub reason: Option<String>,
}

impl ListParameters {
    fn query(self) -> Answer<ListQuery> {
        let pairs = self.filter.unwrap_or_default();
        let facet =
            |pair: &str| pair.split_once(':').map(|(facet, value)| (facet.to_owned(), value.to_owned()));
        let facets: Option<Vec<_>> = pairs.split(',').filter(|pair| !pair.is_empty()).map(facet).collect();
        let page = PageParameters { limit: self.limit, cursor: self.cursor };
        let states = self.state.unwrap_or_default();
        Ok(ListQuery {
            facets: facets.ok_or_else(|| AppError::field("filter", "filter"))?,
            states: states.split(',').filter(|state| !state.is_empty()).map(str::to_owned).collect(),
            text: self.q,
            known_by: self.known_by,
            sort: match self.sort {
                Some(ListSort::Code) => Sort::Code,
                Some(ListSort::Name) => Sort::Name,
                Some(ListSort::Newest) => Sort::Newest,
                Some(ListSort::Position) | None => Sort::Position,
            },
            after: page.after()?,
            limit: page.limit(),
        })
    }
}

/// A page of a list.
pub(super) async fn list<R: Record>(
    state: &ServerState,
    caller: &Caller,
    plan: &str,
    parameters: ListParameters,
) -> Answer<Json<Listing<R>>> {
    let mut listing = state.app.list::<R>(&caller.call, plan, parameters.query()?).await?;
    listing.next = listing.next.as_deref().map(cursor_of);
    Ok(Json(listing))
}

pub(super) fn put_of(headers: &HeaderMap, parameters: &PutParameters) -> Answer<Put> {
    Ok(Put {
        expected: expected(headers)?,
        valid_from: parameters.valid_from,
        valid_to: parameters.valid_to,
        known_at: parameters.known_at,
        position: None,
    })
}

/// 304 where the reader has this version already.
fn conditional<R: Record>(headers: &HeaderMap, envelope: Envelope<R>) -> Response {
    let had = headers.get(axum::http::header::IF_NONE_MATCH).and_then(|tag| tag.to_str().ok());
    if had == Some(format!("\"{}\"", envelope.version).as_str()) {
        return axum::http::StatusCode::NOT_MODIFIED.into_response();
    }
    Versioned(envelope).into_response()
}

fn described<'t, R: Record>(
    operation: TransformOperation<'t>,
    verb: &str,
    what: &str,
) -> TransformOperation<'t> {
    operation.id(&format!("{}_{verb}", R::KIND)).tag(R::KIND).summary(what)
}

/// Where the records of a list lie.
trait InPlan: DeserializeOwned + JsonSchema + Send + 'static {
    /// Code of the plan; empty for what plans share.
    fn plan(&self) -> &str;
}

/// Where a record lies.
trait Addressed: InPlan {
    /// Code of the record.
    fn code(&self) -> &str;
}

impl InPlan for SharedPath {
    fn plan(&self) -> &str {
        ""
    }
}

impl InPlan for PlanPath {
    fn plan(&self) -> &str {
        &self.plan
    }
}

impl InPlan for CodePath {
    fn plan(&self) -> &str {
        ""
    }
}

impl Addressed for CodePath {
    fn code(&self) -> &str {
        &self.code
    }
}

impl InPlan for PlanCodePath {
    fn plan(&self) -> &str {
        &self.plan
    }
}

impl Addressed for PlanCodePath {
    fn code(&self) -> &str {
        &self.code
    }
}

/// Read addresses of records of a plan.
pub fn plan_reads<R: Record>(noun: &str) -> ApiRouter<ServerState> {
    reads::<R, PlanPath, PlanCodePath>(&format!("/plans/{{plan}}{noun}"))
}

/// Read and write addresses of records of a plan.
pub fn plan_writes<R: Record>(noun: &str) -> ApiRouter<ServerState> {
    let base = format!("/plans/{{plan}}{noun}");
    reads::<R, PlanPath, PlanCodePath>(&base).merge(writes::<R, PlanPath, PlanCodePath>(&base))
}

/// Read addresses of shared records.
pub fn shared_reads<R: Record>(noun: &str) -> ApiRouter<ServerState> {
    reads::<R, SharedPath, CodePath>(noun)
}

/// Read and write addresses of shared records.
pub fn shared_writes<R: Record>(noun: &str) -> ApiRouter<ServerState> {
    reads::<R, SharedPath, CodePath>(noun).merge(writes::<R, SharedPath, CodePath>(noun))
}

fn reads<R: Record, L: InPlan, A: Addressed>(base: &str) -> ApiRouter<ServerState> {
    ApiRouter::new()
        .api_route(
            base,
            get_with(
                async |State(state): State<ServerState>,
                       caller: Caller,
                       Path(path): Path<L>,
                       Query(parameters): Query<ListParameters>| {
                    list::<R>(&state, &caller, path.plan(), parameters).await
                },
                |operation| described::<R>(operation, "list", "Lists records."),
            ),
        )
        .api_route(
            &format!("{base}/{{code}}"),
            get_with(
                async |State(state): State<ServerState>,
                       caller: Caller,
                       headers: HeaderMap,
                       Path(path): Path<A>,
                       Query(known): Query<KnownBy>|
                       -> Answer<Response> {
                    let found =
                        state.app.get::<R>(&caller.call, path.plan(), path.code(), known.known_by).await?;
                    Ok(conditional(&headers, found))
                },
                |operation| {
                    described::<R>(operation, "get", "Gives one record.").response::<200, Json<Envelope<R>>>()
                },
            ),
        )
        .api_route(
            &format!("{base}/{{code}}/history"),
            get_with(
                async |State(state): State<ServerState>,
                       caller: Caller,
                       Path(path): Path<A>,
                       Query(page): Query<PageParameters>| {
                    let versions = state.app.history::<R>(&caller.call, path.plan(), path.code()).await?;
                    Answer::Ok(Json(page.of(versions)?))
                },
                |operation| {
                    described::<R>(operation, "history", "Gives every version of a record, oldest first.")
                },
            ),
        )
}

fn writes<R: Record, L: InPlan, A: Addressed>(base: &str) -> ApiRouter<ServerState> {
    ApiRouter::new()
        .api_route(
            base,
            post_with(
                async |State(state): State<ServerState>,
                       caller: Caller,
                       headers: HeaderMap,
                       Path(path): Path<L>,
                       Query(parameters): Query<PutParameters>,
                       Json(body): Json<R>| {
                    let put = Put { expected: waymark_app::Expected::New, ..put_of(&headers, &parameters)? };
                    let done = state.app.put(&caller.call, path.plan(), "", &body, put).await?;
                    Answer::Ok(Changed::record(done))
                },
                |operation| described::<R>(operation, "post", "Writes a new record and gives it a code."),
            ),
        )
        .api_route(
            &format!("{base}/{{code}}"),
            put_with(
                async |State(state): State<ServerState>,
                       caller: Caller,
                       headers: HeaderMap,
                       Path(path): Path<A>,
                       Query(parameters): Query<PutParameters>,
                       Json(body): Json<R>| {
                    let put = put_of(&headers, &parameters)?;
                    let done = state.app.put(&caller.call, path.plan(), path.code(), &body, put).await?;
                    Answer::Ok(Changed::record(done))
                },
                |operation| described::<R>(operation, "put", "Writes the next version of a record."),
            )
            .delete_with(
                async |State(state): State<ServerState>,
                       caller: Caller,
                       headers: HeaderMap,
                       Path(path): Path<A>| {
                    let seen = expected(&headers)?;
                    let done = state.app.remove::<R>(&caller.call, path.plan(), path.code(), seen).await?;
                    Answer::Ok(Changed::ok(done))
                },
                |operation| {
                    described::<R>(operation, "delete", "Says that a record is gone; its history stays.")
                },
            ),
        )
}
