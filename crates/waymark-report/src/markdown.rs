//! The ledger as Markdown, to paste into a report.

use waymark_core::{Extraction, Statement};

use crate::table::summary;
use crate::text::{Lang, finding, label};
use crate::view::{Group, View, clean, group_name, mark_text, owners_text, period_text, value_text};

/// Writes everything that was read out of a document.
pub fn render(extraction: &Extraction, lang: Lang) -> String {
    let view = View::of(extraction);
    let mut out = head(&view, lang);
    for group in [Group::Targets, Group::Baselines, Group::Others] {
        statements(&mut out, &view, group, lang);
    }
    milestones(&mut out, &view, lang);
    projects(&mut out, &view, lang);
    findings(&mut out, &view, lang);
    out
}

fn head(view: &View, lang: Lang) -> String {
    let document = &view.extraction.document;
    let title = match document.title.trim() {
        "" => lang.pick("目标任务台账", "Ledger of commitments").to_owned(),
        title => escape(title),
    };
    let mut out = format!("# {title}\n\n");
    for line in summary(view, lang) {
        out.push_str(&format!("{line}\n"));
    }
    if let Some(term) = document.term {
        out.push_str(&format!("\n{}{term}\n", lang.pick("规划期：", "Term: ")));
    }
    out.push_str(&format!(
        "\n{}`{}`\n",
        lang.pick("文件校验值（SHA-256）：", "Document SHA-256: "),
        escape(&document.sha256)
    ));
    out
}

fn statements(out: &mut String, view: &View, group: Group, lang: Lang) {
    let rows: Vec<_> = view
        .statements(group)
        .into_iter()
        .map(|statement| statement_row(view, statement, group, lang))
        .collect();
    let mut names = vec![lang.pick("编号", "Code"), lang.pick("指标", "Indicator")];
    if group == Group::Targets {
        names.push(lang.pick("基期", "Baseline"));
    }
    names.push(lang.pick("数值", "Value"));
    names.push(lang.pick("时期", "Period"));
    names.push(match group {
        Group::Targets => lang.pick("强度", "Strength"),
        Group::Baselines => lang.pick("标记", "Marks"),
        Group::Others => lang.pick("类别", "Class"),
    });
    names.push(lang.pick("出处", "Source"));
    table(out, group_name(group, lang), &names, rows);
}

fn statement_row(view: &View, statement: &Statement, group: Group, lang: Lang) -> Vec<String> {
    let mut row = vec![view.codes.item(&statement.id).to_owned(), statement.indicator.clone()];
    if group == Group::Targets {
        row.push(
            view.baseline_of(statement)
                .map_or_else(|| "—".to_owned(), |b| format!("{} ({})", value_text(b), period_text(b.period))),
        );
    }
    row.push(value_text(statement));
    row.push(period_text(statement.period));
    row.push(mark_text(statement, group, lang));
    row.push(place(statement.source.line, &statement.source.quote, lang));
    row
}

fn milestones(out: &mut String, view: &View, lang: Lang) {
    let names = [
        lang.pick("编号", "Code"),
        lang.pick("类型", "Type"),
        lang.pick("内容", "What"),
        lang.pick("时期", "Period"),
        lang.pick("强度", "Strength"),
        lang.pick("责任", "Owners"),
        lang.pick("出处", "Source"),
    ];
    let rows = view.extraction.milestones.iter().map(|milestone| {
        vec![
            view.codes.item(&milestone.id).to_owned(),
            label(milestone.kind, lang).to_owned(),
            milestone.subject.clone(),
            period_text(milestone.period),
            label(milestone.strength, lang).to_owned(),
            owners_text(&milestone.owners, lang),
            place(milestone.source.line, &milestone.source.quote, lang),
        ]
    });
    table(out, lang.pick("里程碑", "Milestones"), &names, rows.collect());
}

fn projects(out: &mut String, view: &View, lang: Lang) {
    let names = [
        lang.pick("编号", "Code"),
        lang.pick("组别", "Group"),
        lang.pick("序号", "No."),
        lang.pick("名称", "Name"),
        lang.pick("责任", "Owners"),
        lang.pick("行", "Line"),
    ];
    let rows = view.extraction.projects.iter().map(|project| {
        vec![
            view.codes.item(&project.id).to_owned(),
            project.group.clone().unwrap_or_default(),
            project.number.map(|n| n.to_string()).unwrap_or_default(),
            project.name.clone(),
            owners_text(&project.owners, lang),
            project.source.line.to_string(),
        ]
    });
    table(out, lang.pick("项目", "Projects"), &names, rows.collect());
}

fn findings(out: &mut String, view: &View, lang: Lang) {
    let names = [lang.pick("级别", "Severity"), lang.pick("内容", "Message"), lang.pick("行", "Lines")];
    let rows = view.extraction.findings.iter().map(|found| {
        let lines: Vec<_> = found.places.iter().map(|p| p.line.to_string()).collect();
        vec![label(found.severity, lang).to_owned(), finding::message(found, lang), lines.join(", ")]
    });
    table(out, lang.pick("审核提示", "Findings"), &names, rows.collect());
}

fn place(line: u32, quote: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("第{line}行：{}", quote.trim()),
        Lang::En => format!("line {line}: {}", quote.trim()),
    }
}

fn table(out: &mut String, title: &str, names: &[&str], rows: Vec<Vec<String>>) {
    if rows.is_empty() {
        return;
    }
    out.push_str(&format!("\n## {title}\n\n| {} |\n", names.join(" | ")));
    out.push_str(&format!("|{}\n", " --- |".repeat(names.len())));
    for row in rows {
        let cells: Vec<_> = row.iter().map(|cell| escape(cell)).collect();
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
}

/// Text that Markdown prints as it stands.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in clean(text).chars() {
        if matches!(c, '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests;
