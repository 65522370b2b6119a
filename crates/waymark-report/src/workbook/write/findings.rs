//! The sheet of what the checks say.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::rows::write_text;
use super::style::Style;
use crate::text::{Lang, finding, label};
use crate::view::View;

/// Writes one row a finding.
pub fn write(out: &mut Worksheet, view: &View, lang: Lang) -> Result<(), XlsxError> {
    let style = Style::new();
    let columns = [
        (lang.pick("级别", "severity"), 10.0),
        (lang.pick("审核提示", "message"), 64.0),
        (lang.pick("涉及条目", "items"), 20.0),
        (lang.pick("行", "lines"), 12.0),
        (lang.pick("原文", "words of the document"), 56.0),
        (lang.pick("代码", "code"), 24.0),
    ];
    for (col, (name, width)) in (0_u16..).zip(columns) {
        out.write_string_with_format(0, col, name, &style.head)?;
        out.set_column_width(col, width)?;
    }
    out.set_row_height(0, 30)?;
    for (row, found) in (1_u32..).zip(&view.extraction.findings) {
        let codes: Vec<_> = found.items.iter().map(|id| view.codes.item(id)).collect();
        let lines: Vec<_> = found.places.iter().map(|p| p.line.to_string()).collect();
        let quotes: Vec<_> = found.places.iter().map(|p| p.quote.trim()).collect();
        let cells = [
            label(found.severity, lang).to_owned(),
            finding::message(found, lang),
            codes.join(lang.pick("、", ", ")),
            lines.join(", "),
            quotes.join(" / "),
            found.code.clone(),
        ];
        let texts = cells.iter().zip(&columns);
        let texts = texts.map(|(text, (_, width))| (text.as_str(), *width));
        if let Some(height) = Style::height(texts) {
            out.set_row_height(row, height)?;
        }
        for (col, text) in (0_u16..).zip(cells) {
            let format = match col {
                0..=2 => &style.text,
                _ => &style.muted,
            };
            write_text(out, (row, col), &text, format)?;
        }
    }
    let last = u32::try_from(view.extraction.findings.len()).unwrap_or(1).max(1);
    out.autofilter(0, 0, last, 5)?;
    out.set_freeze_panes(1, 0)?;
    Ok(())
}
