//! The left side: the document as printed.

use std::collections::{BTreeMap, BTreeSet};

use waymark_core::{Block, Document, OutlineLevel, Table, TableCell};

use super::html::escape;
use super::marks::Marks;
use crate::text::Lang;
use crate::view::{View, title};

/// A heading longer than this is running text that happens to open with a number.
const HEADING_CHARS_MAX: usize = 60;

/// Writes the document with its marks.
pub fn write(out: &mut String, document: &Document, view: &View, lang: Lang) {
    let lines: BTreeMap<u32, &Block> = document.blocks.iter().map(|b| (b.line, b)).collect();
    let mut page = Page { lines, levels: levels(view), marks: Marks::of(view) };
    out.push_str(&format!(
        "<article id=\"document\" aria-label=\"{}\" tabindex=\"-1\"><div class=\"sheet\">",
        lang.pick("规划原文", "The document")
    ));
    contents(out, view, lang);
    let tables = &view.extraction.tables;
    let mut done = 0;
    for block in &document.blocks {
        if block.line <= done {
            continue;
        }
        match tables.iter().find(|table| table.line == block.line) {
            Some(table) if last_line(table) >= table.line => {
                page.table(out, table);
                done = last_line(table);
            }
            _ => page.block(out, block),
        }
    }
    out.push_str("</div></article>");
}

fn levels(view: &View) -> BTreeMap<u32, OutlineLevel> {
    view.headings().iter().map(|h| (h.line, h.level)).collect()
}

fn contents(out: &mut String, view: &View, lang: Lang) {
    let headings: Vec<_> =
        view.headings().iter().filter(|h| !matches!(h.level, OutlineLevel::Item)).collect();
    if headings.is_empty() {
        return;
    }
    out.push_str(&format!("<details class=\"toc\"><summary>{}</summary><ol>", lang.pick("目录", "Contents")));
    for heading in headings {
        let Some(node) = heading.path.last() else {
            continue;
        };
        out.push_str(&format!(
            "<li class=\"{}\"><a href=\"#L{}\">{}</a>{}</li>",
            level_class(heading.level),
            heading.line,
            escape(&title(node)),
            match node.inferred {
                true => format!(" <small>{}</small>", lang.pick("章号推定", "number inferred")),
                false => String::new(),
            }
        ));
    }
    out.push_str("</ol></details>");
}

fn level_class(level: OutlineLevel) -> &'static str {
    match level {
        OutlineLevel::Preface | OutlineLevel::Chapter => "chapter",
        OutlineLevel::Section => "section",
        OutlineLevel::Box => "box",
        OutlineLevel::Item => "item",
    }
}

struct Page<'a> {
    lines: BTreeMap<u32, &'a Block>,
    levels: BTreeMap<u32, OutlineLevel>,
    marks: Marks,
}

impl Page<'_> {
    fn block(&mut self, out: &mut String, block: &Block) {
        if block.text.trim().is_empty() {
            return;
        }
        let length = block.text.chars().count();
        let indent = block.text.chars().take_while(|c| c.is_whitespace()).count();
        let html = self.marks.html(block.line, &block.text, indent, length);
        let level = self.levels.get(&block.line);
        let (tag, class) = match level {
            Some(level) if length <= HEADING_CHARS_MAX => match level {
                OutlineLevel::Preface | OutlineLevel::Chapter => ("h2", "chapter"),
                OutlineLevel::Section => ("h3", "section"),
                OutlineLevel::Box => ("h4", "box"),
                OutlineLevel::Item => ("p", "item"),
            },
            _ => ("p", "text"),
        };
        out.push_str(&format!(
            "<{tag} id=\"L{}\" class=\"{class}\" data-n=\"{}\">{html}</{tag}>\n",
            block.line, block.line
        ));
    }

    /// The table in place of its lines. A line that is neither cell nor header stays a line.
    fn table(&mut self, out: &mut String, table: &Table) {
        let cells: BTreeSet<u32> = table.rows.iter().flatten().map(|cell| cell.line).collect();
        let first_cell = cells.first().copied().unwrap_or(table.line);
        let strays: Vec<&Block> = (table.line..=last_line(table))
            .filter(|line| !cells.contains(line))
            .filter_map(|line| self.lines.get(&line).copied())
            .filter(|block| !in_header(table, &block.text))
            .collect();
        let (before, after): (Vec<&Block>, Vec<&Block>) =
            strays.into_iter().partition(|block| block.line < first_cell);
        for block in before {
            self.block(out, block);
        }
        out.push_str(&format!("<div class=\"table\" id=\"L{}\"><table><thead><tr>", table.line));
        for name in &table.header {
            out.push_str(&format!("<th scope=\"col\">{}</th>", escape(name)));
        }
        out.push_str("</tr></thead><tbody>");
        let mut anchored = BTreeSet::from([table.line]);
        for row in &table.rows {
            out.push_str("<tr>");
            for cell in row {
                self.cell(out, cell, &mut anchored);
            }
            out.push_str("</tr>");
        }
        out.push_str("</tbody></table></div>\n");
        for block in after {
            self.block(out, block);
        }
    }

    fn cell(&mut self, out: &mut String, cell: &TableCell, anchored: &mut BTreeSet<u32>) {
        let html = match self.lines.get(&cell.line) {
            Some(block) => self.marks.html(cell.line, &block.text, cell.start as usize, cell.end as usize),
            None => escape(&cell.text),
        };
        let id = match anchored.insert(cell.line) {
            true => format!(" id=\"L{}\"", cell.line),
            false => String::new(),
        };
        let class = match cell.text.starts_with(|c: char| c.is_ascii_digit()) {
            true => " class=\"n\"",
            false => "",
        };
        out.push_str(&format!("<td{id}{class}>{html}</td>"));
    }
}

fn last_line(table: &Table) -> u32 {
    let cells = table.rows.iter().flatten().map(|cell| cell.line);
    cells.max().unwrap_or(0)
}

/// Whether a line's words all stand in the table's header.
fn in_header(table: &Table, text: &str) -> bool {
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    text.split('|').map(bare).all(|part| {
        part.is_empty()
            || table.header.iter().any(|name| bare(name).contains(&part))
            || part.chars().all(|c| matches!(c, '-' | ':' | '+' | '='))
    })
}
