//! Tables from files into records: the same use case for the screen and for the command line.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::Date;
use waymark_core::area::Area;
use waymark_core::body::Body;
use waymark_core::ledger::FieldChange;
use waymark_core::record::{LedgerEntry, Ownership, ProjectSheet, Task};
use waymark_report::tabular::tables::{OwnerRow, TargetRow};
use waymark_report::tabular::{Rows, Table, read};

use super::TableName;
use crate::actor::Place;
use crate::app::App;
use crate::call::{Call, Changing, Put};
use crate::error::{AppError, FieldFault};
use crate::operation::Operation;
use crate::owners::name_owners;
use crate::records::{Envelope, Record};
use crate::submissions::cells;

/// What an import changes, or would change.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
pub struct TableDifference {
    /// Codes of records that are new.
    pub added: Vec<String>,
    /// Records that change, with what stands there before and after.
    pub changed: Vec<RowChange>,
    /// Rows that are there already word for word.
    pub same: u32,
}

/// What an import did.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
pub struct TableImport {
    /// What it changed, or would change.
    pub difference: TableDifference,
    /// The change: what undo takes back. None for a dry run, or where nothing differs.
    pub change_id: Option<String>,
}

/// A record that changes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct RowChange {
    /// Its code.
    pub code: String,
    /// Fields that differ, JSON before and after.
    pub fields: Vec<FieldChange>,
}

impl App {
    /// Imports areas, bodies, owners or targets from CSV or a workbook as one change; with
    /// `dry_run` tells what would change and changes nothing.
    ///
    /// # Errors
    /// No right to it; cells that do not fit, each with what to write instead; nothing is written then.
    pub async fn import_table(
        &self,
        call: &Call,
        plan: &str,
        table: TableName,
        bytes: Vec<u8>,
        dry_run: bool,
    ) -> Result<TableImport, AppError> {
        match table {
            TableName::Areas => {
                let rows = rows_of::<Area>(bytes).await?;
                let records = rows.into_iter().map(|area| (area.code.clone(), area)).collect();
                self.import_records(call, "", records, dry_run).await
            }
            TableName::Bodies => {
                let rows = rows_of::<Body>(bytes).await?;
                let records = rows.into_iter().map(|body| (body.code.clone(), body)).collect();
                self.import_records(call, "", records, dry_run).await
            }
            TableName::Owners => {
                let rows = rows_of::<OwnerRow>(bytes).await?;
                self.import_owners(call, plan, rows, dry_run).await
            }
            TableName::Targets => {
                let rows = rows_of::<TargetRow>(bytes).await?;
                self.import_targets(call, plan, rows, dry_run).await
            }
            TableName::Observations => Err(AppError::refused("observations_are_submitted")),
        }
    }

    async fn import_records<R: Record + PartialEq>(
        &self,
        call: &Call,
        plan: &str,
        records: Vec<(String, R)>,
        dry_run: bool,
    ) -> Result<TableImport, AppError> {
        let place = Place::plan(plan);
        let mut changing = self.begin(call, R::WRITE, &place).await?;
        let before: BTreeMap<String, Envelope<R>> =
            self.all::<R>(plan, None).await?.into_iter().map(|one| (one.code.clone(), one)).collect();
        let mut difference = TableDifference::default();
        for (at, (code, body)) in records.into_iter().enumerate() {
            call.actor.may(R::WRITE, &Place { plan: place.plan.clone(), ..body.place() })?;
            match before.get(&code) {
                Some(old) if old.body == body => difference.same += 1,
                Some(old) => {
                    difference
                        .changed
                        .push(RowChange { code: code.clone(), fields: fields(&old.body, &body)? });
                    changing.put(&code, &body, Put::default()).await?;
                }
                None => {
                    let position = Some(i64::try_from(before.len() + at).unwrap_or(i64::MAX));
                    let made = changing.put(&code, &body, Put { position, ..Put::new() }).await?;
                    difference.added.push(made.code);
                }
            }
        }
        finish(changing, R::KIND, difference, dry_run).await
    }

    /// Owners of commitments, tasks and projects by role: the same body again from the same day is the
    /// same owner, whose last day may change; another one is added.
    async fn import_owners(
        &self,
        call: &Call,
        plan: &str,
        rows: Vec<OwnerRow>,
        dry_run: bool,
    ) -> Result<TableImport, AppError> {
        let mut changing = self.begin(call, Operation::OwnerWrite, &Place::plan(plan)).await?;
        let bodies = self.all::<Body>("", None).await?;
        let mut items: HashSet<String> = HashSet::new();
        items.extend(self.all::<LedgerEntry>(plan, None).await?.into_iter().map(|one| one.code));
        items.extend(self.all::<Task>(plan, None).await?.into_iter().map(|one| one.code));
        items.extend(self.all::<ProjectSheet>(plan, None).await?.into_iter().map(|one| one.code));
        let mut before: HashMap<String, Vec<Envelope<Ownership>>> = HashMap::new();
        for one in self.all::<Ownership>(plan, None).await? {
            before.entry(one.body.item.clone()).or_default().push(one);
        }
        let mut named = BTreeSet::new();
        let mut difference = TableDifference::default();
        let mut faults = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let Some(item) = row.item.as_ref().filter(|item| items.contains(*item)) else {
                let found = row.item.as_deref().unwrap_or("");
                faults.push(FieldFault::new(format!("rows.{at}.item"), "unknown").found(found));
                continue;
            };
            let owner = ownership(item, row, &bodies);
            let valid_from = row.valid_from.as_deref().and_then(Date::first_of);
            let valid_to = row.valid_to.as_deref().and_then(Date::last_of);
            let of_item = before.get(item).map_or(&[][..], Vec::as_slice);
            let same = of_item.iter().find(|old| is_like(&old.body, &owner) && old.valid_from == valid_from);
            if let Some(old) = same {
                if old.valid_to == valid_to {
                    difference.same += 1;
                    continue;
                }
                let put = Put { valid_from, valid_to, ..Put::default() };
                changing.put(&old.code, &old.body, put).await?;
                named.insert(item.clone());
                let day = |day: Option<Date>| day.map(|day| day.to_string());
                let (offered, confirmed) = (day(old.valid_to), day(valid_to));
                let ended = FieldChange { field: "valid_to".to_owned(), offered, confirmed };
                difference.changed.push(RowChange { code: old.code.clone(), fields: vec![ended] });
                continue;
            }
            let put = Put { valid_from, valid_to, ..Put::new() };
            difference.added.push(changing.put("", &owner, put).await?.code);
            named.insert(item.clone());
        }
        if !faults.is_empty() {
            return Err(AppError::Invalid(faults));
        }
        name_owners(&mut changing, &named).await?;
        finish(changing, Ownership::KIND, difference, dry_run).await
    }
}

/// The rows of a file, read on a thread of its own.
async fn rows_of<T: Table + Send + 'static>(bytes: Vec<u8>) -> Result<Vec<T>, AppError> {
    let work = move || read::<T>(&bytes).map(|Rows { rows, .. }| rows);
    tokio::task::spawn_blocking(work).await.map_err(AppError::internal)?.map_err(cells)
}

/// Commits; for a dry run the change is dropped, and nothing of it stays.
pub(super) async fn finish(
    changing: Changing<'_>,
    kind: &str,
    difference: TableDifference,
    dry_run: bool,
) -> Result<TableImport, AppError> {
    let written = difference.added.len() + difference.changed.len();
    if dry_run || written == 0 {
        return Ok(TableImport { difference, change_id: None });
    }
    let done = changing.commit(&format!("{kind} × {written}"), difference).await?;
    Ok(TableImport { difference: done.value, change_id: Some(done.change.change_id) })
}

/// Whether two say that the same body or person answers for the same thing. A body is known by its
/// code, and by its name where it is in no list.
fn is_like(one: &Ownership, other: &Ownership) -> bool {
    let same_body = match (&one.body, &other.body) {
        (Some(one), Some(other)) => one == other,
        _ => one.body_name == other.body_name,
    };
    one.item == other.item && one.role == other.role && same_body && one.person == other.person
}

fn ownership(item: &str, row: &OwnerRow, bodies: &[Envelope<Body>]) -> Ownership {
    let name = row.body_name.as_deref().unwrap_or("");
    let known = bodies.iter().find(|body| {
        row.body.as_deref() == Some(&body.code)
            || body.body.name == name
            || body.body.aliases.iter().any(|one| one == name)
    });
    Ownership {
        item: item.to_owned(),
        role: row.role,
        body: known.map(|body| body.code.clone()),
        body_name: match known {
            Some(body) if name.is_empty() => body.body.name.clone(),
            _ => name.to_owned(),
        },
        person: row.person.clone(),
        document: None,
        reason: row.note.clone(),
    }
}

/// What differs between two records, field by field, as JSON.
pub(super) fn fields<R: Serialize>(old: &R, new: &R) -> Result<Vec<FieldChange>, AppError> {
    let (old, new) = (serde_json::to_value(old)?, serde_json::to_value(new)?);
    let mut changes = Vec::new();
    differ("", &old, &new, &mut changes);
    Ok(changes)
}

fn differ(path: &str, old: &serde_json::Value, new: &serde_json::Value, changes: &mut Vec<FieldChange>) {
    use serde_json::Value::{Null, Object, String as Text};
    if old == new {
        return;
    }
    if let (Object(old), Object(new)) = (old, new) {
        let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        for key in keys {
            let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            differ(&path, old.get(key).unwrap_or(&Null), new.get(key).unwrap_or(&Null), changes);
        }
        return;
    }
    let text = |value: &serde_json::Value| match value {
        Null => None,
        Text(text) => Some(text.clone()),
        other => Some(other.to_string()),
    };
    changes.push(FieldChange { field: path.to_owned(), offered: text(old), confirmed: text(new) });
}
