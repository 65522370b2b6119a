//! Prose cases.
