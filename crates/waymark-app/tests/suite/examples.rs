//! The records of the fictional city go into a real store and come out as a first screen shows them.

use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use waymark_app::ledger::ImportParts;
use waymark_app::records::Record;
use waymark_app::{Call, Put};
use waymark_core::Date;
use waymark_core::body::Body;
use waymark_core::record::{
    Account, AccountState, AdoptedBasis, Grant, Ownership, PointNote, Progress, ProjectSheet, SplitPart, Task,
};

use crate::support::TestApp;

#[derive(Deserialize)]
struct Version<R> {
    code: String,
    valid_from: Option<Date>,
    known_at: Option<Date>,
    body: R,
}

/// Puts the versions of a file one after another; gives back how many codes there are.
async fn load<R: Record + DeserializeOwned>(test: &TestApp, name: &str) -> usize {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/demo-city/records");
    let bytes = std::fs::read(path.join(format!("{name}.json"))).unwrap();
    let versions: Vec<Version<R>> = serde_json::from_slice(&bytes).unwrap();
    for Version { code, valid_from, known_at, body } in &versions {
        let put = Put { valid_from: *valid_from, known_at: *known_at, ..Put::default() };
        let done = test.app.put(&Call::system(), "demo", code, body, put).await;
        if let Err(error) = done {
            panic!("{name} {code}: {error}");
        }
    }
    let mut codes: Vec<_> = versions.into_iter().map(|one| one.code).collect();
    codes.sort();
    codes.dedup();
    codes.len()
}

#[tokio::test]
async fn every_record_of_the_fictional_city_is_taken() {
    let test = TestApp::with_plan().await;
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/demo-city");
    // Splits name targets and areas that have to be there.
    for pack in std::fs::read_dir(examples.join("packs")).unwrap() {
        let files = std::fs::read_dir(pack.unwrap().path()).unwrap().map(|file| {
            let path = file.unwrap().path();
            (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(&path).unwrap())
        });
        test.app.load_pack(&Call::system(), "demo", &files.collect()).await.unwrap();
    }
    let ledger = serde_json::from_slice(&std::fs::read(examples.join("ledger.json")).unwrap()).unwrap();
    let parts = ImportParts { owners: false, sheets: false };
    test.app.import_ledger_with(&Call::system(), "demo", &ledger, parts).await.unwrap();
    let mut counts = Vec::new();
    counts.push(load::<Body>(&test, "bodies").await);
    counts.push(load::<Ownership>(&test, "owners").await);
    counts.push(load::<SplitPart>(&test, "splits").await);
    counts.push(load::<Task>(&test, "tasks").await);
    counts.push(load::<ProjectSheet>(&test, "projects").await);
    counts.push(load::<Progress>(&test, "progress").await);
    counts.push(load::<AdoptedBasis>(&test, "bases").await);
    counts.push(load::<PointNote>(&test, "notes").await);
    counts.push(load::<Account>(&test, "accounts").await);
    counts.push(load::<Grant>(&test, "grants").await);
    assert!(counts.iter().all(|count| *count > 0), "{counts:?}");

    // T-016 was handed over on 2023-04-01, and it was known then.
    let app = &test.app;
    let owners = app.all::<Ownership>("demo", None).await.unwrap();
    assert_eq!(owners.len(), counts[1]);
    let lead = |day: &str| {
        let day: Date = day.parse().unwrap();
        let app = app.clone();
        async move {
            let owners = app.all::<Ownership>("demo", Some(day)).await.unwrap();
            let mut lead = owners.into_iter().map(|one| one.body);
            let lead = lead.find(|one| one.item == "T-016" && one.role == waymark_core::OwnerRole::Lead);
            lead.map(|one| one.body_name)
        }
    };
    assert_eq!(lead("2023-03-31").await.as_deref(), Some("市科技局"));
    assert_eq!(lead("2023-04-01").await.as_deref(), Some("市工业和信息化局"));
    assert_eq!(lead("2020-12-31").await, None);
}

/// An account that is nobody's.
fn visitor() -> Account {
    Account {
        display_name: "访客".to_owned(),
        body: None,
        state: AccountState::Active,
        subject: None,
        contact: None,
        invented: true,
    }
}

#[tokio::test]
async fn only_a_demonstration_gives_links_without_a_password() {
    let real = TestApp::with_plan().await;
    let call = Call::system();
    real.app.put(&call, "", "visitor", &visitor(), Put::new()).await.unwrap();
    assert!(!real.app.is_demo().await.unwrap());
    assert_eq!(real.app.demo_link("visitor").await.unwrap_err().code(), "not_a_demo");
    assert_eq!(real.app.make_demo(&[]).await.unwrap_err().code(), "not_a_demo");

    let demo = TestApp::new().await;
    assert!(!demo.app.is_demo().await.unwrap(), "nothing is there yet");
    demo.app.make_demo(&[]).await.unwrap();
    demo.app.put(&call, "", "visitor", &visitor(), Put::new()).await.unwrap();
    assert!(demo.app.is_demo().await.unwrap());
    let link = demo.app.demo_link("visitor").await.unwrap();
    demo.app.redeem_link(&call, link.token.reveal(), None).await.unwrap();
}
