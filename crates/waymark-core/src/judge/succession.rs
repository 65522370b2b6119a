//! A plan follows another: the final value becomes the next baseline.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Datum;
use crate::indicator::Definition;
use crate::observation::Status;
use crate::target::Baseline;

/// The baseline a plan inherits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NextBaseline {
    /// The final value of the plan before, as a baseline.
    pub baseline: Baseline,
    /// Caliber before and after, where they differ.
    pub caliber_change: Option<(String, String)>,
    /// Whether values of the two calibers may be compared.
    pub comparable: bool,
}

/// Makes the final value of one plan the baseline of the next, which uses `caliber`.
pub fn next_baseline(last: &Datum, definition: &Definition, caliber: Option<&str>) -> NextBaseline {
    let before = last.caliber.as_deref();
    let change = match (before, caliber) {
        (Some(before), Some(after)) if before != after => Some((before.to_owned(), after.to_owned())),
        _ => None,
    };
    NextBaseline {
        comparable: definition.comparable(before, caliber),
        caliber_change: change,
        baseline: Baseline {
            revision: "previous".to_owned(),
            value: last.value,
            unit: last.unit.clone(),
            period: last.period,
            forecast: last.status == Status::Forecast,
            derived: last.status == Status::Derived,
            formula: None,
            caliber: last.caliber.clone(),
            source: last.source.clone(),
            source_grade: last.source_grade,
            known_at: last.known_at,
        },
    }
}
