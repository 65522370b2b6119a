//! Grants: by the security administrator, never to oneself, and never roles that exclude each other.

use waymark_core::record::{Account, AccountState, Grant, Role};
use waymark_store::entity::{EntityFilter, Expected};

use super::role_words;
use crate::actor::Place;
use crate::app::App;
use crate::call::{Call, Changing, Done, Put};
use crate::error::AppError;
use crate::operation::Operation;
use crate::records::{Envelope, Record};

impl App {
    /// Writes a grant; an empty code gives the next free one.
    ///
    /// # Errors
    /// No right to it; a grant to or of oneself; roles that exclude each other; a plan, body, area
    /// or account that is not there.
    pub async fn put_grant(
        &self,
        call: &Call,
        code: &str,
        grant: &Grant,
        put: Put,
    ) -> Result<Done<Envelope<Grant>>, AppError> {
        let mut changing = self.begin(call, Operation::GrantWrite, &Place::default()).await?;
        not_ones_own(call, grant)?;
        if !code.is_empty()
            && let Ok(before) = changing.get::<Grant>(code).await
        {
            not_ones_own(call, &before.body)?;
            self.not_the_last(code, &before.body, Some(grant), &put).await?;
        }
        self.record_fits(&mut changing, "", grant).await?;
        if !self.settings().await?.one_administrator {
            self.check_exclusion(code, grant).await?;
        }
        let envelope = changing.put(code, grant, put).await?;
        commit(changing, envelope).await
    }

    /// Takes a grant back.
    ///
    /// # Errors
    /// No right to it; one's own; the last security administrator's.
    pub async fn remove_grant(
        &self,
        call: &Call,
        code: &str,
        expected: Expected,
    ) -> Result<Done<Envelope<Grant>>, AppError> {
        let mut changing = self.begin(call, Operation::GrantWrite, &Place::default()).await?;
        let before = changing.get::<Grant>(code).await?;
        not_ones_own(call, &before.body)?;
        self.not_the_last(code, &before.body, None, &Put::default()).await?;
        let envelope = changing.remove::<Grant>(code, expected).await?;
        commit(changing, envelope).await
    }

    /// Refuses what would make one person two administrators, or an administrator a party to the
    /// work. Grants of other days count too: they would overlap some day.
    async fn check_exclusion(&self, code: &str, grant: &Grant) -> Result<(), AppError> {
        for other in self.grants_of(&grant.account).await? {
            if other.code != code && exclude(grant.role, other.body.role) && !self.is_over(&other) {
                return Err(excluded(&other.body));
            }
        }
        Ok(())
    }

    /// Refuses where somebody holds roles that exclude each other, as under one administrator people may.
    pub(super) fn check_everyone(&self, grants: &[Envelope<Grant>]) -> Result<(), AppError> {
        let grants: Vec<&Grant> =
            grants.iter().filter(|grant| !self.is_over(grant)).map(|grant| &grant.body).collect();
        for grant in &grants {
            let other =
                grants.iter().find(|other| other.account == grant.account && exclude(grant.role, other.role));
            if let Some(other) = other {
                return Err(excluded(other));
            }
        }
        Ok(())
    }

    fn is_over(&self, grant: &Envelope<Grant>) -> bool {
        grant.valid_to.is_some_and(|to| to < self.today())
    }

    /// Refuses to take the last security administrator away: nobody could grant anything.
    async fn not_the_last(
        &self,
        code: &str,
        before: &Grant,
        after: Option<&Grant>,
        put: &Put,
    ) -> Result<(), AppError> {
        let stays = after.is_some_and(|after| {
            after.role == before.role && after.account == before.account && put.valid_to.is_none()
        });
        if before.role != Role::SecurityAdministrator || stays {
            return Ok(());
        }
        let filter = EntityFilter {
            kind: Grant::KIND,
            scopes: vec![String::new()],
            facets: vec![("role".to_owned(), "security_administrator".to_owned())],
            ..EntityFilter::default()
        };
        for other in self.store.list(&filter).await?.items {
            let other: Envelope<Grant> = Envelope::of(other)?;
            let account = self.store.entity(Account::KIND, "", &other.body.account, None).await?;
            let account = account.map(Envelope::<Account>::of).transpose()?;
            let active = account.is_some_and(|account| account.body.state == AccountState::Active);
            if other.code != code && active && other.holds_on(self.today()) && other.valid_to.is_none() {
                return Ok(());
            }
        }
        Err(AppError::refused("last_administrator"))
    }
}

/// Whether nobody may hold both roles under three administrators.
fn exclude(role: Role, other: Role) -> bool {
    role != other && (role.is_administrator() || other.is_administrator())
}

fn excluded(other: &Grant) -> AppError {
    let (zh, en) = role_words(other.role);
    let refused = AppError::refused("administrators_exclude").with("account", &other.account);
    refused.with("role", format!("{zh} {en}"))
}

fn not_ones_own(call: &Call, grant: &Grant) -> Result<(), AppError> {
    let own = !call.actor.system && grant.account == call.actor.account;
    if own { Err(AppError::refused("own_account")) } else { Ok(()) }
}

async fn commit(
    changing: Changing<'_>,
    envelope: Envelope<Grant>,
) -> Result<Done<Envelope<Grant>>, AppError> {
    let subject = format!("grant {} for account {}", envelope.code, envelope.body.account);
    changing.commit(&subject, envelope).await
}
