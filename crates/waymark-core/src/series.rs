//! 序列: indicator × caliber × area × dimensions × frequency.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Observation;
use crate::Period;
use crate::indicator::Frequency;

/// What makes values belong together.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Series {
    /// Code of the indicator.
    pub indicator: String,
    /// Id of the caliber, where stated.
    pub caliber: Option<String>,
    /// Code of the area.
    pub area: String,
    /// Further dimensions.
    pub dimensions: BTreeMap<String, String>,
    /// How long its periods are; none for a run of years.
    pub frequency: Option<Frequency>,
}

impl Series {
    /// The series an observation belongs to.
    pub fn of(observation: &Observation) -> Series {
        Series {
            indicator: observation.indicator.clone(),
            caliber: observation.caliber.clone(),
            area: observation.area.clone(),
            dimensions: observation.dimensions.clone(),
            frequency: match observation.period {
                Period::Year(_) => Some(Frequency::Year),
                Period::HalfYear(..) => Some(Frequency::HalfYear),
                Period::Quarter(..) => Some(Frequency::Quarter),
                Period::Month(..) | Period::YearToDate(..) => Some(Frequency::Month),
                Period::Years(..) => None,
            },
        }
    }
}
