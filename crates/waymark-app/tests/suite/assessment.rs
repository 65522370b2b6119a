//! Milestones in an assessment: judged by stage and evidence, counted apart from the targets.

use waymark_app::assessment::AssessmentQuery;
use waymark_app::{Call, Put};
use waymark_core::Ledger;
use waymark_core::judge::{JudgedMilestone, Stage};
use waymark_core::ledger::Content;
use waymark_core::record::{Progress, Role, Task, TaskState};
use waymark_report::Lang;

use crate::support::{TestApp, on_each_engine, someone};

on_each_engine!(milestones_are_judged_by_stage_and_counted_apart);

fn progress(period: &str) -> Progress {
    Progress {
        item: "M-002".to_owned(),
        period: period.parse().unwrap(),
        text: "推进中".to_owned(),
        stage: None,
        completed_wan: None,
        done_on: None,
        problems: None,
        next_step: None,
        evidence: Vec::new(),
        body: None,
        invented: true,
    }
}

/// M-002 on the last day of a year, or now.
async fn judged(test: &TestApp, call: &Call, at: Option<&str>) -> Vec<JudgedMilestone> {
    let query = AssessmentQuery { at: at.map(|at| at.parse().unwrap()), ..AssessmentQuery::default() };
    let ground = test.app.assessment_ground(call, "demo", &query).await.unwrap();
    test.app.judge(&ground, Lang::Zh).unwrap().milestones
}

async fn milestones_are_judged_by_stage_and_counted_apart(test: &TestApp) {
    let text = include_str!("../../../../examples/demo-city/ledger.json");
    let ledger: Ledger = serde_json::from_str(text).unwrap();
    let (app, office) = (&test.app, someone("office", Role::PlanOffice));
    app.import_ledger(&office, "demo", &ledger).await.unwrap();
    let of_ledger = ledger.items.iter().filter(|item| matches!(item.content, Content::Milestone(_))).count();
    let overview = async || app.overview(&office, "demo", AssessmentQuery::default()).await.unwrap();
    let before = overview().await;
    let counts = &before.milestones;
    assert_eq!((counts.milestones as usize, counts.judged), (of_ledger, 0));
    assert_eq!(counts.by_status["not_judged"], counts.milestones, "nothing was reported, which is said");

    let state = async |at: Option<&str>| {
        let found = judged(test, &office, at).await.into_iter().find(|one| one.item == "M-002");
        let one = found.unwrap();
        (one.stage, one.status, one.late, one.evidence_missing)
    };
    let is = |stage, status: &str, late, unproved| (stage, status.to_owned(), late, unproved);
    // On 2026-01-15 its time is over; at the end of 2024 it was not.
    assert_eq!(state(None).await, is(None, "not_judged", true, false));
    assert_eq!(state(Some("2024")).await, is(None, "not_judged", false, false));

    let mut task = Task {
        title: "示例任务".to_owned(),
        item: Some("M-002".to_owned()),
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
    };
    app.put(&office, "demo", "K-900", &task, Put::new()).await.unwrap();
    assert_eq!(state(Some("2024")).await, is(Some(Stage::NotStarted), "not_started", false, false));
    task.state = TaskState::UnderWay;
    app.put(&office, "demo", "K-900", &task, Put::default()).await.unwrap();
    assert_eq!(state(Some("2024")).await, is(Some(Stage::UnderWay), "under_way", false, false));

    let mut report = progress("2025-06");
    app.put(&office, "demo", "G-900", &report, Put::new()).await.unwrap();
    assert_eq!(state(None).await, is(Some(Stage::UnderWay), "not_completed", true, false));
    report.done_on = Some("2025-06-20".parse().unwrap());
    app.put(&office, "demo", "G-900", &report, Put::default()).await.unwrap();
    assert_eq!(state(None).await, is(Some(Stage::Done), "not_completed", true, true));
    let proof = app.put_file(&office, "proof.txt", "进度说明".as_bytes()).await.unwrap();
    report.evidence.push(proof.value.sha256);
    app.put(&office, "demo", "G-900", &report, Put::default()).await.unwrap();
    assert_eq!(state(None).await, is(Some(Stage::Done), "completed", false, false));
    // What was reported for later is not looked at.
    assert_eq!(state(Some("2024")).await, is(Some(Stage::UnderWay), "under_way", false, false));

    let after = overview().await;
    assert_eq!((after.milestones.judged, after.milestones.by_status["completed"]), (1, 1));
    assert_eq!(after.counts.targets, before.counts.targets, "no milestone among the targets");
    assert_eq!(after.counts.by_status, before.counts.by_status);
    let deputy = someone("deputy", Role::Congress);
    assert!(judged(test, &deputy, None).await.is_empty(), "what is reported is internal");
}
