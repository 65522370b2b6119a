//! Why nothing is said about a series, in words.

use waymark_app::assessment::words;
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
            Reason::Refused(refusal) => return words::refusal(refusal, lang),
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
