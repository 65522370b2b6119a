//! The two halves of a sign-in.

use std::time::Duration;

use chrono::{DateTime, Utc};
use openidconnect::core::{
    CoreClientAuthMethod, CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreResponseType,
};
use openidconnect::{
    AuthType, AuthenticationFlow, AuthorizationCode, ClientId, ClientSecret, CsrfToken, DiscoveryError,
    IssuerUrl, Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope,
    TokenResponse,
};
use subtle::ConstantTimeEq;
use url::Url;

use super::claims::{ProviderClient, account_of};
use super::http::{Http, HttpError, is_secure};
use super::{OidcCallback, OidcConfig, OidcError, OidcIdentity, PENDING_SECONDS, PendingLogin};
use crate::clock::Micros;
use crate::identity::token::Token;
use crate::random::Random;

/// How far the clocks of the two systems may be apart.
const CLOCKS_APART: Duration = Duration::from_secs(60);

/// Signatures that are taken: public keys only, nothing that a client secret could make.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 7] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// Sign-in through one provider.
#[derive(Debug, Clone)]
pub struct OidcLogin {
    config: OidcConfig,
    issuer: IssuerUrl,
    redirect: RedirectUrl,
    http: Http,
}

impl OidcLogin {
    /// Checks the configuration; asks nobody.
    ///
    /// # Errors
    /// [`OidcError::Config`]; [`OidcError::Unreachable`] when the system has no certificates to trust.
    pub fn new(config: OidcConfig) -> Result<Self, OidcError> {
        let issuer =
            IssuerUrl::new(config.issuer.clone()).map_err(|_| OidcError::Config("issuer is no address"))?;
        let redirect = RedirectUrl::new(config.redirect_url.clone())
            .map_err(|_| OidcError::Config("redirect_url is no address"))?;
        if !is_secure(issuer.url()) {
            return Err(OidcError::Config("issuer is not https"));
        }
        if !is_secure(redirect.url()) {
            return Err(OidcError::Config("redirect_url is not https"));
        }
        if config.client_id.is_empty() || config.claim.is_empty() {
            return Err(OidcError::Config("client_id or claim is empty"));
        }
        let http = Http::new().map_err(OidcError::Unreachable)?;
        Ok(Self { config, issuer, redirect, http })
    }

    /// Where to send the browser, and what to keep until it comes back.
    ///
    /// # Errors
    /// [`OidcError::Unreachable`], [`OidcError::Discovery`].
    pub async fn start(&self, random: &dyn Random, now: Micros) -> Result<(Url, PendingLogin), OidcError> {
        let pending = PendingLogin {
            state: Token::generate(random).reveal().to_owned(),
            nonce: Token::generate(random).reveal().to_owned(),
            verifier: Token::generate(random).reveal().to_owned(),
            expires_at: now.plus(Duration::from_secs(PENDING_SECONDS)),
        };
        let client = self.discover().await?;
        let verifier = PkceCodeVerifier::new(pending.verifier.clone());
        let (state, nonce) = (pending.state.clone(), pending.nonce.clone());
        let (url, _, _) = client
            .authorize_url(
                AuthenticationFlow::<CoreResponseType>::AuthorizationCode,
                || CsrfToken::new(state),
                || Nonce::new(nonce),
            )
            .add_scopes(self.config.scopes.iter().cloned().map(Scope::new))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
            .url();
        if !is_secure(&url) {
            return Err(OidcError::Discovery("the authorization endpoint is not https".to_owned()));
        }
        Ok((url, pending))
    }

    /// Who came back. `pending` must have been taken out of the store before, so that an answer
    /// counts once.
    ///
    /// # Errors
    /// Every [`OidcError`] but the first.
    pub async fn finish(
        &self,
        pending: PendingLogin,
        answer: OidcCallback,
        now: Micros,
    ) -> Result<OidcIdentity, OidcError> {
        let code = self.check_answer(&pending, answer, now)?;
        let client = self.discover().await?;
        let tokens = client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(|_| OidcError::Discovery("no token endpoint".to_owned()))?
            .set_pkce_verifier(PkceCodeVerifier::new(pending.verifier))
            .request_async(&self.http)
            .await
            .map_err(exchange_error)?;
        let id_token = tokens.id_token().ok_or_else(|| OidcError::IdToken("none was sent".to_owned()))?;
        let time = time(now)?;
        let verifier = client
            .id_token_verifier()
            .set_allowed_algs(ALGORITHMS)
            .set_time_fn(move || time)
            .set_issue_time_verifier_fn(move |issued| check_issued(issued, time));
        let claims = id_token
            .claims(&verifier, &Nonce::new(pending.nonce))
            .map_err(|error| OidcError::IdToken(error.to_string()))?;
        Ok(OidcIdentity {
            issuer: claims.issuer().to_string(),
            subject: claims.subject().to_string(),
            account: account_of(claims, &self.config.claim)?,
        })
    }

    /// The code of an answer that belongs to the question.
    fn check_answer(
        &self,
        pending: &PendingLogin,
        answer: OidcCallback,
        now: Micros,
    ) -> Result<String, OidcError> {
        let state = answer.state.unwrap_or_default();
        if !bool::from(state.as_bytes().ct_eq(pending.state.as_bytes())) {
            return Err(OidcError::Foreign);
        }
        if answer.iss.is_some_and(|issuer| issuer != self.config.issuer) {
            return Err(OidcError::Foreign);
        }
        if now >= pending.expires_at {
            return Err(OidcError::Expired);
        }
        if let Some(error) = answer.error {
            return Err(OidcError::Refused(printable(&error)));
        }
        answer.code.ok_or(OidcError::Foreign)
    }

    async fn discover(&self) -> Result<ProviderClient, OidcError> {
        let provider = CoreProviderMetadata::discover_async(self.issuer.clone(), &self.http)
            .await
            .map_err(discovery_error)?;
        let auth_type = auth_type(&provider);
        let client_secret = self.config.client_secret.clone().map(ClientSecret::new);
        let client_id = ClientId::new(self.config.client_id.clone());
        let client = ProviderClient::from_provider_metadata(provider, client_id, client_secret);
        Ok(client.set_redirect_uri(self.redirect.clone()).set_auth_type(auth_type))
    }
}

/// How the provider wants our secret: in a header, unless it only takes it in the body.
fn auth_type(provider: &CoreProviderMetadata) -> AuthType {
    match provider.token_endpoint_auth_methods_supported() {
        Some(methods)
            if methods.contains(&CoreClientAuthMethod::ClientSecretPost)
                && !methods.contains(&CoreClientAuthMethod::ClientSecretBasic) =>
        {
            AuthType::RequestBody
        }
        _ => AuthType::BasicAuth,
    }
}

fn time(now: Micros) -> Result<DateTime<Utc>, OidcError> {
    DateTime::from_timestamp_micros(now.0)
        .ok_or_else(|| OidcError::IdToken("the clock is outside all calendars".to_owned()))
}

/// An ID token is made during the sign-in: not before it, and not in the future.
fn check_issued(issued: DateTime<Utc>, now: DateTime<Utc>) -> Result<(), String> {
    let oldest = Duration::from_secs(PENDING_SECONDS) + CLOCKS_APART;
    if issued > now + CLOCKS_APART {
        Err("it is from the future; compare the clocks".to_owned())
    } else if issued < now - oldest {
        Err("it is from before this sign-in".to_owned())
    } else {
        Ok(())
    }
}

fn discovery_error(error: DiscoveryError<HttpError>) -> OidcError {
    match error {
        DiscoveryError::Request(error) => OidcError::Unreachable(error),
        other => OidcError::Discovery(printable(&other.to_string())),
    }
}

/// What the provider answered is left out where it could hold a token.
fn exchange_error<T: openidconnect::ErrorResponse>(error: RequestTokenError<HttpError, T>) -> OidcError {
    match error {
        RequestTokenError::Request(error) => OidcError::Unreachable(error),
        RequestTokenError::ServerResponse(answer) => OidcError::Exchange(printable(&answer.to_string())),
        RequestTokenError::Parse(_, _) => OidcError::Exchange("its answer cannot be read".to_owned()),
        RequestTokenError::Other(text) => OidcError::Exchange(printable(&text)),
    }
}

/// Text of others, short and without control characters, for a log.
fn printable(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(200).collect()
}
