//! Examples: a plan with everything that belongs to it, put into a system as its people would have.

mod publish;

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use waymark_core::body::Body;
use waymark_core::indicator::Definition;
use waymark_core::record::{
    Account, AdoptedBasis, DataNature, Grant, Ownership, PlanRecord, PointNote, Progress, ProjectSheet,
    RevisionReason, SplitPart, Task, Visibility, Way,
};
use waymark_core::{Date, Ledger, Observation};

use crate::actor::{Actor, Place};
use crate::app::App;
use crate::call::{Call, Changing, Put};
use crate::documents::NewDocument;
use crate::error::AppError;
use crate::jobs::Progress as JobProgress;
use crate::ledger::ImportParts;
use crate::records::Record;
use crate::releases::NewRelease;
use crate::submissions::NewSubmission;

/// A plan with everything that belongs to it.
#[derive(Debug, Clone)]
pub struct Example {
    /// Code of the plan.
    pub code: String,
    /// The plan.
    pub plan: PlanRecord,
    /// Day on which the plan became known; today where none.
    pub known_at: Option<Date>,
    /// Packs of its own: files by name.
    pub packs: Vec<BTreeMap<String, Vec<u8>>>,
    /// Documents: title, sort, file name, bytes. The first one is the plan's.
    pub documents: Vec<ExampleDocument>,
    /// Its confirmed ledger.
    pub ledger: Ledger,
    /// What was observed.
    pub observations: Vec<Observation>,
    /// Records by the name of their file (`tasks`), JSON arrays of [`ExampleRecord`].
    pub records: BTreeMap<String, Vec<u8>>,
    /// What of its values is public, and by whom, as JSON; nothing where none.
    pub publications: Option<Vec<u8>>,
}

/// A document of an example.
#[derive(Debug, Clone)]
pub struct ExampleDocument {
    /// Title.
    pub title: String,
    /// What it is.
    pub sort: waymark_core::record::DocumentSort,
    /// Name of the file.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A record of an example.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExampleRecord<R> {
    code: String,
    #[serde(default)]
    valid_from: Option<Date>,
    #[serde(default)]
    known_at: Option<Date>,
    body: R,
}

/// A call by the system under a name of its own in the log.
fn example_call(account: &str) -> Call {
    Call::by(Actor { account: account.to_owned(), ..Actor::system() })
}

impl App {
    /// Puts an example into the system.
    ///
    /// # Errors
    /// A part of the example does not fit, or the database failed.
    pub async fn load_example(&self, example: &Example) -> Result<(), AppError> {
        // The plan and what was confirmed of it are as old as the plan; only values have their own dates.
        let call = Call { known_at: example.known_at, ..example_call("example") };
        let plan = &example.code;
        self.put(&call, "", plan, &example.plan, Put::new()).await?;
        for files in &example.packs {
            self.load_pack(&call, plan, files).await?;
        }
        if let Some(bodies) = example.records.get("bodies") {
            self.load_records::<Body>(&call, plan, bodies).await?;
        }
        for document in &example.documents {
            self.load_document(&call, plan, document).await?;
        }
        // What the example has in files of its own is not made up from the ledger.
        let parts = ImportParts {
            owners: !example.records.contains_key("owners"),
            sheets: !example.records.contains_key("projects"),
        };
        self.import_ledger_with(&call, plan, &example.ledger, parts).await?;
        for (name, bytes) in example.records.iter().filter(|(name, _)| *name != "bodies") {
            self.load_named(&call, plan, name, bytes).await?;
        }
        let release = self.load_values(&example_call("example"), plan, example.observations.clone()).await?;
        match &example.publications {
            Some(bytes) => self.load_publications(plan, &release, bytes).await,
            None => Ok(()),
        }
    }

    /// Takes a document in and reads it at once.
    async fn load_document(
        &self,
        call: &Call,
        plan: &str,
        document: &ExampleDocument,
    ) -> Result<(), AppError> {
        let file = self.put_file(call, &document.name, &document.bytes).await?.value;
        let new = NewDocument {
            title: Some(document.title.clone()),
            file: Some(file.sha256),
            ..NewDocument::of(document.sort)
        };
        let added = self.add_document(call, plan, &new).await?.value;
        let progress = JobProgress::default();
        self.extract_document(call, plan, &added.document.code, &progress).await?;
        self.store.cancel_job(&added.job, self.now().0).await?;
        Ok(())
    }

    /// Brings the values in as one submission and fixes what counts in a release: its code.
    async fn load_values(&self, call: &Call, plan: &str, rows: Vec<Observation>) -> Result<String, AppError> {
        let invented = rows.iter().any(|row| row.invented);
        let title = if invented { "示例数据" } else { "公开报道的数据" };
        let mut new = NewSubmission::of(title, rows);
        new.way = Way::File;
        new.nature = if invented { DataNature::Administrative } else { DataNature::Reported };
        new.revision = Some(RevisionReason::FinalVerification);
        let entered = self.enter_submission(call, plan, new, true).await?;
        let submission = entered.value.submission.ok_or_else(|| AppError::refused("nothing_new"))?;
        let comment = Some("示例：连同其中的异常一并载入，供查看审核提示。".to_owned());
        self.accept(&example_call("example-review"), plan, &submission.code, comment).await?;
        let release = NewRelease {
            title: if invented { "首次定版（示例数据）" } else { "首次定版" }.to_owned(),
            known_by: None,
            note: None,
            visibility: Visibility::Congress,
        };
        Ok(self.make_release(call, plan, &release).await?.value.code)
    }

    async fn load_named(&self, call: &Call, plan: &str, name: &str, bytes: &[u8]) -> Result<(), AppError> {
        match name {
            "owners" => self.load_records::<Ownership>(call, plan, bytes).await,
            "splits" => self.load_records::<SplitPart>(call, plan, bytes).await,
            "tasks" => self.load_records::<Task>(call, plan, bytes).await,
            "projects" => self.load_records::<ProjectSheet>(call, plan, bytes).await,
            "progress" => self.load_records::<Progress>(call, plan, bytes).await,
            "bases" => self.load_records::<AdoptedBasis>(call, plan, bytes).await,
            "indicators" => self.load_records::<Definition>(call, plan, bytes).await,
            "notes" => self.load_records::<PointNote>(call, plan, bytes).await,
            "accounts" => self.load_records::<Account>(call, plan, bytes).await,
            "grants" => self.load_records::<Grant>(call, plan, bytes).await,
            other => Err(AppError::internal(format!("an example has no records called {other}"))),
        }
    }

    /// Writes the records of one file as one change.
    async fn load_records<R: Record + DeserializeOwned>(
        &self,
        call: &Call,
        plan: &str,
        bytes: &[u8],
    ) -> Result<(), AppError> {
        let records: Vec<ExampleRecord<R>> = serde_json::from_slice(bytes)?;
        let place = if R::SCOPED { Place::plan(plan) } else { Place::default() };
        let mut changing: Changing<'_> = self.begin(call, R::WRITE, &place).await?;
        for (at, record) in records.iter().enumerate() {
            let put = Put {
                valid_from: record.valid_from,
                known_at: record.known_at,
                position: i64::try_from(at).ok(),
                ..Put::default()
            };
            changing.put(&record.code, &record.body, put).await?;
        }
        changing.commit(&format!("{} × {}", R::KIND, records.len()), ()).await?;
        Ok(())
    }
}
