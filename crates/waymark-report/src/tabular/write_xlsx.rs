//! Workbooks out: headings that stay in sight, filters, drop-downs, numbers as numbers.

use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use super::{Cell, Column, Headings, Kind, Sheet, WriteError, text};
use crate::text::Lang;
use crate::workbook::Style;

/// Most rows with drop-downs below the last one.
const SPARE_ROWS: u32 = 1_000;
/// Most significant digits a spreadsheet's number keeps.
const DIGITS_MAX: usize = 15;
/// Most digits after the point a number is shown with.
const SCALE_MAX: usize = 10;
/// Most characters of all choices of a drop-down together; the format allows no more.
const CHOICES_CHARS_MAX: usize = 250;

/// Names of the sheet that explains the columns; reading passes it over.
pub const GUIDES: [&str; 2] = ["填表说明", "Guide"];

/// The bytes of the workbook; the same sheet always gives the same.
pub fn write(sheet: &Sheet, headings: Headings) -> Result<Vec<u8>, WriteError> {
    let lang = match headings {
        Headings::Key => Lang::En,
        Headings::Name(lang) => lang,
    };
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let mut workbook = Workbook::new();
    let properties = DocProperties::new().set_title(text::tidy(&sheet.title)).set_creation_datetime(&created);
    workbook.set_properties(&properties);
    table(workbook.add_worksheet(), sheet, headings)?;
    guide(workbook.add_worksheet(), sheet, lang)?;
    Ok(workbook.save_to_buffer()?)
}

fn table(out: &mut Worksheet, sheet: &Sheet, headings: Headings) -> Result<(), XlsxError> {
    let look = Look::new();
    out.set_name(sheet_name(&sheet.title))?;
    let head = match sheet.banner(headings) {
        Some(banner) => {
            out.write_string_with_format(0, 0, banner, &look.banner)?;
            1
        }
        None => 0,
    };
    for (col, column) in (0_u16..).zip(&sheet.columns) {
        out.write_string_with_format(head, col, Sheet::heading(column, headings), &look.style.head)?;
        out.set_column_width(col, column.width)?;
        if matches!(column.kind, Kind::Code | Kind::Period | Kind::Date) {
            // 2025-03 typed into a new row must not become a date, nor 0793 a number.
            out.set_column_format(col, &look.style.new_text)?;
        }
    }
    for (row, cells) in (head + 1..).zip(&sheet.rows) {
        for ((col, column), cell) in (0_u16..).zip(&sheet.columns).zip(cells) {
            look.write(out, (row, col), column, cell)?;
        }
    }
    let last = head + u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX / 2);
    let last_col = u16::try_from(sheet.columns.len()).unwrap_or(1).saturating_sub(1);
    out.autofilter(head, 0, last, last_col)?;
    out.set_freeze_panes(head + 1, 0)?;
    out.set_repeat_rows(head, head)?;
    out.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    out.set_footer("&C&P / &N");
    let lang = if headings == Headings::Name(Lang::Zh) { Lang::Zh } else { Lang::En };
    drop_downs(out, sheet, (head + 1, last.saturating_add(SPARE_ROWS).min(1_048_575)), lang)
}

/// The formats of a table.
struct Look {
    style: Style,
    banner: Format,
    /// A number by its digits after the point.
    numbers: Vec<Format>,
    /// Words that begin like a formula.
    neutral: Format,
    date: Format,
}

impl Look {
    fn new() -> Look {
        let style = Style::new();
        let number = |scale: usize| {
            let part = if scale == 0 { String::new() } else { format!(".{}", "0".repeat(scale)) };
            style.number.clone().set_num_format(format!("#,##0{part}"))
        };
        Look {
            banner: style.title.clone().set_font_color(Color::RGB(0xB42318)),
            numbers: (0..=SCALE_MAX).map(number).collect(),
            neutral: style.typed.clone().set_quote_prefix(),
            date: style.text.clone().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
            style,
        }
    }

    fn write(
        &self,
        out: &mut Worksheet,
        at: (u32, u16),
        column: &Column,
        cell: &Cell,
    ) -> Result<(), XlsxError> {
        let (row, col) = at;
        match cell {
            Cell::Empty => out.write_blank(row, col, &self.style.text)?,
            Cell::Flag(yes) => out.write_boolean_with_format(row, col, *yes, &self.style.text)?,
            Cell::Number(number) => {
                let digits = number.mantissa().unsigned_abs().to_string().len();
                let format = self.numbers.get(number.scale() as usize);
                match (format, number.to_f64()) {
                    (Some(format), Some(value)) if digits <= DIGITS_MAX => {
                        out.write_number_with_format(row, col, value, format)?
                    }
                    // A spreadsheet would drop the last digits.
                    _ => {
                        out.write_string_with_format(row, col, number.to_string(), &self.style.typed_right)?
                    }
                }
            }
            Cell::Date(day) => match ExcelDateTime::from_ymd(day.year(), day.month(), day.day()) {
                Ok(date) => out.write_datetime_with_format(row, col, &date, &self.date)?,
                Err(_) => out.write_string_with_format(row, col, day.to_string(), &self.style.typed)?,
            },
            Cell::Text(words) => {
                // Always a string cell, never a formula.
                let words = text::tidy(words);
                let format = match column.kind {
                    _ if words.is_empty() => return out.write_blank(row, col, &self.style.text).map(|_| ()),
                    _ if text::is_formula(&words) => &self.neutral,
                    Kind::Code | Kind::Period | Kind::Date => &self.style.typed,
                    Kind::Number => &self.style.typed_right,
                    Kind::Text | Kind::Flag => &self.style.text,
                };
                out.write_string_with_format(row, col, words, format)?
            }
        };
        Ok(())
    }
}

fn drop_downs(out: &mut Worksheet, sheet: &Sheet, rows: (u32, u32), lang: Lang) -> Result<(), XlsxError> {
    for (col, column) in (0_u16..).zip(&sheet.columns) {
        let words: Vec<&str> = match column.kind {
            Kind::Flag => vec!["TRUE", "FALSE"],
            _ => column.choices.iter().map(|(zh, en)| lang.pick(zh, en)).filter(|w| !w.is_empty()).collect(),
        };
        let chars: usize = words.iter().map(|word| word.chars().count() + 1).sum();
        if words.is_empty() || chars > CHOICES_CHARS_MAX {
            continue;
        }
        let validation = DataValidation::new()
            .allow_list_strings(&words)?
            .set_error_title(lang.pick("请从列表中选择", "Choose from the list"))?;
        out.add_data_validation(rows.0, col, rows.1, col, &validation)?;
    }
    Ok(())
}

/// The second sheet: what each column is, and the notes.
fn guide(out: &mut Worksheet, sheet: &Sheet, lang: Lang) -> Result<(), XlsxError> {
    let style = Style::new();
    out.set_name(lang.pick(GUIDES[0], GUIDES[1]))?;
    out.write_string_with_format(0, 0, text::tidy(&sheet.title), &style.title)?;
    let mut row = 2;
    for note in &sheet.notes {
        out.write_string(row, 0, text::tidy(note))?;
        row += 1;
    }
    row += u32::from(!sheet.notes.is_empty());
    let heads = match lang {
        Lang::Zh => ["列", "英文列名", "填写"],
        Lang::En => ["column", "Chinese name", "what to write"],
    };
    for (col, (head, width)) in (0_u16..).zip(heads.into_iter().zip([24.0, 24.0, 60.0])) {
        out.write_string_with_format(row, col, head, &style.head)?;
        out.set_column_width(col, width)?;
    }
    for column in &sheet.columns {
        row += 1;
        let other = lang.pick(&column.en, &column.zh);
        out.write_string_with_format(row, 0, column.name(lang), &style.text)?;
        out.write_string_with_format(row, 1, other, &style.muted)?;
        out.write_string_with_format(row, 2, what(column, lang), &style.text)?;
    }
    Ok(())
}

fn what(column: &Column, lang: Lang) -> String {
    let kind = match column.kind {
        Kind::Text | Kind::Code => lang.pick("文字", "text"),
        Kind::Number => lang.pick("数，不带单位", "a number without unit"),
        Kind::Period => lang.pick("时期，如 2025、2025-Q1、2025-03", "a period: 2025, 2025-Q1, 2025-03"),
        Kind::Date => lang.pick("日期，如 2025-11-01", "a date: 2025-11-01"),
        Kind::Flag => lang.pick("TRUE 或 FALSE", "TRUE or FALSE"),
    };
    let words: Vec<&str> =
        column.choices.iter().map(|(zh, en)| lang.pick(zh, en)).filter(|word| !word.is_empty()).collect();
    let kind = if words.is_empty() { kind.to_owned() } else { words.join(lang.pick("、", ", ")) };
    match column.needed {
        true => format!("{kind}{}", lang.pick("（必填）", " (needed)")),
        false => kind,
    }
}

/// A name a sheet may have.
fn sheet_name(title: &str) -> String {
    let plain = text::tidy(title).replace('\n', " ");
    let allowed = plain.chars().filter(|c| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\''));
    let name: String = allowed.take(31).collect();
    // The guide's own name must stay free, and "History" is the format's.
    let taken = ["", "history", "guide", "填表说明"].contains(&name.trim().to_lowercase().as_str());
    if taken { "表 Table".to_owned() } else { name.trim().to_owned() }
}
