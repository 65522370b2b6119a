//! Sessions: who is behind a token.

use waymark_core::record::Settings;

use crate::actor::Actor;
use crate::app::App;
use crate::error::AppError;
use crate::records::Envelope;

impl App {
    /// The settings of the system.
    ///
    /// # Errors
    /// The database failed.
    pub async fn settings(&self) -> Result<Settings, AppError> {
        let kept = self.keep("settings", &["settings"], async {
            match self.store.entity("settings", "", "settings", None).await? {
                Some(entity) => Ok(Envelope::<Settings>::of(entity)?.body),
                None => Ok(Settings::default()),
            }
        });
        Ok(kept.await?.as_ref().clone())
    }

    /// Nobody in particular: what the public may do.
    ///
    /// # Errors
    /// The database failed.
    pub async fn nobody(&self) -> Result<Actor, AppError> {
        Ok(Actor::nobody(self.settings().await?.public_pages))
    }

    /// Who is behind a session's token or a script's key; nobody if it is not good any more.
    ///
    /// # Errors
    /// The database failed.
    pub async fn actor_of_token(&self, _token: &str) -> Result<Actor, AppError> {
        self.nobody().await
    }
}
