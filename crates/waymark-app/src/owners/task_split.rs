//! 分工方案: a document or workbook matched to the ledger, looked at, and filled in.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::ledger::assemble::in_role_order;
use waymark_core::record::LedgerEntry;
use waymark_core::{Date, Owner};
use waymark_plan::matching::{
    Entry, Matching, TableRow, entries, entries_of_table, matching, owners_to_fill,
};
use waymark_report::Lang;
use waymark_report::tabular::tables::OwnerRow;
use waymark_report::tabular::{self, RowError};

use super::Owners;
use crate::actor::Place;
use crate::app::App;
use crate::call::{Call, Done, Put};
use crate::documents::unknown;
use crate::error::{AppError, FieldFault};
use crate::ledger::ledger_of;
use crate::operation::Operation;
use crate::reads::{Known, Reads};

/// A task split to be matched, or the rows of one to be filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TaskSplit {
    /// Code of a document of the plan that was read.
    #[serde(default)]
    pub document: Option<String>,
    /// SHA-256 of an uploaded table of owners, CSV or xlsx.
    #[serde(default)]
    pub file: Option<String>,
    /// Rows to fill in; all that matched where none are named.
    #[serde(default)]
    pub rows: Option<Vec<Chosen>>,
    /// Whether owners a row does not name lose the item.
    #[serde(default)]
    pub replace: bool,
}

/// A row with the item someone chose for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Chosen {
    /// Line or row of the task split.
    pub line: u32,
    /// Code of the commitment.
    pub code: String,
}

/// What a task split would change, or did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TaskSplitAnswer {
    /// Rows against the ledger.
    pub matching: Matching,
    /// What is filled in, item by item.
    pub rows: Vec<TaskSplitRow>,
    /// Names of bodies that are not in the list of bodies; people, who lead or are asked, are no bodies.
    pub bodies_unknown: Vec<String>,
}

/// The owners of an item before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TaskSplitRow {
    /// Code of the commitment.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Who answered for it.
    pub before: Vec<Owner>,
    /// Who does then.
    pub after: Vec<Owner>,
}

impl App {
    /// What a task split would change.
    ///
    /// # Errors
    /// No right to it, neither document nor file, one that cannot be read.
    pub async fn match_task_split(
        &self,
        call: &Call,
        plan: &str,
        split: &TaskSplit,
    ) -> Result<TaskSplitAnswer, AppError> {
        call.actor.may(Operation::OwnerWrite, &Place::plan(plan))?;
        let rows = self.task_split_rows(plan, split).await?;
        let mut known = Known { app: self, plan, known_by: None };
        compared(&mut known, plan, self.today(), &rows, split).await
    }

    /// Fills a task split's owners in, in one change, which compares with the ledger it finds.
    ///
    /// # Errors
    /// As for [`App::match_task_split`].
    pub async fn apply_task_split(
        &self,
        call: &Call,
        plan: &str,
        split: &TaskSplit,
    ) -> Result<Done<TaskSplitAnswer>, AppError> {
        call.actor.may(Operation::OwnerWrite, &Place::plan(plan))?;
        let rows = self.task_split_rows(plan, split).await?;
        let mut changing = self.begin(call, Operation::OwnerWrite, &Place::plan(plan)).await?;
        let day = changing.today();
        let answer = compared(&mut changing, plan, day, &rows, split).await?;
        let mut owners = Owners::of(&mut changing).await?;
        for row in &answer.rows {
            let entry = changing.get::<LedgerEntry>(&row.code).await?;
            let mut entry = entry.body;
            entry.item.owners.clone_from(&row.after);
            changing.put(&row.code, &entry, Put::default()).await?;
            let document = split.document.as_deref();
            owners.set(&mut changing, &row.code, &row.after, document, call.reason.as_deref()).await?;
        }
        let subject = format!("task split {}", split.document.as_deref().unwrap_or("file"));
        changing.commit(&subject, answer).await
    }

    async fn task_split_rows(&self, plan: &str, split: &TaskSplit) -> Result<Vec<Entry>, AppError> {
        match (&split.document, &split.file) {
            (Some(document), None) => Ok(entries(&*self.read_extraction(plan, document, None).await?)),
            (None, Some(file)) => {
                let bytes = self.blob_bytes(file).await.map_err(|_| AppError::field("file", "sha256"))?;
                let read = tokio::task::spawn_blocking(move || tabular::read::<OwnerRow>(&bytes));
                let rows = read.await.map_err(AppError::internal)?;
                let rows = rows.map_err(|errors| wrong_rows(&errors))?;
                Ok(entries_of_table(rows.rows.into_iter().zip(rows.lines).filter_map(table_row)))
            }
            _ => Err(AppError::field("file", "document_or_file")),
        }
    }
}

/// The rows of a task split against the commitments that hold on the day.
async fn compared(
    reads: &mut impl Reads,
    plan: &str,
    day: Date,
    rows: &[Entry],
    split: &TaskSplit,
) -> Result<TaskSplitAnswer, AppError> {
    let mut ledger = ledger_of(reads, plan, day).await?;
    let entries = reads.every::<LedgerEntry>().await?;
    let holding: BTreeSet<&str> =
        entries.iter().filter(|entry| entry.holds_on(day)).map(|entry| entry.code.as_str()).collect();
    ledger.items.retain(|item| holding.contains(item.code.as_str()));
    let matching = matching(&ledger, rows);
    let fill = filled(&matching, rows, split)?;
    let owners = Owners::of(reads).await?;
    let mut answer = TaskSplitAnswer { matching, rows: Vec::new(), bodies_unknown: Vec::new() };
    for (code, named) in fill {
        let item =
            ledger.items.iter().find(|item| item.code == code).ok_or_else(|| unknown("rows", &code))?;
        let before = item.owners.clone();
        let kept =
            before.iter().filter(|owner| !split.replace || !named.iter().any(|new| new.role == owner.role));
        let after = in_role_order(&kept.chain(&named).cloned().collect::<Vec<_>>());
        if after != before {
            let name = item.name().to_owned();
            answer.rows.push(TaskSplitRow { code, name, before, after });
        }
    }
    let named = answer.rows.iter().flat_map(|row| &row.after);
    let unknown: BTreeSet<&String> =
        named.filter(|owner| owners.body_unknown(owner)).map(|owner| &owner.body).collect();
    answer.bodies_unknown = unknown.into_iter().cloned().collect();
    Ok(answer)
}

/// Owners by item, from the rows chosen or from all that matched.
fn filled(
    matching: &Matching,
    rows: &[Entry],
    split: &TaskSplit,
) -> Result<Vec<(String, Vec<Owner>)>, AppError> {
    let Some(chosen) = &split.rows else { return Ok(owners_to_fill(matching)) };
    let mut filled: Vec<(String, Vec<Owner>)> = Vec::new();
    for choice in chosen {
        let row = rows.iter().find(|row| row.line == choice.line);
        let row = row.ok_or_else(|| unknown("rows", &choice.line.to_string()))?;
        match filled.iter_mut().find(|(code, _)| *code == choice.code) {
            Some((_, owners)) => owners.extend(row.owners.iter().cloned()),
            None => filled.push((choice.code.clone(), row.owners.clone())),
        }
    }
    Ok(filled)
}

/// A row of a table that names an owner.
fn table_row((row, line): (OwnerRow, u64)) -> Option<TableRow> {
    let body = row.body_name.or(row.person).or(row.body)?;
    Some(TableRow {
        line: u32::try_from(line).unwrap_or(u32::MAX),
        code: row.item,
        name: row.item_name,
        owner: Owner { role: row.role, body },
    })
}

/// Rows of a file that do not fit, each with its line and column.
pub(crate) fn wrong_rows(errors: &[RowError]) -> AppError {
    let fault = |error: &RowError| {
        let message = format!("{} / {}", error.message(Lang::Zh), error.message(Lang::En));
        FieldFault {
            found: Some(message),
            ..FieldFault::new(format!("rows.{}.{}", error.line, error.column), "row")
        }
    };
    AppError::Invalid(errors.iter().map(fault).collect())
}
