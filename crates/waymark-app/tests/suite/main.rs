//! Use cases on a real store, as the people who use them.

mod access;
mod records;
mod support;
