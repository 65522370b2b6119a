//! When a number holds: printed in its sentence, carried from earlier in the paragraph, or
//! inferred from the heading and the plan's term.

use waymark_core::{Form, Kind, Period, PeriodSource};

use crate::grammar::period::{Mention, Role, Time};
use crate::grammar::quantity::Quantity;
use crate::lex;
use crate::statement::clause::Clause;
use crate::statement::setting::{Stand, resolve_at as resolve};

/// A period with how it was found and whether it looks ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// The period, if any.
    pub period: Option<Period>,
    /// How it was found.
    pub source: PeriodSource,
    /// Whether a printed time says by when (到2025年).
    pub until: bool,
    /// Whether a span of years only frames the text, so that stocks are those of its last year.
    pub loose: bool,
}

/// The printed time a quantity takes: the nearest before it in its sentence, else the nearest
/// earlier in the paragraph.
pub fn printed(mentions: &[Mention], quantity: &Quantity, clause: &Clause, stand: &Stand) -> Option<When> {
    let aside = |mention: &&Mention| {
        mention.role == Role::Aside && (quantity.after_end..=quantity.after_end + 1).contains(&mention.start)
    };
    if let Some(mention) = mentions.iter().find(aside) {
        let period = resolve(mention.time, stand);
        return Some(When { period, source: PeriodSource::Explicit, until: false, loose: false });
    }
    let usable = |mention: &&Mention| {
        mention.end <= quantity.start && matches!(mention.role, Role::About | Role::Until)
    };
    let mention = mentions.iter().rev().find(usable)?;
    let period = resolve(mention.time, stand)?;
    // 到2025年 holds up to the semicolon, other times up to the full stop.
    let from = if mention.role == Role::Until { clause.part } else { clause.sentence };
    let explicit = mention.start >= from;
    // 五年来 opens a review: its stocks are those at the end, unlike those of a named term.
    let loose = mention.time == Time::PastFive || !explicit;
    Some(When {
        period: Some(period),
        source: if explicit { PeriodSource::Explicit } else { PeriodSource::Carried },
        until: mention.role == Role::Until,
        loose,
    })
}

/// The period of a statement whose kind and form are known.
pub fn period(printed: Option<When>, stand: &Stand, kind: Kind, form: Form, of_term: bool) -> When {
    if let Some(when) = printed.filter(|when| keeps(when, stand, kind, form)) {
        let fitted = when.period.map(|period| match when.loose {
            true => widen(fit(period, form, of_term), stand, &when, form, of_term),
            false => widen(period, stand, &when, form, of_term),
        });
        return When { period: fitted, ..when };
    }
    let span = match kind {
        Kind::Target if stand.kind == Kind::Baseline => stand.term,
        _ => stand.span.filter(|_| stand.infer),
    };
    let period = span.map(|(first, last)| fit(spanning(first, last), form, of_term));
    let source = if period.is_some() { PeriodSource::Inferred } else { PeriodSource::None };
    When { period, source, until: false, loose: true }
}

/// A time named in an earlier sentence holds on, but a goal for a year (到2025年) does not reach
/// the next sentence's works, nor a far year (2035年) a plan's own goals.
fn keeps(when: &When, stand: &Stand, kind: Kind, form: Form) -> bool {
    if when.source == PeriodSource::Explicit {
        return true;
    }
    let Some(period) = when.period else { return false };
    let within = stand.term.is_none_or(|(_, last)| period.last_year() <= last);
    match kind {
        Kind::Target => {
            within && (!when.until || matches!(form, Form::Level | Form::Multiple | Form::Growth))
        }
        Kind::Baseline => stand.term.is_none_or(|(first, _)| period.last_year() < first),
    }
}

fn spanning(first: u16, last: u16) -> Period {
    if first == last { Period::Year(first) } else { Period::Years(first, last) }
}

/// Over a term, stocks are those of its last year; rates, additions and works are of the term.
fn fit(period: Period, form: Form, of_term: bool) -> Period {
    match period {
        Period::Years(_, last) if form == Form::Level && !of_term => Period::Year(last),
        other => other,
    }
}

/// 到2030年年均增长5%: an average rate up to the last year of the term is of the term.
fn widen(period: Period, stand: &Stand, when: &When, form: Form, of_term: bool) -> Period {
    match (period, stand.term) {
        (Period::Year(year), Some((first, last)))
            if year == last && first < last && when.until && of_term && form == Form::Growth =>
        {
            Period::Years(first, last)
        }
        _ => period,
    }
}

/// Whether the words make a level hold for the whole term: 年均, 每年, 累计, 保持在.
pub fn is_of_term(chars: &[char], quantity: &Quantity, clause: &Clause) -> bool {
    lex::contains(
        chars,
        clause.start,
        quantity.start,
        &["年均", "每年", "累计", "五年共", "总计", "合计", "共计"],
    )
}
