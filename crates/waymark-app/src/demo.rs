//! The demonstration: a system made of examples, whose accounts sign in without a password.

use waymark_store::change::ChangeFilter;

use crate::app::App;
use crate::call::Call;
use crate::error::AppError;
use crate::example::Example;
use crate::identity::token::LinkPurpose;
use crate::session::MadeLink;

/// Reason of a demonstration's first change. It writes rows and so is never pruned, and the log cannot
/// be altered unseen: the mark stays, and no system comes to bear it later.
const MARK: &str = "waymark demo";

impl App {
    /// Makes an empty system a demonstration of examples.
    ///
    /// # Errors
    /// Something is there already; a part of an example does not fit.
    pub async fn make_demo(&self, examples: &[Example]) -> Result<(), AppError> {
        if self.store.head().await?.seq > 0 {
            return Err(AppError::refused("not_a_demo"));
        }
        let call = Call { reason: Some(MARK.to_owned()), ..Call::system() };
        self.load_built_in_packs(&call).await?;
        for example in examples {
            self.load_example(example).await?;
        }
        Ok(())
    }

    /// Whether the system was made as a demonstration.
    ///
    /// # Errors
    /// The database failed.
    pub async fn is_demo(&self) -> Result<bool, AppError> {
        let first = ChangeFilter { limit: 1, ..ChangeFilter::default() };
        let first = self.store.changes(&first).await?.into_iter().next();
        Ok(first.is_some_and(|change| change.actor == "system" && change.reason.as_deref() == Some(MARK)))
    }

    /// Makes a link of the demonstration, which signs in without a password.
    ///
    /// # Errors
    /// `not_a_demo` for an account of any other system.
    pub async fn demo_link(&self, code: &str) -> Result<MadeLink, AppError> {
        if !self.is_demo().await? {
            return Err(AppError::refused("not_a_demo"));
        }
        self.make_link(code, LinkPurpose::Demo, false).await
    }
}
