//! The split and the path of one target, read and replaced whole.

use serde_json::{Value, json};
use waymark_app::ledger::NewPath;
use waymark_app::records::Record;
use waymark_app::{App, AppError, Call, Expected, Put};
use waymark_core::area::Area;
use waymark_core::indicator::Definition;
use waymark_core::record::{LedgerEntry, Role, SplitPart};

use crate::support::{TestApp, on_each_engine, someone};

on_each_engine!(a_split_is_replaced_and_taken_back_as_one, a_path_is_replaced_and_taken_back_as_one);

async fn put<R: Record>(app: &App, body: Value) {
    let body: R = serde_json::from_value(body).unwrap();
    app.put(&Call::system(), "demo", "", &body, Put::default()).await.unwrap();
}

/// Counties, and R&D expenditure: 2.5 % in 2025.
async fn ground(app: &App) {
    for code in ["X990101", "X990102", "X990103"] {
        put::<Area>(app, json!({"code": code, "name": format!("{code}县"), "level": "county"})).await;
    }
    put::<Definition>(app, json!({"code": "RD_GDP", "name": "全社会R&D经费支出占GDP比例", "unit": "%"}))
        .await;
    let ledger: Value =
        serde_json::from_str(include_str!("../../../../examples/demo-city/ledger.json")).unwrap();
    for code in ["T-001", "B-016", "M-001"] {
        let item = ledger["items"].as_array().unwrap().iter().find(|item| item["code"] == code).unwrap();
        put::<LedgerEntry>(app, json!({"item": item})).await;
    }
}

fn faults<T: std::fmt::Debug>(result: Result<T, AppError>) -> Vec<String> {
    match result.unwrap_err() {
        AppError::Invalid(faults) => {
            faults.into_iter().map(|fault| format!("{}: {}", fault.field, fault.code)).collect()
        }
        other => panic!("{other:?}"),
    }
}

/// Areas and values of the split of T-001.
async fn parts(app: &App, office: &Call) -> Vec<(String, String)> {
    let found = app.target_split(office, "demo", "T-001", None, None).await.unwrap().split;
    let parts = found.map(|split| split.parts).unwrap_or_default();
    let value = |value: Option<rust_decimal::Decimal>| value.map(|value| value.to_string());
    parts.into_iter().map(|part| (part.area.unwrap(), value(part.value).unwrap_or_default())).collect()
}

async fn a_split_is_replaced_and_taken_back_as_one(test: &TestApp) {
    let (app, office) = (&test.app, someone("office", Role::PlanOffice));
    ground(app).await;
    let split = |given: &[(&str, &str)]| {
        let parts: Vec<Value> =
            given.iter().map(|(area, value)| json!({"area": area, "value": value})).collect();
        serde_json::from_value(json!({"mode": "sum", "parts": parts})).unwrap()
    };
    let target = ("T-001", None);
    let nothing = app.target_split(&office, "demo", "T-001", None, None).await.unwrap();
    assert_eq!((nothing.version, nothing.split), (0, None));

    let two = split(&[("X990101", "1"), ("X990102", "1")]);
    let made = app.put_split(&office, "demo", target, &two, Expected::Version(0)).await.unwrap();
    assert_eq!(made.value.version, 2);
    let result = made.value.split.unwrap().result;
    assert_eq!((result.gap, result.excess), (Some("0.5".parse().unwrap()), None));

    // What is there already is not written again.
    let more = split(&[("X990101", "2"), ("X990102", "1")]);
    let more = app.put_split(&office, "demo", target, &more, Expected::Version(2)).await.unwrap().value;
    assert_eq!(more.version, 3);
    assert_eq!(more.split.unwrap().result.excess, Some("0.5".parse().unwrap()));
    let late = app.put_split(&office, "demo", target, &two, Expected::Version(2)).await;
    assert!(matches!(late, Err(AppError::Changed { found: 3, .. })), "{late:?}");

    let unfit = split(&[("X990101", "9"), ("X990101", "1"), ("X9", "1")]);
    let unfit = app.put_split(&office, "demo", target, &unfit, Expected::Any).await;
    assert_eq!(faults(unfit), ["parts.1: twice", "parts.2.area: unknown"]);
    let before = [("X990101", "2"), ("X990102", "1")].map(|(a, v)| (a.to_owned(), v.to_owned()));
    assert_eq!(parts(app, &office).await, before);

    // One goes, one changes, one comes: one change, one undo.
    let other = split(&[("X990102", "2"), ("X990103", "0.5")]);
    let other = app.put_split(&office, "demo", target, &other, Expected::Any).await.unwrap();
    assert_eq!(parts(app, &office).await.len(), 2);
    assert_eq!(app.all::<SplitPart>("demo", None).await.unwrap().len(), 2);
    app.undo(&office, &other.change.change_id).await.unwrap();
    assert_eq!(parts(app, &office).await, before);

    // Another time is another split.
    let year = ("T-001", Some("2023".parse().unwrap()));
    app.put_split(&office, "demo", year, &split(&[("X990103", "1")]), Expected::Any).await.unwrap();
    assert_eq!(parts(app, &office).await, before);

    let reporter = someone("reporter", Role::Reporter);
    let refused = app.put_split(&reporter, "demo", target, &two, Expected::Any).await;
    assert!(matches!(refused, Err(AppError::Forbidden { .. })));
    let milestone = app.put_split(&office, "demo", ("M-001", None), &two, Expected::Any).await;
    assert!(matches!(milestone, Err(AppError::NotFound { .. })));
}

/// Times and values of the targets on the path of T-001.
async fn targets(app: &App, office: &Call) -> Vec<String> {
    let path = app.target_path(office, "demo", "T-001", None).await.unwrap();
    let text = |code: &str, period: Option<waymark_core::Period>, value: waymark_core::Value| {
        format!("{code} {} {value}", period.unwrap())
    };
    path.points.iter().map(|point| text(&point.code, point.period, point.value)).collect()
}

async fn a_path_is_replaced_and_taken_back_as_one(test: &TestApp) {
    let (app, office) = (&test.app, someone("office", Role::PlanOffice));
    ground(app).await;
    let path = |given: &[(&str, f64)]| -> NewPath {
        let points: Vec<Value> =
            given.iter().map(|(period, value)| json!({"period": period, "value": value})).collect();
        serde_json::from_value(json!({"points": points})).unwrap()
    };
    assert_eq!(targets(app, &office).await, ["B-016 2020 1.5", "T-001 2025 2.5"]);

    let years = path(&[("2023", 2.2), ("2024", 2.1), ("2025", 2.6)]);
    let made = app.put_path(&office, "demo", "T-001", &years, Expected::Version(2)).await.unwrap();
    assert_eq!(made.value.back, ["2024".parse().unwrap()]);
    let all = ["B-016 2020 1.5", "T-001-2023 2023 2.2", "T-001-2024 2024 2.1", "T-001 2025 2.6"];
    assert_eq!(targets(app, &office).await, all);
    let late = app.put_path(&office, "demo", "T-001", &years, Expected::Version(2)).await;
    assert!(matches!(late, Err(AppError::Changed { found: 5, .. })), "{late:?}");
    let read = app.get::<LedgerEntry>(&office, "demo", "T-001-2023", None).await.unwrap().body;
    assert_eq!(read.parent.as_deref(), Some("T-001"));

    // What a document states stays; what was written in may go.
    let unfit = path(&[("2023", 2.2), ("2023", 2.3)]);
    let unfit = app.put_path(&office, "demo", "T-001", &unfit, Expected::Any).await;
    assert_eq!(faults(unfit), ["points.1.period: twice", "points: stated"]);
    assert_eq!(targets(app, &office).await, all);
    let less = path(&[("2024", 2.4), ("2025", 2.6)]);
    let less = app.put_path(&office, "demo", "T-001", &less, Expected::Any).await.unwrap();
    assert_eq!(less.value.back, []);
    assert_eq!(targets(app, &office).await, [all[0], "T-001-2024 2024 2.4", all[3]]);
    app.undo(&office, &less.change.change_id).await.unwrap();
    assert_eq!(targets(app, &office).await, all);
    app.undo(&office, &made.change.change_id).await.unwrap_err();

    let baseline = app.put_path(&office, "demo", "B-016", &years, Expected::Any).await;
    assert!(matches!(baseline, Err(AppError::NotFound { .. })));
}
