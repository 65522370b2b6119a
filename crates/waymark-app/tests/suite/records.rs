//! Records in general, and taking changes back.

use waymark_app::{AppError, Expected, Put};
use waymark_core::record::{Role, Task, TaskState};

use crate::support::{TestApp, on_each_engine, someone};

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

on_each_engine!(many_changes_are_taken_back_at_once);

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
