//! A ledger file brought in: the commitments `waymark plan confirm` wrote, or another Waymark.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::ledger::{Content, LEDGER_SCHEMA, Ledger, LedgerDifference, LedgerItem, difference};
use waymark_core::record::{LedgerEntry, PlanDocument, Proposal, ProposalState, Visibility};
use waymark_core::{Class, Kind};

use crate::actor::Place;
use crate::app::App;
use crate::call::{Call, Changing, Done, Put, check_code};
use crate::error::{AppError, FieldFault};
use crate::ledger::ledger_of;
use crate::operation::Operation;
use crate::proposals::Desk;

/// Most items of a ledger.
const ITEMS_MAX: usize = 20_000;

/// What bringing a ledger in changes, or changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LedgerImport {
    /// Against the ledger before. Items the file does not have stay and are listed as removed.
    pub difference: LedgerDifference,
    /// Commitments written.
    pub items: u32,
    /// Proposals of the document that are decided by it.
    pub proposals: u32,
    /// Names of bodies that are not in the list of bodies.
    pub bodies_unknown: Vec<String>,
}

/// What is written beside the commitments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportParts {
    /// Who answers for them, as records of their own.
    pub owners: bool,
    /// A sheet for each project that has none.
    pub sheets: bool,
}

impl Default for ImportParts {
    fn default() -> ImportParts {
        ImportParts { owners: true, sheets: true }
    }
}

impl App {
    /// What bringing a ledger in would change.
    ///
    /// # Errors
    /// No right to it, or a file of another schema.
    pub async fn compare_ledger(
        &self,
        call: &Call,
        plan: &str,
        new: &Ledger,
    ) -> Result<LedgerImport, AppError> {
        call.actor.may(Operation::LedgerWrite, &Place::plan(plan))?;
        check(new)?;
        Ok(compared(&self.ledger(plan, None).await?, new))
    }

    /// Brings a ledger in, in one change. Proposals of the same document follow its decisions.
    ///
    /// # Errors
    /// As for [`App::compare_ledger`].
    pub async fn import_ledger(
        &self,
        call: &Call,
        plan: &str,
        new: &Ledger,
    ) -> Result<Done<LedgerImport>, AppError> {
        self.import_ledger_with(call, plan, new, ImportParts::default()).await
    }

    /// Brings a ledger in, with or without what stands beside it.
    ///
    /// # Errors
    /// As for [`App::compare_ledger`].
    pub async fn import_ledger_with(
        &self,
        call: &Call,
        plan: &str,
        new: &Ledger,
        parts: ImportParts,
    ) -> Result<Done<LedgerImport>, AppError> {
        call.actor.may(Operation::LedgerWrite, &Place::plan(plan))?;
        check(new)?;
        let mut changing = self.begin(call, Operation::LedgerWrite, &Place::plan(plan)).await?;
        let today = changing.today();
        let mut imported = compared(&ledger_of(&mut changing, plan, today).await?, new);
        let documents = changing.all::<PlanDocument>().await?;
        let document = documents.into_iter().find(|one| one.body.file == new.document.sha256);
        let document = document.map(|one| one.code);
        let mut desk = Desk::lay(&mut changing).await?;
        for item in &new.items {
            if !parts.sheets {
                desk.sheets.insert(item.code.clone());
            }
            desk.import(&mut changing, item, document.as_deref()).await?;
            if parts.owners {
                desk.owners.set(&mut changing, &item.code, &item.owners, document.as_deref(), None).await?;
            }
        }
        for proposal in desk.proposals.values().filter(|one| Some(&one.body.document) == document.as_ref()) {
            if let Some(decided) = decided(&proposal.body, new) {
                changing.put(&proposal.code, &decided, Put::default()).await?;
                imported.proposals += 1;
            }
        }
        imported.items = desk.items_written;
        imported.bodies_unknown = desk.owners.unknown();
        changing.commit("ledger", imported).await
    }
}

/// What bringing a ledger in changes in the ledger before.
fn compared(before: &Ledger, new: &Ledger) -> LedgerImport {
    let difference = difference(before, new);
    let items = u32::try_from(difference.added.len() + difference.changed.len()).unwrap_or(u32::MAX);
    LedgerImport { difference, items, proposals: 0, bodies_unknown: Vec::new() }
}

impl Desk {
    async fn import(
        &mut self,
        changing: &mut Changing<'_>,
        item: &LedgerItem,
        document: Option<&str>,
    ) -> Result<(), AppError> {
        let old = self.entries.get(&item.code);
        let entry = LedgerEntry {
            item: item.clone(),
            document: document.map(str::to_owned).or_else(|| old.and_then(|old| old.document.clone())),
            theme: old.and_then(|old| old.theme.clone()),
            parent: old.and_then(|old| old.parent.clone()),
            main: old.map_or_else(|| self.in_main_table(item), |old| old.main),
            restated: old.map(|old| old.restated.clone()).unwrap_or_default(),
            visibility: old.map_or(Visibility::Internal, |old| old.visibility),
        };
        if self.entries.get(&item.code) != Some(&entry) {
            let source = item.source.as_ref();
            let position = source.map(|at| i64::from(at.line) * 1_000 + i64::from(at.start.min(999)));
            self.put_entry(changing, entry, position).await?;
        }
        Ok(())
    }

    /// Whether an item stands in the plan's main table, as far as its own anchor tells.
    fn in_main_table(&self, item: &LedgerItem) -> bool {
        let Content::Statement(statement) = &item.content else { return false };
        match (&item.id, self.main_known()) {
            (Some(id), true) => self.is_main(id),
            _ => {
                let in_table = item.source.as_ref().is_some_and(|source| source.cell.is_some());
                in_table && statement.kind == Kind::Target && statement.class == Class::Plan
            }
        }
    }
}

/// What a ledger says about a proposal, if it changes anything.
fn decided(proposal: &Proposal, ledger: &Ledger) -> Option<Proposal> {
    let id = proposal.content.id();
    let item = ledger.items.iter().find(|item| item.id.as_deref() == Some(id));
    let rejected = ledger.rejected.iter().find(|rejected| rejected.id == id);
    let after = match (item, rejected) {
        (Some(item), _) => Proposal {
            state: ProposalState::Confirmed,
            item: Some(item.code.clone()),
            note: item.note.clone(),
            ..proposal.clone()
        },
        (None, Some(rejected)) => Proposal {
            state: ProposalState::Rejected,
            item: None,
            note: rejected.reason.clone(),
            ..proposal.clone()
        },
        (None, None) => return None,
    };
    (after != *proposal).then_some(after)
}

fn check(ledger: &Ledger) -> Result<(), AppError> {
    if ledger.schema != LEDGER_SCHEMA {
        return Err(AppError::refused("ledger_schema")
            .with("found", ledger.schema.chars().take(40).collect::<String>()));
    }
    if ledger.items.len() > ITEMS_MAX {
        return Err(AppError::refused("too_large"));
    }
    let mut seen = std::collections::HashSet::new();
    let mut faults = Vec::new();
    for (at, item) in ledger.items.iter().enumerate() {
        if check_code(&item.code).is_err() {
            faults.push(FieldFault::new(format!("items.{at}.code"), "code"));
        }
        if !seen.insert(&item.code) {
            faults.push(FieldFault::new(format!("items.{at}.code"), "twice").found(&item.code));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(AppError::Invalid(faults)) }
}
