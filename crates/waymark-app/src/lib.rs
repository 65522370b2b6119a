//! Use cases, rights and jobs: what people may do, independent of HTTP.

pub mod clock;
pub mod identity;
pub mod random;
