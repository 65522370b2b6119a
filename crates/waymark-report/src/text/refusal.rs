//! Why a workbook, or one of its cells, cannot be taken over.

use super::{Lang, fill};
use crate::workbook::Refusal;

/// The reason of a refusal, without the place.
pub fn reason(refusal: &Refusal, lang: Lang) -> String {
    let (zh, en) = pattern(refusal.code);
    fill(lang.pick(zh, en), |name| refusal.arguments.get(name).map(String::as_str))
}

/// Place and reason on one line.
pub fn line(refusal: &Refusal, lang: Lang) -> String {
    let reason = reason(refusal, lang);
    let place = match (refusal.sheet.as_str(), refusal.cell.as_str()) {
        ("", _) => return format!("{reason} [{}]", refusal.code),
        (sheet, "") => sheet.to_owned(),
        (sheet, cell) => format!("{sheet}!{cell}"),
    };
    format!("{place}{}{reason} [{}]", lang.pick("：", ": "), refusal.code)
}

fn pattern(code: &str) -> (&'static str, &'static str) {
    workbook(code).or_else(|| cell(code)).unwrap_or(("不能接受。", "This cannot be taken over."))
}

/// Reasons that concern the workbook or a sheet.
fn workbook(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "too_large" => (
            "工作簿过大（上限 {limit}）。请删去图片等无关内容后再试。",
            "The workbook is too large (limit {limit}). Remove pictures and other extras.",
        ),
        "bomb" => (
            "工作簿展开后过大，已停止读取。请用 Excel 或 WPS 打开后另存再试。",
            "The workbook unpacks to an unreasonable size; reading stopped. Open and save it with Excel or WPS.",
        ),
        "not_a_workbook" => (
            "这不是 .xlsx 工作簿。请在 Excel、WPS 或 LibreOffice 中另存为 .xlsx。",
            "This is not an .xlsx workbook. Save it as .xlsx in Excel, WPS or LibreOffice.",
        ),
        "encrypted" => {
            ("工作簿加了密码。请去掉密码后再试。", "The workbook has a password. Remove it and try again.")
        }
        "offer_missing" => (
            "找不到随附的提取记录（隐藏表）。请从 waymark 生成的工作簿填起，不要新建文件粘贴。",
            "The hidden record of what was offered is missing. Fill in the workbook waymark made; do not paste into a new one.",
        ),
        "offer_tampered" => (
            "随附的提取记录被改动过，无法核对。请重新生成工作簿。",
            "The hidden record of what was offered was altered. Make the workbook again.",
        ),
        "offer_version" => (
            "工作簿由另一版本生成（{found}），本版本读取 {wanted}。请重新生成。",
            "The workbook was made by another version ({found}); this one reads {wanted}. Make it again.",
        ),
        "sheet_missing" => (
            "缺少工作表“{name}”。请恢复表名，不要改名或删除。",
            "The sheet “{name}” is missing. Restore its name; do not rename or delete it.",
        ),
        "column_missing" => (
            "缺少“{name}”列。请恢复表头文字（隐藏的“条目标识”列也要保留）。",
            "The column “{name}” is missing. Restore its heading (keep the hidden “item id” column too).",
        ),
        "column_twice" => {
            ("“{name}”列出现了两次，请只留一列。", "The column “{name}” appears twice. Keep one.")
        }
        "too_many_rows" => ("行数超过上限 {limit}。", "More rows than the limit of {limit}."),
        "too_many_cells" => ("单元格数超过上限 {limit}。", "More cells than the limit of {limit}."),
        "sheet_unreadable" => (
            "工作表无法读取：{cause}。请用 Excel 或 WPS 打开后另存再试。",
            "The sheet cannot be read: {cause}. Open and save it with Excel or WPS.",
        ),
        _ => return None,
    })
}

/// Reasons that concern one cell.
fn cell(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "unknown_decision" => (
            "处理“{found}”不认识，请填 {allowed}，或留空。",
            "The decision “{found}” is not known. Write {allowed}, or leave it empty.",
        ),
        "unknown_choice" => (
            "{column}“{found}”不认识，请填 {allowed}。",
            "“{found}” is not known for {column}. Write one of: {allowed}.",
        ),
        "required" => ("{column}不能为空。", "{column} must not be empty."),
        "not_a_number" => (
            "“{found}”不是数值，请填数字，或区间如 10–20。",
            "“{found}” is not a number. Write a number, or a range such as 10–20.",
        ),
        "range_reversed" => {
            ("区间“{found}”前大后小，请调换。", "The range “{found}” runs from high to low. Swap its ends.")
        }
        "value_is_date" => (
            "表格软件把这里变成了日期。请把单元格设为文本格式后重填，区间写作 1–2。",
            "The spreadsheet turned this into a date. Format the cell as text and write it again; a range as 1–2.",
        ),
        "not_a_period" => (
            "时期“{found}”看不懂，请写 2025、2021-2025、2025-Q1 或 2025-03。",
            "The period “{found}” is not understood. Write 2025, 2021-2025, 2025-Q1 or 2025-03.",
        ),
        "not_a_whole_number" => ("“{found}”不是整数序号。", "“{found}” is not a whole number."),
        "error_cell" => (
            "单元格是错误值 {found}，请改正公式或直接填写。",
            "The cell holds the error {found}. Mend the formula or write the value.",
        ),
        "duplicate_id" => (
            "这一行的条目标识与 {other} 重复。复制行新增时，请清空隐藏的“条目标识”。",
            "The item id repeats that of {other}. When copying a row to add one, clear the hidden “item id”.",
        ),
        "unknown_id" => (
            "条目标识“{found}”不在随附的提取记录里。新增行请清空该标识。",
            "The item id “{found}” was never offered. Clear it to add the row as new.",
        ),
        "too_long" => ("文字过长（上限 {limit} 字）。", "The text is too long (limit {limit} characters)."),
        "added_without_decision" => (
            "新增的行没有填“处理”，请填“{allowed}”，或删去这一行。",
            "The added row has no decision. Write “{allowed}”, or delete the row.",
        ),
        "added_rejected" => (
            "新增的行不能驳回；不要它就删去。",
            "An added row cannot be rejected; delete it if it is not wanted.",
        ),
        _ => return None,
    })
}
