//! The records of the examples are what the program takes: every body parses into its struct, every
//! code that is named exists, and what is invented says so.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rust_decimal::Decimal;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use waymark_core::area::AreaList;
use waymark_core::body::Body;
use waymark_core::indicator::IndicatorList;
use waymark_core::judge::{Part, SplitMode, reconcile};
use waymark_core::ledger::{Content, Ledger};
use waymark_core::record::{
    Account, AdoptedBasis, Grant, Ownership, PointNote, Progress, ProjectSheet, ProjectStage, Role,
    SplitPart, Task, TaskState,
};
use waymark_core::{Date, OwnerRole, Period};

/// One version of a record as the files have it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Version<T> {
    code: String,
    valid_from: Option<Date>,
    known_at: Option<Date>,
    body: T,
}

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples")
}

fn text(path: &str) -> String {
    std::fs::read_to_string(examples().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The versions of a file. Several of one code stand in the order they come to hold, and all but
/// the first say when.
fn versions<T: DeserializeOwned>(path: &str) -> Vec<Version<T>> {
    let read: Vec<Version<T>> =
        serde_json::from_str(&text(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut last: BTreeMap<&str, Option<Date>> = BTreeMap::new();
    for one in &read {
        assert!(
            one.code.chars().all(|c| c.is_ascii_alphanumeric() || "_@$-".contains(c)),
            "{path}: {}",
            one.code
        );
        if let Some(before) = last.insert(&one.code, one.valid_from) {
            assert!(before.is_some() && before < one.valid_from, "{path}: {} twice", one.code);
        }
        assert!(one.known_at.is_none_or(|known| Some(known) >= one.valid_from), "{path}: {}", one.code);
    }
    read
}

fn demo<T: DeserializeOwned>(name: &str) -> Vec<Version<T>> {
    versions(&format!("demo-city/records/{name}.json"))
}

fn ledger(city: &str) -> Ledger {
    serde_json::from_str(&text(&format!("{city}/ledger.json"))).expect("a ledger")
}

fn codes<T>(versions: &[Version<T>]) -> BTreeSet<&str> {
    versions.iter().map(|one| one.code.as_str()).collect()
}

/// Codes of the city's commitments; baselines are nobody's to answer for.
fn commitments() -> BTreeSet<String> {
    let items = ledger("demo-city").items.into_iter();
    items.map(|item| item.code).filter(|code| !code.starts_with('B')).collect()
}

fn areas() -> BTreeSet<String> {
    let list: AreaList =
        toml::from_str(&text("demo-city/packs/areas-demo-city/areas.toml")).expect("areas of the city");
    list.areas.into_iter().map(|area| area.code).collect()
}

fn bodies() -> Vec<Version<Body>> {
    demo("bodies")
}

#[test]
fn bodies_stand_under_bodies_and_act_for_areas_that_exist() {
    let (bodies, areas) = (bodies(), areas());
    let known = codes(&bodies);
    let mut names = BTreeSet::new();
    for Version { code, body, .. } in &bodies {
        assert_eq!(*code, body.code);
        assert!(body.invented && code.starts_with('X'), "{code}");
        assert!(
            body.parent.as_deref().is_none_or(|parent| parent != code && known.contains(parent)),
            "{code}"
        );
        assert!(body.area.as_ref().is_some_and(|area| areas.contains(area)), "{code}");
        for name in std::iter::once(&body.name).chain(&body.aliases) {
            assert!(names.insert(name.clone()), "{name} names two bodies");
        }
    }
    assert!(bodies.len() >= 25, "{}", bodies.len());
}

#[test]
fn every_commitment_has_its_lead_and_every_owner_its_commitment() {
    let (owners, bodies) = (demo::<Ownership>("owners"), bodies());
    let (known, commitments) = (codes(&bodies), commitments());
    let lead: BTreeSet<_> = owners
        .iter()
        .filter(|one| one.body.role == OwnerRole::Lead)
        .map(|one| one.body.item.clone())
        .collect();
    assert_eq!(lead, commitments);
    for Version { code, body, .. } in &owners {
        assert!(commitments.contains(&body.item), "{code}: {}", body.item);
        assert!(body.body.as_deref().is_none_or(|body| known.contains(body)), "{code}");
        assert!(body.body.is_some() || body.body_name == "各县区人民政府", "{code}: {}", body.body_name);
        let person = body.role.is_person();
        assert_eq!(body.person.is_some(), person, "{code}");
        assert!(body.person.as_deref().is_none_or(|person| person.ends_with("（虚构）")), "{code}");
    }
    let handed: Vec<_> = owners.iter().filter(|one| one.body.reason.is_some()).collect();
    assert!(handed.iter().any(|one| one.body.item == "T-016" && one.body.role == OwnerRole::Lead));
    let first: BTreeSet<_> =
        owners.iter().filter(|one| one.body.reason.is_none()).map(|one| &one.code).collect();
    assert!(handed.iter().all(|one| first.contains(&one.code)), "what changes hands was in some before");
}

/// The whole, its parts as the splits have them, and what they make.
fn reconciled(splits: &[Version<SplitPart>], target: &str) -> (Option<Decimal>, Option<Decimal>, usize) {
    let item = ledger("demo-city").items.into_iter().find(|item| item.code == target).expect("a target");
    let Content::Statement(statement) = item.content else { panic!("{target} is no number") };
    let parts: Vec<_> = splits.iter().filter(|one| one.body.target == target).collect();
    let named: Vec<_> = parts
        .iter()
        .map(|one| Part {
            name: one.body.area.clone().or_else(|| one.body.body.clone()).expect("an area or a body"),
            value: one.body.value,
            weight: one.body.weight,
        })
        .collect();
    let mode = parts[0].body.mode;
    let result = reconcile(mode, statement.value.low(), waymark_core::indicator::Direction::Up, &named);
    (result.gap, result.excess, result.open.len())
}

#[test]
fn splits_show_a_gap_an_excess_and_what_fits() {
    let (splits, bodies, areas) = (demo::<SplitPart>("splits"), bodies(), areas());
    let known = codes(&bodies);
    for Version { code, body, .. } in &splits {
        assert!(body.area.is_some() != body.body.is_some(), "{code}");
        assert!(body.area.as_ref().is_none_or(|area| areas.contains(area)), "{code}");
        assert!(body.body.as_deref().is_none_or(|body| known.contains(body)), "{code}");
        assert_eq!(body.weight.is_some(), body.mode == SplitMode::Weighted, "{code}");
    }
    let whole = |number: u32| Some(Decimal::from(number));
    assert_eq!(reconciled(&splits, "T-008"), (whole(20), None, 0));
    assert_eq!(reconciled(&splits, "T-006"), (None, whole(6), 0));
    assert_eq!(reconciled(&splits, "T-028"), (None, None, 3));
    for exact in ["T-001", "T-009", "T-026", "T-036"] {
        let (gap, excess, open) = reconciled(&splits, exact);
        let nothing = |over: Option<Decimal>| over.is_none_or(|over| over.is_zero());
        assert!(nothing(gap) && nothing(excess) && open == 0, "{exact}: {gap:?} {excess:?} {open}");
    }
}

#[test]
fn tasks_make_a_tree_with_every_state() {
    let (tasks, bodies, areas) = (demo::<Task>("tasks"), bodies(), areas());
    let (known, own, commitments) = (codes(&bodies), codes(&tasks), commitments());
    let mut states = Vec::new();
    for Version { code, body, .. } in &tasks {
        assert!(body.invented, "{code}");
        assert!(body.item.as_ref().is_none_or(|item| commitments.contains(item)), "{code}");
        assert!(body.parent.as_deref().is_none_or(|parent| parent != code && own.contains(parent)), "{code}");
        assert!(body.lead.iter().chain(&body.support).all(|body| known.contains(body.as_str())), "{code}");
        assert!(body.area.as_ref().is_none_or(|area| areas.contains(area)), "{code}");
        assert_eq!(body.done_on.is_some(), body.state == TaskState::Done, "{code}");
        assert!(body.starts_on <= body.due_on, "{code}");
        if !states.contains(&body.state) {
            states.push(body.state);
        }
    }
    assert_eq!(states.len(), 5, "{states:?}");
    let late = tasks.iter().filter(|one| one.body.done_on.is_some_and(|done| Some(done) > one.body.due_on));
    assert!(late.count() >= 2);
}

#[test]
fn projects_add_up_and_stop_only_by_a_document() {
    let (projects, bodies, areas) = (demo::<ProjectSheet>("projects"), bodies(), areas());
    let (known, commitments) = (codes(&bodies), commitments());
    let mut stages = Vec::new();
    for Version { code, body, .. } in &projects {
        assert!(body.invented, "{code}");
        assert!(body.item.as_ref().is_none_or(|item| commitments.contains(item)), "{code}");
        assert!(body.lead.as_deref().is_some_and(|lead| known.contains(lead)), "{code}");
        assert!(body.area.as_ref().is_some_and(|area| areas.contains(area)), "{code}");
        let stopped =
            matches!(body.stage, ProjectStage::Suspended | ProjectStage::Adjusted | ProjectStage::Terminated);
        assert_eq!(body.approval.is_some(), stopped, "{code}");
        let completed: Decimal = body.years.iter().filter_map(|year| year.completed_wan).sum();
        let planned: Decimal = body.years.iter().filter_map(|year| year.planned_wan).sum();
        assert!(body.investment_wan.is_none_or(|whole| completed.max(planned) <= whole), "{code}");
        if !stages.contains(&body.stage) {
            stages.push(body.stage);
        }
    }
    assert_eq!(stages.len(), 9, "every stage is shown: {stages:?}");
    let named: BTreeSet<_> = projects.iter().filter_map(|one| one.body.item.clone()).collect();
    assert_eq!(named, commitments.into_iter().filter(|code| code.starts_with('P')).collect());
}

#[test]
fn progress_is_of_what_exists_and_its_money_grows_through_the_year() {
    let (progress, bodies) = (demo::<Progress>("progress"), bodies());
    let (projects, tasks) = (demo::<ProjectSheet>("projects"), demo::<Task>("tasks"));
    let mut items: BTreeSet<String> = commitments();
    items.extend(codes(&projects).into_iter().chain(codes(&tasks)).map(str::to_owned));
    let known = codes(&bodies);
    let mut money: BTreeMap<(&str, u16), Decimal> = BTreeMap::new();
    for Version { code, body, .. } in &progress {
        assert!(body.invented && items.contains(&body.item), "{code}: {}", body.item);
        assert!(body.body.as_deref().is_some_and(|body| known.contains(body)), "{code}");
        assert!(body.period.last_day() <= Date::end_of_month(2025, 6), "{code}");
        if let (Some(wan), Period::Month(year, _)) = (body.completed_wan, body.period) {
            let before = money.insert((&body.item, year), wan);
            assert!(before.is_none_or(|before| before <= wan), "{code}");
        }
    }
    for one in projects.iter().filter(|one| money.contains_key(&(one.code.as_str(), 2025))) {
        let year = one.body.years.iter().find(|year| year.year == 2025);
        let stated = year.and_then(|year| year.completed_wan);
        assert!(stated.is_none_or(|stated| stated == money[&(one.code.as_str(), 2025)]), "{}", one.code);
    }
}

#[test]
fn accounts_hold_one_sort_of_role_each_and_every_role_has_one() {
    let (accounts, grants, bodies, areas) =
        (demo::<Account>("accounts"), demo::<Grant>("grants"), bodies(), areas());
    let (names, known) = (codes(&accounts), codes(&bodies));
    for Version { code, body, .. } in &accounts {
        assert!(body.invented && body.display_name.ends_with("（虚构）"), "{code}");
        assert!(body.body.as_deref().is_some_and(|body| known.contains(body)), "{code}");
    }
    let mut given: BTreeMap<Role, BTreeSet<&str>> = BTreeMap::new();
    for Version { code, body, .. } in &grants {
        assert!(names.contains(body.account.as_str()), "{code}");
        // One of the office keeps what plans share, besides the administrators.
        let whole = body.role.is_administrator() || body.account == "demo-office-head";
        assert_eq!(body.plan.is_none(), whole, "{code}");
        assert!(body.plan.as_deref().is_none_or(|plan| plan == "demo-city"), "{code}");
        assert!(body.body.as_deref().is_none_or(|body| known.contains(body)), "{code}");
        assert!(body.area.as_ref().is_none_or(|area| areas.contains(area)), "{code}");
        given.entry(body.role).or_default().insert(&body.account);
    }
    for role in Role::ALL.into_iter().filter(|role| *role != Role::Public) {
        assert!(given.contains_key(&role), "nobody is {role:?}");
    }
    for (role, people) in given.iter().filter(|(role, _)| role.is_administrator()) {
        let others = given.iter().filter(|(other, _)| *other != role).flat_map(|(_, people)| people);
        assert!(others.into_iter().all(|other| !people.contains(other)), "{role:?} holds another role");
    }
}

#[test]
fn notes_and_bases_are_about_what_exists() {
    let mut known: BTreeSet<String> = BTreeSet::new();
    for path in [
        "demo-city/packs/indicators-demo-city/indicators.toml",
        "../packs/indicators-sti-plan/indicators.toml",
    ] {
        let list: IndicatorList = toml::from_str(&text(path)).expect("indicators");
        known.extend(list.indicators.into_iter().map(|one| one.code));
    }
    let areas = areas();
    for Version { code, body, .. } in demo::<PointNote>("notes") {
        assert!(known.contains(&body.indicator) && areas.contains(&body.area), "{code}: {}", body.indicator);
        assert!(body.text.starts_with("示例数据"), "{code}");
    }
    for Version { code, body, valid_from, .. } in demo::<AdoptedBasis>("bases") {
        assert!(commitments().contains(&body.target), "{code}");
        assert_eq!(body.adopted_on, valid_from, "{code}");
    }
}

/// Of the real plan only what is printed: groups, numbers and names of the fifty projects.
#[test]
fn nothing_is_invented_about_a_real_place() {
    let projects: Vec<Version<ProjectSheet>> = versions("shangrao/records/projects.json");
    let printed: Vec<_> = ledger("shangrao")
        .items
        .into_iter()
        .filter_map(|item| match item.content {
            Content::Project(project) => Some((item.code, project)),
            _ => None,
        })
        .collect();
    assert_eq!((projects.len(), printed.len()), (50, 50));
    for (Version { code, body, .. }, (item, project)) in projects.iter().zip(printed) {
        let expected = ProjectSheet {
            name: project.name,
            item: Some(item),
            group: project.group,
            number: project.number,
            builder: None,
            lead: None,
            place: None,
            area: None,
            investment_wan: None,
            years: Vec::new(),
            stage: ProjectStage::NotReported,
            approval: None,
            starts_on: None,
            due_on: None,
            note: None,
            invented: false,
        };
        assert_eq!(*body, expected, "{code}");
    }
}
