//! Proposals, commitments, owners, splits, bases, notes.

use std::collections::BTreeSet;

use waymark_core::ledger::Content;
use waymark_core::record::{
    AdoptedBasis, LedgerEntry, Ownership, PointNote, ProjectSheet, Proposal, ProposalContent, ProposalState,
    SettledFinding, SplitPart,
};
use waymark_core::{Kind, OwnerRole};
use waymark_store::entity::Index;

use super::plan::{TEXT_CHARS_MAX, TITLE_CHARS_MAX, at_most, needed};
use super::{Envelope, Record, Reference};
use crate::actor::Place;
use crate::call::Changing;
use crate::error::{AppError, FieldFault};
use crate::observations::area_code;
use crate::operation::Operation;
use crate::owners::name_owners;
use crate::proposals::items_in_use;

fn internal() -> String {
    "internal".to_owned()
}

impl Record for Proposal {
    const KIND: &'static str = "proposal";
    const PREFIX: &'static str = "N-";
    const SCOPED: bool = true;
    const READ: Operation = Operation::ProposalRead;
    const WRITE: Operation = Operation::ProposalDecide;

    fn index(&self) -> Index {
        let (name, sort) = match &self.content {
            ProposalContent::Statement(one) => (one.indicator.clone(), statement_sort(one.kind)),
            ProposalContent::Milestone(one) => (one.subject.clone(), "milestone"),
            ProposalContent::Project(one) => (one.name.clone(), "project"),
        };
        let state = match self.state {
            ProposalState::Open => "open",
            ProposalState::Confirmed => "confirmed",
            ProposalState::Rejected => "rejected",
            ProposalState::Merged => "merged",
        };
        let mut facets = vec![("document", self.document.clone()), ("sort", sort.to_owned())];
        facets.extend(self.section.first().map(|section| ("section", section.clone())));
        Index {
            text: name.clone(),
            name,
            state: Some(state.to_owned()),
            visibility: internal(),
            facets,
            ..Index::default()
        }
    }
}

fn statement_sort(kind: Kind) -> &'static str {
    match kind {
        Kind::Target => "target",
        Kind::Baseline => "baseline",
    }
}

impl Record for LedgerEntry {
    const KIND: &'static str = "ledger";
    const PREFIX: &'static str = "T-";
    const SCOPED: bool = true;
    const READ: Operation = Operation::LedgerRead;
    const WRITE: Operation = Operation::LedgerWrite;

    fn index(&self) -> Index {
        let (name, sort) = match &self.item.content {
            Content::Statement(one) => (one.indicator.clone(), statement_sort(one.kind)),
            Content::Milestone(one) => (one.subject.clone(), "milestone"),
            Content::Project(one) => (one.name.clone(), "project"),
        };
        let mut facets = vec![("sort", sort.to_owned())];
        if let Content::Statement(one) = &self.item.content {
            facets.push(("indicator", one.indicator_code.clone()));
            facets.extend(one.area.iter().map(|area| ("area", area.clone())));
        }
        facets.extend(self.document.iter().map(|document| ("document", document.clone())));
        facets.extend(self.theme.iter().map(|theme| ("theme", theme.clone())));
        facets.extend(self.item.section.first().map(|section| ("section", section.clone())));
        facets.extend(self.item.owners.iter().map(|owner| ("owner", owner.body.clone())));
        if self.main {
            facets.push(("main", "true".to_owned()));
        }
        Index {
            text: format!("{name} {}", self.theme.as_deref().unwrap_or("")),
            name,
            parent: self.parent.clone(),
            visibility: self.visibility.code().to_owned(),
            facets,
            ..Index::default()
        }
    }

    fn own_code(&self) -> Option<&str> {
        Some(&self.item.code)
    }

    fn faults(&self) -> Vec<FieldFault> {
        let mut faults = Vec::new();
        needed(&mut faults, "item.content", &self.index().name, TEXT_CHARS_MAX);
        at_most(&mut faults, "item.note", self.item.note.as_deref(), TEXT_CHARS_MAX);
        at_most(&mut faults, "theme", self.theme.as_deref(), TITLE_CHARS_MAX);
        faults
    }

    fn references(&self) -> Vec<Reference> {
        let mut named = Vec::new();
        named.extend(self.document.iter().map(|document| Reference::document("document", document)));
        named.extend(self.parent.iter().map(|parent| Reference::item("parent", parent)));
        named
    }

    /// An area, by code or name, and an indicator somebody puts in have to be there; what was read out
    /// of a document stays as it is printed.
    async fn misfits(&self, changing: &mut Changing<'_>) -> Result<Vec<FieldFault>, AppError> {
        let Content::Statement(said) = &self.item.content else { return Ok(Vec::new()) };
        let before = changing.get::<LedgerEntry>(&self.item.code).await.ok().map(|one| one.body.item.content);
        let before = match &before {
            Some(Content::Statement(before)) => Some(before),
            _ => None,
        };
        let mut faults = Vec::new();
        let (app, today) = (changing.app, changing.today());
        if let Some(area) = said.area.as_ref().filter(|_| before.is_none_or(|one| one.area != said.area))
            && area_code(app.areas().await?.as_ref(), area, today).is_none()
        {
            faults.push(FieldFault::new("item.content.area", "unknown").found(area));
        }
        let indicator = &said.indicator_code;
        if before.is_none_or(|one| one.indicator_code != *indicator) {
            let known = app.indicator_scope(changing.plan()).await?;
            if known.definition(indicator).is_none() && known.ledger_code(indicator).is_none() {
                faults.push(FieldFault::new("item.content.indicator_code", "unknown").found(indicator));
            }
        }
        Ok(faults)
    }

    async fn may_go(&self, code: &str, changing: &mut Changing<'_>) -> Result<(), AppError> {
        if !self.restated.is_empty() || items_in_use(changing).await?.contains(code) {
            return Err(AppError::refused("item_in_use").with("code", code));
        }
        let owned = changing.all::<Ownership>().await?.iter().any(|one| one.body.item == code);
        let built = |one: &Envelope<ProjectSheet>| one.body.item.as_deref() == Some(code);
        if owned || changing.all::<ProjectSheet>().await?.iter().any(built) {
            return Err(AppError::refused("item_has_owners").with("code", code));
        }
        Ok(())
    }
}

/// The code of an owner's role.
pub(crate) fn role_code(role: OwnerRole) -> &'static str {
    match role {
        OwnerRole::Lead => "lead",
        OwnerRole::Responsible => "responsible",
        OwnerRole::Support => "support",
        OwnerRole::Data => "data",
        OwnerRole::Leader => "leader",
        OwnerRole::Contact => "contact",
    }
}

impl Record for Ownership {
    const KIND: &'static str = "owner";
    const PREFIX: &'static str = "O-";
    const SCOPED: bool = true;
    const READ: Operation = Operation::OwnerRead;
    const WRITE: Operation = Operation::OwnerWrite;

    fn index(&self) -> Index {
        let mut facets = vec![("item", self.item.clone()), ("role", role_code(self.role).to_owned())];
        facets.extend(self.body.iter().map(|body| ("body", body.clone())));
        Index {
            name: self.body_name.clone(),
            parent: Some(self.item.clone()),
            visibility: "congress".to_owned(),
            facets,
            ..Index::default()
        }
    }

    fn place(&self) -> Place {
        Place { body: self.body.clone(), ..Place::default() }
    }

    fn faults(&self) -> Vec<FieldFault> {
        let mut faults = Vec::new();
        needed(&mut faults, "item", &self.item, 80);
        let person_only = self.role.is_person() && self.person.is_some();
        if !person_only {
            needed(&mut faults, "body_name", &self.body_name, TITLE_CHARS_MAX);
        }
        faults
    }

    fn references(&self) -> Vec<Reference> {
        let mut named = vec![Reference::work("item", &self.item)];
        named.extend(self.body.iter().map(|body| Reference::body("body", body)));
        named.extend(self.document.iter().map(|document| Reference::document("document", document)));
        named
    }

    async fn follow(&self, changing: &mut Changing<'_>) -> Result<(), AppError> {
        name_owners(changing, &BTreeSet::from([self.item.clone()])).await
    }
}

impl Record for SplitPart {
    const KIND: &'static str = "split";
    const PREFIX: &'static str = "S-";
    const SCOPED: bool = true;
    const READ: Operation = Operation::SplitRead;
    const WRITE: Operation = Operation::SplitWrite;

    fn index(&self) -> Index {
        let mut facets = vec![("target", self.target.clone())];
        facets.extend(self.area.iter().map(|area| ("area", area.clone())));
        facets.extend(self.body.iter().map(|body| ("body", body.clone())));
        Index {
            name: self.area.clone().or_else(|| self.body.clone()).unwrap_or_default(),
            parent: Some(self.target.clone()),
            visibility: internal(),
            facets,
            ..Index::default()
        }
    }

    fn faults(&self) -> Vec<FieldFault> {
        let mut faults = Vec::new();
        needed(&mut faults, "target", &self.target, 80);
        if self.area.is_some() == self.body.is_some() {
            faults.push(FieldFault::new("area", "area_or_body"));
        }
        faults
    }

    fn references(&self) -> Vec<Reference> {
        let mut named = vec![Reference::item("target", &self.target)];
        named.extend(self.area.iter().map(|area| Reference::area("area", area)));
        named.extend(self.body.iter().map(|body| Reference::body("body", body)));
        named.extend(self.document.iter().map(|document| Reference::document("document", document)));
        named
    }

    fn place(&self) -> Place {
        Place { area: self.area.clone(), body: self.body.clone(), ..Place::default() }
    }
}

impl Record for AdoptedBasis {
    const KIND: &'static str = "basis";
    const PREFIX: &'static str = "BA-";
    const SCOPED: bool = true;
    const READ: Operation = Operation::BasisRead;
    const WRITE: Operation = Operation::BasisAdopt;

    fn index(&self) -> Index {
        Index {
            name: self.target.clone(),
            parent: Some(self.target.clone()),
            visibility: "public".to_owned(),
            facets: vec![("target", self.target.clone())],
            ..Index::default()
        }
    }

    fn faults(&self) -> Vec<FieldFault> {
        let mut faults = Vec::new();
        needed(&mut faults, "target", &self.target, 80);
        needed(&mut faults, "revision", &self.revision, 80);
        needed(&mut faults, "reason", &self.reason, TEXT_CHARS_MAX);
        faults
    }

    fn references(&self) -> Vec<Reference> {
        let mut named = vec![Reference::item("target", &self.target)];
        named.extend(self.rules.iter().map(|rules| Reference::rules("rules", rules)));
        named
    }
}

impl Record for PointNote {
    const KIND: &'static str = "note";
    const PREFIX: &'static str = "Z-";
    const SCOPED: bool = true;
    const READ: Operation = Operation::NoteRead;
    const WRITE: Operation = Operation::NoteWrite;

    fn index(&self) -> Index {
        Index {
            name: self.text.chars().take(40).collect(),
            visibility: self.visibility.code().to_owned(),
            facets: vec![("indicator", self.indicator.clone()), ("area", self.area.clone())],
            ..Index::default()
        }
    }

    fn faults(&self) -> Vec<FieldFault> {
        let mut faults = Vec::new();
        needed(&mut faults, "indicator", &self.indicator, 80);
        needed(&mut faults, "area", &self.area, 80);
        needed(&mut faults, "text", &self.text, TEXT_CHARS_MAX);
        faults
    }

    fn references(&self) -> Vec<Reference> {
        vec![Reference::indicator("indicator", &self.indicator), Reference::area("area", &self.area)]
    }
}

impl Record for SettledFinding {
    const KIND: &'static str = "settled";
    const PREFIX: &'static str = "F-";
    const SCOPED: bool = true;
    const READ: Operation = Operation::ProposalRead;
    const WRITE: Operation = Operation::ProposalDecide;

    fn index(&self) -> Index {
        Index {
            name: self.finding.clone(),
            parent: Some(self.document.clone()),
            visibility: internal(),
            facets: vec![("document", self.document.clone())],
            ..Index::default()
        }
    }

    fn faults(&self) -> Vec<FieldFault> {
        let mut faults = Vec::new();
        needed(&mut faults, "decision", &self.decision, TEXT_CHARS_MAX);
        faults
    }

    fn references(&self) -> Vec<Reference> {
        vec![Reference::document("document", &self.document)]
    }
}
