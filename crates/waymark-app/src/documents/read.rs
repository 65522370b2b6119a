//! Reading a document: its extraction as a file, its commitments as proposals.

use std::collections::{HashMap, HashSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::ledger::Codes;
use waymark_core::record::{
    DocumentState, LedgerEntry, PlanDocument, Proposal, ProposalContent, ProposalState,
};
use waymark_core::{Document, Extraction};
use waymark_plan::read::ReadError;
use waymark_report::view::View;

use crate::actor::Place;
use crate::app::App;
use crate::call::{Call, Put};
use crate::error::AppError;
use crate::jobs::Progress;
use crate::operation::Operation;

/// What reading a document gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DocumentRead {
    /// Code of the document.
    pub document: String,
    /// Proposals offered.
    pub proposals: u32,
    /// Findings to be looked at.
    pub findings: u32,
    /// The change that wrote them; undo takes it back.
    pub change: String,
}

impl App {
    /// Reads a document and writes what it commits to as proposals, in one change.
    ///
    /// # Errors
    /// A file that cannot be read, or the document is gone.
    pub(crate) async fn extract_document(
        &self,
        call: &Call,
        plan: &str,
        code: &str,
        progress: &Progress,
    ) -> Result<DocumentRead, AppError> {
        let file = self.document(plan, code, None).await?.body.file;
        progress.tell(0, 3, "reading");
        let document = self.read_file(&file).await?;
        progress.tell(1, 3, "understanding");
        let work = move || waymark_plan::extract(&document);
        let extraction = tokio::task::spawn_blocking(work).await.map_err(AppError::internal)?;
        progress.tell(2, 3, "writing");
        self.write_proposals(call, plan, code, &extraction).await
    }

    /// The blocks of a file, read by its format.
    pub(super) async fn read_file(&self, sha256: &str) -> Result<Document, AppError> {
        let info = self.file_info(sha256).await?;
        let bytes = self.blob_bytes(sha256).await?;
        let read = move || waymark_plan::read::read(&bytes, Some(&info.name));
        tokio::task::spawn_blocking(read).await.map_err(AppError::internal)?.map_err(|error| refusal(&error))
    }

    async fn write_proposals(
        &self,
        call: &Call,
        plan: &str,
        code: &str,
        extraction: &Extraction,
    ) -> Result<DocumentRead, AppError> {
        let before = self.all::<Proposal>(plan, None).await?;
        let entries = self.all::<LedgerEntry>(plan, None).await?;
        let prefix = prefix(code, &before, &entries);
        let confirmed: HashMap<&str, &str> = entries
            .iter()
            .filter_map(|entry| Some((entry.body.item.id.as_deref()?, entry.code.as_str())))
            .collect();
        let decided: HashMap<&str, &Proposal> = before
            .iter()
            .filter(|one| one.body.document == code)
            .map(|one| (one.body.content.id(), &one.body))
            .collect();
        let offers = offers(extraction);
        let codes = Codes::of(extraction);
        let view = View::of(extraction);
        let mut changing = self.begin(call, Operation::DocumentWrite, &Place::plan(plan)).await?;
        let document = changing.get::<PlanDocument>(code).await?.body;
        let mut offered = HashSet::new();
        for (at, content) in offers.iter().enumerate() {
            let section = view.section(content.source().line);
            let proposal = match decided.get(content.id()) {
                Some(before) => Proposal { section, content: content.clone(), ..(*before).clone() },
                None => new_proposal(code, section, content, confirmed.get(content.id()).copied()),
            };
            let own = format!("{prefix}{}", codes.item(content.id()));
            let position = i64::try_from(at).ok();
            changing.put(&own, &proposal, Put { position, ..Put::default() }).await?;
            offered.insert(own);
        }
        // What an earlier reading offered, nobody decided on and this one does not see any more.
        for gone in before.iter().filter(|one| one.body.document == code && !offered.contains(&one.code)) {
            if gone.body.state == ProposalState::Open {
                changing.remove::<Proposal>(&gone.code, waymark_store::entity::Expected::Any).await?;
            }
        }
        let json = serde_json::to_vec(extraction)?;
        let blob = changing.put_blob(&format!("{code}.extraction.json"), &json).await?;
        let body = PlanDocument {
            state: DocumentState::Read,
            extraction: Some(blob.sha256),
            problem: None,
            ..document
        };
        changing.put(code, &body, Put::default()).await?;
        let read = DocumentRead {
            document: code.to_owned(),
            proposals: u32::try_from(offers.len()).unwrap_or(u32::MAX),
            findings: u32::try_from(extraction.findings.len()).unwrap_or(u32::MAX),
            change: String::new(),
        };
        let done = changing.commit(&format!("document {code}"), read).await?;
        Ok(DocumentRead { change: done.change.change_id, ..done.value })
    }

    /// Marks a document as one that could not be read.
    pub(crate) async fn document_failed(
        &self,
        call: &Call,
        plan: &str,
        code: &str,
        problem: &str,
    ) -> Result<(), AppError> {
        let mut changing = self.begin(call, Operation::DocumentWrite, &Place::plan(plan)).await?;
        let before = changing.get::<PlanDocument>(code).await?.body;
        let problem = Some(problem.to_owned());
        let body = PlanDocument { state: DocumentState::Failed, problem, ..before };
        changing.put(code, &body, Put::default()).await?;
        changing.commit(&format!("document {code}"), ()).await.map(|_| ())
    }
}

fn new_proposal(
    document: &str,
    section: Vec<String>,
    content: &ProposalContent,
    item: Option<&str>,
) -> Proposal {
    Proposal {
        document: document.to_owned(),
        section,
        content: content.clone(),
        state: if item.is_some() { ProposalState::Confirmed } else { ProposalState::Open },
        item: item.map(str::to_owned),
        note: None,
    }
}

/// Codes of the plan's first document stand bare, `T-001`; those of others carry the document's,
/// `D002-T-001`.
fn prefix(
    document: &str,
    proposals: &[crate::records::Envelope<Proposal>],
    entries: &[crate::records::Envelope<LedgerEntry>],
) -> String {
    let bare = |code: &str| waymark_core::ledger::codes::order(code).0 == 0;
    let of_another = proposals.iter().any(|one| bare(&one.code) && one.body.document != document)
        || entries.iter().any(|one| {
            bare(&one.code) && one.body.document.as_deref().is_some_and(|other| other != document)
        });
    if of_another { format!("{document}-") } else { String::new() }
}

/// Everything offered, in reading order.
fn offers(extraction: &Extraction) -> Vec<ProposalContent> {
    let statements = extraction.statements.iter().cloned().map(ProposalContent::Statement);
    let milestones = extraction.milestones.iter().cloned().map(ProposalContent::Milestone);
    let projects = extraction.projects.iter().cloned().map(ProposalContent::Project);
    let mut offers: Vec<_> = statements.chain(milestones).chain(projects).collect();
    offers.sort_by_key(|content| (content.source().line, content.source().start));
    offers
}

/// A refusal by the reader's own code; its words are made where it is told.
pub(super) fn refusal(error: &ReadError) -> AppError {
    AppError::refused(error.code())
}
