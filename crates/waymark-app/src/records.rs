//! Records in general: reading, writing, listing, history; the same for every kind.
//!
//! To add a kind: its body in `waymark_core::record`, an implementation of [`Record`] in
//! `records/`, a line in `for_every_record!`.

mod data;
mod known;
mod ledger;
mod people;
mod plan;
mod references;
mod shared;
mod size;
mod work;

pub(crate) use plan::{is_sha256, plan_is_empty};
pub(crate) use size::fits_in_size;

pub(crate) use people::role_code;
pub use references::Reference;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use waymark_core::Date;
use waymark_core::record::PlanRecord;
use waymark_store::entity::{Entity, EntityFilter, Expected, Index, Reach, Sort, reached};

use crate::actor::{Actor, Place};
use crate::app::{App, instant_text};
use crate::call::{Call, Changing, Done, Put};
use crate::error::{AppError, FieldFault};
use crate::operation::Operation;

/// A kind of record.
pub trait Record: Serialize + DeserializeOwned + JsonSchema + Clone + Send + Sync + 'static {
    /// Name of the kind, as database, log and API have it.
    const KIND: &'static str;
    /// Beginning of codes that Waymark gives.
    const PREFIX: &'static str;
    /// Whether it belongs to a plan.
    const SCOPED: bool;
    /// Who reads it.
    const READ: Operation;
    /// Who writes it.
    const WRITE: Operation;

    /// How it is found.
    fn index(&self) -> Index;

    /// Body and area it is about, as far as grants tell them apart.
    fn place(&self) -> Place {
        Place::default()
    }

    /// What does not fit.
    fn faults(&self) -> Vec<FieldFault> {
        Vec::new()
    }

    /// What it names and has to be there, stored files among them.
    fn references(&self) -> Vec<Reference> {
        Vec::new()
    }

    /// What does not fit with other records, as the change that writes it sees them.
    fn misfits(
        &self,
        _changing: &mut Changing<'_>,
    ) -> impl Future<Output = Result<Vec<FieldFault>, AppError>> + Send {
        async { Ok(Vec::new()) }
    }

    /// Brings other records in line once it was written or is gone.
    fn follow(&self, _changing: &mut Changing<'_>) -> impl Future<Output = Result<(), AppError>> + Send {
        async { Ok(()) }
    }

    /// What of its kind somebody's grants for some bodies and areas reach in a plan; none: all of it.
    fn reach(
        _app: &App,
        _actor: &Actor,
        _plan: &str,
    ) -> impl Future<Output = Result<Vec<Reach>, AppError>> + Send {
        async { Ok(Vec::new()) }
    }

    /// Refuses whoever may not do something with it for what it is about, beyond the place it lies at.
    fn may_write(
        &self,
        _operation: Operation,
        _changing: &mut Changing<'_>,
    ) -> impl Future<Output = Result<(), AppError>> + Send {
        async { Ok(()) }
    }

    /// Refuses that it, known by its code, goes while others build on it.
    fn may_go(
        &self,
        _code: &str,
        _changing: &mut Changing<'_>,
    ) -> impl Future<Output = Result<(), AppError>> + Send {
        async { Ok(()) }
    }

    /// The code its body carries, where it does.
    fn own_code(&self) -> Option<&str> {
        None
    }

    /// The same without the accounts it names, for readers outside the administration.
    fn without_people(self) -> Self {
        self
    }

    /// Whether readers outside the administration may know of it on a day.
    fn out_on(&self, _day: Date) -> bool {
        true
    }
}

/// A version of a record with what stands around its body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "{R}Version")]
pub struct Envelope<R> {
    /// Kind of the record.
    pub kind: String,
    /// Code of the plan, or empty.
    pub scope: String,
    /// Code.
    pub code: String,
    /// Number of the version, from 1.
    pub version: i64,
    /// First day it holds.
    pub valid_from: Option<Date>,
    /// Last day it holds.
    pub valid_to: Option<Date>,
    /// Day it became known outside.
    pub known_at: Date,
    /// When Waymark wrote it, RFC 3339.
    pub recorded_at: String,
    /// Account that wrote it; empty for readers outside the administration.
    pub recorded_by: String,
    /// Change that wrote it.
    pub change_id: String,
    /// Whether this version says that the record is gone.
    pub removed: bool,
    /// The record.
    pub body: R,
    /// Id of the entity, for rows that belong to it.
    #[serde(skip)]
    #[schemars(skip)]
    pub entity_id: String,
}

impl<R: DeserializeOwned> Envelope<R> {
    /// A version as read.
    ///
    /// # Errors
    /// The body is not one of its kind: altered from outside, or a defect.
    pub fn of(entity: Entity) -> Result<Envelope<R>, AppError> {
        Ok(Envelope {
            body: serde_json::from_str(&entity.body)?,
            kind: entity.kind,
            scope: entity.scope,
            code: entity.code,
            version: entity.number,
            valid_from: entity.valid_from,
            valid_to: entity.valid_to,
            known_at: entity.known_at,
            recorded_at: instant_text(entity.recorded_at),
            recorded_by: entity.recorded_by,
            change_id: entity.change_id,
            removed: entity.removed,
            entity_id: entity.entity_id,
        })
    }

    /// Whether it holds on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        !self.removed
            && self.valid_from.is_none_or(|from| from <= day)
            && self.valid_to.is_none_or(|to| day <= to)
    }
}

/// What a list is asked for.
#[derive(Debug, Clone, Default)]
pub struct ListQuery {
    /// Facet and value, all of which must hold.
    pub facets: Vec<(String, String)>,
    /// States, any of them.
    pub states: Vec<String>,
    /// Words to look for.
    pub text: Option<String>,
    /// As known by the end of a day.
    pub known_by: Option<Date>,
    /// In which order.
    pub sort: Sort,
    /// After this place.
    pub after: Option<String>,
    /// At most so many; 0: all.
    pub limit: u32,
}

/// A page of records.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "{R}Listing")]
pub struct Listing<R> {
    /// The records.
    pub items: Vec<Envelope<R>>,
    /// What to give as `cursor` for the next page; none at the end.
    pub next: Option<String>,
    /// How many there are in all.
    pub total: i64,
}

impl<R: Record> Envelope<R> {
    /// As an actor may see it: the public and the congress are not told who wrote what.
    fn seen_by(self, actor: &Actor, scope: &str) -> Envelope<R> {
        if actor.visibilities(R::READ, scope).is_empty() {
            return self;
        }
        Envelope { recorded_by: String::new(), body: self.body.without_people(), ..self }
    }
}

fn scope_of<R: Record>(scope: &str) -> &str {
    if R::SCOPED { scope } else { "" }
}

/// The newest versions of a kind in a scope, known by a day.
fn every<R: Record>(scope: &str, known_by: Option<Date>) -> EntityFilter {
    let scopes = vec![scope_of::<R>(scope).to_owned()];
    EntityFilter { kind: R::KIND, scopes, known_by, ..EntityFilter::default() }
}

/// Where a record lies, as far as grants tell places apart. A plan's own record lies in the plan.
fn place_in<R: Record>(scope: &str, code: &str, body: &R) -> Place {
    let plan = if R::KIND == PlanRecord::KIND { code } else { scope_of::<R>(scope) };
    Place { plan: Place::plan(plan).plan, ..body.place() }
}

impl App {
    /// One record.
    ///
    /// # Errors
    /// No right to it, or there is none (or none the actor may know of).
    pub async fn get<R: Record>(
        &self,
        call: &Call,
        scope: &str,
        code: &str,
        known_by: Option<Date>,
    ) -> Result<Envelope<R>, AppError> {
        call.actor.may(R::READ, &Place::plan(scope))?;
        let missing = || AppError::NotFound { kind: R::KIND, code: code.to_owned() };
        let found = self.store.entity(R::KIND, scope_of::<R>(scope), code, known_by).await?;
        let envelope: Envelope<R> =
            Envelope::of(found.filter(|entity| !entity.removed).ok_or_else(missing)?)?;
        let visible = call.actor.visibilities(R::READ, scope);
        let reach = R::reach(self, &call.actor, scope).await?;
        if visible.is_empty() && reach.is_empty() {
            return Ok(envelope);
        }
        // Someone who may see some records only sees what may be seen now and could be then.
        let now = match known_by {
            None => None,
            Some(_) => self.store.entity(R::KIND, scope_of::<R>(scope), code, None).await?,
        };
        let now = now.map(Envelope::<R>::of).transpose()?;
        let shown = |one: &Envelope<R>| {
            let index = one.body.index();
            let out = || visible.contains(&index.visibility.as_str()) && one.body.out_on(self.today());
            (visible.is_empty() || out()) && reached(&reach, &index)
        };
        match shown(&envelope) && now.as_ref().is_none_or(shown) {
            true => Ok(envelope.seen_by(&call.actor, scope)),
            false => Err(missing()),
        }
    }

    /// The records of a list, as far as the actor may see them.
    ///
    /// # Errors
    /// No right to it.
    pub async fn list<R: Record>(
        &self,
        call: &Call,
        scope: &str,
        query: ListQuery,
    ) -> Result<Listing<R>, AppError> {
        call.actor.may(R::READ, &Place::plan(scope))?;
        let visibilities = call.actor.visibilities(R::READ, scope);
        let reach = R::reach(self, &call.actor, scope).await?;
        if let Some(day) = query.known_by {
            let listing = self.list_known(scope, visibilities, reach, query, day).await?;
            return Ok(self.seen_list(call, scope, listing));
        }
        let filter = EntityFilter {
            kind: R::KIND,
            scopes: vec![scope_of::<R>(scope).to_owned()],
            visibilities,
            reach,
            facets: query.facets,
            states: query.states,
            text: query.text,
            sort: query.sort,
            after: query.after,
            limit: query.limit,
            ..EntityFilter::default()
        };
        let page = self.store.list(&filter).await?;
        let items = page.items.into_iter().map(Envelope::of).collect::<Result<Vec<_>, _>>()?;
        Ok(self.seen_list(call, scope, Listing { items, next: page.next, total: page.total }))
    }

    /// A list as an actor may see it.
    fn seen_list<R: Record>(&self, call: &Call, scope: &str, listing: Listing<R>) -> Listing<R> {
        if call.actor.visibilities(R::READ, scope).is_empty() {
            return listing;
        }
        let found = listing.items.len();
        let out = listing.items.into_iter().filter(|one| one.body.out_on(self.today()));
        let items: Vec<_> = out.map(|one| one.seen_by(&call.actor, scope)).collect();
        let kept_back = i64::try_from(found - items.len()).unwrap_or(0);
        Listing { items, total: listing.total - kept_back, next: listing.next }
    }

    /// All records of a kind in a scope, for the use of other use cases.
    ///
    /// # Errors
    /// The database failed.
    pub async fn all<R: Record>(
        &self,
        scope: &str,
        known_by: Option<Date>,
    ) -> Result<Vec<Envelope<R>>, AppError> {
        let filter = every::<R>(scope, known_by);
        self.store.list(&filter).await?.items.into_iter().map(Envelope::of).collect()
    }

    /// As [`App::all`], those in force on a day: a version that begins later leaves the one before it
    /// in force.
    ///
    /// # Errors
    /// The database failed.
    pub async fn all_on<R: Record>(
        &self,
        scope: &str,
        known_by: Option<Date>,
        day: Date,
    ) -> Result<Vec<Envelope<R>>, AppError> {
        let filter = EntityFilter { valid_on: Some(day), ..every::<R>(scope, known_by) };
        self.store.list(&filter).await?.items.into_iter().map(Envelope::of).collect()
    }

    /// All records of a kind in a scope that are gone.
    ///
    /// # Errors
    /// The database failed.
    pub(crate) async fn gone<R: Record>(
        &self,
        scope: &str,
        known_by: Option<Date>,
    ) -> Result<Vec<Envelope<R>>, AppError> {
        let filter = EntityFilter { with_removed: true, ..every::<R>(scope, known_by) };
        let found = self.store.list(&filter).await?.items.into_iter();
        found.filter(|entity| entity.removed).map(Envelope::of).collect()
    }

    /// Every version of a record, oldest first.
    ///
    /// # Errors
    /// No right to it, or there is none.
    pub async fn history<R: Record>(
        &self,
        call: &Call,
        scope: &str,
        code: &str,
    ) -> Result<Vec<Envelope<R>>, AppError> {
        self.get::<R>(call, scope, code, None).await.map(|_| ()).or_else(|error| match error {
            AppError::NotFound { .. } if call.actor.visibilities(R::READ, scope).is_empty() => Ok(()),
            other => Err(other),
        })?;
        let reach = R::reach(self, &call.actor, scope).await?;
        let versions = self.store.history(R::KIND, scope_of::<R>(scope), code).await?;
        let versions: Vec<Envelope<R>> = versions.into_iter().map(Envelope::of).collect::<Result<_, _>>()?;
        // A record that is gone was found by none of the above.
        if versions.last().is_none_or(|last| !reached(&reach, &last.body.index())) {
            return Err(AppError::NotFound { kind: R::KIND, code: code.to_owned() });
        }
        let seen = versions.into_iter().filter(|one| reached(&reach, &one.body.index()));
        Ok(seen.map(|one| one.seen_by(&call.actor, scope)).collect())
    }

    /// Writes a record; an empty code gives the next free one.
    ///
    /// # Errors
    /// No right to it, fields that do not fit, something it names that is not there, a version
    /// someone else wrote.
    pub async fn put<R: Record>(
        &self,
        call: &Call,
        scope: &str,
        code: &str,
        body: &R,
        put: Put,
    ) -> Result<Done<Envelope<R>>, AppError> {
        let code = body.own_code().filter(|_| code.is_empty()).unwrap_or(code);
        let place = place_in(scope, code, body);
        call.actor.may(R::WRITE, &place)?;
        if R::SCOPED {
            self.plan_exists(scope).await?;
        }
        if body.own_code().is_some_and(|own| own != code) {
            return Err(AppError::field("code", "code_differs"));
        }
        fits_in_size(body)?;
        let mut changing = self.begin(call, R::WRITE, &place).await?;
        // An example brings what its records name one after the other.
        if !call.actor.system {
            self.record_fits(&mut changing, scope, body).await?;
        }
        body.may_write(R::WRITE, &mut changing).await?;
        // What is replaced must lie within the grant too.
        let mut before = None;
        if !code.is_empty()
            && let Ok(found) = changing.get::<R>(code).await
        {
            call.actor.may(R::WRITE, &place_in(scope, code, &found.body))?;
            found.body.may_write(R::WRITE, &mut changing).await?;
            before = Some(found.body);
        }
        let envelope = changing.put(code, body, put).await?;
        if let Some(before) = before {
            before.follow(&mut changing).await?;
        }
        body.follow(&mut changing).await?;
        let subject = format!("{} {}", envelope.kind, envelope.code);
        changing.commit(&subject, envelope).await
    }

    /// Says that a record is gone.
    ///
    /// # Errors
    /// No right to it, there is none, others build on it, or someone else wrote it.
    pub async fn remove<R: Record>(
        &self,
        call: &Call,
        scope: &str,
        code: &str,
        expected: Expected,
    ) -> Result<Done<Envelope<R>>, AppError> {
        let mut changing = self.begin(call, R::WRITE, &Place::plan(scope_of::<R>(scope))).await?;
        let before = changing.get::<R>(code).await?;
        call.actor.may(R::WRITE, &place_in(scope, code, &before.body))?;
        before.body.may_write(R::WRITE, &mut changing).await?;
        before.body.may_go(code, &mut changing).await?;
        let envelope = changing.remove::<R>(code, expected).await?;
        before.body.follow(&mut changing).await?;
        changing.commit(&format!("{} {code}", R::KIND), envelope).await
    }

    /// Refuses a plan that is not there.
    ///
    /// # Errors
    /// There is no such plan.
    pub async fn plan_exists(&self, scope: &str) -> Result<(), AppError> {
        let name = format!("plan {scope}");
        let there = self.keep(&name, &["plan"], async {
            let found = self.store.entity("plan", "", scope, None).await?;
            Ok(found.is_some_and(|entity| !entity.removed))
        });
        let missing = || AppError::NotFound { kind: "plan", code: scope.to_owned() };
        there.await?.then_some(()).ok_or_else(missing)
    }
}

/// Calls a macro with every kind of record.
#[macro_export]
macro_rules! for_every_record {
    ($macro:ident) => {
        $macro! {
            waymark_core::record::PlanRecord, waymark_core::record::PlanDocument,
            waymark_core::record::Boundary, waymark_core::record::PackFiles,
            waymark_core::record::Proposal, waymark_core::record::LedgerEntry,
            waymark_core::record::Ownership, waymark_core::record::SplitPart,
            waymark_core::record::AdoptedBasis, waymark_core::record::PointNote,
            waymark_core::record::SettledFinding, waymark_core::record::Task,
            waymark_core::record::ProjectSheet, waymark_core::record::Progress,
            waymark_core::record::Submission, waymark_core::record::Release,
            waymark_core::record::Publication, waymark_core::record::Withdrawal,
            waymark_core::record::Account, waymark_core::record::Grant,
            waymark_core::record::Settings, waymark_core::area::Area,
            waymark_core::area::AreaChange, waymark_core::body::Body,
            waymark_core::indicator::Definition
        }
    };
}

macro_rules! index_by_kind {
    ($($record:ty),*) => {
        /// How the record of a kind and body is found; none for a kind that is not known.
        pub(crate) fn index_of(kind: &str, body: &str) -> Result<Option<Index>, AppError> {
            $(if kind == <$record as Record>::KIND {
                return Ok(Some(serde_json::from_str::<$record>(body)?.index()));
            })*
            Ok(None)
        }

        /// Where a version of a record lies, as far as grants tell places apart.
        pub(crate) fn place_of(version: &Entity) -> Result<Place, AppError> {
            $(if version.kind == <$record as Record>::KIND {
                let body = serde_json::from_str::<$record>(&version.body)?;
                return Ok(place_in(&version.scope, &version.code, &body));
            })*
            Ok(Place::plan(&version.scope))
        }

        /// Refuses whoever may not do something with a version for what it is about.
        pub(crate) async fn may_write(
            version: &Entity,
            operation: Operation,
            changing: &mut Changing<'_>,
        ) -> Result<(), AppError> {
            $(if version.kind == <$record as Record>::KIND {
                return serde_json::from_str::<$record>(&version.body)?.may_write(operation, changing).await;
            })*
            Ok(())
        }

        /// What of a kind somebody's grants reach in a plan; none: all of it.
        pub(crate) async fn reach_of(
            kind: &str,
            app: &App,
            actor: &Actor,
            plan: &str,
        ) -> Result<Vec<Reach>, AppError> {
            $(if kind == <$record as Record>::KIND {
                return <$record as Record>::reach(app, actor, plan).await;
            })*
            Ok(Vec::new())
        }

        /// The operation that reads a kind, for a kind that is known.
        pub(crate) fn reading(kind: &str) -> Option<Operation> {
            $(if kind == <$record as Record>::KIND {
                return Some(<$record as Record>::READ);
            })*
            None
        }

        /// The name of a kind as a constant, for a kind that is known.
        pub(crate) fn kind_of(kind: &str) -> Option<&'static str> {
            $(if kind == <$record as Record>::KIND {
                return Some(<$record as Record>::KIND);
            })*
            None
        }
    };
}
for_every_record!(index_by_kind);
