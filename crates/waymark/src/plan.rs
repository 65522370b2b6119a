//! `waymark plan …`

pub mod confirm;
pub mod extract;
pub mod input;
pub mod schema;

pub use input::bytes;
