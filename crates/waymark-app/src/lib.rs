//! Use cases, rights and jobs: what people may do, independent of HTTP.
//!
//! A use case takes a [`call::Call`] (who asks, why, under which key), checks the right, and makes
//! at most one change: rows, log entry and link of the chain in one transaction. What people read
//! when something is refused is in [`error::words`].

pub mod access;
pub mod accounts;
pub mod actor;
pub mod app;
pub mod assessment;
pub mod audit;
pub mod backup;
pub mod call;
pub mod clock;
pub mod demo;
pub mod documents;
pub mod error;
pub mod example;
pub mod feed;
pub mod files;
pub mod identity;
pub mod jobs;
pub mod ledger;
pub mod moment;
pub mod observations;
pub mod operation;
pub mod overview;
pub mod owners;
pub mod packs;
pub mod people;
pub mod proposals;
pub mod publications;
pub mod random;
mod reads;
pub mod records;
pub mod releases;
pub mod search;
pub mod session;
pub mod splits;
pub mod submissions;
pub mod tables;
pub mod todo;
pub mod undo;
pub mod withdrawals;
pub mod work;

pub use actor::{Actor, Place};
pub use app::App;
pub use call::{Call, Done, Put};
pub use error::AppError;
pub use operation::Operation;
pub use waymark_store::entity::{Expected, Sort};
