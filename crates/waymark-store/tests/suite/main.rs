//! The store on both engines: every case runs on a fresh SQLite file and, where a server can be
//! reached, in a fresh PostgreSQL database (`DATABASE_URL`, or the local one).

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

mod dump;
mod durability;
mod engines;
mod entity;
mod migrate;
mod observation;
mod retention;
mod sample;
mod together;
mod verify;
