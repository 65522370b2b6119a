//! Use cases, rights and jobs: what people may do, independent of HTTP.

pub mod assessment;
pub mod clock;
pub mod identity;
pub mod packs;
pub mod random;
