//! What is said beside a field that does not fit.

/// Chinese and English; `{found}` stands for what the fault carries.
pub(super) fn pattern(code: &str) -> (&'static str, &'static str) {
    match code {
        "malformed" => ("格式不对：{found}", "Does not fit: {found}."),
        "filter" => ("写成“名称:值”，多个用逗号分隔", "Write facet:value, several separated by commas."),
        "too_many_entries" => ("超过 {found} 项", "More than {found} entries."),
        "cursor" => ("不是本列表给出的下一页", "Not a next page that this list gave."),
        "required" => ("必填", "This is needed."),
        "too_long" => ("超过 {found} 个字符", "Longer than {found} characters."),
        "sha256" => ("不是已上传文件的标识，请先上传文件", "Not the hash of a file; upload the file first."),
        "code" => (
            "编号只能用字母、数字和 _ @ $ -，不超过 80 个字符",
            "A code has letters, digits and _ @ $ - only, at most 80.",
        ),
        "code_differs" => {
            ("内容里的编号与地址不同", "The code in the body differs from the one in the address.")
        }
        "area_or_body" => ("区域和单位填且只填一个", "Give an area or a body, not both."),
        "area_of_another_plan" => (
            "“{found}”不在本规划的地区内；需要比较的地区请先填入规划的“对标地区”",
            "“{found}” is none of this plan's areas; name it among the plan's areas to compare with first.",
        ),
        "before_start" => ("早于开始日期", "Before the first day."),
        "not_done" => ("未完成的任务没有完成日期", "A task that is not done has no day it was done."),
        "approval_needed" => (
            "暂缓、调整、终止须填批准文件",
            "Suspending, adjusting or ending needs the document that approved it.",
        ),
        "approval_not_recorded" => (
            "暂缓、调整、终止须先在项目中登记阶段和批准文件",
            "Record the stage and the document that approved it with the project first.",
        ),
        "file_or_text" => ("文件和粘贴文本填且只填一个", "Give a file or a pasted text, not both."),
        "document_or_file" => ("文件和已识别文档填且只填一个", "Name a document or a file, not both."),
        "two_at_least" => ("至少拆成两条", "A split has two parts at least."),
        "too_many" => ("应为 1 至 5000 条", "Between 1 and 5,000 at once."),
        "row" => ("{found}", "{found}"),
        "negative" => ("不能为负数", "Must not be below zero."),
        "stated" => (
            "{found} 的目标写在规划文本中，不能清空",
            "The target of {found} stands in a document and cannot be left out.",
        ),
        "twice" => ("{found} 重复", "{found} stands twice."),
        "submission_or_observations" => ("报送和数据填且只填一个", "Name a submission or values, not both."),
        "administrator_everywhere" => {
            ("三员角色不限定规划、单位或区域", "An administrator's role is not for one plan, body or area.")
        }
        "public_is_for_nobody" => ("公众角色不授予账号", "The public's role is not granted to accounts."),
        "out_of_range" => ("应在 {found} 之间", "Must lie within {found}."),
        "itself" => ("不能是自身", "Cannot be itself."),
        "not_a_number" => ("“{found}”不是数字", "“{found}” is not a number."),
        "not_a_period" => (
            "“{found}”不是时期，请写 2025、2025-Q1、2025-03 等",
            "“{found}” is not a period; write 2025, 2025-Q1, 2025-03.",
        ),
        "value_not_expected" => (
            "该状态下不填数值",
            "A row with this status has no number; leave the value empty or change the status.",
        ),
        "digits" => (
            "“{found}”超出位数：整数至多18位、小数至多10位",
            "“{found}” has too many digits: at most 18 before and 10 after the point.",
        ),
        "half_fraction" => ("分子和分母都填，或都不填", "Fill in numerator and denominator, or neither."),
        "in_the_future" => ("{found} 还没到；日期不能晚于今天", "{found} is yet to come; not after today."),
        "pack" => ("标准包不能加载：{found}", "The pack cannot be loaded: {found}"),
        "unknown" => ("没有“{found}”", "There is no “{found}”."),
        "no_such_row" => (
            "台账中没有“{found}”；新增一行请将编号留空",
            "The ledger has no “{found}”; leave the code of a new row empty.",
        ),
        "wrong_password" => ("密码不正确", "The password is wrong."),
        "wrong_code" => ("动态口令不正确", "The one-time code is wrong."),
        "password_too_short" => (
            "密码太短：至少 {found} 个字符；含大写、小写、数字、符号中的三种时 8 个即可",
            "Too short: {found} characters, or 8 of three kinds (lower, upper, digits, others).",
        ),
        "password_too_long" => ("密码超过 {found} 字节", "Longer than {found} bytes."),
        "password_contains_name" => ("密码不能包含账号名", "Must not contain the account's name."),
        "password_common" => ("密码过于常见", "Among the passwords everybody tries first."),
        "password_repetitive" => ("不同的字符少于 {found} 个", "Fewer than {found} different characters."),
        "password_used_before" => ("与最近 {found} 次用过的密码相同", "One of the last {found} passwords."),
        "reserved" => ("“{found}”是保留名称", "“{found}” is reserved."),
        _ => ("不符合要求：{found}", "Does not fit: {found}"),
    }
}
