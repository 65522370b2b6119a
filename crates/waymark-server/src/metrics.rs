//! What the server measures of itself, in Prometheus' text format at `/metrics`.

use std::sync::OnceLock;
use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

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

/// Everything measured so far.
pub async fn text() -> String {
    match recorder() {
        Some(recorder) => {
            recorder.run_upkeep();
            recorder.render()
        }
        None => String::new(),
    }
}
