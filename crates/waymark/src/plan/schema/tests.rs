use std::path::Path;

use super::*;

const NAMES: [(SchemaName, &str); 4] = [
    (SchemaName::Extraction, "extraction"),
    (SchemaName::Ledger, "ledger"),
    (SchemaName::Observations, "observations"),
    (SchemaName::Assessment, "assessment"),
];

/// The committed schemas are those of the code. To renew them:
/// `waymark plan schema extraction > docs/schema/extraction.schema.json`, and so for the others.
#[test]
fn committed_schemas_are_current() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schema");
    for (name, file) in NAMES {
        let committed = std::fs::read_to_string(docs.join(format!("{file}.schema.json"))).unwrap();
        let current = committed == text(name).unwrap();
        assert!(current, "docs/schema/{file}.schema.json is out of date: run scripts/generate");
    }
}

#[test]
fn every_definition_is_referred_to_and_every_reference_is_defined() {
    for (name, file) in NAMES {
        let text = text(name).unwrap();
        let schema: Value = serde_json::from_str(&text).unwrap();
        let defined = schema["$defs"].as_object().cloned().unwrap_or_default();
        for name in defined.keys() {
            assert!(text.contains(&format!("\"#/$defs/{name}\"")), "{file}: nothing refers to {name}");
        }
        for reference in text.split("\"#/$defs/").skip(1) {
            let name = reference.split('"').next().unwrap();
            assert!(defined.contains_key(name), "{file}: {name} is not defined");
        }
    }
}
