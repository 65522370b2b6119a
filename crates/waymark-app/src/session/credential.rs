//! The secrets of an account as they are kept, and what a sign-in makes of them.

use serde::{Deserialize, Serialize};

use crate::clock::Micros;
use crate::identity::lockout::{LockState, Lockout, LockoutPolicy};
use crate::identity::totp::{TotpSecret, use_recovery_code};

/// The secrets of one account; JSON in the store. Not printed by `Debug`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Credential {
    /// Hashes of the passwords, newest first; the first counts, the others may not come back.
    pub(crate) passwords: Vec<String>,
    /// When the password was chosen.
    pub(crate) password_set_at: Micros,
    /// Failures remembered.
    pub(crate) lockout: Lockout,
    /// The second factor.
    pub(crate) totp: Option<SecondFactor>,
    /// A secret that was offered and is not proven yet, in base 32.
    pub(crate) offered: Option<String>,
}

/// A second factor in use.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SecondFactor {
    /// The secret, in base 32.
    pub(crate) secret: String,
    /// The step last used.
    pub(crate) last_step: Option<u64>,
    /// Hashes of the recovery codes left.
    pub(crate) recovery: Vec<String>,
}

/// What comes of a sign-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Let in.
    In {
        /// Whether a second factor was shown.
        second_factor: bool,
    },
    /// The password is right; the second factor is wanted.
    CodeNeeded,
    /// The password is wrong.
    WrongPassword,
    /// The one-time or recovery code is wrong or was used.
    WrongCode,
    /// Nothing was looked at.
    Locked {
        /// Until then.
        until: Micros,
    },
}

impl SecondFactor {
    /// What is kept after a code was used; nothing for a wrong one.
    fn after(&self, code: &str, now: Micros) -> Option<SecondFactor> {
        let secret = TotpSecret::from_base32(&self.secret).ok()?;
        if let Ok(step) = secret.verify(code, now, self.last_step) {
            return Some(SecondFactor { last_step: Some(step), ..self.clone() });
        }
        let recovery = use_recovery_code(code, &self.recovery)?;
        Some(SecondFactor { recovery, ..self.clone() })
    }
}

impl Credential {
    /// What a sign-in now comes to, and what is kept after it.
    pub(crate) fn attempt(
        &self,
        right: bool,
        code: Option<&str>,
        policy: &LockoutPolicy,
        now: Micros,
    ) -> (Credential, Verdict) {
        if let LockState::Locked { until } = self.lockout.state(policy, now) {
            return (self.clone(), Verdict::Locked { until });
        }
        let failed = || Credential { lockout: self.lockout.failed(policy, now), ..self.clone() };
        let code = code.filter(|code| !code.trim().is_empty());
        match (right, &self.totp, code) {
            (false, _, _) => (failed(), Verdict::WrongPassword),
            (true, None, _) => (self.let_in(None), Verdict::In { second_factor: false }),
            (true, Some(_), None) => (self.clone(), Verdict::CodeNeeded),
            (true, Some(factor), Some(code)) => match factor.after(code, now) {
                Some(factor) => (self.let_in(Some(factor)), Verdict::In { second_factor: true }),
                None => (failed(), Verdict::WrongCode),
            },
        }
    }

    fn let_in(&self, totp: Option<SecondFactor>) -> Credential {
        Credential { lockout: Lockout::cleared(), totp, ..self.clone() }
    }

    /// The hash of the password, where there is one.
    pub(crate) fn password(&self) -> Option<&str> {
        self.passwords.first().map(String::as_str)
    }
}

#[cfg(test)]
mod tests;
