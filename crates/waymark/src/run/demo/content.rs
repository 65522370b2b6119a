//! The examples, embedded in the executable.

use std::collections::BTreeMap;

use anyhow::Context;
use rust_embed::RustEmbed;
use waymark_app::example::{Example, ExampleDocument};
use waymark_core::Ledger;
use waymark_core::record::{DocumentSort, PlanRecord};

#[derive(RustEmbed)]
#[folder = "../../examples"]
#[include = "demo-city/*"]
#[include = "shangrao/*"]
#[exclude = "*.py"]
#[exclude = "*/expected*"]
struct Files;

/// Both examples.
pub fn examples() -> anyhow::Result<Vec<Example>> {
    let demo_city = PlanRecord {
        title: "示例市“十四五”科技创新规划（示例数据）".to_owned(),
        term: waymark_core::Period::Years(2021, 2025),
        area: "X9901".to_owned(),
        peers: (2..=6).map(|peer| format!("X990{peer}")).collect(),
        follows: None,
        rules: None,
        packs: vec!["areas-demo-city".to_owned(), "indicators-demo-city".to_owned()],
        invented: true,
        note: Some("示例数据，纯属虚构。".to_owned()),
    };
    let shangrao = PlanRecord {
        title: "上饶市“十四五”科技创新发展规划（2021—2025年）".to_owned(),
        term: waymark_core::Period::Years(2021, 2025),
        area: "3611".to_owned(),
        peers: Vec::new(),
        follows: None,
        rules: None,
        packs: Vec::new(),
        invented: false,
        note: Some("规划文本为转述，仅作示例；未公开的数据一律为“未填报”。".to_owned()),
    };
    Ok(vec![example("demo-city", demo_city)?, example("shangrao", shangrao)?])
}

fn example(code: &str, plan: PlanRecord) -> anyhow::Result<Example> {
    let ledger: Ledger = serde_json::from_slice(&file(&format!("{code}/ledger.json"))?)?;
    let observations = waymark_report::observations::read(&file(&format!("{code}/observations.csv"))?);
    let observations =
        observations.map_err(|errors| anyhow::anyhow!("{code}: {} rows do not fit", errors.len()))?;
    Ok(Example {
        code: code.to_owned(),
        packs: packs(code)?,
        documents: documents(code, &plan.title)?,
        ledger,
        observations,
        records: records(code)?,
        publications: Files::get(&format!("{code}/publications.json")).map(|file| file.data.into_owned()),
        // When plans of this kind were issued; the day itself is not known.
        known_at: waymark_core::Date::new(2021, 9, 1),
        plan,
    })
}

fn file(path: &str) -> anyhow::Result<Vec<u8>> {
    Files::get(path).map(|file| file.data.into_owned()).with_context(|| format!("no example file {path}"))
}

/// Files below a folder, by the rest of their path.
fn below(folder: &str) -> anyhow::Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for path in Files::iter() {
        if let Some(rest) = path.strip_prefix(folder) {
            files.insert(rest.to_owned(), file(&path)?);
        }
    }
    Ok(files)
}

fn packs(code: &str) -> anyhow::Result<Vec<BTreeMap<String, Vec<u8>>>> {
    let mut packs: BTreeMap<String, BTreeMap<String, Vec<u8>>> = BTreeMap::new();
    for (path, bytes) in below(&format!("{code}/packs/"))? {
        if let Some((pack, name)) = path.split_once('/') {
            packs.entry(pack.to_owned()).or_default().insert(name.to_owned(), bytes);
        }
    }
    Ok(packs.into_values().collect())
}

fn records(code: &str) -> anyhow::Result<BTreeMap<String, Vec<u8>>> {
    let files = below(&format!("{code}/records/"))?;
    Ok(files
        .into_iter()
        .filter_map(|(path, bytes)| Some((path.strip_suffix(".json")?.to_owned(), bytes)))
        .collect())
}

/// The plan's text, and what else was issued about it.
fn documents(code: &str, title: &str) -> anyhow::Result<Vec<ExampleDocument>> {
    let known = [
        ("plan.txt", title, DocumentSort::Plan),
        ("task-split.txt", "任务分工方案", DocumentSort::TaskSplit),
        ("yearly-plan-2024.txt", "2024年度计划", DocumentSort::YearlyPlan),
        ("assigned-targets.txt", "省下达目标", DocumentSort::Assigned),
    ];
    let mut documents = Vec::new();
    for (name, title, sort) in known {
        if Files::get(&format!("{code}/{name}")).is_some() {
            let bytes = file(&format!("{code}/{name}"))?;
            documents.push(ExampleDocument { title: title.to_owned(), sort, name: name.to_owned(), bytes });
        }
    }
    Ok(documents)
}
