//! `waymark demo`: the product on two examples, in one command.

mod content;

use std::path::{Path, PathBuf};

use anyhow::Context;
use waymark_app::App;
use waymark_app::random::{OsRandom, bytes};
use waymark_core::record::{Account, Role};
use waymark_report::Lang;
use waymark_server::ServerOptions;

use crate::cli::server::{DataArguments, DemoArguments, ListenArguments};
use crate::failure::Failure;
use crate::run::serve::{listen, run_until_stopped};
use crate::run::{block_on, log, open, refused};

/// Makes the demo and serves it until told to stop.
pub fn run(arguments: &DemoArguments, lang: Lang) -> Result<(), Failure> {
    if !arguments.listen.listen.ip().is_loopback() {
        return Err(Failure::Usage {
            message: lang.pick("演示只在本机开放。", "the demo is for this machine only.").to_owned(),
            hint: lang
                .pick(
                    "请用 127.0.0.1，正式使用请运行 waymark set-up 和 waymark serve。",
                    "use 127.0.0.1; for real use run waymark set-up and waymark serve.",
                )
                .to_owned(),
        });
    }
    log::begin(arguments.listen.log, "warn");
    let fresh = arguments.data.is_none();
    let folder = arguments.data.clone().unwrap_or_else(fresh_folder);
    let outcome = block_on(demo(&folder, &arguments.listen, lang));
    if fresh {
        std::fs::remove_dir_all(&folder)
            .context("cannot remove the folder of the demo")
            .map_err(Failure::Internal)?;
    }
    outcome
}

/// A folder nobody else can guess.
fn fresh_folder() -> PathBuf {
    let name: String = bytes::<8>(&OsRandom).iter().map(|byte| format!("{byte:02x}")).collect();
    std::env::temp_dir().join(format!("waymark-demo-{name}"))
}

async fn demo(folder: &Path, arguments: &ListenArguments, lang: Lang) -> Result<(), Failure> {
    let data = DataArguments { data: folder.to_owned(), database_url: None };
    let app = open(&data, lang).await?;
    load(&app, lang).await?;
    let mut arguments = arguments.clone();
    if std::net::TcpListener::bind(arguments.listen).is_err() {
        arguments.listen.set_port(0);
    }
    let serving = listen(&arguments, app.clone(), ServerOptions::default(), lang).await?;
    tell(&app, serving.address, lang).await.map_err(|error| refused(error, lang))?;
    run_until_stopped(app, serving, true).await
}

/// Loads the examples into an empty database; a demo kept from before is left as it is, and any other
/// system is refused.
async fn load(app: &App, lang: Lang) -> Result<(), Failure> {
    if app.is_demo().await.map_err(|error| refused(error, lang))? {
        return Ok(());
    }
    let examples = content::examples().map_err(Failure::Internal)?;
    note!("{}", lang.pick("正在载入两个示例……", "loading two examples …"));
    app.make_demo(&examples).await.map_err(|error| refused(error, lang))
}

/// Prints a sign-in link for every account of the examples.
async fn tell(app: &App, address: std::net::SocketAddr, lang: Lang) -> Result<(), waymark_app::AppError> {
    say!("{} http://{address}/", lang.pick("知程演示：", "Waymark demo:"));
    say!(
        "{}",
        lang.pick(
            "每条链接可登录一次；重新运行可得到新的链接。",
            "Each link signs in once; run the command again for new ones."
        )
    );
    for account in app.all::<Account>("", None).await? {
        let roles = app.roles_of(&account.code).await?;
        if roles.is_empty() {
            continue;
        }
        let names: Vec<&str> = roles
            .iter()
            .map(|role: &Role| {
                let (zh, en) = waymark_app::accounts::role_words(*role);
                lang.pick(zh, en)
            })
            .collect();
        let token = app.demo_link(&account.code).await?.token;
        say!(
            "  {}（{}）\n    http://{address}/set-up#{}",
            account.body.display_name,
            names.join("、"),
            token.reveal()
        );
    }
    say!("{}", lang.pick("按 Ctrl+C 结束。", "Press Ctrl+C to end."));
    Ok(())
}
