//! What stands in headers, told once for every operation: it is read and written by layers, where the
//! description of an address does not see it.

use serde_json::{Map, Value, json};

/// Adds the headers of requests and answers; takes out axum's own refusals, which leave as problems.
pub fn add(document: &mut Value) {
    let text = |chars_max: u32| json!({ "type": "string", "minLength": 1, "maxLength": chars_max });
    let header = |name: &str, description: &str, schema: &Value| json!({ "name": name, "in": "header", "required": false, "description": description, "schema": schema });
    let told = |description: &str| json!({ "description": description, "schema": { "type": "string" } });
    document["components"]["parameters"] = json!({
        "IdempotencyKey": header(
            "Idempotency-Key",
            "A request sent again under its key gets the first answer and changes nothing.",
            &text(128),
        ),
        "IfMatch": header("If-Match", "The version the writer saw: the ETag of the record.", &text(64)),
        "IfNoneMatch": header("If-None-Match", "What the reader has: answered by 304 if nothing changed.", &text(256)),
    });
    document["components"]["headers"] = json!({
        "ETag": told("Version of a record, or a mark of what was answered."),
        "WaymarkChange": told("Id of the change, for undo."),
        "IdempotentReplayed": told("`true` where this is the answer to an earlier request under the same key."),
    });
    let paths = document["paths"].as_object_mut().into_iter().flat_map(Map::values_mut);
    for (method, operation) in paths.filter_map(Value::as_object_mut).flatten() {
        let (asks, answers): (&[&str], &[(&str, &str)]) = match method.as_str() {
            "get" => (&["IfNoneMatch"], &[("ETag", "ETag")]),
            "post" => (&["IdempotencyKey"], WRITTEN),
            _ => (&["IdempotencyKey", "IfMatch"], WRITTEN),
        };
        let refused = |response: &Value| response["content"].get("text/plain").is_some();
        if let Some(responses) = operation["responses"].as_object_mut() {
            responses.retain(|status, response| !(status.starts_with('4') && refused(response)));
            for (_, response) in responses.iter_mut().filter(|(status, _)| status.starts_with('2')) {
                for (name, header) in answers {
                    response["headers"][name] = json!({ "$ref": format!("#/components/headers/{header}") });
                }
            }
        }
        let parameters = asks.iter().map(|name| json!({ "$ref": format!("#/components/parameters/{name}") }));
        match operation["parameters"].as_array_mut() {
            Some(there) => there.extend(parameters),
            None => operation["parameters"] = parameters.collect(),
        }
    }
}

const WRITTEN: &[(&str, &str)] =
    &[("ETag", "ETag"), ("Waymark-Change", "WaymarkChange"), ("Idempotent-Replayed", "IdempotentReplayed")];
