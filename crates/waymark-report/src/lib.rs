//! What Waymark gives back: tables for a terminal, Markdown, a self-contained page, and the
//! workbook an office fills in and hands back.
//!
//! Everything is made from a [`waymark_core::Extraction`]; the words are chosen here, in
//! Chinese or English ([`text`]). Nothing reads a file or a clock: values in, bytes out.

pub mod assessment;
pub mod markdown;
pub mod observations;
pub mod page;
pub mod table;
pub mod tabular;
pub mod text;
pub mod view;
pub mod workbook;

pub use text::Lang;

#[cfg(test)]
mod sample;
