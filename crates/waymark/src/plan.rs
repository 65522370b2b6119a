//! `waymark plan …`

pub mod confirm;
pub mod extract;
mod input;
pub mod schema;
