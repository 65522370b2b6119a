//! A fresh database of each engine.

use std::future::Future;
use std::sync::atomic::{AtomicU32, Ordering};

use waymark_store::{Options, Store};

static COUNT: AtomicU32 = AtomicU32::new(0);

/// Where a PostgreSQL server may be, when `DATABASE_URL` does not say.
const LOCAL: &str = "postgres://postgres@127.0.0.1:5432/postgres";

/// Runs a case on each engine that is there and says which one is not.
pub fn both<F, R>(case: F)
where
    F: Fn(Store) -> R,
    R: Future<Output = ()>,
{
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let folder = std::env::temp_dir().join(format!("waymark-store-{}-{}", std::process::id(), next()));
        std::fs::create_dir_all(&folder).unwrap();
        let store =
            Store::open(&Options::new(&format!("sqlite:{}/test.db", folder.display()))).await.unwrap();
        store.migrate().await.unwrap();
        case(store.clone()).await;
        store.close().await;
        std::fs::remove_dir_all(&folder).unwrap();

        let url = std::env::var("DATABASE_URL").unwrap_or_else(|_| LOCAL.to_owned());
        let Ok(admin) = Store::open(&Options { url: url.clone(), connections_max: 1 }).await else {
            assert!(std::env::var("DATABASE_URL").is_err(), "DATABASE_URL is set and cannot be reached");
            eprintln!("left out: PostgreSQL (no server at DATABASE_URL or on this machine)");
            return;
        };
        let name = format!("waymark_test_{}_{}", std::process::id(), next());
        admin.execute_for_tests(&format!("CREATE DATABASE {name}")).await.unwrap();
        let (server, _) = url.rsplit_once('/').unwrap();
        let store = Store::open(&Options::new(&format!("{server}/{name}"))).await.unwrap();
        store.migrate().await.unwrap();
        case(store.clone()).await;
        store.close().await;
        admin.execute_for_tests(&format!("DROP DATABASE {name} WITH (FORCE)")).await.unwrap();
    });
}

fn next() -> u32 {
    COUNT.fetch_add(1, Ordering::Relaxed)
}
