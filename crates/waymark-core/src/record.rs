//! Records: what people keep beside documents and numbers. Each has a kind, a scope, a code and
//! append-only versions; these are their bodies.
//!
//! Bodies say what is true from one version on. When it holds, when it became known and who wrote
//! it belongs to the version and stands around the body.

mod account;
mod data;
mod ledger;
mod plan;
mod work;

pub use account::{Account, AccountState, Grant, Right, Role, Settings};
pub use data::{
    DataNature, DataPoint, EvidenceFile, Publication, PublicationState, Release, RevisionReason, Submission,
    SubmissionState, Way, Withdrawal,
};
pub use ledger::{
    AdoptedBasis, LedgerEntry, Ownership, PointNote, Proposal, ProposalContent, ProposalState,
    SettledFinding, SplitPart,
};
pub use plan::{Boundary, DocumentSort, DocumentState, PackFiles, PlanDocument, PlanRecord};
pub use work::{Progress, ProjectSheet, ProjectStage, Task, TaskState, YearAmount};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Who may see something. Internal unless someone decided otherwise.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// 内部: people with a grant.
    #[default]
    Internal,
    /// 人大: the people's congress too.
    Congress,
    /// 公开: everyone.
    Public,
}

impl Visibility {
    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Visibility::Internal => "internal",
            Visibility::Congress => "congress",
            Visibility::Public => "public",
        }
    }
}
