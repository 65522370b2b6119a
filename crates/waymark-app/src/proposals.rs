//! Deciding on proposals: a person's yes makes a commitment, and only that does.

mod carry;
mod codes;
mod content;
mod desk;
mod main_table;
mod restated;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::Owner;
use waymark_core::ledger::Content;
use waymark_core::record::ProposalState;

use crate::actor::Place;
use crate::app::App;
use crate::call::{Call, Done};
use crate::documents::unknown;
use crate::error::AppError;
use crate::operation::Operation;

pub(crate) use codes::IndicatorCodes;
pub(crate) use content::offered;
pub(crate) use desk::{Desk, items_in_use};
pub use restated::RestatedGroup;

/// Most decisions of one call.
const DECISIONS_MAX: usize = 5_000;

/// Decisions to be carried out together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decide {
    /// One for each proposal.
    pub decisions: Vec<ProposalDecision>,
}

/// What someone decided about a proposal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposalDecision {
    /// Code of the proposal.
    pub code: String,
    /// What is decided.
    pub decision: DecisionKind,
    /// For a merge: code of the commitment, or of the proposal, that says the same.
    #[serde(default)]
    pub into: Option<String>,
    /// For a change: what it shall say. The code of the indicator is given by Waymark.
    #[serde(default)]
    pub content: Option<Content>,
    /// For a split: what the parts shall say, two at least.
    #[serde(default)]
    pub parts: Vec<Content>,
    /// Who answers for it; those the document prints where nothing is said.
    #[serde(default)]
    pub owners: Option<Vec<Owner>>,
    /// 备注, or why it was rejected.
    #[serde(default)]
    pub note: Option<String>,
    /// 领域.
    #[serde(default)]
    pub theme: Option<String>,
    /// Whether it belongs to the plan's main table; found from the document where nothing is said.
    #[serde(default)]
    pub main: Option<bool>,
}

/// What can be decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DecisionKind {
    /// 确认: as offered.
    Confirm,
    /// 修改: with other content.
    Change,
    /// 驳回.
    Reject,
    /// 并入: says the same as another.
    Merge,
    /// 拆分: says several things.
    Split,
    /// 重新打开: nothing was decided after all.
    Reopen,
}

/// What became of the proposals.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Decided {
    /// Each proposal decided on.
    pub proposals: Vec<DecidedProposal>,
    /// Commitments written.
    pub items: u32,
    /// Owners among them whose body is not in the list of bodies.
    pub bodies_unknown: Vec<String>,
}

/// What became of a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DecidedProposal {
    /// Its code.
    pub code: String,
    /// Its state now.
    pub state: ProposalState,
    /// Codes of the commitments it became, or of the one it was merged into.
    pub items: Vec<String>,
}

impl App {
    /// Decides on proposals, all in one change that undo takes back.
    ///
    /// # Errors
    /// No right to it; a proposal that is not there; a decision that lacks what it needs; a
    /// commitment that others build on and would go.
    pub async fn decide(&self, call: &Call, plan: &str, decide: &Decide) -> Result<Done<Decided>, AppError> {
        call.actor.may(Operation::ProposalDecide, &Place::plan(plan))?;
        self.plan_exists(plan).await?;
        if decide.decisions.is_empty() || decide.decisions.len() > DECISIONS_MAX {
            return Err(AppError::field("decisions", "too_many"));
        }
        let mut changing = self.begin(call, Operation::ProposalDecide, &Place::plan(plan)).await?;
        let mut desk = Desk::lay(&mut changing).await?;
        let mut order: Vec<(usize, &ProposalDecision)> = decide.decisions.iter().enumerate().collect();
        for (_, decision) in &order {
            if !desk.proposals.contains_key(&decision.code) {
                return Err(unknown("decisions.code", &decision.code));
            }
        }
        // Merges come last: what they go into may be confirmed by the same call. New codes are given
        // out in the order of the document, whatever the order of the decisions.
        order.sort_by_key(|(at, decision)| {
            let merge = decision.decision == DecisionKind::Merge;
            (merge, desk.place(&decision.code), *at)
        });
        let mut decided = Decided::default();
        for (at, decision) in order {
            let one =
                desk.carry_out(&mut changing, decision).await.map_err(|error| at_decision(error, at))?;
            decided.proposals.push(one);
        }
        decided.items = desk.items_written;
        decided.bodies_unknown = desk.owners.unknown();
        let first = decide.decisions.first().map_or("", |decision| decision.code.as_str());
        let subject = match decide.decisions.len() {
            1 => format!("proposal {first}"),
            count => format!("proposal {first} +{}", count - 1),
        };
        changing.commit(&subject, decided).await
    }
}

/// Says which decision a field belongs to.
fn at_decision(error: AppError, at: usize) -> AppError {
    match error {
        AppError::Invalid(mut faults) => {
            for fault in &mut faults {
                fault.field = format!("decisions.{at}.{}", fault.field);
            }
            AppError::Invalid(faults)
        }
        other => other,
    }
}
