//! Words for people, in Chinese and English. Codes and arguments come in; sentences go out.

pub mod finding;
pub mod labels;
pub mod milestone;
pub mod read_error;
pub mod refusal;
pub mod verdict;

pub use labels::{Labelled, code, label, parse};

/// The language people are addressed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lang {
    /// 简体中文.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// One of two texts.
    pub fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// The tag HTML and locales use.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        }
    }

    /// The language of a locale such as `zh_CN.UTF-8`; none for an empty name.
    pub fn of_locale(locale: &str) -> Option<Lang> {
        let locale = locale.trim().to_ascii_lowercase();
        (!locale.is_empty()).then(|| match locale.starts_with("zh") {
            true => Lang::Zh,
            false => Lang::En,
        })
    }
}

/// Puts arguments into a pattern: `{name}` becomes the argument of that name. An argument the
/// pattern does not find stays out; a name without argument becomes `?`.
pub(crate) fn fill<T: AsRef<str>>(pattern: &str, argument: impl Fn(&str) -> Option<T>) -> String {
    let mut out = String::with_capacity(pattern.len() + 32);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        match argument(name) {
            Some(text) => out.push_str(text.as_ref()),
            None => out.push('?'),
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests;
