//! What the checks say, as sentences.

use waymark_core::Finding;

use super::{Lang, fill};

mod data;

/// The sentence for a finding. A code without a sentence prints itself and its arguments.
pub fn message(finding: &Finding, lang: Lang) -> String {
    match pattern(finding) {
        Some((zh, en)) => fill(lang.pick(zh, en), |name| {
            let argument = finding.arguments.get(name).map(String::as_str)?;
            Some(match (name, argument.trim()) {
                ("kind", kind) => heading(kind, lang),
                (_, "") => lang.pick("未写明", "not stated"),
                _ => argument,
            })
        }),
        None => match data::pattern(finding) {
            Some((zh, en)) => fill(lang.pick(zh, en), |name| data::argument(finding, name, lang)),
            None => plain(finding, lang),
        },
    }
}

/// What sort of heading an argument names.
fn heading(kind: &str, lang: Lang) -> &str {
    match kind {
        "chapter" => lang.pick("章", "chapters"),
        "section" => lang.pick("节", "sections"),
        "item" => lang.pick("条目", "items"),
        "box" => lang.pick("专栏", "boxes"),
        other => other,
    }
}

/// The same sentence for a code and arguments on their own, for messages without a place.
fn plain(finding: &Finding, lang: Lang) -> String {
    let arguments: Vec<_> = finding.arguments.iter().map(|(name, value)| format!("{name}={value}")).collect();
    match arguments.is_empty() {
        true => finding.code.clone(),
        false => format!(
            "{}{}{}{}",
            finding.code,
            lang.pick("（", " ("),
            arguments.join(lang.pick("，", ", ")),
            lang.pick("）", ")")
        ),
    }
}

/// Chinese and English pattern of a finding; `{name}` stands for an argument.
fn pattern(finding: &Finding) -> Option<(&'static str, &'static str)> {
    Some(match finding.code.as_str() {
        "qualifier_conflict" => (
            "“{indicator}”前后措辞不一：一处为“{first}”，一处为“{second}”，请确定以哪处为准。",
            "“{indicator}” is worded two ways: “{first}” here, “{second}” there. Decide which one holds.",
        ),
        "value_conflict" => (
            "“{indicator}”（{period}）的数值前后不一：一处为{first}，一处为{second}，请核对。",
            "“{indicator}” has two values (period: {period}): {first} and {second}. Check which one holds.",
        ),
        "name_variants" => (
            "“{indicator}”在文中有不同叫法：{names}。已归并为同一指标，如口径不同请分开。",
            "“{indicator}” goes by several names: {names}. They were joined; part them if they measure different things.",
        ),
        "parts_do_not_add_up" => (
            "分项之和与总数不符：总数{total}，分项合计{sum}（{parts}）。",
            "The parts do not add up: the total is {total}, the parts make {sum} ({parts}).",
        ),
        "target_below_baseline" => (
            "“{indicator}”的目标值{target}低于基期值{baseline}，请核对方向或数值。",
            "The target for “{indicator}”, {target}, is below its baseline, {baseline}. Check direction and figures.",
        ),
        "implied_disagree" => (
            "“{what}”的几处数字相互推算不符：{first}，与{second}不一致。",
            "Figures for “{what}” imply each other and disagree: {first} against {second}.",
        ),
        "no_period" => ("“{subject}”没有写明时间，请补充时期。", "“{subject}” has no period. Fill one in."),
        "no_baseline" => (
            "{count} 项目标没有基期值，无法计算进度，请补充：{indicators}。",
            "{count} targets have no baseline, so their progress cannot be computed. Add one to each: {indicators}.",
        ),
        "chapter_number_inferred" => (
            "“{title}”缺少章号，按前后顺序推定为“{number}”。",
            "“{title}” has no chapter number; from its neighbours it should be “{number}”.",
        ),
        "numbering_gap" => {
            ("{kind}编号不连续：缺少{number}。", "The numbering of {kind} has a gap: {number} is missing.")
        }
        "group_missing" if finding.arguments.contains_key("name") => (
            "{table}：到“{name}”处编号重新从 1 开始，却没有分组标题，请核对它属于哪一组。",
            "{table}: the numbering starts again at “{name}” without a heading of its own. Check which group it belongs to.",
        ),
        "group_missing" => (
            "{table}缺少第{number}组的标题，其后的项目归入上一组。",
            "{table} lacks the heading of group {number}; what follows was put in the group before.",
        ),
        "no_owner" => (
            "有{count}项没有写明责任单位，请在工作簿中填写牵头单位。",
            "{count} items name no responsible body. Fill in the lead body in the workbook.",
        ),
        "no_nature" => (
            "有{count}项目标没有注明约束性或预期性，请在工作簿中选择。",
            "{count} targets are not marked binding or expected. Choose in the workbook.",
        ),
        "no_yearly_path" => (
            "有{count}项目标只有期末值，没有分年目标；评价时按时间进度折算。",
            "{count} targets state only the final value, no yearly path; they will be judged by the share of time gone.",
        ),
        _ => return None,
    })
}
