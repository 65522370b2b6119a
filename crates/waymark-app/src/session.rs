//! Sessions: who is behind a token, and how somebody comes to have one.
//!
//! A session is a random token of which the database keeps a hash. What it may do follows from the
//! account and its grants at each request, so that what is taken from someone is gone at once.

mod credential;
mod guard;
mod key;
mod link;
mod live;
mod oidc;
mod password;
mod person;
mod second_factor;
mod sign_in;
mod view;

use std::time::Duration;

use serde::{Deserialize, Serialize};
use waymark_core::Date;
use waymark_core::record::Settings;
use waymark_store::secret::StoredSession;

use crate::actor::Actor;
use crate::app::App;
use crate::clock::Micros;
use crate::error::AppError;
use crate::identity::token::Token;
use crate::records::Envelope;

pub(crate) use guard::Guard;
pub use key::KeyView;
pub use link::MadeLink;
pub use oidc::OidcStart;
pub use second_factor::TotpOffer;
pub use view::{GrantView, SecondFactorView, SessionAccount, SessionView};

/// How somebody signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// With a password, and a second factor where there is one.
    Password,
    /// By a one-time link, to choose a password.
    Link,
    /// By a one-time link of the demonstration.
    Demo,
    /// Through an OpenID Connect provider.
    Oidc,
    /// A key for scripts.
    Key,
}

/// What is kept of a session beside its times.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionBody {
    /// How it was begun.
    pub way: Way,
    /// Whether a second factor was shown.
    #[serde(default)]
    pub second_factor: bool,
    /// From then on the password must be changed first.
    #[serde(default)]
    pub password_until: Option<Micros>,
    /// What a key is for.
    #[serde(default)]
    pub name: Option<String>,
}

impl SessionBody {
    /// A session begun in a way.
    pub fn by(way: Way) -> SessionBody {
        SessionBody { way, second_factor: false, password_until: None, name: None }
    }
}

/// A session just begun.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The token, for the one who signed in.
    pub token: Token,
    /// The account.
    pub account: String,
    /// When it ends at the latest.
    pub expires_at: Micros,
}

impl App {
    /// The settings of the system.
    ///
    /// # Errors
    /// The database failed.
    pub async fn settings(&self) -> Result<Settings, AppError> {
        let kept = self.keep("settings", &["settings"], self.read_settings(None));
        Ok(kept.await?.as_ref().clone())
    }

    pub(crate) async fn read_settings(&self, known_by: Option<Date>) -> Result<Settings, AppError> {
        match self.store.entity("settings", "", "settings", known_by).await?.filter(|found| !found.removed) {
            Some(entity) => Ok(Envelope::<Settings>::of(entity)?.body),
            None => Ok(Settings::default()),
        }
    }

    /// Nobody in particular: what the public may do.
    ///
    /// # Errors
    /// The database failed.
    pub async fn nobody(&self) -> Result<Actor, AppError> {
        Ok(Actor::nobody(self.settings().await?.public_pages))
    }

    /// Begins a session of an account; whoever calls this has found out who it is.
    ///
    /// # Errors
    /// The database failed.
    pub async fn open_session(&self, account: &str, body: SessionBody) -> Result<Opened, AppError> {
        let hours = self.settings().await?.session_hours;
        let expires_at = self.now().plus(Duration::from_secs(u64::from(hours) * 3_600));
        let token = Token::generate(self.random.as_ref());
        self.keep_session(account, body, &token, expires_at).await?;
        Ok(Opened { token, account: account.to_owned(), expires_at })
    }

    async fn keep_session(
        &self,
        account: &str,
        body: SessionBody,
        token: &Token,
        expires_at: Micros,
    ) -> Result<(), AppError> {
        let now = self.now();
        let stored = StoredSession {
            token_sha256: token.hash().as_str().to_owned(),
            account: account.to_owned(),
            body: serde_json::to_string(&body)?,
            created_at: now.0,
            seen_at: now.0,
            expires_at: expires_at.0,
        };
        Ok(self.store.put_session(&stored).await?)
    }
}
