//! The report as a workbook: verdicts and findings.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use waymark_core::Value;

use super::AssessmentReport;
use crate::text::verdict::{basis, gaps, grade, message, sentence, word};
use crate::text::{Lang, label, milestone};

/// The bytes of the workbook; the same report and language always give the same. Text is written
/// as text, so nothing a document or a file carries becomes a formula.
pub(super) fn write(report: &AssessmentReport, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A fixed instant: the same input gives the same bytes.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    verdicts(workbook.add_worksheet(), report, lang)?;
    if !report.milestones.is_empty() {
        milestones(workbook.add_worksheet(), report, lang)?;
    }
    if !report.trends.is_empty() {
        trends(workbook.add_worksheet(), report, lang)?;
    }
    findings(workbook.add_worksheet(), report, lang)?;
    workbook.save_to_buffer()
}

/// Heading in Chinese, in English, width in characters.
const COLUMNS: [(&str, &str, f64); 19] = [
    ("编号", "code", 8.0),
    ("指标", "indicator", 30.0),
    ("区域", "area", 12.0),
    ("目标值", "target", 10.0),
    ("计量单位", "unit", 9.0),
    ("目标年份", "year", 9.0),
    ("基期", "basis", 18.0),
    ("基期值", "baseline", 10.0),
    ("基期年份", "baseline year", 9.0),
    ("现值", "value", 10.0),
    ("数据年份", "data year", 9.0),
    ("时序", "time", 8.0),
    ("增量进度", "progress", 9.0),
    ("目标完成率", "of target", 9.0),
    ("评价", "verdict", 22.0),
    ("公式", "formula", 34.0),
    ("来源", "source", 34.0),
    ("缺数", "gaps", 22.0),
    ("评价语", "sentence", 70.0),
];

/// Columns that are printed: up to the verdict.
const PRINTED: u16 = 15;

struct Style {
    head: Format,
    text: Format,
    number: Format,
    percent: Format,
}

impl Style {
    fn new() -> Self {
        let base =
            Format::new().set_font_name("Microsoft YaHei").set_font_size(10).set_align(FormatAlign::Top);
        let text = base.set_text_wrap().set_border(FormatBorder::Thin);
        Style {
            head: text.clone().set_bold(),
            number: text.clone().set_num_format("0.####"),
            percent: text.clone().set_num_format("0.0%"),
            text,
        }
    }
}

/// How a sheet prints: landscape, as wide as the paper, the heading on every page, invented data
/// marked on every page.
fn print_setup(
    sheet: &mut Worksheet,
    report: &AssessmentReport,
    lang: Lang,
    head: u32,
) -> Result<(), XlsxError> {
    let mark = if report.invented {
        lang.pick("示例数据，纯属虚构", "example data, entirely invented")
    } else {
        ""
    };
    // In a header & opens a code, and more than 255 characters are not allowed.
    let title: String = report.plan.replace('&', "").chars().take(100).collect();
    sheet
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_header(format!("&L{title}&C{mark}&R&A"))
        .set_footer(lang.pick("&C第 &P 页，共 &N 页", "&C&P / &N"));
    sheet.set_repeat_rows(head, head)?;
    Ok(())
}

fn verdicts(sheet: &mut Worksheet, report: &AssessmentReport, lang: Lang) -> Result<(), XlsxError> {
    let style = Style::new();
    sheet.set_name(lang.pick("评价", "Verdicts"))?;
    let mark = if report.invented { lang.pick("示例数据 · ", "example data · ") } else { "" };
    let title =
        format!("{mark}{} · {} {} · {}", report.plan, lang.pick("评价至", "at"), report.at, report.rules);
    sheet.write_string(0, 0, title)?;
    for (column, (zh, en, width)) in (0..).zip(COLUMNS) {
        sheet.write_string_with_format(1, column, lang.pick(zh, en), &style.head)?;
        sheet.set_column_width(column, width)?;
    }
    let mut row = 2;
    for assessment in &report.assessments {
        for verdict in &assessment.verdicts {
            let mut line = Line { sheet: &mut *sheet, style: &style, row, column: 0 };
            let (base, data) = (verdict.baseline.as_ref(), verdict.data.as_ref());
            line.text(&assessment.target)?;
            line.text(&assessment.name)?;
            line.text(&assessment.area)?;
            match assessment.value {
                Value::One(value) => line.number(Some(value))?,
                range => line.text(&range.to_string())?,
            }
            line.text(&assessment.unit)?;
            line.text(&assessment.period.to_string())?;
            line.text(&base.map(|b| basis(b, lang)).unwrap_or_default())?;
            line.number(base.map(|b| b.value))?;
            line.text(&base.map(|b| b.period.to_string()).unwrap_or_default())?;
            line.number(data.map(|d| d.value))?;
            line.text(&data.map(|d| d.period.to_string()).unwrap_or_default())?;
            line.percent(verdict.time_share)?;
            line.percent(verdict.progress)?;
            line.percent(verdict.completion)?;
            line.text(&word(verdict, lang))?;
            line.text(verdict.formula.as_deref().unwrap_or(""))?;
            let source = data
                .map(|d| format!("{} {}", d.source.as_deref().unwrap_or(""), grade(d.source_grade, lang)));
            line.text(source.as_deref().unwrap_or("").trim())?;
            line.text(&gaps(&verdict.gaps, lang))?;
            line.text(&sentence(assessment, verdict, lang))?;
            row += 1;
        }
    }
    sheet.set_freeze_panes(2, 2)?;
    sheet.autofilter(1, 0, row.max(2) - 1, COLUMNS.len() as u16 - 1)?;
    // On paper up to the verdict; formula, source and sentence are for the screen.
    sheet.set_print_area(0, 0, row.max(2) - 1, PRINTED - 1)?;
    print_setup(sheet, report, lang, 1)
}

/// Writes one row cell by cell.
struct Line<'a> {
    sheet: &'a mut Worksheet,
    style: &'a Style,
    row: u32,
    column: u16,
}

impl Line<'_> {
    fn text(&mut self, text: &str) -> Result<(), XlsxError> {
        // A cell holds at most 32,767 characters.
        let text: String = text.chars().take(32_000).collect();
        self.sheet.write_string_with_format(self.row, self.column, text, &self.style.text)?;
        self.column += 1;
        Ok(())
    }

    fn number(&mut self, value: Option<Decimal>) -> Result<(), XlsxError> {
        self.value(value, &self.style.number)
    }

    fn percent(&mut self, value: Option<Decimal>) -> Result<(), XlsxError> {
        self.value(value, &self.style.percent)
    }

    fn value(&mut self, value: Option<Decimal>, format: &Format) -> Result<(), XlsxError> {
        match value.and_then(|value| value.to_f64()) {
            Some(value) => self.sheet.write_number_with_format(self.row, self.column, value, format)?,
            None => self.sheet.write_blank(self.row, self.column, &self.style.text)?,
        };
        self.column += 1;
        Ok(())
    }
}

fn milestones(sheet: &mut Worksheet, report: &AssessmentReport, lang: Lang) -> Result<(), XlsxError> {
    let style = Style::new();
    sheet.set_name(lang.pick("里程碑", "Milestones"))?;
    let heads = [
        (lang.pick("编号", "code"), 10.0),
        (lang.pick("里程碑", "milestone"), 60.0),
        (lang.pick("计划时间", "planned"), 12.0),
        (lang.pick("约束强度", "strength"), 10.0),
        (lang.pick("完成日期", "done on"), 12.0),
        (lang.pick("评价", "verdict"), 40.0),
    ];
    for (column, (head, width)) in (0..).zip(heads) {
        sheet.write_string_with_format(0, column, head, &style.head)?;
        sheet.set_column_width(column, width)?;
    }
    for (row, one) in (1..).zip(&report.milestones) {
        let mut line = Line { sheet: &mut *sheet, style: &style, row, column: 0 };
        line.text(&one.item)?;
        line.text(&one.name)?;
        line.text(&one.planned.map(|period| period.to_string()).unwrap_or_default())?;
        line.text(label(one.strength, lang))?;
        line.text(&one.done_on.map(|day| day.to_string()).unwrap_or_default())?;
        line.text(&milestone::word(one, lang))?;
    }
    sheet.set_freeze_panes(1, 2)?;
    print_setup(sheet, report, lang, 0)
}

fn trends(sheet: &mut Worksheet, report: &AssessmentReport, lang: Lang) -> Result<(), XlsxError> {
    let style = Style::new();
    sheet.set_name(lang.pick("趋势测算（内部）", "Trends (internal)"))?;
    let heads = [
        (lang.pick("编号", "code"), 10.0),
        (lang.pick("指标", "indicator"), 40.0),
        (lang.pick("区域", "area"), 12.0),
        (lang.pick("目标年", "year"), 10.0),
        (lang.pick("单位", "unit"), 10.0),
        (lang.pick("数据截至", "last data"), 10.0),
        (lang.pick("预计", "expected"), 12.0),
        (lang.pick("80%下限", "80 % low"), 12.0),
        (lang.pick("80%上限", "80 % high"), 12.0),
        (lang.pick("95%下限", "95 % low"), 12.0),
        (lang.pick("95%上限", "95 % high"), 12.0),
        (lang.pick("达标概率", "chance of meeting"), 12.0),
        (lang.pick("说明", "note"), 50.0),
    ];
    for (column, (head, width)) in (0..).zip(heads) {
        sheet.write_string_with_format(0, column, head, &style.head)?;
        sheet.set_column_width(column, width)?;
    }
    for (row, trend) in (1..).zip(&report.trends) {
        let mut line = Line { sheet: &mut *sheet, style: &style, row, column: 0 };
        let (year, last) = (trend.period.to_string(), trend.last.to_string());
        for text in [&trend.target, &trend.name, &trend.area, &year, &trend.unit, &last] {
            line.text(text)?;
        }
        for value in [trend.mean, trend.lo80, trend.hi80, trend.lo95, trend.hi95] {
            line.number(value)?;
        }
        line.percent(trend.probability)?;
        line.text(trend.why.as_deref().unwrap_or_default())?;
    }
    sheet.set_freeze_panes(1, 2)?;
    print_setup(sheet, report, lang, 0)
}

fn findings(sheet: &mut Worksheet, report: &AssessmentReport, lang: Lang) -> Result<(), XlsxError> {
    let style = Style::new();
    sheet.set_name(lang.pick("审核提示", "Findings"))?;
    let heads = [
        (lang.pick("级别", "severity"), 10.0),
        (lang.pick("编号", "items"), 14.0),
        (lang.pick("提示", "finding"), 100.0),
        (lang.pick("代码", "check"), 24.0),
    ];
    for (column, (head, width)) in (0..).zip(heads) {
        sheet.write_string_with_format(0, column, head, &style.head)?;
        sheet.set_column_width(column, width)?;
    }
    for (row, finding) in (1..).zip(report.all_findings()) {
        let mut line = Line { sheet: &mut *sheet, style: &style, row, column: 0 };
        line.text(label(finding.severity, lang))?;
        line.text(&finding.items.join(" "))?;
        line.text(&message(finding, lang))?;
        line.text(&finding.code)?;
    }
    print_setup(sheet, report, lang, 0)
}
