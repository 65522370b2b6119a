//! An application on a fresh SQLite file, a clock that stands still, and people with grants.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};

use waymark_app::actor::ActiveGrant;
use waymark_app::clock::{Clock, Micros};
use waymark_app::random::OsRandom;
use waymark_app::{Actor, App, Call};
use waymark_core::record::{PlanRecord, Right, Role};
use waymark_store::{Options, Store};

/// A clock that moves when it is told to.
#[derive(Debug)]
pub struct SetClock(pub AtomicI64);

impl Clock for SetClock {
    fn now(&self) -> Micros {
        Micros(self.0.fetch_add(1_000, Ordering::Relaxed))
    }
}

/// An application with its clock; its folder goes when it is dropped.
pub struct TestApp {
    pub app: App,
    pub clock: Arc<SetClock>,
    folder: std::path::PathBuf,
}

static COUNT: AtomicU32 = AtomicU32::new(0);

/// 2026-01-15T04:00:00Z, noon in Shanghai.
pub const NOON: i64 = 1_768_449_600_000_000;

impl TestApp {
    /// A fresh application with an empty database.
    pub async fn new() -> TestApp {
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("waymark-app-{}-{count}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let url = format!("sqlite:{}/test.db", folder.display());
        TestApp::on(&url, folder).await
    }

    /// One on a fresh PostgreSQL database, with the way to drop it; none where no server is, which
    /// is said.
    pub async fn on_postgres() -> Option<(TestApp, DropDatabase)> {
        let url = std::env::var("DATABASE_URL");
        let given = url.is_ok();
        let url = url.unwrap_or_else(|_| "postgres://postgres@127.0.0.1:5432/postgres".to_owned());
        let Ok(admin) = Store::open(&Options { connections_max: 1, ..Options::new(&url) }).await else {
            assert!(!given, "DATABASE_URL is set and cannot be reached");
            eprintln!("left out: PostgreSQL (no server at DATABASE_URL or on this machine)");
            return None;
        };
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("waymark_app_test_{}_{count}", std::process::id());
        admin.execute_for_tests(&format!("CREATE DATABASE {name}")).await.unwrap();
        let (server, _) = url.rsplit_once('/').unwrap();
        let folder = std::env::temp_dir().join(&name);
        std::fs::create_dir_all(&folder).unwrap();
        let test = TestApp::on(&format!("{server}/{name}"), folder).await;
        test.plan().await;
        Some((test, DropDatabase { admin, name }))
    }

    async fn on(url: &str, folder: std::path::PathBuf) -> TestApp {
        let store = Store::open(&Options::new(url)).await.unwrap();
        store.migrate().await.unwrap();
        let clock = Arc::new(SetClock(AtomicI64::new(NOON)));
        let app = App::new(store, folder.clone(), clock.clone(), Arc::new(OsRandom));
        TestApp { app, clock, folder }
    }

    /// The same with the plan `demo` of the fictional city X9901.
    pub async fn with_plan() -> TestApp {
        let test = TestApp::new().await;
        test.plan().await;
        test
    }

    async fn plan(&self) {
        let plan = PlanRecord {
            title: "示例市科技创新规划".to_owned(),
            term: "2021-2025".parse().unwrap(),
            area: "X9901".to_owned(),
            follows: None,
            rules: None,
            packs: Vec::new(),
            invented: true,
            note: None,
        };
        self.app.put(&Call::system(), "", "demo", &plan, waymark_app::Put::new()).await.unwrap();
    }
}

/// A database made for one test.
pub struct DropDatabase {
    admin: Store,
    name: String,
}

impl DropDatabase {
    /// Drops it.
    pub async fn drop(self) {
        self.admin.execute_for_tests(&format!("DROP DATABASE {} WITH (FORCE)", self.name)).await.unwrap();
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A call by someone with a role everywhere.
pub fn someone(account: &str, role: Role) -> Call {
    with_rights(account, role, &[])
}

/// A call by someone with a role and further rights.
pub fn with_rights(account: &str, role: Role, rights: &[Right]) -> Call {
    let grant = ActiveGrant { role, plan: None, bodies: None, areas: None, rights: rights.to_vec() };
    Call::by(Actor {
        account: account.to_owned(),
        display_name: account.to_owned(),
        grants: vec![grant],
        ..Actor::default()
    })
}
