//! Plans of two places in one system share indicators and not each other's numbers.

use waymark_app::observations::ObservationQuery;
use waymark_app::releases::NewRelease;
use waymark_app::submissions::NewSubmission;
use waymark_app::{App, AppError, Call, Put};
use waymark_core::Observation;
use waymark_core::area::Area;
use waymark_core::record::{PlanRecord, Role, Visibility};

use crate::support::{TestApp, on_each_engine, someone};

async fn area(app: &App, code: &str, parent: Option<&str>) {
    let body = serde_json::json!({"code": code, "name": code, "level": "county", "parent": parent});
    let area: Area = serde_json::from_value(body).unwrap();
    app.put(&Call::system(), "", code, &area, Put::new()).await.unwrap();
}

/// A province X with two cities, X1 with a county X11, and a plan for each city.
async fn two_cities(app: &App) {
    app.load_built_in_packs(&Call::system()).await.unwrap();
    for (code, parent) in [("X", None), ("X1", Some("X")), ("X11", Some("X1")), ("X2", Some("X"))] {
        area(app, code, parent).await;
    }
    for plan in ["X1", "X2"] {
        let body = serde_json::json!({"title": plan, "term": "2021-2025", "area": plan, "invented": true});
        let record: PlanRecord = serde_json::from_value(body).unwrap();
        app.put(&Call::system(), "", plan, &record, Put::new()).await.unwrap();
    }
}

fn rows(areas: &[&str]) -> Vec<Observation> {
    let row = |area: &&str| {
        serde_json::from_value(serde_json::json!({
            "indicator": "HTE_COUNT", "area": area, "period": "2021", "value": "5", "unit": "家",
            "status": "A", "source": "示例市统计局", "source_grade": "bulletin", "known_at": "2026-01-01", "invented": true,
        }))
        .unwrap()
    };
    areas.iter().map(row).collect()
}

async fn enter(app: &App, plan: &str, areas: &[&str]) -> Result<(), AppError> {
    let system = Call::system();
    let new = NewSubmission {
        comment: Some("示例数据".to_owned()),
        ..NewSubmission::of("数据", rows(areas))
    };
    let done = app.enter_submission(&system, plan, new, true).await?;
    app.accept(&system, plan, &done.value.submission.unwrap().code, None).await.map(|_| ())
}

/// The areas a plan's values are about, now or in a release.
async fn areas_of(app: &App, plan: &str, release: Option<&str>) -> Vec<String> {
    let query =
        ObservationQuery { release: release.map(str::to_owned), limit: 100, ..ObservationQuery::default() };
    let office = someone("office", Role::PlanOffice);
    let listing = app.read_observations(&office, plan, &query).await.unwrap();
    listing.items.into_iter().map(|one| one.of.area).collect()
}

async fn compare_with(app: &App, plan: &str, peers: &[&str]) {
    let office = someone("office", Role::PlanOffice);
    let mut record = app.get::<PlanRecord>(&office, "", plan, None).await.unwrap().body;
    record.peers = peers.iter().map(|code| (*code).to_owned()).collect();
    app.put(&Call::system(), "", plan, &record, Put::default()).await.unwrap();
}

async fn a_plan_holds_the_numbers_of_its_own_areas(test: &TestApp) {
    let app = &test.app;
    two_cities(app).await;
    enter(app, "X1", &["X", "X1", "X11"]).await.unwrap();
    enter(app, "X2", &["X2"]).await.unwrap();
    assert_eq!(areas_of(app, "X1", None).await, ["X", "X1", "X11"]);
    assert_eq!(areas_of(app, "X2", None).await, ["X", "X2"]);

    let refused = enter(app, "X1", &["X2"]).await.unwrap_err();
    let AppError::Invalid(faults) = refused else { panic!("{refused:?}") };
    assert_eq!((faults[0].field.as_str(), faults[0].code.as_str()), ("rows.0.area", "area_of_another_plan"));

    let office = someone("office", Role::PlanOffice);
    let release = async |title: &str| {
        let new = NewRelease {
            title: title.to_owned(),
            known_by: None,
            note: None,
            visibility: Visibility::default(),
        };
        app.make_release(&office, "X1", &new).await.unwrap().value
    };
    let alone = release("首次定版").await;
    assert_eq!((alone.body.rows, areas_of(app, "X1", Some(&alone.code)).await.len()), (3, 3));

    // Compared with its neighbour, a plan has that one's numbers too; what was released stays.
    compare_with(app, "X1", &["X2"]).await;
    assert_eq!(areas_of(app, "X1", None).await, ["X", "X1", "X11", "X2"]);
    let compared = release("对标").await;
    compare_with(app, "X1", &[]).await;
    assert_eq!(areas_of(app, "X1", Some(&compared.code)).await.len(), 4);
    assert_eq!(areas_of(app, "X1", None).await.len(), 3);
}

on_each_engine!(a_plan_holds_the_numbers_of_its_own_areas);
