//! A served system: its database filled before, the executable on a free port, and browsers.

use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use reqwest::{Method, Response};
use serde_json::Value;
use waymark_app::clock::SystemClock;
use waymark_app::random::OsRandom;
use waymark_app::session::{SessionBody, Way};
use waymark_app::{App, Call, Put};
use waymark_core::record::{Account, AccountState, Grant, PlanRecord, Role};
use waymark_store::Engine;

use crate::engines::{Fresh, empty};

/// A system with the plan `demo` that is not served yet.
pub struct Prepared {
    pub app: App,
    pub url: String,
    pub folder: PathBuf,
    fresh: Fresh,
}

impl Prepared {
    /// One on an engine; none where no database server is, which is said.
    pub async fn on(engine: Engine) -> Option<Prepared> {
        let fresh = empty(engine).await?;
        fresh.store.migrate().await.unwrap();
        let name = fresh.url.rsplit('/').next().unwrap().to_owned();
        let folder = std::env::temp_dir().join(format!("waymark-serve-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let (clock, random) = (Arc::new(SystemClock), Arc::new(OsRandom));
        let app = App::new(fresh.store.clone(), folder.clone(), clock, random);
        let plan = PlanRecord {
            title: "示例市科技创新规划".to_owned(),
            term: "2021-2025".parse().unwrap(),
            area: "X9901".to_owned(),
            peers: Vec::new(),
            follows: None,
            rules: None,
            packs: Vec::new(),
            invented: true,
            note: None,
        };
        app.put(&Call::system(), "", "demo", &plan, Put::new()).await.unwrap();
        Some(Prepared { app, url: fresh.url.clone(), folder, fresh })
    }

    /// An account with a role everywhere.
    pub async fn account(&self, name: &str, role: Role, subject: Option<&str>) {
        let account = Account {
            display_name: name.to_owned(),
            body: None,
            state: AccountState::Active,
            subject: subject.map(str::to_owned),
            contact: None,
            invented: true,
        };
        let grant =
            Grant { account: name.to_owned(), role, plan: None, body: None, area: None, rights: Vec::new() };
        self.app.put(&Call::system(), "", name, &account, Put::new()).await.unwrap();
        self.app.put(&Call::system(), "", &format!("grant-of-{name}"), &grant, Put::new()).await.unwrap();
    }

    /// The cookie of a session of an account.
    pub async fn session(&self, name: &str) -> String {
        let opened = self.app.open_session(name, SessionBody::by(Way::Password)).await.unwrap();
        format!("waymark_session={}", opened.token.reveal())
    }

    /// The executable with arguments, on this system.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_waymark"));
        command.args(arguments).arg("--data").arg(&self.folder).args(["--database-url", &self.url]);
        command
    }

    /// Serves it on a free port.
    pub fn serve(&self, arguments: &[&str]) -> Served {
        let mut command = self.command(&["serve", "--listen", "127.0.0.1:0", "--lang", "en"]);
        let mut child = command.args(arguments).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let address = lines.by_ref().map(Result::unwrap).find_map(|line| {
            let (_, address) = line.split_once("http://").or_else(|| line.split_once(r#""address":""#))?;
            let address = address.split(['/', '"']).next()?;
            Some(format!("http://{address}"))
        });
        // What it logs is read on, so that it never waits for a reader.
        let (said, log) = mpsc::channel();
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(|line| drop(said.send(line))));
        Served { address: address.expect("it says where it serves"), child, log }
    }

    /// Removes everything of it.
    pub async fn end(self) {
        std::fs::remove_dir_all(&self.folder).unwrap();
        self.fresh.drop().await;
    }
}

/// The executable serving; ends when dropped.
pub struct Served {
    address: String,
    child: Child,
    log: mpsc::Receiver<String>,
}

impl Served {
    /// The next line of the log that contains a text.
    pub fn log_until(&mut self, text: &str) -> String {
        let patience = Duration::from_secs(30);
        loop {
            let line = self.log.recv_timeout(patience).expect("the line is written");
            if line.contains(text) {
                return line;
            }
        }
    }

    /// Somebody at a browser with a cookie, or without one.
    pub fn browser(&self, cookie: &str) -> Browser {
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        Browser { client, address: self.address.clone(), cookie: cookie.to_owned() }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Somebody at a browser.
#[derive(Clone)]
pub struct Browser {
    client: reqwest::Client,
    address: String,
    pub cookie: String,
}

impl Browser {
    /// A request below `/api/v1`.
    pub async fn call(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Response {
        let mut request = self.client.request(method, format!("{}/api/v1{path}", self.address));
        if !self.cookie.is_empty() {
            request = request.header("cookie", &self.cookie);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(body) = body {
            request = request.header("content-type", "application/json").body(body.to_string());
        }
        request.send().await.unwrap()
    }

    /// What is there, as JSON.
    pub async fn get(&self, path: &str) -> Value {
        let answer = self.call(Method::GET, path, &[], None).await;
        let status = answer.status();
        let text = answer.text().await.unwrap();
        assert!(status.is_success(), "{path}: {status} {text}");
        serde_json::from_str(&text).unwrap()
    }
}

/// The value of a cookie an answer sets.
pub fn cookie(answer: &Response, name: &str) -> Option<String> {
    let cookies = answer.headers().get_all("set-cookie").iter();
    let mut named = cookies.filter_map(|cookie| cookie.to_str().unwrap().split(';').next()?.split_once('='));
    named.find(|(found, value)| *found == name && !value.is_empty()).map(|(_, value)| value.to_owned())
}
