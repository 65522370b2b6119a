//! 单位: who reports and answers. Not the same list as areas.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An office, a county government, an institute: whoever is asked for data or held to a target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Body {
    /// Code, `[A-Za-z0-9_@$-]+`.
    pub code: String,
    /// Name.
    pub name: String,
    /// Other names it goes by.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Code of the body above it.
    #[serde(default)]
    pub parent: Option<String>,
    /// Code of the area it acts for.
    #[serde(default)]
    pub area: Option<String>,
    /// First day (or month, or year) it exists.
    #[serde(default)]
    pub valid_from: Option<String>,
    /// Last day (or month, or year) it exists.
    #[serde(default)]
    pub valid_to: Option<String>,
    /// Invented, for examples.
    #[serde(default)]
    pub invented: bool,
}
