//! Whose values a plan holds: indicators are shared between plans, areas tell them apart.

use std::collections::BTreeSet;
use std::sync::Arc;

use waymark_core::area::{Area, AreaChange};
use waymark_core::record::PlanRecord;

use crate::app::App;
use crate::error::AppError;
use crate::records::Record;

/// Kinds of records the areas of a plan follow from.
pub(crate) const AREAS_OF: [&str; 3] = [PlanRecord::KIND, Area::KIND, AreaChange::KIND];

impl App {
    /// The areas whose accepted values belong to a plan: its own with all that lies in it, those it
    /// lies in, and those it is compared with. What a release or a submission lists stays as listed.
    ///
    /// # Errors
    /// There is no such plan.
    pub(crate) async fn areas_of(&self, plan: &str) -> Result<Arc<BTreeSet<String>>, AppError> {
        self.keep(&format!("areas of {plan}"), &AREAS_OF, async {
            let missing = || AppError::NotFound { kind: PlanRecord::KIND, code: plan.to_owned() };
            let found = self.store.entity(PlanRecord::KIND, "", plan, None).await?.ok_or_else(missing)?;
            let record: PlanRecord = serde_json::from_str(&found.body)?;
            let list = self.areas().await?;
            let mut codes = list.within(&record.area);
            codes.extend(list.above(&record.area));
            Ok(codes.into_iter().chain(record.peers.iter().map(String::as_str)).map(str::to_owned).collect())
        })
        .await
    }
}
