//! 分工方案 as tables: whom they name, which commitments they meet, two at once.

use waymark_app::owners::TaskSplit;
use waymark_app::{App, Call, Put};
use waymark_core::record::{LedgerEntry, Role};
use waymark_core::{Date, Ledger, OwnerRole};

use crate::support::{TestApp, on_each_engine, someone};

on_each_engine!(people_are_no_bodies, only_what_holds_is_met, two_at_once_both_stay);

const LEDGER: &str = include_str!("../../../../examples/demo-city/ledger.json");
const HEADINGS: &str = "item,role,body name,person\n";

/// The commitments of the fictional city in the plan `demo`, and who works on them.
async fn ledger(test: &TestApp) -> (Ledger, Call) {
    let office = someone("office", Role::PlanOffice);
    let ledger: Ledger = serde_json::from_str(LEDGER).unwrap();
    test.app.import_ledger(&office, "demo", &ledger).await.unwrap();
    (ledger, office)
}

/// A table of owners with these rows, uploaded.
async fn table(app: &App, office: &Call, rows: &str) -> TaskSplit {
    let text = format!("{HEADINGS}{rows}");
    let file = app.put_file(office, "owners.csv", text.as_bytes()).await.unwrap().value.sha256;
    TaskSplit { file: Some(file), ..TaskSplit::default() }
}

/// Code of the first target nobody holds a role of.
fn free(ledger: &Ledger, role: OwnerRole) -> String {
    let free = |owners: &[waymark_core::Owner]| owners.iter().all(|owner| owner.role != role);
    let item = ledger.items.iter().find(|item| item.code.starts_with("T-") && free(&item.owners));
    item.unwrap().code.clone()
}

async fn people_are_no_bodies(test: &TestApp) {
    let (ledger, office) = ledger(test).await;
    let code = free(&ledger, OwnerRole::Leader);
    let rows = format!("{code},support,虚构的单位,\n{code},leader,,领导甲\n{code},contact,,联系人乙\n");
    let split = table(&test.app, &office, &rows).await;
    let answer = test.app.match_task_split(&office, "demo", &split).await.unwrap();
    let named: Vec<_> = answer.rows[0].after.iter().map(|owner| owner.body.as_str()).collect();
    assert!(["虚构的单位", "领导甲", "联系人乙"].iter().all(|name| named.contains(name)), "{named:?}");
    assert!(answer.bodies_unknown.contains(&"虚构的单位".to_owned()));
    for person in ["领导甲", "联系人乙"] {
        assert!(!answer.bodies_unknown.contains(&person.to_owned()), "{:?}", answer.bodies_unknown);
    }
}

async fn only_what_holds_is_met(test: &TestApp) {
    let (ledger, office) = ledger(test).await;
    let day = |text: &str| Some(text.parse::<Date>().unwrap());
    let codes: Vec<_> =
        ledger.items.iter().map(|item| &item.code).filter(|code| code.starts_with("T-")).collect();
    let terms = [(codes[0], None, day("2026-01-14")), (codes[1], day("2026-01-16"), None)];
    for (code, valid_from, valid_to) in terms {
        let entry = test.app.all::<LedgerEntry>("demo", None).await.unwrap();
        let entry = entry.into_iter().find(|entry| entry.code == *code).unwrap().body;
        let put = Put { valid_from, valid_to, ..Put::default() };
        test.app.put(&Call::system(), "demo", code, &entry, put).await.unwrap();
    }
    let rows: String = codes[..3].iter().map(|code| format!("{code},support,虚构的单位,\n")).collect();
    let split = table(&test.app, &office, &rows).await;
    let answer = test.app.match_task_split(&office, "demo", &split).await.unwrap();
    let met: Vec<_> = answer.rows.iter().map(|row| &row.code).collect();
    assert_eq!(met, [codes[2]], "one ended the day before, one begins the day after");
}

async fn two_at_once_both_stay(test: &TestApp) {
    let (ledger, office) = ledger(test).await;
    let code = free(&ledger, OwnerRole::Support);
    let one = table(&test.app, &office, &format!("{code},support,虚构的甲单位,\n")).await;
    let other = table(&test.app, &office, &format!("{code},data,虚构的乙单位,\n")).await;
    let (one, other) = tokio::join!(
        test.app.apply_task_split(&office, "demo", &one),
        test.app.apply_task_split(&office, "demo", &other)
    );
    one.unwrap();
    other.unwrap();
    let now = test.app.ledger("demo", None).await.unwrap();
    let item = now.items.iter().find(|item| item.code == code).unwrap();
    for name in ["虚构的甲单位", "虚构的乙单位"] {
        assert!(item.owners.iter().any(|owner| owner.body == name), "{:?}", item.owners);
    }
}
