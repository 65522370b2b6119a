//! Accounts and grants: two people for everything that matters.

use axum::http::Method;
use serde_json::{Value, json};
use waymark_core::record::Role;

use super::support::{Client, TestServer, on_each_engine};

on_each_engine!(
    one_asks_another_approves_and_the_person_enters_by_a_link,
    nobody_approves_suspends_links_or_grants_to_themselves,
    the_three_administrators_exclude_each_other_and_the_work,
    a_small_office_has_one_administrator_by_set_up_only, a_new_identity_needs_approval_again,
    names_are_told_by_code_and_to_insiders_only, accounts_nobody_uses_are_reported,
    an_account_whose_key_is_used_is_in_use, what_accounts_and_grants_name_has_to_be_there,
    the_matrix_is_printed_and_the_feed_shows_each_reader_theirs,
);

async fn administrators(server: &TestServer) -> [Client; 3] {
    [
        server.client(Role::SystemAdministrator).await,
        server.client(Role::SecurityAdministrator).await,
        server.client(Role::AuditAdministrator).await,
    ]
}

fn grant(account: &str, role: &str) -> Value {
    json!({"account": account, "role": role})
}

async fn one_asks_another_approves_and_the_person_enters_by_a_link(server: &TestServer) {
    server.plan().await;
    let [system, security, _] = administrators(server).await;
    let asked = json!({"code": "xm-zhang", "display_name": "示例张"});
    let made = system.post("/accounts", &asked).await.expect(201);
    assert_eq!(made["body"]["state"], "requested");
    system.post("/accounts", &asked).await.refused(409, "account_exists");
    system.post("/accounts", &json!({"code": "system", "display_name": "x"})).await.refused(422, "invalid");
    system.post("/accounts/xm-zhang/approve", &json!({})).await.refused(403, "forbidden");
    security.post("/accounts/xm-zhang/link", &json!({})).await.refused(409, "account_state");
    let approved = security.post("/accounts/xm-zhang/approve", &json!({})).await.expect(200);
    assert_eq!(approved["body"]["state"], "active");
    security.post("/grants", &grant("xm-zhang", "reporter")).await.expect(201);
    let link = security.post("/accounts/xm-zhang/link", &json!({})).await.expect(201);
    let entered = server.nobody().post("/session/link", &json!({"token": link["token"]})).await.expect(200);
    assert_eq!(entered["account"]["code"], "xm-zhang");
    assert_eq!(entered["operations"], json!([]), "nothing before there is a password");
}

async fn nobody_approves_suspends_links_or_grants_to_themselves(server: &TestServer) {
    let [system, security, _] = administrators(server).await;
    security
        .post("/grants", &grant("security-administrator", "plan_office"))
        .await
        .refused(403, "own_account");
    security.delete("/grants/grant-of-security-administrator").await.refused(403, "own_account");
    let moved = security.put("/grants/grant-of-security-administrator", &grant("x", "reporter"), None).await;
    moved.refused(403, "own_account");
    security.post("/accounts/security-administrator/link", &json!({})).await.refused(403, "own_account");
    system.post("/accounts/system-administrator/suspend", &json!({})).await.refused(403, "own_account");
}

async fn the_three_administrators_exclude_each_other_and_the_work(server: &TestServer) {
    let [_, security, _] = administrators(server).await;
    for role in ["audit_administrator", "security_administrator", "plan_office"] {
        let refused = security.post("/grants", &grant("system-administrator", role)).await;
        refused.refused(409, "administrators_exclude");
    }
    server.client(Role::Reporter).await;
    let refused = security.post("/grants", &grant("reporter", "audit_administrator")).await;
    refused.refused(409, "administrators_exclude");
    security.post("/grants", &grant("reporter", "reviewer")).await.expect(201);
    // A grant that is over does not count, one that begins later does.
    security
        .put("/grants/grant-of-reporter?valid_to=2026-01-01", &grant("reporter", "reporter"), None)
        .await
        .expect(200);
    security.delete("/grants/grant-001").await.expect(200);
    security
        .post("/grants?valid_from=2027-01-01", &grant("reporter", "audit_administrator"))
        .await
        .expect(201);
    security.post("/grants", &grant("reporter", "reporter")).await.refused(409, "administrators_exclude");
    // And taking a grant back cannot be taken back past the check.
    let feed =
        server.client(Role::AuditAdministrator).await.get("/changes?operation=grant.write").await.expect(200);
    let id = feed["items"][0]["change_id"].as_str().unwrap();
    security.post(&format!("/changes/{id}/undo"), &json!({})).await.refused(409, "undo_not_possible");
}

async fn what_accounts_and_grants_name_has_to_be_there(server: &TestServer) {
    let [system, security, _] = administrators(server).await;
    let asked = json!({"code": "xm-zhang", "display_name": "示例张", "body": "B-9"});
    let refused = system.post("/accounts", &asked).await.refused(422, "invalid");
    assert_eq!(
        (&refused["fields"][0]["field"], &refused["fields"][0]["code"]),
        (&json!("body"), &json!("unknown"))
    );
    let nowhere =
        json!({"account": "nobody-9", "role": "reporter", "plan": "p-9", "body": "B-9", "area": "X-9"});
    let refused = security.post("/grants", &nowhere).await.refused(422, "invalid");
    let fields: Vec<&str> =
        refused["fields"].as_array().unwrap().iter().map(|fault| fault["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["account", "plan", "body", "area"]);
}

async fn a_small_office_has_one_administrator_by_set_up_only(server: &TestServer) {
    let [system, ..] = administrators(server).await;
    let mut settings = system.get("/settings").await.expect(200)["body"].clone();
    settings["idle_minutes"] = json!(20);
    let written = system.put("/settings", &settings, Some(0)).await;
    assert_eq!(written.status, 201, "{:?}", written.json());
    settings["one_administrator"] = json!(true);
    system.put("/settings", &settings, Some(1)).await.refused(409, "profile_fixed");
    settings["one_administrator"] = json!(false);
    settings["retention_days"] = json!(30);
    system.put("/settings", &settings, Some(1)).await.refused(422, "invalid");
}

async fn a_new_identity_needs_approval_again(server: &TestServer) {
    let [system, security, _] = administrators(server).await;
    let reporter = server.client(Role::Reporter).await;
    let details = json!({"display_name": "示例李", "contact": "201 室"});
    system.put("/accounts/reporter", &details, None).await.expect(200);
    reporter.get("/session").await.expect(200);
    let details = json!({"display_name": "示例李", "subject": "4711"});
    system.put("/accounts/reporter", &details, None).await.expect(200);
    reporter.get("/session").await.refused(401, "not_signed_in");
    let taken = json!({"code": "other", "display_name": "示例王", "subject": "4711"});
    system.post("/accounts", &taken).await.refused(409, "subject_taken");
    security.post("/accounts/reporter/approve", &json!({})).await.expect(200);
}

async fn names_are_told_by_code_and_to_insiders_only(server: &TestServer) {
    server.plan().await;
    let [system, _, audit] = administrators(server).await;
    system.post("/accounts", &json!({"code": "xm-zhang", "display_name": "示例张"})).await.expect(201);
    let named = json!([{"code": "xm-zhang", "name": "示例张"}]);
    let reporter = server.client(Role::Reporter).await;
    for insider in [&system, &audit, &reporter] {
        let told = insider.get("/people?codes=xm-zhang,nobody-of-that-name").await.expect(200);
        assert_eq!(told, named, "a code without an account is left out");
    }
    let many = vec!["x"; 201].join(",");
    reporter.get(&format!("/people?codes={many}")).await.refused(422, "invalid");
    server.client(Role::Congress).await.get("/people?codes=xm-zhang").await.refused(403, "forbidden");
    server.nobody().get("/people?codes=xm-zhang").await.refused(401, "not_signed_in");
}

async fn accounts_nobody_uses_are_reported(server: &TestServer) {
    server.client(Role::Reporter).await;
    server.clock.pass_seconds(100 * 86_400);
    let [system, ..] = administrators(server).await;
    let stale = system.get("/accounts/stale").await.expect(200);
    assert_eq!(stale["items"][0]["code"], "reporter");
    assert_eq!(stale["items"][0]["days"], 100);
    assert_eq!(stale["items"].as_array().unwrap().len(), 1);
}

async fn an_account_whose_key_is_used_is_in_use(server: &TestServer) {
    server.plan().await;
    let owner = server.client(Role::Reporter).await;
    let made = owner.post("/session/keys", &json!({"name": "nightly", "days": 366})).await.expect(201);
    let bearer = format!("Bearer {}", made["key"].as_str().unwrap());
    let read = async || {
        let script = [("authorization", bearer.as_str())];
        server.nobody().call(Method::GET, "/plans/demo/tasks", &script, None).await.expect(200);
    };
    for _ in 0..2 {
        server.clock.pass_seconds(80 * 86_400);
        read().await;
    }
    let [system, ..] = administrators(server).await;
    let stale = system.get("/accounts/stale").await.expect(200);
    assert_eq!(stale["items"], json!([]), "the key was used today, the account signed in 160 days ago");

    server.clock.pass_seconds(100 * 86_400);
    let system = server.client(Role::SystemAdministrator).await;
    let stale = system.get("/accounts/stale").await.expect(200);
    let found = stale["items"].as_array().unwrap().iter().find(|one| one["code"] == "reporter").unwrap();
    assert_eq!((&found["days"], &found["last_used_at"]), (&json!(100), &json!("2026-06-24T04:00:00Z")));
}

async fn the_matrix_is_printed_and_the_feed_shows_each_reader_theirs(server: &TestServer) {
    server.plan().await;
    let [system, security, auditor] = administrators(server).await;
    let matrix = security.get("/access/matrix").await.expect(200);
    assert_eq!(matrix["roles"].as_array().unwrap().len(), 9);
    assert_eq!(matrix["accounts"].as_array().unwrap().len(), 3);
    assert_eq!(
        system.get("/access/matrix").await.expect(200)["accounts"],
        json!([]),
        "no right to see grants"
    );
    let csv = security.get("/access/matrix?format=csv&table=accounts").await;
    assert!(String::from_utf8(csv.bytes.to_vec()).unwrap().contains("security-administrator"));
    let xlsx = security.get("/access/matrix?format=xlsx").await;
    assert!(xlsx.bytes.starts_with(b"PK"));

    let office = server.client(Role::PlanOffice).await;
    let task = json!({"title": "建设示例实验室"});
    office.post("/plans/demo/tasks", &task).await.expect(201);
    let feed = office.get("/changes").await.expect(200);
    let operations: Vec<&str> =
        feed["items"].as_array().unwrap().iter().map(|item| item["operation"].as_str().unwrap()).collect();
    assert_eq!(operations, ["task.write", "plan.write"], "nothing about people");
    assert_eq!(feed["items"][0]["can_undo"], true);
    let first = office.get("/changes?limit=1").await.expect(200);
    let next = first["next"].as_str().unwrap();
    let second = office.get(&format!("/changes?limit=1&cursor={next}")).await.expect(200);
    assert_eq!(second["items"][0]["operation"], "plan.write");
    let id = feed["items"][0]["change_id"].as_str().unwrap();
    let detail = office.get(&format!("/changes/{id}")).await.expect(200);
    assert_eq!(detail["records"][0]["kind"], "task");
    office.post(&format!("/changes/{id}/undo"), &json!({})).await.expect(200);
    let all = auditor.get("/changes?q=account").await.expect(200);
    assert!(
        all["items"]
            .as_array()
            .unwrap()
            .iter()
            .all(|item| item["subject"].as_str().unwrap().contains("account"))
    );
    let today = auditor.get("/changes?from=2026-01-15&to=2026-01-15").await.expect(200);
    assert!(!today["items"].as_array().unwrap().is_empty());
    let before = auditor.get("/changes?to=2026-01-14").await.expect(200);
    assert_eq!(before["items"], json!([]));
}
