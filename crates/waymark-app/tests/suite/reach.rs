//! How far a grant reaches: plan, body and area hold for every way to the same record.

use waymark_app::tables::TableName;
use waymark_app::{AppError, Call, Operation, Place, Put};
use waymark_core::area::Area;
use waymark_core::body::Body;
use waymark_core::record::{PlanRecord, Role, Task};
use waymark_report::Lang;
use waymark_store::entity::Expected;

use crate::numbers::{entry, fill, pack, row};
use crate::support::{TestApp, on_each_engine, someone};

on_each_engine!(
    another_bodys_record_is_not_taken_back, a_grant_for_one_plan_leaves_the_others_alone,
    a_plan_with_something_in_it_stays, what_plans_share_is_written_by_a_grant_for_all_of_it,
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
