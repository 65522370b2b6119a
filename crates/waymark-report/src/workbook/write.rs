//! From an extraction to the workbook.

mod findings;
mod guide;
mod rows;
mod style;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};
use waymark_core::Extraction;

pub(crate) use style::Style;

use super::offer;
use super::sheet::{OFFER_SHEET, Sheet};
use crate::text::Lang;
use crate::view::View;

/// The workbook could not be made.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// More rows or text than a workbook holds.
    #[error("the workbook cannot be written")]
    Workbook(#[from] XlsxError),
    /// The offer is no JSON, for example because a number is infinite.
    #[error("what is offered cannot be packed")]
    Offer(#[from] serde_json::Error),
}

/// The bytes of the workbook; the same extraction and language always give the same.
pub fn write(extraction: &Extraction, lang: Lang) -> Result<Vec<u8>, WriteError> {
    let view = View::of(extraction);
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(extraction)?);
    for sheet in [Sheet::Statements, Sheet::Milestones, Sheet::Projects] {
        rows::write(new_sheet(&mut workbook, sheet, extraction, lang)?, &view, sheet, lang)?;
    }
    findings::write(new_sheet(&mut workbook, Sheet::Findings, extraction, lang)?, &view, lang)?;
    guide::write(new_sheet(&mut workbook, Sheet::Guide, extraction, lang)?, &view, lang)?;
    let hidden = workbook.add_worksheet();
    hidden.set_name(OFFER_SHEET)?;
    hidden.set_very_hidden(true);
    for (row, cell) in (0..).zip(offer::cells(extraction)?) {
        hidden.write_string(row, 0, cell)?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// A3 and A4 in the numbering of the format.
const PAPER: [u8; 2] = [8, 9];

/// A sheet set up for print: landscape, as wide as one page, header row on each; A3 for the
/// lists, which are wide, A4 for the rest.
fn new_sheet<'a>(
    workbook: &'a mut Workbook,
    sheet: Sheet,
    extraction: &Extraction,
    lang: Lang,
) -> Result<&'a mut Worksheet, XlsxError> {
    let title: String =
        crate::view::clean(&extraction.document.title).replace('&', "&&").chars().take(80).collect();
    let paper = match sheet {
        Sheet::Statements | Sheet::Milestones | Sheet::Projects => PAPER[0],
        Sheet::Findings | Sheet::Guide => PAPER[1],
    };
    let worksheet = workbook.add_worksheet();
    worksheet.set_name(sheet.name(lang))?;
    worksheet
        .set_paper_size(paper)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3)
        .set_header(format!("&L{title}&R&A"))
        .set_footer(lang.pick("&C第 &P 页，共 &N 页", "&C&P / &N"));
    worksheet.set_repeat_rows(0, 0)?;
    Ok(worksheet)
}

/// Properties without the time of day, so that the bytes depend on the input alone.
fn properties(extraction: &Extraction) -> Result<DocProperties, XlsxError> {
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    Ok(DocProperties::new()
        .set_title(crate::view::clean(&extraction.document.title))
        .set_comment(format!("waymark {}", extraction.document.sha256))
        .set_creation_datetime(&created))
}
