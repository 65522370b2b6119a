//! `unit_mismatch`: a unit that cannot be converted to the indicator's (家 for 亿元, % for 百分点).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::context::Context;
use super::{Column, DataFinding};

/// No parameters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Parameters {}

pub(super) fn run(context: &Context<'_>, found: &mut Vec<DataFinding>) {
    for (at, row) in context.rows() {
        let definition = context.index.indicators[row.indicator].definition;
        if let Some(definition) =
            definition.filter(|_| row.factor.is_none() && row.observation.value.is_some())
        {
            let arguments = [("unit", row.observation.unit.clone()), ("wanted", definition.unit.clone())];
            found.push(context.of_row(at, Column::Unit, &arguments));
        }
    }
}
