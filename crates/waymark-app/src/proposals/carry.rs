//! Carrying out one decision.

use waymark_core::Owner;
use waymark_core::ledger::assemble::{changes, in_role_order};
use waymark_core::ledger::{Content, Decision, LedgerItem};
use waymark_core::record::{
    LedgerEntry, ProjectSheet, ProjectStage, Proposal, ProposalContent, ProposalState, Visibility,
};
use waymark_store::entity::Expected;

use super::codes::letter;
use super::content::{given, offered, same_sort};
use super::{DecidedProposal, DecisionKind, Desk, ProposalDecision};
use crate::call::{Changing, Put};
use crate::error::AppError;

impl Desk {
    /// Carries one decision out.
    pub(super) async fn carry_out(
        &mut self,
        changing: &mut Changing<'_>,
        decision: &ProposalDecision,
    ) -> Result<DecidedProposal, AppError> {
        let Some(before) = self.proposals.get(&decision.code) else {
            return Err(crate::documents::unknown("code", &decision.code));
        };
        let (before, version) = (before.body.clone(), before.version);
        let (state, items) = match decision.decision {
            DecisionKind::Confirm | DecisionKind::Change | DecisionKind::Split => {
                let contents = self.contents(&before.content, decision)?;
                let items = self.confirm(changing, &before, decision, contents).await?;
                (ProposalState::Confirmed, items)
            }
            DecisionKind::Reject => {
                self.withdraw(changing, &before, &[]).await?;
                (ProposalState::Rejected, Vec::new())
            }
            DecisionKind::Reopen => {
                self.withdraw(changing, &before, &[]).await?;
                (ProposalState::Open, Vec::new())
            }
            DecisionKind::Merge => {
                let into = self.merge(changing, &before, decision).await?;
                (ProposalState::Merged, vec![into])
            }
        };
        let after = Proposal {
            state,
            item: items.first().cloned(),
            note: decision
                .note
                .clone()
                .or_else(|| before.note.clone().filter(|_| state != ProposalState::Open)),
            ..before
        };
        let put = Put { expected: Expected::Version(version), ..Put::default() };
        let written = changing.put(&decision.code, &after, put).await?;
        self.proposals.insert(decision.code.clone(), written);
        Ok(DecidedProposal { code: decision.code.clone(), state, items })
    }

    fn contents(
        &mut self,
        content: &ProposalContent,
        decision: &ProposalDecision,
    ) -> Result<Vec<Content>, AppError> {
        match decision.decision {
            DecisionKind::Change => {
                let content =
                    decision.content.as_ref().ok_or_else(|| AppError::field("content", "required"))?;
                Ok(vec![given(content, "content", &mut self.indicators)?])
            }
            DecisionKind::Split => {
                if decision.parts.len() < 2 {
                    return Err(AppError::field("parts", "two_at_least"));
                }
                let parts = decision.parts.iter();
                parts.map(|part| given(part, "parts", &mut self.indicators)).collect()
            }
            _ => Ok(vec![offered(content, &mut self.indicators)]),
        }
    }

    /// Writes the commitments a proposal becomes; those it was before and is no more go.
    async fn confirm(
        &mut self,
        changing: &mut Changing<'_>,
        proposal: &Proposal,
        decision: &ProposalDecision,
        contents: Vec<Content>,
    ) -> Result<Vec<String>, AppError> {
        let mut had = self.items_of(proposal);
        self.unmerge(changing, proposal, &decision.code).await?;
        let mut items = Vec::new();
        for content in contents {
            let fits = |code: &String| letter_of(code) == Some(letter(&content));
            let code = match had.iter().position(&fits) {
                Some(at) => had.remove(at),
                None if items.is_empty() && fits(&decision.code) => decision.code.clone(),
                None => self.codes.next(&decision.code, &content),
            };
            self.write_item(changing, &code, proposal, decision, content).await?;
            items.push(code);
        }
        self.withdraw(changing, proposal, &items).await?;
        Ok(items)
    }

    async fn write_item(
        &mut self,
        changing: &mut Changing<'_>,
        code: &str,
        proposal: &Proposal,
        decision: &ProposalDecision,
        content: Content,
    ) -> Result<(), AppError> {
        let read = &proposal.content;
        let printed = read.owners();
        let before = self.entries.get(code).cloned();
        let owners = match (&decision.owners, &before) {
            (Some(owners), _) => in_role_order(owners),
            (None, Some(before)) => before.item.owners.clone(),
            (None, None) => in_role_order(printed),
        };
        let changed = changes((&offered(read, &mut self.indicators), printed), (&content, &owners));
        let old = before.as_ref();
        let entry = LedgerEntry {
            item: LedgerItem {
                code: code.to_owned(),
                id: Some(read.id().to_owned()),
                decision: if changed.is_empty() { Decision::Confirmed } else { Decision::Changed },
                content,
                changes: changed,
                owners: owners.clone(),
                note: decision.note.clone().or_else(|| old.and_then(|old| old.item.note.clone())),
                section: proposal.section.clone(),
                source: Some(read.source().clone()),
            },
            document: Some(proposal.document.clone()),
            theme: decision.theme.clone().or_else(|| old.and_then(|old| old.theme.clone())),
            parent: old.and_then(|old| old.parent.clone()),
            main: decision.main.or(old.map(|old| old.main)).unwrap_or_else(|| self.main.contains(read.id())),
            restated: old.map(|old| old.restated.clone()).unwrap_or_default(),
            visibility: old.map_or(Visibility::Internal, |old| old.visibility),
        };
        let position = i64::from(read.source().line) * 1_000 + i64::from(read.source().start.min(999));
        self.put_entry(changing, entry, Some(position)).await?;
        self.owners.set(changing, code, &owners, Some(&proposal.document), None).await
    }

    /// Writes a commitment, and the sheet of a project that has none yet.
    pub(crate) async fn put_entry(
        &mut self,
        changing: &mut Changing<'_>,
        entry: LedgerEntry,
        position: Option<i64>,
    ) -> Result<(), AppError> {
        let code = entry.item.code.clone();
        changing.put(&code, &entry, Put { position, ..Put::default() }).await?;
        if let Content::Project(project) = &entry.item.content
            && self.sheets.insert(code.clone())
        {
            let sheet = ProjectSheet {
                name: project.name.clone(),
                item: Some(code.clone()),
                group: project.group.clone(),
                number: project.number,
                builder: None,
                lead: self.owners.lead_body(&entry.item.owners),
                place: None,
                area: None,
                investment_wan: None,
                years: Vec::new(),
                stage: ProjectStage::NotReported,
                approval: None,
                starts_on: None,
                due_on: None,
                note: None,
                invented: false,
            };
            changing.put(&code, &sheet, Put { position, ..Put::default() }).await?;
        }
        self.items_written += 1;
        self.entries.insert(code, entry);
        Ok(())
    }

    /// Takes the commitments a proposal became out of the ledger, but those named.
    async fn withdraw(
        &mut self,
        changing: &mut Changing<'_>,
        proposal: &Proposal,
        keep: &[String],
    ) -> Result<(), AppError> {
        for code in self.items_of(proposal) {
            if keep.contains(&code) {
                continue;
            }
            let restated = self.entries.get(&code).is_some_and(|entry| !entry.restated.is_empty());
            if restated || self.used.contains(&code) {
                return Err(AppError::refused("item_in_use").with("code", code));
            }
            changing.remove::<LedgerEntry>(&code, Expected::Any).await?;
            self.owners.set(changing, &code, &[], None, None).await?;
            if self.sheets.remove(&code) {
                changing.remove::<ProjectSheet>(&code, Expected::Any).await?;
            }
            self.entries.remove(&code);
        }
        if keep.is_empty() {
            let code = self.code_of(proposal);
            self.unmerge(changing, proposal, &code).await?;
        }
        Ok(())
    }

    /// A proposal merged before is no longer a restatement of that commitment.
    async fn unmerge(
        &mut self,
        changing: &mut Changing<'_>,
        proposal: &Proposal,
        code: &str,
    ) -> Result<(), AppError> {
        let into = proposal.item.as_ref().filter(|_| proposal.state == ProposalState::Merged);
        let Some(mut entry) = into.and_then(|into| self.entries.get(into)).cloned() else { return Ok(()) };
        entry.restated.retain(|one| one != code);
        self.rewrite(changing, entry).await
    }

    async fn merge(
        &mut self,
        changing: &mut Changing<'_>,
        proposal: &Proposal,
        decision: &ProposalDecision,
    ) -> Result<String, AppError> {
        let into = decision.into.as_ref().ok_or_else(|| AppError::field("into", "required"))?;
        let meant = match (self.entries.contains_key(into), self.proposals.get(into)) {
            (true, _) => Some(into.clone()),
            (false, Some(other)) => other.body.item.clone(),
            (false, None) => return Err(crate::documents::unknown("into", into)),
        };
        let into_code = meant.ok_or_else(|| AppError::refused("merge_into_open").with("code", into))?;
        if *into == decision.code || self.items_of(proposal).contains(&into_code) {
            return Err(AppError::field("into", "itself"));
        }
        self.withdraw(changing, proposal, &[]).await?;
        let Some(mut entry) = self.entries.get(&into_code).cloned() else {
            return Err(crate::documents::unknown("into", into));
        };
        if !same_sort(&entry.item.content, &offered(&proposal.content, &mut self.indicators)) {
            return Err(AppError::refused("merge_sorts_differ")
                .with("code", &decision.code)
                .with("into", into));
        }
        entry.restated.push(decision.code.clone());
        entry.restated.sort_by_key(|code| waymark_core::ledger::codes::order(code));
        entry.restated.dedup();
        // Who is named beside one of the places answers for the commitment.
        let named: Vec<Owner> = decision.owners.clone().unwrap_or_else(|| proposal.content.owners().to_vec());
        let all: Vec<Owner> = entry.item.owners.iter().cloned().chain(named).collect();
        let owners = in_role_order(&all);
        if owners.len() > entry.item.owners.len() {
            self.owners.set(changing, &into_code, &owners, Some(&proposal.document), None).await?;
            entry.item.owners = owners;
        }
        self.rewrite(changing, entry).await?;
        Ok(into_code)
    }

    async fn rewrite(&mut self, changing: &mut Changing<'_>, entry: LedgerEntry) -> Result<(), AppError> {
        let code = entry.item.code.clone();
        changing.put(&code, &entry, Put::default()).await?;
        self.entries.insert(code, entry);
        Ok(())
    }

    /// Codes of the commitments a proposal became.
    fn items_of(&self, proposal: &Proposal) -> Vec<String> {
        let id = proposal.content.id();
        let own = |entry: &&LedgerEntry| {
            entry.item.id.as_deref() == Some(id)
                && entry.document.as_ref().is_none_or(|document| *document == proposal.document)
        };
        self.entries.values().filter(own).map(|entry| entry.item.code.clone()).collect()
    }

    fn code_of(&self, proposal: &Proposal) -> String {
        let same = |one: &&crate::records::Envelope<Proposal>| {
            one.body.content.id() == proposal.content.id() && one.body.document == proposal.document
        };
        self.proposals.values().find(same).map(|one| one.code.clone()).unwrap_or_default()
    }
}

/// The letter of a code: `T` of `D002-T-001`.
fn letter_of(code: &str) -> Option<char> {
    code.rsplit_once('-').and_then(|(beginning, _)| beginning.chars().last())
}
