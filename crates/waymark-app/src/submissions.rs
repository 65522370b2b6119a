//! 报送: values come in, are checked, compared with what counts, submitted, accepted or returned.
//!
//! Entering by form, file or API is the same use case. `App::preview_submission` tells what
//! would happen, `App::enter_submission` keeps the values, the rest moves a submission from one
//! state to the next. Values themselves never change; what counts follows from the state.

mod checks;
mod difference;
mod enter;
mod evidence;
mod expected;
mod file;
mod findings;
mod rows;
mod states;

pub use difference::{Difference, Figure, Novelty, RowDifference};
pub(crate) use enter::may_with;
pub(crate) use file::cells;
pub use file::rows_of_file;
pub use findings::ShownFinding;
pub use rows::RowInput;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::Observation;
use waymark_core::record::{DataNature, RevisionReason, Submission, Way};

use crate::records::Envelope;

/// Values as they come in.
#[derive(Debug, Clone)]
pub struct NewSubmission {
    /// What it is, for people.
    pub title: String,
    /// Code of the body that reports; the account's own where none.
    pub body: Option<String>,
    /// How it came.
    pub way: Way,
    /// Nature of the data.
    pub nature: DataNature,
    /// On what basis and for what use the data were given.
    pub basis: Option<String>,
    /// SHA-256 of the file it came in.
    pub file: Option<String>,
    /// SHA-256 of the files that prove the values.
    pub evidence: Vec<String>,
    /// Why accepted values are changed.
    pub revision: Option<RevisionReason>,
    /// Code of the draft or returned submission it takes the place of.
    pub replaces: Option<String>,
    /// What the reporter says about findings.
    pub comment: Option<String>,
    /// The values; indicators and areas by code or name.
    pub rows: Vec<Observation>,
}

impl NewSubmission {
    /// Values with a title and nothing else said.
    pub fn of(title: &str, rows: Vec<Observation>) -> NewSubmission {
        NewSubmission {
            title: title.to_owned(),
            body: None,
            way: Way::Api,
            nature: DataNature::Unstated,
            basis: None,
            file: None,
            evidence: Vec::new(),
            revision: None,
            replaces: None,
            comment: None,
            rows,
        }
    }
}

/// What is said when a draft or a returned submission is handed in.
#[derive(Debug, Clone, Default)]
pub struct HandIn {
    /// Why accepted values are changed; none: as said before.
    pub revision: Option<RevisionReason>,
    /// What the reporter says about findings; none: as said before.
    pub comment: Option<String>,
    /// SHA-256 of files that prove the values, beside those attached before.
    pub evidence: Vec<String>,
}

/// What came in, or would: the submission, how it differs from what counts, what the checks say.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Intake {
    /// The submission; none where nothing was kept.
    pub submission: Option<Envelope<Submission>>,
    /// How the values differ from those that count so far.
    pub difference: Difference,
    /// What the checks say, the gravest first.
    pub findings: Vec<ShownFinding>,
    /// Findings beyond those told.
    pub findings_left_out: u32,
}
