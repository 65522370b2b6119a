//! The ledger as text columns for a terminal.

mod grid;

use waymark_core::{Extraction, Severity, Statement, Strength};

use crate::text::{Lang, finding, label};
use crate::view::{Group, View, clean, group_name, mark_text, owners_text, period_text, value_text};
pub use grid::Paint;
pub(crate) use grid::{Column, Grid};

/// How a table is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Columns of the terminal; lines are never wider.
    pub width: usize,
    /// Whether colour may be used.
    pub color: bool,
    /// Language of headings and labels.
    pub lang: Lang,
}

/// Draws everything that was read out of a document.
pub fn render(extraction: &Extraction, style: Style) -> String {
    let view = View::of(extraction);
    let mut out = head(&view, style);
    for group in [Group::Targets, Group::Baselines, Group::Others] {
        let statements = view.statements(group);
        if statements.is_empty() {
            continue;
        }
        section(&mut out, group_name(group, style.lang), statements.len(), style);
        out.push_str(&statement_grid(&view, &statements, group, style).draw(style.width, style.color));
    }
    milestones(&mut out, &view, style);
    projects(&mut out, &view, style);
    findings(&mut out, &view, style);
    out
}

fn head(view: &View, style: Style) -> String {
    let lang = style.lang;
    let document = &view.extraction.document;
    let title = match document.title.trim() {
        "" => lang.pick("（无标题）", "(untitled)").to_owned(),
        title => clean(title),
    };
    let mut facts = vec![document.sha256.chars().take(12).collect::<String>()];
    facts.extend(document.encoding.as_deref().map(clean));
    facts.push(match lang {
        Lang::Zh => format!("{} 行", document.lines),
        Lang::En => format!("{} lines", document.lines),
    });
    if let Some(term) = document.term {
        facts.push(format!("{} {term}", lang.pick("规划期", "term")));
    }
    facts.extend(document.area.as_deref().map(clean));
    let mut out = grid::fit(&Paint::Bold.over(&title, style.color), &title, style.width);
    out.push('\n');
    let facts = facts.join(" · ");
    out.push_str(&grid::fit(&Paint::Dim.over(&facts, style.color), &facts, style.width));
    out.push('\n');
    for line in summary(view, lang) {
        out.push_str(&grid::fit(&line, &line, style.width));
        out.push('\n');
    }
    out
}

/// How much was found, in one or two lines.
pub fn summary(view: &View, lang: Lang) -> [String; 2] {
    let (targets, target_indicators) = view.counts(Group::Targets);
    let (baselines, baseline_indicators) = view.counts(Group::Baselines);
    let (others, _) = view.counts(Group::Others);
    let extraction = view.extraction;
    let [milestones, projects, findings] =
        [extraction.milestones.len(), extraction.projects.len(), extraction.findings.len()];
    match lang {
        Lang::Zh => [
            format!(
                "目标 {targets} 处表述，归并 {target_indicators} 项目标；基期 {baselines} 处表述，归并 {baseline_indicators} 项指标"
            ),
            format!(
                "里程碑 {milestones} 项 · 项目 {projects} 个 · 其他数字 {others} 处 · 审核提示 {findings} 条"
            ),
        ],
        Lang::En => [
            format!(
                "{targets} target statements joined into {target_indicators} targets; {baselines} baseline statements for {baseline_indicators} indicators"
            ),
            format!(
                "{milestones} milestones · {projects} projects · {others} other figures · {findings} findings"
            ),
        ],
    }
}

fn section(out: &mut String, name: &str, count: usize, style: Style) {
    let heading = format!("{name} ({count})");
    out.push('\n');
    out.push_str(&Paint::Heading.over(&heading, style.color));
    out.push('\n');
}

fn statement_grid(view: &View, statements: &[&Statement], group: Group, style: Style) -> Grid {
    let lang = style.lang;
    let is_target = group == Group::Targets;
    let mut columns =
        vec![Column::fixed(lang.pick("编号", "code")), Column::flexible(lang.pick("指标", "indicator"), 12)];
    if is_target {
        columns.push(Column::fixed(lang.pick("基期", "baseline")).right());
    }
    columns.push(Column::fixed(lang.pick("数值", "value")).right());
    columns.push(Column::fixed(lang.pick("时期", "period")));
    columns.push(Column::fixed(match group {
        Group::Targets => lang.pick("强度", "strength"),
        Group::Baselines => lang.pick("标记", "marks"),
        Group::Others => lang.pick("类别", "class"),
    }));
    columns.push(Column::fixed(lang.pick("行", "line")).right());
    let mut grid = Grid::new(columns);
    let mut before = None;
    for statement in statements {
        let again = before == Some(&statement.indicator);
        before = Some(&statement.indicator);
        let name = match again {
            true => format!("└ {}", statement.subject),
            false => statement.indicator.clone(),
        };
        let mut row = vec![view.codes.item(&statement.id).to_owned(), name];
        if is_target {
            row.push(baseline_text(view, statement));
        }
        row.extend([
            value_text(statement),
            period_text(statement.period),
            mark_text(statement, group, lang),
            statement.source.line.to_string(),
        ]);
        grid.push(row, paint(statement, group));
    }
    grid
}

fn baseline_text(view: &View, target: &Statement) -> String {
    view.baseline_of(target).map_or_else(
        || "—".to_owned(),
        |baseline| match baseline.period {
            Some(period) => format!("{} ({period})", value_text(baseline)),
            None => value_text(baseline),
        },
    )
}

fn paint(statement: &Statement, group: Group) -> Paint {
    match (group, statement.strength) {
        (Group::Targets, Strength::Firm) => Paint::Firm,
        (Group::Targets, Strength::Striving) => Paint::Striving,
        (Group::Targets, Strength::Working) => Paint::Working,
        _ => Paint::Plain,
    }
}

fn milestones(out: &mut String, view: &View, style: Style) {
    let lang = style.lang;
    let milestones = &view.extraction.milestones;
    if milestones.is_empty() {
        return;
    }
    section(out, lang.pick("里程碑", "Milestones"), milestones.len(), style);
    let mut grid = Grid::new(vec![
        Column::fixed(lang.pick("编号", "code")),
        Column::fixed(lang.pick("类型", "type")),
        Column::flexible(lang.pick("内容", "what"), 16),
        Column::flexible(lang.pick("责任", "owners"), 8),
        Column::fixed(lang.pick("时期", "period")),
        Column::fixed(lang.pick("强度", "strength")),
        Column::fixed(lang.pick("行", "line")).right(),
    ]);
    for milestone in milestones {
        grid.push(
            vec![
                view.codes.item(&milestone.id).to_owned(),
                label(milestone.kind, lang).to_owned(),
                milestone.subject.clone(),
                owners_text(&milestone.owners, lang),
                period_text(milestone.period),
                label(milestone.strength, lang).to_owned(),
                milestone.source.line.to_string(),
            ],
            Paint::Plain,
        );
    }
    out.push_str(&grid.draw(style.width, style.color));
}

fn projects(out: &mut String, view: &View, style: Style) {
    let lang = style.lang;
    let projects = &view.extraction.projects;
    if projects.is_empty() {
        return;
    }
    section(out, lang.pick("项目", "Projects"), projects.len(), style);
    let mut grid = Grid::new(vec![
        Column::fixed(lang.pick("编号", "code")),
        Column::flexible(lang.pick("组别", "group"), 10),
        Column::fixed(lang.pick("序号", "no.")).right(),
        Column::flexible(lang.pick("名称", "name"), 16),
        Column::flexible(lang.pick("责任", "owners"), 8),
        Column::fixed(lang.pick("行", "line")).right(),
    ]);
    for project in projects {
        grid.push(
            vec![
                view.codes.item(&project.id).to_owned(),
                project.group.clone().unwrap_or_default(),
                project.number.map(|n| n.to_string()).unwrap_or_default(),
                project.name.clone(),
                owners_text(&project.owners, lang),
                project.source.line.to_string(),
            ],
            Paint::Plain,
        );
    }
    out.push_str(&grid.draw(style.width, style.color));
}

fn findings(out: &mut String, view: &View, style: Style) {
    let lang = style.lang;
    let findings = &view.extraction.findings;
    if findings.is_empty() {
        return;
    }
    section(out, lang.pick("审核提示", "Findings"), findings.len(), style);
    let mut grid = Grid::new(vec![
        Column::fixed(lang.pick("级别", "severity")),
        Column::flexible(lang.pick("内容", "message"), 24).wrapped(),
        Column::fixed(lang.pick("行", "line")),
    ]);
    for found in findings {
        let mut lines: Vec<_> = found.places.iter().take(4).map(|p| p.line.to_string()).collect();
        if found.places.len() > 4 {
            lines.push("…".to_owned());
        }
        let paint = match found.severity {
            Severity::Mandatory => Paint::Mandatory,
            Severity::Verify => Paint::Verify,
            Severity::Hint => Paint::Plain,
        };
        grid.push(
            vec![label(found.severity, lang).to_owned(), finding::message(found, lang), lines.join(", ")],
            paint,
        );
    }
    out.push_str(&grid.draw(style.width, style.color));
}

#[cfg(test)]
mod tests;
