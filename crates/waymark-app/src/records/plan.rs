//! Plans, documents, maps, packs.

use waymark_core::record::{Boundary, DocumentState, PackFiles, PlanDocument, PlanRecord};
use waymark_store::entity::Index;

use super::{Record, Reference};
use crate::call::Changing;
use crate::error::{AppError, FieldFault};
use crate::operation::Operation;

/// Characters of a title or name.
pub(super) const TITLE_CHARS_MAX: usize = 300;
/// Characters of a longer text.
pub(super) const TEXT_CHARS_MAX: usize = 10_000;

/// A text that must be there and not be too long.
pub(super) fn needed(faults: &mut Vec<FieldFault>, field: &str, text: &str, chars_max: usize) {
    if text.trim().is_empty() {
        faults.push(FieldFault::new(field, "required"));
    }
    at_most(faults, field, Some(text), chars_max);
}

/// A text that must not be too long.
pub(super) fn at_most(faults: &mut Vec<FieldFault>, field: &str, text: Option<&str>, chars_max: usize) {
    let chars = text.map_or(0, |text| text.chars().count());
    if chars > chars_max {
        faults.push(FieldFault::new(field, "too_long").found(chars_max));
    }
}

impl Record for PlanRecord {
    const KIND: &'static str = "plan";
    const PREFIX: &'static str = "plan-";
    const SCOPED: bool = false;
    const READ: Operation = Operation::PlanRead;
    const WRITE: Operation = Operation::PlanWrite;

    fn index(&self) -> Index {
        Index {
            name: self.title.clone(),
            // That a plan exists is no secret where its pages are served; what is in it has its own.
            visibility: "public".to_owned(),
            facets: vec![("area", self.area.clone())],
            text: format!("{} {}", self.area, self.term),
            ..Index::default()
        }
    }

    fn faults(&self) -> Vec<FieldFault> {
        let mut faults = Vec::new();
        needed(&mut faults, "title", &self.title, TITLE_CHARS_MAX);
        needed(&mut faults, "area", &self.area, 80);
        at_most(&mut faults, "note", self.note.as_deref(), TEXT_CHARS_MAX);
        faults
    }

    fn references(&self) -> Vec<Reference> {
        let mut named = vec![Reference::area("area", &self.area)];
        let peers = self.peers.iter().enumerate();
        named.extend(peers.map(|(at, area)| Reference::area(&format!("peers.{at}"), area)));
        named.extend(self.follows.iter().map(|plan| Reference::plan("follows", plan)));
        named.extend(self.rules.iter().map(|rules| Reference::rules("rules", rules)));
        let packs = self.packs.iter().enumerate();
        named.extend(packs.map(|(at, pack)| Reference::pack(format!("packs.{at}"), pack)));
        named
    }

    async fn may_go(&self, code: &str, changing: &mut Changing<'_>) -> Result<(), AppError> {
        plan_is_empty(code, changing).await
    }
}

/// What keeps a plan: kind, Chinese, English. What else it has hangs on these.
const KEPT_FOR: &[(&str, &str, &str)] = &[
    ("ledger", "台账条目", "commitments"),
    ("document", "规划文本", "documents"),
    ("task", "任务", "tasks"),
    ("project", "项目", "projects"),
    ("submission", "报送", "submissions"),
    ("release", "定版", "releases"),
];

/// Refuses that a plan goes that still has something in it, and says what.
pub(crate) async fn plan_is_empty(code: &str, changing: &mut Changing<'_>) -> Result<(), AppError> {
    let counts = changing.write.counts(code).await?;
    let there = KEPT_FOR.iter().filter_map(|(kind, zh, en)| {
        let count = counts.get(*kind)?;
        Some((format!("{count} 个{zh}"), format!("{count} {en}")))
    });
    let (zh, en): (Vec<_>, Vec<_>) = there.unzip();
    if zh.is_empty() {
        return Ok(());
    }
    let refused = AppError::refused("plan_not_empty").with("code", code);
    Err(refused.with("zh", zh.join("、")).with("en", en.join(", ")))
}

impl Record for PlanDocument {
    const KIND: &'static str = "document";
    const PREFIX: &'static str = "D";
    const SCOPED: bool = true;
    const READ: Operation = Operation::DocumentRead;
    const WRITE: Operation = Operation::DocumentWrite;

    fn index(&self) -> Index {
        let state = match self.state {
            DocumentState::Reading => "reading",
            DocumentState::Read => "read",
            DocumentState::Failed => "failed",
        };
        Index {
            name: self.title.clone(),
            state: Some(state.to_owned()),
            parent: self.amends.clone(),
            visibility: "internal".to_owned(),
            text: format!(
                "{} {}",
                self.issuer.as_deref().unwrap_or(""),
                self.document_number.as_deref().unwrap_or("")
            ),
            ..Index::default()
        }
    }

    fn faults(&self) -> Vec<FieldFault> {
        let mut faults = Vec::new();
        needed(&mut faults, "title", &self.title, TITLE_CHARS_MAX);
        if !is_sha256(&self.file) {
            faults.push(FieldFault::new("file", "sha256"));
        }
        faults
    }
}

/// Whether a text is a SHA-256 in lower-case hexadecimal.
pub(crate) fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

impl Record for Boundary {
    const KIND: &'static str = "boundary";
    const PREFIX: &'static str = "map-";
    const SCOPED: bool = false;
    const READ: Operation = Operation::BoundaryRead;
    const WRITE: Operation = Operation::BoundaryWrite;

    fn index(&self) -> Index {
        let reviewed = self.review_number.as_deref().is_some_and(|number| !number.trim().is_empty());
        Index {
            name: self.title.clone(),
            parent: Some(self.area.clone()),
            // A map without 审图号 stays inside.
            visibility: if reviewed { "public" } else { "internal" }.to_owned(),
            facets: vec![("area", self.area.clone())],
            ..Index::default()
        }
    }

    fn faults(&self) -> Vec<FieldFault> {
        let mut faults = Vec::new();
        needed(&mut faults, "title", &self.title, TITLE_CHARS_MAX);
        needed(&mut faults, "source", &self.source, TITLE_CHARS_MAX);
        if !is_sha256(&self.file) {
            faults.push(FieldFault::new("file", "sha256"));
        }
        faults
    }

    fn references(&self) -> Vec<Reference> {
        vec![Reference::area("area", &self.area), Reference::file("file", &self.file)]
    }
}

impl Record for PackFiles {
    const KIND: &'static str = "pack";
    const PREFIX: &'static str = "pack-";
    const SCOPED: bool = false;
    const READ: Operation = Operation::PackRead;
    const WRITE: Operation = Operation::PackWrite;

    fn index(&self) -> Index {
        Index { visibility: "public".to_owned(), ..Index::default() }
    }
}
