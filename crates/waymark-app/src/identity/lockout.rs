//! Locking an account after failed sign-ins, for a while.
//!
//! Source: GB/T 22239-2019, 8.1.4.1 b): failures are handled, sessions ended, attempts limited. A
//! wrong one-time code counts as a failure like a wrong password. The lock ends by itself, so that
//! nobody can shut somebody else out for good.

use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::clock::Micros;

/// When an account is locked and how long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct LockoutPolicy {
    /// So many failures lock; at least 1.
    pub failures_max: u32,
    /// Within so many seconds.
    pub window_seconds: u64,
    /// For so many seconds.
    pub lock_seconds: u64,
}

impl Default for LockoutPolicy {
    fn default() -> Self {
        Self { failures_max: 5, window_seconds: 600, lock_seconds: 600 }
    }
}

/// What is remembered of the failures of one account; to be kept with it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lockout {
    /// Failures within the window, oldest first.
    failed_at: Vec<Micros>,
    /// Until when nobody is let in.
    locked_until: Option<Micros>,
}

/// Whether an account may be tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LockState {
    /// It may.
    Open {
        /// How many failures are left before it is locked; at least 1.
        failures_left: u32,
    },
    /// It may not: refuse before looking at the password.
    Locked {
        /// From then on it may again.
        until: Micros,
    },
}

impl Lockout {
    /// Whether the account may be tried now.
    #[must_use]
    pub fn state(&self, policy: &LockoutPolicy, now: Micros) -> LockState {
        match self.locked_until {
            Some(until) if now < until => LockState::Locked { until },
            _ => {
                let failures = u32::try_from(self.recent(policy, now).count()).unwrap_or(u32::MAX);
                LockState::Open { failures_left: policy.failures_max.saturating_sub(failures).max(1) }
            }
        }
    }

    /// What is remembered after a failure now. While the account is locked nothing is counted: who
    /// keeps trying does not keep the owner out longer.
    #[must_use]
    pub fn failed(&self, policy: &LockoutPolicy, now: Micros) -> Self {
        match self.state(policy, now) {
            LockState::Locked { .. } => self.clone(),
            LockState::Open { failures_left: 1 } => {
                let until = now.plus(Duration::from_secs(policy.lock_seconds));
                Self { failed_at: Vec::new(), locked_until: Some(until) }
            }
            LockState::Open { .. } => {
                let failed_at = self.recent(policy, now).chain([now]).collect();
                Self { failed_at, locked_until: None }
            }
        }
    }

    /// What is remembered after a successful sign-in, or when an administrator unlocks: nothing.
    #[must_use]
    pub fn cleared() -> Self {
        Self::default()
    }

    fn recent<'a>(&'a self, policy: &LockoutPolicy, now: Micros) -> impl Iterator<Item = Micros> + 'a {
        let window = Duration::from_secs(policy.window_seconds);
        self.failed_at.iter().copied().filter(move |at| now.since(*at) < window)
    }
}

#[cfg(test)]
mod tests;
