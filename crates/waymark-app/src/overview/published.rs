//! What of a plan's values was published without the target they belong to.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::Observation;

use super::{LatestValue, OverviewRow};
use crate::assessment::{AssessmentGround, Prepared};

/// The latest published value of an indicator for the plan's own area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PublishedValue {
    /// Code of the indicator.
    pub indicator: String,
    /// Code of the area.
    pub area: String,
    /// Number in the table.
    pub number: Option<u32>,
    /// Name of the indicator.
    pub name: String,
    /// The value.
    pub latest: LatestValue,
}

/// The published values of indicators that no row is about, in the order of the table.
pub(super) fn values(
    ground: &AssessmentGround,
    prepared: &Prepared<'_>,
    rows: &[OverviewRow],
) -> Vec<PublishedValue> {
    let own = prepared.own_area();
    let mut found: Vec<PublishedValue> = ground
        .indicators()
        .iter()
        .filter(|definition| ground.shows(&definition.code, own))
        .filter(|definition| rows.iter().all(|row| row.indicator != definition.code))
        .filter_map(|definition| {
            let series = prepared.observed.counting_in_order(&definition.code, own);
            let known = series.into_iter().filter(|one| one.period.end_month() <= ground.at.end_month());
            let latest = known.max_by_key(|one| one.period.end_month()).and_then(latest)?;
            Some(PublishedValue {
                indicator: definition.code.clone(),
                area: own.to_owned(),
                number: definition.number,
                name: definition.name.clone(),
                latest,
            })
        })
        .collect();
    found.sort_by_key(|one| one.number.unwrap_or(u32::MAX));
    found
}

fn latest(one: &Observation) -> Option<LatestValue> {
    Some(LatestValue {
        indicator: one.indicator.clone(),
        value: one.usable()?,
        unit: one.unit.clone(),
        period: one.period,
        source: one.source.clone(),
        source_grade: one.source_grade,
        known_at: one.known_at,
    })
}
