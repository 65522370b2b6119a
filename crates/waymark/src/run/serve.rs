//! `waymark serve` and `waymark worker`.

use anyhow::Context;
use waymark_app::App;
use waymark_report::Lang;
use waymark_server::{ServerOptions, Serving, serve};

use crate::cli::server::{ListenArguments, LogFormat, MetricsFrom, OnlyDataArguments, ServeArguments};
use crate::failure::Failure;
use crate::run::{block_on, log, oidc, open};

/// Serves until told to stop.
pub fn run(arguments: &ServeArguments, lang: Lang) -> Result<(), Failure> {
    log::begin(arguments.listen.log, "info");
    block_on(async {
        let app = open(&arguments.data, lang).await?;
        let oidc = arguments.oidc.as_deref().map(|path| oidc::read(path, lang)).transpose()?;
        let secure_cookies = arguments.secure_cookies;
        let metrics_for_all = arguments.metrics_from == MetricsFrom::Any;
        let options = ServerOptions { secure_cookies, oidc, metrics_for_all, ..ServerOptions::default() };
        let serving = listen(&arguments.listen, app.clone(), options, lang).await?;
        match arguments.listen.log {
            LogFormat::Text => {
                note!("{}http://{}/", lang.pick("知程已启动：", "Waymark serves at "), serving.address);
            }
            LogFormat::Json => tracing::info!(address = %serving.address, "serves"),
        }
        run_until_stopped(app, serving, !arguments.no_worker).await
    })
}

/// Does long work of the queue until told to stop.
pub fn worker(arguments: &OnlyDataArguments, lang: Lang) -> Result<(), Failure> {
    log::begin(LogFormat::Text, "info");
    block_on(async {
        let app = open(&arguments.data, lang).await?;
        waymark_app::jobs::run_worker(&app, stopped()).await;
        app.store.close().await;
        Ok(())
    })
}

/// Listens, or says why not.
pub async fn listen(
    arguments: &ListenArguments,
    app: App,
    options: ServerOptions,
    lang: Lang,
) -> Result<Serving, Failure> {
    Serving::listen(arguments.listen, app, options).await.map_err(|error| Failure::Usage {
        message: format!("{}: {error}", arguments.listen),
        hint: lang
            .pick(
                "请用 --listen 换一个地址或端口，例如 127.0.0.1:8081。",
                "choose another address or port with --listen, for example 127.0.0.1:8081.",
            )
            .to_owned(),
    })
}

/// Serves with or without a worker; ends when the process is asked to.
pub async fn run_until_stopped(app: App, serving: Serving, with_worker: bool) -> Result<(), Failure> {
    let (stop, stopping) = tokio::sync::watch::channel(false);
    let wait = |mut stopping: tokio::sync::watch::Receiver<bool>| async move {
        // The sender gone means stopping too.
        let _ = stopping.wait_for(|stop| *stop).await;
    };
    let worker = with_worker.then(|| {
        let (app, stopping) = (app.clone(), wait(stopping.clone()));
        tokio::spawn(async move { waymark_app::jobs::run_worker(&app, stopping).await })
    });
    tokio::spawn(async move {
        stopped().await;
        let _ = stop.send(true);
    });
    serve(serving, wait(stopping)).await.context("the server failed").map_err(Failure::Internal)?;
    if let Some(worker) = worker {
        let _ = worker.await;
    }
    app.store.close().await;
    Ok(())
}

/// Ready when the process is asked to stop: Ctrl+C or SIGTERM.
async fn stopped() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupted => {}
                _ = terminated.recv() => {}
            }
            return;
        }
    }
    let _ = interrupted.await;
}
