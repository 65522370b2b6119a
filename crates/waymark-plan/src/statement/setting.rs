//! What a reader knows before reading a line: the sort of document, its term, and whether the
//! chapter looks back or ahead.

use waymark_core::{Kind, Period};

use crate::grammar::period::{self, Role, Time};
use crate::lex;
use crate::outline::Outline;
use crate::text::{Text, fold};

/// What sort of document it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Genre {
    /// A plan, action plan, outline or task-split notice: commitments, with a look back.
    Plan,
    /// A government work report, a report on the yearly plan: the last year and term, then the next year.
    Report,
    /// A statistical communiqué: facts only.
    Communique,
}

/// What holds for the whole document.
#[derive(Debug, Clone)]
pub struct Setting {
    /// What sort of document it is.
    pub genre: Genre,
    /// The first and last year planned for; for reports the year of the report.
    pub term: Option<(u16, u16)>,
}

/// What holds for one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stand {
    /// Whether the text here looks back or ahead.
    pub kind: Kind,
    /// The span the text here speaks of.
    pub span: Option<(u16, u16)>,
    /// The document's own year: 今年 of a report, the first year of a plan.
    pub year: Option<u16>,
    /// The year the text here speaks of as 全年: of a look back, the year before the document's own.
    pub this_year: Option<u16>,
    /// The term of the document.
    pub term: Option<(u16, u16)>,
    /// Whether a number without a year here may take the span (false: leave it open).
    pub infer: bool,
}

const BACK: &[&str] = &[
    "回顾", "成效", "成就", "现状", "成绩", "主要工作", "工作情况", "进展", "短板", "弱项", "问题", "挑战",
    "背景", "环境", "机遇", "总结", "完成情况", "执行情况", "以来", "取得", "实施情况", "历程", "不足",
    "年工作和", "发展基础", "现实基础", "工作基础", "建设基础", "面临形势", "发展形势", "形势和", "形势与",
    "基础和", "基础与",
];

/// How far into its first sentence a paragraph may name the span it opens.
const OPENING: usize = 30;

const AHEAD: &[&str] = &[
    "目标", "任务", "安排", "重点工作", "部署", "举措", "措施", "要求", "考虑", "思路", "保障", "实施",
    "工程", "行动", "建议", "打造", "推进", "加快", "强化", "完善", "构建", "提升", "提高", "促进", "优化",
    "加强", "计划", "营造", "改善", "破解", "解决", "防范", "应对",
];

impl Setting {
    /// Reads the title and term.
    pub fn of(text: &Text, outline: &Outline) -> Self {
        let title = outline.title.clone().unwrap_or_default();
        let genre = genre(&title);
        let term = outline
            .term
            .map(|term| (term.first_year(), term.last_year()))
            .or_else(|| most_named_year(text, genre));
        Setting { genre, term }
    }

    /// What holds for each line. A paragraph that opens with another span (五年来) keeps it for
    /// the following ones, until the next chapter or the next such opening.
    pub fn stands(&self, text: &Text, outline: &Outline) -> Vec<Stand> {
        let mut running: Option<(Option<usize>, (u16, u16))> = None;
        let year = self.term.map(|(first, _)| first);
        let headings: Vec<Heading> =
            outline.nodes.iter().map(|node| Heading::of(&node.title, year)).collect();
        // Lines under one heading stand alike.
        let mut last: Option<(Option<usize>, Stand)> = None;
        let lines = text.lines.iter().enumerate();
        lines
            .map(|(at, line)| {
                let chapter = outline.path(at).last().map(|node| node.at);
                if running.is_some_and(|(within, _)| within != chapter) {
                    running = None;
                }
                let heading = outline.innermost(at);
                let stand = match last {
                    Some((under, stand)) if under == heading => stand,
                    _ => self.at(&above(outline, heading).map(|node| &headings[node]).collect::<Vec<_>>()),
                };
                last = Some((heading, stand));
                if stand.kind == Kind::Baseline
                    && self.genre != Genre::Communique
                    && let Some(span) = self.opening(&line.chars)
                {
                    running = Some((chapter, span));
                }
                let annex = outline.annexes.iter().any(|annex| (annex.at..annex.until).contains(&at));
                let span = match running {
                    Some((_, span)) if stand.kind == Kind::Baseline => Some(span),
                    _ => stand.span,
                };
                Stand { span, infer: stand.infer && !annex, ..stand }
            })
            .collect()
    }

    /// The span a paragraph of a look back opens with.
    fn opening(&self, chars: &[char]) -> Option<(u16, u16)> {
        let first = self.term.map(|(first, _)| first)?;
        let end = chars.iter().position(|c| *c == '。').unwrap_or(chars.len());
        let unmasked = vec![false; end];
        let fixed = |time: Time| match time {
            Time::PastFive => Some((first.saturating_sub(5), first.saturating_sub(1))),
            Time::Year(-1) | Time::Period(Period::Year(_)) | Time::Period(Period::Years(..)) => {
                let period = resolve(time, Some(first))?;
                Some((period.first_year(), period.last_year()))
            }
            _ => None,
        };
        period::mentions(&chars[..end], &unmasked)
            .into_iter()
            .filter(|mention| mention.role == Role::About && mention.start < OPENING)
            .filter_map(|mention| fixed(mention.time))
            .find(|(_, last)| *last < first)
    }

    fn at(&self, headings: &[&Heading]) -> Stand {
        let kind = self.kind(headings);
        let year = self.term.map(|(first, _)| first);
        let span = headings
            .iter()
            .find_map(|heading| heading.span)
            .filter(|(first, _)| kind == Kind::Baseline || year.is_none_or(|year| *first >= year))
            .or_else(|| self.default_span(kind));
        let this_year = match kind {
            Kind::Baseline if self.genre != Genre::Communique => year.map(|year| year - 1),
            _ => year,
        };
        Stand { kind, span, year, this_year, term: self.term, infer: true }
    }

    /// What holds for the prose of a table: commitments, except in a communiqué or a column of
    /// what was `done`. `titled` is the time its title names.
    pub fn table(&self, done: bool, titled: Option<Period>) -> Stand {
        let back = done || self.genre == Genre::Communique;
        let year = self.term.map(|(first, _)| first);
        Stand {
            kind: if back { Kind::Baseline } else { Kind::Target },
            span: titled.map(|period| (period.first_year(), period.last_year())).or(self.term),
            year,
            this_year: year,
            term: self.term,
            infer: true,
        }
    }

    fn kind(&self, headings: &[&Heading]) -> Kind {
        if self.genre == Genre::Communique {
            return Kind::Baseline;
        }
        // A report looks back in whole chapters, a plan in chapters, sections or items.
        let deciding = match self.genre {
            Genre::Report => &headings[headings.len().saturating_sub(1)..],
            _ => headings,
        };
        for heading in deciding {
            match (heading.back, heading.ahead) {
                (true, false) => return Kind::Baseline,
                (true, true) if self.genre == Genre::Report => return Kind::Baseline,
                _ => {}
            }
            if let Some((_, last)) = heading.span
                && let Some((first, _)) = self.term
            {
                return if last < first { Kind::Baseline } else { Kind::Target };
            }
        }
        Kind::Target
    }

    fn default_span(&self, kind: Kind) -> Option<(u16, u16)> {
        let (first, last) = self.term?;
        match (self.genre, kind) {
            (Genre::Report, Kind::Baseline) => Some((first - 1, first - 1)),
            // A plan of five years looks back on the five before it.
            (Genre::Plan, Kind::Baseline) if last - first == 4 => Some((first - 5, first - 1)),
            (Genre::Plan, Kind::Baseline) => Some((first - 1, first - 1)),
            _ => Some((first, last)),
        }
    }
}

fn genre(title: &str) -> Genre {
    if title.contains("工作报告") || title.contains("执行情况") && title.contains("报告") {
        Genre::Report
    } else if title.contains("公报") {
        Genre::Communique
    } else {
        Genre::Plan
    }
}

/// Positions of a heading and those above it, innermost first.
fn above(outline: &Outline, heading: Option<usize>) -> impl Iterator<Item = usize> {
    std::iter::successors(heading, |node| outline.nodes.get(*node).and_then(|node| node.parent))
}

/// What the words of a heading say of the text under it.
struct Heading {
    /// It looks back.
    back: bool,
    /// It looks ahead.
    ahead: bool,
    /// The span it names.
    span: Option<(u16, u16)>,
}

impl Heading {
    fn of(title: &str, year: Option<u16>) -> Self {
        let chars: Vec<char> = title.chars().map(fold).collect();
        let says = |words: &[&str]| lex::contains(&chars, 0, chars.len(), words);
        Heading { back: says(BACK), ahead: says(AHEAD), span: heading_span(&chars, year) }
    }
}

/// The span a heading names: “十三五”发展成就, 2025年工作回顾, 过去五年.
fn heading_span(heading: &[char], year: Option<u16>) -> Option<(u16, u16)> {
    let unmasked = vec![false; heading.len()];
    let spans: Vec<(u16, u16)> = period::mentions(heading, &unmasked)
        .into_iter()
        // 五年新增…: five years of which the headings above tell.
        .filter(|mention| mention.role != Role::Since && mention.time != Time::FiveYears)
        .filter_map(|mention| resolve(mention.time, year))
        .map(|period| (period.first_year(), period.last_year()))
        .collect();
    // A heading that names a year and a term (“十四五”时期和2025年工作回顾) leaves both open: the
    // single year stands for levels, the text below says more.
    spans.iter().copied().find(|(first, last)| first == last).or(spans.first().copied())
}

/// The period a time means, seen from the document's own year.
pub fn resolve(time: Time, year: Option<u16>) -> Option<Period> {
    match time {
        Time::Period(period) => Some(period),
        Time::Year(offset) => year.and_then(|year| year.checked_add_signed(offset.into())).map(Period::Year),
        Time::ThisYear => year.map(Period::Year),
        Time::PastFive | Time::FiveYears => {
            year.map(|year| Period::Years(year.saturating_sub(5), year.saturating_sub(1)))
        }
        Time::NextFive => year.map(|year| Period::Years(year, year + 4)),
    }
}

/// Without a title that says so: the latest year most often named with 到 (plans) or at all.
fn most_named_year(text: &Text, genre: Genre) -> Option<(u16, u16)> {
    let mut counts = std::collections::BTreeMap::<u16, u32>::new();
    for line in &text.lines {
        for mention in period::mentions(&line.chars, &vec![false; line.chars.len()]) {
            if let Time::Period(Period::Year(year)) = mention.time
                && (mention.role == Role::Until || genre != Genre::Plan)
            {
                *counts.entry(year).or_default() += 1;
            }
        }
    }
    let (year, _) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    Some(match genre {
        Genre::Plan => (year.saturating_sub(4), year),
        _ => (year, year),
    })
}

/// The period a time means on a line: 全年 is the year the text there speaks of.
pub fn resolve_at(time: Time, stand: &Stand) -> Option<Period> {
    match time {
        Time::ThisYear => stand.this_year.map(Period::Year),
        Time::FiveYears if stand.kind == Kind::Target => {
            stand.term.map(|(first, last)| Period::Years(first, last))
        }
        other => resolve(other, stand.year),
    }
}
