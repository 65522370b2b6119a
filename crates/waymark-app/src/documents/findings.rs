//! What the checks said about a document, and what people made of it.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::record::{DocumentState, Proposal, SettledFinding};
use waymark_core::{Anchor, Date, Severity};
use waymark_report::{Lang, text};

use crate::actor::Place;
use crate::app::App;
use crate::call::Call;
use crate::error::AppError;
use crate::operation::Operation;

/// The findings of a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Findings {
    /// How far reading it is.
    pub state: DocumentState,
    /// Why it could not be read, with what to do about it.
    pub problem: Option<String>,
    /// The findings, in their order.
    pub items: Vec<FindingView>,
    /// How many wait to be settled.
    pub open: u32,
}

/// A finding in words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FindingView {
    /// Its number in the document, from 0: what a settlement names.
    pub number: u32,
    /// Stable name of the check.
    pub code: String,
    /// How much it matters.
    pub severity: Severity,
    /// The sentence in Chinese.
    pub zh: String,
    /// The sentence in English.
    pub en: String,
    /// Codes of the proposals concerned.
    pub proposals: Vec<String>,
    /// Where to look.
    pub places: Vec<Anchor>,
    /// How it was settled.
    pub settled: Option<Settled>,
}

/// How a finding was settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Settled {
    /// Code of the settlement.
    pub code: String,
    /// What was decided.
    pub decision: String,
    /// Account that decided.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
}

impl App {
    /// What the checks said about a document; as known by the end of a day, where one is given.
    ///
    /// # Errors
    /// No right to it, or there is no such document.
    pub async fn document_findings(
        &self,
        call: &Call,
        plan: &str,
        code: &str,
        known_by: Option<Date>,
        lang: Lang,
    ) -> Result<Findings, AppError> {
        call.actor.may(Operation::ProposalRead, &Place::plan(plan))?;
        let document = self.document(plan, code, known_by).await?.body;
        let problem = document.problem.as_deref().map(|problem| explained(problem, lang));
        let Some(extraction) = &document.extraction else {
            return Ok(Findings { state: document.state, problem, items: Vec::new(), open: 0 });
        };
        let extraction = self.extraction(extraction).await?;
        let proposals = self.all::<Proposal>(plan, known_by).await?;
        let codes: HashMap<&str, &str> = proposals
            .iter()
            .filter(|one| one.body.document == code)
            .map(|one| (one.body.content.id(), one.code.as_str()))
            .collect();
        let mut settled = self.settled(plan, code, known_by).await?;
        let items: Vec<FindingView> = extraction
            .findings
            .iter()
            .zip(0..)
            .map(|(finding, number)| FindingView {
                number,
                code: finding.code.clone(),
                severity: finding.severity,
                zh: text::finding::message(finding, Lang::Zh),
                en: text::finding::message(finding, Lang::En),
                proposals: finding
                    .items
                    .iter()
                    .filter_map(|id| codes.get(id.as_str()).map(|code| (*code).to_owned()))
                    .collect(),
                places: finding.places.clone(),
                settled: settled.remove(&(number, finding.code.clone())),
            })
            .collect();
        let open = items.iter().map(|item| u32::from(item.settled.is_none())).sum();
        Ok(Findings { state: document.state, problem, items, open })
    }

    async fn settled(
        &self,
        plan: &str,
        code: &str,
        known_by: Option<Date>,
    ) -> Result<HashMap<(u32, String), Settled>, AppError> {
        let settled = self.all::<SettledFinding>(plan, known_by).await?;
        let own = settled.into_iter().filter(|one| one.body.document == code);
        Ok(own
            .map(|one| {
                let settled = Settled {
                    code: one.code,
                    decision: one.body.decision,
                    by: one.recorded_by,
                    at: one.recorded_at,
                };
                ((one.body.number, one.body.finding), settled)
            })
            .collect())
    }
}

/// The sentence for a document that could not be read.
fn explained(problem: &str, lang: Lang) -> String {
    match text::read_error::explain(problem, lang) {
        Some((fault, hint)) => format!("{fault}{hint}"),
        None => problem.to_owned(),
    }
}
