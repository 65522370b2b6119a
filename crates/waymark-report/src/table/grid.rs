//! Columns of text that line up, Chinese characters counted as two.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::view::clean;

const GAP: usize = 2;
/// No fixed column takes more than this, whatever a document prints.
const FIXED_MAX: usize = 28;

/// Where a cell's text sits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the left edge.
    Left,
    /// At the right edge.
    Right,
}

/// Meaning of a colour. Everything it says is also said in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// Nothing.
    Plain,
    /// The title.
    Bold,
    /// Less important.
    Dim,
    /// A section's heading.
    Heading,
    /// A firm target.
    Firm,
    /// A target striven for.
    Striving,
    /// A target judged by stage.
    Working,
    /// A finding that must be put right.
    Mandatory,
    /// A finding that must be looked at.
    Verify,
}

impl Paint {
    /// The text between the escape codes of the paint, or as it is.
    pub fn over(self, text: &str, color: bool) -> String {
        let code = match self {
            Paint::Plain => "",
            Paint::Bold => "1",
            Paint::Dim => "2",
            Paint::Heading => "1;36",
            Paint::Firm => "32",
            Paint::Striving => "33",
            Paint::Working => "35",
            Paint::Mandatory => "31",
            Paint::Verify => "33",
        };
        match color && !code.is_empty() {
            true => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
            false => text.to_owned(),
        }
    }
}

/// A column.
#[derive(Debug, Clone)]
pub struct Column {
    name: &'static str,
    align: Align,
    /// Narrowest width of a column that may shrink.
    flexible: Option<usize>,
    wraps: bool,
}

impl Column {
    /// As wide as its widest cell.
    pub fn fixed(name: &'static str) -> Self {
        Column { name, align: Align::Left, flexible: None, wraps: false }
    }

    /// Shrinks to what is left, but not below `min`.
    pub fn flexible(name: &'static str, min: usize) -> Self {
        Column { flexible: Some(min), ..Column::fixed(name) }
    }

    /// Numbers.
    pub fn right(mut self) -> Self {
        self.align = Align::Right;
        self
    }

    /// Goes on in the next line instead of being cut.
    pub fn wrapped(mut self) -> Self {
        self.wraps = true;
        self
    }
}

/// Rows under columns.
#[derive(Debug)]
pub struct Grid {
    columns: Vec<Column>,
    rows: Vec<(Vec<String>, Paint)>,
}

impl Grid {
    /// No rows yet.
    pub fn new(columns: Vec<Column>) -> Self {
        Grid { columns, rows: Vec::new() }
    }

    /// Adds a row; the paint goes over its first cell.
    pub fn push(&mut self, row: Vec<String>, paint: Paint) {
        self.rows.push((row.iter().map(|cell| clean(cell)).collect(), paint));
    }

    /// The lines, none wider than `width`.
    pub fn draw(&self, width: usize, color: bool) -> String {
        let shown: Vec<usize> = (0..self.columns.len())
            .filter(|&at| self.rows.iter().any(|(row, _)| row.get(at).is_some_and(|c| !c.is_empty())))
            .collect();
        let widths = self.widths(&shown, width);
        let mut out = String::new();
        let names: Vec<_> = shown.iter().map(|&at| self.columns[at].name.to_owned()).collect();
        self.line(&mut out, &shown, &widths, &names, |text, _| Paint::Dim.over(text, color));
        for (row, paint) in &self.rows {
            for part in self.wrap(row, &shown, &widths) {
                self.line(&mut out, &shown, &widths, &part, |text, at| match at {
                    0 => paint.over(text, color),
                    _ => text.to_owned(),
                });
            }
        }
        out
    }

    fn widths(&self, shown: &[usize], width: usize) -> Vec<usize> {
        let mut widths: Vec<usize> = shown
            .iter()
            .map(|&at| {
                let cells = self.rows.iter().filter_map(|(row, _)| row.get(at));
                let widest = cells.map(|cell| cell.width()).max().unwrap_or(0);
                let widest = widest.max(self.columns[at].name.width());
                match self.columns[at].flexible {
                    Some(_) => widest,
                    None => widest.min(FIXED_MAX),
                }
            })
            .collect();
        let total = |widths: &[usize]| widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
        while total(&widths) > width {
            let widest = (0..widths.len())
                .filter(|&at| self.columns[shown[at]].flexible.is_some_and(|min| widths[at] > min))
                .max_by_key(|&at| widths[at]);
            match widest {
                Some(at) => widths[at] -= 1,
                None => break,
            }
        }
        widths
    }

    fn wrap(&self, row: &[String], shown: &[usize], widths: &[usize]) -> Vec<Vec<String>> {
        let mut lines: Vec<Vec<String>> = vec![Vec::new()];
        for (place, &at) in shown.iter().enumerate() {
            let cell = row.get(at).map_or("", String::as_str);
            let parts = match self.columns[at].wraps {
                true => broken(cell, widths[place]),
                false => vec![cell.to_owned()],
            };
            while lines.len() < parts.len() {
                lines.push(Vec::new());
            }
            for (number, line) in lines.iter_mut().enumerate() {
                line.resize(place, String::new());
                line.push(parts.get(number).cloned().unwrap_or_default());
            }
        }
        lines
    }

    fn line(
        &self,
        out: &mut String,
        shown: &[usize],
        widths: &[usize],
        cells: &[String],
        paint: impl Fn(&str, usize) -> String,
    ) {
        let mut line = String::new();
        for (place, &at) in shown.iter().enumerate() {
            let cell = cut(cells.get(place).map_or("", String::as_str), widths[place]);
            let blanks = " ".repeat(widths[place].saturating_sub(cell.width()));
            let painted = paint(&cell, place);
            match self.columns[at].align {
                Align::Left => line.push_str(&format!("{painted}{blanks}")),
                Align::Right => line.push_str(&format!("{blanks}{painted}")),
            }
            if place + 1 < shown.len() {
                line.push_str(&" ".repeat(GAP));
            }
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

/// The painted text, or the plain one cut where it is too wide.
pub fn fit(painted: &str, plain: &str, width: usize) -> String {
    match plain.width() <= width {
        true => painted.to_owned(),
        false => cut(plain, width),
    }
}

/// The text cut to a width, with `…` in place of what is missing.
pub fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 0;
    for c in text.chars() {
        let wide = c.width().unwrap_or(0);
        if used + wide + 1 > width {
            break;
        }
        used += wide;
        out.push(c);
    }
    out.push('…');
    out
}

/// The text in lines of at most a width, broken at blanks where there are any.
fn broken(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for c in text.chars() {
        let wide = c.width().unwrap_or(0);
        if used + wide > width && !line.is_empty() {
            let keep = line.rfind(' ').filter(|at| c.is_ascii() && *at > line.len() / 2);
            let rest = keep.map(|at| line.split_off(at)).unwrap_or_default();
            lines.push(std::mem::replace(&mut line, rest.trim_start().to_owned()));
            used = line.width();
        }
        if !(line.is_empty() && c == ' ') {
            line.push(c);
            used += wide;
        }
    }
    lines.push(line);
    lines
}
