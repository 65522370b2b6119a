//! The log: lines for people or JSON, to standard error.

use tracing_subscriber::EnvFilter;

use crate::cli::server::LogFormat;

/// Begins logging; `WAYMARK_LOG` chooses what (`info`, `waymark_store=debug` …).
pub fn begin(format: LogFormat, default: &str) {
    let filter = EnvFilter::try_from_env("WAYMARK_LOG").unwrap_or_else(|_| EnvFilter::new(default));
    let builder =
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
    // Where nobody reads the log any more, saying so would panic.
    let builder = builder.log_internal_errors(false);
    // A second start in one process (tests) keeps the first one.
    let _ = match format {
        LogFormat::Text => builder.with_ansi(false).try_init(),
        LogFormat::Json => builder.json().flatten_event(true).try_init(),
    };
}
