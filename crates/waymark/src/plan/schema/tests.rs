use std::path::Path;

use super::*;

/// The committed schemas are those of the code. To renew them:
/// `waymark plan schema extraction > docs/schema/extraction.schema.json`, and so for the others.
#[test]
fn committed_schemas_are_current() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schema");
    for (name, file) in
        [(SchemaName::Extraction, "extraction.schema.json"), (SchemaName::Ledger, "ledger.schema.json")]
    {
        let committed = std::fs::read_to_string(docs.join(file)).unwrap();
        let current = committed == text(name).unwrap();
        assert!(current, "docs/schema/{file} is out of date: run scripts/generate");
    }
}
