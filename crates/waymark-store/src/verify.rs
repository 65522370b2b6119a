//! 核验: whether everything is as it was written. Reads one snapshot from end to end: every link of the
//! chain, every row a change wrote, and what follows from rows; memory stays bounded.
//!
//! Found is whatever does not fit together, and whatever was made to fit together again after an
//! anchor. Not covered: jobs, credentials, tickets and sessions, which change without a trace.

mod derived;
mod links;
mod rows;

use crate::chain::{Anchor, Head};
use crate::{Store, StoreError};

/// What a fault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// Links are missing from this place on.
    LinkMissing,
    /// The link does not name the hash of the one before.
    LinkBroken,
    /// The link does not have the hash its fields give.
    LinkAltered,
    /// The link is pruned and no checkpoint covers it.
    LinkUncovered,
    /// A checkpoint covers other links than those that are there.
    CheckpointDiffers,
    /// A checkpoint is not signed by a trusted key.
    CheckpointUnsigned,
    /// The head that is kept is not the last link.
    HeadDiffers,
    /// The chain ends before an anchor.
    AnchorMissing,
    /// The link has another hash than the anchor.
    AnchorDiffers,
    /// The rows that name the change are not those it wrote.
    RowsDiffer,
    /// A row names no change.
    RowOrphan,
    /// The row of an entity does not say what its newest version says.
    EntityDiffers,
    /// What lists and search go by is not what was written.
    IndexDiffers,
    /// The mark of a withdrawal is not what the newest withdrawal says.
    HiddenDiffers,
}

impl FaultKind {
    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            FaultKind::LinkMissing => "link_missing",
            FaultKind::LinkBroken => "link_broken",
            FaultKind::LinkAltered => "link_altered",
            FaultKind::LinkUncovered => "link_uncovered",
            FaultKind::CheckpointDiffers => "checkpoint_differs",
            FaultKind::CheckpointUnsigned => "checkpoint_unsigned",
            FaultKind::HeadDiffers => "head_differs",
            FaultKind::AnchorMissing => "anchor_missing",
            FaultKind::AnchorDiffers => "anchor_differs",
            FaultKind::RowsDiffer => "rows_differ",
            FaultKind::RowOrphan => "row_orphan",
            FaultKind::EntityDiffers => "entity_differs",
            FaultKind::IndexDiffers => "index_differs",
            FaultKind::HiddenDiffers => "hidden_differs",
        }
    }
}

/// Something that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What it is.
    pub kind: FaultKind,
    /// Place in the chain from which on it counts; none: it counts against everything.
    pub seq: Option<i64>,
    /// Table it is in.
    pub table: &'static str,
    /// Key of the row.
    pub key: String,
}

/// What verifying found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// The last link.
    pub head: Head,
    /// Links read.
    pub links: u64,
    /// Rows of changes read.
    pub rows: u64,
    /// Faults, the first thousand.
    pub faults: Vec<Fault>,
    /// How many there are in all.
    pub fault_count: u64,
    /// The last anchor up to which everything is as it was written.
    pub sound_to: Option<Anchor>,
}

impl Verification {
    /// Whether nothing was found.
    pub fn is_sound(&self) -> bool {
        self.fault_count == 0
    }
}

/// Faults that are listed.
const FAULTS_MAX: usize = 1_000;

/// Says whether a public key is trusted and signed a message: key, message, signature.
pub type Signed<'a> = &'a (dyn Fn(&str, &str, &str) -> bool + Sync);

/// Faults found so far.
#[derive(Default)]
struct Faults {
    listed: Vec<Fault>,
    count: u64,
    /// Everything before this place is sound so far.
    first_seq: Option<i64>,
    /// Something counts against everything.
    unplaced: bool,
}

impl Faults {
    fn add(&mut self, kind: FaultKind, seq: Option<i64>, table: &'static str, key: impl Into<String>) {
        self.count += 1;
        match seq {
            Some(seq) => self.first_seq = Some(self.first_seq.map_or(seq, |first| first.min(seq))),
            None => self.unplaced = true,
        }
        if self.listed.len() < FAULTS_MAX {
            self.listed.push(Fault { kind, seq, table, key: key.into() });
        }
    }

    fn sound_to(&self, anchors: &[Anchor]) -> Option<Anchor> {
        let sound = |anchor: &&Anchor| !self.unplaced && self.first_seq.is_none_or(|seq| anchor.seq < seq);
        anchors.iter().filter(sound).max_by_key(|anchor| anchor.seq).cloned()
    }
}

impl Store {
    /// Verifies everything against itself and against anchors kept outside.
    ///
    /// # Errors
    /// The database failed. Whatever is merely wrong is a [`Fault`].
    pub async fn verify(&self, anchors: &[Anchor], signed: Signed<'_>) -> Result<Verification, StoreError> {
        let mut tx = self.snapshot().await?;
        let mut faults = Faults::default();
        let (head, links) = links::verify(&mut tx, anchors, signed, &mut faults).await?;
        let rows = rows::verify(&mut tx, &mut faults).await?;
        derived::verify(&mut tx, &mut faults).await?;
        tx.commit().await?;
        Ok(Verification {
            head,
            links,
            rows,
            sound_to: faults.sound_to(anchors),
            fault_count: faults.count,
            faults: faults.listed,
        })
    }
}
