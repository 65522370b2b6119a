//! 序列: which series there are, without their values.

use std::collections::BTreeMap;

use super::ObservationFilter;
use super::read::{dimensions_of, series_conditions};
use crate::row::{Sql, get};
use crate::{Store, StoreError};

/// A series as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SeriesEntry {
    /// Scope of its indicator: a plan's code, or empty.
    pub scope: String,
    /// Code of the indicator.
    pub indicator: String,
    /// Code of the area.
    pub area: String,
    /// Length of its periods: `A`, `S`, `Q`, `M`; `R` for runs of years.
    pub frequency: String,
    /// Further dimensions.
    pub dimensions: BTreeMap<String, String>,
    /// Id of the caliber, where stated.
    pub caliber: Option<String>,
    /// Its id.
    pub series_id: String,
}

impl Store {
    /// The series a filter finds, in the order of their parts; what it says of values is not looked at.
    ///
    /// # Errors
    /// The database failed.
    pub async fn series_entries(&self, filter: &ObservationFilter) -> Result<Vec<SeriesEntry>, StoreError> {
        let mut sql = Sql::new(
            "SELECT s.series_id, s.scope, s.indicator, s.area, s.frequency, s.caliber, s.dimensions FROM series s",
        );
        series_conditions(&mut sql, filter)?;
        let mut entries = Vec::new();
        for row in &sql.query().fetch_all(&self.pool).await? {
            let caliber: String = get(row, 5)?;
            entries.push(SeriesEntry {
                series_id: get(row, 0)?,
                scope: get(row, 1)?,
                indicator: get(row, 2)?,
                area: get(row, 3)?,
                frequency: get(row, 4)?,
                dimensions: dimensions_of(&get::<String>(row, 6)?),
                caliber: Some(caliber).filter(|caliber| !caliber.is_empty()),
            });
        }
        entries.sort_unstable();
        Ok(entries)
    }
}
