//! The one sentence to copy.

use waymark_core::judge::{Assessment, Verdict};
use waymark_core::target::TargetForm;
use waymark_core::{Operator, Value};

use super::{amount, basis, grade, number, percent, period, word};
use crate::text::Lang;

/// Everything a reader needs of one verdict, as one sentence: data year and time share, value,
/// target, baseline, both percentages, the word, what is needed a year, the source.
pub fn sentence(assessment: &Assessment, verdict: &Verdict, lang: Lang) -> String {
    let mut parts = vec![state(assessment, verdict, lang)];
    parts.extend(baseline(verdict, lang));
    parts.extend(progress(assessment, verdict, lang));
    parts.push(match lang {
        Lang::Zh => format!("评价为“{}”", word(verdict, lang)),
        Lang::En => format!("assessed as “{}”", word(verdict, lang)),
    });
    parts.extend(needed(verdict, lang));
    parts.extend(source(verdict, lang));
    let mut out = parts.join(lang.pick("；", "; "));
    out.push_str(lang.pick("。", "."));
    out
}

fn state(assessment: &Assessment, verdict: &Verdict, lang: Lang) -> String {
    let target = target(assessment, lang);
    // For growth the value is that of what grows.
    let name = match (assessment.form, &verdict.growth) {
        (TargetForm::AverageGrowth, Some(_)) => {
            format!("{}{}", assessment.name, lang.pick("的基数", " (what grows)"))
        }
        _ => assessment.name.clone(),
    };
    match (&verdict.data, lang) {
        (Some(data), Lang::Zh) => format!(
            "{name}（数据年份{}·时序{}）为{}，目标{target}",
            period(data.period, lang).trim_end_matches('年'),
            percent(verdict.time_share),
            amount(data.value, &data.unit)
        ),
        (Some(data), Lang::En) => format!(
            "{name} (data year {}, {} of the term gone) is {}, target {target}",
            period(data.period, lang),
            percent(verdict.time_share),
            amount(data.value, &data.unit)
        ),
        (None, Lang::Zh) => format!("{name}目标{target}"),
        (None, Lang::En) => format!("{name}: target {target}"),
    }
}

/// `2025年达到2.3%` and the like.
pub(super) fn target(assessment: &Assessment, lang: Lang) -> String {
    let shrinks = is_decrease(assessment);
    let sign = match (assessment.operator, shrinks) {
        (Operator::AtLeast, false) | (Operator::AtMost, true) => "≥",
        (Operator::MoreThan, false) | (Operator::LessThan, true) => ">",
        (Operator::AtMost, _) | (Operator::AtLeast, true) => "≤",
        (Operator::LessThan, _) | (Operator::MoreThan, true) => "<",
        (Operator::About, _) => "≈",
        (Operator::Equal, _) => "",
    };
    let size = |value: rust_decimal::Decimal| number(if shrinks { value.abs() } else { value });
    let value = match assessment.value {
        Value::One(value) => size(value),
        Value::Range(low, high) => format!("{}–{}", size(low), size(high)),
    };
    let form = match assessment.form {
        TargetForm::AverageGrowth if shrinks => lang.pick("年均下降", "average yearly decrease "),
        TargetForm::YearlyGrowth if shrinks => lang.pick("每年下降", "yearly decrease "),
        TargetForm::TotalGrowth if shrinks => lang.pick("下降", "decrease "),
        TargetForm::AverageGrowth => lang.pick("年均增长", "average yearly growth "),
        TargetForm::YearlyGrowth => lang.pick("每年增长", "yearly growth "),
        TargetForm::TotalGrowth => lang.pick("增长", "growth "),
        TargetForm::Count | TargetForm::CountRange => lang.pick("累计", "in total "),
        TargetForm::YearlyFlow => lang.pick("每年", "every year "),
        TargetForm::Increment => lang.pick("新增", "added "),
        TargetForm::Multiple => lang.pick("为基期的", "times the baseline: "),
        _ => "",
    };
    format!("{}{}{form}{sign}{value}{}", period(assessment.period, lang), lang.pick("", " "), assessment.unit)
}

/// Whether the target is a rate of decrease, which is a growth below zero.
fn is_decrease(assessment: &Assessment) -> bool {
    let rate = matches!(
        assessment.form,
        TargetForm::AverageGrowth | TargetForm::YearlyGrowth | TargetForm::TotalGrowth
    );
    rate && assessment.value.low().is_sign_negative()
}

fn baseline(verdict: &Verdict, lang: Lang) -> Option<String> {
    let baseline = verdict.baseline.as_ref()?;
    let formula = match (&baseline.formula, lang) {
        (Some(formula), Lang::Zh) => format!("，{formula}"),
        (Some(formula), Lang::En) => format!(", {formula}"),
        (None, _) => String::new(),
    };
    let (name, year) = (basis(baseline, lang), period(baseline.period, lang));
    let value = amount(baseline.value, &baseline.unit);
    Some(match lang {
        Lang::Zh => format!("按{name}（{year}）{value}{formula}"),
        Lang::En => format!("from the {name} of {year}: {value}{formula}"),
    })
}

fn progress(assessment: &Assessment, verdict: &Verdict, lang: Lang) -> Option<String> {
    let completion = percent(verdict.completion);
    if let (Some(growth), Some(formula)) = (&verdict.growth, &verdict.formula) {
        return Some(match lang {
            Lang::Zh => format!(
                "年均增长{formula}，目标{}{}，目标完成率{completion}",
                percent(Some(growth.target)),
                odd(assessment, verdict, lang)
            ),
            Lang::En => format!(
                "average yearly growth {formula} against {}{}, {completion} of the target value",
                percent(Some(growth.target)),
                odd(assessment, verdict, lang)
            ),
        });
    }
    let formula = verdict.formula.as_deref()?;
    if !verdict.years.is_empty() {
        let missed: Vec<_> =
            verdict.years.iter().filter(|y| !y.met).map(|y| period(y.period, lang)).collect();
        let missed = match (missed.is_empty(), lang) {
            (true, _) => String::new(),
            (false, Lang::Zh) => format!("，{}未达到", missed.join("、")),
            (false, Lang::En) => format!(", missed in {}", missed.join(", ")),
        };
        return Some(match lang {
            Lang::Zh => format!("逐年达标{formula}{missed}，当年完成率{completion}"),
            Lang::En => format!("years met {formula}{missed}, {completion} of the year's target"),
        });
    }
    if verdict.progress.is_none() {
        return Some(formula.to_owned());
    }
    let odd = odd(assessment, verdict, lang);
    Some(match lang {
        Lang::Zh => format!("增量进度{formula}，目标完成率{completion}{odd}"),
        Lang::En => format!("progress {formula}, {completion} of the target value{odd}"),
    })
}

/// What is said instead of leaving an odd percentage bare.
fn odd(_: &Assessment, verdict: &Verdict, lang: Lang) -> &'static str {
    match (verdict.implausible, verdict.progress.is_some_and(|p| p.is_sign_negative())) {
        (false, _) => "",
        (true, true) => lang.pick(
            "，现值不及基期，进度为负，须先核实口径是否变化、基期是否可比、存量是否因到期或注销减少，不宜单独引用该百分比",
            ", the value is behind its baseline: check first whether the caliber changed, the baseline is comparable, or the stock fell by expiry; do not quote the percentage alone",
        ),
        (true, false) => lang.pick(
            "，远超目标，须先核实口径是否变化、目标是否偏低、是否一次性因素，不宜单独引用该百分比",
            ", far beyond the target: check first whether the caliber changed, the target is low, or it is a one-off; do not quote the percentage alone",
        ),
    }
}

fn needed(verdict: &Verdict, lang: Lang) -> Option<String> {
    if let Some(needed) = verdict.growth.as_ref().and_then(|growth| growth.needed) {
        let rate = percent(Some(needed));
        return Some(match lang {
            Lang::Zh => format!("此后每年须增长{rate}"),
            Lang::En => format!("{rate} a year are needed from now on"),
        });
    }
    let needed = verdict.needed.as_ref()?;
    let down = needed.per_year.is_sign_negative();
    let per_year = amount(needed.per_year.abs(), &needed.unit);
    Some(match lang {
        Lang::Zh => {
            format!("此后{}年每年须{}{per_year}", number(needed.years), if down { "减少" } else { "增加" })
        }
        Lang::En => format!(
            "{per_year} a year {} needed (years left: {})",
            if down { "less are" } else { "more are" },
            number(needed.years)
        ),
    })
}

fn source(verdict: &Verdict, lang: Lang) -> Option<String> {
    let data = verdict.data.as_ref()?;
    let name = data.source.as_deref().unwrap_or("");
    let mut out = format!("{}{name}", lang.pick("来源：", "source: "));
    if !name.is_empty() {
        out.push_str(lang.pick("，", ", "));
    }
    out.push_str(grade(data.source_grade, lang));
    if !verdict.governs {
        out.push_str(lang.pick("，仅供参考，不作评价依据", "; for information, not a basis of assessment"));
    }
    if data.invented {
        out.push_str(lang.pick("，示例数据", ", example data"));
    }
    Some(out)
}
