//! The person behind an account: who they are and which grants hold today, subtrees written out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use waymark_core::Date;
use waymark_core::area::Area;
use waymark_core::body::Body;
use waymark_core::record::{Account, AccountState, Grant, Role, Settings};
use waymark_store::entity::EntityFilter;

use crate::actor::{ActiveGrant, Actor};
use crate::app::App;
use crate::error::AppError;
use crate::records::{Envelope, Record};

/// Kinds of records that decide what somebody may do.
const KINDS: &[&str] = &["account", "grant", "body", "area", "settings"];

/// An account with what it may do today.
pub(crate) struct Person {
    /// The account, where it can sign in.
    pub(crate) account: Option<Envelope<Account>>,
    /// What it may do.
    pub(crate) actor: Actor,
    /// Its grants as written.
    pub(crate) grants: Vec<Envelope<Grant>>,
    /// The settings at the same moment.
    pub(crate) settings: Settings,
}

impl App {
    /// Who an account is and what it may do today, for work at the machine's own terminal.
    ///
    /// # Errors
    /// There is no such account, or it cannot sign in.
    pub async fn actor_of_account(&self, account: &str) -> Result<Actor, AppError> {
        let person = self.person(account).await?;
        let missing = || AppError::NotFound { kind: Account::KIND, code: account.to_owned() };
        person.account.as_ref().map(|_| person.actor.clone()).ok_or_else(missing)
    }

    /// Roles an account holds today; none where it cannot sign in.
    ///
    /// # Errors
    /// The database failed.
    pub async fn roles_of(&self, account: &str) -> Result<Vec<Role>, AppError> {
        let person = self.person(account).await?;
        if person.account.is_none() {
            return Ok(Vec::new());
        }
        let roles: BTreeSet<Role> = person.actor.grants.iter().map(|grant| grant.role).collect();
        Ok(roles.into_iter().collect())
    }

    /// The person behind an account, as of today.
    pub(crate) async fn person(&self, account: &str) -> Result<Arc<Person>, AppError> {
        let name = format!("person {account} {}", self.today());
        self.keep(&name, KINDS, async {
            let grants = self.grants_of(account).await?;
            self.read_person(account, grants, None).await
        })
        .await
    }

    /// Every grant of an account that is not removed, whenever it holds.
    pub(crate) async fn grants_of(&self, account: &str) -> Result<Vec<Envelope<Grant>>, AppError> {
        let filter = EntityFilter {
            kind: Grant::KIND,
            scopes: vec![String::new()],
            parent: Some(account.to_owned()),
            ..EntityFilter::default()
        };
        self.store.list(&filter).await?.items.into_iter().map(Envelope::of).collect()
    }

    /// The person behind an account with some grants, as of today; as of a day by what was known by its
    /// end, where one is given.
    pub(crate) async fn read_person(
        &self,
        code: &str,
        mut grants: Vec<Envelope<Grant>>,
        known_by: Option<Date>,
    ) -> Result<Person, AppError> {
        let settings = self.read_settings(known_by).await?;
        let found =
            self.store.entity(Account::KIND, "", code, known_by).await?.filter(|found| !found.removed);
        let account = found.map(Envelope::<Account>::of).transpose()?;
        let Some(account) = account.filter(|account| account.body.state == AccountState::Active) else {
            let actor = Actor::nobody(settings.public_pages);
            return Ok(Person { account: None, actor, grants: Vec::new(), settings });
        };
        let day = known_by.unwrap_or_else(|| self.today());
        grants.retain(|grant| grant.holds_on(day));
        let actor = Actor {
            account: code.to_owned(),
            display_name: account.body.display_name.clone(),
            body: account.body.body.clone(),
            grants: self.written_out(&grants, known_by).await?,
            ..Actor::default()
        };
        Ok(Person { account: Some(account), actor, grants, settings })
    }

    async fn written_out(
        &self,
        grants: &[Envelope<Grant>],
        known_by: Option<Date>,
    ) -> Result<Vec<ActiveGrant>, AppError> {
        let bodies = match grants.iter().any(|grant| grant.body.body.is_some()) {
            true => children(self.all::<Body>("", known_by).await?, |body| body.parent.clone()),
            false => BTreeMap::new(),
        };
        let areas = match grants.iter().any(|grant| grant.body.area.is_some()) {
            true => children(self.all::<Area>("", known_by).await?, |area| area.parent.clone()),
            false => BTreeMap::new(),
        };
        let written = |grant: &Envelope<Grant>| ActiveGrant {
            role: grant.body.role,
            plan: grant.body.plan.clone(),
            bodies: grant.body.body.as_deref().map(|top| subtree(&bodies, top)),
            areas: grant.body.area.as_deref().map(|top| subtree(&areas, top)),
            rights: grant.body.rights.clone(),
        };
        Ok(grants.iter().map(written).collect())
    }
}

/// What lies directly below each code.
fn children<R>(
    records: Vec<Envelope<R>>,
    parent: impl Fn(&R) -> Option<String>,
) -> BTreeMap<String, Vec<String>> {
    let mut below: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for record in records {
        if let Some(parent) = parent(&record.body) {
            below.entry(parent).or_default().push(record.code);
        }
    }
    below
}

/// A code and everything below it.
fn subtree(below: &BTreeMap<String, Vec<String>>, top: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::from([top.to_owned()]);
    let mut open = vec![top.to_owned()];
    while let Some(code) = open.pop() {
        for child in below.get(&code).into_iter().flatten() {
            if found.insert(child.clone()) {
                open.push(child.clone());
            }
        }
    }
    found
}
