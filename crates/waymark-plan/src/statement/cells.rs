//! The statements of tables: one for each figure, read with its row and column.

mod figure;

use std::collections::BTreeSet;

use waymark_core::{
    Anchor, CellAnchor, Class, Flag, Form, Kind, Nature, Operator, Period, PeriodSource, Statement, Strength,
    Table, TableCell, Value,
};

use crate::grammar::period;
use crate::owner;
use crate::source::Source;
use crate::statement::form::words::ACTS;
use crate::statement::line;
use crate::statement::setting::{Genre, Setting, resolve};
use crate::table::{Column, ColumnRole, TableShape};
use crate::text::{Line, Text, fold};
use figure::{Figure, figure, split_unit, unit_text};

/// Reads the statements of a table.
pub fn statements(source: &Source, table: &Table, shape: &TableShape) -> Vec<Statement> {
    let reader = Reader { table, shape, text: &source.text, setting: &source.setting, sha256: source.sha256 };
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for (index, row) in table.rows.iter().enumerate() {
        let owners = owner::of_row(shape, row);
        for (column, cell) in row.iter().enumerate() {
            // A merged cell repeats in each place it covers; its figure is stated once.
            if !seen.insert((cell.line, cell.start)) {
                continue;
            }
            found.extend(
                reader
                    .cell(index, column, cell)
                    .into_iter()
                    .map(|statement| Statement { owners: owners.clone(), ..statement }),
            );
        }
    }
    found
}

/// How sure the reading of a table's figure is.
const CONFIDENCE: f64 = 0.97;

struct Reader<'a> {
    table: &'a Table,
    text: &'a Text,
    setting: &'a Setting,
    sha256: &'a str,
    shape: &'a TableShape,
}

impl Reader<'_> {
    fn cell(&self, row: usize, column: usize, cell: &TableCell) -> Vec<Statement> {
        let Some(line) = self.text.index_of(cell.line).map(|at| &self.text.lines[at]) else {
            return Vec::new();
        };
        match self.shape.columns.get(column).map(|column| column.role) {
            Some(ColumnRole::Value) if figure(&cell.text).is_some() => {
                let mut found: Vec<Statement> = self.figure(row, column, cell, line).into_iter().collect();
                if let Some(figure) = figure(&cell.text).filter(|figure| figure.goes_on) {
                    let rest = TableCell { start: cell.start + figure.end as u32, ..cell.clone() };
                    found.extend(self.prose(row, column, &rest, line));
                }
                found
            }
            Some(ColumnRole::Value | ColumnRole::Text | ColumnRole::Name) => {
                self.prose(row, column, cell, line)
            }
            _ => Vec::new(),
        }
    }

    fn figure(&self, row: usize, at: usize, cell: &TableCell, line: &Line) -> Option<Statement> {
        let column = &self.shape.columns[at];
        let header = &self.table.header[at];
        let found = figure(&cell.text)?;
        let label = self.text_of(row, ColumnRole::Name)?;
        let (name, label_unit) = split_unit(&label);
        let growth = self.holds_growth(at);
        let unit = found
            .unit
            .clone()
            .or_else(|| match growth && header.contains('%') {
                true => Some("%".to_owned()),
                false => split_unit(header).1,
            })
            .or(label_unit)
            .or_else(|| self.text_of(row, ColumnRole::Unit).and_then(|text| unit_text(&text)))
            .or_else(|| self.table.unit.clone())
            .or_else(|| growth.then(|| "%".to_owned()));
        let form = form(&found, column, &name, unit.as_deref(), growth);
        let period = column.period.or_else(|| self.term_of(column));
        let kind = column.kind.unwrap_or_else(|| self.kind(period));
        let (start, end) = (cell.start + found.start as u32, cell.start + found.end as u32);
        let rated = !growth || form != Form::Growth || name.contains("增速") || name.contains("增长");
        let subject = if rated { name } else { format!("{name}增速") };
        let printed = line.printed(cell.start as usize, cell.end as usize);
        Some(Statement {
            id: crate::id::item('s', self.sha256, cell.line, start, end),
            kind,
            class: if kind == Kind::Target { Class::Plan } else { Class::Fact },
            form,
            indicator: subject.clone(),
            subject,
            value: found.value,
            unit,
            period: period.or_else(|| self.default_period()),
            period_source: if period.is_some() { PeriodSource::Explicit } else { PeriodSource::Inferred },
            operator: match (kind, found.operator) {
                (Kind::Target, Operator::Equal) => Operator::AtLeast,
                (_, operator) => operator,
            },
            strength: Strength::Firm,
            nature: self.text_of(row, ColumnRole::Nature).and_then(|text| nature(&text)),
            change: None,
            area: None,
            confidence: CONFIDENCE,
            flags: self.flags(&found, column),
            qualifier: found.qualifier,
            owners: Vec::new(),
            source: Anchor {
                line: cell.line,
                start,
                end,
                quote: format!("{} | {} | {}", label.trim(), header.trim(), printed.trim()),
                page: line.page,
                cell: Some(CellAnchor { row: row as u32 + 1, col: header.clone(), line: cell.line }),
            },
        })
    }

    /// Whether a column holds rates of change, by its header or the table's title.
    fn holds_growth(&self, at: usize) -> bool {
        let says = |text: &str| ["增长", "涨幅", "涨跌", "增速"].iter().any(|word| text.contains(word));
        let header = self.shape.columns[at].yearly_growth || says(&self.table.header[at]);
        header || self.table.title.as_deref().is_some_and(says)
    }

    fn flags(&self, found: &Figure, column: &Column) -> Vec<Flag> {
        let guessed = found.starred && self.note_says(&["预测", "预计", "初步", "快报"]);
        let marks = [
            (Flag::UnitElsewhere, found.unit.is_none()),
            (Flag::Forecast, column.forecast || guessed),
            (Flag::Cumulative, column.cumulative || found.bracketed),
        ];
        marks.into_iter().filter(|(_, holds)| *holds).map(|(flag, _)| flag).collect()
    }

    fn kind(&self, period: Option<Period>) -> Kind {
        if self.setting.genre == Genre::Communique {
            return Kind::Baseline;
        }
        match (period, self.setting.term) {
            (Some(period), Some((first, _))) if period.last_year() < first => Kind::Baseline,
            (Some(period), Some((first, last)))
                if first < last && period.last_year() == first && self.has_later(first) =>
            {
                Kind::Baseline
            }
            (None, None) => Kind::Baseline,
            _ => Kind::Target,
        }
    }

    fn has_later(&self, year: u16) -> bool {
        self.shape
            .columns
            .iter()
            .any(|column| matches!(column.period, Some(Period::Year(later)) if later > year))
    }

    /// 年均增速, 累计 without years hold for the term.
    fn term_of(&self, column: &Column) -> Option<Period> {
        if !(column.yearly_growth || column.cumulative) {
            return None;
        }
        match self.titled().or(self.setting.term.map(|(first, last)| Period::Years(first, last)))? {
            Period::Years(first, last) if first < last => Some(Period::Years(first, last)),
            _ => None,
        }
    }

    /// The time the table's title names: 2026年度目标, “十四五”指标完成情况.
    fn titled(&self) -> Option<Period> {
        let title: Vec<char> = self.table.title.as_deref()?.chars().map(fold).collect();
        let mentions = period::mentions(&title, &vec![false; title.len()]);
        mentions.iter().find_map(|mention| resolve(mention.time, self.setting.term.map(|(first, _)| first)))
    }

    fn default_period(&self) -> Option<Period> {
        let (_, last) = self.setting.term?;
        Some(self.titled().unwrap_or(Period::Year(last)))
    }

    fn prose(&self, row: usize, column: usize, cell: &TableCell, line: &Line) -> Vec<Statement> {
        let done =
            ["完成情况", "实绩", "现状", "进展"].iter().any(|word| self.table.header[column].contains(word));
        let stand = self.setting.table(done, self.titled());
        let inside = cell.start as usize..cell.end as usize;
        let mut only = line.clone();
        for (at, c) in only.chars.iter_mut().enumerate() {
            if !inside.contains(&at) {
                *c = '。';
            }
        }
        let mut found = line::statements(&only, &stand, self.sha256);
        for statement in &mut found {
            statement.source.cell = Some(CellAnchor {
                row: row as u32 + 1,
                col: self.table.header[column].clone(),
                line: cell.line,
            });
        }
        found
    }

    fn text_of(&self, row: usize, role: ColumnRole) -> Option<String> {
        let cell = self.table.rows.get(row)?.get(self.shape.column(role)?)?;
        Some(cell.text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    fn note_says(&self, words: &[&str]) -> bool {
        self.table.notes.iter().any(|note| words.iter().any(|word| note.contains(word)))
    }
}

/// How a figure of a table is meant, by its row's name, its column and its unit.
fn form(found: &Figure, column: &Column, name: &str, unit: Option<&str>, growth: bool) -> Form {
    let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let works = ACTS.iter().any(|act| name.starts_with(act)) && !name.ends_with(['率', '重', '度']);
    let rate = unit == Some("%") && (growth || says(&["增速", "增长", "增幅", "降低", "下降", "涨幅"]));
    if matches!(found.value, Value::Range(..)) {
        Form::Range
    } else if found.bracketed && (growth || column.cumulative) && !says(&["降低", "下降"]) {
        Form::Increment // 年均增速〔累计〕: in brackets the change over the term
    } else if rate {
        Form::Growth
    } else if says(&["新增"]) {
        Form::Increment
    } else if works || column.cumulative || found.bracketed || says(&["累计"]) {
        Form::Count
    } else {
        Form::Level
    }
}

fn nature(text: &str) -> Option<Nature> {
    if text.contains("约束") {
        Some(Nature::Binding)
    } else if text.contains("预期") {
        Some(Nature::Expected)
    } else {
        None
    }
}
