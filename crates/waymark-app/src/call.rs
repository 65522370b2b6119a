//! One use-case call: who asks, with which reason and key, and the change it makes.

use serde::Serialize;
use waymark_core::Date;
use waymark_store::Write;
use waymark_store::change::{Change, ChangeDraft};
use waymark_store::entity::{Expected, VersionDraft};

use crate::actor::{Actor, Place};
use crate::app::{App, day_of};
use crate::clock::Micros;
use crate::error::AppError;
use crate::moment;
use crate::operation::Operation;
use crate::records::{Envelope, Record};

/// Who asks and what goes into the log with it.
#[derive(Debug, Clone, Default)]
pub struct Call {
    /// Who asks.
    pub actor: Actor,
    /// Why, as the person gave it.
    pub reason: Option<String>,
    /// Key under which a repeated request gets the first answer, with the digest of the request.
    pub key: Option<(String, String)>,
    /// Address and request id.
    pub origin: Option<String>,
    /// Day on which what the call writes became known outside; today where none. A right of its own.
    pub known_at: Option<Date>,
}

impl Call {
    /// A call by someone, without more.
    pub fn by(actor: Actor) -> Call {
        Call { actor, ..Call::default() }
    }

    /// The same call, where what it answers or was asked is a secret: nothing of it is kept for a
    /// repeated request.
    pub(crate) fn secret(&self) -> Call {
        Call { key: None, ..self.clone() }
    }

    /// A call by the system itself.
    pub fn system() -> Call {
        Call::by(Actor::system())
    }
}

/// How a version is to be written.
#[derive(Debug, Clone, Copy)]
pub struct Put {
    /// What the writer saw before.
    pub expected: Expected,
    /// First day it holds.
    pub valid_from: Option<Date>,
    /// Last day it holds.
    pub valid_to: Option<Date>,
    /// Day it became known outside; today where none. Setting it is a right of its own.
    pub known_at: Option<Date>,
    /// Place in lists.
    pub position: Option<i64>,
}

impl Default for Put {
    fn default() -> Put {
        Put { expected: Expected::Any, valid_from: None, valid_to: None, known_at: None, position: None }
    }
}

impl Put {
    /// A record that must not be there yet.
    pub fn new() -> Put {
        Put { expected: Expected::New, ..Put::default() }
    }
}

/// What a call answers, with the change that carried it out.
#[derive(Debug, Clone)]
pub struct Done<T> {
    /// The answer.
    pub value: T,
    /// The change: what `undo` takes back.
    pub change: Change,
}

/// A change under way. Rows go in through it; its commit writes log, chain and rows in one.
pub struct Changing<'a> {
    /// The application.
    pub app: &'a App,
    /// The call.
    pub call: &'a Call,
    /// The transaction.
    pub write: Write,
    operation: Operation,
    scope: String,
    undoes: Option<String>,
}

impl App {
    /// Begins a change by someone who may make it.
    ///
    /// # Errors
    /// No right to it; a place that `place` names outside the grants; the database failed.
    pub async fn begin<'a>(
        &'a self,
        call: &'a Call,
        operation: Operation,
        place: &Place,
    ) -> Result<Changing<'a>, AppError> {
        call.actor.may(operation, place)?;
        let account = if call.actor.is_someone() { call.actor.account.as_str() } else { "nobody" };
        let write = self.store.write(account, self.now().0, self.id_bytes()).await?;
        moment::forget();
        let scope = place.plan.clone().unwrap_or_default();
        Ok(Changing { app: self, call, write, operation, scope, undoes: None })
    }

    /// The first answer to a request repeated under its key, if there was one.
    ///
    /// # Errors
    /// [`AppError::KeyReused`] if the key was used for another request.
    pub async fn first_answer(&self, call: &Call) -> Result<Option<Change>, AppError> {
        let Some((key, digest)) = &call.key else { return Ok(None) };
        match self.store.change_by_key(&call.actor.account, key).await? {
            Some(change) if change.request_digest.as_deref() != Some(digest) => Err(AppError::KeyReused),
            found => Ok(found),
        }
    }
}

impl Changing<'_> {
    /// Says which change this one takes back.
    pub fn undoing(&mut self, change_id: &str) {
        self.undoes = Some(change_id.to_owned());
    }

    /// Code of the plan it is in, or empty.
    pub fn plan(&self) -> &str {
        &self.scope
    }

    /// The day of the change.
    pub fn today(&self) -> Date {
        day_of(Micros(self.write.at))
    }

    /// Writes the next version of a record; an empty code gives the next free one.
    ///
    /// # Errors
    /// Fields that do not fit, a version someone else wrote, a right missing.
    pub async fn put<R: Record>(&mut self, code: &str, body: &R, put: Put) -> Result<Envelope<R>, AppError> {
        let faults = body.faults();
        if !faults.is_empty() {
            return Err(AppError::Invalid(faults));
        }
        let put = Put { known_at: put.known_at.or(self.call.known_at), ..put };
        if put.known_at.is_some() && !self.call.actor.system {
            self.call.actor.may(Operation::KnownAtSet, &Place::plan(&self.scope))?;
        }
        if code.is_empty() {
            let code = self.free_code::<R>().await?;
            return Envelope::of(self.write.put(self.draft(&code, body, put)?, Expected::New).await?);
        }
        check_code(code)?;
        Envelope::of(self.write.put(self.draft(code, body, put)?, put.expected).await?)
    }

    fn draft<R: Record>(&self, code: &str, body: &R, put: Put) -> Result<VersionDraft, AppError> {
        let mut index = body.index();
        index.position = put.position;
        Ok(VersionDraft {
            kind: R::KIND,
            scope: if R::SCOPED { self.scope.clone() } else { String::new() },
            code: code.to_owned(),
            valid_from: put.valid_from,
            valid_to: put.valid_to,
            known_at: put.known_at.or(self.call.known_at).unwrap_or_else(|| self.today()),
            removed: false,
            body: serde_json::to_string(body)?,
            index,
        })
    }

    /// Writes a version that says the record is gone.
    ///
    /// # Errors
    /// There is no such record, or someone else wrote it.
    pub async fn remove<R: Record>(
        &mut self,
        code: &str,
        expected: Expected,
    ) -> Result<Envelope<R>, AppError> {
        let scope = if R::SCOPED { self.scope.clone() } else { String::new() };
        let found = self.write.entity(R::KIND, &scope, code).await?.filter(|entity| !entity.removed);
        let found = found.ok_or_else(|| AppError::NotFound { kind: R::KIND, code: code.to_owned() })?;
        let body: R = serde_json::from_str(&found.body)?;
        let draft = VersionDraft {
            kind: R::KIND,
            scope,
            code: code.to_owned(),
            valid_from: found.valid_from,
            valid_to: found.valid_to,
            known_at: self.today(),
            removed: true,
            body: found.body,
            index: body.index(),
        };
        Envelope::of(self.write.put(draft, expected).await?)
    }

    /// All records of a kind in the change's scope, as this change sees them.
    ///
    /// # Errors
    /// The database failed.
    pub async fn all<R: Record>(&mut self) -> Result<Vec<Envelope<R>>, AppError> {
        let scope = if R::SCOPED { self.scope.as_str() } else { "" };
        self.write.entities(R::KIND, scope).await?.into_iter().map(Envelope::of).collect()
    }

    /// As [`Changing::all`], those in force on a day, by the version begun by then.
    ///
    /// # Errors
    /// The database failed.
    pub async fn all_on<R: Record>(&mut self, day: Date) -> Result<Vec<Envelope<R>>, AppError> {
        let scope = if R::SCOPED { self.scope.as_str() } else { "" };
        self.write.entities_on(R::KIND, scope, day).await?.into_iter().map(Envelope::of).collect()
    }

    /// The records of a kind in the change's scope that are gone.
    ///
    /// # Errors
    /// The database failed.
    pub(crate) async fn gone<R: Record>(&mut self) -> Result<Vec<Envelope<R>>, AppError> {
        let scope = if R::SCOPED { self.scope.as_str() } else { "" };
        self.write.entities_gone(R::KIND, scope).await?.into_iter().map(Envelope::of).collect()
    }

    /// A record as this change sees it.
    ///
    /// # Errors
    /// There is none, or the database failed.
    pub async fn get<R: Record>(&mut self, code: &str) -> Result<Envelope<R>, AppError> {
        let scope = if R::SCOPED { self.scope.clone() } else { String::new() };
        let found = self.write.entity(R::KIND, &scope, code).await?.filter(|entity| !entity.removed);
        Envelope::of(found.ok_or_else(|| AppError::NotFound { kind: R::KIND, code: code.to_owned() })?)
    }

    /// The next free code of a kind: `K-001`.
    ///
    /// # Errors
    /// The database failed.
    pub async fn free_code<R: Record>(&mut self) -> Result<String, AppError> {
        let scope = if R::SCOPED { self.scope.as_str() } else { "" };
        let last = self.write.last_number(R::KIND, scope, R::PREFIX).await?;
        Ok(format!("{}{:03}", R::PREFIX, last + 1))
    }

    /// Makes everything durable, with its entry in the log; `subject` tells people what it was about.
    ///
    /// # Errors
    /// The request is being carried out by another call, or the database failed.
    pub async fn commit<T: Serialize>(self, subject: &str, value: T) -> Result<Done<T>, AppError> {
        self.finish(subject, value, false).await
    }

    /// Writes into the log that something was tried and failed.
    ///
    /// # Errors
    /// The database failed.
    pub async fn fail(self, subject: &str) -> Result<(), AppError> {
        self.finish(subject, (), true).await.map(|_| ())
    }

    async fn finish<T: Serialize>(self, subject: &str, value: T, failed: bool) -> Result<Done<T>, AppError> {
        let (key, digest) = self.call.key.clone().unzip();
        let outcome = if key.is_some() { Some(serde_json::to_string(&value)?) } else { None };
        let draft = ChangeDraft {
            operation: self.operation.name(),
            scope: self.scope,
            subject: subject.chars().take(SUBJECT_CHARS_MAX).collect(),
            failed,
            reason: self.call.reason.clone(),
            undoes: self.undoes,
            idempotency_key: key.filter(|_| !failed),
            request_digest: digest.filter(|_| !failed),
            outcome,
            origin: self.call.origin.clone(),
        };
        let change = self.write.commit(draft).await?;
        moment::forget();
        Ok(Done { value, change })
    }
}

/// Characters of a subject in the log.
const SUBJECT_CHARS_MAX: usize = 200;
/// Characters of a code.
const CODE_CHARS_MAX: usize = 80;

/// Refuses to write over what several records make together, where it is at another version than the
/// writer saw; 0 where there never was anything.
pub(crate) fn as_seen(
    expected: Expected,
    kind: &'static str,
    code: &str,
    found: i64,
) -> Result<(), AppError> {
    let seen = match expected {
        Expected::Any => true,
        Expected::New => found == 0,
        Expected::Version(version) => found == version,
    };
    let changed = || AppError::Changed { kind: kind.to_owned(), code: code.to_owned(), found };
    seen.then_some(()).ok_or_else(changed)
}

/// Codes match `[A-Za-z0-9_@$-]+`.
pub(crate) fn check_code(code: &str) -> Result<(), AppError> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "_@$-".contains(c);
    let fits = !code.is_empty() && code.len() <= CODE_CHARS_MAX && code.chars().all(allowed);
    fits.then_some(()).ok_or_else(|| AppError::field("code", "code"))
}
