//! `duplicate`: one value twice.
//!
//! Within the submission: two rows of one series, caliber, period, source and day known; whether
//! their values agree or not is told. Against what is accepted: a row that says what stands there
//! already, from the same source.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::context::Context;
use super::number::printed;
use super::{Column, DataFinding};
use crate::Observation;

/// Where it is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Parameters {
    /// Among the rows of the submission.
    pub within: bool,
    /// Among what is accepted.
    pub accepted: bool,
}

impl Default for Parameters {
    fn default() -> Parameters {
        Parameters { within: true, accepted: true }
    }
}

pub(super) fn run(parameters: &Parameters, context: &Context<'_>, found: &mut Vec<DataFinding>) {
    let mut seen = HashMap::new();
    for (at, row) in context.rows() {
        let o = row.observation;
        let point = &context.index.series[row.series].points[row.at];
        let key = (row.series, o.period, o.caliber.as_deref(), o.source.as_deref(), o.known_at);
        let first = if point.rows > 1 { *seen.entry(key).or_insert(at) } else { at };
        if first != at && parameters.within {
            let other = &context.index.rows[first];
            let same = (o.status, o.value.and(row.base)) == (other.observation.status, other.base);
            let arguments = [
                ("fault", if same { "same" } else { "different" }.to_owned()),
                ("value", printed(o)),
                ("other", printed(other.observation)),
                ("other_row", (first + 1).to_string()),
            ];
            found.push(context.of_row(at, Column::Value, &arguments));
        } else if parameters.accepted && point.accepted.is_some_and(|accepted| repeats(o, accepted)) {
            let arguments = [("fault", "accepted".to_owned()), ("value", printed(o))];
            found.push(context.of_row(at, Column::Value, &arguments));
        }
    }
}

/// Whether a row says what is accepted already.
fn repeats(o: &Observation, accepted: &Observation) -> bool {
    (o.value, &o.unit, o.status, &o.caliber)
        == (accepted.value, &accepted.unit, accepted.status, &accepted.caliber)
        && (o.numerator, o.denominator) == (accepted.numerator, accepted.denominator)
        && (&o.source, o.source_grade) == (&accepted.source, accepted.source_grade)
}
