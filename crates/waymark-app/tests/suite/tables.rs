//! Tables from files into records.

use serde_json::json;
use waymark_app::tables::{TableImport, TableName};
use waymark_app::{App, AppError, Call, Put};
use waymark_core::area::Area;
use waymark_core::body::Body;
use waymark_core::record::Role;

use crate::support::{TestApp, on_each_engine, someone};

on_each_engine!(bodies_come_in_by_name_and_go_again_as_one, areas_come_in_whole_or_not_at_all);

async fn import(
    app: &App,
    call: &Call,
    table: TableName,
    text: &str,
    dry: bool,
) -> Result<TableImport, AppError> {
    app.import_table(call, "", table, text.as_bytes().to_vec(), dry).await
}

async fn bodies_come_in_by_name_and_go_again_as_one(test: &TestApp) {
    let (app, office) = (&test.app, someone("office", Role::PlanOffice));
    let body: Body = serde_json::from_value(
        json!({"code": "KJJ", "name": "示例市科技局", "aliases": ["市科技局"], "invented": true}),
    )
    .unwrap();
    app.put(&Call::system(), "", "KJJ", &body, Put::new()).await.unwrap();
    // The body above stands further down in the file, and is named by another name.
    let table = "编码\t名称\t上级单位\nB-2\t乙中心\t甲中心\nB-1\t甲中心\t市科技局\nKJJ\t示例市科学技术局\t\n";
    let seen = import(app, &office, TableName::Bodies, table, true).await.unwrap();
    assert_eq!(seen.change_id, None);
    assert_eq!(app.all::<Body>("", None).await.unwrap().len(), 1);
    let names: Vec<_> = seen.difference.added.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["乙中心", "甲中心"]);
    // What the file has no column for stays: the other names, the mark of an example.
    let fields: Vec<_> = seen.difference.changed[0].fields.iter().map(|one| one.field.as_str()).collect();
    assert_eq!(fields, ["name"]);

    let done = import(app, &office, TableName::Bodies, table, false).await.unwrap();
    let found = app.get::<Body>(&office, "", "B-1", None).await.unwrap().body;
    assert_eq!(found.parent.as_deref(), Some("KJJ"));
    let again = import(app, &office, TableName::Bodies, table, false).await.unwrap();
    assert_eq!((again.difference.same, again.change_id), (3, None));
    app.undo(&office, &done.change_id.unwrap()).await.unwrap();
    let left = app.all::<Body>("", None).await.unwrap();
    assert_eq!((left.len(), left[0].body.name.as_str()), (1, "示例市科技局"));

    let reporter = someone("reporter", Role::Reporter);
    let refused = import(app, &reporter, TableName::Bodies, "nonsense", true).await;
    assert!(matches!(refused, Err(AppError::Forbidden { .. })), "{refused:?}");
}

async fn areas_come_in_whole_or_not_at_all(test: &TestApp) {
    let (app, office) = (&test.app, someone("office", Role::PlanOffice));
    let table =
        "编码,名称,级别,上级区域\nX1,示例市,设区市,\nX101,示例县,county,示例市\nX102,乙县,county,丙市\n";
    let refused = import(app, &office, TableName::Areas, table, false).await;
    let Err(AppError::Invalid(faults)) = refused else { panic!("{refused:?}") };
    assert_eq!((faults[0].field.as_str(), faults[0].code.as_str()), ("line.4.parent", "unknown"));
    assert_eq!(app.all::<Area>("", None).await.unwrap().len(), 0);
    import(app, &office, TableName::Areas, &table.replace("丙市", "X1"), false).await.unwrap();
    let parents: Vec<_> =
        app.all::<Area>("", None).await.unwrap().into_iter().map(|one| one.body.parent).collect();
    assert_eq!(parents, [None, Some("X1".to_owned()), Some("X1".to_owned())]);
}
