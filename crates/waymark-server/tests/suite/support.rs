//! A server on a fresh database with a clock that is set by the test, and one client a person.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use serde_json::Value;
use tower::ServiceExt as _;
use waymark_app::clock::{Clock, Micros};
use waymark_app::random::OsRandom;
use waymark_app::session::{SessionBody, Way};
use waymark_app::{App, Call, Put};
use waymark_core::record::{Account, AccountState, Grant, PlanRecord, Right, Role};
use waymark_server::{ServerOptions, router};
use waymark_store::Engine;

use crate::engines::{Fresh, empty};

/// A clock that moves a millisecond a look, and further when it is told to.
#[derive(Debug)]
pub struct SetClock(AtomicI64);

impl SetClock {
    /// Sets the time.
    pub fn set(&self, now: Micros) {
        self.0.store(now.0, Ordering::Relaxed);
    }

    /// Lets time pass.
    pub fn pass_seconds(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1_000_000, Ordering::Relaxed);
    }
}

impl Clock for SetClock {
    fn now(&self) -> Micros {
        Micros(self.0.fetch_add(1_000, Ordering::Relaxed))
    }
}

/// 2026-01-15T04:00:00Z, noon in Shanghai.
pub const NOON: i64 = 1_768_449_600_000_000;

static COUNT: AtomicU32 = AtomicU32::new(0);

/// The server under test; its folder goes when it is dropped.
pub struct TestServer {
    pub app: App,
    pub clock: Arc<SetClock>,
    pub router: Router,
    folder: std::path::PathBuf,
    fresh: Option<Fresh>,
}

impl TestServer {
    /// An empty one on SQLite.
    pub async fn new() -> TestServer {
        TestServer::on(Engine::Sqlite, ServerOptions::default()).await.unwrap()
    }

    /// An empty one on an engine, set up in a way; none where no database server is, which is said.
    pub async fn on(engine: Engine, options: ServerOptions) -> Option<TestServer> {
        let fresh = empty(engine).await?;
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("waymark-server-{}-{count}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        fresh.store.migrate().await.unwrap();
        let clock = Arc::new(SetClock(AtomicI64::new(NOON)));
        let app = App::new(fresh.store.clone(), folder.clone(), clock.clone(), Arc::new(OsRandom));
        let router = router(app.clone(), options);
        Some(TestServer { app, clock, router, folder, fresh: Some(fresh) })
    }

    /// One with the plan `demo` of the fictional city X9901.
    pub async fn with_plan() -> TestServer {
        let server = TestServer::new().await;
        server.plan().await;
        server
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
        self.app.put(&Call::system(), "", "demo", &plan, Put::new()).await.unwrap();
    }

    /// Removes the database of a test that has passed.
    pub async fn end(mut self) {
        if let Some(fresh) = self.fresh.take() {
            fresh.drop().await;
        }
    }

    /// Nobody.
    pub fn nobody(&self) -> Client {
        Client { router: self.router.clone(), token: None, account: String::new() }
    }

    /// Somebody with a role everywhere, signed in: account and session are real. Asking again for
    /// the same role gives the same account a second session.
    pub async fn client(&self, role: Role) -> Client {
        let name = serde_json::to_value(role).unwrap().as_str().unwrap().replace('_', "-");
        self.client_with(&name, Grant { rights: Vec::new(), ..grant(&name, role) }).await
    }

    /// Somebody with a role everywhere and every further right.
    pub async fn client_with_rights(&self, role: Role) -> Client {
        let name = serde_json::to_value(role).unwrap().as_str().unwrap().replace('_', "-") + "-rights";
        let rights =
            vec![Right::Ranking, Right::Publish, Right::Withdraw, Right::SetKnownAt, Right::AdoptBasis];
        self.client_with(&name, Grant { rights, ..grant(&name, role) }).await
    }

    /// Somebody of a name with a grant, signed in.
    pub async fn client_with(&self, name: &str, grant: Grant) -> Client {
        self.account(name).await;
        let code = format!("grant-of-{name}");
        self.app.put(&Call::system(), "", &code, &grant, Put::default()).await.unwrap();
        self.signed_in(name).await
    }

    /// An account that can sign in, without grants and without a password.
    pub async fn account(&self, name: &str) {
        let account = Account {
            display_name: name.to_owned(),
            body: None,
            state: AccountState::Active,
            subject: None,
            contact: None,
            invented: true,
        };
        self.app.put(&Call::system(), "", name, &account, Put::default()).await.unwrap();
    }

    /// A session of an account.
    pub async fn signed_in(&self, name: &str) -> Client {
        let opened = self.app.open_session(name, SessionBody::by(Way::Password)).await.unwrap();
        let token = Some(opened.token.reveal().to_owned());
        Client { router: self.router.clone(), token, account: name.to_owned() }
    }
}

/// Runs a case on an empty server, where its engine is.
pub async fn run(engine: Engine, case: impl AsyncFnOnce(&TestServer)) {
    let Some(server) = TestServer::on(engine, ServerOptions::default()).await else { return };
    case(&server).await;
    server.end().await;
}

/// Makes each case a test on each engine.
macro_rules! on_each_engine {
    ($($case:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test]
            async fn $case() {
                crate::support::run(waymark_store::Engine::Sqlite, super::$case).await;
            })+
        }
        mod postgres {
            $(#[tokio::test]
            async fn $case() {
                crate::support::run(waymark_store::Engine::Postgres, super::$case).await;
            })+
        }
    };
}
pub(crate) use on_each_engine;

impl Drop for TestServer {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A grant of a role everywhere.
pub fn grant(account: &str, role: Role) -> Grant {
    Grant { account: account.to_owned(), role, plan: None, body: None, area: None, rights: Vec::new() }
}

/// Somebody at a browser.
#[derive(Clone)]
pub struct Client {
    /// The server as it answers this client.
    pub router: Router,
    /// Token of the session, sent as the cookie.
    pub token: Option<String>,
    /// Account; empty for nobody.
    pub account: String,
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Bytes,
}

impl Reply {
    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The code of a problem.
    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }

    /// The body as JSON, of an answer that must have this status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", String::from_utf8_lossy(&self.bytes));
        if self.bytes.is_empty() { Value::Null } else { self.json() }
    }

    /// The body of a problem that must have this status and code.
    #[track_caller]
    pub fn refused(self, status: u16, code: &str) -> Value {
        let problem = self.expect(status);
        assert_eq!(problem["code"], code, "{problem}");
        problem
    }
}

impl Client {
    /// Any request, as it stands.
    pub async fn send(&self, mut request: Request<Body>) -> Reply {
        if let Some(token) = &self.token {
            let cookie = format!("waymark_session={token}").parse().unwrap();
            request.headers_mut().append(header::COOKIE, cookie);
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 256 << 20).await.unwrap();
        Reply { status: parts.status, headers: parts.headers, bytes }
    }

    /// A request with a JSON body and headers; `path` is below `/api/v1`.
    pub async fn call(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Reply {
        let mut request = Request::builder().method(method).uri(format!("/api/v1{path}"));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = match body {
            Some(body) => {
                request = request.header(header::CONTENT_TYPE, "application/json");
                Body::from(body.to_string())
            }
            None => Body::empty(),
        };
        self.send(request.body(body).unwrap()).await
    }

    /// GET.
    pub async fn get(&self, path: &str) -> Reply {
        self.call(Method::GET, path, &[], None).await
    }

    /// POST.
    pub async fn post(&self, path: &str, body: &Value) -> Reply {
        self.call(Method::POST, path, &[], Some(body)).await
    }

    /// PUT of a version of something.
    pub async fn put(&self, path: &str, body: &Value, version: Option<i64>) -> Reply {
        let tag = version.map(|version| format!("\"{version}\""));
        let headers: Vec<(&str, &str)> = tag.iter().map(|tag| ("if-match", tag.as_str())).collect();
        self.call(Method::PUT, path, &headers, Some(body)).await
    }

    /// DELETE.
    pub async fn delete(&self, path: &str) -> Reply {
        self.call(Method::DELETE, path, &[], None).await
    }
}
