//! An application on a fresh database, a clock that stands still, and people with grants.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};

use waymark_app::actor::ActiveGrant;
use waymark_app::clock::{Clock, Micros};
use waymark_app::random::OsRandom;
use waymark_app::{Actor, App, Call};
use waymark_core::record::{PlanRecord, Right, Role};
use waymark_store::{Engine, Options, Store};

use crate::engines::{Fresh, empty};

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
    /// Address of its database.
    pub url: String,
    folder: std::path::PathBuf,
    fresh: Option<Fresh>,
}

static COUNT: AtomicU32 = AtomicU32::new(0);

/// 2026-01-15T04:00:00Z, noon in Shanghai.
pub const NOON: i64 = 1_768_449_600_000_000;

impl TestApp {
    /// A fresh application with an empty SQLite database.
    pub async fn new() -> TestApp {
        TestApp::on(Engine::Sqlite).await.unwrap()
    }

    /// One on an engine; none where no server is, which is said.
    pub async fn on(engine: Engine) -> Option<TestApp> {
        let fresh = empty(engine).await?;
        fresh.store.migrate().await.unwrap();
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("waymark-app-{}-{count}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let clock = Arc::new(SetClock(AtomicI64::new(NOON)));
        let app = App::new(fresh.store.clone(), folder.clone(), clock.clone(), Arc::new(OsRandom));
        Some(TestApp { app, clock, folder, url: fresh.url.clone(), fresh: Some(fresh) })
    }

    /// The application of another process on the same database and folder.
    pub async fn another(&self) -> App {
        let store = Store::open(&Options::new(&self.url)).await.unwrap();
        App::new(store, self.folder.clone(), self.clock.clone(), Arc::new(OsRandom))
    }

    /// The same with the plan `demo` of the fictional city X9901.
    pub async fn with_plan() -> TestApp {
        let test = TestApp::new().await;
        test.plan().await;
        test
    }

    /// Removes the database of a test that has passed.
    async fn end(mut self) {
        if let Some(fresh) = self.fresh.take() {
            fresh.drop().await;
        }
    }

    /// Adds the plan `demo`.
    pub async fn plan(&self) {
        let plan = PlanRecord {
            title: "示例市科技创新规划".to_owned(),
            term: "2021-2025".parse().unwrap(),
            area: "X9901".to_owned(),
            peers: (2..=6).map(|peer| format!("X990{peer}")).collect(),
            follows: None,
            rules: None,
            packs: Vec::new(),
            invented: true,
            note: None,
        };
        self.app.put(&Call::system(), "", "demo", &plan, waymark_app::Put::new()).await.unwrap();
    }
}

/// Runs a case on a fresh application with the plan `demo`, where its engine is.
pub async fn run(engine: Engine, case: impl AsyncFnOnce(&TestApp)) {
    let Some(test) = TestApp::on(engine).await else { return };
    test.plan().await;
    case(&test).await;
    test.end().await;
}

/// Makes each case a test on each engine.
macro_rules! on_each_engine {
    ($($case:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $case() {
                crate::support::run(waymark_store::Engine::Sqlite, super::$case).await;
            })+
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $case() {
                crate::support::run(waymark_store::Engine::Postgres, super::$case).await;
            })+
        }
    };
}
pub(crate) use on_each_engine;

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
