//! HTTP tests: the real router over a real database, one module a noun.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod documents;
#[path = "../../../waymark-store/tests/suite/engines.rs"]
#[allow(dead_code, reason = "shared with the suite of the store")]
mod engines;
mod known;
mod metrics;
mod numbers;
mod oidc;
mod pages;
mod people;
mod records;
mod refusals;
mod session;
#[allow(dead_code, reason = "offered to every module of tests")]
mod support;
