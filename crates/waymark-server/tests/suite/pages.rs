//! Lists that are worked out, page by page.

use serde_json::{Value, json};
use waymark_app::{Call, Put};
use waymark_core::record::{Ownership, Role};

use crate::support::{Client, TestServer};

/// A list page by page with one item a page.
async fn page_by_page(client: &Client, path: &str) -> Vec<Value> {
    let mark = if path.contains('?') { '&' } else { '?' };
    let (mut all, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = client.get(&format!("{path}{mark}limit=1{cursor}")).await.expect(200);
        let items = page["items"].as_array().unwrap();
        assert!(items.len() <= 1, "{path}: {page}");
        all.extend(items.iter().cloned());
        let Some(next) = page["next"].as_str() else { return all };
        cursor = format!("&cursor={next}");
    }
}

/// Every list comes whole, or page by page with nothing left out and nothing twice.
async fn both_ways(client: &Client, path: &str, count: usize) {
    let whole = client.get(path).await.expect(200);
    assert_eq!((whole["items"].as_array().unwrap().len(), &whole["next"]), (count, &Value::Null), "{path}");
    assert_eq!(Value::Array(page_by_page(client, path).await), whole["items"], "{path}");
    let mark = if path.contains('?') { '&' } else { '?' };
    let fault = client.get(&format!("{path}{mark}cursor=7")).await.refused(422, "invalid");
    assert_eq!(fault["fields"][0]["field"], "cursor", "{path}");
}

#[tokio::test]
async fn work_histories_searches_and_jobs_come_in_pages() {
    let server = TestServer::with_plan().await;
    let office = server.client(Role::PlanOffice).await;
    for number in 1..=3 {
        let task = json!({ "title": format!("示例中试基地{number}"), "state": "under_way" });
        office.post("/plans/demo/tasks", &task).await.expect(201);
        office.put("/plans/demo/tasks/K-001", &task, None).await.expect(200);
        let text = json!({ "title": "示例", "sort": "plan", "text": "到2025年，高新技术企业达到10家。" });
        office.post("/plans/demo/documents", &text).await.expect(201);
        server.app.work_once("worker").await.unwrap();
    }
    both_ways(&office, "/plans/demo/work", 3).await;
    both_ways(&office, "/plans/demo/tasks/K-001/history", 4).await;
    both_ways(&office, "/search?q=%E7%A4%BA%E4%BE%8B%E4%B8%AD%E8%AF%95", 3).await;
    both_ways(&office, "/search?q=%E7%A4%BA%E4%BE%8B%E4%B8%AD%E8%AF%95&known_by=2026-01-15", 3).await;
    both_ways(&office, "/jobs", 3).await;
    both_ways(&office, "/plans/demo/proposals/restatements", 1).await;
}

#[tokio::test]
async fn what_bodies_are_asked_for_and_stale_accounts_come_in_pages() {
    let server = TestServer::with_plan().await;
    let office = server.client(Role::PlanOffice).await;
    let text = "到2025年，高新技术企业达到10家，孵化器达到5家，专利达到90件。";
    let text = json!({ "title": "示例", "sort": "plan", "text": text });
    office.post("/plans/demo/documents", &text).await.expect(201);
    server.app.work_once("worker").await.unwrap();
    for number in 1..=3 {
        let code = format!("T-00{number}");
        let decide = json!({ "decisions": [{ "code": code, "decision": "confirm" }] });
        office.post("/plans/demo/proposals/decide", &decide).await.expect(200);
        let item = office.get(&format!("/plans/demo/ledger/{code}")).await.expect(200);
        let statement = &item["body"]["item"]["content"];
        let indicator = statement["statement"]["indicator"].as_str().or(statement["indicator"].as_str());
        let name = indicator.unwrap_or_else(|| panic!("{item}")).to_owned();
        let definition = waymark_core::indicator::Definition::bare(&format!("X{number}"), &name, "家");
        server
            .app
            .put(&Call::system(), "demo", &format!("X{number}"), &definition, Put::new())
            .await
            .unwrap();
        let owner = json!({ "item": code, "role": "data", "body": "B-1", "body_name": "示例市科技局" });
        let owner: Ownership = serde_json::from_value(owner).unwrap();
        server.app.put(&Call::system(), "demo", "", &owner, Put::new()).await.unwrap();
    }
    both_ways(&office, "/plans/demo/expected?body=B-1", 3).await;

    server.account("one").await;
    server.account("another").await;
    server.clock.pass_seconds(200 * 86_400);
    let security = server.client(Role::SecurityAdministrator).await;
    let stale = security.get("/accounts/stale").await.expect(200)["total"].as_u64().unwrap();
    assert!(stale >= 2);
    both_ways(&security, "/accounts/stale", stale as usize).await;
}
