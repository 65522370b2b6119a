//! 账号与授权: the life of an account, who may be granted what, and the first links.
//!
//! The system administrator asks for an account, the security administrator approves it and grants
//! roles; nobody does either for themselves, and the three administrators exclude each other. The
//! profile of one administrator, for a small office, is chosen at set-up.

mod grant;
mod life;
mod set_up;
mod settings;
mod stale;

pub use life::{AccountDetails, LinkAsked, NewAccount};
pub use set_up::{Profile, SetUpLink};
pub use stale::StaleAccount;

use waymark_core::record::Role;

/// What a role is called, Chinese and English.
pub fn role_words(role: Role) -> (&'static str, &'static str) {
    match role {
        Role::PlanOffice => ("规划办", "Plan office"),
        Role::Reporter => ("填报", "Reporter"),
        Role::Reviewer => ("审核", "Reviewer"),
        Role::Leader => ("领导", "Leader"),
        Role::Congress => ("人大", "People's congress"),
        Role::Public => ("公众", "Public"),
        Role::SystemAdministrator => ("系统管理员", "System administrator"),
        Role::SecurityAdministrator => ("安全管理员", "Security administrator"),
        Role::AuditAdministrator => ("审计管理员", "Audit administrator"),
    }
}
