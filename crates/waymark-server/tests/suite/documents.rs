//! From a file to the ledger over HTTP.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::{Value, json};
use waymark_core::record::Role;

use crate::support::{Client, TestServer};

const PLAN: &str = "第一章 目标\n到2025年，高新技术企业达到10家。\n到2025年，建成示例实验室。\n";

async fn uploaded(client: &Client) -> String {
    let request = Request::post("/api/v1/files?name=plan.txt").body(Body::from(PLAN)).unwrap();
    client.send(request).await.expect(201)["sha256"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_document_is_uploaded_read_confirmed_and_taken_back() {
    let server = TestServer::with_plan().await;
    let office = server.client(Role::PlanOffice).await;
    let file = uploaded(&office).await;
    let body = json!({"title": "示例规划", "sort": "plan", "file": file});
    let added = office.post("/plans/demo/documents", &body).await;
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.code());
    let job = added.json()["job"].as_str().unwrap().to_owned();
    assert_eq!(office.get(&format!("/jobs/{job}")).await.json()["state"], "queued");
    server.app.work_once("worker").await.unwrap();
    let job = office.get(&format!("/jobs/{job}")).await.json();
    assert_eq!((&job["state"], &job["account"]), (&json!("done"), &json!("plan-office")));

    let text = office.get("/plans/demo/documents/D001/text").await.json();
    assert_eq!(text["marks"][0]["proposal"], "T-001");
    let open = office.get("/plans/demo/proposals?state=open&filter=sort:target").await.json();
    assert_eq!(open["total"], 1);
    let decide = json!({"decisions": [{"code": "T-001", "decision": "confirm", "owners": [{"role": "lead", "body": "市科技局"}]}]});
    let decided = office.post("/plans/demo/proposals/decide", &decide).await;
    assert_eq!(decided.status, StatusCode::OK, "{}", decided.code());
    assert_eq!(decided.json()["bodies_unknown"], json!(["市科技局"]));
    let ledger = office.get("/plans/demo/ledger.json").await.json();
    assert_eq!(ledger["items"][0]["code"], "T-001");
    assert_eq!(ledger["items"][0]["owners"][0]["body"], "市科技局");

    let change = decided.headers["waymark-change"].to_str().unwrap().to_owned();
    office.post(&format!("/changes/{change}/undo"), &json!({})).await;
    assert_eq!(office.get("/plans/demo/ledger.json").await.json()["items"], json!([]));
}

#[tokio::test]
async fn a_file_comes_back_as_an_attachment_to_those_who_may_read_it() {
    let server = TestServer::with_plan().await;
    let office = server.client(Role::PlanOffice).await;
    let file = uploaded(&office).await;
    let answer = office.get(&format!("/files/{file}")).await;
    assert_eq!(answer.bytes, PLAN.as_bytes());
    assert!(answer.headers[header::CONTENT_DISPOSITION].to_str().unwrap().starts_with("attachment"));
    assert_eq!(answer.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    let refused = server.nobody().get(&format!("/files/{file}")).await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    let congress = server.client(Role::Congress).await;
    assert_eq!(congress.get(&format!("/files/{file}")).await.status, StatusCode::FORBIDDEN);
    let unknown = office.get(&format!("/files/{}", "0".repeat(64))).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn refusals_say_what_to_do() {
    let server = TestServer::with_plan().await;
    let office = server.client(Role::PlanOffice).await;
    let neither = office.post("/plans/demo/documents", &json!({"sort": "plan"})).await;
    assert_eq!(neither.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(neither.json()["fields"][0]["code"], "file_or_text");
    let unknown = json!({"decisions": [{"code": "T-009", "decision": "confirm"}]});
    let unknown: Value = office.post("/plans/demo/proposals/decide", &unknown).await.json();
    assert_eq!(unknown["fields"][0]["message"], "没有“T-009”");
    let split = json!({"target": "T-001", "area": "X990101", "mode": "sum", "value": "1"});
    let split = office.post("/plans/demo/splits", &split).await;
    assert_eq!(split.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(split.json()["fields"][0]["field"], "target");
}
