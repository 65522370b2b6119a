//! What is kept in memory: built once however many ask, and anew after a change of its kinds.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use waymark_app::{App, Put};
use waymark_core::record::{Role, Task, TaskState};

use crate::support::{TestApp, on_each_engine, someone};

on_each_engine!(is_built_once_and_anew_after_a_change);

async fn ask(app: &App, built: &AtomicU32) -> usize {
    let titles = app.keep("titles", &["task"], async {
        built.fetch_add(1, Relaxed);
        // Long enough for the others to come.
        tokio::task::yield_now().await;
        Ok(app.all::<Task>("demo", None).await?.len())
    });
    *titles.await.unwrap()
}

async fn is_built_once_and_anew_after_a_change(test: &TestApp) {
    let (app, office, built) = (&test.app, someone("office", Role::PlanOffice), AtomicU32::new(0));
    let task = Task {
        title: "示例中试基地".to_owned(),
        item: None,
        parent: None,
        lead: None,
        support: Vec::new(),
        area: None,
        starts_on: None,
        due_on: None,
        state: TaskState::UnderWay,
        done_on: None,
        note: None,
        invented: true,
    };
    for round in 1..=2 {
        app.put(&office, "demo", &format!("K-{round}"), &task, Put::new()).await.unwrap();
        let together = tokio::join!(ask(app, &built), ask(app, &built), ask(app, &built), ask(app, &built));
        assert_eq!(together, (round, round, round, round));
        assert_eq!(built.load(Relaxed) as usize, round);
    }
    // A change of another kind builds nothing.
    let note = waymark_core::record::Settings::default();
    let (_, version) = app.read_settings_for(&waymark_app::Call::system(), None).await.unwrap();
    app.write_settings(&waymark_app::Call::system(), &note, waymark_app::Expected::Version(version))
        .await
        .unwrap();
    assert_eq!(ask(app, &built).await, 2);
    assert_eq!(built.load(Relaxed), 2);
}
