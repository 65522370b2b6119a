//! Values, submissions, releases, publications, withdrawals and exports over HTTP.

use axum::http::Method;
use serde_json::{Value, json};
use waymark_app::{Call, Put};
use waymark_core::area::Area;
use waymark_core::indicator::Definition;
use waymark_core::record::Role;

use crate::support::{Client, Reply, TestServer};

/// The plan with one area and one indicator.
async fn city() -> TestServer {
    let server = TestServer::with_plan().await;
    let system = Call::system();
    let area: Area = serde_json::from_value(
        json!({ "code": "X9901", "name": "示例市", "level": "city", "invented": true }),
    )
    .unwrap();
    server.app.put(&system, "", "X9901", &area, Put::default()).await.unwrap();
    let definition = Definition { invented: true, ..Definition::bare("HTE", "高新技术企业数", "家") };
    server.app.put(&system, "demo", "HTE", &definition, Put::default()).await.unwrap();
    server
}

fn body(value: &str) -> Value {
    json!({
        "title": "企业数",
        "rows": [{
            "indicator": "高新技术企业数", "area": "示例市", "period": "2024", "value": value,
            "source": "示例市科技局", "source_grade": "letter", "invented": true,
        }],
    })
}

async fn post(client: &Client, path: &str, body: Value) -> Reply {
    client.call(Method::POST, &format!("/plans/demo{path}"), &[], Some(&body)).await
}

async fn get(client: &Client, path: &str) -> Reply {
    client.call(Method::GET, &format!("/plans/demo{path}"), &[], None).await
}

/// Enters a value, accepts it; gives back the code of the submission.
async fn accepted(server: &TestServer, value: &str) -> String {
    let reporter = server.client(Role::Reporter).await;
    let reviewer = server.client(Role::Reviewer).await;
    let mut input = body(value);
    input["revision"] = json!("correction");
    let entered = post(&reporter, "/observations?submit=true", input).await.expect(201);
    let code = entered["submission"]["code"].as_str().unwrap().to_owned();
    let comment = json!({ "comment": "已核实" });
    post(&reviewer, &format!("/submissions/{code}/accept"), comment).await.expect(200);
    code
}

#[tokio::test]
async fn a_value_comes_in_is_accepted_and_read() {
    let server = city().await;
    let reporter = server.client(Role::Reporter).await;
    let preview = post(&reporter, "/observations?dry_run=true", body("405")).await.expect(200);
    assert_eq!(preview["submission"], Value::Null);
    assert_eq!(preview["difference"]["new"], 1);
    let code = accepted(&server, "405.0").await;
    let listing = get(&reporter, "/observations?indicator=HTE&area=X9901&to=2024").await.expect(200);
    let series = &listing["items"][0];
    assert_eq!(
        (&series["indicator_name"], &series["area_name"]),
        (&json!("高新技术企业数"), &json!("示例市"))
    );
    let reading = &series["points"][0]["reading"];
    assert_eq!(reading["value"], "405.0", "decimals are strings as they came");
    assert_eq!((&reading["unit"], &reading["submission"]), (&json!("家"), &json!(code)));
    let review = get(&reporter, &format!("/submissions/{code}/review")).await.expect(200);
    assert_eq!(review["submission"]["body"]["state"], "accepted");
    let fresh = get(&reporter, "/series").await.expect(200);
    assert_eq!(fresh["items"][0]["last_period"], "2024");
    get(&reporter, "/observations?indicator=NONE").await.refused(422, "invalid");
    get(&server.nobody(), "/observations").await.refused(401, "not_signed_in");
}

#[tokio::test]
async fn a_file_comes_in_and_its_faults_are_told() {
    let server = city().await;
    let reporter = server.client(Role::Reporter).await;
    let send = async |text: &str, query: &str| {
        let request = axum::http::Request::builder()
            .method(Method::POST)
            .uri(format!("/api/v1/plans/demo/observations/file{query}"))
            .header("sec-fetch-site", "same-origin")
            .header("accept-language", "en")
            .body(axum::body::Body::from(text.to_owned()))
            .unwrap();
        reporter.send(request).await
    };
    let good = "indicator,area,period,value\nHTE,X9901,2023,390\n";
    let intake = send(good, "?dry_run=true").await.expect(200);
    assert_eq!(intake["difference"]["rows"][0]["new"]["value"], "390");
    let made = send(good, "?title=x").await;
    assert!(made.headers.contains_key("waymark-change"));
    assert_eq!(made.expect(201)["submission"]["body"]["way"], "file");
    let bad = send("indicator,area,period,value\nHTE,X9901,2023,many\n", "").await.refused(422, "invalid");
    let field = &bad["fields"][0];
    assert_eq!(field["field"], "line.2.value");
    assert!(field["message"].as_str().unwrap().contains("not a number"), "{field}");
}

#[tokio::test]
async fn a_release_is_made_compared_published_and_exported() {
    let server = city().await;
    accepted(&server, "405").await;
    let office = server.client_with_rights(Role::PlanOffice).await;
    let made = post(&office, "/releases", json!({ "title": "首次定版" })).await.expect(201);
    let release = made["code"].as_str().unwrap().to_owned();
    assert_eq!(made["body"]["rows"], 1);
    accepted(&server, "404").await;
    let difference = get(&office, &format!("/releases/{release}/difference")).await.expect(200);
    assert_eq!(difference["rows"][0]["old"]["value"], "405");
    assert_eq!(difference["rows"][0]["revision"], "correction");
    let citation = get(&office, &format!("/releases/{release}/citation")).await.expect(200);
    assert!(citation["zh"].as_str().unwrap().contains(&release));
    let put =
        office.call(Method::PUT, &format!("/plans/demo/releases/{release}"), &[], Some(&json!({}))).await;
    assert_eq!(put.status, 405, "a release cannot be written again");

    let input = json!({ "title": "公开", "release": release, "indicators": ["HTE"] });
    let proposed = post(&office, "/publications", input).await.expect(201);
    let code = proposed["code"].as_str().unwrap();
    let publish = format!("/publications/{code}/publish");
    post(&office, &publish, json!({})).await.refused(409, "own_publication");
    let reviewer = server.client_with_rights(Role::Reviewer).await;
    post(&reviewer, &publish, json!({})).await.expect(200);
    let congress = server.client(Role::Congress).await;
    let seen = get(&congress, "/observations").await.expect(200);
    assert_eq!(
        seen["items"][0]["points"][0]["reading"]["value"], "405",
        "what was published, not what is new"
    );
    assert_eq!(seen["items"][0]["points"][0]["reading"]["submission"], Value::Null);
    get(&congress, "/export/observations").await.refused(403, "forbidden");

    let table = get(&office, "/export/observations?format=csv&headings=key").await;
    assert!(table.headers["content-type"].to_str().unwrap().starts_with("text/csv"));
    assert!(String::from_utf8_lossy(&table.bytes).contains("HTE,X9901,2024,404"));
    get(&office, "/export/observations?format=pdf").await.refused(422, "invalid");
}

#[tokio::test]
async fn values_are_withdrawn_with_a_reason_and_undo_lifts_it() {
    let server = city().await;
    let code = accepted(&server, "405").await;
    let office = server.client_with_rights(Role::PlanOffice).await;
    let input = json!({ "submission": code, "reason": "来源有误" });
    let done = post(&office, "/withdrawals", input).await;
    let change = done.headers["waymark-change"].to_str().unwrap().to_owned();
    assert_eq!(done.expect(201)["body"]["rows"], 1);
    let reading =
        async || get(&office, "/observations").await.expect(200)["items"][0]["points"][0]["reading"].clone();
    let hidden = reading().await;
    assert_eq!((&hidden["value"], &hidden["withdrawn"]["reason"]), (&Value::Null, &json!("来源有误")));
    office.call(Method::POST, &format!("/changes/{change}/undo"), &[], None).await.expect(200);
    assert_eq!(reading().await["value"], "405");
}
