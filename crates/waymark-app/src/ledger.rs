//! 目标任务台账: the commitments of a plan put together from their records.

mod import;
mod path;
mod workbook;

use std::collections::HashMap;
use std::sync::Arc;

use waymark_core::extraction::DocumentInfo;
use waymark_core::ledger::{
    ConfirmedStatement, Content, LEDGER_SCHEMA, Ledger, LedgerItem, Plan, Rejected, assemble, codes,
};
use waymark_core::record::{
    DocumentSort, LedgerEntry, Ownership, PlanDocument, PlanRecord, Proposal, ProposalState,
};
use waymark_core::{Date, Extraction, Owner};

use crate::actor::Place;
use crate::app::App;
use crate::call::Call;
use crate::error::AppError;
use crate::operation::Operation;
use crate::reads::{Known, Reads};
use crate::records::Envelope;

pub use import::{ImportParts, LedgerImport};
pub use path::{NewPath, NewPoint, PathPoint, TargetPath};
pub use workbook::LedgerFile;

impl App {
    /// The ledger of a plan, as known by the end of a day where one is given. Nothing is left out
    /// for visibility: use cases that show it to people check and filter.
    ///
    /// # Errors
    /// There is no such plan, or the database failed.
    pub async fn ledger(&self, plan: &str, known_by: Option<Date>) -> Result<Ledger, AppError> {
        let day = known_by.unwrap_or_else(|| self.today());
        ledger_of(&mut Known { app: self, plan, known_by }, plan, day).await
    }

    /// The ledger for someone who may read it, without what they may not see.
    ///
    /// # Errors
    /// No right to it, or there is no such plan.
    pub async fn ledger_for(
        &self,
        call: &Call,
        plan: &str,
        known_by: Option<Date>,
    ) -> Result<Ledger, AppError> {
        call.actor.may(Operation::LedgerRead, &Place::plan(plan))?;
        let mut ledger = self.ledger(plan, known_by).await?;
        let visible = call.actor.visibilities(Operation::LedgerRead, plan);
        if visible.is_empty() {
            return Ok(ledger);
        }
        let entries = self.all::<LedgerEntry>(plan, known_by).await?;
        let shown: Vec<&str> = entries
            .iter()
            .filter(|entry| visible.contains(&entry.body.visibility.code()))
            .map(|entry| entry.code.as_str())
            .collect();
        ledger.items.retain(|item| shown.contains(&item.code.as_str()));
        ledger.indicators = assemble::indicators(&ledger.items);
        ledger.rejected.clear();
        ledger.findings.clear();
        ledger.undecided = 0;
        Ok(ledger)
    }

    /// What was read out of a document, from its file.
    ///
    /// # Errors
    /// There is no such file, or it is not an extraction.
    pub async fn extraction(&self, sha256: &str) -> Result<Arc<Extraction>, AppError> {
        let read = async { Ok(serde_json::from_slice(&self.blob_bytes(sha256).await?)?) };
        self.keep(&format!("extraction/{sha256}"), &["document"], read).await
    }
}

/// The number a commitment states.
///
/// # Errors
/// It states none.
pub(crate) fn stated(entry: Envelope<LedgerEntry>) -> Result<ConfirmedStatement, AppError> {
    match entry.body.item.content {
        Content::Statement(statement) => Ok(statement),
        _ => Err(AppError::NotFound { kind: "target", code: entry.code }),
    }
}

/// The ledger of a plan from its records; who answers is told for the day.
pub(crate) async fn ledger_of(reads: &mut impl Reads, plan: &str, day: Date) -> Result<Ledger, AppError> {
    let missing = || AppError::NotFound { kind: "plan", code: plan.to_owned() };
    let plans = reads.every::<PlanRecord>().await?;
    let record = plans.into_iter().find(|one| one.code == plan).ok_or_else(missing)?.body;
    let entries = reads.every::<LedgerEntry>().await?;
    let mut owners = owners_of_day(reads, day).await?;
    let mut items: Vec<LedgerItem> = entries.into_iter().map(|entry| entry.body.item).collect();
    for item in &mut items {
        if let Some(owners) = owners.remove(&item.code) {
            item.owners = owners;
        }
    }
    items.sort_by_key(|item| codes::order(&item.code));
    let proposals = reads.every::<Proposal>().await?;
    let (document, findings) = match main_document(reads).await? {
        Some((document, extraction)) => {
            let findings = extraction.as_ref().map(|read| read.findings.clone()).unwrap_or_default();
            let info = extraction.map(|read| read.document.clone());
            (info.unwrap_or_else(|| named(&document.body, &record)), findings)
        }
        None => (unnamed(&record), Vec::new()),
    };
    Ok(Ledger {
        schema: LEDGER_SCHEMA.to_owned(),
        plan: Plan {
            title: record.title.clone(),
            term: Some(record.term),
            area: Some(document.area.clone().unwrap_or(record.area)),
        },
        document,
        indicators: assemble::indicators(&items),
        items,
        rejected: proposals.iter().filter_map(rejected).collect(),
        undecided: proposals.iter().map(|one| u32::from(one.body.state == ProposalState::Open)).sum(),
        findings,
    })
}

/// Who answers on the day for each commitment that has owners, by its code.
pub(crate) async fn owners_of_day(
    reads: &mut impl Reads,
    day: Date,
) -> Result<HashMap<String, Vec<Owner>>, AppError> {
    let mut by_item: HashMap<String, Vec<Owner>> = HashMap::new();
    // An item whose owners have all ended or not begun has none, whatever it was printed with.
    for one in reads.every::<Ownership>().await? {
        by_item.entry(one.body.item).or_default();
    }
    for one in reads.every_on::<Ownership>(day).await? {
        by_item.entry(one.body.item.clone()).or_default().push(owner_of(&one.body));
    }
    for owners in by_item.values_mut() {
        *owners = assemble::in_role_order(owners);
    }
    Ok(by_item)
}

/// The plan's own document with what was read out of it: its first 规划文本, or else its first.
pub(crate) async fn main_document(
    reads: &mut impl Reads,
) -> Result<Option<(Envelope<PlanDocument>, Option<Arc<Extraction>>)>, AppError> {
    let mut documents = reads.every::<PlanDocument>().await?;
    documents.sort_by_key(|document| (document.body.sort != DocumentSort::Plan, document.code.clone()));
    let Some(document) = documents.into_iter().next() else { return Ok(None) };
    let extraction = match &document.body.extraction {
        Some(sha256) => Some(reads.app().extraction(sha256).await?),
        None => None,
    };
    Ok(Some((document, extraction)))
}

/// Who an ownership names: the person for a leader or contact, else the body.
pub(crate) fn owner_of(ownership: &Ownership) -> Owner {
    let people = ownership.role.is_person();
    let person = ownership.person.as_ref().filter(|_| people || ownership.body_name.is_empty());
    Owner { role: ownership.role, body: person.unwrap_or(&ownership.body_name).clone() }
}

fn rejected(proposal: &Envelope<Proposal>) -> Option<Rejected> {
    (proposal.body.state == ProposalState::Rejected).then(|| Rejected {
        code: proposal.code.clone(),
        id: proposal.body.content.id().to_owned(),
        reason: proposal.body.note.clone(),
    })
}

/// A document that was not read here.
fn named(document: &PlanDocument, plan: &PlanRecord) -> DocumentInfo {
    DocumentInfo { title: document.title.clone(), sha256: document.file.clone(), ..unnamed(plan) }
}

fn unnamed(plan: &PlanRecord) -> DocumentInfo {
    DocumentInfo {
        title: plan.title.clone(),
        sha256: String::new(),
        media_type: "application/octet-stream".to_owned(),
        encoding: None,
        lines: 0,
        term: Some(plan.term),
        area: None,
    }
}
