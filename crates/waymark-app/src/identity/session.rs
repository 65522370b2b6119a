//! When a session ends.
//!
//! Source: GB/T 22239-2019, 8.1.4.1 b): a connection left alone is ended after a time.

use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::clock::Micros;

/// How long a session lasts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SessionLimits {
    /// It ends so many seconds after the last request.
    pub idle_seconds: u64,
    /// It ends so many seconds after the sign-in, whatever happens in it.
    pub absolute_seconds: u64,
}

impl Default for SessionLimits {
    fn default() -> Self {
        Self { idle_seconds: 30 * 60, absolute_seconds: 12 * 3600 }
    }
}

/// Whether a session still counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionState {
    /// It does.
    Live {
        /// Without another request it ends then.
        until: Micros,
    },
    /// Nobody used it for too long.
    Idle,
    /// It has lasted as long as one may.
    Expired,
}

impl SessionLimits {
    /// Whether a session signed in at `started_at` and last used at `seen_at` counts now.
    #[must_use]
    pub fn state(&self, started_at: Micros, seen_at: Micros, now: Micros) -> SessionState {
        let expires = started_at.plus(Duration::from_secs(self.absolute_seconds));
        let idles = seen_at.plus(Duration::from_secs(self.idle_seconds));
        if now >= expires {
            SessionState::Expired
        } else if now >= idles {
            SessionState::Idle
        } else {
            SessionState::Live { until: idles.min(expires) }
        }
    }
}

#[cfg(test)]
mod tests;
