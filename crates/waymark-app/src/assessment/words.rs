//! Why a series is not continued, in words.

use waymark_report::Lang;
use waymark_stats::refusal::Refusal;

/// The sentence for people.
pub fn refusal(refusal: &Refusal, lang: Lang) -> String {
    let (zh, en) = match refusal {
        Refusal::TooShort { count, least } => (
            format!("只有{count}个数据，少于{least}个，不作测算"),
            format!("only {count} values, fewer than {least}: no forecast"),
        ),
        Refusal::NotFinite { position } => {
            (format!("第{position}个数据不是有限数值"), format!("value {position} is not a finite number"))
        }
        Refusal::NotConsecutive { after, next } => (
            format!("时期不连续：{after}之后是{next}"),
            format!("periods are not consecutive: {after} is followed by {next}"),
        ),
        Refusal::Repeated { period } => {
            (format!("{period}有多个数据"), format!("{period} has more than one value"))
        }
        Refusal::PeriodKind { period } => (
            format!("{period}不是年、半年、季或月"),
            format!("{period} is not a year, half-year, quarter or month"),
        ),
        Refusal::TooFar { horizon, most } => (
            format!("测算{horizon}期过远，最多{most}期"),
            format!("{horizon} steps ahead are too many: at most {most}"),
        ),
        Refusal::OutOfRange => {
            ("测算值超出可表示的范围".to_owned(), "the forecast leaves the range of numbers".to_owned())
        }
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
