//! As known on a day: lists with their filters, search, and what waits.

use waymark_app::records::ListQuery;
use waymark_app::search::SearchQuery;
use waymark_app::todo::Todo;
use waymark_app::work::WorkQuery;
use waymark_app::{App, Call, Put};
use waymark_core::Date;
use waymark_core::ledger::{ConfirmedProject, Content, Decision, LedgerItem};
use waymark_core::record::{LedgerEntry, Role, Task, TaskState, Visibility};

use crate::support::{TestApp, on_each_engine, someone};

on_each_engine!(lists_search_and_what_waits_are_as_known_on_a_day, what_was_public_and_is_not_stays_hidden);

const DAY_MICROS: i64 = 86_400_000_000;

fn day(text: &str) -> Option<Date> {
    Some(text.parse().unwrap())
}

fn task(title: &str, state: TaskState) -> Task {
    Task {
        title: title.to_owned(),
        item: None,
        parent: None,
        lead: None,
        support: Vec::new(),
        area: None,
        starts_on: None,
        due_on: day("2026-01-10"),
        state,
        done_on: None,
        note: None,
        invented: true,
    }
}

/// Codes of what search finds.
async fn found(app: &App, call: &Call, words: &str, known_by: Option<Date>) -> Vec<String> {
    let (words, plan) = (words.to_owned(), Some("demo".to_owned()));
    let query = SearchQuery { words, plan, known_by, limit: 100, ..SearchQuery::default() };
    let hits = app.search(call, query).await.unwrap();
    hits.items.into_iter().map(|hit| hit.code).collect()
}

async fn lists_search_and_what_waits_are_as_known_on_a_day(test: &TestApp) {
    let (app, office) = (&test.app, someone("office", Role::PlanOffice));
    app.put(&office, "demo", "K-001", &task("示例中试基地", TaskState::UnderWay), Put::new()).await.unwrap();
    app.put(&office, "demo", "K-002", &task("示例检测平台", TaskState::UnderWay), Put::new()).await.unwrap();
    test.clock.0.fetch_add(DAY_MICROS, std::sync::atomic::Ordering::Relaxed);
    let renamed = task("示例加速器", TaskState::Done);
    app.put(&office, "demo", "K-001", &renamed, Put::default()).await.unwrap();
    app.remove::<Task>(&office, "demo", "K-002", waymark_app::Expected::Any).await.unwrap();

    let (before, then, now) = (day("2026-01-14"), day("2026-01-15"), day("2026-01-16"));
    for (words, at_first, at_last) in [
        ("中试基地", Some("K-001"), None),
        ("检测平台", Some("K-002"), None),
        ("加速器", None, Some("K-001")),
    ] {
        assert!(found(app, &office, words, before).await.is_empty());
        assert_eq!(found(app, &office, words, then).await, Vec::from_iter(at_first), "{words}");
        for known_by in [now, None] {
            assert_eq!(found(app, &office, words, known_by).await, Vec::from_iter(at_last), "{words}");
        }
    }

    let listed = async |known_by, state: &str, text: &str| {
        let states = if state.is_empty() { Vec::new() } else { vec![state.to_owned()] };
        let text = Some(text.to_owned());
        let query = ListQuery { known_by, states, text, limit: 100, ..ListQuery::default() };
        let listing = app.list::<Task>(&office, "demo", query).await.unwrap();
        assert_eq!(listing.total as usize, listing.items.len());
        listing.items.into_iter().map(|one| one.code).collect::<Vec<_>>()
    };
    assert_eq!(listed(then, "under_way", "").await, ["K-001", "K-002"]);
    assert_eq!(listed(then, "under_way", "检测").await, ["K-002"]);
    assert_eq!(listed(then, "done", "").await, [""; 0]);
    assert_eq!(listed(now, "done", "").await, ["K-001"]);
    let query = ListQuery { known_by: then, limit: 1, ..ListQuery::default() };
    let first = app.list::<Task>(&office, "demo", query.clone()).await.unwrap();
    let second = app.list::<Task>(&office, "demo", ListQuery { after: first.next, ..query }).await.unwrap();
    assert_eq!((second.items[0].code.as_str(), second.next), ("K-002", None));

    let work = async |known_by| {
        let query = WorkQuery { known_by, ..WorkQuery::default() };
        let list = app.work_list(&office, "demo", &query).await.unwrap();
        list.into_iter().map(|one| (one.name, one.late)).collect::<Vec<_>>()
    };
    let is = |name: &str, late| (name.to_owned(), late);
    assert_eq!(work(before).await, []);
    assert_eq!(work(then).await, [is("示例中试基地", true), is("示例检测平台", true)]);
    assert_eq!(work(now).await, [is("示例加速器", false)]);
    assert_eq!(work(None).await, work(now).await);

    let late = async |known_by| {
        let waits = app.todo(&office, known_by).await.unwrap().items;
        waits.into_iter().find(|one: &Todo| one.kind == "tasks_late").map_or(0, |one| one.count)
    };
    assert_eq!([late(before).await, late(then).await, late(now).await, late(None).await], [0, 2, 0, 0]);
}

/// An entry that was open to people outside for a day.
async fn what_was_public_and_is_not_stays_hidden(test: &TestApp) {
    let (app, office) = (&test.app, someone("office", Role::PlanOffice));
    let mut entry = LedgerEntry {
        item: LedgerItem {
            code: "P-001".to_owned(),
            id: None,
            decision: Decision::Added,
            content: Content::Project(ConfirmedProject {
                group: None,
                number: None,
                name: "示例中试基地".to_owned(),
            }),
            changes: Vec::new(),
            owners: Vec::new(),
            note: None,
            section: Vec::new(),
            source: None,
        },
        document: None,
        theme: None,
        parent: None,
        main: false,
        restated: Vec::new(),
        visibility: Visibility::Congress,
    };
    app.put(&office, "demo", "P-001", &entry, Put::new()).await.unwrap();
    let deputy = someone("deputy", Role::Congress);
    let seen = async |known_by| {
        let query = ListQuery { known_by, ..ListQuery::default() };
        let listed = app.list::<LedgerEntry>(&deputy, "demo", query).await.unwrap().items.len();
        let read = app.get::<LedgerEntry>(&deputy, "demo", "P-001", known_by).await.is_ok();
        (listed, read, found(app, &deputy, "中试基地", known_by).await.len())
    };
    let then = day("2026-01-15");
    assert_eq!((seen(then).await, seen(None).await), ((1, true, 1), (1, true, 1)));
    test.clock.0.fetch_add(DAY_MICROS, std::sync::atomic::Ordering::Relaxed);
    entry.visibility = Visibility::Internal;
    app.put(&office, "demo", "P-001", &entry, Put::default()).await.unwrap();
    assert_eq!((seen(then).await, seen(None).await), ((0, false, 0), (0, false, 0)));
}
