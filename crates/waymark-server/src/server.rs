//! The server: routes, layers, listening, stopping.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use aide::axum::ApiRouter;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;
use waymark_app::App;

use crate::state::{ServerOptions, ServerState};
use crate::{caller, endpoints, etag, idempotency, log, metrics, openapi, problem, web};

/// A server that listens.
pub struct Serving {
    /// Where it listens.
    pub address: SocketAddr,
    listener: TcpListener,
    router: Router,
}

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Everything the server answers.
pub fn router(app: App, options: ServerOptions) -> Router {
    let routes = Router::from(ApiRouter::new().nest("/api/v1", endpoints::api()));
    let timeout = Duration::from_secs(options.timeout_seconds);
    let body_limit = DefaultBodyLimit::max(options.body_bytes_max);
    let state = ServerState { app, options: Arc::new(options) };
    let fixed = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
    };
    routes
        .route("/api/v1/openapi.json", get(description))
        .layer(from_fn_with_state(state.clone(), idempotency::layer))
        .layer(from_fn(etag::layer))
        .layer(from_fn_with_state(state.clone(), caller::layer))
        .merge(endpoints::health())
        .route("/metrics", get(metrics::text))
        .fallback(web::page)
        .layer(from_fn(metrics::layer))
        .layer(body_limit)
        .layer(
            ServiceBuilder::new()
                .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
                .layer(
                    TraceLayer::new_for_http()
                        .make_span_with(log::span)
                        .on_request(())
                        .on_response(log::answered)
                        .on_failure(()),
                )
                .layer(PropagateRequestIdLayer::new(REQUEST_ID))
                .layer(fixed(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
                .layer(fixed(header::REFERRER_POLICY, "same-origin"))
                .layer(fixed(header::X_FRAME_OPTIONS, "DENY"))
                .layer(fixed(header::CONTENT_SECURITY_POLICY, POLICY))
                .layer(fixed(header::CACHE_CONTROL, "no-store"))
                .layer(CompressionLayer::new())
                .layer(from_fn(problem::layer))
                .layer(CatchPanicLayer::new())
                .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, timeout)),
        )
        .with_state(state)
}

/// The description of the API.
async fn description() -> Response {
    match openapi::document() {
        Ok(document) => ([(header::CONTENT_TYPE, "application/json")], document).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Nothing from elsewhere, no scripts but our own.
const POLICY: &str = "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; \
     script-src 'self'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";

impl Serving {
    /// Listens at an address; port 0 takes a free one.
    ///
    /// # Errors
    /// The address is taken or not ours.
    pub async fn listen(address: SocketAddr, app: App, options: ServerOptions) -> std::io::Result<Serving> {
        let listener = TcpListener::bind(address).await?;
        Ok(Serving { address: listener.local_addr()?, listener, router: router(app, options) })
    }
}

/// Serves until `stop` is ready, then lets requests under way end.
///
/// # Errors
/// The listener failed.
pub async fn serve(serving: Serving, stop: impl Future<Output = ()> + Send + 'static) -> std::io::Result<()> {
    let service = serving.router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(serving.listener, service).with_graceful_shutdown(stop).await
}
