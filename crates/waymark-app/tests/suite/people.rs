//! Rights against each other, whichever process writes them.

use std::collections::HashMap;

use waymark_app::accounts::{Profile, role_words};
use waymark_app::{Call, Expected, Put};
use waymark_core::record::{Account, AccountState, Grant, Role};

use crate::support::{TestApp, on_each_engine, someone};

on_each_engine!(
    administrators_exclude_each_other_across_processes,
    one_administrator_becomes_three_once_nobody_holds_two_roles,
);

const PEOPLE: usize = 12;

fn account(name: &str) -> Account {
    Account {
        display_name: name.to_owned(),
        body: None,
        state: AccountState::Active,
        subject: None,
        contact: None,
        invented: true,
    }
}

fn grant(account: &str, role: Role) -> Grant {
    Grant { account: account.to_owned(), role, plan: None, body: None, area: None, rights: Vec::new() }
}

async fn administrators_exclude_each_other_across_processes(test: &TestApp) {
    let apps = [test.app.clone(), test.another().await];
    for number in 0..PEOPLE {
        let name = format!("person-{number}");
        test.app.put(&Call::system(), "", &name, &account(&name), Put::new()).await.unwrap();
        // Both at once, each by a process of its own.
        let roles = [Role::SystemAdministrator, Role::SecurityAdministrator];
        let granting = apps.iter().cloned().zip(roles).map(|(app, role)| {
            let grant = grant(&name, role);
            tokio::spawn(async move { app.put_grant(&Call::system(), "", &grant, Put::new()).await })
        });
        let mut refused = Vec::new();
        for granted in granting.collect::<Vec<_>>() {
            refused.extend(granted.await.unwrap().err().map(|error| error.code().to_owned()));
        }
        assert_eq!(refused, ["administrators_exclude"], "{name}");
    }
    apps[1].store.close().await;
}

async fn one_administrator_becomes_three_once_nobody_holds_two_roles(test: &TestApp) {
    let (app, call) = (&test.app, Call { reason: Some("三员到位".to_owned()), ..Call::system() });
    app.set_up(&call, Profile::One).await.unwrap();
    let refused = app.change_profile(&call, Profile::Three).await.unwrap_err();
    assert_eq!(refused.code(), "administrators_exclude");
    let stranger = someone("admin", Role::SystemAdministrator);
    let refused = app.change_profile(&stranger, Profile::Three).await.unwrap_err();
    assert_eq!(refused.code(), "profile_fixed");

    for (name, role) in [("second", Role::SecurityAdministrator), ("third", Role::AuditAdministrator)] {
        app.put(&call, "", name, &account(name), Put::new()).await.unwrap();
        app.put_grant(&call, "", &grant(name, role), Put::new()).await.unwrap();
    }
    for granted in app.all::<Grant>("", None).await.unwrap() {
        if granted.body.account == "admin" && granted.body.role != Role::SystemAdministrator {
            app.remove_grant(&call, &granted.code, Expected::Any).await.unwrap();
        }
    }
    let changed = app.change_profile(&call, Profile::Three).await.unwrap().unwrap();
    assert_eq!(changed.change.reason.as_deref(), Some("三员到位"));
    assert!(app.change_profile(&call, Profile::Three).await.unwrap().is_none(), "nothing to change");
    let both = app.put_grant(&call, "", &grant("third", Role::PlanOffice), Put::new()).await.unwrap_err();
    assert_eq!(both.code(), "administrators_exclude");

    app.change_profile(&call, Profile::One).await.unwrap().unwrap();
    app.put_grant(&call, "", &grant("third", Role::PlanOffice), Put::new()).await.unwrap();
}

#[test]
fn a_role_has_one_word_on_the_command_line_in_the_app_and_in_the_glossary() {
    let glossary = include_str!("../../../../docs/GLOSSARY.md");
    let app = [
        include_str!("../../../../web/src/locales/zh-CN/roles.json"),
        include_str!("../../../../web/src/locales/en/roles.json"),
    ];
    let [chinese, english] = app.map(|text| serde_json::from_str::<HashMap<String, String>>(text).unwrap());
    for role in Role::ALL {
        let (zh, en) = role_words(role);
        let code = serde_json::to_value(role).unwrap();
        let code = code.as_str().unwrap();
        assert_eq!(chinese[code], zh);
        assert_eq!(english[code].replace('’', "'"), en);
        assert!(glossary.contains(&format!("| {} | {zh} |", code)), "{zh}");
    }
}
