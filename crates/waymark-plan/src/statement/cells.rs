//! The statements of tables: one for each figure, read with its row and column.

use std::collections::BTreeSet;

use waymark_core::{
    Anchor, CellAnchor, Class, Flag, Form, Kind, Nature, Operator, Period, PeriodSource, Statement, Strength,
    Table, TableCell, Value,
};

use crate::grammar::{period, quantity, unit};
use crate::owner;
use crate::source::Source;
use crate::statement::form::words::ACTS;
use crate::statement::setting::{Genre, Setting, resolve};
use crate::statement::{line, tone};
use crate::table::{Column, ColumnRole, TableShape};
use crate::text::{Line, Text, fold};

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
        let says = |text: &str| ["增长", "涨幅", "涨跌", "增速"].iter().any(|word| text.contains(word));
        let growth = column.yearly_growth
            || says(&self.table.header[at])
            || self.table.title.as_deref().is_some_and(says);
        let cumulative = column.cumulative;
        let period = column.period.or_else(|| self.term_of(column));
        let found = figure(&cell.text)?;
        let label = self.text_of(row, ColumnRole::Name)?;
        let (name, label_unit) = split_unit(&label);
        let header = &self.table.header[at];
        let header_unit =
            if growth && header.contains('%') { Some("%".to_owned()) } else { split_unit(header).1 };
        let unit = found
            .unit
            .clone()
            .or(header_unit)
            .or(label_unit)
            .or_else(|| self.text_of(row, ColumnRole::Unit).and_then(|text| unit_text(&text)))
            .or_else(|| self.table.unit.clone())
            .or_else(|| growth.then(|| "%".to_owned()));
        let percent = unit.as_deref().is_some_and(|unit| unit == "%");
        let name_says = |words: &[&str]| words.iter().any(|word| name.contains(word));
        let works = ACTS.iter().any(|act| name.starts_with(act)) && !name.ends_with(['率', '重', '度']);
        let form = if matches!(found.value, Value::Range(..)) {
            Form::Range
        } else if found.bracketed && (growth || cumulative) {
            // 年均增速〔累计〕: in brackets the change over the term.
            Form::Increment
        } else if percent && (growth || name_says(&["增速", "增长", "增幅", "降低", "下降", "涨幅"]))
        {
            Form::Growth
        } else if name_says(&["新增"]) {
            Form::Increment
        } else if works || cumulative || found.bracketed || name_says(&["累计"]) {
            Form::Count
        } else {
            Form::Level
        };
        let kind = column.kind.unwrap_or_else(|| self.kind(period));
        let (start, end) = (cell.start + found.start as u32, cell.start + found.end as u32);
        let mut flags = Vec::new();
        if found.unit.is_none() {
            flags.push(Flag::UnitElsewhere);
        }
        if column.forecast || found.starred && self.note_says(&["预测", "预计", "初步", "快报"]) {
            flags.push(Flag::Forecast);
        }
        if cumulative || found.bracketed {
            flags.push(Flag::Cumulative);
        }
        let subject = if growth && form == Form::Growth && !name.contains("增速") && !name.contains("增长")
        {
            format!("{name}增速")
        } else {
            name
        };
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
            qualifier: found.qualifier,
            operator: if kind == Kind::Target && found.operator == Operator::Equal {
                Operator::AtLeast
            } else {
                found.operator
            },
            strength: Strength::Firm,
            nature: self.text_of(row, ColumnRole::Nature).and_then(|text| nature(&text)),
            change: None,
            area: None,
            confidence: 0.97,
            flags,
            owners: Vec::new(),
            source: Anchor {
                line: cell.line,
                start,
                end,
                quote: format!(
                    "{} | {} | {}",
                    label.trim(),
                    header.trim(),
                    line.printed(cell.start as usize, cell.end as usize).trim()
                ),
                page: line.page,
                cell: Some(CellAnchor { row: row as u32 + 1, col: header.clone(), line: cell.line }),
            },
        })
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

/// A cell that is one figure.
struct Figure {
    value: Value,
    unit: Option<String>,
    start: usize,
    end: usize,
    starred: bool,
    bracketed: bool,
    /// Whether words follow the figure (19428.78，年均增速4.8%).
    goes_on: bool,
    qualifier: Option<String>,
    operator: Operator,
}

/// The figure a cell is, if it is nothing else: `1.25*`, `≥90`, `[20]`, `5左右`, `-0.5`, `3–5`.
fn figure(text: &str) -> Option<Figure> {
    let chars: Vec<char> = text.chars().map(fold).collect();
    let at = chars.iter().position(|c| c.is_ascii_digit())?;
    let sign = (0..at).rev().find(|before| chars[*before] != ' ').filter(|before| chars[*before] == '-');
    let lead: String = chars[..sign.unwrap_or(at)].iter().filter(|c| **c != ' ').collect();
    let quantity = quantity::arabic_at(&chars, at)?;
    let rest: String = chars[quantity.after_end..].iter().filter(|c| **c != ' ').collect();
    let lead = lead.trim_start_matches(['[', '〔', '(', '【', '*']);
    let bounds = [
        "", "≥", "≤", ">", "<", "达到", "达", "突破", "不低于", "不超过", "不高于", "超过", "力争", "约",
        "累计", "年均",
    ];
    let close = [']', '〕', ')', '】', '*', '#', '①', '②'];
    let tail = rest.trim_start_matches(close);
    let marks = ["", "(累计)", "〔累计〕", "[累计]", "(预计)", "(年均)", "[1]", "[2]"];
    let goes_on = tail.starts_with(['，', ';', '。']);
    if !bounds.contains(&lead) || !(marks.contains(&tail) || goes_on) {
        return None;
    }
    let value = match (sign, quantity.value) {
        (Some(_), Value::One(value)) => Value::One(-value),
        (_, value) => value,
    };
    let qualifier = [quantity.before, quantity.after].into_iter().flatten().collect::<Vec<_>>().join("、");
    Some(Figure {
        value,
        start: sign.unwrap_or(at),
        end: quantity.end,
        starred: chars.contains(&'*'),
        bracketed: chars[..at].iter().any(|c| "[〔【".contains(*c)) || rest.contains("累计"),
        goes_on,
        operator: tone::operator(&quantity, false),
        qualifier: (!qualifier.is_empty()).then_some(qualifier),
        unit: quantity.unit,
    })
}

/// 技术合同成交金额（亿元） → the name and its unit.
fn split_unit(label: &str) -> (String, Option<String>) {
    let folded: Vec<char> = label.chars().map(fold).collect();
    let open = folded.iter().rposition(|c| *c == '(');
    let close = folded.iter().rposition(|c| *c == ')');
    if let (Some(open), Some(close)) = (open, close)
        && open < close
    {
        let inside: String = folded[open + 1..close].iter().collect();
        if let Some(unit) = unit_text(&inside) {
            let name: String = label
                .chars()
                .enumerate()
                .filter(|(at, _)| !(open..=close).contains(at))
                .map(|(_, c)| c)
                .collect();
            return (name.trim().to_owned(), Some(unit));
        }
    }
    (label.trim().to_owned(), None)
}

/// The unit a label's bracket or a unit cell names; years of schooling count in 年.
fn unit_text(text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches("单位").trim_start_matches([':', '：']);
    if text == "年" {
        return Some("年".to_owned());
    }
    unit::whole(text)
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
