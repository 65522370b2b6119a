//! What is said when a rule about documents, proposals, the ledger and jobs forbids something.

use super::{Pattern, people};

/// Title and hint of a rule, Chinese then English.
pub(super) fn pattern(code: &str) -> Pattern {
    match code {
        "upload_broken" => [
            ("上传中断", "请检查网络后重新上传。"),
            ("The upload broke off", "Check the network and upload again."),
        ],
        "job_ended" => [
            ("后台任务已结束（{state}）", "已结束的任务不能取消；它写入的内容可以撤销。"),
            (
                "The job has ended ({state})",
                "An ended job cannot be cancelled; what it wrote can be taken back.",
            ),
        ],
        "job_given_up" => [
            ("后台任务多次中断，已放弃", "请重新提交；如仍出现，请把任务编号告诉系统管理员。"),
            (
                "The job was interrupted too often and given up",
                "Ask for it again; if it persists, give its id to the system administrator.",
            ),
        ],
        "job_unknown" => [
            ("不认识这种后台任务", "可能由更新版本的程序提交，请升级工作进程。"),
            (
                "The job is of a kind not known here",
                "A newer version may have asked for it; update the worker.",
            ),
        ],
        "document_not_read" => [
            ("文件 {code} 尚未识别完成", "请等识别完成，或重新识别后再试。"),
            ("Document {code} has not been read", "Wait until it has been read, or have it read again."),
        ],
        "item_in_use" => [
            ("{code} 已有并入条目、分解、任务或进展", "请先处理引用它的内容，再驳回、并入或重新打开。"),
            (
                "{code} has restatements, splits, tasks or progress",
                "Settle what builds on it before rejecting, merging or reopening.",
            ),
        ],
        "item_has_owners" => [
            ("{code} 还有责任分工或项目", "请先删除它的责任分工和项目，再删除条目；也可重新打开其候选条目。"),
            (
                "{code} has owners or a project",
                "Remove its owners and its project first, or reopen the proposal it came from.",
            ),
        ],
        "plan_not_empty" => [
            (
                "规划 {code} 中还有{zh}，不能删除",
                "只能删除空的规划：请先删除其中的条目、文本、任务和项目；有报送或定版的规划须保留。",
            ),
            (
                "Plan {code} still has {en}",
                "Only an empty plan goes: remove its commitments, documents, tasks and projects first. One with submissions or releases stays.",
            ),
        ],
        "merge_into_open" => [
            ("{code} 尚未确认", "请先确认它，再把其他条目并入。"),
            ("{code} has not been confirmed", "Confirm it first, then merge others into it."),
        ],
        "merge_sorts_differ" => [
            ("{code} 与 {into} 不是同一类条目", "量化条目、里程碑和项目不能互相并入。"),
            (
                "{code} and {into} are of different sorts",
                "Numbers, milestones and projects do not merge into each other.",
            ),
        ],
        "ledger_schema" => [
            ("不是台账文件（{found}）", "请选择 waymark plan confirm 或本系统导出的 ledger.json。"),
            (
                "Not a ledger file ({found})",
                "Choose a ledger.json written by `waymark plan confirm` or exported here.",
            ),
        ],
        _ => people::pattern(code),
    }
}
