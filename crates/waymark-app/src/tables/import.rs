//! Tables from files into records: the same use case for the screen and for the command line.

use std::collections::{BTreeSet, HashMap, HashSet};

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
    /// Records that are new, with what they say.
    pub added: Vec<RowChange>,
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

/// A record that is new or changes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct RowChange {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
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
        let (operation, place) = match table {
            TableName::Areas => (Operation::AreaWrite, Place::plan("")),
            TableName::Bodies => (Operation::BodyWrite, Place::plan("")),
            TableName::Owners => (Operation::OwnerWrite, Place::plan(plan)),
            TableName::Targets => (Operation::LedgerWrite, Place::plan(plan)),
            TableName::Observations => return Err(AppError::refused("observations_are_submitted")),
        };
        call.actor.may(operation, &place)?;
        match table {
            TableName::Areas => {
                let mut read = rows_of::<Area>(bytes).await?;
                let codes = Codes::of(&self.all::<Area>("", None).await?, &read.rows);
                for area in &mut read.rows {
                    area.parent = codes.of_text(area.parent.take());
                }
                self.import_records(call, read, dry_run).await
            }
            TableName::Bodies => {
                let mut read = rows_of::<Body>(bytes).await?;
                let areas = Codes::of(&self.all::<Area>("", None).await?, &[]);
                let codes = Codes::of(&self.all::<Body>("", None).await?, &read.rows);
                for body in &mut read.rows {
                    body.parent = codes.of_text(body.parent.take());
                    body.area = areas.of_text(body.area.take());
                }
                self.import_records(call, read, dry_run).await
            }
            TableName::Owners => {
                let Rows { rows, lines, .. } = rows_of::<OwnerRow>(bytes).await?;
                let done = self.import_owners(call, plan, rows, dry_run).await;
                done.map_err(|error| by_line(error, &lines))
            }
            _ => {
                let Rows { rows, lines, .. } = rows_of::<TargetRow>(bytes).await?;
                let done = self.import_targets(call, plan, rows, dry_run).await;
                done.map_err(|error| by_line(error, &lines))
            }
        }
    }

    /// Records all plans share, by code. What the file has no column for stays as it is.
    async fn import_records<R: Record + PartialEq>(
        &self,
        call: &Call,
        read: Rows<R>,
        dry_run: bool,
    ) -> Result<TableImport, AppError> {
        let mut changing = self.begin(call, R::WRITE, &Place::plan("")).await?;
        let before = changing.all::<R>().await?.into_iter();
        let mut before: HashMap<String, Envelope<R>> = before.map(|one| (one.code.clone(), one)).collect();
        let mut difference = TableDifference::default();
        let mut written = Vec::new();
        for row in &read.rows {
            let code = row.own_code().unwrap_or_default().to_owned();
            let old = before.get(&code);
            let body = old.map_or_else(|| Ok(row.clone()), |old| over(&old.body, row, &read.columns))?;
            call.actor.may(R::WRITE, &body.place())?;
            match old {
                Some(old) if old.body == body => difference.same += 1,
                Some(old) => difference.changed.push(change(&code, Some(&old.body), &body)?),
                None => difference.added.push(change(&code, None, &body)?),
            }
            if old.is_none_or(|old| old.body != body) {
                let made = changing.put(&code, &body, Put::default()).await?;
                before.insert(code, made);
            }
            written.push(body);
        }
        // A row may name one further down: all of them are there now.
        let mut faults = Vec::new();
        for (at, body) in written.iter().enumerate() {
            match self.record_fits(&mut changing, "", body).await {
                Err(AppError::Invalid(unfit)) => faults.extend(
                    unfit
                        .into_iter()
                        .map(|fault| FieldFault { field: format!("rows.{at}.{}", fault.field), ..fault }),
                ),
                fits => fits?,
            }
        }
        if !faults.is_empty() {
            return Err(by_line(AppError::Invalid(faults), &read.lines));
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
        let place = Place::plan(plan);
        let mut changing = self.begin(call, Operation::OwnerWrite, &place).await?;
        let bodies = changing.all::<Body>().await?;
        let mut items: HashSet<String> = HashSet::new();
        items.extend(changing.all::<LedgerEntry>().await?.into_iter().map(|one| one.code));
        items.extend(changing.all::<Task>().await?.into_iter().map(|one| one.code));
        items.extend(changing.all::<ProjectSheet>().await?.into_iter().map(|one| one.code));
        let mut before: HashMap<String, Vec<Envelope<Ownership>>> = HashMap::new();
        for one in changing.all::<Ownership>().await? {
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
            if same.is_some_and(|old| old.valid_to == valid_to) {
                difference.same += 1;
                continue;
            }
            call.actor.may(Operation::OwnerWrite, &Place { body: owner.body.clone(), ..place.clone() })?;
            if let Some(old) = same {
                let put = Put { valid_from, valid_to, ..Put::default() };
                changing.put(&old.code, &old.body, put).await?;
                named.insert(item.clone());
                let day = |day: Option<Date>| day.map(|day| day.to_string());
                let (offered, confirmed) = (day(old.valid_to), day(valid_to));
                let ended = FieldChange { field: "valid_to".to_owned(), offered, confirmed };
                let (code, name) = (old.code.clone(), name_of(&old.body));
                difference.changed.push(RowChange { code, name, fields: vec![ended] });
                continue;
            }
            let put = Put { valid_from, valid_to, ..Put::new() };
            let code = changing.put("", &owner, put).await?.code;
            difference.added.push(RowChange { name: name_of(&owner), ..change(&code, None, &owner)? });
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
async fn rows_of<T: Table + Send + 'static>(bytes: Vec<u8>) -> Result<Rows<T>, AppError> {
    tokio::task::spawn_blocking(move || read::<T>(&bytes)).await.map_err(AppError::internal)?.map_err(cells)
}

/// Faults of rows by the line of the file they stand on, as those of cells are.
fn by_line(error: AppError, lines: &[u64]) -> AppError {
    let AppError::Invalid(faults) = error else { return error };
    let place = |field: &str| {
        let (at, column) = field.strip_prefix("rows.")?.split_once('.')?;
        Some(format!("line.{}.{column}", lines.get(at.parse::<usize>().ok()?)?))
    };
    let told = |fault: FieldFault| FieldFault { field: place(&fault.field).unwrap_or(fault.field), ..fault };
    AppError::Invalid(faults.into_iter().map(told).collect())
}

/// Codes by what a row may write for them: the code itself, a name, another name.
struct Codes(HashMap<String, String>);

impl Codes {
    fn of<R: Named>(there: &[Envelope<R>], rows: &[R]) -> Codes {
        let all = || there.iter().map(|one| &one.body).chain(rows);
        let mut codes: HashMap<String, String> =
            all().map(|one| (one.code().to_owned(), one.code().to_owned())).collect();
        for one in all() {
            for name in one.names() {
                codes.entry(name.clone()).or_insert_with(|| one.code().to_owned());
            }
        }
        Codes(codes)
    }

    /// What nothing is called stays as written, and is refused as unknown.
    fn of_text(&self, text: Option<String>) -> Option<String> {
        text.map(|text| self.0.get(&text).cloned().unwrap_or(text))
    }
}

/// What goes by a code and by names.
trait Named {
    fn code(&self) -> &str;
    fn names(&self) -> Vec<&String>;
}

impl Named for Area {
    fn code(&self) -> &str {
        &self.code
    }

    fn names(&self) -> Vec<&String> {
        vec![&self.name]
    }
}

impl Named for Body {
    fn code(&self) -> &str {
        &self.code
    }

    fn names(&self) -> Vec<&String> {
        std::iter::once(&self.name).chain(&self.aliases).collect()
    }
}

/// What stands there with what the columns of a file say.
fn over<R: Record>(old: &R, row: &R, columns: &[String]) -> Result<R, AppError> {
    let (mut whole, said) = (serde_json::to_value(old)?, serde_json::to_value(row)?);
    for column in columns {
        if let Some(value) = said.get(column) {
            whole[column] = value.clone();
        }
    }
    Ok(serde_json::from_value(whole)?)
}

/// A record that is new, or what differs from the one before.
pub(super) fn change<R: Record>(code: &str, old: Option<&R>, new: &R) -> Result<RowChange, AppError> {
    let fields = match old {
        Some(old) => fields(old, new)?,
        None => fields(&serde_json::json!({}), &serde_json::to_value(new)?)?,
    };
    Ok(RowChange { code: code.to_owned(), name: new.index().name, fields })
}

/// Who answers for what.
fn name_of(owner: &Ownership) -> String {
    let who = owner.person.as_deref().filter(|_| owner.body_name.is_empty()).unwrap_or(&owner.body_name);
    format!("{} {who}", owner.item)
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
