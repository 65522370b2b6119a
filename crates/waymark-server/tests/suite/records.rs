//! Records over HTTP: rights, versions, repeated requests.

use axum::http::Method;
use serde_json::json;
use waymark_core::record::Role;

use super::support::TestServer;

#[tokio::test]
async fn a_record_is_written_read_and_written_again_by_its_version() {
    let server = TestServer::with_plan().await;
    let office = server.client(Role::PlanOffice).await;
    let task = json!({"title": "建设示例实验室", "state": "under_way"});
    let made = office.post("/plans/demo/tasks", &task).await;
    assert!(made.headers.contains_key("waymark-change"));
    let code = made.expect(201)["code"].as_str().unwrap().to_owned();
    let path = format!("/plans/demo/tasks/{code}");
    assert_eq!(office.get(&path).await.headers["etag"], "\"1\"");
    office.put(&path, &task, Some(1)).await.expect(200);
    office.put(&path, &task, Some(1)).await.refused(412, "changed");
    server.nobody().get(&path).await.refused(401, "not_signed_in");
    let congress = server.client(Role::Congress).await;
    congress.get(&path).await.refused(403, "forbidden");
}

#[tokio::test]
async fn a_repeated_request_gets_the_first_answer() {
    let server = TestServer::with_plan().await;
    let office = server.client(Role::PlanOffice).await;
    let task = json!({"title": "建设示例实验室", "state": "under_way"});
    let key = [("idempotency-key", "one")];
    let first = office.call(Method::POST, "/plans/demo/tasks", &key, Some(&task)).await;
    let again = office.call(Method::POST, "/plans/demo/tasks", &key, Some(&task)).await;
    assert_eq!(again.headers["idempotent-replayed"], "true");
    assert_eq!(first.json()["code"], again.json()["code"]);
    assert_eq!(office.get("/plans/demo/tasks").await.expect(200)["total"], 1);
}

#[tokio::test]
async fn a_pack_is_taken_in_whole_and_an_altered_one_is_refused() {
    let server = TestServer::with_plan().await;
    let office = server.client(Role::PlanOffice).await;
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs/rules-statcan/");
    let text = |name: &str| std::fs::read_to_string(format!("{folder}{name}")).unwrap();
    let (manifest, rules) = (text("pack.toml"), text("rules.toml"));
    let altered = json!({"files": {"pack.toml": manifest, "rules.toml": format!("{rules}# altered\n")}});
    office.post("/packs", &altered).await.refused(422, "invalid");
    let pack = json!({"files": {"pack.toml": manifest, "rules.toml": rules}});
    server.client(Role::Reporter).await.post("/packs", &pack).await.refused(403, "forbidden");
    let made = office.post("/packs", &pack).await;
    assert!(made.headers.contains_key("waymark-change"));
    let code = made.expect(201)["id"].as_str().unwrap().to_owned();
    let kept = office.get(&format!("/packs/{code}")).await.expect(200);
    assert_eq!(kept["body"]["files"]["rules.toml"], rules);
}

#[tokio::test]
async fn what_does_not_fit_is_told_with_its_field() {
    let server = TestServer::with_plan().await;
    let office = server.client(Role::PlanOffice).await;
    let told = |problem: serde_json::Value| {
        let fault = &problem["fields"][0];
        (fault["field"].as_str().unwrap().to_owned(), fault["code"].as_str().unwrap().to_owned())
    };
    let fault = |field: &str, code: &str| (field.to_owned(), code.to_owned());
    for (body, expected) in [
        (json!({"title": "示例", "state": "sleeping"}), fault("state", "malformed")),
        (json!({"state": "under_way"}), fault("", "malformed")),
        (json!({"title": "字".repeat(20_001), "state": "under_way"}), fault("title", "too_long")),
    ] {
        assert_eq!(told(office.post("/plans/demo/tasks", &body).await.expect(422)), expected, "{body}");
    }
    for (query, expected) in [
        ("sort=size", fault("sort", "malformed")),
        ("known_by=yesterday", fault("known_by", "malformed")),
        ("cursor=7", fault("cursor", "cursor")),
        ("cursor=616263", fault("cursor", "cursor")),
        ("filter=owner", fault("filter", "filter")),
        ("cursor=7&known_by=2025-01-01", fault("cursor", "cursor")),
    ] {
        let answer = office.get(&format!("/plans/demo/tasks?{query}")).await;
        assert_eq!(told(answer.expect(422)), expected, "{query}");
    }
    assert_eq!(told(office.get("/changes?cursor=x").await.expect(422)), fault("cursor", "cursor"));
}

#[tokio::test]
async fn what_did_not_change_is_not_sent_again() {
    let server = TestServer::with_plan().await;
    let office = server.client(Role::PlanOffice).await;
    let task = json!({"title": "建设示例实验室", "state": "under_way"});
    office.post("/plans/demo/tasks", &task).await.expect(201);
    for path in ["/plans/demo/tasks", "/plans/demo/overview"] {
        let tag = office.get(path).await.headers["etag"].to_str().unwrap().to_owned();
        assert!(tag.starts_with("W/\""), "{tag}");
        let again = office.call(Method::GET, path, &[("if-none-match", &tag)], None).await;
        assert_eq!((again.status.as_u16(), again.bytes.len()), (304, 0), "{path}");
    }
    let tag = office.get("/plans/demo/tasks").await.headers["etag"].to_str().unwrap().to_owned();
    office.post("/plans/demo/tasks", &task).await.expect(201);
    let changed = office.call(Method::GET, "/plans/demo/tasks", &[("if-none-match", &tag)], None).await;
    assert_eq!(changed.expect(200)["total"], 2);
}

#[tokio::test]
async fn a_split_is_written_whole_by_the_version_it_was_read_at() {
    let server = TestServer::with_plan().await;
    let office = server.client(Role::PlanOffice).await;
    let area = json!({"code": "X990101", "name": "示例县", "level": "county"});
    office.put("/areas/X990101", &area, None).await.expect(201);
    let indicator = json!({"code": "I-001", "name": "示例平台", "unit": "个"});
    office.put("/plans/demo/indicators/I-001", &indicator, None).await.expect(201);
    let statement = json!({
        "sort": "statement", "kind": "target", "class": "plan", "form": "level", "indicator": "示例平台",
        "indicator_code": "I-001", "subject": "示例平台", "value": 30, "unit": "个", "period": "2025",
        "qualifier": null, "operator": ">=", "strength": "firm", "nature": null, "change": null,
        "area": null, "flags": [],
    });
    let item = json!({
        "code": "T-001", "id": null, "decision": "added", "content": statement, "changes": [],
        "owners": [], "note": null, "section": [], "source": null,
    });
    office.put("/plans/demo/ledger/T-001", &json!({"item": item}), None).await.expect(201);
    let path = "/plans/demo/ledger/T-001/split";
    assert_eq!(office.get(path).await.headers["etag"], "\"0\"");
    let split = json!({"mode": "sum", "parts": [{"area": "X990101", "value": "20"}]});
    let made = office.put(path, &split, Some(0)).await;
    assert!(made.headers.contains_key("waymark-change"));
    assert_eq!(made.headers["etag"], "\"1\"");
    assert_eq!(made.expect(200)["split"]["result"]["gap"], "10");
    office.put(path, &split, Some(0)).await.refused(412, "changed");
    let path = "/plans/demo/ledger/T-001/path";
    assert_eq!(office.get(path).await.headers["etag"], "\"1\"");
    let years = json!({"points": [{"period": "2024", "value": 25}, {"period": "2025", "value": 30}]});
    office.put(path, &years, Some(2)).await.refused(412, "changed");
    let made = office.put(path, &years, Some(1)).await;
    assert_eq!(made.headers["etag"], "\"2\"");
    assert_eq!(made.expect(200)["points"][0]["code"], "T-001-2024");
}
