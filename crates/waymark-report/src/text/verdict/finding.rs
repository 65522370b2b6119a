//! What judging finds odd, as sentences.

use waymark_core::Finding;

use crate::text::{Lang, fill, finding};

/// The sentence for a finding of an assessment.
pub fn message(found: &Finding, lang: Lang) -> String {
    match pattern(&found.code) {
        Some((zh, en)) => fill(lang.pick(zh, en), |name| found.arguments.get(name).map(String::as_str)),
        None => finding::message(found, lang),
    }
}

fn pattern(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "progress_implausible" => (
            "“{indicator}”增量进度{progress}、目标完成率{completion}，远超目标。口径待核：口径是否变化？目标是否偏低？是否一次性因素？",
            "“{indicator}”: progress {progress}, {completion} of the target value. Check the caliber: did it change? Is the target low? A one-off?",
        ),
        "progress_negative" => (
            "“{indicator}”增量进度{progress}、目标完成率{completion}，现值不及基期。口径待核：统计口径、时点是否与基期一致？",
            "“{indicator}”: progress {progress}, {completion} of the target value, behind its baseline. Check the caliber and the date of the figure.",
        ),
        "source_informs_only" => (
            "“{indicator}”{period}的数据来自公开报道或来源未注明，只供参考，须以公报或部门函核定后才作评价依据。",
            "“{indicator}”: the figure for {period} is from a press report or has no stated source; it informs only, until a bulletin or a department confirms it.",
        ),
        "known_before_period_end" => (
            "“{indicator}”{period}的数据{known_at}已公布，早于期末，不是期末数，不据以作终期结论。",
            "“{indicator}”: the figure for {period} was known on {known_at}, before the period was over; it is not final.",
        ),
        "value_is_forecast" => (
            "“{indicator}”{period}的数据是预测数，须以实际数替换。",
            "“{indicator}”: the figure for {period} is a forecast; replace it by the actual one.",
        ),
        "value_is_derived" => {
            ("“{indicator}”{period}的数据是推算数。", "“{indicator}”: the figure for {period} is derived.")
        }
        "bases_disagree" => (
            "“{indicator}”按不同基期评价不一致：{verdicts}。请确定采用的基期并写明理由。",
            "“{indicator}” is assessed differently on different baselines: {verdicts_en}. Adopt one and give the reason.",
        ),
        "caliber_changed" => (
            "“{indicator}”基期口径为{from}，数据口径为{to}，不可比。请提供同口径的基期，或在指标中声明可比。",
            "“{indicator}”: the baseline is of caliber {from}, the data of {to}. Give a baseline of the same caliber, or declare them comparable.",
        ),
        "zero_replaced" => (
            "“{indicator}”基期或目标值为零，按规则以{replacement}代替，结果取决于代替值，慎用。",
            "“{indicator}”: a zero baseline or target was replaced by {replacement}, as the rule says; the result hangs on it.",
        ),
        "range_exceeded" => (
            "“{indicator}”已达{value}，超过区间上限{high}。",
            "“{indicator}” is at {value}, beyond the high end {high} of its range.",
        ),
        "implied_disagree" => (
            "“{indicator}”{period}推算出的{what}为{first}，与所载{second}相差{distance}，请核对。",
            "“{indicator}”, {period}: the implied {what} is {first}, the printed one {second}, {distance} apart.",
        ),
        "implied_leap" => (
            "“{indicator}”{period}推算出的{what}为{first}，比上年{second}变动{distance}，所依据的数字不能相互印证，请核对来源。",
            "“{indicator}”, {period}: the implied {what} is {first}, {distance} from {second} the year before; the figures cannot both hold.",
        ),
        "split_gap" => (
            "“{indicator}”分解合计{parts}，低于全市目标{whole}，缺口{gap}。",
            "“{indicator}”: the parts make {parts}, below the whole {whole}; the gap is {gap}.",
        ),
        "split_excess" => (
            "“{indicator}”分解合计{parts}，高于全市目标{whole}，加码{excess}（提示）。",
            "“{indicator}”: the parts make {parts}, beyond the whole {whole} by {excess} (information).",
        ),
        "split_below" => (
            "“{indicator}”以下分解目标低于全市目标{whole}：{names}。",
            "“{indicator}”: these parts are below the whole target {whole}: {names}.",
        ),
        _ => return None,
    })
}
