//! Rights against each other, whichever process writes them.

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
