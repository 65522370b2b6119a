//! Keys for scripts: sessions without a person at the keyboard, for as long as their owner said.

use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{SessionBody, Way};
use crate::app::{App, instant_text};
use crate::call::Call;
use crate::error::{AppError, FieldFault};
use crate::identity::token::Token;
use crate::operation::Operation;

/// Longest life of a key.
const DAYS_MAX: u32 = 366;
/// Most keys of one account.
const KEYS_MAX: usize = 20;
/// Digits of the hash that name a key.
const ID_DIGITS: usize = 16;

/// A key as its owner sees it afterwards.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct KeyView {
    /// What names it.
    pub id: String,
    /// What it is for.
    pub name: String,
    /// When it was made, RFC 3339.
    pub created_at: String,
    /// When it was last used, to about a minute.
    pub seen_at: String,
    /// When it ends.
    pub expires_at: String,
}

impl App {
    /// Makes a key that may do what its owner may. It is shown once.
    ///
    /// # Errors
    /// A name or a life that does not fit, too many keys; a session that is itself a script's.
    pub async fn make_key(&self, call: &Call, token: &str, name: &str, days: u32) -> Result<Token, AppError> {
        let live = self.own_session(token).await?;
        let account = live.stored.account.clone();
        if live.actor.must.is_some() || live.body.way == Way::Demo {
            return Err(AppError::Forbidden { operation: Operation::KeyMake.name(), rule: "role" });
        }
        let mut faults = Vec::new();
        if name.trim().is_empty() || name.chars().count() > 100 {
            faults.push(FieldFault::new("name", "required"));
        }
        if !(1..=DAYS_MAX).contains(&days) {
            faults.push(FieldFault::new("days", "out_of_range").found(format!("1–{DAYS_MAX}")));
        }
        if !faults.is_empty() {
            return Err(AppError::Invalid(faults));
        }
        if self.keys(token).await?.len() >= KEYS_MAX {
            return Err(AppError::refused("too_many_keys").with("most", KEYS_MAX));
        }
        let key = Token::generate_script_key(self.random.as_ref());
        let expires_at = self.now().plus(Duration::from_secs(u64::from(days) * 86_400));
        let body = SessionBody { name: Some(name.trim().to_owned()), ..SessionBody::by(Way::Key) };
        self.keep_session(&account, body, &key, expires_at).await?;
        self.note_own(call, &account, Operation::KeyMake, &format!("made: {}", name.trim())).await?;
        Ok(key)
    }

    /// The keys of the account of a session.
    ///
    /// # Errors
    /// Nobody is signed in.
    pub async fn keys(&self, token: &str) -> Result<Vec<KeyView>, AppError> {
        let live = self.own_session(token).await?;
        let mut keys = Vec::new();
        for session in self.store.sessions_of(&live.stored.account).await? {
            let body: SessionBody = serde_json::from_str(&session.body)?;
            if body.way == Way::Key {
                keys.push(KeyView {
                    id: session.token_sha256.chars().take(ID_DIGITS).collect(),
                    name: body.name.unwrap_or_default(),
                    created_at: instant_text(session.created_at),
                    seen_at: instant_text(session.seen_at),
                    expires_at: instant_text(session.expires_at),
                });
            }
        }
        Ok(keys)
    }

    /// Ends a key.
    ///
    /// # Errors
    /// There is none of that id; nobody is signed in.
    pub async fn end_key(&self, call: &Call, token: &str, id: &str) -> Result<(), AppError> {
        let live = self.own_session(token).await?;
        for session in self.store.sessions_of(&live.stored.account).await? {
            let body: SessionBody = serde_json::from_str(&session.body)?;
            if body.way == Way::Key && session.token_sha256.get(..ID_DIGITS) == Some(id) {
                self.store.end_session(&session.token_sha256).await?;
                let what = format!("ended: {}", body.name.unwrap_or_default());
                return self.note_own(call, &session.account, Operation::KeyMake, &what).await;
            }
        }
        Err(AppError::NotFound { kind: "key", code: id.to_owned() })
    }
}
