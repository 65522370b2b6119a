//! The sheet that says how to fill the others in.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::rows::write_text;
use super::style::Style;
use crate::table::summary;
use crate::text::Lang;
use crate::view::View;

const ZH: &[(&str, &str)] = &[
    (
        "处理",
        "每行选一项：确认 = 照此列入台账；修改 = 按本行改后的内容列入台账；驳回 = 不列入（请在备注写明理由）。留空 = 暂不决定，不列入台账。",
    ),
    (
        "修改",
        "直接在单元格里改数值、单位、时期等。凡与提取结果不同的，读回时都记为修改，并保留原提取值，选“确认”也一样。",
    ),
    ("数值", "填数字；区间写作 10–20。百分数按“计量单位”列的单位填，例如 2.5 配 %。"),
    ("时期", "2025、2021-2025、2025-S1（上半年）、2025-Q1（一季度）、2025-03；也可写 2025年、2025年一季度。"),
    ("要求", "目标与数值怎样比：不低于、高于、不高于、低于、约、等于。"),
    (
        "责任分工",
        "黄色表头的各列由单位填写：牵头单位、配合单位、责任单位、数据提供单位、牵头领导、联系人。一格内有几个单位，用顿号隔开。",
    ),
    (
        "新增",
        "文件里有而没有提取到的，可在各表末尾另起一行填写，“处理”选确认。复制已有的行来新增时，请清空隐藏的“条目标识”列。",
    ),
    ("可以", "排序、筛选、隐藏列、调整列的顺序、删去不要的行（删去的行视为未决定）。"),
    (
        "不可以",
        "改工作表名称、改表头文字、改隐藏的“条目标识”列。灰色文字的各列（编号、章节、行、原文等）仅供核对，改动无效。",
    ),
    (
        "交回",
        "填好后保存为 .xlsx，运行：waymark plan confirm 台账.xlsx -o 台账.json。有填错的单元格会逐一指出，改好再交，不会写出半份台账。",
    ),
];

const EN: &[(&str, &str)] = &[
    (
        "decision",
        "One for each row: confirm = into the ledger as it stands; change = into the ledger with the values edited in the row; reject = not into the ledger (say why in the note). Empty = undecided, stays out.",
    ),
    (
        "changing",
        "Edit value, unit, period and so on in their cells. Whatever differs from what was offered is recorded as a change, with the offered value beside it, even under “confirm”.",
    ),
    ("value", "A number; a range as 10–20. Percentages in the unit of the unit column: 2.5 with %."),
    ("period", "2025, 2021-2025, 2025-S1 (first half), 2025-Q1 (first quarter), 2025-03."),
    (
        "comparison",
        "How the outcome is compared with the value: at least, more than, at most, less than, about, equal.",
    ),
    (
        "owners",
        "Columns with a yellow heading are for the office: lead, supporting, responsible body, data provider, leading official, contact. Separate several bodies in one cell with 、 or a semicolon.",
    ),
    (
        "adding",
        "What the document says and the extraction missed goes into a new row at the end, with the decision “confirm”. When copying a row, clear the hidden column “item id”.",
    ),
    ("you may", "sort, filter, hide and reorder columns, delete rows (a deleted row counts as undecided)."),
    (
        "you may not",
        "rename sheets or headings, or touch the hidden column “item id”. Columns in grey are for checking; edits there have no effect.",
    ),
    (
        "handing back",
        "Save as .xlsx and run: waymark plan confirm LEDGER.xlsx -o LEDGER.json. Every cell that does not fit is named; nothing is written until all fit.",
    ),
];

/// Writes title, counts and the rules.
pub fn write(out: &mut Worksheet, view: &View, lang: Lang) -> Result<(), XlsxError> {
    let style = Style::new();
    out.set_column_width(0, 16)?;
    out.set_column_width(1, 110)?;
    let heading = lang.pick("怎样填写", "How to fill this in");
    out.write_string_with_format(0, 0, heading, &style.title)?;
    out.set_row_height(0, 28)?;
    write_text(out, (1, 0), lang.pick("文件", "document"), &style.muted)?;
    write_text(out, (1, 1), &view.extraction.document.title, &style.text)?;
    write_text(out, (2, 0), "SHA-256", &style.muted)?;
    write_text(out, (2, 1), &view.extraction.document.sha256, &style.text)?;
    let mut row = 3;
    for line in summary(view, lang) {
        write_text(out, (row, 1), &line, &style.text)?;
        row += 1;
    }
    row += 1;
    let rules = match lang {
        Lang::Zh => ZH,
        Lang::En => EN,
    };
    for (name, rule) in rules {
        write_text(out, (row, 0), name, &style.head)?;
        write_text(out, (row, 1), rule, &style.text)?;
        out.set_row_height(row, Style::height([(*rule, 110.0)].into_iter()).unwrap_or(20.0))?;
        row += 1;
    }
    Ok(())
}
