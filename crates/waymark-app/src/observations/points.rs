//! One period of a series: which revision counts, and where each comes from.

use std::collections::HashMap;
use std::sync::Arc;

use waymark_core::Period;
use waymark_core::observation::{counting_place, in_order_of_revision};
use waymark_core::record::{EvidenceFile, RevisionReason, Submission, Withdrawal};
use waymark_store::observation::StoredObservation;

use super::answer::{Point, Reading, WithdrawnNotice};
use crate::app::instant_text;
use crate::records::Envelope;

/// Submissions and withdrawals behind values, by entity id.
#[derive(Debug, Default)]
pub(super) struct Origins {
    pub by_id: HashMap<String, Arc<Origin>>,
    /// Whether the reader may see who entered what.
    pub inside: bool,
}

/// What stands behind a value, in short.
#[derive(Debug)]
pub(super) enum Origin {
    Submission(SubmissionInShort),
    Withdrawal(WithdrawnNotice),
    /// Neither is there under the id.
    Unknown,
}

/// A submission without its findings.
#[derive(Debug)]
pub(super) struct SubmissionInShort {
    code: String,
    title: String,
    entered_by: String,
    evidence: Vec<EvidenceFile>,
    revision: Option<RevisionReason>,
}

impl From<Envelope<Submission>> for SubmissionInShort {
    fn from(one: Envelope<Submission>) -> SubmissionInShort {
        SubmissionInShort {
            code: one.code,
            title: one.body.title,
            entered_by: one.body.submitted_by.unwrap_or(one.recorded_by),
            evidence: one.body.evidence,
            revision: one.body.revision,
        }
    }
}

impl From<Envelope<Withdrawal>> for WithdrawnNotice {
    fn from(one: Envelope<Withdrawal>) -> WithdrawnNotice {
        WithdrawnNotice { code: one.code, reason: one.body.reason, on: one.known_at }
    }
}

/// A period from its values in the order they were recorded: what was not withdrawn counts as
/// everywhere; where everything was withdrawn the last of it is shown without its number.
pub(super) fn point(
    period: Period,
    mut values: Vec<StoredObservation>,
    origins: &Origins,
    history: bool,
) -> Point {
    in_order_of_revision(&mut values, |value| &value.observation);
    let open: Vec<&StoredObservation> = values.iter().filter(|value| value.hidden.is_none()).collect();
    let counting = counting_place(&open, |value| &value.observation);
    let shown = counting.map(|place| open[place]).or_else(|| open.last().copied()).or(values.last());
    let reading = shown.map(|value| reading(value, origins));
    let would_count = counting_place(&values, |value| &value.observation).map(|place| &values[place]);
    let withdrawn = would_count.or(values.last()).and_then(|value| notice(value, origins));
    Point {
        period,
        status: shown.map_or(waymark_core::observation::Status::Missing, |value| value.observation.status),
        reading,
        withdrawn,
        revision_count: values.len() as u32,
        revisions: match history {
            true => values.iter().map(|value| self::reading(value, origins)).collect(),
            false => Vec::new(),
        },
        notes: Vec::new(),
    }
}

/// The withdrawal that covers a value.
fn notice(value: &StoredObservation, origins: &Origins) -> Option<WithdrawnNotice> {
    value.hidden.as_ref().map(|id| match origins.by_id.get(id).map(AsRef::as_ref) {
        Some(Origin::Withdrawal(notice)) => notice.clone(),
        _ => WithdrawnNotice {
            code: String::new(),
            reason: String::new(),
            on: crate::app::day_of(crate::clock::Micros(value.recorded_at)),
        },
    })
}

fn reading(value: &StoredObservation, origins: &Origins) -> Reading {
    let o = &value.observation;
    let withdrawn = notice(value, origins);
    let text = |number: Option<rust_decimal::Decimal>| {
        number.filter(|_| withdrawn.is_none()).map(|number| number.to_string())
    };
    let submission = match origins.by_id.get(&value.submission_id).map(AsRef::as_ref) {
        Some(Origin::Submission(submission)) => Some(submission),
        _ => None,
    };
    let inside = submission.filter(|_| origins.inside);
    Reading {
        observation_id: value.observation_id.clone(),
        value: text(o.value),
        unit: o.unit.clone(),
        status: o.status,
        caliber: o.caliber.clone(),
        numerator: text(o.numerator),
        denominator: text(o.denominator),
        source: o.source.clone(),
        source_grade: o.source_grade,
        known_at: o.known_at,
        recorded_at: instant_text(value.recorded_at),
        submission: inside.map(|one| one.code.clone()),
        submission_title: inside.map(|one| one.title.clone()),
        entered_by: inside.map(|one| one.entered_by.clone()),
        evidence: inside.map(|one| one.evidence.clone()).unwrap_or_default(),
        revision: submission.and_then(|one| one.revision),
        withdrawn,
        invented: o.invented,
        note: o.note.clone(),
    }
}
