//! The packs and examples that are shipped: they load, agree with each other and invent nothing
//! about real places.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use waymark_core::area::{AreaLevel, AreaList, Counting};
use waymark_core::indicator::{Definition, IndicatorList};
use waymark_core::ledger::{Content as ItemContent, Ledger};
use waymark_core::pack::{Content, Pack, PackError, PackStatus, sha256};
use waymark_core::{Date, Period};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).expect("folder of a pack");
    let file = |entry: std::fs::DirEntry| {
        (
            entry.file_name().to_string_lossy().into_owned(),
            std::fs::read(entry.path()).expect("file of a pack"),
        )
    };
    entries.map(|entry| file(entry.expect("entry"))).collect()
}

fn pack(path: &str) -> Pack {
    Pack::load(&files(&root().join(path))).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn areas(path: &str) -> AreaList {
    match pack(path).content {
        Content::Areas(list) => list,
        _ => panic!("{path} holds no areas"),
    }
}

fn indicators(path: &str) -> IndicatorList {
    match pack(path).content {
        Content::Indicators(list) => list,
        _ => panic!("{path} holds no indicators"),
    }
}

const REAL: &str = "packs/areas-cn-3611";
const DEMO: &str = "examples/demo-city/packs/areas-demo-city";
const NINE: &str = "packs/indicators-sti-plan";
const MORE: &str = "examples/demo-city/packs/indicators-demo-city";

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn is_code(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "_@$-".contains(c))
}

#[test]
fn an_altered_pack_is_refused() {
    let mut files = files(&root().join(REAL));
    files.get_mut("areas.toml").expect("areas").push(b'\n');
    assert!(matches!(Pack::load(&files), Err(PackError::Hash { .. })));
}

#[test]
fn areas_hang_together() {
    for path in [REAL, DEMO] {
        let list = areas(path);
        let codes: BTreeSet<_> = list.areas.iter().map(|area| area.code.as_str()).collect();
        assert_eq!(codes.len(), list.areas.len(), "{path}: a code twice");
        for area in &list.areas {
            assert!(is_code(&area.code), "{path}: {}", area.code);
            let known = |code: &String| codes.contains(code.as_str());
            assert!(area.parent.iter().all(known) && area.host.iter().all(known), "{}", area.code);
            let bound = |text: &String| Date::first_of(text).is_some();
            assert!(area.valid_from.iter().all(bound) && area.valid_to.iter().all(bound), "{}", area.code);
        }
        for change in &list.changes {
            assert!(change.from.iter().chain(&change.to).all(|code| codes.contains(code.as_str())));
        }
    }
}

#[test]
fn shangrao_has_twelve_counties_at_any_time() {
    let list = areas(REAL);
    for (when, present, absent) in [
        ("2014-12-31", ["361121", "361122"], ["361103", "361104"]),
        ("2016-01-01", ["361121", "361103"], ["361122", "361104"]),
        ("2025-12-31", ["361104", "361103"], ["361121", "361122"]),
    ] {
        let children = list.children("3611", day(when));
        let counties: Vec<_> =
            children.iter().filter(|a| a.level == AreaLevel::County).map(|a| a.code.as_str()).collect();
        assert_eq!(counties.len(), 12, "{when}: {counties:?}");
        assert!(present.iter().all(|code| counties.contains(code)), "{when}");
        assert!(!absent.iter().any(|code| counties.contains(code)), "{when}");
    }
    assert_eq!(list.successors("361121", day("2025-01-01")), ["361104"]);
    assert_eq!(list.successors("361122", day("2014-01-01")), ["361122"]);
    assert_eq!(list.children("36", day("2025-12-31")).len(), 11);
}

#[test]
fn zones_of_shangrao_are_not_added_to_counties() {
    let list = areas(REAL);
    let zones: Vec<_> = list.areas.iter().filter(|area| area.level == AreaLevel::Zone).collect();
    assert_eq!(zones.len(), 3);
    assert!(
        zones
            .iter()
            .all(|z| z.local && !z.verified && z.counting == Some(Counting::Unknown) && z.host.is_empty())
    );
    assert_eq!(list.double_counted(&["361102", "3611_JKQ"]), [("3611_JKQ", "361102")]);
}

#[test]
fn indicators_name_what_they_are_computed_from() {
    let nine = indicators(NINE);
    assert_eq!(nine.indicators.iter().filter(|i| i.number.is_some()).count(), 9);
    assert_eq!(pack(NINE).manifest.status, PackStatus::Unverified);
    let more = indicators(MORE);
    let all: Vec<&Definition> = nine.indicators.iter().chain(&more.indicators).collect();
    let codes: HashSet<_> = all.iter().map(|i| i.code.as_str()).collect();
    for indicator in &all {
        assert!(is_code(&indicator.code), "{}", indicator.code);
        let parts = [&indicator.numerator, &indicator.denominator, &indicator.from];
        assert!(parts.into_iter().flatten().all(|code| codes.contains(code.as_str())), "{}", indicator.code);
        assert!(indicator.release.is_some(), "{}: no release calendar", indicator.code);
    }
    let names: Vec<_> = nine.indicators.iter().flat_map(|i| i.aliases.iter().chain([&i.name])).collect();
    let distinct: HashSet<_> = names.iter().collect();
    assert_eq!(distinct.len(), names.len(), "one name for two indicators");
    let expenditure = nine.find("研发经费投入强度").expect("known by its other name");
    assert!(!expenditure.is_due(Period::Year(2024), day("2025-11-29")));
    assert!(expenditure.is_due(Period::Year(2024), day("2025-11-30")));
}

/// Rows of an observations file by column; fields hold no commas or quotes.
fn rows(path: &str) -> Vec<BTreeMap<String, String>> {
    let text = read(path);
    assert!(!text.contains('"'), "{path}: quoted fields need a CSV reader here");
    let mut lines = text.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    let header = lines.next().expect("a header");
    let row = |fields: Vec<String>| {
        assert_eq!(fields.len(), header.len(), "{path}: {fields:?}");
        header.iter().cloned().zip(fields).collect()
    };
    lines.map(row).collect()
}

#[test]
fn invented_numbers_stand_on_invented_places_only() {
    let demo = areas(DEMO);
    assert!(demo.areas.iter().all(|area| area.invented && area.local && area.code.starts_with('X')));
    let real: HashSet<_> = areas(REAL).areas.into_iter().map(|area| area.name).collect();
    assert!(demo.areas.iter().all(|area| !real.contains(&area.name)));
    let codes: HashSet<_> = demo.areas.iter().map(|area| area.code.as_str()).collect();
    for row in rows("examples/demo-city/observations.csv") {
        assert!(codes.contains(row["area"].as_str()), "{row:?}");
        assert!(row["invented"] == "true" && row["note"].starts_with("示例数据"), "{row:?}");
    }
    for file in ["plan.txt", "README.md"] {
        assert!(read(&format!("examples/demo-city/{file}")).contains("示例数据，纯属虚构"), "{file}");
    }
    for row in rows("examples/shangrao/observations.csv") {
        assert!(row["invented"] == "false" && row["area"] == "3611", "{row:?}");
        assert!(row["source_grade"] == "公开报道（待核）" && row["source"].starts_with("http"), "{row:?}");
    }
}

#[test]
fn published_figures_of_shangrao_are_those_on_record() {
    let shared = std::env::var_os("WAYMARK_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    let Ok(text) = std::fs::read_to_string(shared.join("gold/shangrao-actuals.json")) else {
        println!("skipped: no published figures at {}", shared.display());
        return;
    };
    let record: Vec<serde_json::Value> = serde_json::from_str(&text).expect("the record");
    let rows = rows("examples/shangrao/observations.csv");
    assert_eq!(rows.len(), record.len());
    for (row, entry) in rows.iter().zip(&record) {
        assert_eq!(row["value"], entry["value"].to_string(), "{row:?}");
        assert_eq!(row["unit"], entry["unit"].as_str().expect("unit"));
        assert_eq!(row["period"], entry["period"].as_str().expect("period").trim_end_matches('?'));
        assert_eq!(row["source"], entry["source"].as_str().expect("source"));
        assert_eq!(row["known_at"], entry["published"].as_str().expect("date"));
    }
}

#[test]
fn the_demo_ledger_is_that_of_the_demo_plan() {
    let ledger: Ledger = serde_json::from_str(&read("examples/demo-city/ledger.json")).expect("a ledger");
    let plan = read("examples/demo-city/plan.txt");
    assert_eq!(ledger.document.sha256, sha256(plan.as_bytes()));
    assert_eq!(ledger.undecided, 0);
    let lists = [indicators(NINE), indicators(MORE)];
    let demo = areas(DEMO);
    for item in &ledger.items {
        let ItemContent::Statement(statement) = &item.content else { continue };
        assert!(
            lists.iter().any(|list| list.find(&statement.indicator).is_some()),
            "{}",
            statement.indicator
        );
        let found = |name: &String| demo.find(name, day("2025-12-31")).is_some();
        assert!(statement.area.iter().all(found), "{:?}", statement.area);
    }
}

#[test]
fn the_demo_data_are_what_the_generator_writes() {
    let make = root().join("examples/demo-city/make.py");
    let check = std::process::Command::new("python3").arg("-B").arg(make).arg("--check").output();
    match check {
        Ok(output) => assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr)),
        Err(error) => println!("skipped: python3 cannot be run ({error})"),
    }
}
