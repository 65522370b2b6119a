//! What a browser does between leaving for the provider and coming back: follow and keep cookies.

use std::collections::BTreeMap;

use url::Url;
use waymark_app::identity::oidc::OidcCallback;

use super::provider::REDIRECT_URL;

/// More steps than any sign-in takes.
const STEPS_MAX: usize = 10;

/// Signs in as `person` and gives back what the browser returns with.
pub async fn sign_in(mut url: Url, person: &str) -> OidcCallback {
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    url.query_pairs_mut().append_pair("login_hint", person);
    let mut cookies = BTreeMap::new();
    for _ in 0..STEPS_MAX {
        let header =
            cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        let answer = client.get(url.clone()).header("cookie", header).send().await.unwrap();
        for cookie in answer.headers().get_all("set-cookie") {
            keep(&mut cookies, cookie.to_str().unwrap());
        }
        let place = answer.headers().get("location").map(|place| place.to_str().unwrap().to_owned());
        let Some(place) = place else {
            panic!("the provider stops at {url}: {}", answer.text().await.unwrap());
        };
        url = url.join(&place).unwrap();
        if url.as_str().starts_with(REDIRECT_URL) {
            return callback(&url);
        }
    }
    panic!("the provider goes round in circles");
}

fn keep(cookies: &mut BTreeMap<String, String>, header: &str) {
    let (name, value) = header.split(';').next().unwrap().split_once('=').unwrap();
    if value.is_empty() {
        cookies.remove(name);
    } else {
        cookies.insert(name.to_owned(), value.to_owned());
    }
}

fn callback(url: &Url) -> OidcCallback {
    let value =
        |key: &str| url.query_pairs().find(|(name, _)| name == key).map(|(_, value)| value.into_owned());
    OidcCallback { code: value("code"), state: value("state"), iss: value("iss"), error: value("error") }
}
