//! Accounts, grants, settings.

use waymark_core::record::{Account, AccountState, Grant, Role, Settings};
use waymark_store::entity::Index;

use super::plan::{TITLE_CHARS_MAX, needed};
use super::{Record, Reference};
use crate::error::FieldFault;
use crate::operation::Operation;

impl Record for Account {
    const KIND: &'static str = "account";
    const PREFIX: &'static str = "user-";
    const SCOPED: bool = false;
    const READ: Operation = Operation::AccountRead;
    const WRITE: Operation = Operation::AccountWrite;

    fn index(&self) -> Index {
        let state = match self.state {
            AccountState::Requested => "requested",
            AccountState::Active => "active",
            AccountState::Suspended => "suspended",
            AccountState::Closed => "closed",
        };
        let mut facets = Vec::new();
        facets.extend(self.body.iter().map(|body| ("body", body.clone())));
        facets.extend(self.subject.iter().map(|subject| ("subject", subject.clone())));
        Index {
            name: self.display_name.clone(),
            state: Some(state.to_owned()),
            visibility: "internal".to_owned(),
            facets,
            text: self.display_name.clone(),
            ..Index::default()
        }
    }

    fn faults(&self) -> Vec<FieldFault> {
        let mut faults = Vec::new();
        needed(&mut faults, "display_name", &self.display_name, TITLE_CHARS_MAX);
        faults
    }

    fn references(&self) -> Vec<Reference> {
        self.body.iter().map(|body| Reference::body("body", body)).collect()
    }
}

/// The code of a role.
pub(crate) fn role_code(role: Role) -> &'static str {
    match role {
        Role::PlanOffice => "plan_office",
        Role::Reporter => "reporter",
        Role::Reviewer => "reviewer",
        Role::Leader => "leader",
        Role::Congress => "congress",
        Role::Public => "public",
        Role::SystemAdministrator => "system_administrator",
        Role::SecurityAdministrator => "security_administrator",
        Role::AuditAdministrator => "audit_administrator",
    }
}

impl Record for Grant {
    const KIND: &'static str = "grant";
    const PREFIX: &'static str = "grant-";
    const SCOPED: bool = false;
    const READ: Operation = Operation::GrantRead;
    const WRITE: Operation = Operation::GrantWrite;

    fn index(&self) -> Index {
        let mut facets = vec![("account", self.account.clone()), ("role", role_code(self.role).to_owned())];
        facets.extend(self.plan.iter().map(|plan| ("plan", plan.clone())));
        Index {
            name: self.account.clone(),
            parent: Some(self.account.clone()),
            visibility: "internal".to_owned(),
            facets,
            ..Index::default()
        }
    }

    fn faults(&self) -> Vec<FieldFault> {
        let mut faults = Vec::new();
        needed(&mut faults, "account", &self.account, 80);
        if self.role.is_administrator() && (self.plan.is_some() || self.body.is_some() || self.area.is_some())
        {
            faults.push(FieldFault::new("role", "administrator_everywhere"));
        }
        if self.role == Role::Public {
            faults.push(FieldFault::new("role", "public_is_for_nobody"));
        }
        faults
    }

    fn references(&self) -> Vec<Reference> {
        let mut named = vec![Reference::account("account", &self.account)];
        named.extend(self.plan.iter().map(|plan| Reference::plan("plan", plan)));
        named.extend(self.body.iter().map(|body| Reference::body("body", body)));
        named.extend(self.area.iter().map(|area| Reference::area("area", area)));
        named
    }
}

impl Record for Settings {
    const KIND: &'static str = "settings";
    const PREFIX: &'static str = "settings";
    const SCOPED: bool = false;
    const READ: Operation = Operation::SettingsRead;
    const WRITE: Operation = Operation::SettingsWrite;

    fn index(&self) -> Index {
        Index { visibility: "internal".to_owned(), ..Index::default() }
    }

    fn faults(&self) -> Vec<FieldFault> {
        let mut faults = Vec::new();
        let between = |faults: &mut Vec<FieldFault>, field: &str, value: u32, least: u32, most: u32| {
            if !(least..=most).contains(&value) {
                faults.push(FieldFault::new(field, "out_of_range").found(format!("{least}–{most}")));
            }
        };
        between(&mut faults, "idle_minutes", self.idle_minutes, 1, 480);
        between(&mut faults, "session_hours", self.session_hours, 1, 72);
        between(&mut faults, "stale_days", self.stale_days, 1, 3_650);
        // 网络安全法第二十一条: network logs are kept for six months at least.
        between(&mut faults, "retention_days", self.retention_days, 180, 36_500);
        between(&mut faults, "password_length_min", self.password_length_min, 8, 64);
        between(&mut faults, "password_history", self.password_history, 0, 24);
        between(&mut faults, "password_age_days", self.password_age_days, 0, 3_650);
        between(&mut faults, "lockout_failures", self.lockout_failures, 1, 100);
        between(&mut faults, "lockout_minutes", self.lockout_minutes, 1, 1_440);
        for (field, text) in [("banner_zh", &self.banner_zh), ("banner_en", &self.banner_en)] {
            needed(&mut faults, field, text, 1_000);
        }
        faults
    }
}
