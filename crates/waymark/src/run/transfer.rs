//! `waymark import` and `waymark export`: the use cases of the screen, under an account's name.

use std::path::Path;

use anyhow::Context;
use waymark_app::submissions::{NewSubmission, rows_of_file};
use waymark_app::tables::{ExportQuery, TableDifference, TableName};
use waymark_app::{App, AppError, Call};
use waymark_core::record::Way;
use waymark_report::Lang;
use waymark_report::tabular::Format;

use crate::cli::server::{ExportArguments, ImportArguments, Transferred};
use crate::failure::Failure;
use crate::output;
use crate::run::{block_on, open, refused};

impl Transferred {
    fn table(self) -> TableName {
        match self {
            Transferred::Observations => TableName::Observations,
            Transferred::Targets => TableName::Targets,
            Transferred::Owners => TableName::Owners,
            Transferred::Areas => TableName::Areas,
            Transferred::Bodies => TableName::Bodies,
        }
    }
}

/// A call by an account, from the terminal.
pub(super) async fn call(app: &App, account: &str, reason: Option<String>) -> Result<Call, AppError> {
    let actor = app.actor_of_account(account).await?;
    Ok(Call { reason, origin: Some("terminal".to_owned()), ..Call::by(actor) })
}

/// Imports a file and says what changed.
pub fn import(arguments: &ImportArguments, lang: Lang) -> Result<(), Failure> {
    let bytes = std::fs::read(&arguments.file).map_err(|error| Failure::Unreadable {
        message: format!("{}: {error}", arguments.file.display()),
        hint: String::new(),
    })?;
    block_on(async {
        let app = open(&arguments.data, lang).await?;
        let outcome = match arguments.what {
            Transferred::Observations => observations(&app, arguments, bytes, lang).await,
            _ => table(&app, arguments, bytes, lang).await,
        };
        app.store.close().await;
        outcome.map_err(|error| refused(error, lang))
    })
}

async fn table(app: &App, arguments: &ImportArguments, bytes: Vec<u8>, lang: Lang) -> Result<(), AppError> {
    let call = call(app, &arguments.account, arguments.reason.clone()).await?;
    let done =
        app.import_table(&call, &arguments.plan, arguments.what.table(), bytes, arguments.dry_run).await?;
    tell(&done.difference, lang);
    if let Some(change) = done.change_id {
        say!("{}{change}", lang.pick("变更：", "change: "));
    }
    Ok(())
}

fn tell(difference: &TableDifference, lang: Lang) {
    say!(
        "{}{}  {}{}  {}{}",
        lang.pick("新增 ", "new: "),
        difference.added.len(),
        lang.pick("修改 ", "changed: "),
        difference.changed.len(),
        lang.pick("相同 ", "same: "),
        difference.same
    );
    for row in &difference.added {
        say!("  + {} {}", row.code, row.name);
    }
    for row in &difference.changed {
        for field in &row.fields {
            let side = |text: &Option<String>| text.clone().unwrap_or_else(|| "–".to_owned());
            say!("  {} {}: {} → {}", row.code, field.field, side(&field.offered), side(&field.confirmed));
        }
    }
}

async fn observations(
    app: &App,
    arguments: &ImportArguments,
    bytes: Vec<u8>,
    lang: Lang,
) -> Result<(), AppError> {
    let call = call(app, &arguments.account, arguments.reason.clone()).await?;
    let title = arguments
        .file
        .file_name()
        .map_or_else(|| "import".to_owned(), |name| name.to_string_lossy().into_owned());
    let mut new = NewSubmission::of(&title, rows_of_file(bytes).await?);
    new.way = Way::File;
    let intake = match arguments.dry_run {
        true => app.preview_submission(&call, &arguments.plan, new).await?,
        false => app.enter_submission(&call, &arguments.plan, new, false).await?.value,
    };
    let difference = &intake.difference;
    say!(
        "{}{}  {}{}  {}{}",
        lang.pick("新增 ", "new: "),
        difference.new,
        lang.pick("修改 ", "changed: "),
        difference.changed,
        lang.pick("相同 ", "same: "),
        difference.same
    );
    for finding in &intake.findings {
        say!("  {}", lang.pick(&finding.message_zh, &finding.message_en));
    }
    if let Some(submission) = intake.submission {
        say!("{}{}", lang.pick("已存为草稿 ", "kept as draft "), submission.code);
    }
    Ok(())
}

/// Exports a table to a file, written whole or not at all.
pub fn export(arguments: &ExportArguments, lang: Lang) -> Result<(), Failure> {
    let format = format(&arguments.output, lang)?;
    block_on(async {
        let app = open(&arguments.data, lang).await?;
        let call = call(&app, &arguments.account, None).await.map_err(|error| refused(error, lang))?;
        let query = ExportQuery { format, lang: Some(lang), release: None, known_by: arguments.known_by };
        let file = app
            .export(&call, &arguments.plan, arguments.what.table(), query)
            .await
            .map_err(|error| refused(error, lang))?;
        app.store.close().await;
        output::write(&file.bytes, Some(&arguments.output))
            .context("cannot write")
            .map_err(Failure::Internal)?;
        note!("{}{}", lang.pick("已写入 ", "written to "), arguments.output.display());
        Ok(())
    })
}

fn format(path: &Path, lang: Lang) -> Result<Format, Failure> {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("csv") => Ok(Format::Csv),
        Some("xlsx") => Ok(Format::Xlsx),
        _ => Err(Failure::Usage {
            message: path.display().to_string(),
            hint: lang
                .pick("文件名须以 .csv 或 .xlsx 结尾。", "the name must end in .csv or .xlsx.")
                .to_owned(),
        }),
    }
}
