//! Reads a development plan and proposes its commitments, each with the words it came from.
//!
//! The way of a document: bytes → [`read`] → blocks → [`text`] → [`outline`] and [`table`] →
//! statements, milestones, projects, owners → joined and checked → [`waymark_core::Extraction`].
//! Nothing here touches a file, a clock or the network: bytes in, values out.

pub mod amendment;
mod check;
pub mod extract;
pub mod grammar;
mod id;
mod join;
mod lex;
pub mod matching;
pub mod milestone;
pub mod outline;
pub mod owner;
pub mod project;
pub mod read;
mod similar;
mod source;
pub mod statement;
pub mod table;
pub mod text;

pub use extract::extract;
