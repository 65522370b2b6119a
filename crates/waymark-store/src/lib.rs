//! Migrations and every SQL statement; the only crate that names sqlx.
//!
//! One schema serves SQLite and PostgreSQL: types TEXT, BIGINT and DOUBLE PRECISION, collation C,
//! no vendor functions. What differs between the engines is in [`engine`] and nowhere else.
//!
//! Reads are methods of [`Store`]. A write is a [`Write`]: it collects rows, and its commit adds
//! one link to the hash-chained table of changes in the same transaction. To add a table, write a
//! migration, a module with a private row struct and functions that turn it into domain types, and
//! a case in the suite that runs on both engines.

pub mod blob;
pub mod chain;
pub mod change;
pub mod dump;
mod engine;
pub mod entity;
mod error;
pub mod id;
pub mod job;
mod migrate;
pub mod observation;
pub mod release;
pub mod retention;
mod row;
pub mod search;
pub mod secret;
mod table;
pub mod verify;
mod write;

pub use engine::{Engine, Options, Store};
pub use error::StoreError;
pub use write::Write;
