//! `waymark demo`.
