//! The language people want to be addressed in.

use waymark_report::Lang;

use crate::cli::LangArgument;

/// By `--lang`, else the first of `WAYMARK_LANG`, `LC_ALL`, `LC_MESSAGES`, `LANG` that is set.
pub fn lang(argument: Option<LangArgument>) -> Lang {
    match argument {
        Some(LangArgument::Zh) => Lang::Zh,
        Some(LangArgument::En) => Lang::En,
        None => ["WAYMARK_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| Lang::of_locale(&std::env::var(name).ok()?))
            .unwrap_or(Lang::En),
    }
}
