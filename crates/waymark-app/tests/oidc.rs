//! Sign-in through a real OpenID Connect provider, started by the test: `tests/oidc/provider.mjs`.
//!
//! Needs `node` and `npm ci` in `tests/oidc`. Without them these tests say that they were left out.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

#[path = "oidc/browser.rs"]
mod browser;
#[path = "oidc/provider.rs"]
mod provider;

use std::time::Duration;

use browser::sign_in;
use provider::{Provider, REDIRECT_URL};
use waymark_app::clock::{Clock, Micros, SystemClock};
use waymark_app::identity::oidc::{
    OidcCallback, OidcConfig, OidcError, OidcIdentity, OidcLogin, PENDING_SECONDS, PendingLogin,
};
use waymark_app::random::OsRandom;

fn login(provider: &Provider, claim: &str, scopes: &[&str]) -> OidcLogin {
    OidcLogin::new(OidcConfig {
        issuer: provider.issuer.clone(),
        client_id: "waymark".to_owned(),
        client_secret: Some("a secret of the test".to_owned()),
        redirect_url: REDIRECT_URL.to_owned(),
        claim: claim.to_owned(),
        scopes: scopes.iter().map(ToString::to_string).collect(),
    })
    .unwrap()
}

/// Goes to the provider as `person` and comes back.
async fn visit(login: &OidcLogin, person: &str) -> (PendingLogin, OidcCallback) {
    let (url, pending) = login.start(&OsRandom, SystemClock.now()).await.unwrap();
    (pending, sign_in(url, person).await)
}

async fn identify(login: &OidcLogin, person: &str) -> Result<OidcIdentity, OidcError> {
    let (pending, answer) = visit(login, person).await;
    login.finish(pending, answer, SystemClock.now()).await
}

#[tokio::test]
async fn a_person_signs_in_and_is_mapped_by_a_claim() {
    let Some(provider) = Provider::start() else { return };
    let by_subject = identify(&login(&provider, "sub", &[]), "xm-zhang").await.unwrap();
    let expected = OidcIdentity {
        issuer: provider.issuer.clone(),
        subject: "xm-zhang".to_owned(),
        account: "xm-zhang".to_owned(),
    };
    assert_eq!(by_subject, expected);
    for (claim, account) in [("preferred_username", "xm-zhang.name"), ("employee_number", "4711")] {
        let identity = identify(&login(&provider, claim, &["profile"]), "xm-zhang").await.unwrap();
        assert_eq!((identity.subject.as_str(), identity.account.as_str()), ("xm-zhang", account));
    }
}

#[tokio::test]
async fn a_public_client_signs_in_with_its_proof_alone() {
    let Some(provider) = Provider::start() else { return };
    let public = OidcLogin::new(OidcConfig {
        issuer: provider.issuer.clone(),
        client_id: "waymark-public".to_owned(),
        client_secret: None,
        redirect_url: REDIRECT_URL.to_owned(),
        claim: "sub".to_owned(),
        scopes: vec![],
    })
    .unwrap();
    assert_eq!(identify(&public, "xm-li").await.unwrap().account, "xm-li");
}

#[tokio::test]
async fn a_claim_that_is_missing_or_unverified_names_nobody() {
    let Some(provider) = Provider::start() else { return };
    let missing = identify(&login(&provider, "employee_number", &[]), "xm-zhang").await;
    assert!(matches!(missing, Err(OidcError::Claim(claim)) if claim == "employee_number"));
    let email = login(&provider, "email", &["email"]);
    assert_eq!(identify(&email, "xm-zhang").await.unwrap().account, "xm-zhang@example.org");
    assert!(matches!(identify(&email, "unverified").await, Err(OidcError::EmailUnverified)));
}

#[tokio::test]
async fn who_is_refused_at_the_provider_is_refused_here() {
    let Some(provider) = Provider::start() else { return };
    let refused = identify(&login(&provider, "sub", &[]), "nobody").await;
    assert!(matches!(refused, Err(OidcError::Refused(code)) if code == "access_denied"));
}

#[tokio::test]
async fn an_answer_counts_for_its_own_question_only() {
    let Some(provider) = Provider::start() else { return };
    let login = login(&provider, "sub", &[]);
    let (mine, my_answer) = visit(&login, "xm-zhang").await;
    let (theirs, their_answer) = visit(&login, "xm-li").await;
    let now = SystemClock.now();

    let stranger = login.finish(mine.clone(), their_answer.clone(), now).await;
    assert!(matches!(stranger, Err(OidcError::Foreign)), "another state");

    let forged = OidcCallback { state: my_answer.state.clone(), ..their_answer };
    let injected = login.finish(mine.clone(), forged, now).await;
    assert!(
        matches!(injected, Err(OidcError::Exchange(_))),
        "another's code fails by its proof: {injected:?}"
    );

    let elsewhere = OidcCallback { iss: Some("https://sso.example.org".to_owned()), ..my_answer.clone() };
    assert!(
        matches!(login.finish(mine.clone(), elsewhere, now).await, Err(OidcError::Foreign)),
        "another provider"
    );

    let empty = OidcCallback { code: None, ..my_answer.clone() };
    assert!(matches!(login.finish(mine.clone(), empty, now).await, Err(OidcError::Foreign)), "no code");

    // What is his own still works, once; the other's code was spent by the forgery.
    assert_eq!(login.finish(mine.clone(), my_answer.clone(), now).await.unwrap().account, "xm-zhang");
    assert!(
        matches!(login.finish(mine, my_answer, now).await, Err(OidcError::Exchange(_))),
        "the code again"
    );
    drop(theirs);
}

#[tokio::test]
async fn an_id_token_of_another_sign_in_does_not_hold() {
    let Some(provider) = Provider::start() else { return };
    let login = login(&provider, "sub", &[]);
    let (pending, answer) = visit(&login, "xm-zhang").await;
    let mut kept = serde_json::to_value(&pending).unwrap();
    kept["nonce"] = "another".into();
    let changed = serde_json::from_value(kept).unwrap();
    let error = login.finish(changed, answer, SystemClock.now()).await.unwrap_err();
    assert!(matches!(&error, OidcError::IdToken(reason) if reason.contains("nonce")), "{error}");
}

#[tokio::test]
async fn time_is_ours_and_counts() {
    let Some(provider) = Provider::start() else { return };
    let login = login(&provider, "sub", &[]);
    let now = SystemClock.now();
    let late = now.plus(Duration::from_secs(PENDING_SECONDS + 60));
    let (pending, answer) = visit(&login, "xm-zhang").await;
    assert!(matches!(login.finish(pending, answer, late).await, Err(OidcError::Expired)));

    for (now, reason) in
        [(now.plus(Duration::from_secs(86_400)), "xpired"), (Micros(now.0 - 86_400_000_000), "future")]
    {
        let (mut pending, answer) = visit(&login, "xm-zhang").await;
        pending.expires_at = Micros(i64::MAX);
        let error = login.finish(pending, answer, now).await.unwrap_err();
        assert!(matches!(&error, OidcError::IdToken(text) if text.contains(reason)), "{error}");
    }
}

#[tokio::test]
async fn a_provider_that_is_gone_or_calls_itself_otherwise_is_an_error() {
    let Some(provider) = Provider::start() else { return };
    let other_name = provider.issuer.replace("127.0.0.1", "localhost");
    let config = OidcConfig {
        issuer: other_name,
        client_id: "waymark".to_owned(),
        client_secret: None,
        redirect_url: REDIRECT_URL.to_owned(),
        claim: "sub".to_owned(),
        scopes: vec![],
    };
    let misnamed = OidcLogin::new(config).unwrap().start(&OsRandom, SystemClock.now()).await;
    assert!(matches!(misnamed, Err(OidcError::Discovery(_))), "{misnamed:?}");

    let login = login(&provider, "sub", &[]);
    drop(provider);
    let gone = login.start(&OsRandom, SystemClock.now()).await;
    assert!(matches!(gone, Err(OidcError::Unreachable(_))), "{gone:?}");
}

/// Handlers of the server hold these across awaits.
#[test]
fn the_futures_go_from_thread_to_thread() {
    fn is_send<T: Send>(_: T) {}
    let login = OidcLogin::new(OidcConfig {
        issuer: "https://sso.example.org".to_owned(),
        client_id: "waymark".to_owned(),
        client_secret: None,
        redirect_url: REDIRECT_URL.to_owned(),
        claim: "sub".to_owned(),
        scopes: vec![],
    })
    .unwrap();
    is_send(login.start(&OsRandom, Micros(0)));
    let pending = serde_json::json!({"state": "s", "nonce": "n", "verifier": "v", "expires_at": 0});
    is_send(login.finish(serde_json::from_value(pending).unwrap(), OidcCallback::default(), Micros(0)));
}
