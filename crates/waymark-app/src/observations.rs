//! 数据: reading values with everything known about them.
//!
//! [`App::observations_for`] gives plain values to other use cases, [`App::read_observations`] what
//! screens and scripts are shown, [`App::read_series`] which series there are and how fresh.

mod answer;
mod gaps;
mod lists;
mod points;
mod reach;
mod read;
mod series;
mod visible;

pub use answer::{
    ObservationListing, ObservationQuery, Point, Reading, SeriesValues, Shown, WithdrawnNotice,
};
pub(crate) use gaps::period_of;
pub use lists::IndicatorScope;
pub(crate) use lists::area_code;
pub(crate) use reach::AREAS_OF;
pub use series::{SeriesListing, SeriesSummary};

use waymark_core::indicator::Frequency;
use waymark_core::{Date, Observation};
use waymark_store::observation::{Basis, ObservationFilter, StoredObservation};

use crate::app::App;
use crate::error::AppError;

impl App {
    /// Every value of a plan that a basis counts, every revision of it, without those a withdrawal
    /// covers; for other use cases, which check rights themselves. In the order of series and period.
    ///
    /// # Errors
    /// The database failed.
    pub async fn observations_for(
        &self,
        plan: &str,
        basis: Basis,
        known_by: Option<Date>,
        frequency: Option<Frequency>,
    ) -> Result<Vec<Observation>, AppError> {
        let filter = ObservationFilter { basis, known_by, frequency, ..ObservationFilter::default() };
        let found = self.stored_observations(plan, filter).await?;
        Ok(found.into_iter().map(|one| one.observation).collect())
    }

    /// Values of a plan by a filter whose scopes are filled in here: the plan's own indicators
    /// first, then those all plans share. Of accepted values those of the plan's areas.
    ///
    /// # Errors
    /// The database failed.
    pub(crate) async fn stored_observations(
        &self,
        plan: &str,
        filter: ObservationFilter,
    ) -> Result<Vec<StoredObservation>, AppError> {
        let scope = self.indicator_scope(plan).await?;
        let filter = ObservationFilter { scopes: scope.scopes(), ..filter };
        let mut found = self.store.observations(&filter).await?;
        found.retain(|one| scope.scope_of(&one.observation.indicator) == one.scope);
        if filter.basis == Basis::Accepted {
            let areas = self.areas_of(plan).await?;
            found.retain(|one| areas.contains(&one.observation.area));
        }
        Ok(found)
    }
}
