//! Signing in through an OpenID Connect provider.

use serde::{Deserialize, Serialize};
use waymark_core::record::Account;
use waymark_store::entity::EntityFilter;
use waymark_store::secret::Ticket;

use super::{Opened, SessionBody, Way};
use crate::app::App;
use crate::call::Call;
use crate::error::AppError;
use crate::identity::oidc::{OidcCallback, OidcError, OidcLogin, PendingLogin};
use crate::identity::token::Token;
use crate::operation::Operation;
use crate::records::Record;

/// The purpose of such tickets.
const TICKET: &str = "oidc";

/// What is kept while somebody is at the provider.
#[derive(Serialize, Deserialize)]
struct Pending {
    login: PendingLogin,
    to: String,
}

/// A page of ours to go to afterwards; never an address elsewhere.
fn page(to: Option<&str>) -> String {
    let ours = |to: &&str| {
        to.starts_with('/')
            && !to[1..].starts_with(['/', '\\'])
            && to.bytes().all(|byte| byte.is_ascii_graphic())
    };
    to.filter(ours).unwrap_or("/").chars().take(2_000).collect()
}

/// Where the browser goes.
#[derive(Debug, Clone)]
pub struct OidcStart {
    /// The provider's page.
    pub url: String,
    /// Kept in a cookie: an answer is only taken from the browser that asked.
    pub state: String,
}

impl App {
    /// Begins a sign-in at a provider.
    ///
    /// # Errors
    /// `oidc_unreachable` where the provider cannot be asked.
    pub async fn oidc_start(&self, login: &OidcLogin, to: Option<&str>) -> Result<OidcStart, AppError> {
        let now = self.now();
        let (url, pending) = login.start(self.random.as_ref(), now).await.map_err(|error| refused(&error))?;
        let key = pending.key().ok_or_else(|| AppError::internal("a state that is no token"))?;
        let ticket = Ticket {
            token_sha256: key.as_str().to_owned(),
            purpose: TICKET.to_owned(),
            account: String::new(),
            body: serde_json::to_string(&Pending { login: pending.clone(), to: page(to) })?,
            created_at: now.0,
            expires_at: pending.expires_at.0,
        };
        self.store.forget_expired(now.0).await?;
        self.store.put_ticket(&ticket).await?;
        Ok(OidcStart { url: url.to_string(), state: pending.reveal_state().to_owned() })
    }

    /// Ends a sign-in at a provider: a session of the account whose `subject` came back, and the page
    /// to go on with.
    /// `browser_state` is what the browser kept.
    ///
    /// # Errors
    /// `oidc_refused` with a code for the log, `oidc_no_account` where nobody here has that name.
    pub async fn oidc_finish(
        &self,
        call: &Call,
        login: &OidcLogin,
        answer: OidcCallback,
        browser_state: Option<&str>,
    ) -> Result<(Opened, String), AppError> {
        match self.oidc_account(login, answer, browser_state).await {
            Ok((account, to)) => {
                self.note_own(call, &account, Operation::SignIn, "oidc").await?;
                Ok((self.open_session(&account, SessionBody::by(Way::Oidc)).await?, to))
            }
            Err(error @ AppError::Refused { .. }) => {
                let why = match &error {
                    AppError::Refused { arguments, .. } => arguments.get("why").cloned(),
                    _ => None,
                };
                let why = format!("{} {}", error.code(), why.unwrap_or_default());
                self.note_failure(call, Operation::SignIn, "identity provider", why.trim()).await?;
                Err(error)
            }
            Err(error) => Err(error),
        }
    }

    async fn oidc_account(
        &self,
        login: &OidcLogin,
        answer: OidcCallback,
        browser_state: Option<&str>,
    ) -> Result<(String, String), AppError> {
        let foreign = || refused(&OidcError::Foreign);
        if browser_state.is_none() || answer.state.as_deref() != browser_state {
            return Err(foreign());
        }
        let state = answer.state.as_deref().and_then(Token::parse).ok_or_else(foreign)?;
        let ticket = self.store.use_ticket(state.hash().as_str(), TICKET, self.now().0).await?;
        let pending: Pending = serde_json::from_str(&ticket.ok_or_else(foreign)?.body)?;
        let identity =
            login.finish(pending.login, answer, self.now()).await.map_err(|error| refused(&error))?;
        let filter = EntityFilter {
            kind: Account::KIND,
            scopes: vec![String::new()],
            facets: vec![("subject".to_owned(), identity.account)],
            states: vec!["active".to_owned()],
            ..EntityFilter::default()
        };
        let mut found = self.store.list(&filter).await?.items;
        match (found.pop(), found.is_empty()) {
            (Some(entity), true) => Ok((entity.code, pending.to)),
            _ => Err(AppError::refused("oidc_no_account")),
        }
    }
}

/// What is answered, with the cause for the log.
fn refused(error: &OidcError) -> AppError {
    let code = match error {
        OidcError::Unreachable(_) | OidcError::Discovery(_) | OidcError::Config(_) => "oidc_unreachable",
        _ => "oidc_refused",
    };
    tracing::warn!(%error, "a sign-in through the identity provider failed");
    AppError::refused(code).with("why", error)
}
