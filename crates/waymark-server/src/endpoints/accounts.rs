//! Accounts: asked for, approved, suspended; their one-time links.

use aide::axum::ApiRouter;
use aide::axum::routing::{get_with, post_with};
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_app::accounts::{AccountDetails, LinkAsked, NewAccount, StaleAccount};
use waymark_app::app::instant_text;
use waymark_app::records::Envelope;
use waymark_core::record::Account;

use super::pages::{Items, PageParameters};
use super::records::{CodePath, shared_reads};
use crate::answer::{Answer, Changed, expected};
use crate::caller::Caller;
use crate::state::ServerState;

/// How an account ends.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Ending {
    /// Closed for good, instead of suspended.
    close: bool,
}

/// A one-time link just made.
#[derive(Serialize, JsonSchema)]
pub struct LinkAnswer {
    /// Its token. It is not shown again.
    token: String,
    /// Where the person goes: a path of this server.
    path: String,
    /// From then on it is good for nothing, RFC 3339.
    expires_at: String,
}

/// Everything about accounts.
pub fn routes() -> ApiRouter<ServerState> {
    shared_reads::<Account>("/accounts")
        .api_route(
            "/accounts",
            post_with(request, |o| o.id("account_request").tag("account").summary("Asks for an account.")),
        )
        .api_route(
            "/accounts/{code}",
            aide::axum::routing::put_with(put, |o| {
                o.id("account_put").tag("account").summary("Changes who an account is for.")
            }),
        )
        .api_route(
            "/accounts/{code}/approve",
            post_with(approve, |o| {
                o.id("account_approve")
                    .tag("account")
                    .summary("Approves an account that somebody else asked for.")
            }),
        )
        .api_route(
            "/accounts/{code}/suspend",
            post_with(suspend, |o| {
                o.id("account_suspend").tag("account").summary("Suspends an account, or closes it.")
            }),
        )
        .api_route(
            "/accounts/{code}/link",
            post_with(link, |o| {
                o.id("account_link")
                    .tag("account")
                    .summary("Makes a one-time link; it is shown once.")
                    .response::<201, Json<LinkAnswer>>()
            }),
        )
        .api_route(
            "/accounts/stale",
            get_with(stale, |o| {
                o.id("account_stale")
                    .tag("account")
                    .summary("Lists accounts not used for long, longest first.")
            }),
        )
}

async fn request(
    State(state): State<ServerState>,
    caller: Caller,
    Json(asked): Json<NewAccount>,
) -> Answer<Changed<Envelope<Account>>> {
    Ok(Changed::record(state.app.request_account(&caller.call, &asked).await?))
}

async fn put(
    State(state): State<ServerState>,
    caller: Caller,
    headers: HeaderMap,
    Path(path): Path<CodePath>,
    Json(details): Json<AccountDetails>,
) -> Answer<Changed<Envelope<Account>>> {
    let seen = expected(&headers)?;
    Ok(Changed::record(state.app.change_account(&caller.call, &path.code, &details, seen).await?))
}

async fn approve(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<CodePath>,
) -> Answer<Changed<Envelope<Account>>> {
    Ok(Changed::record(state.app.approve_account(&caller.call, &path.code).await?))
}

async fn suspend(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<CodePath>,
    Json(ending): Json<Ending>,
) -> Answer<Changed<Envelope<Account>>> {
    Ok(Changed::record(state.app.end_account(&caller.call, &path.code, ending.close).await?))
}

async fn link(
    State(state): State<ServerState>,
    caller: Caller,
    Path(path): Path<CodePath>,
    Json(asked): Json<LinkAsked>,
) -> Answer<(StatusCode, Json<LinkAnswer>)> {
    let made = state.app.issue_link(&caller.call, &path.code, &asked).await?;
    let token = made.token.reveal().to_owned();
    let path = format!("/set-up#{token}");
    let expires_at = instant_text(made.expires_at.0);
    Ok((StatusCode::CREATED, Json(LinkAnswer { token, path, expires_at })))
}

async fn stale(
    State(state): State<ServerState>,
    caller: Caller,
    Query(page): Query<PageParameters>,
) -> Answer<Json<Items<StaleAccount>>> {
    Ok(Json(page.of(state.app.stale_accounts(&caller.call).await?)?))
}
