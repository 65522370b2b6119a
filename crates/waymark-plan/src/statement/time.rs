//! When a number holds: printed in its sentence, carried from earlier in the paragraph, or
//! inferred from the heading and the plan's term.

use waymark_core::{Form, Kind, Period, PeriodSource};

use crate::grammar::period::{Mention, Role};
use crate::grammar::quantity::Quantity;
use crate::lex;
use crate::statement::clause::Clause;
use crate::statement::setting::{Stand, resolve};

/// A period with how it was found and whether it looks ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// The period, if any.
    pub period: Option<Period>,
    /// How it was found.
    pub source: PeriodSource,
    /// Whether a printed time says by when (到2025年).
    pub until: bool,
}

/// The printed time a quantity takes: the nearest before it in its sentence, else the nearest
/// earlier in the paragraph.
pub fn printed(mentions: &[Mention], quantity: &Quantity, clause: &Clause, stand: &Stand) -> Option<When> {
    let usable = |mention: &&Mention| {
        mention.end <= quantity.start && matches!(mention.role, Role::About | Role::Until)
    };
    let mention = mentions.iter().rev().find(usable)?;
    let period = resolve(mention.time, stand.year)?;
    let explicit = mention.start >= clause.sentence;
    Some(When {
        period: Some(period),
        source: if explicit { PeriodSource::Explicit } else { PeriodSource::Carried },
        until: mention.role == Role::Until,
    })
}

/// The period of a statement whose kind and form are known.
pub fn period(printed: Option<When>, stand: &Stand, kind: Kind, form: Form, of_term: bool) -> When {
    if let Some(when) = printed.filter(|when| keeps(when, kind, form)) {
        return When { period: when.period.map(|period| fit(period, stand, form, of_term)), ..when };
    }
    let none = When { period: None, source: PeriodSource::None, until: false };
    let span = match kind {
        Kind::Target if stand.kind == Kind::Baseline => stand.term,
        _ => stand.span.filter(|_| stand.infer),
    };
    match span {
        Some((first, last)) => When {
            period: Some(fit(spanning(first, last), stand, form, of_term)),
            source: PeriodSource::Inferred,
            until: false,
        },
        None => none,
    }
}

/// A goal for a year (到2025年) does not reach into the next sentence's works.
fn keeps(when: &When, kind: Kind, form: Form) -> bool {
    when.source == PeriodSource::Explicit
        || kind == Kind::Baseline
        || !when.until
        || matches!(form, Form::Level)
}

fn spanning(first: u16, last: u16) -> Period {
    if first == last { Period::Year(first) } else { Period::Years(first, last) }
}

/// Over a term, stocks are those of its last year; rates, additions and works are of the term.
fn fit(period: Period, _stand: &Stand, form: Form, of_term: bool) -> Period {
    match period {
        Period::Years(_, last) if form == Form::Level && !of_term => Period::Year(last),
        other => other,
    }
}

/// Whether the words make a level hold for the whole term: 年均, 每年, 累计, 保持在.
pub fn is_of_term(chars: &[char], quantity: &Quantity, clause: &Clause) -> bool {
    lex::contains(
        chars,
        clause.start,
        quantity.start,
        &["年均", "每年", "累计", "保持在", "稳定在", "五年共", "总计", "合计", "共计", "共"],
    )
}
