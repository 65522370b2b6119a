//! The file that says which identity provider people sign in through.

use std::path::Path;

use serde_json::Value;
use waymark_app::identity::oidc::{OidcConfig, OidcLogin};
use waymark_report::Lang;
use waymark_server::OidcOptions;

use crate::failure::Failure;

/// Reads it; asks nobody yet. Its words are never repeated, since a secret stands among them.
pub fn read(path: &Path, lang: Lang) -> Result<OidcOptions, Failure> {
    let wrong = |message: String| Failure::Unreadable {
        message: format!("{}: {message}", path.display()),
        hint: lang.pick("配置项见 docs/security.md。", "docs/security.md says what stands in it.").to_owned(),
    };
    let text = std::fs::read_to_string(path).map_err(|error| wrong(error.to_string()))?;
    let mut value: Value = serde_json::from_str(&text).map_err(|error| wrong(place(&error)))?;
    let name = value.as_object_mut().and_then(|object| object.remove("name"));
    let name =
        name.and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_else(|| "OpenID Connect".to_owned());
    let config: OidcConfig = serde_json::from_value(value).map_err(|error| wrong(error.to_string()))?;
    let login = OidcLogin::new(config).map_err(|error| wrong(error.to_string()))?;
    Ok(OidcOptions { name, login })
}

fn place(error: &serde_json::Error) -> String {
    format!("JSON {}:{}", error.line(), error.column())
}
