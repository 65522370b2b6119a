//! The ledger as a table people edit in Excel or WPS, out and back.

use std::collections::HashMap;

use waymark_core::Date;
use waymark_core::ledger::assemble::{changes, in_role_order};
use waymark_core::ledger::{Content, Decision, Ledger, LedgerItem, assemble, codes, difference};
use waymark_core::record::{LedgerEntry, Visibility};
use waymark_report::Lang;
use waymark_report::tabular::tables::LedgerRow;
use waymark_report::tabular::{self, Format, Headings, Rows};

use super::{LedgerImport, ledger_of};
use crate::actor::Place;
use crate::app::App;
use crate::call::{Call, Done};
use crate::error::{AppError, FieldFault};
use crate::operation::Operation;
use crate::owners::wrong_rows;
use crate::proposals::Desk;
use crate::reads::Known;
use crate::records::Envelope;

/// A file of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerFile {
    /// Name with its ending.
    pub name: String,
    /// Media type.
    pub media_type: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A ledger as the rows of a file would make it, with the entries that change.
struct Edited {
    before: Ledger,
    after: Ledger,
    entries: Vec<LedgerEntry>,
}

impl App {
    /// The ledger as a table, as far as someone may see it.
    ///
    /// # Errors
    /// No right to it, or there is no such plan.
    pub async fn ledger_table(
        &self,
        call: &Call,
        plan: &str,
        format: Format,
        lang: Lang,
        known_by: Option<Date>,
    ) -> Result<LedgerFile, AppError> {
        let ledger = self.ledger_for(call, plan, known_by).await?;
        let entries = self.all::<LedgerEntry>(plan, known_by).await?;
        let beside: HashMap<&str, &LedgerEntry> =
            entries.iter().map(|entry| (entry.code.as_str(), &entry.body)).collect();
        let row = |item: &LedgerItem| {
            let entry = beside.get(item.code.as_str());
            LedgerRow::of(
                item,
                entry.and_then(|entry| entry.theme.clone()),
                entry.is_some_and(|entry| entry.main),
            )
        };
        let rows: Vec<LedgerRow> = ledger.items.iter().map(row).collect();
        let bytes = tabular::write(&rows, format, Headings::Name(lang)).map_err(AppError::internal)?;
        let name = format!("{plan}-ledger.{}", format.name());
        Ok(LedgerFile { name, media_type: format.media_type(), bytes })
    }

    /// What an edited table would change. Rows that are missing stay in the ledger; rows without a
    /// code are new and get the next free one.
    ///
    /// # Errors
    /// No right to it, rows that do not fit or have a code the ledger does not.
    pub async fn compare_ledger_table(
        &self,
        call: &Call,
        plan: &str,
        bytes: Vec<u8>,
    ) -> Result<LedgerImport, AppError> {
        call.actor.may(Operation::LedgerWrite, &Place::plan(plan))?;
        let rows = rows_of(bytes).await?;
        let mut known = Known { app: self, plan, known_by: None };
        let before = ledger_of(&mut known, plan, self.today()).await?;
        Ok(import_of(&edited(before, &mut Desk::lay(&mut known).await?, &rows)?))
    }

    /// Takes an edited table over, in one change.
    ///
    /// # Errors
    /// As for [`App::compare_ledger_table`].
    pub async fn import_ledger_table(
        &self,
        call: &Call,
        plan: &str,
        bytes: Vec<u8>,
    ) -> Result<Done<LedgerImport>, AppError> {
        call.actor.may(Operation::LedgerWrite, &Place::plan(plan))?;
        let rows = rows_of(bytes).await?;
        let mut changing = self.begin(call, Operation::LedgerWrite, &Place::plan(plan)).await?;
        let today = changing.today();
        let before = ledger_of(&mut changing, plan, today).await?;
        let mut desk = Desk::lay(&mut changing).await?;
        let edited = edited(before, &mut desk, &rows)?;
        let mut imported = import_of(&edited);
        for entry in edited.entries {
            let (code, owners) = (entry.item.code.clone(), entry.item.owners.clone());
            let document = entry.document.clone();
            desk.put_entry(&mut changing, entry, None).await?;
            let reason = call.reason.as_deref();
            desk.owners.set(&mut changing, &code, &owners, document.as_deref(), reason).await?;
        }
        imported.bodies_unknown = desk.owners.unknown();
        changing.commit("ledger", imported).await
    }
}

async fn rows_of(bytes: Vec<u8>) -> Result<Rows<LedgerRow>, AppError> {
    let read = tokio::task::spawn_blocking(move || tabular::read::<LedgerRow>(&bytes));
    read.await.map_err(AppError::internal)?.map_err(|errors| wrong_rows(&errors))
}

/// The ledger as the rows would make it.
fn edited(before: Ledger, desk: &mut Desk, rows: &Rows<LedgerRow>) -> Result<Edited, AppError> {
    let offers = offers(desk);
    let mut after = before.clone();
    let mut entries = Vec::new();
    let mut faults = Vec::new();
    for (row, line) in rows.rows.iter().zip(&rows.lines) {
        let Some(code) = &row.code else {
            match added(row, desk) {
                Ok(entry) => {
                    after.items.push(entry.item.clone());
                    entries.push(entry);
                }
                Err(missing) => faults.extend(
                    missing
                        .into_iter()
                        .map(|column| FieldFault::new(format!("rows.{line}.{column}"), "required")),
                ),
            }
            continue;
        };
        let item = after.items.iter_mut().find(|item| item.code == *code);
        let (Some(item), Some(entry)) = (item, desk.entries.get(code)) else {
            faults.push(FieldFault::new(format!("rows.{line}.code"), "no_such_row").found(code));
            continue;
        };
        let edited = edit(item, row, &offers, desk);
        let entry =
            LedgerEntry { item: edited.clone(), theme: row.theme.clone(), main: row.main, ..entry.clone() };
        if edited != *item || desk.entries.get(code) != Some(&entry) {
            entries.push(entry);
        }
        *item = edited;
    }
    if !faults.is_empty() {
        return Err(AppError::Invalid(faults));
    }
    after.indicators = assemble::indicators(&after.items);
    after.items.sort_by_key(|item| codes::order(&item.code));
    Ok(Edited { before, after, entries })
}

/// A commitment a person wrote in, or the columns it lacks.
fn added(row: &LedgerRow, desk: &mut Desk) -> Result<LedgerEntry, Vec<&'static str>> {
    let mut content = row.new_content()?;
    if let Content::Statement(one) = &mut content {
        one.indicator_code = desk.indicators.code(&one.indicator, one.unit.as_deref());
    }
    let item = LedgerItem {
        code: desk.next_code(&content),
        id: None,
        decision: Decision::Added,
        content,
        changes: Vec::new(),
        owners: in_role_order(&row.owners),
        note: row.note.clone(),
        section: row.section.split(" / ").filter(|part| !part.is_empty()).map(str::to_owned).collect(),
        source: None,
    };
    Ok(LedgerEntry {
        item,
        document: None,
        theme: row.theme.clone(),
        parent: None,
        main: row.main,
        restated: Vec::new(),
        visibility: Visibility::Internal,
    })
}

/// What was offered under each id, for telling what people changed.
fn offers(desk: &Desk) -> HashMap<String, waymark_core::record::ProposalContent> {
    let content = |one: &Envelope<waymark_core::record::Proposal>| {
        (one.body.content.id().to_owned(), one.body.content.clone())
    };
    desk.proposals.values().map(content).collect()
}

fn edit(
    item: &LedgerItem,
    row: &LedgerRow,
    offers: &HashMap<String, waymark_core::record::ProposalContent>,
    desk: &Desk,
) -> LedgerItem {
    let mut content = row.content(&item.content);
    if let Content::Statement(one) = &mut content {
        let mut indicators = desk.indicators.clone();
        one.indicator_code = indicators.code(&one.indicator, one.unit.as_deref());
    }
    let owners = in_role_order(&row.owners);
    let mut edited = LedgerItem { content, owners, note: row.note.clone(), ..item.clone() };
    if edited == *item {
        return edited;
    }
    let offered = item.id.as_ref().and_then(|id| offers.get(id));
    if let Some(offered) = offered {
        let mut indicators = desk.indicators.clone();
        let before = crate::proposals::offered(offered, &mut indicators);
        edited.changes = changes((&before, offered.owners()), (&edited.content, &edited.owners));
        edited.decision = if edited.changes.is_empty() { Decision::Confirmed } else { Decision::Changed };
    }
    edited
}

fn import_of(edited: &Edited) -> LedgerImport {
    let difference = difference(&edited.before, &edited.after);
    let items = u32::try_from(edited.entries.len()).unwrap_or(u32::MAX);
    LedgerImport { difference, items, proposals: 0, bodies_unknown: Vec::new() }
}
