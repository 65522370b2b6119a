//! How far a grant reaches: plan, body and area hold for every way to the same record.

use waymark_app::jobs::JobKind;
use waymark_app::observations::ObservationQuery;
use waymark_app::records::ListQuery;
use waymark_app::search::SearchQuery;
use waymark_app::submissions::{HandIn, NewSubmission};
use waymark_app::tables::TableName;
use waymark_app::work::WorkQuery;
use waymark_app::{AppError, Call, Operation, Place, Put};
use waymark_core::area::Area;
use waymark_core::body::Body;
use waymark_core::record::{Ownership, PlanRecord, Progress, Role, Submission, Task};
use waymark_report::Lang;
use waymark_store::entity::Expected;

use crate::numbers::{entry, fill, pack, row};
use crate::records::ground;
use crate::support::{TestApp, on_each_engine, someone};

on_each_engine!(
    another_bodys_record_is_not_taken_back, a_grant_for_one_plan_leaves_the_others_alone,
    a_plan_with_something_in_it_stays, what_plans_share_is_written_by_a_grant_for_all_of_it,
    progress_is_reported_by_who_answers_for_it, a_reporter_reads_what_their_own_bodies_and_areas_reported,
    reports_are_read_by_who_answers, owners_of_another_body_are_not_imported,
);

fn json<T: serde::de::DeserializeOwned>(value: serde_json::Value) -> T {
    serde_json::from_value(value).unwrap()
}

/// A person whose grant is for one plan, and one body if any.
fn limited(role: Role, plan: &str, body: Option<&str>) -> Call {
    let mut call = someone("limited", role);
    call.actor.grants[0].plan = Some(plan.to_owned());
    call.actor.grants[0].bodies = body.map(|body| [body.to_owned()].into());
    call
}

fn is_forbidden<T>(result: Result<T, AppError>) -> bool {
    matches!(result, Err(AppError::Forbidden { rule: "place" | "shared", .. }))
}

async fn another_bodys_record_is_not_taken_back(test: &TestApp) {
    fill(test).await;
    for code in ["X990101-ZF", "X990127-ZF"] {
        let body: Body = json(serde_json::json!({"code": code, "name": code}));
        test.app.put(&Call::system(), "", code, &body, Put::new()).await.unwrap();
    }
    let task = |lead: &str| -> Task {
        json(serde_json::json!({"title": "示例任务", "lead": lead, "state": "under_way"}))
    };
    let office = someone("office", Role::PlanOffice);
    let own = limited(Role::PlanOffice, "demo", Some("X990101-ZF"));
    let made = test.app.put(&office, "demo", "", &task("X990127-ZF"), Put::new()).await.unwrap();
    assert!(is_forbidden(test.app.undo(&own, &made.change.change_id).await));
    // Neither is one that was another body's before.
    let code = &made.value.code;
    let moved = test.app.put(&office, "demo", code, &task("X990101-ZF"), Put::default()).await.unwrap();
    assert!(is_forbidden(test.app.undo(&own, &moved.change.change_id).await));
    test.app.undo(&office, &moved.change.change_id).await.unwrap();
    let made = test.app.put(&own, "demo", "", &task("X990101-ZF"), Put::new()).await.unwrap();
    test.app.undo(&own, &made.change.change_id).await.unwrap();
}

async fn a_grant_for_one_plan_leaves_the_others_alone(test: &TestApp) {
    fill(test).await;
    let plan = test.app.get::<PlanRecord>(&Call::system(), "", "demo", None).await.unwrap();
    let (own, other) = (limited(Role::PlanOffice, "demo", None), limited(Role::PlanOffice, "other", None));
    let body = PlanRecord { note: Some("改".to_owned()), ..plan.body };
    assert!(is_forbidden(test.app.put(&other, "", "demo", &body, Put::default()).await));
    assert!(is_forbidden(test.app.remove::<PlanRecord>(&other, "", "demo", Expected::Any).await));
    let written = test.app.put(&own, "", "demo", &body, Put::default()).await.unwrap();
    assert!(is_forbidden(test.app.undo(&other, &written.change.change_id).await));
    test.app.undo(&own, &written.change.change_id).await.unwrap();
}

async fn a_plan_with_something_in_it_stays(test: &TestApp) {
    fill(test).await;
    let (app, office) = (&test.app, someone("office", Role::PlanOffice));
    let demo = app.get::<PlanRecord>(&office, "", "demo", None).await.unwrap().body;
    let made = app.put(&office, "", "second", &demo, Put::new()).await.unwrap();
    let task: Task = json(serde_json::json!({"title": "示例任务", "state": "under_way"}));
    let task = app.put(&office, "second", "", &task, Put::new()).await.unwrap();
    let says = |refused: AppError| (refused.words(Lang::Zh).title, refused.words(Lang::En).title);
    let gone = app.remove::<PlanRecord>(&office, "", "second", Expected::Any).await;
    let (zh, en) = says(gone.unwrap_err());
    assert!(zh.contains("1 个任务") && en.contains("1 tasks"), "{zh} {en}");
    // Taking back that it was made would take the task with it.
    let undone = app.undo(&office, &made.change.change_id).await;
    assert_eq!(undone.unwrap_err().code(), "plan_not_empty");
    app.undo(&office, &task.change.change_id).await.unwrap();
    app.remove::<PlanRecord>(&office, "", "second", Expected::Any).await.unwrap();
    let new = entry("示例报送", vec![row("GDP", "X9901", "2024", "1")]);
    app.enter_submission(&office, "demo", new, false).await.unwrap();
    let gone = app.remove::<PlanRecord>(&office, "", "demo", Expected::Any).await;
    assert_eq!(gone.unwrap_err().code(), "plan_not_empty");
}

async fn what_plans_share_is_written_by_a_grant_for_all_of_it(test: &TestApp) {
    fill(test).await;
    let app = &test.app;
    let of_plan = limited(Role::PlanOffice, "demo", None);
    let mut of_body = someone("of-body", Role::PlanOffice);
    of_body.actor.grants[0].bodies = Some(["X9901-KJJ".to_owned()].into());
    let mut of_area = someone("of-area", Role::PlanOffice);
    of_area.actor.grants[0].areas = Some(["X990101".to_owned()].into());
    let area: Area = json(serde_json::json!({"code": "X990199", "name": "示例区", "level": "county"}));
    let body: Body = json(serde_json::json!({"code": "X9901-KJJ", "name": "示例市科技局"}));
    let shared = app.indicators("").await.unwrap().indicators[0].clone();
    let files = pack("packs/rules-default");
    for call in [&of_plan, &of_body, &of_area] {
        assert!(is_forbidden(app.put(call, "", "", &area, Put::new()).await));
        assert!(is_forbidden(app.put(call, "", "", &body, Put::default()).await));
        assert!(is_forbidden(app.put(call, "", "", &shared, Put::default()).await));
        assert!(is_forbidden(app.load_pack(call, "", &files).await));
        // A pack belongs to no plan, whichever plan its indicators go to.
        assert!(is_forbidden(app.load_pack(call, "demo", &files).await));
        let csv = "code,name\nX9901-XX,示例局\n".as_bytes().to_vec();
        assert!(is_forbidden(app.import_table(call, "demo", TableName::Bodies, csv, true).await));
        // Their screens do not offer it either.
        assert!(!call.actor.may_anywhere(Operation::AreaWrite));
        assert!(call.actor.may_anywhere(Operation::IndicatorWrite));
    }
    let whole = someone("whole", Role::PlanOffice);
    let written = app.put(&whole, "", "", &area, Put::new()).await.unwrap();
    assert!(is_forbidden(app.undo(&of_plan, &written.change.change_id).await));
    app.load_pack(&whole, "demo", &files).await.unwrap();
    // What belongs to the plan, what is uploaded for it and one's own account stay theirs.
    app.put(&of_plan, "demo", "", &shared, Put::new()).await.unwrap();
    app.put_file(&of_plan, "说明.txt", "说明".as_bytes()).await.unwrap();
    of_plan.actor.may(Operation::PasswordSet, &Place::default()).unwrap();
}

/// A city with bodies 甲 and 乙, a commitment, and tasks that they lead.
async fn two_bodies(test: &TestApp) {
    fill(test).await;
    ground(&test.app).await;
    let system = Call::system();
    for code in ["JIA", "YI"] {
        let body: Body = json(serde_json::json!({"code": code, "name": code}));
        test.app.put(&system, "", code, &body, Put::new()).await.unwrap();
    }
    let tasks = [
        ("K-JIA", serde_json::json!({"title": "甲牵头", "lead": "JIA", "state": "under_way"})),
        ("K-YI", serde_json::json!({"title": "乙牵头", "lead": "YI", "state": "under_way"})),
        (
            "K-BOTH",
            serde_json::json!({"title": "乙牵头甲配合", "lead": "YI", "support": ["JIA"], "state": "under_way"}),
        ),
        ("K-NOBODY", serde_json::json!({"title": "无人牵头", "state": "under_way"})),
    ];
    for (code, task) in tasks {
        test.app.put::<Task>(&system, "demo", code, &json(task), Put::new()).await.unwrap();
    }
}

async fn owners_of_another_body_are_not_imported(test: &TestApp) {
    two_bodies(test).await;
    let jia = limited(Role::PlanOffice, "demo", Some("JIA"));
    let import = async |body: &str| {
        let csv = format!("item,role,body,body_name\nT-001,lead,{body},{body}\n");
        test.app.import_table(&jia, "demo", TableName::Owners, csv.into_bytes(), false).await
    };
    assert!(is_forbidden(import("YI").await));
    assert_eq!(import("JIA").await.unwrap().difference.added.len(), 1);
}

fn report(item: &str, body: Option<&str>) -> Progress {
    json(serde_json::json!({"item": item, "period": "2026-07", "text": "示例进展", "body": body}))
}

async fn progress_is_reported_by_who_answers_for_it(test: &TestApp) {
    two_bodies(test).await;
    let (app, office) = (&test.app, someone("office", Role::PlanOffice));
    let jia = limited(Role::Reporter, "demo", Some("JIA"));
    let says = async |item, body| app.put(&jia, "demo", "", &report(item, body), Put::new()).await;
    says("K-JIA", Some("JIA")).await.unwrap();
    says("K-JIA", None).await.unwrap();
    says("K-BOTH", Some("JIA")).await.unwrap();
    // For the body that leads only that body speaks; for what is another's or nobody's nobody of 甲.
    for (item, body) in [
        ("K-BOTH", None),
        ("K-YI", None),
        ("K-YI", Some("JIA")),
        ("K-NOBODY", None),
        ("K-NOBODY", Some("JIA")),
    ] {
        assert!(is_forbidden(says(item, body).await), "{item} {body:?}");
    }
    // A commitment follows its owners of the day.
    assert!(is_forbidden(says("T-001", Some("JIA")).await));
    let owner: Ownership =
        json(serde_json::json!({"item": "T-001", "role": "data", "body": "JIA", "body_name": "JIA"}));
    let until = Put { valid_to: Some("2026-06-30".parse().unwrap()), ..Put::new() };
    app.put(&office, "demo", "O-1", &owner, until).await.unwrap();
    assert!(is_forbidden(says("T-001", Some("JIA")).await));
    app.put(&office, "demo", "O-2", &owner, Put::new()).await.unwrap();
    says("T-001", Some("JIA")).await.unwrap();
    // What another wrote without a body is neither replaced, removed nor taken back.
    let made = app.put(&office, "demo", "G-900", &report("K-YI", None), Put::new()).await.unwrap();
    let own = report("K-JIA", Some("JIA"));
    assert!(is_forbidden(app.put(&jia, "demo", "G-900", &own, Put::default()).await));
    assert!(is_forbidden(app.remove::<Progress>(&jia, "demo", "G-900", Expected::Any).await));
    assert!(is_forbidden(app.undo(&jia, &made.change.change_id).await));
    // The office reports on everything.
    app.put(&office, "demo", "", &report("K-NOBODY", None), Put::new()).await.unwrap();
}

/// A reporter of one county: its government and its area.
fn of_county(account: &str, body: Option<&str>, area: Option<&str>) -> Call {
    let mut call = someone(account, Role::Reporter);
    call.actor.body = body.map(str::to_owned);
    call.actor.grants[0].bodies = body.map(|body| [body.to_owned()].into());
    call.actor.grants[0].areas = area.map(|area| [area.to_owned()].into());
    call
}

fn is_missing<T>(result: Result<T, AppError>) -> bool {
    matches!(result, Err(AppError::NotFound { .. }))
}

async fn a_reporter_reads_what_their_own_bodies_and_areas_reported(test: &TestApp) {
    two_bodies(test).await;
    let app = &test.app;
    let one = of_county("one", Some("JIA"), Some("X990101"));
    let other = of_county("other", Some("YI"), Some("X990127"));
    let area_only = of_county("area-only", None, Some("X990101"));
    let office = someone("office", Role::PlanOffice);
    let hand_in = async |call: &Call, title: &str, area: &str| {
        let new = entry(title, vec![row("GDP", area, "2025", "1")]);
        let done = app.enter_submission(call, "demo", new, false).await.unwrap();
        done.value.submission.unwrap().code
    };
    let own = hand_in(&one, "甲县草稿", "X990101").await;
    let theirs = hand_in(&other, "乙县草稿", "X990127").await;
    let day = Some("2026-12-31".parse().unwrap());
    for (call, seen) in [(&one, &own), (&area_only, &own), (&other, &theirs), (&office, &theirs)] {
        app.get::<Submission>(call, "demo", seen, None).await.unwrap();
        app.history::<Submission>(call, "demo", seen).await.unwrap();
        app.review_submission(call, "demo", seen, None).await.unwrap();
        for known_by in [None, day] {
            let query = ListQuery { known_by, limit: 10, ..ListQuery::default() };
            let listed = app.list::<Submission>(call, "demo", query).await.unwrap();
            let codes: Vec<_> = listed.items.iter().map(|item| &item.code).collect();
            let all = call.actor.account == "office";
            assert_eq!(codes, if all { vec![&own, &theirs] } else { vec![seen] });
            assert_eq!(listed.total, if all { 2 } else { 1 });
            let words = "县草稿".to_owned();
            let query = SearchQuery { words, plan: None, known_by, after: None, limit: 10 };
            let hits = app.search(call, query).await.unwrap().items;
            let found = hits.iter().filter(|hit| hit.kind == "submission").count();
            assert_eq!(found, if all { 2 } else { 1 });
            let waits = app.todo(call, known_by).await.unwrap().items;
            let drafts = waits.iter().find(|item| item.kind == "submissions_draft").unwrap();
            assert_eq!(drafts.count, if all { 2 } else { 1 });
        }
    }
    for call in [&one, &area_only] {
        for known_by in [None, day] {
            assert!(is_missing(app.get::<Submission>(call, "demo", &theirs, known_by).await));
            assert!(is_missing(app.review_submission(call, "demo", &theirs, known_by).await));
        }
        assert!(is_missing(app.history::<Submission>(call, "demo", &theirs).await));
        let query = ObservationQuery { submission: Some(theirs.clone()), limit: 9, ..Default::default() };
        assert!(is_missing(app.read_observations(call, "demo", &query).await));
        assert!(is_forbidden(app.submit(call, "demo", &theirs, HandIn::default()).await));
        assert!(is_forbidden(app.discard(call, "demo", &theirs).await));
        let replacing = NewSubmission {
            replaces: Some(theirs.clone()),
            ..entry("顶替", vec![row("GDP", "X990101", "2024", "1")])
        };
        assert!(is_forbidden(app.enter_submission(call, "demo", replacing, false).await));
    }
    // Two grants reach what each reaches.
    let mut both = one.clone();
    both.actor.grants.extend(other.actor.grants.clone());
    assert_eq!(app.list::<Submission>(&both, "demo", ListQuery::default()).await.unwrap().total, 2);
    // Work that waits for the system is told to who asked for it.
    let kind = JobKind::Import { file: "0".repeat(64), title: "x".into(), submit: false, revision: None };
    let job = app.ask(&other, "demo", &kind).await.unwrap().value.id;
    assert!(is_missing(app.job(&one, &job).await));
    assert!(app.jobs(&one, None, 10).await.unwrap().items.is_empty());
    app.job(&office, &job).await.unwrap();
}

/// Reports are read by who wrote them and by who answers for what they are about.
async fn reports_are_read_by_who_answers(test: &TestApp) {
    two_bodies(test).await;
    let (app, office) = (&test.app, someone("office", Role::PlanOffice));
    let jia = limited(Role::Reporter, "demo", Some("JIA"));
    for (code, item, body) in [
        ("G-1", "K-JIA", None),
        ("G-2", "K-YI", None),
        ("G-3", "K-YI", Some("YI")),
        ("G-4", "K-BOTH", Some("YI")),
        ("G-5", "K-YI", Some("JIA")),
    ] {
        app.put(&office, "demo", code, &report(item, body), Put::new()).await.unwrap();
    }
    for known_by in [None, Some("2026-12-31".parse().unwrap())] {
        let query = ListQuery { known_by, ..ListQuery::default() };
        let listed = app.list::<Progress>(&jia, "demo", query).await.unwrap();
        let codes: Vec<_> = listed.items.iter().map(|item| item.code.as_str()).collect();
        assert_eq!((codes, listed.total), (vec!["G-1", "G-4", "G-5"], 3));
        let work = WorkQuery { known_by, ..WorkQuery::default() };
        let work = app.work_list(&jia, "demo", &work).await.unwrap();
        let latest = |code: &str| {
            let found = work.iter().find(|item| item.code == code).unwrap();
            found.latest.as_ref().map(|report| report.code.clone())
        };
        assert_eq!(latest("K-JIA").as_deref(), Some("G-1"));
        assert_eq!(latest("K-BOTH").as_deref(), Some("G-4"));
        assert_eq!(latest("K-YI").as_deref(), Some("G-5"));
    }
    app.get::<Progress>(&jia, "demo", "G-4", None).await.unwrap();
    assert!(is_missing(app.get::<Progress>(&jia, "demo", "G-2", None).await));
    assert!(is_missing(app.history::<Progress>(&jia, "demo", "G-3").await));
}
