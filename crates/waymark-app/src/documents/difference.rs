//! Two documents of a plan side by side.

use waymark_core::Date;
use waymark_plan::amendment::{Amendment, amendment};

use crate::actor::Place;
use crate::app::App;
use crate::call::Call;
use crate::error::AppError;
use crate::operation::Operation;

impl App {
    /// What a later document makes of the items of an earlier one; as they had been read by the end of a
    /// day, where one is given.
    ///
    /// # Errors
    /// No right to it, no such document, or one that is not read yet.
    pub async fn document_difference(
        &self,
        call: &Call,
        plan: &str,
        from: &str,
        to: &str,
        known_by: Option<Date>,
    ) -> Result<Amendment, AppError> {
        call.actor.may(Operation::DocumentRead, &Place::plan(plan))?;
        let before = self.read_extraction(plan, from, known_by).await?;
        let after = self.read_extraction(plan, to, known_by).await?;
        let compare = move || amendment(&before, &after);
        tokio::task::spawn_blocking(compare).await.map_err(AppError::internal)
    }

    /// What was read out of a document of a plan.
    pub(crate) async fn read_extraction(
        &self,
        plan: &str,
        code: &str,
        known_by: Option<Date>,
    ) -> Result<std::sync::Arc<waymark_core::Extraction>, AppError> {
        let document = self.document(plan, code, known_by).await?.body;
        let read =
            document.extraction.ok_or_else(|| AppError::refused("document_not_read").with("code", code))?;
        self.extraction(&read).await
    }
}
