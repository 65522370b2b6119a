//! What the checks of data say (`waymark_core::check`), as sentences.

use std::borrow::Cow;

use waymark_core::{Finding, Period};

use crate::text::{Lang, verdict};

/// An argument as people read it: periods as they print them, names in their language, columns by name.
pub(super) fn argument<'a>(finding: &'a Finding, name: &str, lang: Lang) -> Option<Cow<'a, str>> {
    let text = |name: &str| finding.arguments.get(name).map(String::as_str);
    let value = text(name)?;
    Some(match name {
        _ if value.is_empty() => Cow::Borrowed(lang.pick("未写明", "not stated")),
        "indicator" if lang == Lang::En => Cow::Borrowed(text("indicator_en").unwrap_or(value)),
        "column" => Cow::Borrowed(column(value, lang)),
        name if name.ends_with("period") => {
            let period = value.parse::<Period>().map(|period| verdict::period(period, lang));
            period.map_or(Cow::Borrowed(value), Cow::Owned)
        }
        _ => Cow::Borrowed(value),
    })
}

/// The name of a column of the observations.
fn column(code: &str, lang: Lang) -> &str {
    match code {
        "period" => lang.pick("时期", "period"),
        "value" => lang.pick("数值", "value"),
        "unit" => lang.pick("计量单位", "unit"),
        "status" => lang.pick("状态", "status"),
        "numerator" => lang.pick("分子", "numerator"),
        "denominator" => lang.pick("分母", "denominator"),
        "source" => lang.pick("来源", "source"),
        other => other,
    }
}

/// Chinese and English pattern; both begin with what it is about.
pub(super) fn pattern(finding: &Finding) -> Option<(&'static str, &'static str)> {
    let fault = finding.arguments.get("fault").map_or("", String::as_str);
    Some(match (finding.code.as_str(), fault) {
        ("required_missing", _) => required_missing(fault)?,
        ("duplicate", _) => duplicate(fault)?,
        ("out_of_range", "below") => (
            "{area}“{indicator}”{period}为{value}，低于下限{limit}，请核对数值和计量单位。",
            "{area}, “{indicator}”, {period}: {value} is below the least it can be, {limit}. Check value and unit.",
        ),
        ("out_of_range", "above") => (
            "{area}“{indicator}”{period}为{value}，超过上限{limit}，请核对数值和计量单位。",
            "{area}, “{indicator}”, {period}: {value} is above the most it can be, {limit}. Check value and unit.",
        ),
        ("jump", _) if finding.arguments.contains_key("usual") => (
            "{area}“{indicator}”{period}为{value}，{before_period}为{before}，变动{change}，以往一般为{usual}。请核对；属实的请在备注中说明原因。",
            "{area}, “{indicator}”, {period}: {value} after {before} in {before_period} is {change}; usually it is {usual}. Check it, or give the reason in the note.",
        ),
        ("jump", _) => (
            "{area}“{indicator}”{period}为{value}，{before_period}为{before}，变动{change}。请核对；属实的请在备注中说明原因。",
            "{area}, “{indicator}”, {period}: {value} after {before} in {before_period} is {change}. Check it, or give the reason in the note.",
        ),
        ("parts_differ", _) => (
            "{area}“{indicator}”{period}为{whole}，下级{parts}个区域合计{sum}，相差{difference}。请核对总数、分项和口径。",
            "{area}, “{indicator}”, {period}: the whole is {whole}, its {parts} areas make {sum}, {difference} apart. Check whole, parts and caliber.",
        ),
        ("numerator_above_denominator", _) => (
            "{area}“{indicator}”{period}的分子{numerator}大于分母{denominator}。请核对是否填反、计量单位是否一致。",
            "{area}, “{indicator}”, {period}: the numerator {numerator} is above the denominator {denominator}. Check whether they are swapped or in different units.",
        ),
        ("cumulative_falls", _) => (
            "{area}“{indicator}”{earlier_period}累计{earlier}，{later_period}却为{later}，累计数不应回落。请核对是否误报当期数；核减的请说明原因。",
            "{area}, “{indicator}”: {earlier} up to {earlier_period}, but {later} for {later_period}; a cumulative figure does not fall. Check whether it is of the month alone, or give the reason.",
        ),
        ("unit_slip", _) => (
            "{area}“{indicator}”{period}填为{value}，约为以往水平{expected}的{times}倍，计量单位可能有误：应为{corrected}？请核对。",
            "{area}, “{indicator}”, {period}: {value} is about {times} times what it has been, {expected}. The unit may have slipped: should it be {corrected}?",
        ),
        ("unit_mismatch", _) => (
            "{area}“{indicator}”{period}的计量单位“{unit}”不能换算为“{wanted}”，请按“{wanted}”填报。",
            "{area}, “{indicator}”, {period}: the unit “{unit}” cannot be converted to “{wanted}”. Report it in “{wanted}”.",
        ),
        ("not_yet_due", "period_open") => (
            "{area}“{indicator}”{period}到{day}才结束，{known_at}还不会有实际数。预计数请将状态填为预测数（F）。",
            "{area}, “{indicator}”: {period} ends on {day}; there can be no actual figure on {known_at}. Mark an expected one as a forecast (F).",
        ),
        ("not_yet_due", "before_calendar") => (
            "{area}“{indicator}”{period}的数据按发布日历最早{day}才有，这一数据{known_at}已有。请核对时期和来源；非最终数请注明。",
            "{area}, “{indicator}”, {period}: by its release calendar it comes out on {day} at the earliest, this figure on {known_at}. Check period and source; mark it if it is not final.",
        ),
        _ => return None,
    })
}

fn required_missing(fault: &str) -> Option<(&'static str, &'static str)> {
    Some(match fault {
        "empty" => (
            "{area}“{indicator}”{period}没有填写{column}，请补填；确无数据的，状态填缺失（O）并说明原因。",
            "{area}, “{indicator}”, {period}: the {column} is empty. Fill it in; where there is none, set the status to missing (O) with the reason.",
        ),
        "absent" => (
            "{area}“{indicator}”{period}应报未报，请填报；没有数据的，请填状态并说明原因。",
            "{area}, “{indicator}”, {period} is asked for and not there. Report it, or a status with the reason.",
        ),
        "unexplained" => (
            "{area}“{indicator}”{period}填为缺失而没有说明原因，请在备注中说明。",
            "{area}, “{indicator}”, {period} is missing without a reason. Give it in the note.",
        ),
        "overdue" => (
            "{area}“{indicator}”{period}填为未到发布时间，但按发布日历已到期，请填报。",
            "{area}, “{indicator}”, {period} is said to be not yet due, but by its release calendar it is. Report it.",
        ),
        _ => return None,
    })
}

fn duplicate(fault: &str) -> Option<(&'static str, &'static str)> {
    Some(match fault {
        "same" => (
            "{area}“{indicator}”{period}的{value}与第{other_row}条重复，请删去一条。",
            "{area}, “{indicator}”, {period}: {value} repeats entry {other_row}. Remove one.",
        ),
        "different" => (
            "{area}“{indicator}”{period}同一来源报了两个数：第{other_row}条为{other}，这里为{value}。请确定以哪个为准。",
            "{area}, “{indicator}”, {period}: one source gives two values, {other} in entry {other_row} and {value} here. Decide which one holds.",
        ),
        "accepted" => (
            "{area}“{indicator}”{period}的{value}与已采用的数据相同，没有变化。",
            "{area}, “{indicator}”, {period}: {value} is what is accepted already; nothing changes.",
        ),
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
