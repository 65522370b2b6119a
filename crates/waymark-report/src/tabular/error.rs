//! What is wrong with a row, and what to write instead.

use super::Column;
use crate::text::Lang;

/// A cell that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {problem:?} ({found:?})")]
pub struct RowError {
    /// 1-based line of the file, or row of the sheet; 0 where the whole file is meant.
    pub line: u64,
    /// Key of the column, or the heading where it is unknown; empty where the whole row is meant.
    pub column: String,
    /// The column's heading as the file writes it; empty where the key stands for it.
    pub heading: String,
    /// What is wrong.
    pub problem: RowProblem,
    /// What stands there, shortened.
    pub found: String,
    /// What may be written instead, where that depends on the table.
    pub hint: Option<Box<Hint>>,
    /// The line it contradicts.
    pub other_line: Option<u64>,
}

/// What may be written, in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Hint {
    /// One of several words.
    pub(super) fn of<A: AsRef<str>>(words: &[(A, A)]) -> Hint {
        let join = |words: Vec<&str>, separator: &str| {
            words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(separator)
        };
        Hint {
            zh: format!("可写：{}", join(words.iter().map(|(zh, _)| zh.as_ref()).collect(), "、")),
            en: format!("write one of: {}", join(words.iter().map(|(_, en)| en.as_ref()).collect(), ", ")),
        }
    }

    /// The columns of a table.
    pub(super) fn columns(columns: &[Column]) -> Hint {
        let names: Vec<(String, String)> =
            columns.iter().map(|c| (format!("{}（{}）", c.zh, c.key), c.key.to_string())).collect();
        let hint = Hint::of(&names);
        Hint {
            zh: hint.zh.replacen("可写", "列名", 1), en: hint.en.replacen("write one of", "columns", 1)
        }
    }
}

/// What is wrong with a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RowProblem {
    /// The heading is none of the table's.
    UnknownColumn,
    /// The heading is there twice.
    DoubleColumn,
    /// A needed heading is not there.
    MissingColumn,
    /// More cells than headings.
    TooManyCells,
    /// More rows or cells than one file may have.
    TooManyRows,
    /// More characters than a cell may have.
    TextTooLong,
    /// More bytes than a file may have.
    TooLarge,
    /// No text in a known encoding, or no CSV.
    NotCsv,
    /// An archive, but no workbook that can be read.
    NotWorkbook,
    /// The old binary format, or a workbook with a password.
    OldWorkbook,
    /// Unpacks to an unreasonable size.
    Expands,
    /// More than one sheet has the table.
    SeveralSheets,
    /// `#REF!` and the like.
    ErrorCell,
    /// Empty and needed.
    Empty,
    /// Not a period.
    Period,
    /// Not a decimal number of at most 18 digits before and 10 after the point.
    Number,
    /// Neither a number nor a range.
    Value,
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
    /// Not a year, month or day.
    Since,
    /// Neither true nor false.
    Flag,
    /// Not a code.
    Code,
    /// None of the words that may stand there.
    Choice,
    /// Numerator without denominator or the reverse.
    HalfFraction,
    /// Another value stands in a row above for the same thing, day and source.
    Contradicts,
    /// The same thing stands in a row above.
    Twice,
    /// Ends before it begins.
    Reversed,
}

impl RowError {
    pub(crate) fn new(line: u64, column: &str, problem: RowProblem, found: &str) -> RowError {
        let found = found.chars().take(40).collect();
        let (column, heading) = (column.chars().take(40).collect(), String::new());
        RowError { line, column, heading, problem, found, hint: None, other_line: None }
    }

    pub(super) fn of_file(problem: RowProblem) -> RowError {
        RowError::new(0, "", problem, "")
    }

    pub(super) fn headed(mut self, heading: &str) -> RowError {
        self.heading = heading.chars().take(40).collect();
        self
    }

    pub(super) fn hinted(mut self, hint: Hint) -> RowError {
        self.hint = Some(Box::new(hint));
        self
    }

    pub(crate) fn with_line(mut self, line: u64) -> RowError {
        self.other_line = Some(line);
        self
    }

    /// Line, column, what is wrong and what to write.
    pub fn message(&self, lang: Lang) -> String {
        let line = self.line;
        let column = if self.heading.is_empty() { &self.column } else { &self.heading };
        let place = match (lang, line, column.is_empty()) {
            (Lang::Zh, 0, _) => "文件".to_owned(),
            (Lang::Zh, _, true) => format!("第{line}行"),
            (Lang::Zh, _, false) => format!("第{line}行 {column} 列"),
            (Lang::En, 0, _) => "file".to_owned(),
            (Lang::En, _, true) => format!("line {line}"),
            (Lang::En, _, false) => format!("line {line}, column {column}"),
        };
        let found = if self.found.is_empty() { String::new() } else { format!(" “{}”", self.found) };
        let other = match (self.other_line, lang) {
            (None, _) => String::new(),
            (Some(other), Lang::Zh) => format!("（第{other}行）"),
            (Some(other), Lang::En) => format!(" (line {other})"),
        };
        let (what, fixed) = words(self.problem, lang);
        let hint = self.hint.as_ref().map_or(fixed, |hint| lang.pick(&hint.zh, &hint.en));
        format!("{place}{}{what}{found}{other}{}{hint}", lang.pick("：", ": "), lang.pick("。", ". "))
    }
}

/// What is wrong, and what to write instead.
fn words(problem: RowProblem, lang: Lang) -> (&'static str, &'static str) {
    let (zh, en) = match problem {
        RowProblem::UnknownColumn => (
            ("不认识的列名", "列名见 docs/tables.md；删去多余的列"),
            ("unknown column", "the columns are in docs/tables.md; remove others"),
        ),
        RowProblem::DoubleColumn => (("列名重复", "只留一列"), ("column twice", "keep one")),
        RowProblem::MissingColumn => {
            (("缺少此列", "列名见 docs/tables.md"), ("column missing", "the columns are in docs/tables.md"))
        }
        RowProblem::TooManyCells => (
            ("单元格多于列名", "含逗号的内容须加双引号"),
            ("more cells than headings", "put text with commas in double quotes"),
        ),
        RowProblem::TooManyRows => (
            ("行或单元格太多", "一个文件至多二百万行，请拆成几个"),
            ("too many rows or cells", "at most two million rows a file; split it"),
        ),
        RowProblem::TextTooLong => {
            (("文字太长", "一格至多4000字"), ("text too long", "at most 4,000 characters a cell"))
        }
        RowProblem::TooLarge => (("文件太大", "请拆成几个文件"), ("too large", "split the file")),
        RowProblem::NotCsv => (
            ("不是 CSV", "请另存为“CSV UTF-8”或 .xlsx，并检查双引号是否成对"),
            ("not CSV", "save as CSV UTF-8 or .xlsx and check the quotation marks"),
        ),
        RowProblem::NotWorkbook => (
            ("不是可读的 Excel 工作簿", "请用 Excel 或 WPS 打开，另存为 .xlsx"),
            ("not a workbook that can be read", "open it in Excel, WPS or LibreOffice and save as .xlsx"),
        ),
        RowProblem::OldWorkbook => (
            ("是旧格式或加密的工作簿", "请去掉密码，另存为 .xlsx"),
            ("an old or encrypted workbook", "remove the password and save as .xlsx"),
        ),
        RowProblem::Expands => (
            ("解压后过大", "请删去多余的工作表和格式，另存为 .xlsx"),
            ("unpacks to an unreasonable size", "remove other sheets and formats and save as .xlsx"),
        ),
        RowProblem::SeveralSheets => (
            ("不止一个工作表有这些列", "只留一个，或分成几个文件"),
            ("more than one sheet has these columns", "keep one, or split the file"),
        ),
        RowProblem::ErrorCell => (
            ("单元格是错误值", "改正公式，或填写结果"),
            ("the cell holds an error", "repair the formula or write its result"),
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
        RowProblem::Value => (
            ("不是数或区间", "写 8 或 8-10，不带单位，小数至多10位"),
            (
                "neither a number nor a range",
                "write 8 or 8-10 without unit, at most 10 digits after the point",
            ),
        ),
        RowProblem::Since => (
            ("不是日期", "写 2025、2025-03 或 2025-03-01"),
            ("not a date", "write 2025, 2025-03 or 2025-03-01"),
        ),
        RowProblem::Code => {
            (("不是编码", "只用字母、数字和 _ @ $ -"), ("not a code", "use letters, digits and _ @ $ - only"))
        }
        RowProblem::Choice => {
            (("不认识的词", "请从下拉列表中选择"), ("unknown word", "choose from the list"))
        }
        RowProblem::Twice => {
            (("与前面的行重复", "只留一行"), ("stands in a row above already", "keep one row"))
        }
        RowProblem::Reversed => (("止早于起", "检查两个日期"), ("ends before it begins", "check both dates")),
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
