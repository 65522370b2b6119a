//! What every handler can reach.

use std::sync::Arc;

use waymark_app::App;
use waymark_app::identity::oidc::OidcLogin;

/// How the server is set up.
#[derive(Debug, Clone)]
pub struct ServerOptions {
    /// Whether cookies are for HTTPS only.
    pub secure_cookies: bool,
    /// Most bytes of a request body that is not a file.
    pub body_bytes_max: usize,
    /// Most bytes of a file.
    pub file_bytes_max: usize,
    /// Seconds a request may take.
    pub timeout_seconds: u64,
    /// Sign-in through an identity provider.
    pub oidc: Option<OidcOptions>,
    /// Whether `/metrics` answers everyone, and not only programs on this machine.
    pub metrics_for_all: bool,
}

/// A provider people sign in through.
#[derive(Debug, Clone)]
pub struct OidcOptions {
    /// What the sign-in page calls it.
    pub name: String,
    /// The provider.
    pub login: OidcLogin,
}

impl Default for ServerOptions {
    fn default() -> ServerOptions {
        ServerOptions {
            secure_cookies: false,
            body_bytes_max: 32 << 20,
            file_bytes_max: 128 << 20,
            timeout_seconds: 120,
            oidc: None,
            metrics_for_all: false,
        }
    }
}

/// State of the server.
#[derive(Clone)]
pub struct ServerState {
    /// The application.
    pub app: App,
    /// How the server is set up.
    pub options: Arc<ServerOptions>,
}
