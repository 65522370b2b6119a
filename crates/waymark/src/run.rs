//! Running the system: what `serve`, `demo` and the commands for its keepers share.

pub mod administrators;
pub mod audit;
pub mod backup;
pub mod demo;
pub mod doctor;
pub mod log;
pub mod migrate;
mod oidc;
pub mod rights;
pub mod serve;
pub mod set_up;
pub mod transfer;

use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use waymark_app::App;
use waymark_app::clock::SystemClock;
use waymark_app::random::OsRandom;
use waymark_report::Lang;
use waymark_store::{Options, Store, StoreError};

use crate::cli::server::DataArguments;
use crate::failure::Failure;

/// Runs asynchronous work on a runtime of its own.
pub fn block_on<T>(work: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.context("cannot start").map_err(Failure::Internal)?.block_on(work)
}

/// Opens the store as it is.
pub async fn open_store(data: &DataArguments, lang: Lang) -> Result<Store, Failure> {
    make_folder(&data.data, lang)?;
    let url = data.database_url.clone().unwrap_or_else(|| sqlite_url(&data.data));
    Store::open(&Options::new(&url)).await.map_err(|error| unreachable_database(&error, lang))
}

/// Opens the application, its schema brought up to date.
pub async fn open(data: &DataArguments, lang: Lang) -> Result<App, Failure> {
    let store = open_store(data, lang).await?;
    store.migrate().await.map_err(|error| unreachable_database(&error, lang))?;
    Ok(App::new(store, data.data.clone(), Arc::new(SystemClock), Arc::new(OsRandom)))
}

/// The address of the embedded database in a folder.
pub fn sqlite_url(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("waymark.db").display())
}

/// Makes the folder, for its owner only.
fn make_folder(folder: &Path, lang: Lang) -> Result<(), Failure> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder).map_err(|error| Failure::Unreadable {
        message: format!("{}: {error}", folder.display()),
        hint: lang
            .pick("请用 --data 指定一个可写的文件夹。", "name a folder that can be written with --data.")
            .to_owned(),
    })
}

fn unreachable_database(error: &StoreError, lang: Lang) -> Failure {
    let mut message = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        message = format!("{message}: {cause}");
        source = cause.source();
    }
    let hint = match error {
        StoreError::Newer { .. } => lang.pick(
            "请使用更新版本的 waymark。",
            "use a newer waymark; a database is never taken back to an older one.",
        ),
        StoreError::Altered(_) => lang.pick(
            "数据库的结构不是由本程序建立的，请核对连接地址，或从备份恢复。",
            "the schema was not made by this program: check the address, or restore a backup.",
        ),
        _ => lang.pick(
            "请核对 --data 或 --database-url；waymark doctor 会逐项检查。",
            "check --data or --database-url; waymark doctor looks at each part.",
        ),
    };
    Failure::Unreadable { message, hint: hint.to_owned() }
}

/// Fields told of one failure.
const FAULTS_SHOWN: usize = 50;

/// A failure of a use case in words.
pub fn refused(error: waymark_app::AppError, lang: Lang) -> Failure {
    match error {
        waymark_app::AppError::Internal(cause) => Failure::Internal(anyhow::anyhow!(cause)),
        other => {
            let words = other.words(lang);
            let mut message = words.title;
            if let waymark_app::AppError::Invalid(faults) = &other {
                for fault in faults.iter().take(FAULTS_SHOWN) {
                    message.push_str(&format!("\n  {}: {}", fault.field, fault.message(lang)));
                }
            }
            Failure::Unreadable { message, hint: words.hint }
        }
    }
}

/// Prints the description of the API.
pub fn api() -> Result<(), Failure> {
    let document =
        waymark_server::document().context("cannot describe the API").map_err(Failure::Internal)?;
    crate::output::write(document.as_bytes(), None).map_err(Failure::Internal)
}
