//! Use cases on a real store, as the people who use them.

mod records;
mod support;
