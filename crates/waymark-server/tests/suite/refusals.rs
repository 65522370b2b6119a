//! Every address of the API as nobody and as each role: refused unless the matrix allows it.
//!
//! A new address fails here until [`guard`] says which operation guards it, and until its handler
//! asks for that operation before it looks at anything else. Where a sample body made from the
//! description is not understood, give one in [`body_of`].

use axum::http::Method;
use serde_json::{Map, Value, json};
use waymark_app::Operation;
use waymark_app::records::Record;
use waymark_core::record::Role;

use super::support::{Client, TestServer};

/// What stands before an address.
enum Guard {
    /// Everyone may.
    Everyone,
    /// Whoever is signed in, for themselves.
    Own,
    /// Whoever may do any of these.
    Any(Vec<Operation>),
    /// Whoever may do this and sees more than what is published.
    Inner(Operation),
}

fn one(operation: Operation) -> Option<Guard> {
    Some(Guard::Any(vec![operation]))
}

macro_rules! guards_of_records {
    ($($record:ty),*) => {
        /// The guard of the addresses that every kind of record has.
        fn guard_of_record(id: &str) -> Option<Guard> {
            $(if let Some(verb) = id.strip_prefix(<$record as Record>::KIND).and_then(|verb| verb.strip_prefix('_')) {
                match verb {
                    "list" | "get" | "history" => return one(<$record as Record>::READ),
                    "post" | "put" | "delete" => return one(<$record as Record>::WRITE),
                    _ => {}
                }
            })*
            None
        }
    };
}
waymark_app::for_every_record!(guards_of_records);

/// What guards an address, by the id of its description.
fn guard(id: &str) -> Option<Guard> {
    let any = |operations: &[Operation]| Some(Guard::Any(operations.to_vec()));
    match id {
        "session_begin"
        | "session_options"
        | "session_link"
        | "session_oidc_start"
        | "session_oidc_callback" => Some(Guard::Everyone),
        id if id.starts_with("session_") => Some(Guard::Own),
        "account_request" => one(Operation::AccountWrite),
        "account_approve" | "account_link" => one(Operation::AccountApprove),
        "account_suspend" => one(Operation::AccountWrite),
        "account_stale" => one(Operation::AccountRead),
        "access_matrix" => one(Operation::MatrixRead),
        "change_list" | "change_get" => any(&[Operation::ChangeRead, Operation::AuditRead]),
        "change_undo" => one(Operation::Undo),
        "audit_verify" => one(Operation::AuditVerify),
        "audit_export" => one(Operation::AuditExport),
        "overview" | "assessment" => one(Operation::AssessmentRead),
        "trend" => one(Operation::TrendRead),
        "search" => one(Operation::Search),
        "people" => one(Operation::PersonRead),
        "todo" => one(Operation::TodoRead),
        "file_post" => one(Operation::FileWrite),
        "file_get" => one(Operation::FileRead),
        "job_list" | "job_get" => one(Operation::JobRead),
        "pack_post" => one(Operation::PackWrite),
        "indicator_shared_list" => one(Operation::IndicatorRead),
        "backup_run" | "backup_get" => one(Operation::BackupRun),
        "observations_import" => one(Operation::SubmissionWrite),
        "assessment_run" => one(Operation::AssessmentRun),
        "job_cancel" => one(Operation::JobCancel),
        "export_table" => one(Operation::Export),
        id => guard_of_ledger(id).or_else(|| guard_of_numbers(id)).or_else(|| guard_of_record(id)),
    }
}

fn guard_of_ledger(id: &str) -> Option<Guard> {
    match id {
        "document_post" | "document_read" => one(Operation::DocumentWrite),
        "document_text" | "document_difference" => one(Operation::DocumentRead),
        "document_findings" | "proposal_restatements" => one(Operation::ProposalRead),
        "proposal_decide" => one(Operation::ProposalDecide),
        "ledger_file" | "ledger_workbook" | "baseline_list" => one(Operation::LedgerRead),
        "ledger_import" | "ledger_workbook_post" => one(Operation::LedgerWrite),
        "target_table" => one(Operation::LedgerWrite),
        "area_table" => one(Operation::AreaWrite),
        "body_table" => one(Operation::BodyWrite),
        "owner_hand_over" | "owner_task_split" | "owner_table" => one(Operation::OwnerWrite),
        "split_reconciled" | "split_whole" => one(Operation::SplitRead),
        "split_whole_put" => one(Operation::SplitWrite),
        "path_whole" => one(Operation::LedgerRead),
        "path_whole_put" => one(Operation::LedgerWrite),
        "work_list" => one(Operation::TaskRead),
        _ => None,
    }
}

fn guard_of_numbers(id: &str) -> Option<Guard> {
    match id {
        "observations_list" | "series_list" => one(Operation::ObservationRead),
        "release_difference" => Some(Guard::Inner(Operation::ObservationRead)),
        "observations_post" | "observations_file" => one(Operation::SubmissionWrite),
        "submission_submit" | "submission_discard" => one(Operation::SubmissionWrite),
        "submission_accept" | "submission_return" => one(Operation::SubmissionReview),
        "submission_findings" | "submission_review" | "expected_list" => one(Operation::SubmissionRead),
        "release_post" => one(Operation::ReleaseMake),
        "release_citation" => one(Operation::ReleaseRead),
        "publication_post" => one(Operation::PublicationPropose),
        "publication_publish" | "publication_withdraw" => one(Operation::PublicationReview),
        "withdrawal_post" => one(Operation::Withdraw),
        _ => None,
    }
}
/// A body where the one made from the description would not be understood.
fn body_of(_id: &str) -> Option<Value> {
    None
}

/// One address with a sample request.
struct Address {
    id: String,
    method: Method,
    path: String,
    body: Option<Value>,
}

/// Every address of the description.
fn addresses() -> Vec<Address> {
    let api: Value = serde_json::from_str(waymark_server::document().unwrap()).unwrap();
    let mut found = Vec::new();
    for (path, item) in api["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let Ok(method) = method.to_uppercase().parse::<Method>() else { continue };
            let id = operation["operationId"].as_str().unwrap_or_else(|| panic!("{method} {path} has no id"));
            let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
            let described = (!schema.is_null()).then(|| sample(&api, schema, 0));
            found.push(Address {
                id: id.to_owned(),
                method,
                path: fill(&api, path, operation),
                body: body_of(id).or(described),
            });
        }
    }
    assert!(found.len() > 50, "the description is there");
    found
}

/// The path with its parameters filled in, and the parameters of the query that are needed.
fn fill(api: &Value, path: &str, operation: &Value) -> String {
    let mut path = path.trim_start_matches("/api/v1").replace("{plan}", "demo");
    let parameters = || operation["parameters"].as_array().into_iter().flatten();
    for parameter in parameters().filter(|parameter| parameter["in"] == "path") {
        let value = sample(api, &parameter["schema"], 0);
        let name = format!("{{{}}}", parameter["name"].as_str().unwrap());
        path = path.replace(&name, value.as_str().unwrap_or("x"));
    }
    let needed = parameters().filter(|parameter| parameter["in"] == "query" && parameter["required"] == true);
    let query: Vec<String> = needed
        .map(|parameter| {
            let value = sample(api, &parameter["schema"], 0);
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            format!("{}={text}", parameter["name"].as_str().unwrap())
        })
        .collect();
    if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
}

/// The least value of a schema.
fn sample(api: &Value, schema: &Value, depth: usize) -> Value {
    assert!(depth < 20, "a schema that needs itself");
    if let Some(reference) = schema["$ref"].as_str() {
        return sample(api, api.pointer(reference.trim_start_matches('#')).unwrap(), depth + 1);
    }
    if let Some(constant) = schema.get("const") {
        return constant.clone();
    }
    if let Some(first) = schema["enum"].get(0) {
        return first.clone();
    }
    let choice = schema["oneOf"].get(0).or_else(|| schema["anyOf"].get(0)).or_else(|| schema["allOf"].get(0));
    let mut value = match kind(schema) {
        "object" => Value::Object(Map::new()),
        "array" => json!([]),
        "integer" | "number" => schema.get("minimum").cloned().unwrap_or(json!(1)),
        "boolean" => json!(false),
        "null" => Value::Null,
        "string" => text(schema),
        _ => choice.map_or(Value::Null, |choice| sample(api, choice, depth + 1)),
    };
    if let (Value::Object(object), Some(choice)) = (&mut value, choice)
        && let Value::Object(more) = sample(api, choice, depth + 1)
    {
        object.extend(more);
    }
    if let Value::Object(object) = &mut value {
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            object.insert(name.to_owned(), sample(api, &schema["properties"][name], depth + 1));
        }
    }
    value
}

fn kind(schema: &Value) -> &str {
    let kind = &schema["type"];
    kind.as_str().or_else(|| kind[0].as_str()).unwrap_or("")
}

fn text(schema: &Value) -> Value {
    if let Some(example) = schema["examples"].get(0).or_else(|| schema.get("example")) {
        return example.clone();
    }
    let about = format!("{} {}", schema["title"], schema["description"]).to_lowercase();
    let words = [("quarter", "2025"), ("period", "2025"), ("date", "2026-01-15"), ("decimal", "1")];
    let known = match (schema["format"].as_str(), schema["pattern"].as_str()) {
        (Some("date"), _) => Some("2026-01-15"),
        (_, Some(pattern)) if pattern.contains("\\d{4}-\\d{2}-\\d{2}") => Some("2026-01-15"),
        _ => words.iter().find(|(word, _)| about.contains(word)).map(|(_, text)| *text),
    };
    json!(known.unwrap_or("x"))
}

/// Whether the matrix lets a client of a role (none: nobody) through.
fn allowed(guard: &Guard, role: Option<Role>) -> bool {
    match guard {
        Guard::Everyone => true,
        Guard::Own => role.is_some(),
        Guard::Inner(operation) => role.is_some_and(|role| {
            operation.roles().contains(&role) && !matches!(role, Role::Congress | Role::Public)
        }),
        Guard::Any(operations) => {
            operations.iter().any(|operation| role.is_some_and(|role| operation.roles().contains(&role)))
        }
    }
}

async fn ask(client: &Client, address: &Address) -> (u16, String) {
    let body = match (&address.body, &address.method) {
        (None, method) if *method == Method::POST || *method == Method::PUT => Some(json!({})),
        (body, _) => body.clone(),
    };
    let reply = client.call(address.method.clone(), &address.path, &[], body.as_ref()).await;
    let problem = reply.headers.get("content-type").is_some_and(|kind| kind == "application/problem+json");
    let code = if problem { reply.code() } else { String::new() };
    (reply.status.as_u16(), code)
}

#[tokio::test]
async fn every_address_refuses_whom_the_matrix_does_not_allow() {
    let server = TestServer::with_plan().await;
    let mut clients = vec![(None, server.nobody())];
    // The public's role is not granted; who has no grant at all stands for it.
    for role in Role::ALL.into_iter().filter(|role| *role != Role::Public) {
        clients.push((Some(role), server.client_with_rights(role).await));
    }
    let mut faults = Vec::new();
    for address in addresses() {
        let Some(guard) = guard(&address.id) else {
            faults.push(format!("{}: say in `guard` which operation guards it", address.id));
            continue;
        };
        for (role, client) in &clients {
            if allowed(&guard, *role) {
                continue;
            }
            let wanted = if role.is_some() { (403, "forbidden") } else { (401, "not_signed_in") };
            let got = ask(client, &address).await;
            if (got.0, got.1.as_str()) != wanted {
                let Address { id, method, path, body } = &address;
                faults.push(format!("{id}: {method} {path} as {role:?}: {got:?} with {body:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[tokio::test]
async fn every_address_lets_in_whom_the_matrix_allows() {
    for role in Role::ALL.into_iter().filter(|role| *role != Role::Public) {
        let server = TestServer::with_plan().await;
        let client = server.client_with_rights(role).await;
        for address in addresses() {
            let Some(guard) = guard(&address.id) else { continue };
            // What belongs to one's own session would end it.
            if !matches!(guard, Guard::Everyone | Guard::Own) && allowed(&guard, Some(role)) {
                let (status, code) = ask(&client, &address).await;
                let refused = status == 401 || code == "forbidden" || status >= 500;
                assert!(!refused, "{}: {} as {role:?}: {status} {code}", address.id, address.path);
            }
        }
    }
}
