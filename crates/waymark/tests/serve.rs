//! `waymark serve` as a process of its own, on both engines, through HTTP.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

#[path = "../../waymark-app/tests/oidc/browser.rs"]
mod browser;
#[path = "../../waymark-store/tests/suite/engines.rs"]
#[allow(dead_code, reason = "shared with the suite of the store")]
mod engines;
#[path = "serve/log.rs"]
mod log;
#[path = "serve/oidc.rs"]
mod oidc;
#[path = "serve/process.rs"]
mod process;
#[path = "../../waymark-app/tests/oidc/provider.rs"]
mod provider;
#[path = "serve/together.rs"]
mod together;
