//! What sign-ins of one process share: how many passwords are hashed at once, and the failures of
//! names that belong to nobody.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use tokio::sync::Semaphore;

use crate::clock::Micros;
use crate::error::AppError;
use crate::identity::lockout::{LockState, Lockout, LockoutPolicy};

/// Passwords hashed at once; each takes 19 MiB and a core.
const HASHING_MAX: usize = 2;
/// Names of nobody that are remembered; beyond it all are forgotten.
const UNKNOWN_MAX: usize = 10_000;

/// Shared by the sign-ins of one process.
pub(crate) struct Guard {
    hashing: Semaphore,
    unknown: Mutex<HashMap<String, Lockout>>,
}

impl Default for Guard {
    fn default() -> Guard {
        Guard { hashing: Semaphore::new(HASHING_MAX), unknown: Mutex::default() }
    }
}

impl Guard {
    /// Does the slow work of a password on a thread of its own, a few at once.
    ///
    /// # Errors
    /// The work was given up because the process ends.
    pub(crate) async fn hash<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, AppError> {
        let _turn = self.hashing.acquire().await.map_err(AppError::internal)?;
        tokio::task::spawn_blocking(work).await.map_err(AppError::internal)
    }

    /// Whether a name of nobody is locked: it answers as an account would.
    pub(crate) fn unknown_state(&self, name: &str, policy: &LockoutPolicy, now: Micros) -> LockState {
        let unknown = self.unknown.lock().unwrap_or_else(PoisonError::into_inner);
        unknown.get(name).cloned().unwrap_or_default().state(policy, now)
    }

    /// Counts a failure of a name of nobody.
    pub(crate) fn unknown_failed(&self, name: &str, policy: &LockoutPolicy, now: Micros) {
        let mut unknown = self.unknown.lock().unwrap_or_else(PoisonError::into_inner);
        if unknown.len() >= UNKNOWN_MAX {
            unknown.clear();
        }
        let lockout = unknown.entry(name.to_owned()).or_default();
        *lockout = lockout.failed(policy, now);
    }
}
