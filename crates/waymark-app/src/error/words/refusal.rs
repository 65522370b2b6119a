//! What is said when a rule of the work forbids something. One entry a rule.

use super::{Pattern, documents};

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
        "metrics_from_here" => [
            ("运行指标只供本机读取", "请在服务器本机读取，或用 serve --metrics-from any 开放。"),
            (
                "The metrics are for programs on this machine",
                "Ask on the machine itself, or open them with serve --metrics-from any.",
            ),
        ],
        "anchors_damaged" => [
            ("锚点文件第 {line} 行已损坏", "请用异地保存的副本恢复 anchors.jsonl。"),
            (
                "Line {line} of the file of anchors is damaged",
                "Restore anchors.jsonl from the copy kept elsewhere.",
            ),
        ],
        "observations_are_submitted" => [
            ("数据须以报送方式导入", "请用数据导入；界面上在“数据”页，命令行用 import observations。"),
            (
                "Values come in as submissions",
                "Use the import of values: the page Data, or import observations.",
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
        "too_many_rows" => [
            ("行数太多", "一次至多 {most} 行，请分批提交。"),
            ("Too many rows", "Send at most {most} at once."),
        ],
        "nothing_new" => [
            ("没有新的数据", "所有行都已在库中，内容完全相同。"),
            ("Nothing new", "Every row is there already, word for word."),
        ],
        "submission_state" => [
            ("报送 {code} 的当前状态不能这样处理", "请刷新页面，查看报送的最新状态。"),
            ("Submission {code} is not in a state for that", "Reload it and look at where it stands."),
        ],
        "own_submission" => [
            ("不能审核自己提交的报送", "请由其他审核人员处理。"),
            ("Nobody accepts their own submission", "Ask another reviewer."),
        ],
        "mandatory_findings" => [
            (
                "有 {count} 条强制性审核提示未处理",
                "请按提示改正后重新填报；确属规则有误的，请规划办调整审核规则。",
            ),
            (
                "{count} findings must be put right first",
                "Correct the rows as the findings say and enter them again; where a rule is wrong, have the plan office change it.",
            ),
        ],
        "verify_needs_comment" => [
            ("有 {count} 条核实性审核提示，须写明核实情况", "请在说明中写清核实结果后再通过。"),
            (
                "{count} findings must be looked at; say what was found",
                "Write a comment on what was verified, then accept.",
            ),
        ],
        "revision_needs_reason" => [
            (
                "有 {count} 个数据与已通过的不同，须选修订原因",
                "请选择：普查修订、最终核实、口径调整或差错更正；审核时请退回，由填报人选择。",
            ),
            (
                "{count} values differ from those accepted; a revision needs its reason",
                "Choose census, final_verification, caliber_change or correction; when reviewing, return it so that the reporter says which.",
            ),
        ],
        "nothing_to_withdraw" => [
            ("没有可撤回的数据", "可能已撤回、尚未审核通过，或编号有误。"),
            (
                "There is nothing to withdraw",
                "The values may be withdrawn already, not accepted yet, or the ids wrong.",
            ),
        ],
        "release_empty" => [
            ("没有可定版的数据", "请先审核通过数据，或放宽获知日期。"),
            ("There are no values to release", "Accept submissions first, or choose a later day."),
        ],
        "own_publication" => [
            ("不能批准自己提请的公开", "请由其他有公开权限的人员审核。"),
            ("Nobody approves their own publication", "Ask someone else with the right to publish."),
        ],
        "publication_state" => [
            ("公开 {code} 的当前状态不能这样处理", "请刷新页面，查看最新状态。"),
            ("Publication {code} is not in a state for that", "Reload it and look at where it stands."),
        ],
        _ => documents::pattern(code),
    }
}
