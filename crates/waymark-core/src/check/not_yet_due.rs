//! `not_yet_due`: a value that cannot be out yet.
//!
//! The day a value became known, or the day of checking where none is given, lies within its
//! period, or before the release calendar lets it appear. Forecasts (`F`) are passed over.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::context::Context;
use super::{Column, DataFinding};
use crate::observation::Status;

/// What is looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Parameters {
    /// Whether the period must be over.
    pub period: bool,
    /// Whether the release calendar must let it appear.
    pub calendar: bool,
}

impl Default for Parameters {
    fn default() -> Parameters {
        Parameters { period: true, calendar: true }
    }
}

pub(super) fn run(parameters: &Parameters, context: &Context<'_>, found: &mut Vec<DataFinding>) {
    let today = context.input.today;
    for (at, row) in context.rows() {
        let o = row.observation;
        if o.value.is_none() || !o.status.has_value() || o.status == Status::Forecast {
            continue;
        }
        let known = o.known_at.map_or(today, |known| known.min(today));
        let last = o.period.last_day();
        let definition = context.index.indicators[row.indicator].definition;
        let early = definition.and_then(|d| d.release.as_ref()).and_then(|r| r.early_on(o.period));
        let (fault, day) = match early {
            _ if known <= last && parameters.period => ("period_open", last),
            Some(early) if last < known && known < early && parameters.calendar => ("before_calendar", early),
            _ => continue,
        };
        let arguments =
            [("fault", fault.to_owned()), ("known_at", known.to_string()), ("day", day.to_string())];
        found.push(context.of_row(at, Column::Period, &arguments));
    }
}
