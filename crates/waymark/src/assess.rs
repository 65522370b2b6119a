//! `waymark assess`: a ledger and observations in, verdicts out.

mod input;

use std::path::Path;

use anyhow::Context;
use waymark_app::assessment::{AssessmentInput, Stages, TrendCache, prepare};
use waymark_report::Lang;
use waymark_report::assessment::AssessmentReport;
use waymark_report::table::Style;

use crate::cli::{AssessArguments, AssessFormat};
use crate::failure::Failure;
use crate::output;
use crate::packs;

/// Columns of a table that goes to no terminal.
const WIDTH: usize = 160;

/// Reads everything, judges, writes the result.
pub fn run(arguments: &AssessArguments, lang: Lang) -> Result<(), Failure> {
    let output = arguments.output.as_deref();
    output::keeps(output, [arguments.plan.as_path(), arguments.data.as_path()], lang)?;
    let format = format(arguments);
    if format == AssessFormat::Xlsx && output.is_none() && output::is_terminal() {
        return Err(Failure::Usage {
            message: lang
                .pick("工作簿不能显示在终端里。", "a workbook cannot be shown on a terminal.")
                .to_owned(),
            hint: lang
                .pick("请用 -o 评价.xlsx 写入文件。", "write it to a file with -o verdicts.xlsx.")
                .to_owned(),
        });
    }
    let report = report(arguments, lang)?;
    let bytes = match format {
        AssessFormat::Json => report.json().context("cannot write JSON")?,
        AssessFormat::Xlsx => report.workbook(lang).context("cannot write the workbook")?,
        AssessFormat::Table => {
            let to_file = output.is_some();
            let style = Style {
                width: output::width(to_file, WIDTH),
                color: output::color(arguments.color, to_file),
                lang,
            };
            report.table(style).into_bytes()
        }
    };
    output::write(&bytes, output)?;
    if let Some(path) = output {
        note!("{}{}", lang.pick("已写入 ", "written to "), path.display());
    }
    Ok(())
}

fn format(arguments: &AssessArguments) -> AssessFormat {
    let ending = arguments.output.as_deref().and_then(Path::extension).and_then(|ending| ending.to_str());
    let by_ending = match ending {
        Some("json") => AssessFormat::Json,
        Some("xlsx") => AssessFormat::Xlsx,
        _ => AssessFormat::Table,
    };
    arguments.format.unwrap_or(by_ending)
}

fn report(arguments: &AssessArguments, lang: Lang) -> Result<AssessmentReport, Failure> {
    let ledger = input::ledger(&arguments.plan, lang)?;
    let observations = input::observations(&arguments.data, lang)?;
    let folders = input::pack_folders(arguments);
    let folders: Vec<_> = folders.iter().map(std::path::PathBuf::as_path).collect();
    let packs = packs::load(&folders, lang)?;
    let rules = packs::rules(&packs, &arguments.rules, lang)?;
    let own_area = input::own_area(arguments, &ledger, &packs.areas, &observations, lang)?;
    let input = AssessmentInput {
        ledger: &ledger,
        observations,
        areas: &packs.areas,
        indicators: &packs.indicators,
        pack_names: packs.names.clone(),
        rules: &rules.rules,
        rules_name: rules.name.clone(),
        at: arguments.at,
        as_of: arguments.as_of,
        own_area,
        adoptions: input::adoptions(arguments, lang)?,
        stated_parts: Vec::new(),
        stages: &Stages::new(),
        rank: arguments.rank,
        trends: true,
        lang,
    };
    let prepared = prepare(input).map_err(|error| input::refused(error, lang))?;
    input::name_unused(&prepared.unused, lang);
    Ok(prepared.report(&TrendCache::default()))
}
