//! `waymark assess`: a ledger and observations in, verdicts out.

mod input;
mod splits;
mod trend;

use std::path::Path;

use anyhow::Context;
use waymark_core::judge::implied::cross_check;
use waymark_core::judge::{Case, Peer, judge, rank};
use waymark_core::observation::Observations;
use waymark_core::target::{self, Plan};
use waymark_core::{Observation, Period};
use waymark_report::Lang;
use waymark_report::assessment::{ASSESSMENT_SCHEMA, AssessmentReport, Ranking};
use waymark_report::table::Style;

use crate::cli::{AssessArguments, AssessFormat};
use crate::failure::Failure;
use crate::output;
use crate::packs::{self, Packs};

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
        eprintln!("{}{}", lang.pick("已写入 ", "written to "), path.display());
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
    let rows = input::observations(&arguments.data, lang)?;
    let folders = input::pack_folders(arguments);
    let folders: Vec<_> = folders.iter().map(std::path::PathBuf::as_path).collect();
    let packs = Packs::load(&folders, lang)?;
    let (rules, rules_name) = packs::rules(&arguments.rules, lang)?;

    let day = arguments.as_of.unwrap_or_else(|| arguments.at.last_day());
    let own_area = input::own_area(arguments, &ledger, &packs.areas, &rows, lang)?;
    let area = |name: Option<&str>| {
        let name = name.unwrap_or(&own_area);
        let found = packs.areas.find(name, day).map_or(name, |area| area.code.as_str());
        packs.areas.renamed(found).to_owned()
    };
    let codes = target::read_ledger(&ledger, &packs.indicators, &area, &Observations::default()).codes;
    let rows: Vec<Observation> = rows
        .into_iter()
        .map(|row| Observation {
            indicator: indicator(&row.indicator, &packs, &codes),
            area: area(Some(&row.area)),
            ..row
        })
        .collect();
    let known = |code: &str| packs.indicators.find(code).is_some() || codes.values().any(|own| own == code);
    input::name_unused(&rows, &known, lang);
    let observed = Observations::known_by(rows, arguments.as_of);
    let mut plan = target::read_ledger(&ledger, &packs.indicators, &area, &observed);
    input::adopt(arguments, &mut plan, lang)?;

    let assessments: Vec<_> = plan
        .targets
        .iter()
        .zip(&plan.definitions)
        .map(|(target, definition)| {
            judge(&Case {
                target,
                definition,
                observations: &observed,
                at: arguments.at,
                as_of: arguments.as_of,
                rules: &rules,
                rules_name: &rules_name,
            })
        })
        .collect();
    let known = observed.all().iter().filter(|o| o.period.end_month() <= arguments.at.end_month());
    let mut facts: Vec<_> = plan.facts.iter().chain(known).collect();
    facts.retain(|o| o.area == area(None) && o.dimensions.is_empty());
    let (implied, mut findings) = cross_check(&packs.indicators, &facts);
    let (splits, more) = splits::splits(&plan, &area(None));
    findings.extend(more);
    let standings = if arguments.rank {
        standings(&plan, &packs, &observed, &area(None), arguments.at)
    } else {
        Vec::new()
    };
    let used = plan.targets.iter().map(|target| target.indicator.as_str()).collect::<Vec<_>>();
    let invented = observed.all().iter().any(|o| o.invented && used.contains(&o.indicator.as_str()));
    Ok(AssessmentReport {
        schema: ASSESSMENT_SCHEMA.to_owned(),
        plan: ledger.plan.title.clone(),
        at: arguments.at,
        as_of: arguments.as_of,
        rules: rules_name,
        packs: packs.names.clone(),
        invented,
        assessments,
        implied,
        splits,
        standings,
        trends: trend::trends(&plan, &observed, arguments.at, lang),
        findings,
    })
}

/// The code of an indicator a file names by code or name.
fn indicator(name: &str, packs: &Packs, codes: &std::collections::HashMap<String, String>) -> String {
    let known = packs.indicators.find(name).map(|definition| definition.code.clone());
    known.or_else(|| codes.get(name).cloned()).unwrap_or_else(|| name.to_owned())
}

/// Places of the areas below the plan's own, for each level target whose indicator they report.
fn standings(plan: &Plan, packs: &Packs, observed: &Observations, own: &str, at: Period) -> Vec<Ranking> {
    let mut rankings: Vec<Ranking> = Vec::new();
    let own_targets = plan.targets.iter().zip(&plan.definitions).filter(|(target, _)| target.area == own);
    for (target, definition) in own_targets {
        if rankings.iter().any(|ranking| ranking.indicator == target.indicator) {
            continue;
        }
        let period = Period::Year(at.last_year());
        let children = packs.areas.children(own, period.last_day());
        let peers: Vec<_> = children
            .iter()
            .filter(|area| area.level != waymark_core::area::AreaLevel::Zone)
            .map(|area| Peer {
                area: area.code.clone(),
                period,
                value: observed.counting(&definition.code, &area.code, period).and_then(Observation::usable),
            })
            .collect();
        if peers.iter().filter(|peer| peer.value.is_some()).count() > 1 {
            let standings = rank(&peers, period, definition.direction);
            rankings.push(Ranking {
                indicator: target.indicator.clone(),
                name: target.name.clone(),
                period,
                standings,
            });
        }
    }
    rankings
}
