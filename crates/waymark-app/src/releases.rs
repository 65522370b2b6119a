//! 数据定版: an immutable, citable set of values.

mod citation;
mod difference;
mod make;

pub use citation::Citation;
pub use difference::{Fate, ReleaseDifference, ValueDifference};
pub use make::NewRelease;
