//! Signing in through another system: OpenID Connect Core 1.0, authorization code flow with PKCE
//! (RFC 7636), state, nonce and, where the provider sends it, `iss` (RFC 9207).
//!
//! [`OidcLogin::start`] gives an address to send the browser to and a [`PendingLogin`] to keep;
//! [`OidcLogin::finish`] takes what came back and says which account it is. Nothing of the provider
//! is kept in between: its keys change, and sign-ins are rare.

mod claims;
mod http;
mod login;

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use http::HttpError;
pub use login::OidcLogin;

use super::token::{Token, TokenHash};
use crate::clock::Micros;

/// How long a person may take at the provider, in seconds.
pub const PENDING_SECONDS: u64 = 600;

/// What an administrator sets to sign in through a provider. The secret is not printed by `Debug`.
#[derive(Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OidcConfig {
    /// The provider, as it names itself; `https`, or `http` on loopback.
    pub issuer: String,
    /// Who we are to it.
    pub client_id: String,
    /// Our secret with it; none for a public client.
    #[serde(default)]
    pub client_secret: Option<String>,
    /// Where it sends the browser back: our `/api/v1/session/oidc/callback`.
    pub redirect_url: String,
    /// The claim of the ID token that is the account's name. With `email`, the provider must say
    /// that it has verified the address.
    #[serde(default = "default_claim")]
    pub claim: String,
    /// What is asked for beside `openid`.
    #[serde(default)]
    pub scopes: Vec<String>,
}

fn default_claim() -> String {
    "sub".to_owned()
}

impl fmt::Debug for OidcConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OidcConfig")
            .field("issuer", &self.issuer)
            .field("client_id", &self.client_id)
            .field("client_secret", &self.client_secret.as_ref().map(|_| "…"))
            .field("redirect_url", &self.redirect_url)
            .field("claim", &self.claim)
            .field("scopes", &self.scopes)
            .finish()
    }
}

/// What is kept while a person is at the provider, and thrown away when they come back. Keep it
/// under [`PendingLogin::key`], and give the browser its state in a cookie (HttpOnly, SameSite=Lax):
/// an answer is only taken from the browser that asked. Not printed by `Debug`.
#[derive(Clone, Serialize, Deserialize)]
pub struct PendingLogin {
    /// Comes back with the answer.
    state: String,
    /// Comes back in the ID token.
    nonce: String,
    /// Proves at the token endpoint that it was us who asked (PKCE).
    verifier: String,
    /// From then on no answer is taken.
    pub expires_at: Micros,
}

impl PendingLogin {
    /// The state, for the cookie.
    #[must_use]
    pub fn reveal_state(&self) -> &str {
        &self.state
    }

    /// What to keep it under: the hash of the state.
    #[must_use]
    pub fn key(&self) -> Option<TokenHash> {
        Token::parse(&self.state).map(|state| state.hash())
    }
}

impl fmt::Debug for PendingLogin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PendingLogin(…, expires {})", self.expires_at.0)
    }
}

/// The query the browser comes back with. Not printed by `Debug`.
#[derive(Clone, Default, Deserialize, JsonSchema)]
pub struct OidcCallback {
    /// Good for one exchange.
    #[serde(default)]
    pub code: Option<String>,
    /// What was sent along.
    #[serde(default)]
    pub state: Option<String>,
    /// The provider itself (RFC 9207).
    #[serde(default)]
    pub iss: Option<String>,
    /// Why the provider let nobody in, for example `access_denied`.
    #[serde(default)]
    pub error: Option<String>,
}

impl fmt::Debug for OidcCallback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OidcCallback")
            .field("iss", &self.iss)
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}

/// Who the provider says it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OidcIdentity {
    /// The provider.
    pub issuer: String,
    /// Its name for the person: with the issuer, the only thing that never changes.
    pub subject: String,
    /// The value of the configured claim: the account's name.
    pub account: String,
}

/// Why nobody was signed in.
#[derive(Debug, thiserror::Error)]
pub enum OidcError {
    /// The configuration cannot work.
    #[error("the configuration of the identity provider is wrong: {0}")]
    Config(&'static str),
    /// The provider could not be asked.
    #[error("the identity provider cannot be reached")]
    Unreachable(#[source] HttpError),
    /// The provider says something about itself that cannot be used.
    #[error("the identity provider describes itself in a way that cannot be used: {0}")]
    Discovery(String),
    /// The provider let nobody in; its code for why.
    #[error("the identity provider refused: {0}")]
    Refused(String),
    /// The answer is not to this question: another state, another provider, no code.
    #[error("the answer does not belong to this sign-in")]
    Foreign,
    /// The answer came too late.
    #[error("the sign-in took too long")]
    Expired,
    /// The code was not taken.
    #[error("the identity provider did not take its own code: {0}")]
    Exchange(String),
    /// The provider sent no ID token, or one that does not hold.
    #[error("the ID token does not hold: {0}")]
    IdToken(String),
    /// The ID token does not have the configured claim as text.
    #[error("the ID token has no claim {0:?} that names an account")]
    Claim(String),
    /// The provider has not verified the e-mail address.
    #[error("the identity provider has not verified the e-mail address")]
    EmailUnverified,
}

#[cfg(test)]
mod tests;
