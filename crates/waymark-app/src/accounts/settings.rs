//! Settings: what the system administrator may change, and what not.

use waymark_core::Date;
use waymark_core::record::Settings;
use waymark_store::entity::Expected;

use crate::actor::Place;
use crate::app::App;
use crate::call::{Call, Done, Put};
use crate::error::AppError;
use crate::operation::Operation;
use crate::records::{Envelope, Record};

/// The one code of settings.
const CODE: &str = "settings";

impl App {
    /// The settings, with their version; the usual ones, version 0, where none were written. As known by
    /// the end of a day, where one is given.
    ///
    /// # Errors
    /// No right to them.
    pub async fn read_settings_for(
        &self,
        call: &Call,
        known_by: Option<Date>,
    ) -> Result<(Settings, i64), AppError> {
        call.actor.may(Operation::SettingsRead, &Place::default())?;
        let found = self.store.entity(Settings::KIND, "", CODE, known_by).await?;
        let version = found.as_ref().map_or(0, |entity| entity.number);
        Ok((self.read_settings(known_by).await?, version))
    }

    /// Writes the settings.
    ///
    /// # Errors
    /// No right to it; figures out of range; another profile of administrators, which is changed at
    /// the machine's terminal only: with it the one who runs the system could grant themselves rights.
    pub async fn write_settings(
        &self,
        call: &Call,
        settings: &Settings,
        expected: Expected,
    ) -> Result<Done<Envelope<Settings>>, AppError> {
        let mut changing = self.begin(call, Operation::SettingsWrite, &Place::default()).await?;
        let before = self.read_settings(None).await?;
        if before.one_administrator != settings.one_administrator && !call.actor.system {
            return Err(AppError::refused("profile_fixed"));
        }
        let expected = if expected == Expected::Version(0) { Expected::New } else { expected };
        let envelope = changing.put(CODE, settings, Put { expected, ..Put::default() }).await?;
        changing.commit(CODE, envelope).await
    }
}
