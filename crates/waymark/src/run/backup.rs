//! `waymark backup` and `waymark restore`.

use std::fs::File;

use anyhow::Context;
use waymark_app::backup::{self, BackupError, BackupSummary};
use waymark_report::Lang;

use crate::cli::server::{BackupArguments, RestoreArguments};
use crate::failure::Failure;
use crate::run::{block_on, open, open_store};

/// Writes an archive of this moment, whole or not at all.
pub fn run(arguments: &BackupArguments, lang: Lang) -> Result<(), Failure> {
    block_on(async {
        let app = open(&arguments.data, lang).await?;
        let temporary = arguments.output.with_extension("part");
        let file = File::options().read(true).write(true).create(true).truncate(true).open(&temporary);
        let file = file
            .with_context(|| format!("cannot write {}", temporary.display()))
            .map_err(Failure::Internal)?;
        let summary = app.back_up(file).await.map_err(|error| failure(error, lang))?;
        app.store.close().await;
        std::fs::rename(&temporary, &arguments.output)
            .context("cannot write the archive")
            .map_err(Failure::Internal)?;
        tell(&summary, lang.pick("已备份：", "backed up: "), lang);
        Ok(())
    })
}

/// Fills an empty system from an archive and compares.
pub fn restore(arguments: &RestoreArguments, lang: Lang) -> Result<(), Failure> {
    block_on(async {
        let store = open_store(&arguments.data, lang).await?;
        let file = File::open(&arguments.archive).map_err(|error| Failure::Unreadable {
            message: format!("{}: {error}", arguments.archive.display()),
            hint: String::new(),
        })?;
        let summary = backup::restore(&store, &arguments.data.data, file)
            .await
            .map_err(|error| failure(error, lang))?;
        store.close().await;
        tell(&summary, lang.pick("已恢复并核对：", "restored and compared: "), lang);
        Ok(())
    })
}

fn tell(summary: &BackupSummary, word: &str, lang: Lang) {
    let (rows, files) = (lang.pick("行", "rows"), lang.pick("个文件", "files"));
    note!("{word}{} {rows}, {} {files}, #{} {}", summary.rows, summary.files, summary.seq, summary.hash);
}

fn failure(error: BackupError, lang: Lang) -> Failure {
    match error {
        BackupError::Store(_) | BackupError::File(_) => Failure::Internal(error.into()),
        BackupError::Dump(cause) => Failure::Unreadable {
            message: cause.to_string(),
            hint: lang
                .pick(
                    "恢复须用空的文件夹和空的数据库。", "restore into an empty folder and an empty database.",
                )
                .to_owned(),
        },
        other => Failure::Unreadable {
            message: other.to_string(),
            hint: lang
                .pick("请使用 waymark backup 写出的完整文件。", "use a whole file that waymark backup wrote.")
                .to_owned(),
        },
    }
}
