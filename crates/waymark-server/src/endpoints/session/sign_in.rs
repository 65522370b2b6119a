//! `/session`: in, who, out.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_app::session::SessionView;

use super::{cookie, signed_in, token};
use crate::answer::{Answer, Described};
use crate::caller::Caller;
use crate::state::ServerState;

/// Who wants to sign in.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// Name of the account.
    name: String,
    /// Password.
    password: String,
    /// One-time code or recovery code, where there is a second factor.
    #[serde(default)]
    totp: Option<String>,
}

/// What the sign-in page shows.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SignInOptions {
    /// That no state secrets belong here.
    banner: String,
    /// Sign-in through a provider, where one is configured.
    oidc: Option<OidcOption>,
    /// Plans that show the public something: their pages need no sign-in.
    public: Vec<PublicPlan>,
}

/// A plan with public pages.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PublicPlan {
    /// Its code.
    code: String,
    /// Its title.
    title: String,
}

/// A provider on the sign-in page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OidcOption {
    /// What it is called.
    name: String,
}

/// Signs in.
pub async fn post(
    State(state): State<ServerState>,
    caller: Caller,
    Json(ask): Json<SignIn>,
) -> Answer<Described<SessionView>> {
    let opened = state.app.sign_in(&caller.call, &ask.name, &ask.password, ask.totp.as_deref()).await?;
    signed_in(&state, &caller, &opened).await
}

/// Who is signed in.
pub async fn get(State(state): State<ServerState>, caller: Caller) -> Answer<Json<SessionView>> {
    Ok(Json(state.app.session_view(token(&caller)?, caller.lang).await?))
}

/// Signs out.
pub async fn delete(State(state): State<ServerState>, caller: Caller) -> Answer<Response> {
    state.app.sign_out(&caller.call, token(&caller)?).await?;
    let headers = HeaderMap::from_iter([(header::SET_COOKIE, cookie(&state, "", 0)?)]);
    Ok((StatusCode::NO_CONTENT, headers).into_response())
}

/// What the sign-in page shows.
pub async fn options(State(state): State<ServerState>, caller: Caller) -> Answer<Json<SignInOptions>> {
    let settings = state.app.settings().await?;
    let oidc = state.options.oidc.as_ref().map(|oidc| OidcOption { name: oidc.name.clone() });
    let public = state.app.public_plans().await?;
    Ok(Json(SignInOptions {
        banner: caller.lang.pick(&settings.banner_zh, &settings.banner_en).to_owned(),
        oidc,
        public: public.into_iter().map(|one| PublicPlan { code: one.code, title: one.body.title }).collect(),
    }))
}
