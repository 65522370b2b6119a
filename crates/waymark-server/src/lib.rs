//! HTTP: REST under `/api/v1`, OpenAPI, the embedded web app.
//!
//! One endpoint a file under `endpoints/`. A handler takes a [`caller::Caller`], calls one use case
//! and gives back its answer; errors become problems (RFC 9457) in [`problem`] and nowhere else.
//! To add an endpoint, write its file, name it in `endpoints::api`, and run `scripts/generate`.

mod answer;
mod caller;
mod endpoints;
mod etag;
mod idempotency;
mod log;
mod metrics;
mod openapi;
mod problem;
mod server;
mod state;
mod web;

pub use openapi::document;
pub use server::{Serving, router, serve};
pub use state::{OidcOptions, ServerOptions, ServerState};
