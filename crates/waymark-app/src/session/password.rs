//! Choosing a password.

use super::live::Live;
use super::sign_in::{password_policy, password_until};
use super::{Opened, SessionBody, Way};
use crate::app::App;
use crate::call::Call;
use crate::clock::Micros;
use crate::error::{AppError, FieldFault};
use crate::identity::password::{self, PasswordError};
use crate::identity::policy::PasswordFault;
use crate::operation::Operation;

use super::credential::Verdict;

impl App {
    /// Chooses a password for the account of a session: with the old one, or just after a one-time
    /// link or a sign-in with one that is too old. Ends every session of the account but the keys
    /// for scripts, and begins a new one.
    ///
    /// # Errors
    /// A password that does not fit the rules, a wrong old one, nobody signed in.
    pub async fn set_password(
        &self,
        call: &Call,
        token: &str,
        old: Option<&str>,
        new: &str,
    ) -> Result<Opened, AppError> {
        let live = self.own_session(token).await?;
        let account = live.stored.account.clone();
        if !just_proven(&live) {
            self.check_old(call, &account, old).await?;
        }
        let remembered = self.fitting(&account, new).await?;
        let set_at = self.now();
        self.update_credential(&account, |credential| {
            credential.passwords = remembered.clone();
            credential.password_set_at = set_at;
            Ok(())
        })
        .await?;
        self.note_own(call, &account, Operation::PasswordSet, "chosen").await?;
        let body = SessionBody {
            second_factor: live.body.second_factor,
            password_until: password_until(&live.person.settings, set_at),
            ..SessionBody::by(Way::Password)
        };
        self.end_others(&account).await?;
        self.open_session(&account, body).await
    }

    /// A session of one's own that is not a script's.
    pub(super) async fn own_session(&self, token: &str) -> Result<Live, AppError> {
        let live = self.live(token).await?.ok_or(AppError::NotSignedIn)?;
        if live.body.way == Way::Key { Err(AppError::refused("not_by_key")) } else { Ok(live) }
    }

    /// Ends every session of an account but its keys.
    pub(super) async fn end_others(&self, account: &str) -> Result<(), AppError> {
        for session in self.store.sessions_of(account).await? {
            let body: SessionBody = serde_json::from_str(&session.body)?;
            if body.way != Way::Key {
                self.store.end_session(&session.token_sha256).await?;
            }
        }
        Ok(())
    }

    pub(super) async fn check_old(
        &self,
        call: &Call,
        account: &str,
        old: Option<&str>,
    ) -> Result<(), AppError> {
        let Some(old) = old.filter(|old| !old.is_empty()) else {
            return Err(AppError::field("old", "required"));
        };
        match self.prove(account, old, None).await? {
            None => Err(AppError::refused("no_password")),
            Some(Verdict::In { .. } | Verdict::CodeNeeded) => Ok(()),
            Some(verdict) => {
                let subject = format!("account {account}");
                let refused = self.refuse(call, Operation::PasswordSet, &subject, verdict).await?;
                match verdict {
                    Verdict::Locked { .. } => Err(refused),
                    _ => Err(AppError::field("old", "wrong_password")),
                }
            }
        }
    }

    /// The hashes to keep for a new password, newest first.
    async fn fitting(&self, account: &str, new: &str) -> Result<Vec<String>, AppError> {
        let policy = password_policy(&self.settings().await?);
        let faults = policy.faults(new, account);
        if !faults.is_empty() {
            return Err(AppError::Invalid(faults.iter().map(fault).collect()));
        }
        let older = self.credential(account).await?.unwrap_or_default().passwords;
        let random = self.random.clone();
        let (new, compared) = (new.to_owned(), older.clone());
        let compared: Vec<String> = compared.into_iter().take(policy.history).collect();
        let hashed = self.guard.hash(move || {
            if password::is_among(&new, &compared)? {
                return Ok(None);
            }
            password::hash(&new, random.as_ref()).map(Some)
        });
        let hashed: Result<Option<String>, PasswordError> = hashed.await?;
        match hashed.map_err(AppError::internal)? {
            Some(hash) => Ok(policy.remembered(hash, &older)),
            None => {
                let used = PasswordFault::UsedBefore { history: policy.history };
                Err(AppError::Invalid(vec![fault(&used)]))
            }
        }
    }
}

/// Whether the session began with a proof that makes the old password unnecessary: a link, or a
/// password that was too old already.
fn just_proven(live: &Live) -> bool {
    live.body.password_until.is_some_and(|until| until <= Micros(live.stored.created_at))
}

fn fault(fault: &PasswordFault) -> FieldFault {
    let (code, found) = match fault {
        PasswordFault::TooShort { length_min, .. } => ("password_too_short", length_min.to_string()),
        PasswordFault::TooLong { bytes_max } => ("password_too_long", bytes_max.to_string()),
        PasswordFault::ContainsName => ("password_contains_name", String::new()),
        PasswordFault::Common => ("password_common", String::new()),
        PasswordFault::Repetitive { different_min } => ("password_repetitive", different_min.to_string()),
        PasswordFault::UsedBefore { history } => ("password_used_before", history.to_string()),
    };
    FieldFault::new("new", code).found(found)
}
