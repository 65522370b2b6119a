//! Whether a session still counts, and who is behind it.

use std::sync::Arc;
use std::time::Duration;

use waymark_core::record::Settings;
use waymark_store::secret::StoredSession;

use super::person::Person;
use super::{SessionBody, Way};
use crate::actor::{Actor, Must};
use crate::app::App;
use crate::clock::Micros;
use crate::error::AppError;
use crate::identity::session::{SessionLimits, SessionState};
use crate::identity::token::Token;
use crate::moment;

/// Use of a session is noted when the last note is older than this, so that not every read writes.
const TOUCH_AFTER: Duration = Duration::from_secs(60);

/// A session that counts.
pub(crate) struct Live {
    /// As kept.
    pub(crate) stored: StoredSession,
    /// How it was begun.
    pub(crate) body: SessionBody,
    /// Who is behind it.
    pub(crate) person: Arc<Person>,
    /// What they may do now.
    pub(crate) actor: Actor,
}

impl App {
    /// Who is behind a session's token or a script's key; nobody if it is not good any more.
    ///
    /// # Errors
    /// The database failed.
    pub async fn actor_of_token(&self, token: &str) -> Result<Actor, AppError> {
        match self.live(token).await? {
            Some(live) => Ok(live.actor),
            None => self.nobody().await,
        }
    }

    /// The session of a token, if it still counts.
    pub(crate) async fn live(&self, token: &str) -> Result<Option<Live>, AppError> {
        let Some(token) = Token::parse(token) else { return Ok(None) };
        let hash = token.hash();
        let Some((stored, seq)) = self.store.session(hash.as_str()).await? else { return Ok(None) };
        moment::see(seq);
        let body: SessionBody = serde_json::from_str(&stored.body)?;
        let person = self.person(&stored.account).await?;
        let now = self.now();
        if person.account.is_none() || !counts(&stored, &body, &person.settings, now) {
            self.store.end_session(hash.as_str()).await?;
            return Ok(None);
        }
        let idle = Duration::from_secs(u64::from(person.settings.idle_minutes) * 60);
        if now.since(Micros(stored.seen_at)) > TOUCH_AFTER.min(idle / 10) {
            self.store.touch_session(hash.as_str(), stored.seen_at, now.0).await?;
        }
        let must = must(&body, &person.settings, now);
        let actor = Actor { must, ..person.actor.clone() };
        Ok(Some(Live { stored, body, person, actor }))
    }
}

fn counts(stored: &StoredSession, body: &SessionBody, settings: &Settings, now: Micros) -> bool {
    if now.0 >= stored.expires_at {
        return false;
    }
    let limits = SessionLimits {
        idle_seconds: u64::from(settings.idle_minutes) * 60,
        absolute_seconds: u64::from(settings.session_hours) * 3_600,
    };
    let state = limits.state(Micros(stored.created_at), Micros(stored.seen_at), now);
    body.way == Way::Key || matches!(state, SessionState::Live { .. })
}

/// What has to be done before anything else.
fn must(body: &SessionBody, settings: &Settings, now: Micros) -> Option<Must> {
    if body.password_until.is_some_and(|until| now >= until) {
        return Some(Must::Password);
    }
    let proven_here = matches!(body.way, Way::Password | Way::Link);
    (settings.second_factor && proven_here && !body.second_factor).then_some(Must::Totp)
}
