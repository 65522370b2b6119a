//! Proposals that say the same: what can be merged with one click.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::record::{Proposal, ProposalContent, ProposalState};
use waymark_core::{Date, Kind, Value};

use crate::actor::Place;
use crate::app::App;
use crate::call::Call;
use crate::error::AppError;
use crate::operation::Operation;
use crate::records::Envelope;

/// Proposals that measure the same thing at the same time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RestatedGroup {
    /// Name of the indicator.
    pub indicator: String,
    /// Code of the proposal or commitment the others may go into.
    pub into: String,
    /// Codes of proposals that say it again.
    pub merge: Vec<String>,
    /// Whether all of them print the same value.
    pub same_value: bool,
}

/// Indicator, kind, period, unit and area: what has to be equal.
type Key = (String, bool, String, String, String);

impl App {
    /// Open proposals that restate another proposal or a commitment; as known by the end of a day, where
    /// one is given.
    ///
    /// # Errors
    /// No right to it.
    pub async fn restatements(
        &self,
        call: &Call,
        plan: &str,
        known_by: Option<Date>,
    ) -> Result<Vec<RestatedGroup>, AppError> {
        call.actor.may(Operation::ProposalRead, &Place::plan(plan))?;
        let proposals = self.all::<Proposal>(plan, known_by).await?;
        let mut groups: BTreeMap<Key, Vec<&Envelope<Proposal>>> = BTreeMap::new();
        for one in &proposals {
            if let Some(key) = key(one) {
                groups.entry(key).or_default().push(one);
            }
        }
        let mut found: Vec<_> =
            groups.into_iter().filter_map(|(key, group)| group_of(key.0, &group)).collect();
        found.sort_by_key(|group| waymark_core::ledger::codes::order(&group.into));
        Ok(found)
    }
}

fn key(proposal: &Envelope<Proposal>) -> Option<Key> {
    let undecided = matches!(proposal.body.state, ProposalState::Open | ProposalState::Confirmed);
    match &proposal.body.content {
        ProposalContent::Statement(one) if undecided => Some((
            one.indicator.clone(),
            one.kind == Kind::Target,
            one.period.map(|period| period.to_string()).unwrap_or_default(),
            one.unit.clone().unwrap_or_default(),
            one.area.clone().unwrap_or_default(),
        )),
        _ => None,
    }
}

/// The confirmed one leads, else the one in a table, else the first.
fn group_of(indicator: String, group: &[&Envelope<Proposal>]) -> Option<RestatedGroup> {
    let rank = |one: &&&Envelope<Proposal>| {
        let source = one.body.content.source();
        (one.body.state != ProposalState::Confirmed, source.cell.is_none(), source.line, source.start)
    };
    let leader = group.iter().min_by_key(rank)?;
    let open = |one: &&&Envelope<Proposal>| one.code != leader.code && one.body.state == ProposalState::Open;
    let merge: Vec<String> = group.iter().filter(open).map(|one| one.code.clone()).collect();
    let first = value(&leader.body.content);
    let same_value = group.iter().all(|one| value(&one.body.content) == first);
    let into = leader.body.item.clone().unwrap_or_else(|| leader.code.clone());
    (!merge.is_empty()).then_some(RestatedGroup { indicator, into, merge, same_value })
}

fn value(content: &ProposalContent) -> Option<Value> {
    match content {
        ProposalContent::Statement(one) => Some(one.value),
        _ => None,
    }
}
