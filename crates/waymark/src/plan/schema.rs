//! `waymark plan schema`: the shape of what the other commands write.

use anyhow::Context;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::Value;
use waymark_core::{Extraction, Ledger};
use waymark_report::assessment::AssessmentReport;
use waymark_report::observations;

use crate::cli::{SchemaArguments, SchemaName};
use crate::failure::Failure;
use crate::output;

/// Prints the schema.
pub fn run(arguments: &SchemaArguments) -> Result<(), Failure> {
    let text = text(arguments.name).context("cannot write JSON")?;
    output::write(text.as_bytes(), None)?;
    Ok(())
}

/// The JSON Schema (2020-12), ending in a line end.
pub fn text(name: SchemaName) -> serde_json::Result<String> {
    fn of<T: JsonSchema>() -> schemars::Schema {
        let mut schema = SchemaGenerator::default().into_root_schema_for::<T>();
        drop_unused(&mut schema);
        schema
    }
    let schema = match name {
        SchemaName::Extraction => of::<Extraction>(),
        SchemaName::Ledger => of::<Ledger>(),
        SchemaName::Observations => of::<observations::Row>(),
        SchemaName::Assessment => of::<AssessmentReport>(),
    };
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}

/// Leaves out definitions nothing refers to: a shape that was only the ground of another one.
fn drop_unused(schema: &mut schemars::Schema) {
    loop {
        let text = schema.as_value().to_string();
        let Some(definitions) = schema.get_mut("$defs").and_then(Value::as_object_mut) else { return };
        let before = definitions.len();
        definitions.retain(|name, _| text.contains(&format!("\"#/$defs/{name}\"")));
        if definitions.len() == before {
            return;
        }
    }
}

#[cfg(test)]
mod tests;
