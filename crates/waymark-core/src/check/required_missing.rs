//! `required_missing`: what must be filled in is not.
//!
//! A value that was asked for, is due and is neither in the submission nor accepted before; or an
//! empty cell of a row. 缺失 (`O`) answers only with a note; 不适用, 不公开 answer; 未到发布时间
//! answers until the due date of the release calendar.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::context::{About, Context};
use super::{Column, DataFinding};
use crate::Observation;
use crate::observation::Status;

/// What must be there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Parameters {
    /// Whether what the submission was asked for must be answered.
    pub expected: bool,
    /// Columns no row may leave empty: `value` (where the status carries one), `unit` (unless the
    /// indicator is a pure ratio), `numerator`, `denominator`, `source`.
    pub columns: Vec<Column>,
}

impl Default for Parameters {
    fn default() -> Parameters {
        Parameters { expected: true, columns: vec![Column::Value, Column::Unit] }
    }
}

pub(super) fn run(parameters: &Parameters, context: &Context<'_>, found: &mut Vec<DataFinding>) {
    for (at, row) in context.rows() {
        let ratio = context.index.indicators[row.indicator].definition.is_some_and(|d| d.unit.is_empty());
        let empty = |column: &&Column| is_empty(row.observation, **column, ratio);
        for column in parameters.columns.iter().filter(empty) {
            let arguments = [("fault", "empty".to_owned()), ("column", column.code().to_owned())];
            found.push(context.of_row(at, *column, &arguments));
        }
    }
    if parameters.expected {
        unanswered(context, found);
    }
}

fn is_empty(observation: &Observation, column: Column, ratio: bool) -> bool {
    let valued = observation.status.has_value();
    match column {
        Column::Value => valued && observation.value.is_none(),
        Column::Unit => valued && !ratio && observation.unit.is_empty(),
        Column::Numerator => valued && observation.numerator.is_none(),
        Column::Denominator => valued && observation.denominator.is_none(),
        Column::Source => valued && observation.source.as_deref().is_none_or(|s| s.trim().is_empty()),
        Column::Period | Column::Status => false,
    }
}

fn unanswered(context: &Context<'_>, found: &mut Vec<DataFinding>) {
    let index = context.index;
    let answered = |o: &Observation, due: bool| match o.status {
        Status::Missing => o.note.as_deref().is_some_and(|note| !note.trim().is_empty()),
        Status::NotDue => !due,
        _ => true,
    };
    for expected in context.input.expected {
        let series = index.plain_series(&expected.indicator, &expected.area);
        let Some(indicator) = series.map(|s| s.indicator).or_else(|| index.indicator(&expected.indicator))
        else {
            continue;
        };
        let day = context.input.today;
        let due = match index.indicators[indicator].definition {
            Some(definition) => definition.is_due(expected.period, day),
            None => expected.period.last_day() < day,
        };
        if !due || !context.reaches(indicator) {
            continue;
        }
        let point = series.and_then(|series| series.find(expected.period).map(|at| &series.points[at]));
        let accepted = || context.input.known.counting(&expected.indicator, &expected.area, expected.period);
        if point.map(|point| point.observation).or_else(accepted).is_some_and(|o| answered(o, due)) {
            continue;
        }
        let row = point.and_then(|point| point.row);
        let fault = match row.map(|at| index.rows[at].observation.status) {
            Some(Status::Missing) => "unexplained",
            Some(_) => "overdue",
            None => "absent",
        };
        let about = About { indicator, area: &expected.area, period: expected.period };
        let column = row.map(|_| Column::Status);
        found.push(context.finding(row, column, about, &[("fault", fault.to_owned())]));
    }
}
