//! Requests to the provider: no redirects, TLS except on loopback, limits on time and size.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use url::{Host, Url};

/// Longest wait for a connection.
const CONNECT_MAX: Duration = Duration::from_secs(5);
/// Longest wait for a whole answer.
const ANSWER_MAX: Duration = Duration::from_secs(10);
/// Most bytes of an answer.
const BYTES_MAX: usize = 1 << 20;

/// Why a request failed. Says nothing of what was sent.
#[derive(Debug, thiserror::Error)]
pub enum HttpError {
    /// The address is not `https`, and not on loopback.
    #[error("the address is not https")]
    Insecure,
    /// More bytes than are read.
    #[error("the answer is longer than {BYTES_MAX} bytes")]
    TooLong,
    /// No connection, no answer in time, no certificate to trust.
    #[error("the request failed")]
    Transport(#[source] reqwest::Error),
}

/// Whether requests may go to `url`: TLS, or the machine itself.
pub(super) fn is_secure(url: &Url) -> bool {
    let is_loopback = match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    url.host().is_some() && (url.scheme() == "https" || url.scheme() == "http" && is_loopback)
}

/// The client for all requests to a provider.
#[derive(Debug, Clone)]
pub(super) struct Http(reqwest::Client);

impl Http {
    pub(super) fn new() -> Result<Self, HttpError> {
        reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(CONNECT_MAX)
            .timeout(ANSWER_MAX)
            .no_proxy()
            .build()
            .map(Self)
            .map_err(HttpError::Transport)
    }

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let request = reqwest::Request::try_from(request).map_err(HttpError::Transport)?;
        if !is_secure(request.url()) {
            return Err(HttpError::Insecure);
        }
        let mut answer = self.0.execute(request).await.map_err(without_url)?;
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(without_url)? {
            if body.len() + chunk.len() > BYTES_MAX {
                return Err(HttpError::TooLong);
            }
            body.extend_from_slice(&chunk);
        }
        let mut response = HttpResponse::new(body);
        *response.status_mut() = answer.status();
        *response.headers_mut() = std::mem::take(answer.headers_mut());
        Ok(response)
    }
}

fn without_url(error: reqwest::Error) -> HttpError {
    HttpError::Transport(error.without_url())
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = HttpError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}
