//! Use cases on a real store, as the people who use them.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

mod access;
mod assessment;
mod documents;
#[path = "../../../waymark-store/tests/suite/engines.rs"]
#[allow(dead_code, reason = "shared with the suite of the store")]
mod engines;
mod examples;
mod kept;
mod known;
mod numbers;
mod peers;
mod people;
mod publications;
mod reach;
mod records;
mod retention;
#[allow(dead_code, reason = "offered to every module of tests")]
mod support;
mod tables;
mod targets;
mod task_splits;
