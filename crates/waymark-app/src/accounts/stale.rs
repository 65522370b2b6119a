//! Accounts nobody uses: a standing invitation, and what assessors ask for first.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::record::{Account, AccountState};
use waymark_store::change::ChangeFilter;

use crate::actor::Place;
use crate::app::{App, instant_text};
use crate::call::Call;
use crate::clock::Micros;
use crate::error::AppError;
use crate::operation::Operation;

/// An account that was not used for longer than the settings say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StaleAccount {
    /// Its name.
    pub code: String,
    /// Name of the person.
    pub display_name: String,
    /// When somebody last signed in with it or changed something, or one of its keys for scripts was
    /// last used, RFC 3339; none: never, as far as the log and the keys still there reach.
    pub last_used_at: Option<String>,
    /// Whole days since then, or since the account was last written.
    pub days: u64,
}

impl App {
    /// Active accounts not used for as long as the settings say, longest first.
    ///
    /// # Errors
    /// No right to see accounts.
    pub async fn stale_accounts(&self, call: &Call) -> Result<Vec<StaleAccount>, AppError> {
        call.actor.may(Operation::AccountRead, &Place::default())?;
        let days_max = u64::from(self.settings().await?.stale_days);
        let mut stale = Vec::new();
        for account in self.all::<Account>("", None).await? {
            if account.body.state != AccountState::Active {
                continue;
            }
            let last = self.last_use(&account.code).await?;
            let since = match last {
                Some(at) => at,
                None => {
                    self.store.entity("account", "", &account.code, None).await?.map_or(0, |e| e.recorded_at)
                }
            };
            let days = self.now().since(Micros(since)).as_secs() / 86_400;
            if days >= days_max {
                stale.push(StaleAccount {
                    code: account.code,
                    display_name: account.body.display_name,
                    last_used_at: last.map(instant_text),
                    days,
                });
            }
        }
        stale.sort_by(|a, b| b.days.cmp(&a.days).then_with(|| a.code.cmp(&b.code)));
        Ok(stale)
    }

    /// The newest of what the log says the account did, and what its sessions and keys were used for.
    async fn last_use(&self, account: &str) -> Result<Option<i64>, AppError> {
        let filter = ChangeFilter {
            actor: Some(account.to_owned()),
            newest_first: true,
            limit: 1,
            ..ChangeFilter::default()
        };
        let changed = self.store.changes(&filter).await?.into_iter().map(|change| change.recorded_at);
        let used = self.store.sessions_of(account).await?.into_iter().map(|session| session.seen_at);
        Ok(changed.chain(used).max())
    }
}
