//! `waymark serve --oidc FILE`: a person of a real provider signs in to the served system.

use reqwest::Method;
use serde_json::json;
use waymark_core::record::Role;
use waymark_store::Engine;

use crate::browser;
use crate::process::{Browser, Prepared, cookie};
use crate::provider::{Provider, REDIRECT_URL};

/// Goes to the provider as a person and comes back; gives where the browser is led then, and its session.
async fn visit(nobody: &Browser, person: &str) -> (String, Option<String>) {
    let start = nobody.call(Method::GET, "/session/oidc/start?to=/p/demo", &[], None).await;
    assert_eq!(start.status(), 303);
    let kept = format!("waymark_oidc={}", cookie(&start, "waymark_oidc").unwrap());
    let answer =
        browser::sign_in(start.headers()["location"].to_str().unwrap().parse().unwrap(), person).await;
    let mut back = url::Url::parse("http://127.0.0.1/session/oidc/callback").unwrap();
    for (name, value) in
        [("code", answer.code), ("state", answer.state), ("iss", answer.iss), ("error", answer.error)]
    {
        if let Some(value) = value {
            back.query_pairs_mut().append_pair(name, &value);
        }
    }
    let path = format!("{}?{}", back.path(), back.query().unwrap());
    let entered = nobody.call(Method::GET, &path, &[("cookie", &kept)], None).await;
    assert_eq!(entered.status(), 303);
    let place = entered.headers()["location"].to_str().unwrap().to_owned();
    (place, cookie(&entered, "waymark_session"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_of_the_provider_in_the_file_signs_in() {
    let Some(provider) = Provider::start() else { return };
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(prepared) = Prepared::on(engine).await else { continue };
        prepared.account("zhang", Role::Reporter, Some("xm-zhang")).await;
        let file = prepared.folder.join("oidc.json");
        let config = json!({
            "name": "示例市统一认证", "issuer": provider.issuer, "client_id": "waymark",
            "client_secret": "a secret of the test", "redirect_url": REDIRECT_URL, "claim": "sub",
            "scopes": [],
        });
        std::fs::write(&file, config.to_string()).unwrap();
        let served = prepared.serve(&["--oidc", file.to_str().unwrap()]);
        let nobody = served.browser("");
        assert_eq!(nobody.get("/session/options").await["oidc"]["name"], "示例市统一认证");

        let (place, token) = visit(&nobody, "xm-zhang").await;
        assert_eq!(place, "/p/demo");
        let zhang = served.browser(&format!("waymark_session={}", token.unwrap()));
        let session = zhang.get("/session").await;
        assert_eq!(
            (&session["account"]["code"], &session["grants"][0]["role"]),
            (&json!("zhang"), &json!("reporter"))
        );
        zhang.get("/plans/demo").await;

        let (place, token) = visit(&nobody, "xm-li").await;
        assert_eq!((place.as_str(), token), ("/sign-in?refused=oidc_no_account", None));
        drop(served);
        prepared.end().await;
    }
}

#[tokio::test]
async fn a_file_that_cannot_be_used_stops_it_and_its_words_are_not_repeated() {
    let prepared = Prepared::on(Engine::Sqlite).await.unwrap();
    let file = prepared.folder.join("oidc.json");
    for text in [
        r#"{"issuer": "https://sso.example.org", "client_secret": "hidden-words""#,
        r#"{"issuer": "http://sso.example.org", "client_id": "waymark", "client_secret": "hidden-words",
            "redirect_url": "https://waymark.example.org/api/v1/session/oidc/callback", "claim": "sub", "scopes": []}"#,
    ] {
        std::fs::write(&file, text).unwrap();
        let mut command = prepared.command(&["serve", "--listen", "127.0.0.1:0"]);
        let output = command.args(["--oidc", file.to_str().unwrap()]).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && said.contains("oidc.json"), "{said}");
        assert!(!said.contains("hidden-words"), "{said}");
    }
    prepared.end().await;
}
