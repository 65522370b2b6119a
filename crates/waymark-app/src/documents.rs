//! Documents of a plan: uploaded or pasted, read by a job, shown with what they state marked.

mod difference;
mod findings;
mod read;
mod text;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::Date;
use waymark_core::record::{DocumentSort, DocumentState, PlanDocument};

use crate::actor::Place;
use crate::app::App;
use crate::call::{Call, Done, Put};
use crate::error::{AppError, FieldFault};
use crate::jobs::JobKind;
use crate::operation::Operation;
use crate::records::Envelope;

pub use findings::{FindingView, Findings, Settled};
pub use read::DocumentRead;
pub use text::{DocumentText, Mark, TextBlock};
pub use waymark_plan::amendment::Amendment;

/// Characters of a pasted text.
const TEXT_CHARS_MAX: usize = 5_000_000;

/// A document to be read: an uploaded file or a pasted text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDocument {
    /// Title; the name of the file where none.
    #[serde(default)]
    pub title: Option<String>,
    /// What it is.
    pub sort: DocumentSort,
    /// SHA-256 of an uploaded file.
    #[serde(default)]
    pub file: Option<String>,
    /// Its text, pasted; in place of a file.
    #[serde(default)]
    pub text: Option<String>,
    /// Day it was issued.
    #[serde(default)]
    pub issued_on: Option<Date>,
    /// Who issued it.
    #[serde(default)]
    pub issuer: Option<String>,
    /// 文号.
    #[serde(default)]
    pub document_number: Option<String>,
    /// Code of the document it amends.
    #[serde(default)]
    pub amends: Option<String>,
}

impl NewDocument {
    /// A document of a sort, without anything yet.
    pub fn of(sort: DocumentSort) -> NewDocument {
        NewDocument {
            title: None,
            sort,
            file: None,
            text: None,
            issued_on: None,
            issuer: None,
            document_number: None,
            amends: None,
        }
    }
}

/// A document that is being read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DocumentAdded {
    /// The document.
    pub document: Envelope<PlanDocument>,
    /// Id of the job that reads it.
    pub job: String,
}

impl App {
    /// Takes a document in and asks for it to be read.
    ///
    /// # Errors
    /// No right to it, neither file nor text, a file that was not uploaded.
    pub async fn add_document(
        &self,
        call: &Call,
        plan: &str,
        new: &NewDocument,
    ) -> Result<Done<DocumentAdded>, AppError> {
        call.actor.may(Operation::DocumentWrite, &Place::plan(plan))?;
        self.plan_exists(plan).await?;
        check(new)?;
        if let Some(amended) = &new.amends {
            self.document(plan, amended, None).await.map_err(|_| unknown("amends", amended))?;
        }
        let mut changing = self.begin(call, Operation::DocumentWrite, &Place::plan(plan)).await?;
        let file = match (&new.file, &new.text) {
            (Some(sha256), _) => {
                self.file_info(sha256).await.map_err(|_| AppError::field("file", "sha256"))?
            }
            (None, text) => {
                let name = format!("{}.txt", new.title.as_deref().unwrap_or("text"));
                changing.put_blob(&name, text.as_deref().unwrap_or("").as_bytes()).await?
            }
        };
        let title = new.title.clone().filter(|title| !title.trim().is_empty());
        let body = PlanDocument {
            title: title.unwrap_or_else(|| stem(&file.name)),
            sort: new.sort,
            issued_on: new.issued_on,
            issuer: new.issuer.clone(),
            document_number: new.document_number.clone(),
            file: file.sha256,
            amends: new.amends.clone(),
            state: DocumentState::Reading,
            extraction: None,
            problem: None,
        };
        let document = changing.put("", &body, Put::new()).await?;
        let job = changing.queue(plan, &JobKind::Extract { document: document.code.clone() }).await?;
        let subject = format!("document {}", document.code);
        let done = changing.commit(&subject, DocumentAdded { document, job }).await?;
        self.work.notify_waiters();
        Ok(done)
    }

    /// Asks for a document to be read again, after it failed or Waymark learnt to read better.
    ///
    /// # Errors
    /// No right to it, or there is no such document.
    pub async fn read_again(
        &self,
        call: &Call,
        plan: &str,
        code: &str,
    ) -> Result<Done<DocumentAdded>, AppError> {
        let mut changing = self.begin(call, Operation::DocumentWrite, &Place::plan(plan)).await?;
        let before = changing.get::<PlanDocument>(code).await?.body;
        let body = PlanDocument { state: DocumentState::Reading, problem: None, ..before };
        let document = changing.put(code, &body, Put::default()).await?;
        let job = changing.queue(plan, &JobKind::Extract { document: code.to_owned() }).await?;
        let done = changing.commit(&format!("document {code}"), DocumentAdded { document, job }).await?;
        self.work.notify_waiters();
        Ok(done)
    }

    /// A document of a plan, for other use cases.
    pub(crate) async fn document(
        &self,
        plan: &str,
        code: &str,
        known_by: Option<Date>,
    ) -> Result<Envelope<PlanDocument>, AppError> {
        let found =
            self.store.entity("document", plan, code, known_by).await?.filter(|entity| !entity.removed);
        Envelope::of(found.ok_or_else(|| AppError::NotFound { kind: "document", code: code.to_owned() })?)
    }
}

fn check(new: &NewDocument) -> Result<(), AppError> {
    let mut faults = Vec::new();
    let text = new.text.as_deref().filter(|text| !text.trim().is_empty());
    if new.file.is_some() == text.is_some() {
        faults.push(FieldFault::new("file", "file_or_text"));
    }
    if text.is_some_and(|text| text.chars().count() > TEXT_CHARS_MAX) {
        faults.push(FieldFault::new("text", "too_long").found(TEXT_CHARS_MAX));
    }
    if faults.is_empty() { Ok(()) } else { Err(AppError::Invalid(faults)) }
}

pub(crate) fn unknown(field: &str, found: &str) -> AppError {
    AppError::Invalid(vec![FieldFault::new(field, "unknown").found(found)])
}

fn stem(name: &str) -> String {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
}
