use url::Url;

use super::http::is_secure;
use super::*;
use crate::random::tests::Repeatable;

fn config(issuer: &str, redirect_url: &str) -> OidcConfig {
    OidcConfig {
        issuer: issuer.to_owned(),
        client_id: "waymark".to_owned(),
        client_secret: Some("hush".to_owned()),
        redirect_url: redirect_url.to_owned(),
        claim: "sub".to_owned(),
        scopes: vec![],
    }
}

#[test]
fn only_the_machine_itself_goes_without_tls() {
    for url in ["https://sso.example.org", "http://127.0.0.1:9", "http://[::1]:9/x", "http://localhost/x"] {
        assert!(is_secure(&Url::parse(url).unwrap()), "{url}");
    }
    for url in ["http://sso.example.org", "http://10.0.0.1", "file:///etc", "http://localhost.example.org"] {
        assert!(!is_secure(&Url::parse(url).unwrap()), "{url}");
    }
}

#[test]
fn a_configuration_that_cannot_work_is_refused_at_once() {
    let back = "https://waymark.example.org/api/v1/session/oidc/callback";
    for (config, fault) in [
        (config("sso", back), "issuer is no address"),
        (config("http://sso.example.org", back), "issuer is not https"),
        (config("https://sso.example.org", "http://waymark.example.org"), "redirect_url is not https"),
        (
            OidcConfig { claim: String::new(), ..config("https://sso.example.org", back) },
            "client_id or claim is empty",
        ),
    ] {
        let error = OidcLogin::new(config).err().unwrap();
        assert!(error.to_string().ends_with(fault), "{error}");
    }
}

#[test]
fn no_secret_is_printed() {
    let config = config("https://sso.example.org", "https://waymark.example.org/");
    let pending = PendingLogin {
        state: "s3cret".to_owned(),
        nonce: "s3cret".to_owned(),
        verifier: "s3cret".to_owned(),
        expires_at: Micros(0),
    };
    let answer = OidcCallback {
        code: Some("s3cret".to_owned()),
        state: Some("s3cret".to_owned()),
        ..OidcCallback::default()
    };
    let printed = format!("{config:?} {:?} {pending:?} {answer:?}", OidcLogin::new(config.clone()).unwrap());
    assert!(!printed.contains("hush") && !printed.contains("s3cret"), "{printed}");
}

#[test]
fn a_sign_in_can_be_kept_and_taken_up_again() {
    let state = Token::generate(&Repeatable::default());
    let pending = PendingLogin {
        state: state.reveal().to_owned(),
        nonce: "n".to_owned(),
        verifier: "v".to_owned(),
        expires_at: Micros(7),
    };
    let kept = serde_json::to_string(&pending).unwrap();
    let read: PendingLogin = serde_json::from_str(&kept).unwrap();
    assert_eq!((read.key(), read.expires_at), (Some(state.hash()), Micros(7)));
}
