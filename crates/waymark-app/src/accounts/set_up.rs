//! Set-up: the first accounts and their one-time links. There is no default password.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::record::{Account, AccountState, Grant, Role, Settings};
use waymark_store::entity::EntityFilter;

use crate::actor::Place;
use crate::app::App;
use crate::call::{Call, Put};
use crate::error::AppError;
use crate::identity::token::LinkPurpose;
use crate::operation::Operation;
use crate::records::Record;
use crate::session::MadeLink;

/// Who runs the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// 三员: system, security and audit administrators, who exclude each other.
    Three,
    /// One person for all three, in a small office.
    One,
}

/// The first link of an administrator.
#[derive(Debug, Clone)]
pub struct SetUpLink {
    /// Name to sign in with.
    pub account: String,
    /// What the account is called.
    pub display_name: String,
    /// Its roles.
    pub roles: Vec<Role>,
    /// The link.
    pub link: MadeLink,
}

const ADMINISTRATORS: [(&str, &str, Role); 3] = [
    ("sysadmin", "系统管理员", Role::SystemAdministrator),
    ("secadmin", "安全管理员", Role::SecurityAdministrator),
    ("auditor", "审计管理员", Role::AuditAdministrator),
];

impl App {
    /// Makes the administrators' accounts in an empty system, with a link for each.
    ///
    /// # Errors
    /// `set_up_done` where there are accounts; anyone but the machine's own terminal.
    pub async fn set_up(&self, call: &Call, profile: Profile) -> Result<Vec<SetUpLink>, AppError> {
        let call = call.secret();
        let mut changing = self.begin(&call, Operation::SetUp, &Place::default()).await?;
        let filter = EntityFilter { kind: Account::KIND, with_removed: true, ..EntityFilter::default() };
        if self.store.count(&filter).await? > 0 {
            return Err(AppError::refused("set_up_done"));
        }
        let people: Vec<(&str, &str, Vec<Role>)> = match profile {
            Profile::Three => {
                ADMINISTRATORS.iter().map(|(code, name, role)| (*code, *name, vec![*role])).collect()
            }
            Profile::One => {
                vec![("admin", "管理员", ADMINISTRATORS.iter().map(|(_, _, role)| *role).collect())]
            }
        };
        if profile == Profile::One {
            let settings = Settings { one_administrator: true, ..self.read_settings(None).await? };
            changing.put("settings", &settings, Put::default()).await?;
        }
        for (code, name, roles) in &people {
            changing.put(code, &administrator(name), Put::new()).await?;
            for role in roles {
                changing.put("", &everywhere(code, *role), Put::new()).await?;
            }
        }
        changing.commit("administrators", ()).await?;
        let mut links = Vec::new();
        for (code, name, roles) in people {
            let link = self.make_link(code, LinkPurpose::SetUp, false).await?;
            links.push(SetUpLink { account: code.to_owned(), display_name: name.to_owned(), roles, link });
        }
        Ok(links)
    }
}

fn administrator(name: &str) -> Account {
    Account {
        display_name: name.to_owned(),
        body: None,
        state: AccountState::Active,
        subject: None,
        contact: None,
        invented: false,
    }
}

fn everywhere(account: &str, role: Role) -> Grant {
    Grant { account: account.to_owned(), role, plan: None, body: None, area: None, rights: Vec::new() }
}
