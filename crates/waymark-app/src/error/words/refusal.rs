//! What is said when a rule of the work forbids something. One entry a rule.

use super::Pattern;

/// Title and hint of a rule, Chinese then English.
pub(super) fn pattern(code: &str) -> Pattern {
    match code {
        "undo_unknown" => [
            ("没有这个操作记录", "请从变更列表中选择。"),
            ("There is no such change", "Choose one from the list of changes."),
        ],
        "undo_twice" => [
            ("这个操作已经撤销过", "如需恢复，请撤销那次撤销。"),
            ("This change was taken back already", "To have it again, take back the change that did so."),
        ],
        "undo_not_possible" => [
            ("“{operation}”不能撤销", "定版、公开和登录等操作不可撤销；已公开的数据请用“撤回”。"),
            (
                "“{operation}” cannot be taken back",
                "Releases, publications and sign-ins stay; withdraw values instead.",
            ),
        ],
        "undo_changed_since" => [
            ("{kind} {code} 之后又有修改", "请先撤销后来的修改，或直接编辑。"),
            ("{kind} {code} was changed since", "Take back the later changes first, or edit it."),
        ],
        _ => [("不允许：{code}", "请核对后重试。"), ("Not allowed: {code}", "Check and try again.")],
    }
}
