//! What is said when a rule of the work forbids something. One entry a rule.

use super::{Pattern, people};

/// Title and hint of a rule, Chinese then English.
pub(super) fn pattern(code: &str) -> Pattern {
    match code {
        "no_such_address" => [
            ("没有这个地址", "请核对地址；接口说明见 /api/v1/openapi.json。"),
            ("There is no such address", "Check it; the API is described at /api/v1/openapi.json."),
        ],
        "method_not_allowed" => [
            ("这个地址不支持该方法", "接口说明见 /api/v1/openapi.json。"),
            ("This address does not take that method", "The API is described at /api/v1/openapi.json."),
        ],
        "too_large" => [
            ("内容过大", "请分批提交，或压缩后上传。"),
            ("Too large", "Send it in parts, or a smaller file."),
        ],
        "too_slow" => [
            ("处理超时", "请缩小范围后重试；大批量请用后台任务。"),
            ("It took too long", "Ask for less; large work runs as a job."),
        ],
        "not_json" => [
            ("请求内容无法识别", "请按接口说明提交；参数和 JSON 的字段名、类型须相符。"),
            (
                "The request is not understood",
                "Send what the API describes: names and types of parameters and JSON must fit.",
            ),
        ],
        "foreign_origin" => [
            ("请求来自其他网站", "请在本系统页面中操作。"),
            ("The request comes from another site", "Use the pages of this system."),
        ],
        "anchors_damaged" => [
            ("锚点文件第 {line} 行已损坏", "请用异地保存的副本恢复 anchors.jsonl。"),
            (
                "Line {line} of the file of anchors is damaged",
                "Restore anchors.jsonl from the copy kept elsewhere.",
            ),
        ],
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
        "file_empty" => [
            ("文件是空的", "请选择有内容的文件。"),
            ("The file is empty", "Choose a file with something in it."),
        ],
        _ => people::pattern(code),
    }
}
