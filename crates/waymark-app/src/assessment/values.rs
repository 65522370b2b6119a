//! The values an assessment is made from.

use std::sync::Arc;

use waymark_core::indicator::Definition;
use waymark_core::record::{Release, Submission, Withdrawal};
use waymark_core::{Date, Observation};
use waymark_store::observation::{Basis, ObservationFilter, Span};

use super::AssessmentGround;
use crate::app::App;
use crate::error::AppError;
use crate::observations::AREAS_OF;
use crate::records::Record;

/// Kinds of records whose change may change which values count.
const KINDS: [&str; 4] = [Submission::KIND, Release::KIND, Withdrawal::KIND, Definition::KIND];

/// The values of whole years on one basis.
struct WholeYears {
    basis: Basis,
    rows: Arc<Vec<Observation>>,
}

impl App {
    /// Values of years and runs of years on a basis, whenever they became known. Of each plan the
    /// accepted ones and those of one release are kept: a city's 80,000 take longer to read than to
    /// judge.
    pub(super) async fn whole_years(
        &self,
        plan: &str,
        basis: &Basis,
    ) -> Result<Arc<Vec<Observation>>, AppError> {
        let name = match basis {
            Basis::Accepted => format!("whole years {plan} accepted"),
            _ => format!("whole years {plan} released"),
        };
        let kept = self
            .keep(&name, &[KINDS.as_slice(), &AREAS_OF].concat(), self.read_whole_years(plan, basis))
            .await?;
        if kept.basis == *basis {
            return Ok(kept.rows.clone());
        }
        Ok(self.read_whole_years(plan, basis).await?.rows)
    }

    async fn read_whole_years(&self, plan: &str, basis: &Basis) -> Result<WholeYears, AppError> {
        let filter =
            ObservationFilter { basis: basis.clone(), span: Span::Years, ..ObservationFilter::default() };
        let found = self.stored_observations(plan, filter).await?;
        let rows = Arc::new(found.into_iter().map(|one| one.observation).collect());
        Ok(WholeYears { basis: basis.clone(), rows })
    }

    /// Values of parts of years that verdicts can depend on, known by a day.
    pub(super) async fn parts_of_years(
        &self,
        plan: &str,
        basis: Basis,
        known_by: Option<Date>,
        ground: &AssessmentGround,
    ) -> Result<Vec<Observation>, AppError> {
        let mut parts = Vec::new();
        for (year, mut indicators) in ground.parts_wanted() {
            indicators.retain(|code| ground.names(code));
            if indicators.is_empty() {
                continue;
            }
            let filter = ObservationFilter {
                basis: basis.clone(),
                known_by,
                span: Span::Parts,
                from_year: Some(year),
                indicators,
                ..ObservationFilter::default()
            };
            let found = self.stored_observations(plan, filter).await?;
            parts.extend(found.into_iter().map(|one| one.observation));
        }
        Ok(parts)
    }
}
