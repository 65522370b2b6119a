//! The statements of one line.

use waymark_core::{Change, Form, Kind, Period, PeriodSource, Statement, Value};

use crate::grammar::period::{Mention, Role};
use crate::grammar::quantity::Quantity;
use crate::grammar::{self, Scan};
use crate::lex;
use crate::statement::clause::{self, Clause};
use crate::statement::setting::{Stand, resolve_at as resolve};
use crate::statement::time::{self, When};
use crate::statement::{anchor, form, subject, tone};
use crate::text::Line;

/// Reads the statements of a line of running text.
pub fn statements(line: &Line, stand: &Stand, sha256: &str) -> Vec<Statement> {
    let scan = grammar::scan(&line.chars);
    let clauses = clause::clauses(&line.chars, &scan.quantities);
    let mut found: Vec<Statement> = Vec::new();
    for (index, (quantity, clause)) in scan.quantities.iter().zip(&clauses).enumerate() {
        let reading = Reading {
            line,
            stand,
            scan: &scan,
            mentions: near(&scan, quantity),
            clauses: &clauses,
            index,
            quantity,
            clause,
        };
        let statement = reading.statement(&found, sha256);
        found.push(statement);
    }
    found
}

/// Most members of a list that share a subject.
const LIST_MAX: usize = 64;

/// Times further up or down a line than this many say nothing of a quantity.
const MENTIONS_MAX: usize = 32;

/// The times near a quantity: so a line of any length is read in time that grows with it.
fn near<'s>(scan: &'s Scan, quantity: &Quantity) -> &'s [Mention] {
    let until = scan.mentions.partition_point(|mention| mention.start <= quantity.after_end + 1);
    &scan.mentions[until.saturating_sub(MENTIONS_MAX)..until]
}

struct Reading<'a> {
    line: &'a Line,
    stand: &'a Stand,
    scan: &'a Scan,
    /// The times near the quantity.
    mentions: &'a [Mention],
    clauses: &'a [Clause],
    index: usize,
    quantity: &'a Quantity,
    clause: &'a Clause,
}

impl Reading<'_> {
    fn statement(&self, found: &[Statement], sha256: &str) -> Statement {
        let (chars, quantity, clause) = (&self.line.chars[..], self.quantity, self.clause);
        let printed = time::printed(self.mentions, quantity, clause, self.stand);
        let origin = self.origin();
        let kind = if origin.is_some() { Kind::Baseline } else { self.kind(printed) };
        let (form, change) =
            self.shared_form(found).unwrap_or_else(|| form::form(chars, quantity, clause, kind));
        let of_term = time::is_of_term(chars, quantity, clause);
        let when = origin.unwrap_or_else(|| time::period(printed, self.stand, kind, form, of_term));
        let subject = self.subject(found, form, change);
        let class = tone::class(chars, quantity, clause, kind);
        let (start, end) = (quantity.start as u32, quantity.end as u32);
        Statement {
            id: crate::id::item('s', sha256, self.line.number, start, end),
            kind,
            class,
            form,
            confidence: confidence(&subject, when.source, quantity),
            subject: subject.clone().unwrap_or_default(),
            value: quantity.value,
            unit: quantity.unit.clone(),
            period: when.period,
            period_source: when.source,
            qualifier: tone::qualifier(chars, quantity, clause, kind),
            operator: tone::operator(quantity, change == Some(waymark_core::Change::Down)),
            strength: tone::strength(chars, quantity, clause, kind),
            nature: None,
            change,
            area: tone::area(chars, quantity, class),
            indicator: subject.unwrap_or_default(),
            flags: tone::flags(chars, quantity, clause),
            owners: Vec::new(),
            source: anchor(self.line, quantity.start, quantity.end, (clause.start, clause.end)),
        }
    }

    /// 分别增长17%、46%: a bare member of a list is meant like the one before it.
    fn shared_form(&self, found: &[Statement]) -> Option<(Form, Option<Change>)> {
        let before = found.last().filter(|_| self.clause.bare)?;
        let ranges = matches!(self.quantity.value, Value::Range(..)) || before.form == Form::Range;
        (!ranges && before.unit == self.quantity.unit).then_some((before.form, before.change))
    }

    fn kind(&self, printed: Option<When>) -> Kind {
        let chars = &self.line.chars;
        if let Some(kind) = tone::kind(chars, self.quantity, self.clause, self.stand.kind) {
            return kind;
        }
        let first = self.stand.term.map(|(first, _)| first);
        match (printed.and_then(|when| when.period), first) {
            (Some(period), Some(first)) if period.last_year() < first => Kind::Baseline,
            (Some(period), Some(first))
                if period.first_year() >= first && printed.is_some_and(|when| when.until) =>
            {
                Kind::Target
            }
            _ => self.stand.kind,
        }
    }

    /// 从10%提高到12%: where a change comes from is the year before the span begins, unless it
    /// is printed (从2020年的10%).
    fn origin(&self) -> Option<When> {
        let chars = &self.line.chars;
        let before = lex::skip_blanks_back(chars, self.quantity.start);
        let printed =
            self.mentions.iter().rev().find(|mention| {
                mention.role == Role::From && mention.end <= before && before <= mention.end + 3
            });
        if let Some(mention) = printed {
            let period = resolve(mention.time, self.stand)?;
            return Some(When {
                period: Some(period),
                source: PeriodSource::Explicit,
                until: false,
                loose: false,
            });
        }
        lex::longest_before(chars, before, &["从", "由"])?;
        let arrives = lex::contains(chars, self.quantity.end, self.clause.sentence_end, &["到", "至", "为"]);
        let sentence =
            self.mentions.iter().rev().filter(|mention| {
                mention.end <= self.quantity.start && mention.start >= self.clause.sentence
            });
        let named =
            sentence.filter_map(|mention| resolve(mention.time, self.stand)).find_map(
                |period| match period {
                    Period::Years(first, last) => Some((first, last)),
                    _ => None,
                },
            );
        let (first, _) = named.or(self.stand.span).or(self.stand.term)?;
        arrives.then(|| When {
            period: Some(Period::Year(first.saturating_sub(1))),
            source: PeriodSource::Inferred,
            until: false,
            loose: false,
        })
    }

    fn subject(&self, found: &[Statement], form: Form, change: Option<Change>) -> Option<String> {
        let chars = &self.line.chars;
        let run = (0..=self.index).rev().take(LIST_MAX).take_while(|at| self.clauses[*at].bare).count();
        let first = self.index - run;
        let inherited = found.last().map(|statement| statement.subject.as_str());
        let (clause, quantity) = (&self.clauses[first], &self.scan.quantities[first]);
        let subject = subject::respective(chars, clause, quantity, run)
            .or_else(|| self.compared(found, run))
            .or_else(|| subject::subject(chars, self.quantity, self.clause, self.mentions, inherited))?;
        let rates = ["增速", "增长", "增幅", "涨幅", "降幅", "下降", "降低", "增产", "提升"];
        let rated = form != Form::Growth || rates.iter().any(|rate| subject.contains(rate));
        Some(match change {
            _ if rated => subject,
            Some(Change::Down) => format!("{subject}降幅"),
            _ => format!("{subject}增速"),
        })
    }

    /// 有效发明专利730件、万人1.07件，与全省（分别为1566件、3.68件）: each figure in the bracket
    /// belongs to the one in the same place before it.
    fn compared(&self, found: &[Statement], run: usize) -> Option<String> {
        let start = self.clause.start;
        if !self.clause.bracket || !lex::at(&self.line.chars, start, "分别为") {
            return None;
        }
        let near = self.index.saturating_sub(LIST_MAX)..self.clauses.len().min(self.index + LIST_MAX);
        let same = |clause: &&Clause| clause.bracket && clause.start == start;
        let inside = self.clauses[near].iter().filter(same).count();
        let before = found.len().checked_sub(run)?.checked_sub(inside)?;
        found.get(before + run).map(|statement| statement.subject.clone())
    }
}

fn confidence(subject: &Option<String>, source: PeriodSource, quantity: &Quantity) -> f64 {
    let doubts = [
        (subject.is_none(), 30),
        (source == PeriodSource::None, 15),
        (source == PeriodSource::Inferred, 5),
        (source == PeriodSource::Carried, 3),
        (quantity.chinese, 15),
        (quantity.unit.is_none(), 20),
    ];
    let doubt: u32 = doubts.iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum();
    f64::from(95 - doubt.min(90)) / 100.0
}
