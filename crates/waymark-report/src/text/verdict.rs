//! Verdicts as words and as one sentence to copy.

mod finding;
mod reason;
mod sentence;

use rust_decimal::{Decimal, RoundingStrategy};
use waymark_core::judge::{Gap, GapState, Verdict};
use waymark_core::target::Baseline;
use waymark_core::{Period, SourceGrade};

use super::Lang;

pub use finding::message;
pub use reason::reason;
pub use sentence::sentence;

/// The word of a verdict, with 口径待核 where the numbers are too odd to stand alone.
pub fn word(verdict: &Verdict, lang: Lang) -> String {
    let word = lang.pick(&verdict.word.zh, &verdict.word.en);
    let mut out = word.to_owned();
    if let Some(refusal) = verdict.refusal {
        out.push_str(&format!("{}{}", lang.pick("：", ": "), reason(refusal, lang)));
    }
    if verdict.caliber_to_check {
        out.push_str(lang.pick("（口径待核）", " (caliber to be checked)"));
    }
    out
}

/// A share as a percentage with one digit; a dash where there is none.
pub fn percent(share: Option<Decimal>) -> String {
    let points = share.and_then(|share| share.checked_mul(Decimal::ONE_HUNDRED));
    points.map_or_else(
        || "—".to_owned(),
        |points| {
            format!("{}%", number(points.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero)))
        },
    )
}

/// A number without superfluous zeros, at most four digits after the point.
pub fn number(value: Decimal) -> String {
    let text =
        value.round_dp_with_strategy(4, RoundingStrategy::MidpointAwayFromZero).normalize().to_string();
    match text.strip_prefix('-') {
        Some(rest) => format!("−{rest}"),
        None => text,
    }
}

/// A number with its unit.
pub fn amount(value: Decimal, unit: &str) -> String {
    let gap = if unit.starts_with(|c: char| c.is_ascii_alphabetic()) { " " } else { "" };
    format!("{}{gap}{unit}", number(value))
}

/// A period as people print it.
pub fn period(period: Period, lang: Lang) -> String {
    match (period, lang) {
        (Period::Year(year), Lang::Zh) => format!("{year}年"),
        (Period::HalfYear(year, 1), Lang::Zh) => format!("{year}年上半年"),
        (Period::HalfYear(year, _), Lang::Zh) => format!("{year}年下半年"),
        (Period::Quarter(year, quarter), Lang::Zh) => format!("{year}年{quarter}季度"),
        (Period::Month(year, month), Lang::Zh) => format!("{year}年{month}月"),
        (Period::Years(first, last), Lang::Zh) => format!("{first}—{last}年"),
        (Period::YearToDate(year, month), Lang::Zh) => format!("{year}年1—{month}月"),
        (other, Lang::En) => other.to_string(),
    }
}

/// Which baseline: the plan's own or a revision, with its marks.
pub fn basis(baseline: &Baseline, lang: Lang) -> String {
    let mut out = match baseline.revision.as_str() {
        "plan" => lang.pick("规划基期", "plan's baseline").to_owned(),
        "first" => lang.pick("首次公布基期", "baseline first published").to_owned(),
        "previous" => lang.pick("上期规划终值", "final value of the plan before").to_owned(),
        revision => {
            let number = revision.trim_start_matches('r');
            match lang {
                Lang::Zh => format!("修订基期{number}"),
                Lang::En => format!("revised baseline {number}"),
            }
        }
    };
    if baseline.forecast {
        out.push_str(lang.pick("·预测数", ", forecast"));
    }
    if baseline.derived {
        out.push_str(lang.pick("·推算", ", derived"));
    }
    out
}

/// The same in short, for a column.
pub fn basis_short(baseline: &Baseline, lang: Lang) -> String {
    let mut out = match baseline.revision.as_str() {
        "plan" => lang.pick("规划", "plan").to_owned(),
        "first" => lang.pick("首次", "first").to_owned(),
        "previous" => lang.pick("上期", "previous").to_owned(),
        revision => format!("{}{}", lang.pick("修订", "rev."), revision.trim_start_matches('r')),
    };
    if baseline.forecast {
        out.push('*');
    }
    if baseline.derived {
        out.push_str(lang.pick("·推算", " derived"));
    }
    out
}

/// How much a source is worth, in words.
pub fn grade(grade: SourceGrade, lang: Lang) -> &'static str {
    match grade {
        SourceGrade::Bulletin => lang.pick("公报", "bulletin"),
        SourceGrade::Letter => lang.pick("部门函", "department"),
        SourceGrade::Report => lang.pick("公开报道（待核）", "press report (unchecked)"),
        SourceGrade::Unknown => lang.pick("来源未注明（待核）", "source not stated (unchecked)"),
    }
}

/// Periods without a usable value, and why.
pub fn gaps(gaps: &[Gap], lang: Lang) -> String {
    let state = |state| match state {
        GapState::NotDue => lang.pick("未到发布时间", "not yet due"),
        GapState::Missing => lang.pick("缺数", "missing"),
        GapState::Withheld => lang.pick("不公开", "withheld"),
        GapState::NotApplicable => lang.pick("不适用", "not applicable"),
        GapState::Doubtful => lang.pick("存疑", "doubtful"),
    };
    let each = |gap: &Gap| format!("{}{}{}", period(gap.period, lang), lang.pick("", " "), state(gap.state));
    gaps.iter().map(each).collect::<Vec<_>>().join(lang.pick("，", ", "))
}

#[cfg(test)]
mod tests;
