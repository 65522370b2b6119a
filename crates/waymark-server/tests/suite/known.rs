//! "As known on a day": which reads can be asked so, and what they say.

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};
use waymark_app::{Call, Put};
use waymark_core::area::Area;
use waymark_core::indicator::Definition;
use waymark_core::record::{Ownership, PlanRecord, Role, SplitPart};

use crate::support::{Client, TestServer};

/// The days of the tests.
const BEFORE: &str = "2026-01-14";
const FIRST: &str = "2026-01-15";
const SECOND: &str = "2026-01-16";

/// Two targets that restate each other, with a finding about it.
const PLAN: &str = "第一章 目标\n到2025年，高新技术企业达到10家。\n到2025年，高新技术企业突破10家。\n";

/// Whether a read is not asked for as known on a day because it has no earlier state, or another name
/// for the day.
/// `ARCHITECTURE.md` tells the same for people.
fn without(id: &str) -> bool {
    match id {
        // Every version with its days.
        id if id.ends_with("_history") => true,
        // Who asks, now.
        id if id.starts_with("session_") => true,
        // Their day is `as_of`.
        "assessment" | "overview" | "trend" => true,
        // Never changed once written.
        "change_list" | "change_get" | "audit_export" | "audit_verify" => true,
        "file_get" | "release_citation" => true,
        // About the machine now.
        "job_list" | "job_get" | "backup_get" | "account_stale" => true,
        // What somebody is called now.
        "people" => true,
        _ => false,
    }
}

#[test]
fn every_read_is_as_known_on_a_day_or_says_why_not() {
    let api: Value = serde_json::from_str(waymark_server::document().unwrap()).unwrap();
    let reads =
        api["paths"].as_object().unwrap().iter().filter_map(|(path, item)| Some((path, item.get("get")?)));
    let mut faults = Vec::new();
    let mut count = 0;
    for (path, operation) in reads {
        let id = operation["operationId"].as_str().unwrap();
        let mut parameters = operation["parameters"].as_array().into_iter().flatten();
        let has = parameters.any(|parameter| parameter["name"] == "known_by");
        if has == without(id) {
            faults.push(format!("{id} {path}: known_by {has}"));
        }
        count += 1;
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(count > 100, "the description is there");
}

/// The plan with an area, a body and an indicator, on the first day.
async fn city() -> TestServer {
    let server = TestServer::with_plan().await;
    let area = json!({ "code": "X9901", "name": "示例市", "level": "city", "invented": true });
    let area: Area = serde_json::from_value(area).unwrap();
    server.app.put(&Call::system(), "", "X9901", &area, Put::new()).await.unwrap();
    let body = json!({ "code": "B-1", "name": "示例市科技局", "invented": true });
    let body: waymark_core::body::Body = serde_json::from_value(body).unwrap();
    server.app.put(&Call::system(), "", "B-1", &body, Put::new()).await.unwrap();
    defined(&server, "demo").await;
    server
}

async fn defined(server: &TestServer, plan: &str) {
    let definition = Definition { invented: true, ..Definition::bare("HTE", "高新技术企业", "家") };
    server.app.put(&Call::system(), plan, "HTE", &definition, Put::new()).await.unwrap();
}

/// The day after; who signed in before has to do so again.
fn next_day(server: &TestServer) {
    server.clock.pass_seconds(86_400);
}

/// An answer as known by the end of a day.
async fn known(client: &Client, path: &str, day: &str) -> Value {
    let mark = if path.contains('?') { '&' } else { '?' };
    client.get(&format!("{path}{mark}known_by={day}")).await.expect(200)
}

/// Uploads the plan's text and has it read; gives the code of the document.
async fn read(server: &TestServer, office: &Client) -> String {
    let request = Request::post("/api/v1/files?name=plan.txt").body(Body::from(PLAN)).unwrap();
    let file = office.send(request).await.expect(201)["sha256"].clone();
    let body = json!({ "title": "示例规划", "sort": "plan", "file": file });
    let added = office.post("/plans/demo/documents", &body).await.expect(201);
    server.app.work_once("worker").await.unwrap();
    added["document"]["code"].as_str().unwrap().to_owned()
}

/// Enters a value; gives the code of the submission, which is handed in.
async fn entered(server: &TestServer, plan: &str, period: &str, value: &str) -> String {
    let reporter = server.client(Role::Reporter).await;
    let input = json!({
        "title": "企业数",
        "revision": "correction",
        "rows": [{
            "indicator": "HTE", "area": "X9901", "period": period, "value": value,
            "source": "示例市科技局", "source_grade": "letter", "invented": true,
        }],
    });
    let path = format!("/plans/{plan}/observations?submit=true");
    let made = reporter.post(&path, &input).await.expect(201);
    made["submission"]["code"].as_str().unwrap().to_owned()
}

/// Enters a value and accepts it.
async fn accepted(server: &TestServer, plan: &str, period: &str, value: &str) {
    let code = entered(server, plan, period, value).await;
    let reviewer = server.client(Role::Reviewer).await;
    let path = format!("/plans/{plan}/submissions/{code}/accept");
    reviewer.post(&path, &json!({ "comment": "已核实" })).await.expect(200);
}

#[tokio::test]
async fn documents_are_as_they_had_been_read_and_decided() {
    let server = city().await;
    let office = server.client(Role::PlanOffice).await;
    let code = read(&server, &office).await;
    next_day(&server);
    let office = server.client(Role::PlanOffice).await;
    let later = read(&server, &office).await;
    let at = |rest: &str| format!("/plans/demo/documents/{code}/{rest}");
    let findings = office.get(&at("findings")).await.expect(200);
    let decide = json!({ "decisions": [
        { "code": "T-001", "decision": "confirm" }, { "code": "T-002", "decision": "reject" },
    ] });
    office.post("/plans/demo/proposals/decide", &decide).await.expect(200);
    let finding = &findings["items"][0]["code"];
    let settled = json!({ "document": code, "number": 0, "finding": finding, "decision": "取第一处" });
    office.post("/plans/demo/settled", &settled).await.expect(201);

    let text = at("text");
    assert_eq!(office.get(&text).await.expect(200)["marks"][0]["state"], "confirmed");
    assert_eq!(known(&office, &text, FIRST).await["marks"][0]["state"], "open");
    office.get(&format!("{text}?known_by={BEFORE}")).await.refused(404, "not_found");

    let open = |answer: &Value| answer["open"].as_u64().unwrap();
    let now = office.get(&at("findings")).await.expect(200);
    assert_eq!(open(&known(&office, &at("findings"), FIRST).await), open(&now) + 1);

    let groups = |answer: Value| answer["items"].as_array().unwrap().len();
    let restated = "/plans/demo/proposals/restatements";
    assert_eq!(groups(known(&office, restated, FIRST).await), 1);
    assert_eq!(groups(known(&office, restated, BEFORE).await), 0);

    let difference = at(&format!("difference?to={later}"));
    known(&office, &difference, SECOND).await;
    office.get(&format!("{difference}&known_by={FIRST}")).await.refused(404, "not_found");
}

#[tokio::test]
async fn splits_and_what_a_body_is_asked_for_are_as_known() {
    let server = city().await;
    let office = server.client(Role::PlanOffice).await;
    read(&server, &office).await;
    let confirm = json!({ "decisions": [{ "code": "T-001", "decision": "confirm" }] });
    office.post("/plans/demo/proposals/decide", &confirm).await.expect(200);
    let part = json!({ "target": "T-001", "area": "X9901", "mode": "sum", "value": "3" });
    let mut part: SplitPart = serde_json::from_value(part).unwrap();
    server.app.put(&Call::system(), "demo", "S-1", &part, Put::new()).await.unwrap();
    let owner = json!({ "item": "T-001", "role": "data", "body": "B-1", "body_name": "示例市科技局" });
    let owner: Ownership = serde_json::from_value(owner).unwrap();
    server.app.put(&Call::system(), "demo", "O-1", &owner, Put::new()).await.unwrap();
    next_day(&server);
    part.value = Some(4.into());
    server.app.put(&Call::system(), "demo", "S-1", &part, Put::default()).await.unwrap();
    accepted(&server, "demo", "2025", "9").await;

    let office = server.client(Role::PlanOffice).await;
    let split = "/plans/demo/splits/reconciled";
    assert_eq!(office.get(split).await.expect(200)["items"][0]["parts"][0]["value"], "4");
    assert_eq!(known(&office, split, FIRST).await["items"][0]["parts"][0]["value"], "3");
    assert_eq!(known(&office, split, BEFORE).await["items"], json!([]));

    let asked = "/plans/demo/expected?body=B-1";
    assert_eq!(office.get(asked).await.expect(200)["items"], json!([]));
    let wanted = json!([{ "indicator": "HTE", "area": "X9901", "period": "2025" }]);
    assert_eq!(known(&office, asked, FIRST).await["items"], wanted);
    assert_eq!(known(&office, asked, BEFORE).await["items"], json!([]));
}

#[tokio::test]
async fn values_are_compared_with_what_counted_on_a_day() {
    let server = city().await;
    accepted(&server, "demo", "2024", "405").await;
    let office = server.client(Role::PlanOffice).await;
    let made = office.post("/plans/demo/releases", &json!({ "title": "首次定版" })).await.expect(201);
    let release = made["code"].as_str().unwrap().to_owned();
    next_day(&server);
    let waiting = entered(&server, "demo", "2024", "410").await;
    next_day(&server);
    accepted(&server, "demo", "2024", "411").await;

    let office = server.client(Role::PlanOffice).await;
    let review = format!("/plans/demo/submissions/{waiting}/review");
    let old = |answer: Value| answer["difference"]["rows"][0]["old"]["value"].clone();
    assert_eq!(old(office.get(&review).await.expect(200)), "411");
    assert_eq!(old(known(&office, &review, SECOND).await), "405");
    office.get(&format!("{review}?known_by={FIRST}")).await.refused(404, "not_found");

    let difference = format!("/plans/demo/releases/{release}/difference");
    let revised = |answer: Value| (answer["revised"].clone(), answer["unchanged"].clone());
    assert_eq!(revised(office.get(&difference).await.expect(200)), (json!(1), json!(0)));
    assert_eq!(revised(known(&office, &difference, SECOND).await), (json!(0), json!(1)));
}

#[tokio::test]
async fn baselines_are_what_the_plan_before_was_known_to_have_ended_with() {
    let server = city().await;
    let office = server.client(Role::PlanOffice).await;
    read(&server, &office).await;
    let confirm = json!({ "decisions": [{ "code": "T-001", "decision": "confirm" }] });
    office.post("/plans/demo/proposals/decide", &confirm).await.expect(200);
    let plan = office.get("/plans/demo").await.expect(200)["body"].clone();
    let mut before: PlanRecord = serde_json::from_value(plan).unwrap();
    let follows = PlanRecord { follows: Some("past".to_owned()), ..before.clone() };
    before.term = "2016-2020".parse().unwrap();
    server.app.put(&Call::system(), "", "past", &before, Put::new()).await.unwrap();
    server.app.put(&Call::system(), "", "demo", &follows, Put::default()).await.unwrap();
    defined(&server, "past").await;
    accepted(&server, "past", "2020", "5").await;
    next_day(&server);
    accepted(&server, "past", "2020", "6").await;

    let office = server.client(Role::PlanOffice).await;
    let baselines = "/plans/demo/baselines";
    let value = |answer: Value| answer["items"][0]["next"]["baseline"]["value"].clone();
    assert_eq!(value(office.get(baselines).await.expect(200)), "6");
    assert_eq!(value(known(&office, baselines, FIRST).await), "5");
}

#[tokio::test]
async fn settings_and_rights_are_as_known() {
    let server = TestServer::with_plan().await;
    server.account("office").await;
    next_day(&server);
    server.client_with("office", crate::support::grant("office", Role::PlanOffice)).await;
    let mut settings = server.app.settings().await.unwrap();
    let usual = settings.stale_days;
    settings.stale_days = usual + 1;
    server.app.write_settings(&Call::system(), &settings, waymark_app::Expected::Any).await.unwrap();

    let system = server.client(Role::SystemAdministrator).await;
    let stale = |answer: Value| (answer["version"].clone(), answer["body"]["stale_days"].clone());
    assert_eq!(stale(system.get("/settings").await.expect(200)), (json!(1), json!(usual + 1)));
    assert_eq!(stale(known(&system, "/settings", FIRST).await), (json!(0), json!(usual)));

    let security = server.client(Role::SecurityAdministrator).await;
    let roles = |answer: Value| {
        let accounts = answer["accounts"].as_array().unwrap();
        let office = accounts.iter().find(|account| account["account"] == "office").unwrap();
        office["grants"].as_array().unwrap().len()
    };
    assert_eq!(roles(security.get("/access/matrix").await.expect(200)), 1);
    assert_eq!(roles(known(&security, "/access/matrix", FIRST).await), 0);
    let table = security.get(&format!("/access/matrix?format=csv&table=accounts&known_by={FIRST}")).await;
    assert!(!String::from_utf8_lossy(&table.bytes).contains("security-administrator"));
}
