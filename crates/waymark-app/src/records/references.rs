//! What records name and has to be there: other records, rule sets, stored files.

use crate::app::App;
use crate::call::Changing;
use crate::error::{AppError, FieldFault};

use super::Record;

/// Kinds under which an item may be found that work is reported on.
const WORK: &[&str] = &["ledger", "task", "project"];

/// Something a record names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Field that names it.
    pub field: String,
    /// Kinds of record it may be; `file` is a stored file, `rules` a rule set.
    pub kinds: &'static [&'static str],
    /// Its code, or the SHA-256 of a file.
    pub code: String,
}

impl Reference {
    fn of(field: impl Into<String>, kinds: &'static [&'static str], code: &str) -> Reference {
        Reference { field: field.into(), kinds, code: code.to_owned() }
    }

    /// A commitment.
    pub fn item(field: &str, code: &str) -> Reference {
        Reference::of(field, &["ledger"], code)
    }

    /// A commitment, task or project.
    pub fn work(field: &str, code: &str) -> Reference {
        Reference::of(field, WORK, code)
    }

    /// An account.
    pub fn account(field: &str, code: &str) -> Reference {
        Reference::of(field, &["account"], code)
    }

    /// A task.
    pub fn task(field: &str, code: &str) -> Reference {
        Reference::of(field, &["task"], code)
    }

    /// A body.
    pub fn body(field: impl Into<String>, code: &str) -> Reference {
        Reference::of(field, &["body"], code)
    }

    /// An area.
    pub fn area(field: &str, code: &str) -> Reference {
        Reference::of(field, &["area"], code)
    }

    /// A document of the plan.
    pub fn document(field: &str, code: &str) -> Reference {
        Reference::of(field, &["document"], code)
    }

    /// An indicator of the plan, of all plans, or of the ledger.
    pub fn indicator(field: &str, code: &str) -> Reference {
        Reference::of(field, &["indicator"], code)
    }

    /// A plan.
    pub fn plan(field: &str, code: &str) -> Reference {
        Reference::of(field, &["plan"], code)
    }

    /// A pack.
    pub fn pack(field: impl Into<String>, code: &str) -> Reference {
        Reference::of(field, &["pack"], code)
    }

    /// A rule set by short name, id or `id@version`.
    pub fn rules(field: &str, code: &str) -> Reference {
        Reference::of(field, &["rules"], code)
    }

    /// A stored file by its SHA-256.
    pub fn file(field: impl Into<String>, sha256: &str) -> Reference {
        Reference::of(field, &["file"], sha256)
    }
}

impl App {
    /// Refuses a record that names what is not there or does not fit with other records.
    pub(crate) async fn record_fits<R: Record>(
        &self,
        changing: &mut Changing<'_>,
        scope: &str,
        body: &R,
    ) -> Result<(), AppError> {
        let mut faults = body.faults();
        for reference in body.references() {
            // What has no code is told by the fault of the field itself.
            let told = faults.iter().any(|fault| fault.field == reference.field);
            if !told && !self.is_there(changing, scope, &reference).await? {
                faults.push(FieldFault::new(reference.field, "unknown").found(reference.code));
            }
        }
        if faults.is_empty() {
            faults = body.misfits(changing).await?;
        }
        if faults.is_empty() { Ok(()) } else { Err(AppError::Invalid(faults)) }
    }

    async fn is_there(
        &self,
        changing: &mut Changing<'_>,
        scope: &str,
        reference: &Reference,
    ) -> Result<bool, AppError> {
        let code = reference.code.as_str();
        for kind in reference.kinds.iter().copied() {
            let found = match kind {
                "file" => self.store.blob(code).await?.is_some(),
                "rules" => self.packs(scope).await?.rules(code).is_ok(),
                "indicator" => {
                    let known = self.indicator_scope(scope).await?;
                    known.definition(code).is_some() || known.ledger_code(code).is_some()
                }
                _ => {
                    let shared = matches!(kind, "account" | "area" | "body" | "plan" | "pack");
                    let scope = if shared { "" } else { scope };
                    changing.write.entity(kind, scope, code).await?.is_some_and(|one| !one.removed)
                }
            };
            if found {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
