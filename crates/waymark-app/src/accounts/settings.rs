//! Settings: what the system administrator may change, and what not.

use waymark_core::Date;
use waymark_core::record::{Grant, Settings};
use waymark_store::entity::Expected;

use super::Profile;
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
    /// the machine's terminal only: with it the one who runs the system could grant themselves rights;
    /// three administrators while somebody holds roles that exclude each other.
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
        if before.one_administrator && !settings.one_administrator {
            self.check_everyone(&changing.all::<Grant>().await?)?;
        }
        let expected = if expected == Expected::Version(0) { Expected::New } else { expected };
        let envelope = changing.put(CODE, settings, Put { expected, ..Put::default() }).await?;
        changing.commit(CODE, envelope).await
    }

    /// Changes who runs the system: three administrators who exclude each other, or one person. None
    /// where it is so already.
    ///
    /// # Errors
    /// Anyone but the machine's own terminal; somebody who holds roles that exclude each other.
    pub async fn change_profile(
        &self,
        call: &Call,
        profile: Profile,
    ) -> Result<Option<Done<Envelope<Settings>>>, AppError> {
        let (before, version) = self.read_settings_for(call, None).await?;
        let settings = Settings { one_administrator: profile == Profile::One, ..before.clone() };
        if settings == before {
            return Ok(None);
        }
        self.write_settings(call, &settings, Expected::Version(version)).await.map(Some)
    }
}
