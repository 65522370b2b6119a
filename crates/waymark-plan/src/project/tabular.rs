//! Projects from tables.

use std::collections::BTreeMap;

use waymark_core::{CellAnchor, Finding, Project, Severity, Table, TableCell};

use super::{Place, Projects, tidy};
use crate::outline::Outline;
use crate::owner::of_row;
use crate::table::{ColumnRole, TableShape, Tables};

/// Headers that name projects and nothing else.
const NAMES: [&str; 7] =
    ["项目名称", "工程名称", "重大项目名称", "重点项目名称", "工程项目名称", "重大项目", "重点项目"];
/// Words in the title of a table of projects whose header says no more than 名称.
const TITLES: [&str; 6] = ["重大项目", "重点项目", "重大工程", "重点工程", "项目清单", "项目表"];

/// The projects of all project tables.
pub fn projects(place: &Place, outline: &Outline, tables: &Tables) -> Projects {
    let mut found = Projects::default();
    for (table, shape) in tables.tables.iter().zip(&tables.shapes) {
        if let Some(name) = name_column(place, outline, table, shape) {
            read(place, table, shape, name, &mut found);
        }
    }
    found
}

/// The column of project names, if the table lists projects.
fn name_column(place: &Place, outline: &Outline, table: &Table, shape: &TableShape) -> Option<usize> {
    let bare = |header: &str| header.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let named = table
        .header
        .iter()
        .position(|header| NAMES.contains(&bare(header).rsplit('/').next().unwrap_or_default()));
    if named.is_some() {
        return named;
    }
    let titled = |title: &str| TITLES.iter().any(|words| title.contains(words));
    let boxed =
        place.text.index_of(table.line).is_some_and(|at| outline.path(at).any(|node| titled(&node.title)));
    let periods = shape.columns.iter().any(|column| column.period.is_some());
    let about_projects = table.title.as_deref().is_some_and(titled) || boxed;
    let plain = ["项目", "名称", "工程"];
    let name = table.header.iter().position(|header| plain.contains(&bare(header).as_str()))?;
    (about_projects && !periods).then_some(name)
}

fn read(place: &Place, table: &Table, shape: &TableShape, name: usize, found: &mut Projects) {
    let number_column = shape.column(ColumnRole::Number);
    let mut before = 0;
    let mut group_rows = None;
    for (order, row) in table.rows.iter().enumerate() {
        let Some(cell) = row.get(name).filter(|cell| cell.text.chars().count() > 1) else {
            continue;
        };
        if order > 0 && table.rows[order - 1].get(name) == Some(cell) {
            continue;
        }
        let number = number_column
            .and_then(|column| row.get(column))
            .and_then(|cell| crate::table::row_number(&cell.text));
        let group = group_of(table, shape, order);
        let group_row = shape.group_of(order).map(|group| group.before_row);
        if number == Some(1) && before > 0 && group_row == group_rows {
            found.findings.extend(missing_group(place, table, cell));
        }
        group_rows = group_row;
        before = number.unwrap_or(before);
        if let Some(project) = project(place, table, name, order, (cell, number, group, of_row(shape, row))) {
            found.projects.push(project);
        }
    }
}

type Read<'a> = (&'a TableCell, Option<u32>, Option<String>, Vec<waymark_core::Owner>);

fn project(place: &Place, table: &Table, column: usize, order: usize, read: Read) -> Option<Project> {
    let (cell, number, group, owners) = read;
    let at = place.text.index_of(cell.line)?;
    let anchor = place.anchor(
        at,
        cell.start,
        cell.end,
        Some(CellAnchor {
            row: u32::try_from(order + 1).ok()?,
            col: table.header[column].clone(),
            line: cell.line,
        }),
    );
    Some(Project { id: place.id(&anchor), group, number, name: tidy(&cell.text), owners, source: anchor })
}

/// The heading of a row's group: a line of its own, a merged cell, the title of the table.
fn group_of(table: &Table, shape: &TableShape, row: usize) -> Option<String> {
    let headed = shape.group_of(row).map(|group| tidy(&group.title.text));
    let merged = || {
        let column = shape.column(ColumnRole::Group)?;
        let cell = table.rows.get(row)?.get(column)?;
        (!cell.text.is_empty()).then(|| tidy(&cell.text))
    };
    headed.or_else(merged).or_else(|| table.title.clone())
}

fn missing_group(place: &Place, table: &Table, cell: &TableCell) -> Option<Finding> {
    let at = place.text.index_of(cell.line)?;
    let table_title = table.title.clone().unwrap_or_default();
    Some(Finding {
        code: "group_missing".to_owned(),
        severity: Severity::Verify,
        arguments: BTreeMap::from([("table".to_owned(), table_title), ("name".to_owned(), tidy(&cell.text))]),
        items: Vec::new(),
        places: vec![place.anchor(at, cell.start, cell.end, None)],
    })
}
