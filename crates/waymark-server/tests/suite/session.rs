//! Signing in: by link, by password, with a second factor; ending; being locked out.

use axum::http::Method;
use serde_json::{Value, json};
use waymark_app::Call;
use waymark_app::accounts::{LinkAsked, Profile};
use waymark_app::clock::Micros;
use waymark_core::record::{Role, Settings};

use super::support::{Client, NOON, Reply, TestServer, on_each_engine};

on_each_engine!(
    an_empty_system_is_set_up_with_links_that_work_once,
    a_link_ends_with_its_time,
    wrong_passwords_lock_the_account_for_a_while,
    a_name_of_nobody_answers_as_an_account_does,
    guesses_at_once_are_all_counted,
    a_session_ends_when_nobody_uses_it_and_in_any_case_after_a_day_of_work,
    what_is_taken_away_is_gone_at_once,
    a_password_grows_old_and_old_ones_do_not_come_back,
    a_second_factor_is_asked_for_and_no_code_works_twice,
    a_lost_password_does_not_lose_the_second_factor,
    a_key_works_as_its_owner_and_makes_no_other,
    signing_in_and_failing_is_in_the_log_and_no_secret_is,
    a_right_password_without_its_code_is_in_the_log,
);

const PASSWORD: &str = "Example-city-2026";

fn token_of(reply: &Reply) -> String {
    let cookie = reply.headers["set-cookie"].to_str().unwrap();
    cookie.split(['=', ';']).nth(1).unwrap().to_owned()
}

fn with_token(client: &Client, reply: &Reply) -> Client {
    let mut client = client.clone();
    client.token = Some(token_of(reply));
    client
}

async fn sign_in(server: &TestServer, name: &str, password: &str, totp: Option<&str>) -> Reply {
    server.nobody().post("/session", &json!({"name": name, "password": password, "totp": totp})).await
}

/// Somebody with a password, by a link.
async fn somebody(server: &TestServer) -> Client {
    server.client(Role::Reporter).await;
    let link = server.app.issue_link(&Call::system(), "reporter", &LinkAsked::default()).await.unwrap();
    let entered = server.nobody().post("/session/link", &json!({"token": link.token.reveal()})).await;
    assert_eq!(entered.json()["must"], "password");
    let client = with_token(&server.nobody(), &entered);
    let chosen = client.post("/session/password", &json!({"new": PASSWORD})).await;
    assert_eq!(chosen.status, 200, "{:?}", chosen.json());
    with_token(&client, &chosen)
}

async fn settings(server: &TestServer, change: impl FnOnce(&mut Settings)) {
    let mut settings = server.app.settings().await.unwrap();
    change(&mut settings);
    server.app.write_settings(&Call::system(), &settings, waymark_app::Expected::Any).await.unwrap();
}

/// The code an authenticator app shows.
fn code(secret: &str, at: i64) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret).unwrap();
    let totp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    totp.generate(u64::try_from(at / 1_000_000).unwrap()).to_string()
}

async fn an_empty_system_is_set_up_with_links_that_work_once(server: &TestServer) {
    let links = server.app.set_up(&Call::system(), Profile::Three).await.unwrap();
    let names: Vec<&str> = links.iter().map(|link| link.account.as_str()).collect();
    assert_eq!(names, ["sysadmin", "secadmin", "auditor"]);
    let again = server.app.set_up(&Call::system(), Profile::Three).await.unwrap_err();
    assert_eq!(again.code(), "set_up_done");

    let token = json!({"token": links[1].link.token.reveal()});
    let entered = server.nobody().post("/session/link", &token).await;
    let cookie = entered.headers["set-cookie"].to_str().unwrap();
    for part in ["HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    server.nobody().post("/session/link", &token).await.refused(410, "link_unknown");

    // Nothing but choosing a password is allowed.
    let client = with_token(&server.nobody(), &entered);
    client.get("/accounts").await.refused(403, "forbidden");
    let short = client.post("/session/password", &json!({"new": "secadmin"})).await.refused(422, "invalid");
    assert_eq!(short["fields"][0]["code"], "password_too_short");
    let chosen = client.post("/session/password", &json!({"new": PASSWORD})).await;
    let session = chosen.json();
    assert_eq!(session["must"], Value::Null);
    assert_eq!(session["grants"][0]["role"], "security_administrator");
    client.get("/session").await.refused(401, "not_signed_in");
    with_token(&client, &chosen).get("/accounts").await.expect(200);
    sign_in(server, "secadmin", PASSWORD, None).await.expect(200);
}

async fn a_link_ends_with_its_time(server: &TestServer) {
    let links = server.app.set_up(&Call::system(), Profile::One).await.unwrap();
    assert_eq!(links[0].roles.len(), 3);
    server.clock.pass_seconds(24 * 3600 + 1);
    let token = json!({"token": links[0].link.token.reveal()});
    server.nobody().post("/session/link", &token).await.refused(410, "link_unknown");
}

async fn wrong_passwords_lock_the_account_for_a_while(server: &TestServer) {
    somebody(server).await;
    for _ in 0..5 {
        sign_in(server, "reporter", "wrong", None).await.refused(401, "wrong_credentials");
    }
    let locked = sign_in(server, "reporter", PASSWORD, None).await.refused(429, "locked_out");
    assert!(locked["hint"].as_str().unwrap().contains("10"), "{locked}");
    server.clock.pass_seconds(601);
    sign_in(server, "reporter", PASSWORD, None).await.expect(200);
}

async fn a_name_of_nobody_answers_as_an_account_does(server: &TestServer) {
    for _ in 0..5 {
        sign_in(server, "who", "wrong", None).await.refused(401, "wrong_credentials");
    }
    sign_in(server, "who", "wrong", None).await.refused(429, "locked_out");
}

async fn guesses_at_once_are_all_counted(server: &TestServer) {
    somebody(server).await;
    let guesses = (0..12).map(|at| {
        let nobody = server.nobody();
        let guess = json!({"name": "reporter", "password": format!("guess-{at}")});
        tokio::spawn(async move { nobody.post("/session", &guess).await.code() })
    });
    let mut wrong = 0;
    for guess in guesses.collect::<Vec<_>>() {
        wrong += usize::from(guess.await.unwrap() == "wrong_credentials");
    }
    assert_eq!(wrong, 5, "no more than the five that lock it");
    sign_in(server, "reporter", PASSWORD, None).await.refused(429, "locked_out");
}

async fn a_session_ends_when_nobody_uses_it_and_in_any_case_after_a_day_of_work(server: &TestServer) {
    let idle = server.client(Role::PlanOffice).await;
    let busy = server.client(Role::PlanOffice).await;
    server.clock.pass_seconds(29 * 60);
    busy.get("/session").await.expect(200);
    server.clock.pass_seconds(2 * 60);
    idle.get("/session").await.refused(401, "not_signed_in");
    for _ in 0..23 {
        busy.get("/session").await.expect(200);
        server.clock.pass_seconds(29 * 60);
    }
    server.clock.pass_seconds(29 * 60);
    busy.get("/session").await.refused(401, "not_signed_in");
}

async fn what_is_taken_away_is_gone_at_once(server: &TestServer) {
    server.plan().await;
    let office = server.client(Role::PlanOffice).await;
    office.get("/plans/demo/tasks").await.expect(200);
    server
        .app
        .remove_grant(&Call::system(), "grant-of-plan-office", waymark_app::Expected::Any)
        .await
        .unwrap();
    office.get("/plans/demo/tasks").await.refused(403, "forbidden");
    server.app.end_account(&Call::system(), "plan-office", false).await.unwrap();
    office.get("/session").await.refused(401, "not_signed_in");
}

async fn a_password_grows_old_and_old_ones_do_not_come_back(server: &TestServer) {
    somebody(server).await;
    server.clock.pass_seconds(91 * 86_400);
    let old = sign_in(server, "reporter", PASSWORD, None).await;
    assert_eq!(old.json()["must"], "password");
    let client = with_token(&server.nobody(), &old);
    client.get("/plans").await.refused(403, "forbidden");
    let again = client.post("/session/password", &json!({"new": PASSWORD})).await.refused(422, "invalid");
    assert_eq!(again["fields"][0]["code"], "password_used_before");
    let new = client.post("/session/password", &json!({"new": "Another-city-2026"})).await;
    let client = with_token(&client, &new);
    client.get("/plans").await.expect(200);
    let unasked = client.post("/session/password", &json!({"new": "A-third-city-2026"})).await;
    assert_eq!(unasked.refused(422, "invalid")["fields"][0]["field"], "old");
    let wrong = client.post("/session/password", &json!({"old": "no", "new": "A-third-city-2026"})).await;
    assert_eq!(wrong.refused(422, "invalid")["fields"][0]["code"], "wrong_password");
}

async fn a_second_factor_is_asked_for_and_no_code_works_twice(server: &TestServer) {
    settings(server, |settings| settings.second_factor = true).await;
    let client = somebody(server).await;
    assert_eq!(client.get("/session").await.expect(200)["must"], "totp");
    client.get("/plans").await.refused(403, "forbidden");

    let offer = client.post("/session/totp", &json!({})).await.expect(200);
    let secret = offer["secret"].as_str().unwrap();
    assert!(offer["uri"].as_str().unwrap().starts_with("otpauth://totp/Waymark"));
    client.post("/session/totp", &json!({"code": "0000000"})).await.refused(422, "invalid");
    let set = client.post("/session/totp", &json!({"code": code(secret, NOON)})).await;
    let session = set.json();
    assert_eq!(session["must"], Value::Null);
    let recovery = session["recovery_codes"][0].as_str().unwrap();
    with_token(&client, &set).get("/plans").await.expect(200);

    sign_in(server, "reporter", PASSWORD, None).await.refused(401, "totp_required");
    let used = code(secret, NOON);
    sign_in(server, "reporter", PASSWORD, Some(&used)).await.refused(401, "wrong_code");
    server.clock.pass_seconds(60);
    let fresh = code(secret, NOON + 60_000_000);
    sign_in(server, "reporter", PASSWORD, Some(&fresh)).await.expect(200);
    sign_in(server, "reporter", PASSWORD, Some(&fresh)).await.refused(401, "wrong_code");
    sign_in(server, "reporter", PASSWORD, Some(recovery)).await.expect(200);
    sign_in(server, "reporter", PASSWORD, Some(recovery)).await.refused(401, "wrong_code");

    let entered = sign_in(server, "reporter", PASSWORD, Some(session["recovery_codes"][1].as_str().unwrap()));
    let client = with_token(&client, &entered.await);
    let body = json!({"password": PASSWORD});
    let kept = client.call(Method::DELETE, "/session/totp", &[], Some(&body)).await;
    kept.refused(409, "second_factor_needed");
    settings(server, |settings| settings.second_factor = false).await;
    assert_eq!(client.call(Method::DELETE, "/session/totp", &[], Some(&body)).await.status, 204);
    sign_in(server, "reporter", PASSWORD, None).await.expect(200);
}

async fn a_lost_password_does_not_lose_the_second_factor(server: &TestServer) {
    let client = somebody(server).await;
    let offer = client.post("/session/totp", &json!({})).await.expect(200);
    let secret = offer["secret"].as_str().unwrap();
    client.post("/session/totp", &json!({"code": code(secret, NOON)})).await.expect(200);

    let issue = async |reset_second_factor| {
        let asked = LinkAsked { reset_second_factor };
        let link = server.app.issue_link(&Call::system(), "reporter", &asked).await.unwrap();
        json!({"token": link.token.reveal()})
    };
    let kept = issue(false).await;
    server.nobody().post("/session/link", &kept).await.refused(401, "totp_required");
    let lost = issue(true).await;
    server.nobody().post("/session/link", &kept).await.refused(410, "link_unknown");
    server.nobody().post("/session/link", &lost).await.expect(200);
}

async fn a_key_works_as_its_owner_and_makes_no_other(server: &TestServer) {
    server.plan().await;
    let client = somebody(server).await;
    let made = client.post("/session/keys", &json!({"name": "nightly", "days": 30})).await.expect(201);
    let key = made["key"].as_str().unwrap();
    assert!(key.starts_with("waymark_"));
    let bearer = format!("Bearer {key}");
    let script = [("authorization", bearer.as_str())];
    let nobody = server.nobody();
    server.clock.pass_seconds(20 * 86_400);
    let read = nobody.call(Method::GET, "/plans/demo/tasks", &script, None).await;
    assert_eq!(read.status, 200);
    let body = json!({"name": "another", "days": 30});
    let refused = nobody.call(Method::POST, "/session/keys", &script, Some(&body)).await;
    refused.refused(403, "not_by_key");
    server.clock.pass_seconds(11 * 86_400);
    let over = nobody.call(Method::GET, "/plans/demo/tasks", &script, None).await;
    over.refused(401, "not_signed_in");
}

async fn signing_in_and_failing_is_in_the_log_and_no_secret_is(server: &TestServer) {
    let client = somebody(server).await;
    sign_in(server, "reporter", "a wrong Secret-1", None).await.refused(401, "wrong_credentials");
    sign_in(server, "typed-Secret-2", "x", None).await.refused(401, "wrong_credentials");
    assert_eq!(client.delete("/session").await.status, 204);
    let auditor = server.client(Role::AuditAdministrator).await;
    let log = auditor.get("/audit/export").await;
    let text = String::from_utf8(log.bytes.to_vec()).unwrap();
    for operation in ["session.sign_in", "session.password", "session.sign_out"] {
        assert!(text.contains(operation), "{operation}: {text}");
    }
    assert!(text.contains("\"success\":false"));
    assert!(!text.contains("Secret-") && !text.contains(PASSWORD), "{text}");
    let csv = auditor.get("/audit/export?format=csv").await;
    assert_eq!(csv.bytes.iter().filter(|byte| **byte == b'\n').count(), text.lines().count() + 1);
    auditor.get("/audit/verify").await.expect(200)["sound"].as_bool().filter(|sound| *sound).unwrap();
    assert!(Micros(NOON) < server.app.now());
}

async fn a_right_password_without_its_code_is_in_the_log(server: &TestServer) {
    let client = somebody(server).await;
    let offer = client.post("/session/totp", &json!({})).await.expect(200);
    let secret = offer["secret"].as_str().unwrap();
    client.post("/session/totp", &json!({"code": code(secret, NOON)})).await.expect(200);
    let auditor = server.client(Role::AuditAdministrator).await;
    let noted = async || {
        let log = auditor.get("/changes?operation=session.sign_in").await.expect(200);
        let items = log["items"].as_array().unwrap().clone();
        items.into_iter().filter(|one| one["reason"] == "totp_required").collect::<Vec<_>>()
    };
    assert_eq!(noted().await, Vec::<Value>::new());

    sign_in(server, "reporter", PASSWORD, None).await.refused(401, "totp_required");
    let log = noted().await;
    assert_eq!(log.len(), 1);
    assert_eq!((&log[0]["success"], &log[0]["subject"]), (&json!(false), &json!("account reporter")));

    let link = server.app.issue_link(&Call::system(), "reporter", &LinkAsked::default()).await.unwrap();
    let token = json!({"token": link.token.reveal()});
    server.nobody().post("/session/link", &token).await.refused(401, "totp_required");
    assert_eq!(noted().await.len(), 2, "a link without the code too");
}
