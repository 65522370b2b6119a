//! Targets from a file: those that are there change, others are added to the ledger.

use std::collections::HashSet;
use std::sync::Arc;

use waymark_core::area::AreaList;
use waymark_core::ledger::{ConfirmedStatement, Content, Decision, LedgerItem};
use waymark_core::record::{LedgerEntry, PlanDocument, PlanRecord, Visibility};
use waymark_core::{Class, Date, Form, Kind, Value};
use waymark_report::tabular::tables::TargetRow;

use super::import::{change, fields, finish};
use super::{RowChange, TableDifference, TableImport};
use crate::actor::Place;
use crate::app::App;
use crate::call::Call;
use crate::error::{AppError, FieldFault};
use crate::observations::{IndicatorScope, area_code};
use crate::operation::Operation;
use crate::proposals::Desk;
use crate::records::{Envelope, Record};

/// What the cells of a row are looked up in.
struct Names {
    title: String,
    documents: Vec<Envelope<PlanDocument>>,
    areas: Arc<AreaList>,
    indicators: Arc<IndicatorScope>,
    today: Date,
}

impl App {
    /// Targets: a row with a code is that commitment of the ledger, one without is the target of the
    /// same indicator, unit, period, area and document, or else a new one, which gets the next free
    /// code. What a row says as value, unit, period, comparison, strength, nature and area holds.
    pub(super) async fn import_targets(
        &self,
        call: &Call,
        plan: &str,
        rows: Vec<TargetRow>,
        dry_run: bool,
    ) -> Result<TableImport, AppError> {
        let mut changing = self.begin(call, Operation::LedgerWrite, &Place::plan(plan)).await?;
        let mut desk = Desk::lay(&mut changing).await?;
        let names = Names {
            title: self.get::<PlanRecord>(&Call::system(), "", plan, None).await?.body.title,
            documents: changing.all::<PlanDocument>().await?,
            areas: self.areas().await?,
            indicators: self.indicator_scope(plan).await?,
            today: changing.today(),
        };
        let mut difference = TableDifference::default();
        let mut faults = Vec::new();
        let mut seen = HashSet::new();
        for (at, row) in rows.iter().enumerate() {
            let found = match names.find(&desk, row) {
                Ok(found) => found,
                Err(fault) => {
                    faults.push(FieldFault { field: format!("rows.{at}.{}", fault.field), ..fault });
                    continue;
                }
            };
            let entry = match &found {
                Some(old) => names.changed(old, row),
                None => names.added(&mut desk, row),
            };
            if !seen.insert(entry.item.code.clone()) {
                faults.push(FieldFault::new(format!("rows.{at}.indicator"), "twice").found(&row.indicator));
                continue;
            }
            match found {
                Some(old) if old == entry => {
                    difference.same += 1;
                    continue;
                }
                Some(old) => difference.changed.push(RowChange {
                    fields: fields(&old.item, &entry.item)?,
                    ..change(&entry.item.code, None, &entry)?
                }),
                None => difference.added.push(change(&entry.item.code, None, &entry)?),
            }
            desk.put_entry(&mut changing, entry, None).await?;
        }
        if !faults.is_empty() {
            return Err(AppError::Invalid(faults));
        }
        finish(changing, LedgerEntry::KIND, difference, dry_run).await
    }
}

impl Names {
    /// The commitment a row is about; none for a new one.
    fn find(&self, desk: &Desk, row: &TargetRow) -> Result<Option<LedgerEntry>, FieldFault> {
        let unknown = |field: &str, found: &str| Err(FieldFault::new(field, "unknown").found(found));
        let document = self.document(row);
        if let Some(named) = row.document.as_ref().filter(|named| document.is_none() && **named != self.title)
        {
            return unknown("document", named);
        }
        if let Some(code) = &row.code {
            return match desk.entries.get(code) {
                Some(entry) if statement(entry).is_some() => Ok(Some(entry.clone())),
                _ => unknown("code", code),
            };
        }
        if let Some(area) = row.area.as_ref().filter(|area| self.area(area).is_none()) {
            return unknown("area", area);
        }
        let area = |area: &Option<String>| area.as_ref().map(|area| self.area(area));
        let is_it = |entry: &&LedgerEntry| {
            statement(entry).is_some_and(|one| {
                one.kind == Kind::Target
                    && (one.indicator == row.indicator || one.indicator_code == row.indicator)
                    && (&one.unit, one.period) == (&row.unit, Some(row.period))
                    && area(&one.area) == area(&row.area)
                    && (document.is_none() || entry.document == document)
            })
        };
        match desk.entries.values().find(is_it) {
            None if row.unit.is_none() => Err(FieldFault::new("unit", "required")),
            found => Ok(found.cloned()),
        }
    }

    /// What stands there with what the row says.
    fn changed(&self, old: &LedgerEntry, row: &TargetRow) -> LedgerEntry {
        let mut new = old.clone();
        if let Content::Statement(statement) = &mut new.item.content {
            (statement.value, statement.period) = (row.value, Some(row.period));
            (statement.operator, statement.strength) = (row.operator, row.strength);
            statement.unit.clone_from(&row.unit);
            statement.nature = row.nature;
            statement.area.clone_from(&row.area);
        }
        new.document = self.document(row).or(new.document);
        new
    }

    /// A target somebody wrote in: a level, or a range where two ends are given.
    fn added(&self, desk: &mut Desk, row: &TargetRow) -> LedgerEntry {
        let indicator = self.indicator(desk, &row.indicator);
        let content = Content::Statement(ConfirmedStatement {
            kind: Kind::Target,
            class: Class::Plan,
            form: if matches!(row.value, Value::Range(..)) { Form::Range } else { Form::Level },
            indicator_code: desk.indicators.code(&indicator, row.unit.as_deref()),
            subject: indicator.clone(),
            indicator,
            value: row.value,
            unit: row.unit.clone(),
            period: Some(row.period),
            qualifier: None,
            operator: row.operator,
            strength: row.strength,
            nature: row.nature,
            change: None,
            area: row.area.clone(),
            flags: Vec::new(),
        });
        let item = LedgerItem {
            code: desk.next_code(&content),
            id: None,
            decision: Decision::Added,
            content,
            changes: Vec::new(),
            owners: Vec::new(),
            note: None,
            section: Vec::new(),
            source: None,
        };
        LedgerEntry {
            item,
            document: self.document(row),
            theme: None,
            parent: None,
            main: false,
            restated: Vec::new(),
            visibility: Visibility::Internal,
        }
    }

    /// The name of an indicator that is given by code or name.
    fn indicator(&self, desk: &Desk, code_or_name: &str) -> String {
        let of_ledger = desk.entries.values().filter_map(statement);
        let of_ledger = of_ledger.filter(|one| one.indicator_code == code_or_name).map(|one| &one.indicator);
        let defined = self.indicators.definition(code_or_name).map(|definition| &definition.name);
        of_ledger.chain(defined).next().map_or_else(|| code_or_name.to_owned(), Clone::clone)
    }

    fn area(&self, code_or_name: &str) -> Option<String> {
        area_code(&self.areas, code_or_name, self.today)
    }

    /// The document a row names by code or title.
    fn document(&self, row: &TargetRow) -> Option<String> {
        let named = row.document.as_ref()?;
        let found = self.documents.iter().find(|one| one.code == *named || one.body.title == *named)?;
        Some(found.code.clone())
    }
}

fn statement(entry: &LedgerEntry) -> Option<&ConfirmedStatement> {
    match &entry.item.content {
        Content::Statement(statement) => Some(statement),
        _ => None,
    }
}
