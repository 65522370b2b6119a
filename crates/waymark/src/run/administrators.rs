//! `waymark administrators`: changes between three administrators and one person.

use waymark_app::Call;
use waymark_app::accounts::Profile;
use waymark_report::Lang;

use crate::cli::server::{Administrators, AdministratorsArguments};
use crate::failure::Failure;
use crate::run::{block_on, open, refused};

/// Changes the profile, as an entry of the log, and says so.
pub fn run(arguments: &AdministratorsArguments, lang: Lang) -> Result<(), Failure> {
    block_on(async {
        let app = open(&arguments.data, lang).await?;
        let profile = match arguments.profile {
            Administrators::Three => Profile::Three,
            Administrators::One => Profile::One,
        };
        let origin = Some("terminal".to_owned());
        let call = Call { reason: arguments.reason.clone(), origin, ..Call::system() };
        let done = app.change_profile(&call, profile).await.map_err(|error| refused(error, lang))?;
        app.store.close().await;
        match done {
            Some(done) => say!("{}{}", lang.pick("变更：", "change: "), done.change.change_id),
            None => say!("{}", lang.pick("已是该模式，无需更改。", "It is so already; nothing was changed.")),
        }
        Ok(())
    })
}
