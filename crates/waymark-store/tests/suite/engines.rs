//! A fresh database of each engine.

use std::future::Future;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use waymark_store::{Engine, Options, Store};

static COUNT: AtomicU32 = AtomicU32::new(0);

/// Where a PostgreSQL server may be, when `DATABASE_URL` does not say.
const LOCAL: &str = "postgres://postgres@127.0.0.1:5432/postgres";

/// A database that only a case uses; the file of an SQLite one goes with it.
pub struct Fresh {
    pub store: Store,
    pub url: String,
    kept: Kept,
}

enum Kept {
    Folder(PathBuf),
    Database { server: String, name: String },
}

impl Fresh {
    /// Closes and removes it.
    pub async fn drop(self) {
        self.store.close().await;
        if let Kept::Database { server, name } = &self.kept {
            let admin = Store::open(&Options { url: server.clone(), connections_max: 1 }).await.unwrap();
            admin.execute_for_tests(&format!("DROP DATABASE {name} WITH (FORCE)")).await.unwrap();
            admin.close().await;
        }
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        if let Kept::Folder(folder) = self {
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}

/// An empty database of an engine, without tables; none where no server can be reached.
pub async fn empty(engine: Engine) -> Option<Fresh> {
    let name = format!("waymark_test_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let (url, kept) = match engine {
        Engine::Sqlite => {
            let folder = std::env::temp_dir().join(&name);
            std::fs::create_dir_all(&folder).unwrap();
            (format!("sqlite:{}/test.db", folder.display()), Kept::Folder(folder))
        }
        Engine::Postgres => {
            let server = std::env::var("DATABASE_URL").unwrap_or_else(|_| LOCAL.to_owned());
            let Ok(admin) = Store::open(&Options { url: server.clone(), connections_max: 1 }).await else {
                assert!(std::env::var("DATABASE_URL").is_err(), "DATABASE_URL is set and cannot be reached");
                eprintln!("left out: PostgreSQL (no server at DATABASE_URL or on this machine)");
                return None;
            };
            admin.execute_for_tests(&format!("CREATE DATABASE {name}")).await.unwrap();
            admin.close().await;
            let (address, _) = server.rsplit_once('/').unwrap();
            (format!("{address}/{name}"), Kept::Database { server, name })
        }
    };
    let store = Store::open(&Options::new(&url)).await.unwrap();
    Some(Fresh { store, url, kept })
}

/// Runs a case on each engine that is there and says which one is not.
pub fn both<F, R>(case: F)
where
    F: Fn(Store) -> R,
    R: Future<Output = ()>,
{
    both_fresh(|store, _| case(store));
}

/// As [`both`], with the address of the database.
pub fn both_fresh<F, R>(case: F)
where
    F: Fn(Store, String) -> R,
    R: Future<Output = ()>,
{
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        for engine in [Engine::Sqlite, Engine::Postgres] {
            let Some(fresh) = empty(engine).await else { continue };
            fresh.store.migrate().await.unwrap();
            case(fresh.store.clone(), fresh.url.clone()).await;
            fresh.drop().await;
        }
    });
}
