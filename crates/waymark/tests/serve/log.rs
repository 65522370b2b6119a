//! What `serve` writes into its log.

use reqwest::Method;
use serde_json::Value;
use waymark_core::record::Role;
use waymark_store::Engine;

use crate::process::Prepared;

#[tokio::test]
async fn the_log_has_a_line_for_each_request_under_its_id() {
    let prepared = Prepared::on(Engine::Sqlite).await.unwrap();
    prepared.account("office", Role::PlanOffice, None).await;
    let mut served = prepared.serve(&["--log", "json"]);
    let browser = served.browser(&prepared.session("office").await);
    let headers = [("x-request-id", "4f0c")];
    let answer = browser.call(Method::GET, "/plans/nowhere?q=secret", &headers, None).await;
    assert_eq!(answer.headers()["x-request-id"], "4f0c");
    let line = served.log_until("4f0c");
    let said: Value = serde_json::from_str(&line).unwrap();
    assert_eq!((&said["message"], &said["status"]), (&"answered".into(), &404.into()), "{line}");
    assert_eq!(said["span"]["path"], "/api/v1/plans/nowhere", "{line}");
    assert!(!line.contains("secret"), "{line}");
    drop(served);
    prepared.end().await;
}
