//! What is wrong with a row, and what to write instead.

use crate::text::Lang;

/// A cell that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {problem:?} ({found:?})")]
pub struct RowError {
    /// 1-based line of the file.
    pub line: u64,
    /// Name of the column; empty where the whole row is meant.
    pub column: String,
    /// What is wrong.
    pub problem: RowProblem,
    /// What stands there, shortened.
    pub found: String,
}

/// What is wrong with a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RowProblem {
    /// The heading is none of the schema's.
    UnknownColumn,
    /// The heading is there twice.
    DoubleColumn,
    /// A needed heading is not there.
    MissingColumn,
    /// More cells than headings.
    TooManyCells,
    /// More rows than one file may have.
    TooManyRows,
    /// Not UTF-8, or quotation marks that do not close.
    NotCsv,
    /// Empty and needed.
    Empty,
    /// Not a period.
    Period,
    /// Not a decimal number of at most 18 digits before and 10 after the point.
    Number,
    /// Not a status.
    Status,
    /// A status without value has one.
    ValueNotExpected,
    /// A status with value has none.
    ValueExpected,
    /// Not `name=value;name=value`.
    Dimensions,
    /// Not a source grade.
    Grade,
    /// Not a date.
    Date,
    /// Neither true nor false.
    Flag,
    /// Numerator without denominator or the reverse.
    HalfFraction,
    /// Another value stands in a row above for the same thing, day and source.
    Contradicts,
}

impl RowError {
    pub(super) fn new(line: u64, column: &str, problem: RowProblem, found: &str) -> RowError {
        RowError { line, column: column.to_owned(), problem, found: found.chars().take(40).collect() }
    }

    /// Line, column, what is wrong and what to write.
    pub fn message(&self, lang: Lang) -> String {
        let (line, column, found) = (self.line, &self.column, &self.found);
        let place = match (lang, column.is_empty()) {
            (Lang::Zh, true) => format!("第{line}行"),
            (Lang::Zh, false) => format!("第{line}行 {column} 列"),
            (Lang::En, true) => format!("line {line}"),
            (Lang::En, false) => format!("line {line}, column {column}"),
        };
        let found = if found.is_empty() { String::new() } else { format!(" “{found}”") };
        let (what, hint) = words(self.problem, lang);
        format!("{place}{}{what}{found}{}{hint}", lang.pick("：", ": "), lang.pick("。", ". "))
    }
}

/// What is wrong, and what to write instead.
fn words(problem: RowProblem, lang: Lang) -> (&'static str, &'static str) {
    let (zh, en) = match problem {
        RowProblem::UnknownColumn => (
            ("不认识的列名", "列名见 docs/observations.md；删去多余的列"),
            ("unknown column", "the columns are in docs/observations.md; remove others"),
        ),
        RowProblem::DoubleColumn => (("列名重复", "只留一列"), ("column twice", "keep one")),
        RowProblem::MissingColumn => (
            ("缺少此列", "至少要有 indicator、area、period、value"),
            ("column missing", "at least indicator, area, period and value are needed"),
        ),
        RowProblem::TooManyCells => (
            ("单元格多于列名", "含逗号的内容须加双引号"),
            ("more cells than headings", "put text with commas in double quotes"),
        ),
        RowProblem::TooManyRows => {
            (("行数超过二百万", "请拆成几个文件"), ("more than two million rows", "split the file"))
        }
        RowProblem::NotCsv => (
            ("不是 UTF-8 的 CSV", "请另存为“CSV UTF-8”，并检查双引号是否成对"),
            ("not CSV in UTF-8", "save as CSV UTF-8 and check the quotation marks"),
        ),
        RowProblem::Empty => (("不能为空", "请填写"), ("must not be empty", "fill it in")),
        RowProblem::Period => (
            ("不是时期", "写 2025、2025-S1、2025-Q1、2025-03、2021-2025 或 2025-01/2025-09"),
            ("not a period", "write 2025, 2025-S1, 2025-Q1, 2025-03, 2021-2025 or 2025-01/2025-09"),
        ),
        RowProblem::Number => (
            ("不是数", "写 12345.67，不带单位和千分号，整数至多18位、小数至多10位"),
            (
                "not a number",
                "write 12345.67 without unit or separators, at most 18 digits before and 10 after the point",
            ),
        ),
        RowProblem::Status => (
            (
                "不是状态",
                "写 A（有值）、E（推算）、F（预测）、U（存疑）、O（缺失）、M（不适用）、Q（不公开）或 not_due（未到发布时间）",
            ),
            ("not a status", "write A, E, F, U (with a value), O, M, Q or not_due (without)"),
        ),
        RowProblem::ValueNotExpected => (
            ("此状态不应有数值", "删去数值，或把状态改为 A"),
            ("this status has no value", "remove the value, or make the status A"),
        ),
        RowProblem::ValueExpected => (
            ("缺少数值", "填写数值；没有数值的写状态 O、M、Q 或 not_due，不要填 0"),
            ("value missing", "fill it in; where there is none write the status O, M, Q or not_due, not 0"),
        ),
        RowProblem::Dimensions => (
            ("维度写法不对", "写 名称=值;名称=值，如 contract_type=transfer"),
            ("not dimensions", "write name=value;name=value, for example contract_type=transfer"),
        ),
        RowProblem::Grade => (
            ("不是来源等级", "写 公报、部门函 或 公开报道（待核）"),
            ("not a source grade", "write bulletin, letter or report"),
        ),
        RowProblem::Date => (("不是日期", "写 2025-11-01"), ("not a date", "write 2025-11-01")),
        RowProblem::Flag => {
            (("不是 true 或 false", "写 true 或 false"), ("neither true nor false", "write true or false"))
        }
        RowProblem::HalfFraction => (
            ("分子分母须成对", "两者都填，或都不填"),
            ("numerator and denominator go together", "fill in both or neither"),
        ),
        RowProblem::Contradicts => (
            ("与前面同一指标、区域、时期和来源的数不同", "只留一行；是修订的，填写各自的 known_at"),
            (
                "differs from a row above of the same indicator, area, period and source",
                "keep one row; give a revision its own known_at",
            ),
        ),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

pub(super) fn of_csv(error: &csv::Error, line: u64) -> RowError {
    let line = error.position().map_or(line, csv::Position::line);
    RowError::new(line, "", RowProblem::NotCsv, "")
}

pub(super) fn too_many_cells(line: u64, record: &csv::StringRecord) -> RowError {
    RowError::new(line, "", RowProblem::TooManyCells, record.iter().next_back().unwrap_or(""))
}
