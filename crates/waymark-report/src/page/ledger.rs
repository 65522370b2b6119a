//! The right side: what was read, with filters.

use waymark_core::{Finding, Milestone, Project, Statement};

use super::html::escape;
use super::marks::target_class;
use crate::text::{Labelled, Lang, code, finding, label};
use crate::view::{Group, View, group_name, owners_text, period_text, value_text};

/// Writes filters and entries.
pub fn write(out: &mut String, view: &View, lang: Lang) {
    out.push_str(&format!(
        "<section id=\"ledger\" aria-label=\"{}\" tabindex=\"-1\">",
        lang.pick("台账", "The ledger")
    ));
    filters(out, view, lang);
    for (group, kind) in [(Group::Targets, "t"), (Group::Baselines, "b")] {
        statements(out, view, group, kind, lang);
    }
    let extraction = view.extraction;
    list(out, "m", lang.pick("里程碑", "Milestones"), &extraction.milestones, |out, item| {
        milestone(out, view, item, lang);
    });
    list(out, "p", lang.pick("项目", "Projects"), &extraction.projects, |out, item| {
        project(out, view, item, lang);
    });
    list(out, "f", lang.pick("审核提示", "Findings"), &extraction.findings, |out, item| {
        found(out, view, item, lang);
    });
    statements(out, view, Group::Others, "x", lang);
    out.push_str(&format!(
        "<p class=\"none\" hidden>{}</p><p class=\"keys\">{}</p></section>",
        lang.pick("没有符合条件的条目。", "Nothing matches."),
        lang.pick(
            "<kbd>j</kbd> <kbd>k</kbd> 上下移动 · <kbd>Enter</kbd> 看原文 · <kbd>/</kbd> 查找 · <kbd>Esc</kbd> 清除",
            "<kbd>j</kbd> <kbd>k</kbd> move · <kbd>Enter</kbd> show in the document · <kbd>/</kbd> find · <kbd>Esc</kbd> clear",
        ),
    ));
}

fn filters(out: &mut String, view: &View, lang: Lang) {
    let extraction = view.extraction;
    let kinds = [
        ("t", group_name(Group::Targets, lang), view.counts(Group::Targets).0),
        ("b", group_name(Group::Baselines, lang), view.counts(Group::Baselines).0),
        ("m", lang.pick("里程碑", "Milestones"), extraction.milestones.len()),
        ("p", lang.pick("项目", "Projects"), extraction.projects.len()),
        ("f", lang.pick("提示", "Findings"), extraction.findings.len()),
        ("x", group_name(Group::Others, lang), view.counts(Group::Others).0),
    ];
    out.push_str(&format!(
        "<div class=\"filters\"><input type=\"search\" id=\"q\" placeholder=\"{0}\" aria-label=\"{0}\" autocomplete=\"off\">\
         <div class=\"chips\" role=\"group\">",
        lang.pick("查找指标、项目、单位或原文…", "Find an indicator, project, body or words…")
    ));
    for (kind, name, count) in kinds.iter().filter(|(_, _, count)| *count > 0) {
        out.push_str(&format!(
            "<button type=\"button\" class=\"chip {kind}\" data-kind=\"{kind}\" aria-pressed=\"false\">{name} <b>{count}</b></button>"
        ));
    }
    out.push_str("</div><div class=\"chips small\" role=\"group\">");
    for (strength, ..) in waymark_core::Strength::ALL {
        out.push_str(&format!(
            "<button type=\"button\" class=\"chip {}\" data-strength=\"{}\" aria-pressed=\"false\"><i></i>{}</button>",
            target_class(*strength),
            code(*strength),
            label(*strength, lang)
        ));
    }
    out.push_str("</div></div>");
}

/// A section with its heading; nothing where there is nothing.
fn list<T>(out: &mut String, kind: &str, name: &str, items: &[T], mut write: impl FnMut(&mut String, &T)) {
    if items.is_empty() {
        return;
    }
    out.push_str(&format!("<section class=\"list {kind}\"><h2>{name} <span>{}</span></h2><ol>", items.len()));
    for item in items {
        write(out, item);
    }
    out.push_str("</ol></section>");
}

fn statements(out: &mut String, view: &View, group: Group, kind: &str, lang: Lang) {
    let items = view.statements(group);
    let mut before: Option<&str> = None;
    list(out, kind, group_name(group, lang), &items, |out, item| {
        let again = before == Some(item.indicator.as_str());
        before = Some(&item.indicator);
        statement(out, view, item, (group, kind), again, lang);
    });
}

fn statement(
    out: &mut String,
    view: &View,
    item: &Statement,
    (group, kind): (Group, &str),
    again: bool,
    lang: Lang,
) {
    let class = match group {
        Group::Targets => target_class(item.strength),
        _ => kind,
    };
    let mut facts = vec![period_text(item.period)];
    if group == Group::Targets {
        facts.push(label(item.strength, lang).to_owned());
    } else if group == Group::Others {
        facts.push(label(item.class, lang).to_owned());
    }
    facts.extend(item.nature.map(|nature| label(nature, lang).to_owned()));
    facts.extend(item.area.clone());
    facts.extend(item.flags.iter().map(|flag| label(*flag, lang).to_owned()));
    facts.extend(Some(owners_text(&item.owners, lang)).filter(|text| !text.is_empty()));
    let value = match view.baseline_of(item).filter(|_| group == Group::Targets) {
        Some(baseline) => format!(
            "<s title=\"{}\">{}</s> → <b>{}</b>",
            escape(&period_text(baseline.period)),
            escape(&value_text(baseline)),
            escape(&value_text(item))
        ),
        None => format!("<b>{}</b>", escape(&value_text(item))),
    };
    let entry = Entry {
        kind,
        class: &format!("{class}{}", if again { " again" } else { "" }),
        strength: match group {
            Group::Targets => code(item.strength),
            _ => "",
        },
        code: view.codes.item(&item.id),
        name: if again { &item.subject } else { &item.indicator },
        value: &value,
        facts: &facts,
        line: item.source.line,
        quote: &item.source.quote,
    };
    entry.write(out, lang);
}

fn milestone(out: &mut String, view: &View, item: &Milestone, lang: Lang) {
    let mut facts = vec![
        label(item.kind, lang).to_owned(),
        period_text(item.period),
        label(item.strength, lang).to_owned(),
    ];
    facts.extend(Some(owners_text(&item.owners, lang)).filter(|text| !text.is_empty()));
    let entry = Entry {
        kind: "m",
        class: "m",
        strength: code(item.strength),
        code: view.codes.item(&item.id),
        name: &item.subject,
        value: "",
        facts: &facts,
        line: item.source.line,
        quote: &item.source.quote,
    };
    entry.write(out, lang);
}

fn project(out: &mut String, view: &View, item: &Project, lang: Lang) {
    let mut facts: Vec<String> = item.group.iter().cloned().collect();
    facts.extend(item.number.map(|number| match lang {
        Lang::Zh => format!("第 {number} 项"),
        Lang::En => format!("no. {number}"),
    }));
    facts.extend(Some(owners_text(&item.owners, lang)).filter(|text| !text.is_empty()));
    let entry = Entry {
        kind: "p",
        class: "p",
        strength: "",
        code: view.codes.item(&item.id),
        name: &item.name,
        value: "",
        facts: &facts,
        line: item.source.line,
        quote: "",
    };
    entry.write(out, lang);
}

fn found(out: &mut String, view: &View, item: &Finding, lang: Lang) {
    out.push_str(&format!(
        "<li class=\"e f {0}\" data-kind=\"f\" tabindex=\"-1\"><div class=\"row\"><span class=\"code\">{1}</span><span class=\"name\">{2}</span></div><p class=\"meta\">",
        code(item.severity),
        label(item.severity, lang),
        escape(&finding::message(item, lang)),
    ));
    let codes = item.items.iter().map(|id| view.codes.item(id));
    for code in codes.filter(|code| !code.is_empty()) {
        out.push_str(&format!("<a href=\"#l-{code}\" data-l=\"{code}\">{code}</a> "));
    }
    for place in item.places.iter().take(8) {
        out.push_str(&format!(
            "<a href=\"#L{0}\" data-line=\"{0}\">{1}</a> ",
            place.line,
            line(place.line, lang)
        ));
    }
    out.push_str("</p></li>\n");
}

fn line(line: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("第 {line} 行"),
        Lang::En => format!("line {line}"),
    }
}

/// An entry that leads to a place in the document.
struct Entry<'a> {
    kind: &'a str,
    class: &'a str,
    strength: &'a str,
    code: &'a str,
    name: &'a str,
    /// Already HTML.
    value: &'a str,
    facts: &'a [String],
    line: u32,
    quote: &'a str,
}

impl Entry<'_> {
    fn write(&self, out: &mut String, lang: Lang) {
        let facts: Vec<_> = self.facts.iter().map(|fact| escape(fact)).collect();
        let quote = self.quote.trim();
        out.push_str(&format!(
            "<li class=\"e {class}\" id=\"l-{code}\" data-kind=\"{kind}\" data-c=\"{code}\" data-strength=\"{strength}\" tabindex=\"-1\">\
             <div class=\"row\"><a class=\"code\" href=\"#d-{code}\">{code}</a><span class=\"name\">{name}</span><span class=\"value\">{value}</span></div>\
             <p class=\"meta\">{facts} · {line}</p>",
            class = self.class,
            kind = self.kind,
            code = self.code,
            strength = self.strength,
            name = escape(self.name),
            value = self.value,
            facts = facts.join(" · "),
            line = line(self.line, lang),
        ));
        if !quote.is_empty() {
            out.push_str(&format!("<q>{}</q>", escape(quote)));
        }
        out.push_str("</li>\n");
    }
}
