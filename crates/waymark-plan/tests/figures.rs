//! What the reading finds in texts whose truth was made by hand, so that no change lets it fall.
//!
//! The texts of `examples/` stand alone. The published documents are looked for beside the
//! checkout (`../shared`, or where `WAYMARK_SHARED` says) and left out, with a word, if not there.

#[path = "figures/score.rs"]
mod score;

use std::path::{Path, PathBuf};

use score::{Truth, score};
use waymark_core::{OutlineLevel, OutlineNode};
use waymark_plan::extract;
use waymark_plan::read::from_text;

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples")
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Scores one text and holds the figures to these floors: recall, precision, kind, form, period.
fn hold(text_file: &Path, truth_file: &Path, traps_file: &Path, floors: [f64; 5]) {
    let document = text(text_file);
    let truth = Truth::read(&text(truth_file), &text(traps_file), &document);
    let score = score(&truth, &extract(&from_text(&document)));
    let name = text_file.display();
    println!("{name}: {score:?}");
    let reached = [score.recall, score.precision, score.kind, score.form, score.period];
    for ((figure, reached), floor) in
        ["recall", "precision", "kind", "form", "period"].iter().zip(reached).zip(floors)
    {
        assert!(reached >= floor, "{name}: {figure} {reached:.3} is below {floor}: {score:?}");
    }
    assert_eq!(score.traps, 0, "{name}: a trap is sprung");
}

#[test]
fn the_plan_in_our_words() {
    let folder = examples().join("shangrao");
    let file = |name: &str| folder.join(name);
    let floors = [0.99, 0.99, 0.99, 0.97, 0.93];
    hold(&file("plan.txt"), &file("expected.json"), &file("expected-traps.json"), floors);
}

#[test]
fn texts_of_other_kinds() {
    let floors = [
        ("work-report", [0.98, 0.98, 0.99, 0.96, 0.96]),
        ("outline-plan", [0.98, 0.98, 0.99, 0.97, 0.93]),
        ("communique", [0.98, 0.98, 0.99, 0.97, 0.99]),
        ("task-split", [0.98, 0.98, 0.99, 0.94, 0.97]),
        ("action-plan", [0.96, 0.96, 0.99, 0.92, 0.90]),
    ];
    for (name, floors) in floors {
        let file = |ending: &str| examples().join(format!("texts/{name}{ending}"));
        hold(&file(".txt"), &file(".json"), &file("-traps.json"), floors);
    }
}

#[test]
fn structure_of_the_plan_in_our_words() {
    let document = text(&examples().join("shangrao/plan.txt"));
    let truth: serde_json::Value =
        serde_json::from_str(&text(&examples().join("shangrao/expected-structure.json"))).unwrap();
    let found = extract(&from_text(&document));
    let count = |level| nodes(&found.outline).iter().filter(|node| node.level == level).count();
    let counts = [OutlineLevel::Chapter, OutlineLevel::Section, OutlineLevel::Box].map(count);
    assert_eq!(counts, [11, 37, 15]);
    let mut wanted: Vec<(u64, u64)> = Vec::new();
    for group in truth["project_table"]["groups"].as_array().unwrap() {
        for project in group["projects"].as_array().unwrap() {
            wanted.push((project["line"].as_u64().unwrap(), project["no"].as_u64().unwrap()));
        }
    }
    let projects: Vec<(u64, u64)> = found
        .projects
        .iter()
        .map(|project| (project.source.line.into(), project.number.unwrap_or_default().into()))
        .collect();
    assert_eq!(projects, wanted);
    let milestones: serde_json::Value =
        serde_json::from_str(&text(&examples().join("shangrao/expected-milestones.json"))).unwrap();
    let lines: Vec<u64> =
        milestones.as_array().unwrap().iter().map(|milestone| milestone["line"].as_u64().unwrap()).collect();
    let hits = score::hits(&lines, &found.milestones);
    assert!(hits >= 38 && found.milestones.len() <= 100, "{hits} of {} milestones", found.milestones.len());
}

#[test]
fn the_published_plan() {
    let shared =
        std::env::var_os("WAYMARK_SHARED").map_or_else(|| examples().join("../../shared"), PathBuf::from);
    let (plan, gold) = (shared.join("plans/shangrao-2021-2025.txt"), shared.join("gold"));
    if !plan.exists() {
        println!("left out: no {}", plan.display());
        return;
    }
    let floors = [0.99, 0.99, 0.99, 0.97, 0.96];
    hold(&plan, &gold.join("shangrao-2021-2025.json"), &gold.join("shangrao-traps.json"), floors);
}

#[test]
fn owners_of_a_task_split() {
    let document = text(&examples().join("texts/task-split.txt"));
    let truth: serde_json::Value =
        serde_json::from_str(&text(&examples().join("texts/task-split-owners.json"))).unwrap();
    let found = extract(&from_text(&document));
    let statements = found.statements.iter().map(|one| (one.source.line, &one.owners));
    let milestones = found.milestones.iter().map(|one| (one.source.line, &one.owners));
    let owners: Vec<(u32, String, &str)> = statements
        .chain(milestones)
        .flat_map(|(line, owners)| {
            owners.iter().map(move |owner| {
                let role = serde_json::to_value(owner.role).unwrap().as_str().unwrap_or_default().to_owned();
                (line, role, owner.body.as_str())
            })
        })
        .collect();
    for wanted in truth.as_array().unwrap() {
        let role = wanted["role"].as_str().unwrap();
        let (line, body) = (wanted["line"].as_u64().unwrap() as u32, wanted["body"].as_str().unwrap());
        let there = owners.iter().any(|owner| owner.0 == line && owner.1 == role && owner.2 == body);
        assert!(there, "line {line}: {role} {body} is missing");
    }
}

fn nodes(outline: &[OutlineNode]) -> Vec<&OutlineNode> {
    outline.iter().flat_map(|node| std::iter::once(node).chain(nodes(&node.children))).collect()
}
