//! Makes the benchmark city in an empty database: 300 indicators, 13 areas, 21 years and 65 months,
//! three revisions: 1,006,200 values, with 300 targets, their baselines, county splits and owners.
//! Everything in it is invented.
//!
//! ```text
//! cargo run --release -p waymark-server --example city -- --data FOLDER [--database-url URL]
//! ```
//! Prints a script's key; `paths.txt` in the folder holds the addresses `load` asks for.

mod content;
mod paths;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use waymark_app::actor::Actor;
use waymark_app::clock::SystemClock;
use waymark_app::random::OsRandom;
use waymark_app::records::Record;
use waymark_app::releases::NewRelease;
use waymark_app::session::{SessionBody, Way};
use waymark_app::submissions::NewSubmission;
use waymark_app::{App, Call, Place, Put};
use waymark_core::record::{Account, AccountState, Grant, RevisionReason, Role, Visibility};
use waymark_store::{Options, Store};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// Code of the plan.
const PLAN: &str = "bench";

/// Indicators of one submission: 29 × 13 areas × 86 periods × 3 revisions are 97,266 rows.
const INDICATORS_AT_ONCE: u32 = 29;

#[tokio::main]
async fn main() -> Outcome<()> {
    let (folder, url) = arguments()?;
    std::fs::create_dir_all(&folder)?;
    let url = url.unwrap_or_else(|| format!("sqlite:{}", folder.join("waymark.db").display()));
    let store = Store::open(&Options::new(&url)).await?;
    store.migrate().await?;
    if store.head().await?.seq > 0 {
        return Err("the database is not empty".into());
    }
    let app = App::new(store, folder.clone(), Arc::new(SystemClock), Arc::new(OsRandom));
    app.load_built_in_packs(&by("bench")).await?;
    records(&app).await?;
    values(&app).await?;
    let key = key(&app).await?;
    app.store.analyze().await?;
    app.store.close().await;
    std::fs::write(folder.join("paths.txt"), paths::paths().join("\n") + "\n")?;
    println!("{key}");
    Ok(())
}

fn arguments() -> Outcome<(PathBuf, Option<String>)> {
    let (mut folder, mut url) = (None, None);
    let mut arguments = std::env::args().skip(1);
    while let Some(name) = arguments.next() {
        let value = arguments.next();
        match name.as_str() {
            "--data" => folder = value.map(PathBuf::from),
            "--database-url" => url = value,
            _ => return Err("usage: city --data FOLDER [--database-url URL]".into()),
        }
    }
    Ok((folder.ok_or("usage: city --data FOLDER [--database-url URL]")?, url))
}

/// A call by the system under a name of its own in the log.
fn by(account: &str) -> Call {
    Call::by(Actor { account: account.to_owned(), ..Actor::system() })
}

/// Everything but the values.
async fn records(app: &App) -> Outcome<()> {
    let plan = [(PLAN.to_owned(), content::plan())];
    put_all(app, plan).await?;
    put_all(app, content::areas()).await?;
    put_all(app, content::bodies()).await?;
    put_all(app, content::indicators()).await?;
    put_all(app, content::ledger()).await?;
    put_all(app, content::owners()).await?;
    put_all(app, content::splits()).await
}

/// Writes records as one change.
async fn put_all<R: Record>(app: &App, records: impl IntoIterator<Item = (String, R)>) -> Outcome<()> {
    let place = if R::SCOPED { Place::plan(PLAN) } else { Place::default() };
    let call = by("bench");
    let mut changing = app.begin(&call, R::WRITE, &place).await?;
    let mut count = 0;
    for (position, (code, body)) in records.into_iter().enumerate() {
        let put = Put { position: i64::try_from(position).ok(), ..Put::new() };
        changing.put(&code, &body, put).await?;
        count += 1;
    }
    changing.commit(&format!("{} × {count}", R::KIND), ()).await?;
    Ok(())
}

/// The values in submissions, accepted, and one release of them.
async fn values(app: &App) -> Outcome<()> {
    for first in (0..content::INDICATORS).step_by(INDICATORS_AT_ONCE as usize) {
        let indicators = first..content::INDICATORS.min(first + INDICATORS_AT_ONCE);
        let rows = content::observations(indicators);
        let began = now();
        let count = rows.len();
        let mut new = NewSubmission::of("示例数据（虚构）", rows);
        new.revision = Some(RevisionReason::FinalVerification);
        let entered = app.enter_submission(&by("bench"), PLAN, new, true).await?.value;
        let took = began.elapsed();
        let code = entered.submission.ok_or("nothing new")?.code;
        app.accept(&by("bench-review"), PLAN, &code, Some("示例（虚构）".to_owned())).await?;
        eprintln!("{code}: {count} values checked and kept in {:.2} s", took.as_secs_f64());
    }
    let release = NewRelease {
        title: "首次定版（虚构）".to_owned(),
        known_by: None,
        note: None,
        visibility: Visibility::Congress,
    };
    app.make_release(&by("bench"), PLAN, &release).await?;
    Ok(())
}

/// An account of the plan office with a script's key.
async fn key(app: &App) -> Outcome<String> {
    let account = Account {
        display_name: "示例办公室（虚构）".to_owned(),
        body: None,
        state: AccountState::Active,
        subject: None,
        contact: None,
        invented: true,
    };
    let grant = Grant {
        account: "load".to_owned(),
        role: Role::PlanOffice,
        plan: None,
        body: None,
        area: None,
        rights: Vec::new(),
    };
    put_all(app, [("load".to_owned(), account)]).await?;
    put_all(app, [("G-load".to_owned(), grant)]).await?;
    let opened = app.open_session("load", SessionBody::by(Way::Password)).await?;
    let call = Call::by(app.actor_of_account("load").await?);
    let key = app.make_key(&call, opened.token.reveal(), "load", 30).await?;
    Ok(key.reveal().to_owned())
}

#[allow(clippy::disallowed_methods, reason = "it measures")]
fn now() -> Instant {
    Instant::now()
}
