//! Use cases on a real store, as the people who use them.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

mod access;
mod documents;
mod examples;
mod numbers;
mod records;
#[allow(dead_code, reason = "offered to every module of tests")]
mod support;
