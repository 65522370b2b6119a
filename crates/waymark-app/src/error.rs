//! Why a use case did not do what it was asked. What people read is made in [`words`].

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_store::StoreError;

pub mod words;

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// Nobody is signed in, or the session has ended.
    #[error("not signed in")]
    NotSignedIn,
    /// The account has no right to it.
    #[error("no right to {operation}")]
    Forbidden {
        /// Name of the operation.
        operation: &'static str,
        /// Which rule forbids it.
        rule: &'static str,
    },
    /// There is no such record, or the account may not know of it.
    #[error("no {kind} {code}")]
    NotFound {
        /// Kind of the record.
        kind: &'static str,
        /// Its code.
        code: String,
    },
    /// Someone else wrote first.
    #[error("{kind} {code} is at version {found}")]
    Changed {
        /// Kind of the record.
        kind: String,
        /// Its code.
        code: String,
        /// The version it is at.
        found: i64,
    },
    /// Fields of the request do not fit.
    #[error("{} fields do not fit", .0.len())]
    Invalid(Vec<FieldFault>),
    /// A rule of the work forbids it; the code names which.
    #[error("refused: {code}")]
    Refused {
        /// Stable name of the rule.
        code: &'static str,
        /// Named parts of the sentence.
        arguments: BTreeMap<&'static str, String>,
    },
    /// The idempotency key was used for another request.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    /// The same request is being carried out at this moment.
    #[error("the same request is being carried out")]
    UnderWay,
    /// Something that input cannot cause, or a database that fails.
    #[error("internal failure")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// A field that does not fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FieldFault {
    /// Path of the field in the body, `years.0.year`.
    pub field: String,
    /// Stable name of the fault.
    pub code: String,
    /// What stands there, or what is wanted, where that helps.
    pub found: Option<String>,
}

impl FieldFault {
    /// A fault of a field.
    pub fn new(field: impl Into<String>, code: &str) -> FieldFault {
        FieldFault { field: field.into(), code: code.to_owned(), found: None }
    }

    /// What stands there.
    #[must_use]
    pub fn found(mut self, found: impl ToString) -> FieldFault {
        self.found = Some(found.to_string().chars().take(100).collect());
        self
    }
}

impl AppError {
    /// A refusal by a rule of the work.
    pub fn refused(code: &'static str) -> AppError {
        AppError::Refused { code, arguments: BTreeMap::new() }
    }

    /// A named part of the refusal's sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> AppError {
        if let AppError::Refused { arguments, .. } = &mut self {
            arguments.insert(name, value.to_string());
        }
        self
    }

    /// One field that does not fit.
    pub fn field(field: &str, code: &str) -> AppError {
        AppError::Invalid(vec![FieldFault::new(field, code)])
    }

    /// A failure that input cannot cause.
    pub fn internal(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> AppError {
        AppError::Internal(error.into())
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> AppError {
        match error {
            StoreError::Conflict { kind, code, found, .. } => AppError::Changed { kind, code, found },
            StoreError::Repeated => AppError::UnderWay,
            StoreError::NoSuchPlace => AppError::field("cursor", "cursor"),
            other => AppError::internal(other),
        }
    }
}

impl From<serde_json::Error> for AppError {
    fn from(error: serde_json::Error) -> AppError {
        AppError::internal(error)
    }
}
