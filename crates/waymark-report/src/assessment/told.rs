//! The sentences JSON has beside what was judged, and the schema that says so.
//!
//! Judging gives codes and arguments. A report as JSON carries the words for people too, in both
//! languages: `sentence` of a verdict, `message_zh` and `message_en` of a finding.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};
use waymark_core::Finding;
use waymark_core::judge::{Assessment, Verdict};

use super::AssessmentReport;
use crate::text::{Lang, verdict};

/// The report with its sentences.
///
/// # Errors
/// None that input can cause.
pub(super) fn told(report: &AssessmentReport) -> serde_json::Result<Value> {
    let mut value = serde_json::to_value(report)?;
    for (at, assessment) in report.assessments.iter().enumerate() {
        let place = &mut value["assessments"][at];
        say(&mut place["findings"], &assessment.findings);
        for (at, one) in assessment.verdicts.iter().enumerate() {
            let place = &mut place["verdicts"][at];
            let sentence = |lang| verdict::sentence(assessment, one, lang);
            place["sentence"] = json!({ "zh": sentence(Lang::Zh), "en": sentence(Lang::En) });
            say(&mut place["findings"], &one.findings);
        }
    }
    say(&mut value["findings"], &report.findings);
    Ok(value)
}

/// Puts each finding's sentences beside it.
fn say(list: &mut Value, findings: &[Finding]) {
    for (at, finding) in findings.iter().enumerate() {
        list[at]["message_zh"] = verdict::message(finding, Lang::Zh).into();
        list[at]["message_en"] = verdict::message(finding, Lang::En).into();
    }
}

/// [`Finding`] with its sentences, for the schema.
pub(super) struct ToldFinding;

/// [`Verdict`] with its sentence, for the schema.
struct ToldVerdict;

/// [`Assessment`] with the sentences in it, for the schema.
pub(super) struct ToldAssessment;

impl JsonSchema for ToldFinding {
    fn schema_name() -> Cow<'static, str> {
        "ToldFinding".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = Finding::json_schema(generator);
        add(&mut schema, "message_zh", text("What it says, Chinese."));
        add(&mut schema, "message_en", text("What it says, English."));
        schema
    }
}

impl JsonSchema for ToldVerdict {
    fn schema_name() -> Cow<'static, str> {
        "ToldVerdict".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = Verdict::json_schema(generator);
        let sentence = json_schema!({
            "description": "One sentence to copy.",
            "type": "object",
            "properties": { "zh": text("Chinese."), "en": text("English.") },
            "required": ["zh", "en"],
        });
        add(&mut schema, "sentence", sentence);
        items(&mut schema, "findings", generator.subschema_for::<ToldFinding>());
        schema
    }
}

impl JsonSchema for ToldAssessment {
    fn schema_name() -> Cow<'static, str> {
        "ToldAssessment".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = Assessment::json_schema(generator);
        items(&mut schema, "verdicts", generator.subschema_for::<ToldVerdict>());
        items(&mut schema, "findings", generator.subschema_for::<ToldFinding>());
        schema
    }
}

fn text(description: &str) -> Schema {
    json_schema!({ "description": description, "type": "string" })
}

/// Adds a field that is always there.
fn add(schema: &mut Schema, name: &str, field: Schema) {
    if let Some(fields) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        fields.insert(name.to_owned(), field.to_value());
    }
    if let Some(required) = schema.get_mut("required").and_then(Value::as_array_mut) {
        required.push(name.into());
    }
}

/// Says what the entries of a list are.
fn items(schema: &mut Schema, name: &str, of: Schema) {
    if let Some(list) = schema.pointer_mut(&format!("/properties/{name}/items")) {
        *list = of.to_value();
    }
}
