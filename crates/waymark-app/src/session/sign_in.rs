//! Signing in with a password, and out again.

use std::time::Duration;

use waymark_core::record::{Account, AccountState, Settings};

use super::credential::{Credential, Verdict};
use super::{Opened, SessionBody, Way};
use crate::actor::{Actor, Place};
use crate::app::App;
use crate::call::Call;
use crate::clock::Micros;
use crate::error::AppError;
use crate::identity::lockout::{LockState, LockoutPolicy};
use crate::identity::password::{self, PasswordError};
use crate::identity::policy::PasswordPolicy;
use crate::operation::Operation;
use crate::records::{Envelope, Record};

/// Times a credential is read again because somebody else changed it meanwhile.
const TRIES_MAX: usize = 50;
const DAY_SECONDS: u64 = 86_400;

pub(super) fn lockout_policy(settings: &Settings) -> LockoutPolicy {
    LockoutPolicy {
        failures_max: settings.lockout_failures.max(1),
        lock_seconds: u64::from(settings.lockout_minutes) * 60,
        ..LockoutPolicy::default()
    }
}

pub(super) fn password_policy(settings: &Settings) -> PasswordPolicy {
    PasswordPolicy {
        length_min: settings.password_length_min as usize,
        history: settings.password_history as usize,
        age_days_max: settings.password_age_days,
        ..PasswordPolicy::default()
    }
}

/// When a password chosen at an instant must be changed; never where its age is not limited.
pub(super) fn password_until(settings: &Settings, set_at: Micros) -> Option<Micros> {
    let days = u64::from(settings.password_age_days);
    (days > 0).then(|| set_at.plus(Duration::from_secs(days * DAY_SECONDS)))
}

impl App {
    /// Signs in with name, password and, where there is one, the second factor: a one-time code or
    /// a recovery code.
    ///
    /// # Errors
    /// `wrong_credentials`, `totp_required`, `wrong_code`, `locked_out`. Name and password are not
    /// told apart, and a name of nobody takes as long and is locked like an account.
    pub async fn sign_in(
        &self,
        call: &Call,
        name: &str,
        password: &str,
        code: Option<&str>,
    ) -> Result<Opened, AppError> {
        let name: String = name.trim().chars().take(80).collect();
        let known = self.can_sign_in(&name).await?;
        let proven = if known { self.prove(&name, password, code).await? } else { None };
        let verdict = match proven {
            Some(verdict) => verdict,
            None => self.prove_nobody(&name, password).await?,
        };
        let Verdict::In { second_factor } = verdict else {
            let subject = if known { format!("account {name}") } else { "account of nobody".to_owned() };
            return Err(self.refuse(call, Operation::SignIn, &subject, verdict).await?);
        };
        let body = self.password_session(&name, second_factor).await?;
        self.note_own(call, &name, Operation::SignIn, "password").await?;
        self.open_session(&name, body).await
    }

    /// Whether there is an account of a name that can sign in.
    pub(super) async fn can_sign_in(&self, name: &str) -> Result<bool, AppError> {
        let found = self.store.entity(Account::KIND, "", name, None).await?.filter(|found| !found.removed);
        let account = found.map(Envelope::<Account>::of).transpose()?;
        Ok(account.is_some_and(|account| account.body.state == AccountState::Active))
    }

    /// Ends a session.
    ///
    /// # Errors
    /// Nobody is signed in; the database failed.
    pub async fn sign_out(&self, call: &Call, token: &str) -> Result<(), AppError> {
        let live = self.live(token).await?.ok_or(AppError::NotSignedIn)?;
        if live.body.way == Way::Key {
            return Err(AppError::refused("not_by_key"));
        }
        self.store.end_session(&live.stored.token_sha256).await?;
        self.note_own(call, &live.stored.account, Operation::SignOut, "asked").await
    }

    /// What a session by password is like now.
    pub(super) async fn password_session(
        &self,
        account: &str,
        second_factor: bool,
    ) -> Result<SessionBody, AppError> {
        let credential = self.credential(account).await?.unwrap_or_default();
        let password_until = password_until(&self.settings().await?, credential.password_set_at);
        Ok(SessionBody { second_factor, password_until, ..SessionBody::by(Way::Password) })
    }

    /// Checks password and code of an account and counts failures; none where it has no password.
    pub(super) async fn prove(
        &self,
        account: &str,
        password: &str,
        code: Option<&str>,
    ) -> Result<Option<Verdict>, AppError> {
        let policy = lockout_policy(&self.settings().await?);
        let mut checked: Option<(String, bool)> = None;
        for _ in 0..TRIES_MAX {
            let Some(text) = self.store.credential(account).await? else { return Ok(None) };
            let credential: Credential = serde_json::from_str(&text)?;
            let Some(hash) = credential.password().map(str::to_owned) else { return Ok(None) };
            if let LockState::Locked { until } = credential.lockout.state(&policy, self.now()) {
                return Ok(Some(Verdict::Locked { until }));
            }
            let right = match &checked {
                Some((seen, right)) if *seen == hash => *right,
                _ => self.is_right(password, &hash).await?,
            };
            checked = Some((hash, right));
            let (next, verdict) = credential.attempt(right, code, &policy, self.now());
            if next == credential || self.swap(account, &text, &next).await? {
                return Ok(Some(verdict));
            }
        }
        Err(AppError::UnderWay)
    }

    /// The same work and the same lock for a name of nobody.
    async fn prove_nobody(&self, name: &str, password: &str) -> Result<Verdict, AppError> {
        let policy = lockout_policy(&self.settings().await?);
        if let LockState::Locked { until } = self.guard.unknown_state(name, &policy, self.now()) {
            return Ok(Verdict::Locked { until });
        }
        let password = password.to_owned();
        let _never = self.guard.hash(move || password::verify_unknown(&password)).await?;
        self.guard.unknown_failed(name, &policy, self.now());
        Ok(Verdict::WrongPassword)
    }

    async fn is_right(&self, password: &str, hash: &str) -> Result<bool, AppError> {
        let (password, hash) = (password.to_owned(), hash.to_owned());
        match self.guard.hash(move || password::verify(&password, &hash)).await? {
            Ok(right) => Ok(right),
            Err(PasswordError::TooLong) => Ok(false),
            Err(error) => Err(AppError::internal(error)),
        }
    }

    /// The secrets of an account.
    pub(super) async fn credential(&self, account: &str) -> Result<Option<Credential>, AppError> {
        let text = self.store.credential(account).await?;
        Ok(text.as_deref().map(serde_json::from_str).transpose()?)
    }

    async fn swap(&self, account: &str, old: &str, next: &Credential) -> Result<bool, AppError> {
        let next = serde_json::to_string(next)?;
        Ok(self.store.swap_credential(account, old, &next, self.now().0).await?)
    }

    /// Changes the secrets of an account, on top of whatever somebody else changed meanwhile.
    pub(super) async fn update_credential<T>(
        &self,
        account: &str,
        mut change: impl FnMut(&mut Credential) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        for _ in 0..TRIES_MAX {
            let text = match self.store.credential(account).await? {
                Some(text) => text,
                None => {
                    let empty = serde_json::to_string(&Credential::default())?;
                    self.store.put_credential(account, &empty, self.now().0).await?;
                    empty
                }
            };
            let mut credential: Credential = serde_json::from_str(&text)?;
            let value = change(&mut credential)?;
            if self.swap(account, &text, &credential).await? {
                return Ok(value);
            }
        }
        Err(AppError::UnderWay)
    }

    /// Notes in the log what somebody did with their own account.
    pub(super) async fn note_own(
        &self,
        call: &Call,
        account: &str,
        operation: Operation,
        how: &str,
    ) -> Result<(), AppError> {
        let call = Call {
            actor: Actor { account: account.to_owned(), system: true, ..Actor::default() },
            reason: Some(how.to_owned()),
            key: None,
            origin: call.origin.clone(),
            known_at: None,
        };
        let changing = self.begin(&call, operation, &Place::default()).await?;
        changing.commit(&format!("account {account}"), ()).await.map(|_| ())
    }

    /// Notes a failure in the log, and says what is answered.
    pub(super) async fn refuse(
        &self,
        call: &Call,
        operation: Operation,
        subject: &str,
        verdict: Verdict,
    ) -> Result<AppError, AppError> {
        let (code, minutes) = match verdict {
            Verdict::CodeNeeded => ("totp_required", None),
            Verdict::WrongCode => ("wrong_code", None),
            Verdict::Locked { until } => {
                let seconds = until.since(self.now()).as_secs();
                ("locked_out", Some(seconds / 60 + 1))
            }
            Verdict::WrongPassword | Verdict::In { .. } => ("wrong_credentials", None),
        };
        self.note_failure(call, operation, subject, code).await?;
        let refused = AppError::refused(code);
        Ok(minutes.map_or_else(|| AppError::refused(code), |minutes| refused.with("minutes", minutes)))
    }

    /// Notes in the log that nobody in particular tried something in vain.
    pub(super) async fn note_failure(
        &self,
        call: &Call,
        operation: Operation,
        subject: &str,
        why: &str,
    ) -> Result<(), AppError> {
        let call = Call {
            actor: Actor { system: true, ..Actor::default() },
            reason: Some(why.to_owned()),
            key: None,
            origin: call.origin.clone(),
            known_at: None,
        };
        self.begin(&call, operation, &Place::default()).await?.fail(subject).await
    }
}
