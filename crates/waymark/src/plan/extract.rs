//! `waymark plan extract`: a document in, its commitments out.

use std::path::Path;

use anyhow::Context;
use waymark_core::{Document, Extraction};
use waymark_report::{Lang, markdown, page, table, workbook};

use super::input;
use crate::cli::{Color, ExtractArguments, Format};
use crate::failure::Failure;
use crate::output;

/// Columns of a table that goes to no terminal.
const WIDTH: usize = 120;

/// Reads the document and writes the result.
pub fn run(arguments: &ExtractArguments, lang: Lang) -> Result<(), Failure> {
    let output = arguments.output.as_deref();
    let format = format(arguments);
    check(arguments, format, lang)?;
    let bytes = input::bytes(&arguments.file, lang)?;
    let document = input::document(&arguments.file, &bytes, lang)?;
    let extraction = waymark_plan::extract(&document);
    let result = render(&document, &extraction, format, arguments.color, output, lang)?;
    output::write(&result, output)?;
    if nothing(&extraction) {
        note!(
            "{}",
            lang.pick(
                "提示：没有读出目标、里程碑或项目。请确认选的是规划、报告或任务分工的正文。",
                "hint: no target, milestone or project was found. Check that this is the text of a plan, report or task list.",
            )
        );
    }
    if let Some(path) = output {
        let view = waymark_report::view::View::of(&extraction);
        for line in table::summary(&view, lang) {
            note!("{line}");
        }
        note!("{}{}", lang.pick("已写入 ", "written to "), path.display());
    }
    Ok(())
}

fn nothing(extraction: &Extraction) -> bool {
    extraction.statements.is_empty() && extraction.milestones.is_empty() && extraction.projects.is_empty()
}

/// By `--format`, else by the ending of the output's name, else a table.
fn format(arguments: &ExtractArguments) -> Format {
    let by_ending = |path: &Path| {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        Some(match ending.as_str() {
            "json" => Format::Json,
            "xlsx" => Format::Xlsx,
            "md" | "markdown" => Format::Md,
            "html" | "htm" => Format::Html,
            _ => return None,
        })
    };
    arguments.format.or_else(|| by_ending(arguments.output.as_deref()?)).unwrap_or(Format::Table)
}

fn check(arguments: &ExtractArguments, format: Format, lang: Lang) -> Result<(), Failure> {
    output::keeps(arguments.output.as_deref(), [arguments.file.as_path()], lang)?;
    match &arguments.output {
        None if format == Format::Xlsx && output::is_terminal() => Err(Failure::Usage {
            message: lang
                .pick("工作簿不能显示在终端里。", "a workbook cannot be shown on a terminal.")
                .to_owned(),
            hint: lang
                .pick("请用 -o 台账.xlsx 写入文件。", "write it to a file with -o ledger.xlsx.")
                .to_owned(),
        }),
        _ => Ok(()),
    }
}

fn render(
    document: &Document,
    extraction: &Extraction,
    format: Format,
    color: Color,
    output: Option<&Path>,
    lang: Lang,
) -> anyhow::Result<Vec<u8>> {
    Ok(match format {
        Format::Table => {
            let style = table::Style {
                width: output::width(output.is_some(), WIDTH),
                color: output::color(color, output.is_some()),
                lang,
            };
            table::render(extraction, style).into_bytes()
        }
        Format::Json => {
            let mut json = serde_json::to_vec_pretty(extraction).context("cannot write JSON")?;
            json.push(b'\n');
            json
        }
        Format::Md => markdown::render(extraction, lang).into_bytes(),
        Format::Html => page::render(document, extraction, lang).into_bytes(),
        Format::Xlsx => workbook::write(extraction, lang)?,
    })
}
