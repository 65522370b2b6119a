//! The report as text.

use waymark_core::Severity;
use waymark_core::judge::{Assessment, Verdict};

use super::AssessmentReport;
use crate::table::{Column, Grid, Paint, Style};
use crate::text::verdict::{amount, basis_short, message, number, percent, sentence, word};
use crate::text::{Lang, label, milestone};

/// Heading lines, one row a verdict, the sentences, the findings.
pub(super) fn render(report: &AssessmentReport, style: Style) -> String {
    let lang = style.lang;
    let mut out = head(report, style);
    let mut grid = Grid::new(vec![
        Column::fixed(lang.pick("编号", "code")),
        Column::flexible(lang.pick("指标", "indicator"), 10),
        Column::fixed(lang.pick("区域", "area")),
        Column::flexible(lang.pick("评价", "verdict"), 14),
        Column::fixed(lang.pick("基期", "baseline")),
        Column::fixed(lang.pick("目标", "target")).right(),
        Column::fixed(lang.pick("现值", "value")).right(),
        Column::fixed(lang.pick("年份", "year")),
        Column::fixed(lang.pick("时序", "time")).right(),
        Column::fixed(lang.pick("增量进度", "progress")).right(),
        Column::fixed(lang.pick("完成率", "of target")).right(),
    ]);
    let one_area = report.assessments.windows(2).all(|pair| pair[0].area == pair[1].area);
    for assessment in &report.assessments {
        for verdict in &assessment.verdicts {
            let mut cells = cells(assessment, verdict, lang);
            if one_area {
                cells[2].clear();
            }
            grid.push(cells, paint(verdict));
        }
    }
    out.push_str(&grid.draw(style.width, style.color));
    let marks = lang.pick("* 规划预测数", "* forecast of the plan");
    if report
        .assessments
        .iter()
        .flat_map(|a| &a.verdicts)
        .any(|v| v.baseline.as_ref().is_some_and(|b| b.forecast))
    {
        out.push_str(&format!("{marks}\n"));
    }
    section(&mut out, lang.pick("评价语", "Sentences"), style);
    for assessment in &report.assessments {
        for verdict in &assessment.verdicts {
            out.push_str(&format!("{} {}\n", assessment.target, sentence(assessment, verdict, lang)));
        }
    }
    milestones(&mut out, report, style);
    trends(&mut out, report, style);
    rankings(&mut out, report, style);
    findings(&mut out, report, style);
    out
}

fn head(report: &AssessmentReport, style: Style) -> String {
    let lang = style.lang;
    let mut out = format!("{}\n", Paint::Bold.over(&report.plan, style.color));
    if report.invented {
        out.push_str(lang.pick("示例数据，纯属虚构\n", "example data, entirely invented\n"));
    }
    let mut facts = vec![format!("{} {}", lang.pick("评价至", "at"), report.at)];
    if let Some(day) = report.as_of {
        facts.push(format!("{} {day}", lang.pick("按当日所知", "as known on")));
    }
    facts.push(format!("{} {}", lang.pick("规则", "rules"), report.rules));
    facts.extend(report.packs.iter().cloned());
    out.push_str(&Paint::Dim.over(&facts.join(" · "), style.color));
    out.push_str("\n\n");
    out
}

/// The cells of a row.
fn cells(assessment: &Assessment, verdict: &Verdict, lang: Lang) -> Vec<String> {
    let data = verdict.data.as_ref();
    let base = |b: &waymark_core::target::Baseline| {
        format!("{} {}", amount(b.value.round_dp(2), &b.unit), basis_short(b, lang))
    };
    let value = match assessment.value {
        waymark_core::Value::One(value) => amount(value, &assessment.unit),
        range => format!("{range}{}", assessment.unit),
    };
    let progress = match (&verdict.growth, verdict.progress) {
        (Some(growth), _) => format!("{}{}", percent(Some(growth.to_date)), lang.pick("/年", " a year")),
        (None, progress) => percent(progress),
    };
    // An odd percentage is never left bare.
    let check = if verdict.implausible { lang.pick("（待核）", " (check)") } else { "" };
    let progress = match verdict.progress {
        Some(_) => format!("{progress}{check}"),
        None => progress,
    };
    vec![
        assessment.target.clone(),
        assessment.name.clone(),
        assessment.area.clone(),
        word(verdict, lang),
        verdict.baseline.as_ref().map(base).unwrap_or_default(),
        value,
        data.map(|d| amount(d.value, &d.unit)).unwrap_or_default(),
        data.map(|d| d.period.to_string()).unwrap_or_default(),
        verdict.time_share.map(|share| percent(Some(share))).unwrap_or_default(),
        progress,
        percent(verdict.completion),
    ]
}

fn paint(verdict: &Verdict) -> Paint {
    match verdict.word.color.as_deref() {
        Some("green") => Paint::Firm,
        Some("yellow" | "orange") => Paint::Striving,
        Some("red") => Paint::Mandatory,
        _ => Paint::Plain,
    }
}

fn section(out: &mut String, name: &str, style: Style) {
    out.push('\n');
    out.push_str(&Paint::Heading.over(name, style.color));
    out.push('\n');
}

/// The milestones, counted apart from the targets.
fn milestones(out: &mut String, report: &AssessmentReport, style: Style) {
    let lang = style.lang;
    if report.milestones.is_empty() {
        return;
    }
    let count = report.milestones.len();
    let name = match lang {
        Lang::Zh => format!("里程碑 {count} 项（按阶段评价，不计入目标）"),
        Lang::En => format!("{count} milestones (judged by stage, not counted among the targets)"),
    };
    section(out, &name, style);
    let mut grid = Grid::new(vec![
        Column::fixed(lang.pick("编号", "code")),
        Column::flexible(lang.pick("里程碑", "milestone"), 12),
        Column::fixed(lang.pick("计划", "planned")),
        Column::flexible(lang.pick("评价", "verdict"), 14),
    ]);
    for one in &report.milestones {
        let planned = one.planned.map(|period| period.to_string()).unwrap_or_default();
        let row = vec![one.item.clone(), one.name.clone(), planned, milestone::word(one, lang)];
        grid.push(row, Paint::Plain);
    }
    out.push_str(&grid.draw(style.width, style.color));
}

/// What the series lead to; several refusals for one reason are one line each all the same.
fn trends(out: &mut String, report: &AssessmentReport, style: Style) {
    let lang = style.lang;
    if report.trends.is_empty() {
        return;
    }
    section(
        out,
        lang.pick("趋势测算（内部参考，不作评价依据）", "Trends (internal, no basis of a verdict)"),
        style,
    );
    let mut grid = Grid::new(vec![
        Column::fixed(lang.pick("编号", "code")),
        Column::flexible(lang.pick("指标", "indicator"), 10),
        Column::fixed(lang.pick("区域", "area")),
        Column::fixed(lang.pick("年份", "year")),
        Column::fixed(lang.pick("预计", "expected")).right(),
        Column::fixed(lang.pick("80%区间", "80 % interval")).right(),
        Column::fixed(lang.pick("95%区间", "95 % interval")).right(),
        Column::fixed(lang.pick("达标概率", "chance")).right(),
        Column::flexible(lang.pick("说明", "note"), 12).wrapped(),
    ]);
    let one_area = report.trends.windows(2).all(|pair| pair[0].area == pair[1].area);
    for trend in &report.trends {
        let value = |value: Option<_>| value.map(number).unwrap_or_default();
        let interval = |low: Option<_>, high: Option<_>| match (low, high) {
            (Some(low), Some(high)) => format!("{}–{}", number(low), number(high)),
            _ => String::new(),
        };
        let row = vec![
            trend.target.clone(),
            trend.name.clone(),
            if one_area { String::new() } else { trend.area.clone() },
            trend.period.to_string(),
            value(trend.mean),
            interval(trend.lo80, trend.hi80),
            interval(trend.lo95, trend.hi95),
            trend.probability.map_or_else(String::new, |chance| percent(Some(chance))),
            trend.why.clone().unwrap_or_default(),
        ];
        grid.push(row, Paint::Plain);
    }
    out.push_str(&grid.draw(style.width, style.color));
}

fn rankings(out: &mut String, report: &AssessmentReport, style: Style) {
    let lang = style.lang;
    for ranking in &report.standings {
        section(out, &format!("{} {} {}", lang.pick("位次", "Places"), ranking.name, ranking.period), style);
        let mut grid = Grid::new(vec![
            Column::fixed(lang.pick("区域", "area")),
            Column::fixed(lang.pick("位次", "place")).right(),
            Column::fixed(lang.pick("距上一位", "to the next above")).right(),
            Column::fixed(lang.pick("距下一位", "to the next below")).right(),
        ]);
        for standing in &ranking.standings {
            let gap = |gap: Option<_>| gap.map(number).unwrap_or_default();
            let place =
                standing.place.map_or_else(|| "—".to_owned(), |place| format!("{place}/{}", standing.of));
            let row = vec![standing.area.clone(), place, gap(standing.gap_above), gap(standing.gap_below)];
            grid.push(row, Paint::Plain);
        }
        out.push_str(&grid.draw(style.width, style.color));
    }
}

fn findings(out: &mut String, report: &AssessmentReport, style: Style) {
    let all = report.all_findings();
    if all.is_empty() {
        return;
    }
    section(out, style.lang.pick("审核提示", "Findings"), style);
    for finding in all {
        let severity = label(finding.severity, style.lang);
        let paint = if finding.severity == Severity::Hint { Paint::Plain } else { Paint::Verify };
        let items = finding.items.join(" ");
        out.push_str(&format!(
            "{} {items} {}\n",
            paint.over(severity, style.color),
            message(finding, style.lang)
        ));
    }
}
