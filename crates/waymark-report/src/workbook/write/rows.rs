//! The three sheets people decide on.

use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{ConditionalFormatFormula, DataValidation, Formula, Worksheet, XlsxError};
use waymark_core::{Anchor, Value};

use super::style::Style;
use crate::text::{Lang, label};
use crate::view::{Group, View};
use crate::workbook::cell::shown;
use crate::workbook::choice::Choice;
use crate::workbook::draft::{self, Draft};
use crate::workbook::field::Field;
use crate::workbook::sheet::Sheet;

/// Empty rows below the list that have drop-downs for items added by hand.
const SPARE_ROWS: usize = 200;

/// An item ready to be written.
struct Item<'a> {
    id: &'a str,
    draft: Draft,
    value: Option<Value>,
    source: &'a Anchor,
    flags: String,
    confidence: Option<f64>,
}

/// Writes headings, rows, drop-downs and filters.
pub fn write(out: &mut Worksheet, view: &View, sheet: Sheet, lang: Lang) -> Result<(), XlsxError> {
    let style = Style::new();
    let fields = sheet.fields();
    let items = items(view, sheet, lang);
    for (col, field) in (0_u16..).zip(&fields) {
        let format = match field.to_fill() {
            true => &style.head_fill,
            false => &style.head,
        };
        out.write_string_with_format(0, col, field.name(lang), format)?;
        out.set_column_width(col, field.width())?;
        if *field == Field::Period {
            // 2025-03 typed into a new row must not become a date.
            out.set_column_format(col, &style.new_text)?;
        }
        if *field == Field::Id {
            out.set_column_hidden(col)?;
        }
    }
    out.set_row_height(0, 30)?;
    for (row, item) in (1_u32..).zip(&items) {
        for (col, field) in (0_u16..).zip(&fields) {
            write_cell(out, (row, col), *field, item, view, &style, lang)?;
        }
        let texts: Vec<_> = fields
            .iter()
            .filter(|field| **field != Field::Id)
            .map(|field| (text_of(*field, item, view, lang), field.width()))
            .collect();
        let texts = texts.iter().map(|(text, width)| (text.as_str(), *width));
        if let Some(height) = Style::height(texts) {
            out.set_row_height(row, height)?;
        }
    }
    let last = u32::try_from(items.len()).unwrap_or(u32::MAX - 1_000).max(1);
    let last_col = u16::try_from(fields.len()).unwrap_or(1).saturating_sub(1);
    out.autofilter(0, 0, last, last_col)?;
    let frozen = match sheet {
        Sheet::Statements => 4,
        _ => 2,
    };
    out.set_freeze_panes(1, frozen)?;
    let printed = fields.iter().position(|field| *field == Field::Quote);
    let printed = printed.and_then(|col| u16::try_from(col).ok());
    out.set_print_area(0, 0, last, printed.unwrap_or(last_col))?;
    let until = last + SPARE_ROWS as u32;
    drop_downs(out, &fields, until, lang)?;
    decided_rows(out, until, last_col, lang)
}

fn items<'a>(view: &View<'a>, sheet: Sheet, lang: Lang) -> Vec<Item<'a>> {
    let extraction = view.extraction;
    match sheet {
        Sheet::Statements => [Group::Targets, Group::Baselines, Group::Others]
            .into_iter()
            .flat_map(|group| view.statements(group))
            .map(|statement| {
                let flags: Vec<_> = statement.flags.iter().map(|f| label(*f, lang)).collect();
                Item {
                    id: &statement.id,
                    draft: draft::statement(statement),
                    value: Some(statement.value),
                    source: &statement.source,
                    flags: flags.join(lang.pick("、", ", ")),
                    confidence: Some(statement.confidence).filter(|c| c.is_finite()),
                }
            })
            .collect(),
        Sheet::Milestones => extraction
            .milestones
            .iter()
            .map(|milestone| Item::plain(&milestone.id, draft::milestone(milestone), &milestone.source))
            .collect(),
        Sheet::Projects => extraction
            .projects
            .iter()
            .map(|project| Item::plain(&project.id, draft::project(project), &project.source))
            .collect(),
        Sheet::Findings | Sheet::Guide => Vec::new(),
    }
}

impl<'a> Item<'a> {
    fn plain(id: &'a str, draft: Draft, source: &'a Anchor) -> Self {
        Item { id, draft, value: None, source, flags: String::new(), confidence: None }
    }
}

fn write_cell(
    out: &mut Worksheet,
    (row, col): (u32, u16),
    field: Field,
    item: &Item,
    view: &View,
    style: &Style,
    lang: Lang,
) -> Result<(), XlsxError> {
    match field {
        Field::Value => match item.value {
            Some(Value::One(number)) => {
                let number = number.to_f64().unwrap_or_default();
                out.write_number_with_format(row, col, number, &style.number)?;
            }
            _ => {
                let text = shown(field, &item.draft, lang);
                out.write_string_with_format(row, col, text, &style.typed_right)?;
            }
        },
        Field::Number if item.draft.contains_key(&field) => {
            let number = item.draft.get(&field).and_then(|n| n.parse::<f64>().ok());
            out.write_number_with_format(row, col, number.unwrap_or_default(), &style.number)?;
        }
        Field::Line => {
            out.write_number_with_format(row, col, f64::from(item.source.line), &style.muted)?;
        }
        Field::Confidence => match item.confidence {
            Some(confidence) => {
                out.write_number_with_format(row, col, confidence, &style.percent)?;
            }
            None => {
                out.write_blank(row, col, &style.muted)?;
            }
        },
        _ => {
            let text = text_of(field, item, view, lang);
            let format = match field {
                Field::Period => &style.typed,
                field if field.read_only() => &style.muted,
                _ => &style.text,
            };
            write_text(out, (row, col), &text, format)?;
        }
    }
    Ok(())
}

fn text_of(field: Field, item: &Item, view: &View, lang: Lang) -> String {
    match field {
        Field::Code => view.codes.item(item.id).to_owned(),
        Field::Section => view.section(item.source.line).join(" / "),
        Field::Quote => item.source.quote.clone(),
        Field::Flags => item.flags.clone(),
        Field::Id => item.id.to_owned(),
        _ => shown(field, &item.draft, lang),
    }
}

/// Always a string cell, so that `=`, `+`, `-` and `@` at its start are words and not a formula.
pub fn write_text(
    out: &mut Worksheet,
    (row, col): (u32, u16),
    text: &str,
    format: &rust_xlsxwriter::Format,
) -> Result<(), XlsxError> {
    let text = crate::workbook::cell::fitted(text);
    match text.is_empty() {
        true => out.write_blank(row, col, format)?,
        false => out.write_string_with_format(row, col, text, format)?,
    };
    Ok(())
}

fn drop_downs(out: &mut Worksheet, fields: &[Field], until: u32, lang: Lang) -> Result<(), XlsxError> {
    for (col, field) in (0_u16..).zip(fields) {
        let Some(choices) = field.choices(lang) else {
            continue;
        };
        let validation = DataValidation::new()
            .allow_list_strings(&choices)?
            .set_error_title(lang.pick("请从列表中选择", "Choose from the list"))?
            .set_error_message(choices.join(lang.pick("、", ", ")).chars().take(200).collect::<String>())?;
        out.add_data_validation(1, col, until, col, &validation)?;
    }
    Ok(())
}

fn decided_rows(out: &mut Worksheet, until: u32, last_col: u16, lang: Lang) -> Result<(), XlsxError> {
    let looks = [
        (Choice::Confirm, 0xEAF5EC, false),
        (Choice::Change, 0xFFF6E0, false),
        (Choice::Reject, 0xF1F1F1, true),
    ];
    for (choice, fill, struck) in looks {
        let rule = format!("=$A2=\"{}\"", label(choice, lang));
        let format = ConditionalFormatFormula::new()
            .set_rule(Formula::new(rule))
            .set_format(Style::decided(fill, struck));
        out.add_conditional_format(1, 0, until, last_col, &format)?;
    }
    Ok(())
}
