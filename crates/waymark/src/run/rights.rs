//! `waymark rights`: who may do what, by the use case of the screen, under an account's name.

use std::path::Path;

use waymark_app::access::MatrixTable;
use waymark_app::{App, AppError};
use waymark_report::Lang;
use waymark_report::tabular::Format;

use crate::cli::server::{RightsArguments, RightsFormat, RightsTable};
use crate::failure::Failure;
use crate::output;
use crate::run::transfer::call;
use crate::run::{block_on, open, refused};

/// Prints the matrix or writes it to a file.
pub fn run(arguments: &RightsArguments, lang: Lang) -> Result<(), Failure> {
    let output = arguments.output.as_deref();
    let format = arguments.format.or_else(|| by_ending(output?)).unwrap_or(RightsFormat::Csv);
    if output.is_none() && format == RightsFormat::Xlsx && output::is_terminal() {
        return Err(Failure::Usage {
            message: lang
                .pick("工作簿不能显示在终端里。", "a workbook cannot be shown on a terminal.")
                .to_owned(),
            hint: lang
                .pick("请用 -o 权限.xlsx 写入文件。", "write it to a file with -o rights.xlsx.")
                .to_owned(),
        });
    }
    block_on(async {
        let app = open(&arguments.data, lang).await?;
        let bytes = matrix(&app, arguments, format, lang).await.map_err(|error| refused(error, lang))?;
        app.store.close().await;
        output::write(&bytes, output).map_err(Failure::Internal)?;
        if let Some(path) = output {
            note!("{}{}", lang.pick("已写入 ", "written to "), path.display());
        }
        Ok(())
    })
}

fn by_ending(path: &Path) -> Option<RightsFormat> {
    match path.extension()?.to_str()? {
        "csv" => Some(RightsFormat::Csv),
        "json" => Some(RightsFormat::Json),
        "xlsx" => Some(RightsFormat::Xlsx),
        _ => None,
    }
}

async fn matrix(
    app: &App,
    arguments: &RightsArguments,
    format: RightsFormat,
    lang: Lang,
) -> Result<Vec<u8>, AppError> {
    let call = call(app, &arguments.account, None).await?;
    let format = match format {
        RightsFormat::Json => {
            let mut text =
                serde_json::to_string_pretty(&app.access_matrix(&call, arguments.known_by).await?)?;
            text.push('\n');
            return Ok(text.into_bytes());
        }
        RightsFormat::Csv => Format::Csv,
        RightsFormat::Xlsx => Format::Xlsx,
    };
    let table = match arguments.table {
        RightsTable::Roles => MatrixTable::Roles,
        RightsTable::Accounts => MatrixTable::Accounts,
    };
    app.access_table(&call, arguments.known_by, table, format, lang).await
}
