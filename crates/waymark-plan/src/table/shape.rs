//! What the columns of a table hold.

use waymark_core::{Kind, OwnerRole, Period, TableCell};

use super::columns::column;
use super::is_number;

/// What a table's columns hold, and the lines that group its rows.
#[derive(Debug, Clone, Default)]
pub struct TableShape {
    /// One for each column.
    pub columns: Vec<Column>,
    /// Rows of a single cell, which head the rows after them.
    pub groups: Vec<Group>,
    /// Positions in [`crate::text::Text::lines`] of the notes below the table.
    pub notes: Vec<usize>,
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The part it plays.
    pub role: ColumnRole,
    /// Unit in the brackets of its header.
    pub unit: Option<String>,
    /// The time its values are about.
    pub period: Option<Period>,
    /// Baseline or target, where the header says so.
    pub kind: Option<Kind>,
    /// Whether it holds rates of growth (年均增速).
    pub yearly_growth: bool,
    /// Whether it holds changes on a year before (比上年增长, 涨跌幅度).
    pub growth: bool,
    /// Whether its values add up over the term (累计).
    pub cumulative: bool,
    /// Whether its values are estimates (预计).
    pub forecast: bool,
}

/// The part a column plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnRole {
    /// 序号.
    Number,
    /// What a row is about: 指标名称, 项目名称.
    Name,
    /// 类别, 领域: what several rows have in common.
    Group,
    /// 计量单位.
    Unit,
    /// 指标属性.
    Nature,
    /// 牵头单位, 责任单位, 配合单位, 牵头领导, 联系人.
    Owner(OwnerRole),
    /// Values, mostly of one period.
    Value,
    /// Running text: 建设内容, 备注.
    Text,
}

/// A row of a single cell.
#[derive(Debug, Clone)]
pub struct Group {
    /// Position in the table's rows of the first row under it.
    pub before_row: usize,
    /// The cell.
    pub title: TableCell,
}

impl TableShape {
    /// Reads a table's headers, and its cells where a header says nothing.
    pub(super) fn of(
        header: &[String],
        rows: &[Vec<TableCell>],
        groups: Vec<Group>,
        notes: Vec<usize>,
    ) -> Self {
        let mut columns: Vec<Column> = header.iter().map(|header| column(header)).collect();
        for (at, column) in columns.iter_mut().enumerate() {
            let cells = || rows.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.text.is_empty());
            let numbers = cells().filter(|cell| is_number(&cell.text)).count();
            let mostly_numbers = numbers > 0 && numbers * 2 > cells().count();
            if column.role == ColumnRole::Text && mostly_numbers {
                column.role = ColumnRole::Value;
            }
            let wordy = numbers == 0 && cells().count() > 0;
            if column.role == ColumnRole::Value && wordy && column.period.is_none() {
                column.role = ColumnRole::Text;
            }
        }
        name_one(&mut columns, rows);
        for column in columns.iter_mut().filter(|column| column.role != ColumnRole::Value) {
            (column.period, column.kind) = (None, None);
        }
        TableShape { columns, groups, notes }
    }

    /// Position of the first column with this role.
    pub fn column(&self, role: ColumnRole) -> Option<usize> {
        self.columns.iter().position(|column| column.role == role)
    }

    /// Heading of the rows a row stands among.
    pub fn group_of(&self, row: usize) -> Option<&Group> {
        self.groups.iter().rev().find(|group| group.before_row <= row)
    }
}

/// Sees to it that one column names the rows: the last of several, the first text otherwise.
fn name_one(columns: &mut [Column], rows: &[Vec<TableCell>]) {
    let names: Vec<usize> = (0..columns.len()).filter(|at| columns[*at].role == ColumnRole::Name).collect();
    match names.as_slice() {
        [] => {
            let text = columns.iter().position(|column| matches!(column.role, ColumnRole::Text));
            let group = columns.iter().rposition(|column| column.role == ColumnRole::Group);
            let values = columns.iter().any(|column| column.role == ColumnRole::Value);
            if let Some(at) = text.or(group.filter(|_| values)) {
                columns[at].role = ColumnRole::Name;
            }
        }
        [_] => {}
        [first, .., last] => {
            // Of 一级指标 and 指标 the one with more different words names the rows.
            let different = |at: usize| {
                let words: std::collections::BTreeSet<&str> =
                    rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.text.as_str()).collect();
                words.len()
            };
            let named = if different(*last) > different(*first) { *last } else { *first };
            for at in names {
                if at != named {
                    columns[at].role = if at < named { ColumnRole::Group } else { ColumnRole::Text };
                }
            }
        }
    }
}

/// Cuts the unit in brackets off a label: the end of the name, and the span of the unit.
pub fn split_unit(label: &[char]) -> (usize, Option<(usize, usize)>) {
    let end = label.len() - label.iter().rev().take_while(|c| matches!(c, ' ' | '*')).count();
    let whole = (end, None);
    if end == 0 || !matches!(label[end - 1], ')' | ']') {
        return whole;
    }
    let Some(open) = label[..end].iter().rposition(|c| matches!(c, '(' | '[')) else {
        return whole;
    };
    let mut inside = &label[open + 1..end - 1];
    let mut start = open + 1;
    if let Some(colon) = inside.iter().position(|c| *c == ':') {
        inside = &inside[colon + 1..];
        start += colon + 1;
    }
    if open > 0 && is_unit(inside) { (open, Some((start, end - 1))) } else { whole }
}

/// Whether the words are a unit of measurement.
fn is_unit(words: &[char]) -> bool {
    const LAST: &str = "%‰元万亿家个件项人年吨里米亩户辆台套次岁所名张瓦度煤贝位条天时站座处篇只头平顷克升期部例支艘架点床日例类种金尺区县村镇株幅场盏倍分斤桶箱千百立方时℃";
    let plain = words
        .iter()
        .all(|c| c.is_alphanumeric() || matches!(c, '%' | '‰' | '/' | '·' | '²' | '³' | '℃' | ' '));
    let last = words.last().is_some_and(|c| LAST.contains(*c) || c.is_ascii_alphabetic());
    (1..=10).contains(&words.len()) && plain && last && !words.iter().all(char::is_ascii_digit)
}
