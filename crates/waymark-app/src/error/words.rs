//! What a person reads when something was not done: what it is and what to do about it.

mod documents;
mod field;
mod people;
mod refusal;

use waymark_report::Lang;

use super::{AppError, FieldFault};
use crate::operation::Operation;

/// A problem in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// What is wrong.
    pub title: String,
    /// What to do about it.
    pub hint: String,
}

/// A pattern in both languages: title and hint.
pub(crate) type Pattern = [(&'static str, &'static str); 2];

impl AppError {
    /// Its stable name, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            AppError::NotSignedIn => "not_signed_in",
            AppError::Forbidden { .. } => "forbidden",
            AppError::NotFound { .. } => "not_found",
            AppError::Changed { .. } => "changed",
            AppError::Invalid(_) => "invalid",
            AppError::Refused { code, .. } => code,
            AppError::KeyReused => "key_reused",
            AppError::UnderWay => "under_way",
            AppError::Internal(_) => "internal",
        }
    }

    /// What a person reads.
    pub fn words(&self, lang: Lang) -> Words {
        let pick = |pattern: Pattern| {
            let (title, hint) = match lang {
                Lang::Zh => pattern[0],
                Lang::En => pattern[1],
            };
            Words { title: self.fill(title, lang), hint: self.fill(hint, lang) }
        };
        // Why a document cannot be read is said the same way everywhere.
        if let AppError::Refused { code, .. } = self
            && let Some((title, hint)) = waymark_report::text::read_error::explain(code, lang)
            && *code != "too_large"
        {
            return Words { title: title.to_owned(), hint: hint.to_owned() };
        }
        pick(self.pattern())
    }

    fn pattern(&self) -> Pattern {
        match self {
            AppError::NotSignedIn => [
                ("请先登录", "会话可能已过期，请重新登录；未保存的内容会保留。"),
                ("Sign in first", "The session may have ended; sign in again. What was not saved is kept."),
            ],
            AppError::Forbidden { rule: "right", .. } => [
                ("没有“{operation}”的专项授权", "该操作需要单独授权，请联系安全管理员。"),
                ("“{operation}” needs a right of its own", "Ask the security administrator for it."),
            ],
            AppError::Forbidden { rule: "password", .. } => [
                ("请先设置新密码", "密码未设置或已到期；设置后即可继续。"),
                ("Choose a new password first", "There is none yet, or it is too old; go on after that."),
            ],
            AppError::Forbidden { rule: "second_factor", .. } => [
                ("请先设置二次验证", "系统要求所有账号使用动态口令；设置后即可继续。"),
                ("Set up the second factor first", "Everyone needs one-time codes here; go on after that."),
            ],
            AppError::Forbidden { rule: "place", .. } => [
                (
                    "没有对此规划、单位或区域“{operation}”的权限",
                    "请核对规划、单位和区域，或联系安全管理员扩大授权范围。",
                ),
                (
                    "No right to “{operation}” for this plan, body or area",
                    "Check plan, body and area, or ask the security administrator for a wider grant.",
                ),
            ],
            AppError::Forbidden { rule: "shared", .. } => [
                (
                    "没有“{operation}”的权限：各规划共用的内容须有不限规划、单位和区域的授权",
                    "请联系安全管理员扩大授权范围，或请有此授权的人员办理。",
                ),
                (
                    "No right to “{operation}”: what plans share needs a grant for every plan, body and area",
                    "Ask the security administrator for a wider grant, or somebody who holds one.",
                ),
            ],
            AppError::Forbidden { .. } => [
                ("没有“{operation}”的权限", "请联系安全管理员。"),
                ("No right to “{operation}”", "Ask the security administrator."),
            ],
            AppError::NotFound { .. } => [
                ("没有找到 {kind} {code}", "可能已删除、编号有误，或不在您的权限范围内。"),
                (
                    "No {kind} {code}",
                    "It may have been removed, the code may be wrong, or it lies outside your rights.",
                ),
            ],
            AppError::Changed { .. } => [
                ("{kind} {code} 已被他人修改（第 {found} 版）", "请刷新后重新编辑，您填写的内容会保留。"),
                (
                    "{kind} {code} was changed by someone else (version {found})",
                    "Reload it and edit again; what you typed is kept.",
                ),
            ],
            AppError::Invalid(_) => [
                ("有些字段不符合要求", "请按各字段的提示修改后再提交。"),
                ("Some fields do not fit", "Correct them as said beside each and try again."),
            ],
            AppError::Refused { code, .. } => refusal::pattern(code),
            AppError::KeyReused => [
                ("幂等键已用于另一请求", "每个请求请使用新的 Idempotency-Key。"),
                (
                    "The idempotency key was used for another request",
                    "Use a new Idempotency-Key for each request.",
                ),
            ],
            AppError::UnderWay => [
                ("同一请求正在处理", "请稍候，不必重复提交。"),
                (
                    "The same request is being carried out",
                    "Wait a moment; there is no need to send it again.",
                ),
            ],
            AppError::Internal(_) => [
                ("系统内部错误", "请稍后重试；如仍出现，请把请求编号告诉系统管理员。"),
                (
                    "Something failed inside",
                    "Try again later; if it persists, give the request id to the system administrator.",
                ),
            ],
        }
    }

    fn fill(&self, pattern: &str, lang: Lang) -> String {
        let mut text = pattern.to_owned();
        let mut put = |name: &str, value: &str| text = text.replace(&format!("{{{name}}}"), value);
        match self {
            AppError::Forbidden { operation, .. } => {
                let words = Operation::of_name(operation).map_or((*operation, *operation), Operation::words);
                put("operation", lang.pick(words.0, words.1).trim_end_matches('.'));
            }
            AppError::NotFound { kind, code } => {
                put("kind", kind);
                put("code", code);
            }
            AppError::Changed { kind, code, found } => {
                put("kind", kind);
                put("code", code);
                put("found", &found.to_string());
            }
            AppError::Refused { arguments, .. } => {
                for (name, value) in arguments {
                    put(name, value);
                }
            }
            _ => {}
        }
        text
    }
}

impl FieldFault {
    /// What a person reads beside the field.
    pub fn message(&self, lang: Lang) -> String {
        // A cell of a file comes with its sentences, Chinese first.
        if let ("cell", Some((zh, en))) =
            (self.code.as_str(), self.found.as_deref().and_then(|found| found.split_once('\u{1f}')))
        {
            return lang.pick(zh, en).to_owned();
        }
        let (zh, en) = field::pattern(&self.code);
        lang.pick(zh, en).replace("{found}", self.found.as_deref().unwrap_or(""))
    }
}
