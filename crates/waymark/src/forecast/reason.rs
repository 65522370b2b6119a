//! Why nothing is said about a series, in words.

use waymark_report::Lang;
use waymark_stats::refusal::Refusal;

/// Why nothing is said about a series.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// The series cannot be continued.
    Refused(Refusal),
    /// A cell is no period: its line and text.
    NoPeriod((u64, String)),
    /// A cell is no number: its line and text.
    NoNumber((u64, String)),
    /// The steps leave the calendar.
    BeyondCalendar,
}

impl From<Refusal> for Reason {
    fn from(refusal: Refusal) -> Self {
        Reason::Refused(refusal)
    }
}

impl Reason {
    /// A code that does not change with language.
    pub fn code(&self) -> &'static str {
        match self {
            Reason::Refused(refusal) => refusal.code(),
            Reason::NoPeriod(_) => "no-period",
            Reason::NoNumber(_) => "no-number",
            Reason::BeyondCalendar => "beyond-calendar",
        }
    }

    /// The sentence for people.
    pub fn text(&self, lang: Lang) -> String {
        let (zh, en) = match self {
            Reason::Refused(refusal) => refused(refusal),
            Reason::NoPeriod((line, cell)) => {
                (format!("第{line}行的“{cell}”不是时期"), format!("line {line}: “{cell}” is not a period"))
            }
            Reason::NoNumber((line, cell)) => {
                (format!("第{line}行的“{cell}”不是数值"), format!("line {line}: “{cell}” is not a number"))
            }
            Reason::BeyondCalendar => ("超出公元9999年".to_owned(), "goes beyond the year 9999".to_owned()),
        };
        if lang == Lang::Zh { zh } else { en }
    }
}

/// In Chinese and English.
fn refused(refusal: &Refusal) -> (String, String) {
    match refusal {
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
    }
}
