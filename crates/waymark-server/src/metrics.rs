//! What the server measures of itself, in Prometheus' text format at `/metrics`.

use std::net::{IpAddr, SocketAddr};
use std::sync::OnceLock;
use std::time::Instant;

use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::header;
use axum::http::uri::Authority;
use axum::middleware::Next;
use axum::response::Response;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use waymark_app::AppError;

use crate::problem::Failure;
use crate::state::ServerState;

/// What proxies add to the requests of others.
const PASSED_ON: [&str; 6] =
    ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"];

/// Upper ends of the buckets for durations, in seconds.
const BUCKETS: &[f64] = &[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

static RECORDER: OnceLock<Option<PrometheusHandle>> = OnceLock::new();

/// The one recorder of the process.
fn recorder() -> Option<&'static PrometheusHandle> {
    let install = || {
        let builder = PrometheusBuilder::new();
        let matcher = Matcher::Full("http_request_duration_seconds".to_owned());
        builder.set_buckets_for_metric(matcher, BUCKETS).ok()?.install_recorder().ok()
    };
    RECORDER.get_or_init(install).as_ref()
}

/// Counts requests and how long they take, by address as described, not as typed.
#[allow(clippy::disallowed_methods, reason = "measures durations; nothing is decided by them")]
pub async fn layer(request: Request, next: Next) -> Response {
    recorder();
    let began = Instant::now();
    let path = request.extensions().get::<MatchedPath>().map_or("other", MatchedPath::as_str).to_owned();
    let method = request.method().to_string();
    let response = next.run(request).await;
    let labels = [("path", path), ("method", method), ("status", response.status().as_u16().to_string())];
    metrics::histogram!("http_request_duration_seconds", &labels).record(began.elapsed().as_secs_f64());
    response
}

/// Everything measured so far, for programs on this machine, or for all where the options say so.
pub async fn text(State(state): State<ServerState>, request: Request) -> Result<String, Failure> {
    if !state.options.metrics_for_all && !is_from_here(&request) {
        return Err(Failure(AppError::refused("metrics_from_here")));
    }
    Ok(recorder().map_or_else(String::new, |recorder| {
        recorder.run_upkeep();
        recorder.render()
    }))
}

/// Whether a program on this machine asks for itself. A proxy on the same machine is a loopback peer
/// too: what it passes on is known by the headers it adds, or by a host that is not this machine.
fn is_from_here(request: &Request) -> bool {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let near = peer.is_some_and(|peer| peer.0.ip().to_canonical().is_loopback());
    let passed_on = PASSED_ON.iter().any(|name| request.headers().contains_key(*name));
    near && !passed_on && names_this_machine(request)
}

/// Whether the host asked for is `localhost` or a loopback address.
fn names_this_machine(request: &Request) -> bool {
    let header = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()?.parse().ok());
    let asked: Option<Authority> = request.uri().authority().cloned().or(header);
    asked.is_some_and(|asked| {
        let host = asked.host().trim_matches(['[', ']']);
        host.eq_ignore_ascii_case("localhost") || host.parse::<IpAddr>().is_ok_and(|host| host.is_loopback())
    })
}
