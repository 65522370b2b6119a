//! Sign-in through a real OpenID Connect provider, from the first address to the session.

#[path = "../../../waymark-app/tests/oidc/browser.rs"]
mod browser;
#[path = "../../../waymark-app/tests/oidc/provider.rs"]
mod provider;

use axum::http::Method;
use serde_json::json;
use waymark_app::clock::{Clock as _, SystemClock};
use waymark_app::identity::oidc::{OidcConfig, OidcLogin};
use waymark_app::random::OsRandom;
use waymark_core::record::Role;
use waymark_server::{OidcOptions, ServerOptions};
use waymark_store::Engine;

use super::support::{Reply, TestServer};
use provider::{Provider, REDIRECT_URL};

async fn server(engine: Engine, provider: &Provider) -> Option<TestServer> {
    let config = OidcConfig {
        issuer: provider.issuer.clone(),
        client_id: "waymark".to_owned(),
        client_secret: Some("a secret of the test".to_owned()),
        redirect_url: REDIRECT_URL.to_owned(),
        claim: "sub".to_owned(),
        scopes: vec![],
    };
    let oidc = Some(OidcOptions {
        name: "示例市统一认证".to_owned(),
        login: OidcLogin::new(config).unwrap(),
    });
    let server = TestServer::on(engine, ServerOptions { oidc, ..ServerOptions::default() }).await?;
    server.clock.set(SystemClock.now());
    Some(server)
}

fn cookie(reply: &Reply, name: &str) -> Option<String> {
    let cookies = reply.headers.get_all("set-cookie").iter().map(|cookie| cookie.to_str().unwrap());
    let found = cookies.filter_map(|cookie| cookie.split(';').next().unwrap().split_once('='));
    found
        .filter(|(found, value)| *found == name && !value.is_empty())
        .map(|(_, value)| value.to_owned())
        .next_back()
}

/// Goes to the provider as a person and comes back with the cookie of `kept`, or one's own.
async fn visit(server: &TestServer, person: &str, kept: Option<&str>) -> Reply {
    let start = server.nobody().get("/session/oidc/start?to=/plans/demo").await;
    assert_eq!(start.status, 303);
    let state = cookie(&start, "waymark_oidc").unwrap();
    let url = start.headers["location"].to_str().unwrap().parse().unwrap();
    let answer = browser::sign_in(url, person).await;
    let query =
        [("code", answer.code), ("state", answer.state), ("iss", answer.iss), ("error", answer.error)];
    let mut back = url::Url::parse("http://localhost/session/oidc/callback").unwrap();
    for (name, value) in query {
        if let Some(value) = value {
            back.query_pairs_mut().append_pair(name, &value);
        }
    }
    let path = format!("{}?{}", back.path(), back.query().unwrap());
    let kept = format!("waymark_oidc={}", kept.unwrap_or(&state));
    server.nobody().call(Method::GET, &path, &[("cookie", &kept)], None).await
}

#[tokio::test]
async fn a_person_of_the_provider_signs_in_to_the_account_of_that_identity() {
    let Some(provider) = Provider::start() else { return };
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(server) = server(engine, &provider).await else { continue };
        signs_in(&server).await;
        server.end().await;
    }
}

async fn signs_in(server: &TestServer) {
    let options = server.nobody().get("/session/options").await.expect(200);
    assert_eq!(options["oidc"]["name"], "示例市统一认证");
    let unknown = visit(server, "xm-zhang", None).await;
    assert_eq!(unknown.headers["location"], "/sign-in?refused=oidc_no_account");
    assert!(cookie(&unknown, "waymark_session").is_none());

    let system = server.client(Role::SystemAdministrator).await;
    let security = server.client(Role::SecurityAdministrator).await;
    let asked = json!({"code": "zhang", "display_name": "示例张", "subject": "xm-zhang"});
    system.post("/accounts", &asked).await.expect(201);
    let waiting = visit(server, "xm-zhang", None).await;
    assert_eq!(waiting.headers["location"], "/sign-in?refused=oidc_no_account");
    security.post("/accounts/zhang/approve", &json!({})).await.expect(200);

    let entered = visit(server, "xm-zhang", None).await;
    assert_eq!(entered.headers["location"], "/plans/demo");
    let mut client = server.nobody();
    client.token = cookie(&entered, "waymark_session");
    let session = client.get("/session").await.expect(200);
    assert_eq!(session["account"]["code"], "zhang");
    assert_eq!(session["must"], serde_json::Value::Null);
}

#[tokio::test]
async fn an_answer_is_taken_from_the_browser_that_asked_only() {
    let Some(provider) = Provider::start() else { return };
    let server = server(Engine::Sqlite, &provider).await.unwrap();
    let other = waymark_app::identity::token::Token::generate(&OsRandom);
    let stolen = visit(&server, "xm-zhang", Some(other.reveal())).await;
    assert_eq!(stolen.headers["location"], "/sign-in?refused=oidc_refused");
    let refused = visit(&server, "nobody", None).await;
    assert_eq!(refused.headers["location"], "/sign-in?refused=oidc_refused");
}

#[tokio::test]
async fn without_a_provider_there_is_no_such_sign_in() {
    let server = TestServer::new().await;
    server.nobody().get("/session/oidc/start").await.refused(404, "oidc_off");
}
