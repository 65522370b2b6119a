//! Outline, tables and projects of the real plan against the hand-made truth. Both stand beside
//! the checkout in `../shared` (or where `WAYMARK_SHARED` says) and are not part of the project.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde_json::Value;
use waymark_core::{OutlineLevel, OutlineNode, Period};
use waymark_plan::outline::Outline;
use waymark_plan::project::projects;
use waymark_plan::table::Tables;
use waymark_plan::text::Text;

struct Real {
    text: Text,
    outline: Outline,
    tables: Tables,
    truth: Value,
}

fn real() -> Option<Real> {
    let shared = std::env::var_os("WAYMARK_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let plan = std::fs::read_to_string(shared.join("plans/shangrao-2021-2025.txt")).ok();
    let truth = std::fs::read_to_string(shared.join("gold/shangrao-structure.json")).ok();
    let (Some(plan), Some(truth)) = (plan, truth) else {
        println!("skipped: no plan and truth in {}", shared.display());
        return None;
    };
    let text = Text::of(&waymark_plan::read::from_text(&plan));
    let outline = Outline::of(&text);
    let tables = Tables::of(&text, &outline);
    Some(Real { truth: serde_json::from_str(&truth).expect("the truth is JSON"), text, outline, tables })
}

fn walk(nodes: &[OutlineNode], visit: &mut impl FnMut(&OutlineNode)) {
    for node in nodes {
        visit(node);
        walk(&node.children, visit);
    }
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn plain(value: &Value) -> String {
    value.as_str().unwrap_or_default().split_whitespace().collect()
}

#[test]
fn every_chapter_section_and_box_is_found() {
    let Some(real) = real() else { return };
    let mut wanted: BTreeSet<(u64, String, String, bool)> = BTreeSet::new();
    let mut want = |node: &Value, inferred: bool| {
        wanted.insert((node["line"].as_u64().unwrap(), plain(&node["no"]), plain(&node["title"]), inferred));
    };
    for chapter in array(&real.truth["tree"]) {
        want(chapter, chapter["no_in_text"] == Value::Bool(false));
        array(&chapter["sections"]).iter().for_each(|section| want(section, false));
    }
    array(&real.truth["boxes"]).iter().for_each(|node| want(node, false));
    let mut found = BTreeSet::new();
    walk(&real.outline.tree(&real.text), &mut |node| {
        if node.level != OutlineLevel::Item {
            let number = node.number.clone().unwrap_or_default();
            found.insert((u64::from(node.line), number, node.title.clone(), node.inferred));
        }
    });
    assert_eq!(found, wanted);
}

#[test]
fn every_item_is_found() {
    let Some(real) = real() else { return };
    let mut found = BTreeMap::new();
    walk(&real.outline.tree(&real.text), &mut |node| {
        found.insert(u64::from(node.line), (node.number.clone().unwrap_or_default(), node.title.clone()));
    });
    let mut missing = Vec::new();
    let sections = array(&real.truth["tree"]).iter().flat_map(|chapter| array(&chapter["sections"]));
    let groups = sections
        .map(|section| &section["subsections"])
        .chain(array(&real.truth["boxes"]).iter().map(|node| &node["outline"]));
    for item in groups.flat_map(array).flat_map(|item| std::iter::once(item).chain(array(&item["items"]))) {
        let line = item["line"].as_u64().unwrap();
        let (number, title) = (plain(&item["no"]), plain(&item["title"]));
        // The truth shortens some first sentences to their first clause.
        let same = found.get(&line).is_some_and(|(found_number, found_title)| {
            *found_number == number && found_title.starts_with(&title)
        });
        if !same {
            missing.push((line, title));
        }
    }
    assert_eq!(missing, []);
}

#[test]
fn title_term_and_area_are_found() {
    let Some(real) = real() else { return };
    assert_eq!(real.outline.title.as_deref(), real.truth["document"]["title"].as_str());
    assert_eq!(real.outline.term, Some(Period::Years(2021, 2025)));
    assert_eq!(real.outline.area.as_deref(), Some("上饶市"));
}

#[test]
fn every_cell_stands_in_its_row_and_column() {
    let Some(real) = real() else { return };
    let truth = &real.truth["indicator_table"];
    let table = &real.tables.tables[0];
    let header: Vec<&str> = array(&truth["header"]).iter().filter_map(Value::as_str).collect();
    assert_eq!(table.header, header);
    assert_eq!((real.tables.tables.len(), table.rows.len(), table.notes.len()), (2, 9, 1));
    for (row, wanted) in table.rows.iter().zip(array(&truth["rows"])) {
        assert_eq!(row[1].text, wanted["label"].as_str().unwrap());
        for (header, cell) in table.header.iter().zip(row).skip(2) {
            let wanted = &wanted["cells"][header];
            assert_eq!(Some(cell.text.as_str()), wanted["raw"].as_str());
            assert_eq!(Some(u64::from(cell.line)), wanted["line"].as_u64());
        }
    }
}

#[test]
fn every_project_stands_in_its_group() {
    let Some(real) = real() else { return };
    let found = projects(&real.text, &real.outline, &real.tables, "");
    let mut wanted = Vec::new();
    for group in array(&real.truth["project_table"]["groups"]) {
        for project in array(&group["projects"]) {
            wanted.push((
                plain(&group["name"]),
                project["no"].as_u64(),
                plain(&project["name"]),
                project["line"].as_u64(),
            ));
        }
    }
    let found_projects: Vec<_> = found
        .projects
        .into_iter()
        .map(|project| {
            (
                project.group.unwrap_or_default(),
                project.number.map(u64::from),
                project.name.split_whitespace().collect::<String>(),
                Some(u64::from(project.source.line)),
            )
        })
        .collect();
    assert_eq!(found_projects, wanted);
    assert!(found.findings.is_empty());
}
