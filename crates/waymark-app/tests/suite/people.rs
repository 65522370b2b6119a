//! Rights against each other, whichever process writes them.

use std::collections::HashMap;

use waymark_app::accounts::role_words;
use waymark_app::{Call, Put};
use waymark_core::record::{Account, AccountState, Grant, Role};

use crate::support::{TestApp, on_each_engine};

on_each_engine!(administrators_exclude_each_other_across_processes);

const PEOPLE: usize = 12;

async fn administrators_exclude_each_other_across_processes(test: &TestApp) {
    let apps = [test.app.clone(), test.another().await];
    for number in 0..PEOPLE {
        let name = format!("person-{number}");
        let account = Account {
            display_name: name.clone(),
            body: None,
            state: AccountState::Active,
            subject: None,
            contact: None,
            invented: true,
        };
        test.app.put(&Call::system(), "", &name, &account, Put::new()).await.unwrap();
        // Both at once, each by a process of its own.
        let roles = [Role::SystemAdministrator, Role::SecurityAdministrator];
        let granting = apps.iter().cloned().zip(roles).map(|(app, role)| {
            let grant =
                Grant { account: name.clone(), role, plan: None, body: None, area: None, rights: Vec::new() };
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
