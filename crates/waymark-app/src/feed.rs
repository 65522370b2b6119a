//! 变更: the feed of changes for those who work, and the log for the audit administrator.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::Date;
use waymark_store::change::{Change, ChangeFilter};

use crate::actor::{Actor, Place};
use crate::app::{App, DAY_MICROS, begin_of};
use crate::audit::LogEntry;
use crate::call::Call;
use crate::error::AppError;
use crate::operation::Operation;
use crate::undo::stays;

/// Changes read at once.
const BATCH: u32 = 500;
/// Batches looked through for one page: somebody who may see little does not read the whole log.
const BATCHES_MAX: u32 = 20;

/// Which changes are wanted.
#[derive(Debug, Clone, Default)]
pub struct ChangeQuery {
    /// Only earlier ones than this place in the chain.
    pub before_seq: Option<i64>,
    /// Of one plan.
    pub plan: Option<String>,
    /// By one account.
    pub actor: Option<String>,
    /// Of one operation.
    pub operation: Option<String>,
    /// Whose subject contains this.
    pub subject: Option<String>,
    /// From this day on.
    pub from: Option<Date>,
    /// To this day.
    pub to: Option<Date>,
    /// At most so many.
    pub limit: u32,
}

impl ChangeQuery {
    fn filter(self) -> ChangeFilter {
        ChangeFilter {
            before_seq: self.before_seq,
            scope: self.plan,
            actor: self.actor,
            operation: self.operation,
            subject: self.subject,
            from: self.from.map(begin_of),
            to: self.to.map(|day| begin_of(day) + DAY_MICROS),
            newest_first: true,
            limit: BATCH,
            ..ChangeFilter::default()
        }
    }
}

/// A page of changes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ChangePage {
    /// The changes, newest first.
    pub items: Vec<ChangeView>,
    /// What to give as `cursor` for the next page; none at the end.
    pub next: Option<String>,
}

/// A change as a list shows it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ChangeView {
    /// The change. Where it came from and its hash are for the audit administrator.
    #[serde(flatten)]
    pub entry: LogEntry,
    /// What was done, Chinese.
    pub zh: String,
    /// What was done, English.
    pub en: String,
    /// Whether the reader may try to take it back.
    pub can_undo: bool,
    /// The change that took it back.
    pub undone_by: Option<String>,
}

/// A change with the records it wrote.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ChangeDetail {
    /// The change.
    #[serde(flatten)]
    pub change: ChangeView,
    /// Records it wrote.
    pub records: Vec<ChangedRecord>,
}

/// A record a change wrote.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ChangedRecord {
    /// Kind of the record.
    pub kind: String,
    /// Plan, or empty.
    pub scope: String,
    /// Code.
    pub code: String,
    /// Version written.
    pub version: i64,
    /// Whether it says that the record is gone.
    pub removed: bool,
}

/// Operations about people and the system: only the audit administrator sees them in the feed.
fn is_about_people(operation: &str) -> bool {
    ["session.", "account.", "grant.", "settings.", "system.", "backup.", "audit."]
        .iter()
        .any(|family| operation.starts_with(family))
}

/// Whether somebody sees a change.
fn sees(actor: &Actor, change: &Change) -> bool {
    if actor.may_anywhere(Operation::AuditRead) {
        return true;
    }
    let place = Place::plan(&change.scope);
    !is_about_people(&change.operation) && actor.may(Operation::ChangeRead, &place).is_ok()
}

impl App {
    /// Changes somebody may see, newest first.
    ///
    /// # Errors
    /// Neither the feed nor the log is theirs to read.
    pub async fn change_feed(&self, call: &Call, query: ChangeQuery) -> Result<ChangePage, AppError> {
        may_look(&call.actor)?;
        let limit = query.limit;
        let mut items = Vec::new();
        let mut filter = query.filter();
        for _ in 0..BATCHES_MAX {
            let batch = self.store.changes(&filter).await?;
            let ended = batch.len() < BATCH as usize;
            for change in batch {
                let seq = change.seq;
                if sees(&call.actor, &change) {
                    items.push(self.change_view(&call.actor, change).await?);
                }
                filter.before_seq = Some(seq);
                if items.len() >= limit as usize {
                    return Ok(ChangePage { items, next: (seq > 1).then(|| seq.to_string()) });
                }
            }
            if ended {
                return Ok(ChangePage { items, next: None });
            }
        }
        Ok(ChangePage { items, next: filter.before_seq.map(|seq| seq.to_string()) })
    }

    /// One change with the records it wrote.
    ///
    /// # Errors
    /// There is none, or it is not theirs to see.
    pub async fn change_detail(&self, call: &Call, change_id: &str) -> Result<ChangeDetail, AppError> {
        may_look(&call.actor)?;
        let missing = || AppError::NotFound { kind: "change", code: change_id.chars().take(80).collect() };
        let change = self.store.change(change_id).await?.ok_or_else(missing)?;
        if !sees(&call.actor, &change) {
            return Err(missing());
        }
        let versions = self.store.versions_of_change(change_id).await?;
        let record = |version: waymark_store::entity::Entity| ChangedRecord {
            kind: version.kind,
            scope: version.scope,
            code: version.code,
            version: version.number,
            removed: version.removed,
        };
        let records = versions.into_iter().map(record).collect();
        Ok(ChangeDetail { change: self.change_view(&call.actor, change).await?, records })
    }

    /// The next page of the log, oldest first, for an export by the audit administrator.
    ///
    /// # Errors
    /// The log is not theirs to export.
    pub async fn export_page(&self, call: &Call, after: i64) -> Result<Vec<LogEntry>, AppError> {
        call.actor.may(Operation::AuditExport, &Place::default())?;
        self.log_page(after).await
    }

    async fn change_view(&self, actor: &Actor, change: Change) -> Result<ChangeView, AppError> {
        let undone_by = self.store.undone_by(&change.change_id).await?.map(|undo| undo.change_id);
        let operation = Operation::of_name(&change.operation);
        let words = operation.map_or(("", ""), Operation::words);
        let place = Place::plan(&change.scope);
        let can_undo = change.success
            && change.row_count > 0
            && undone_by.is_none()
            && actor.may(Operation::Undo, &place).is_ok()
            && operation.is_some_and(|one| !stays(one) && actor.may(one, &place).is_ok());
        let mut entry = LogEntry::from(change);
        if !actor.may_anywhere(Operation::AuditRead) {
            entry.origin = None;
            entry.hash = String::new();
        }
        let (zh, en) = (words.0.to_owned(), words.1.trim_end_matches('.').to_owned());
        Ok(ChangeView { entry, zh, en, can_undo, undone_by })
    }
}

fn may_look(actor: &Actor) -> Result<(), AppError> {
    if actor.may_anywhere(Operation::AuditRead) { Ok(()) } else { actor.may_somewhere(Operation::ChangeRead) }
}
