//! Records in general, and taking changes back.

use std::collections::BTreeSet;
use std::sync::atomic::Ordering;

use serde_json::{Value, json};
use waymark_app::owners::HandOver;
use waymark_app::records::Record;
use waymark_app::tables::{ExportQuery, TableName};
use waymark_app::{App, AppError, Call, Expected, Put};
use waymark_core::Kind;
use waymark_core::area::Area;
use waymark_core::body::Body;
use waymark_core::ledger::Content;
use waymark_core::record::{
    AdoptedBasis, Boundary, LedgerEntry, Ownership, PlanRecord, PointNote, Progress, ProjectSheet, Right,
    Role, SplitPart, Task, TaskState,
};
use waymark_report::tabular::Format;

use crate::support::{TestApp, on_each_engine, someone, with_rights};

fn task(title: &str) -> Task {
    Task {
        title: title.to_owned(),
        item: None,
        parent: None,
        lead: None,
        support: Vec::new(),
        area: None,
        starts_on: None,
        due_on: None,
        state: TaskState::Planned,
        done_on: None,
        note: None,
        invented: true,
    }
}

#[tokio::test]
async fn a_task_is_written_changed_and_taken_back() {
    let test = TestApp::with_plan().await;
    let office = someone("office", Role::PlanOffice);
    let app = &test.app;
    let made = app.put(&office, "demo", "", &task("建设实验室"), Put::new()).await.unwrap();
    assert_eq!(made.value.code, "K-001");
    let put = Put { expected: Expected::Version(1), ..Put::default() };
    let changed = app.put(&office, "demo", "K-001", &task("建成实验室"), put).await.unwrap();
    let conflict = app.put(&office, "demo", "K-001", &task("x"), put).await;
    assert!(matches!(conflict, Err(AppError::Changed { found: 2, .. })));

    let undone = app.undo(&office, &changed.change.change_id).await.unwrap();
    let now = app.get::<Task>(&office, "demo", "K-001", None).await.unwrap();
    assert_eq!((now.body.title.as_str(), now.version), ("建设实验室", 3));
    let twice = app.undo(&office, &changed.change.change_id).await;
    assert!(matches!(twice, Err(AppError::Refused { code: "undo_twice", .. })));
    // Undo is undone like any change.
    app.undo(&office, &undone.change.change_id).await.unwrap();
    let first = app.undo(&office, &made.change.change_id).await;
    assert!(matches!(first, Err(AppError::Refused { code: "undo_changed_since", .. })));
}

#[tokio::test]
async fn a_reporter_writes_no_task_and_nobody_reads_one() {
    let test = TestApp::with_plan().await;
    let reporter = someone("reporter", Role::Reporter);
    let refused = test.app.put(&reporter, "demo", "", &task("x"), Put::new()).await;
    assert!(matches!(refused, Err(AppError::Forbidden { rule: "role", .. })));
    let nobody = waymark_app::Call::by(test.app.nobody().await.unwrap());
    let refused = test.app.list::<Task>(&nobody, "demo", Default::default()).await;
    assert!(matches!(refused, Err(AppError::NotSignedIn)));
}

on_each_engine!(
    many_changes_are_taken_back_at_once,
    what_a_record_names_has_to_be_there,
    a_stage_that_needs_approval_is_reported_once_the_project_says_so,
    a_commitment_goes_after_what_builds_on_it,
    who_answers_is_told_for_the_day,
    owners_come_in_again_as_they_went_out,
    targets_come_in_and_new_ones_are_added,
);

/// Writes a record given as JSON.
async fn put<R: Record>(app: &App, call: &Call, code: &str, body: Value) -> Result<String, AppError> {
    let body: R = serde_json::from_value(body).unwrap();
    app.put(call, "demo", code, &body, Put::default()).await.map(|done| done.value.code)
}

/// The fields a refused record is refused for.
fn fields<T: std::fmt::Debug>(result: Result<T, AppError>) -> Vec<String> {
    match result.unwrap_err() {
        AppError::Invalid(faults) => {
            faults.into_iter().map(|fault| format!("{}: {}", fault.field, fault.code)).collect()
        }
        other => panic!("{other:?}"),
    }
}

/// A commitment of the fictional city, an area, a body.
pub async fn ground(app: &App) {
    let system = Call::system();
    let ledger: Value =
        serde_json::from_str(include_str!("../../../../examples/demo-city/ledger.json")).unwrap();
    for code in ["T-001", "P-004"] {
        let item = ledger["items"].as_array().unwrap().iter().find(|item| item["code"] == code).unwrap();
        let mut entry = json!({"item": item});
        entry["item"]["owners"] = json!([]);
        put::<LedgerEntry>(app, &system, code, entry).await.unwrap();
    }
    let area = json!({"code": "X9901", "name": "示例市", "level": "city", "invented": true});
    put::<Area>(app, &system, "", area).await.unwrap();
    put::<Body>(app, &system, "", json!({"code": "KJJ", "name": "示例市科技局"})).await.unwrap();
}

async fn what_a_record_names_has_to_be_there(test: &TestApp) {
    let (app, office) = (&test.app, with_rights("office", Role::PlanOffice, &[Right::AdoptBasis]));
    ground(app).await;
    let unknown = |names: &[&str]| names.iter().map(|name| format!("{name}: unknown")).collect::<Vec<_>>();
    let hash = "0".repeat(64);

    let refused = put::<Task>(
        app,
        &office,
        "",
        json!({"title": "x", "item": "T-9", "parent": "K-9", "lead": "B-9", "support": ["KJJ", "B-8"], "area": "X"}),
    );
    assert_eq!(fields(refused.await), unknown(&["item", "parent", "lead", "support.1", "area"]));
    let refused =
        put::<ProjectSheet>(app, &office, "", json!({"name": "x", "item": "P-9", "lead": "B", "area": "X"}));
    assert_eq!(fields(refused.await), unknown(&["item", "lead", "area"]));
    let owner = json!({"item": "T-9", "role": "lead", "body": "B", "body_name": "x", "document": "D9"});
    let refused = put::<Ownership>(app, &office, "", owner).await;
    assert_eq!(fields(refused), unknown(&["item", "body", "document"]));
    let split = json!({"target": "T-001", "area": "X9901", "mode": "sum", "value": "1", "document": "D9"});
    assert_eq!(fields(put::<SplitPart>(app, &office, "", split).await), unknown(&["document"]));
    let basis = json!({"target": "T-9", "revision": "x", "rules": "nowhere", "reason": "x"});
    assert_eq!(fields(put::<AdoptedBasis>(app, &office, "", basis).await), unknown(&["target", "rules"]));
    let entry = app.get::<LedgerEntry>(&office, "demo", "T-001", None).await.unwrap().body;
    let mut strange = serde_json::to_value(&entry).unwrap();
    let said = &mut strange["item"]["content"];
    (said["area"], said["indicator_code"]) = ("云上区".into(), "I-999".into());
    let refused = put::<LedgerEntry>(app, &office, "T-001", strange.clone()).await;
    assert_eq!(fields(refused), unknown(&["item.content.area", "item.content.indicator_code"]));
    strange["item"]["content"] = serde_json::to_value(&entry.item.content).unwrap();
    strange["item"]["content"]["area"] = "示例市".into();
    put::<LedgerEntry>(app, &office, "T-001", strange).await.unwrap();
    let note = json!({"indicator": "NOTHING", "area": "X", "text": "x"});
    assert_eq!(fields(put::<PointNote>(app, &office, "", note).await), unknown(&["indicator", "area"]));
    let plan = json!({
        "title": "x", "term": "2026-2030", "area": "X", "follows": "none", "rules": "nowhere", "packs": ["none"],
    });
    let refused = put::<PlanRecord>(app, &office, "next", plan).await;
    assert_eq!(fields(refused), unknown(&["area", "follows", "rules", "packs.0"]));
    let map = json!({"title": "x", "area": "X", "file": hash, "source": "x"});
    assert_eq!(fields(put::<Boundary>(app, &office, "", map).await), unknown(&["area", "file"]));
    let body = json!({"code": "NEW", "name": "x", "parent": "B-9", "area": "X"});
    assert_eq!(fields(put::<Body>(app, &office, "", body).await), unknown(&["parent", "area"]));
    let report = json!({
        "item": "T-9", "period": "2025-06", "text": "x", "evidence": [hash], "body": "B-9",
    });
    assert_eq!(
        fields(put::<Progress>(app, &office, "", report).await),
        unknown(&["item", "body", "evidence.0"])
    );

    // What is there is taken: on a commitment, a task or a project, with a file that was uploaded.
    let file = app.put_file(&office, "proof.txt", "进度照片说明".as_bytes()).await.unwrap().value.sha256;
    let task = json!({"title": "x", "item": "T-001", "lead": "KJJ", "support": ["KJJ"], "area": "X9901"});
    let task = put::<Task>(app, &office, "", task).await.unwrap();
    let project = put::<ProjectSheet>(app, &office, "", json!({"name": "x", "lead": "KJJ"})).await.unwrap();
    for item in ["T-001", &task, &project] {
        let report = json!({
            "item": item, "period": "2025-06", "text": "x", "evidence": [file], "body": "KJJ",
        });
        put::<Progress>(app, &office, "", report).await.unwrap();
    }
    let plan = json!({
        "title": "x", "term": "2026-2030", "area": "X9901", "follows": "demo", "rules": "statcan", "packs": [],
    });
    put::<PlanRecord>(app, &office, "next", plan).await.unwrap();
}

async fn a_stage_that_needs_approval_is_reported_once_the_project_says_so(test: &TestApp) {
    let (app, office) = (&test.app, someone("office", Role::PlanOffice));
    ground(app).await;
    let sheet = |stage: &str, approval: Option<&str>| json!({"name": "创新服务站", "item": "P-004", "stage": stage, "approval": approval});
    put::<ProjectSheet>(app, &office, "PR-001", sheet("building", None)).await.unwrap();
    let report =
        |item: &str, stage: &str| json!({"item": item, "period": "2025-06", "text": "x", "stage": stage});
    put::<Progress>(app, &office, "", report("PR-001", "completed")).await.unwrap();
    for (item, stage) in
        [("PR-001", "suspended"), ("PR-001", "adjusted"), ("P-004", "terminated"), ("T-001", "terminated")]
    {
        let refused = put::<Progress>(app, &office, "", report(item, stage)).await;
        assert_eq!(fields(refused), ["stage: approval_not_recorded"], "{item} {stage}");
    }
    let approved = sheet("terminated", Some("示例府办函〔2025〕1号（虚构）"));
    put::<ProjectSheet>(app, &office, "PR-001", approved).await.unwrap();
    put::<Progress>(app, &office, "", report("PR-001", "terminated")).await.unwrap();
    put::<Progress>(app, &office, "", report("P-004", "terminated")).await.unwrap();
    let refused = put::<Progress>(app, &office, "", report("PR-001", "adjusted")).await;
    assert_eq!(fields(refused), ["stage: approval_not_recorded"]);
}

async fn a_commitment_goes_after_what_builds_on_it(test: &TestApp) {
    let (app, office) = (&test.app, someone("office", Role::PlanOffice));
    ground(app).await;
    let refused = async |code: &str| {
        app.remove::<LedgerEntry>(&office, "demo", code, Expected::Any).await.unwrap_err().code().to_owned()
    };
    let split = json!({"target": "T-001", "area": "X9901", "mode": "sum", "value": "1"});
    let split = put::<SplitPart>(app, &office, "", split).await.unwrap();
    assert_eq!(refused("T-001").await, "item_in_use");
    app.remove::<SplitPart>(&office, "demo", &split, Expected::Any).await.unwrap();
    let owner = json!({"item": "T-001", "role": "lead", "body": "KJJ", "body_name": "示例市科技局"});
    let owner = put::<Ownership>(app, &office, "", owner).await.unwrap();
    assert_eq!(refused("T-001").await, "item_has_owners");
    app.remove::<Ownership>(&office, "demo", &owner, Expected::Any).await.unwrap();
    put::<ProjectSheet>(app, &office, "PR-001", json!({"name": "x", "item": "P-004"})).await.unwrap();
    assert_eq!(refused("P-004").await, "item_has_owners");
    app.remove::<LedgerEntry>(&office, "demo", "T-001", Expected::Any).await.unwrap();
    assert!(app.get::<LedgerEntry>(&office, "demo", "T-001", None).await.is_err());
}

/// More at once than there are connections.
async fn many_changes_are_taken_back_at_once(test: &TestApp) {
    let office = someone("office", Role::PlanOffice);
    let mut changes = Vec::new();
    for number in 0..24 {
        let title = format!("任务{number}");
        changes.push(test.app.put(&office, "demo", "", &task(&title), Put::new()).await.unwrap().change);
    }
    let mut undoing = Vec::new();
    for change in changes {
        let (app, office) = (test.app.clone(), office.clone());
        undoing.push(tokio::spawn(async move { app.undo(&office, &change.change_id).await }));
    }
    for undone in undoing {
        undone.await.unwrap().unwrap();
    }
    let left = test.app.list::<Task>(&office, "demo", Default::default()).await.unwrap();
    assert_eq!(left.total, 0);
}

/// Names of who answers for T-001: by its record, and in the ledger as known on a day.
async fn named(app: &App, day: Option<&str>) -> [Vec<String>; 2] {
    let office = someone("office", Role::PlanOffice);
    let entry = app.get::<LedgerEntry>(&office, "demo", "T-001", None).await.unwrap().body;
    let ledger = app.ledger("demo", day.map(|day| day.parse().unwrap())).await.unwrap();
    let item = ledger.items.into_iter().find(|item| item.code == "T-001").unwrap();
    [entry.item, item].map(|item| item.owners.into_iter().map(|owner| owner.body).collect())
}

async fn who_answers_is_told_for_the_day(test: &TestApp) {
    let (app, office) = (&test.app, someone("office", Role::PlanOffice));
    ground(app).await;
    let owner = |name: &str| json!({"item": "T-001", "role": "lead", "body_name": name});
    let code = put::<Ownership>(app, &office, "", owner("市科技局")).await.unwrap();
    assert_eq!(named(app, None).await, [["市科技局"], ["市科技局"]]);
    put::<Ownership>(app, &office, &code, owner("市工信局")).await.unwrap();
    assert_eq!(named(app, None).await, [["市工信局"], ["市工信局"]]);

    // On 2026-01-15 a hand-over is dated two months ahead.
    let over = HandOver {
        owners: vec![code.clone()],
        body_name: "市统计局".to_owned(),
        person: None,
        from: "2026-03-15".parse().unwrap(),
        reason: "机构改革".to_owned(),
        document: None,
    };
    app.hand_over(&office, "demo", &over).await.unwrap();
    assert_eq!(named(app, None).await, [["市工信局"], ["市工信局"]]);
    assert_eq!(named(app, Some("2026-03-14")).await[1], ["市工信局"]);
    assert_eq!(named(app, Some("2026-03-15")).await[1], ["市统计局"]);
    test.clock.0.fetch_add(60 * 86_400_000_000, Ordering::Relaxed);
    assert_eq!(named(app, None).await, [["市工信局"], ["市统计局"]]);
    // The record, by which lists and filters find it, follows on the day, once.
    assert_eq!(app.follow_owners().await.unwrap(), 1);
    assert_eq!(app.follow_owners().await.unwrap(), 0);
    assert_eq!(named(app, None).await, [["市统计局"], ["市统计局"]]);
    app.remove::<Ownership>(&office, "demo", &code, Expected::Any).await.unwrap();
    let nobody: [Vec<String>; 2] = [Vec::new(), Vec::new()];
    assert_eq!(named(app, None).await, nobody);
}

async fn owners_come_in_again_as_they_went_out(test: &TestApp) {
    let (app, office) = (&test.app, someone("office", Role::PlanOffice));
    ground(app).await;
    let body = json!({"code": "KJJ", "name": "示例市科技局", "aliases": ["市科技局"]});
    put::<Body>(app, &Call::system(), "KJJ", body).await.unwrap();
    let task = put::<Task>(app, &office, "", json!({"title": "建设实验室"})).await.unwrap();
    for item in ["T-001", &task] {
        let owner = json!({"item": item, "role": "lead", "body": "KJJ", "body_name": "市科技局"});
        put::<Ownership>(app, &office, "", owner).await.unwrap();
    }
    let leader = json!({"item": "T-001", "role": "leader", "body_name": "", "person": "副市长甲（虚构）"});
    put::<Ownership>(app, &office, "", leader).await.unwrap();
    let query = ExportQuery { format: Format::Csv, lang: None, release: None, known_by: None };
    let file = app.export(&office, "demo", TableName::Owners, query).await.unwrap().bytes;
    let import = async |bytes: Vec<u8>| {
        app.import_table(&office, "demo", TableName::Owners, bytes, false).await.unwrap().difference
    };
    let again = import(file.clone()).await;
    assert_eq!((again.same, again.added.len(), again.changed.len()), (3, 0, 0), "{again:?}");

    // A last day filled in changes the owner that is there.
    let text = String::from_utf8(file).unwrap();
    let headings: Vec<&str> =
        text.lines().next().unwrap().trim_start_matches('\u{feff}').split(',').collect();
    let (at, item) = (
        headings.iter().position(|heading| *heading == "valid_to").unwrap(),
        headings.iter().position(|heading| *heading == "item").unwrap(),
    );
    let ended: Vec<String> = text
        .lines()
        .map(|line| {
            let mut cells: Vec<&str> = line.split(',').collect();
            if cells[item] == task {
                cells[at] = "2026-01-31";
            }
            cells.join(",")
        })
        .collect();
    let ended = import(ended.join("\n").into_bytes()).await;
    assert_eq!((ended.same, ended.added.len(), ended.changed.len()), (2, 0, 1), "{ended:?}");
    let field = &ended.changed[0].fields[0];
    assert_eq!((field.field.as_str(), field.confirmed.as_deref()), ("valid_to", Some("2026-01-31")));
    let owner = app.get::<Ownership>(&office, "demo", &ended.changed[0].code, None).await.unwrap();
    assert_eq!((owner.body.item, owner.valid_to), (task, Some("2026-01-31".parse().unwrap())));
}

async fn targets_come_in_and_new_ones_are_added(test: &TestApp) {
    let (app, office) = (&test.app, someone("office", Role::PlanOffice));
    ground(app).await;
    let import = async |bytes: &[u8], dry_run| {
        app.import_table(&office, "demo", TableName::Targets, bytes.to_vec(), dry_run).await
    };
    let query = ExportQuery { format: Format::Csv, lang: None, release: None, known_by: None };
    let file = app.export(&office, "demo", TableName::Targets, query).await.unwrap().bytes;
    let again = import(&file, false).await.unwrap().difference;
    assert_eq!((again.same, again.added.len(), again.changed.len()), (1, 0, 0), "{again:?}");

    let headings = "code,indicator,value,unit,period,area,document\n";
    let new = format!("{headings},虚构的新指标,12,家,2025,示例市,\n,虚构的新指标,8,家,2024,X9901,\n");
    let trial = import(new.as_bytes(), true).await.unwrap();
    let added: Vec<_> = trial.difference.added.iter().map(|row| row.code.as_str()).collect();
    assert_eq!((added, trial.change_id), (vec!["T-002", "T-003"], None));
    assert!(app.get::<LedgerEntry>(&office, "demo", "T-002", None).await.is_err(), "a trial writes nothing");
    let done = import(new.as_bytes(), false).await.unwrap();
    assert_eq!((done.difference.added.len(), done.change_id.is_some()), (2, true));
    let mut codes = BTreeSet::new();
    for code in ["T-002", "T-003"] {
        let item = app.get::<LedgerEntry>(&office, "demo", code, None).await.unwrap().body.item;
        let Content::Statement(said) = item.content else { panic!("{code}") };
        assert_eq!((said.indicator.as_str(), said.kind), ("虚构的新指标", Kind::Target));
        codes.insert(said.indicator_code);
    }
    assert_eq!(codes.len(), 1, "one indicator");

    let same = import(new.as_bytes(), false).await.unwrap().difference;
    assert_eq!((same.same, same.added.len(), same.changed.len()), (2, 0, 0), "{same:?}");
    let indicator = codes.first().unwrap();
    let higher = format!("{headings},{indicator},15,家,2025,X9901,\n");
    let changed = import(higher.as_bytes(), false).await.unwrap().difference;
    assert_eq!((changed.added.len(), changed.changed[0].code.as_str()), (0, "T-002"), "{changed:?}");

    let twice = format!("{headings},{indicator},15,家,2025,X9901,\n,虚构的新指标,16,家,2025,示例市,\n");
    assert_eq!(fields(import(twice.as_bytes(), false).await), ["line.3.indicator: twice"]);
    let wrong = format!(
        "{headings}T-9,甲,1,家,2025,,\nP-004,甲,1,家,2025,,\n,甲,1,家,2025,云上区,\n,甲,1,家,2025,,无此文件\n,甲,1,,2025,,\n"
    );
    let unknown = ["line.2.code", "line.3.code", "line.4.area", "line.5.document"]
        .map(|field| format!("{field}: unknown"));
    let refused = fields(import(wrong.as_bytes(), false).await);
    assert_eq!(refused, [&unknown[..], &["line.6.unit: required".to_owned()]].concat());
}
