//! Fifty clients of the served system at once: nothing lost, nothing twice, no batch half-written.

use std::collections::BTreeSet;

use reqwest::Method;
use serde_json::{Value, json};
use tokio::sync::watch;
use waymark_app::{Call, Put};
use waymark_core::area::Area;
use waymark_core::indicator::Definition;
use waymark_core::record::Role;
use waymark_store::Engine;

use crate::process::{Browser, Prepared};

const WRITERS: usize = 25;
const READERS: usize = 25;
/// Batches of each writer.
const BATCHES: usize = 1;
/// Values of one batch.
const VALUES: usize = 10;
/// Every value of the indicator.
const LISTED: &str = "/plans/demo/observations?indicator=HTE&area=X9901&limit=1000";

/// The values of one batch: years of a series of their own.
fn batch(name: &str) -> Value {
    let row = |year: usize| {
        json!({
            "indicator": "HTE", "area": "X9901", "period": (2001 + year).to_string(),
            "value": (100 + year).to_string(), "dimensions": {"batch": name},
            "source": "示例市科技局", "source_grade": "letter", "invented": true,
        })
    };
    json!({"title": name, "rows": (0..VALUES).map(row).collect::<Vec<_>>()})
}

/// Enters batches, each twice at the same moment under one key, and has them accepted.
async fn write(reporter: Browser, reviewer: Browser, writer: usize) -> Vec<String> {
    let mut codes = Vec::new();
    for number in 0..BATCHES {
        let name = format!("{writer}-{number}");
        let body = batch(&name);
        let headers = [("idempotency-key", name.as_str())];
        let path = "/plans/demo/observations?submit=true";
        let send = || reporter.call(Method::POST, path, &headers, Some(&body));
        let (one, other) = tokio::join!(send(), send());
        let done = [&one, &other].into_iter().filter(|answer| answer.status().is_success()).count();
        assert!(done > 0, "{} {}", one.text().await.unwrap(), other.text().await.unwrap());
        // Whatever came of the two, asking again gives the first answer.
        let again = send().await;
        assert_eq!(again.headers()["idempotent-replayed"], "true");
        let entered: Value = serde_json::from_str(&again.text().await.unwrap()).unwrap();
        let code = entered["submission"]["code"].as_str().unwrap().to_owned();
        let accept = format!("/plans/demo/submissions/{code}/accept");
        let accepted = reviewer.call(Method::POST, &accept, &[], Some(&json!({"comment": "已核实"}))).await;
        let status = accepted.status();
        assert!(status.is_success(), "{status} {}", accepted.text().await.unwrap());
        // What was acknowledged is there.
        assert!(batches(&reporter.get(LISTED).await).contains(&name));
        codes.push(code);
    }
    codes
}

/// The batches in a list, each of which must be whole.
fn batches(list: &Value) -> BTreeSet<String> {
    let series = list["items"].as_array().unwrap();
    let whole = series.iter().map(|one| {
        let name = one["of"]["dimensions"]["batch"].as_str().or(one["dimensions"]["batch"].as_str());
        let points = one["points"].as_array().unwrap();
        let values = points.iter().filter(|point| point["reading"]["value"].is_string()).count();
        assert_eq!(values, VALUES, "half a batch: {one}");
        name.unwrap().to_owned()
    });
    whole.collect()
}

/// Looks again and again until the writers are done; what was seen once stays.
async fn read(reader: Browser, done: watch::Receiver<bool>) -> usize {
    let (mut looked, mut seen) = (0, BTreeSet::new());
    while !*done.borrow() {
        let now = batches(&reader.get(LISTED).await);
        assert!(now.is_superset(&seen), "a batch is gone");
        seen = now;
        looked += 1;
    }
    looked
}

async fn fifty_clients(prepared: &Prepared) {
    let area = json!({"code": "X9901", "name": "示例市", "level": "city", "invented": true});
    let area: Area = serde_json::from_value(area).unwrap();
    let definition = Definition { invented: true, ..Definition::bare("HTE", "高新技术企业数", "家") };
    prepared.app.put(&Call::system(), "", "X9901", &area, Put::default()).await.unwrap();
    prepared.app.put(&Call::system(), "demo", "HTE", &definition, Put::default()).await.unwrap();
    prepared.account("reviewer", Role::Reviewer, None).await;
    let served = prepared.serve(&[]);
    let (stop, done) = watch::channel(false);
    let mut readers = Vec::new();
    for _ in 0..READERS {
        let reader = served.browser(&prepared.session("reviewer").await);
        readers.push(tokio::spawn(read(reader, done.clone())));
    }
    let mut writers = Vec::new();
    for writer in 0..WRITERS {
        let name = format!("reporter-{writer}");
        prepared.account(&name, Role::Reporter, None).await;
        let reporter = served.browser(&prepared.session(&name).await);
        let reviewer = served.browser(&prepared.session("reviewer").await);
        writers.push(tokio::spawn(write(reporter, reviewer, writer)));
    }
    let mut codes = Vec::new();
    for writer in writers {
        codes.extend(writer.await.unwrap());
    }
    stop.send(true).unwrap();
    for reader in readers {
        assert!(reader.await.unwrap() > 0);
    }
    let wanted = WRITERS * BATCHES;
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), wanted, "no code is given twice");
    let reviewer = served.browser(&prepared.session("reviewer").await);
    assert_eq!(batches(&reviewer.get(LISTED).await).len(), wanted);
    assert_eq!(reviewer.get("/plans/demo/submissions").await["total"], wanted, "nothing is entered twice");
    let (values, _) = prepared.app.store.observation_counts().await.unwrap();
    assert_eq!(values as usize, wanted * VALUES);
    drop(served);
    let verified = prepared.command(&["audit", "verify"]).output().unwrap();
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stderr));
}

async fn on(engine: Engine) {
    let Some(prepared) = Prepared::on(engine).await else { return };
    fifty_clients(&prepared).await;
    prepared.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_clients_at_once_on_sqlite() {
    on(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_clients_at_once_on_postgres() {
    on(Engine::Postgres).await;
}
