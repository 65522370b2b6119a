//! People, what they may do, and how the system is set up.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// 账号: someone who signs in. Its code is the name signed in with; secrets are kept elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// Name of the person, for others.
    pub display_name: String,
    /// Code of the body they work for.
    #[serde(default)]
    pub body: Option<String>,
    /// Whether they can sign in.
    pub state: AccountState,
    /// Who they are at the OpenID Connect provider: the value of the configured claim.
    #[serde(default)]
    pub subject: Option<String>,
    /// Telephone or office, for colleagues.
    #[serde(default)]
    pub contact: Option<String>,
    /// Made for an example.
    #[serde(default)]
    pub invented: bool,
}

/// 账号状态.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AccountState {
    /// 待批准: made by the system administrator, not yet approved by the security administrator.
    Requested,
    /// 启用.
    Active,
    /// 停用.
    Suspended,
    /// 注销.
    Closed,
}

/// 角色: what sort of work someone does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 规划办.
    PlanOffice,
    /// 填报.
    Reporter,
    /// 审核.
    Reviewer,
    /// 领导.
    Leader,
    /// 人大 (只读).
    Congress,
    /// 公众.
    Public,
    /// 系统管理员: runs the system, grants nothing, sees no business data.
    SystemAdministrator,
    /// 安全管理员: approves accounts and grants rights.
    SecurityAdministrator,
    /// 审计管理员: reads the log.
    AuditAdministrator,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 9] = [
        Role::PlanOffice,
        Role::Reporter,
        Role::Reviewer,
        Role::Leader,
        Role::Congress,
        Role::Public,
        Role::SystemAdministrator,
        Role::SecurityAdministrator,
        Role::AuditAdministrator,
    ];

    /// Whether it is one of the three administrators, who exclude each other.
    pub fn is_administrator(self) -> bool {
        matches!(self, Role::SystemAdministrator | Role::SecurityAdministrator | Role::AuditAdministrator)
    }
}

/// Rights that no role brings with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Right {
    /// 排名: see areas ranked.
    Ranking,
    /// 公开: publish parts of a release.
    Publish,
    /// 撤回: withdraw values.
    Withdraw,
    /// 补记获知时间: say when something became known.
    SetKnownAt,
    /// 采用基准: adopt the basis a target is judged on.
    AdoptBasis,
}

/// 授权: a role for a part of the work. It holds from and to the days of its version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Grant {
    /// Account it is given to.
    pub account: String,
    /// The role.
    pub role: Role,
    /// Only in this plan; none: all.
    #[serde(default)]
    pub plan: Option<String>,
    /// Only for this body and those below it.
    #[serde(default)]
    pub body: Option<String>,
    /// Only for this area and those below it.
    #[serde(default)]
    pub area: Option<String>,
    /// Further rights.
    #[serde(default)]
    pub rights: Vec<Right>,
}

/// 系统设置.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// One person holds the three administrators' roles: for a small office.
    pub one_administrator: bool,
    /// Shown at sign-in, Chinese.
    pub banner_zh: String,
    /// Shown at sign-in, English.
    pub banner_en: String,
    /// Minutes without use after which a session ends.
    pub idle_minutes: u32,
    /// Hours after which a session ends in any case.
    pub session_hours: u32,
    /// Days after which an account nobody used is reported as stale.
    pub stale_days: u32,
    /// Days the particulars of the log are kept; at least 180.
    pub retention_days: u32,
    /// Whether the pages for the public are served.
    pub public_pages: bool,
    /// Whether everyone needs a second factor.
    pub second_factor: bool,
    /// Fewest characters of a password; eight are enough where they are of three kinds.
    pub password_length_min: u32,
    /// How many of the last passwords may not come back.
    pub password_history: u32,
    /// Days after which a password must be changed; 0 for never.
    pub password_age_days: u32,
    /// Failed sign-ins within ten minutes that lock an account.
    pub lockout_failures: u32,
    /// Minutes an account stays locked.
    pub lockout_minutes: u32,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            one_administrator: false,
            banner_zh: "本系统不存储、不处理、不传输国家秘密。".to_owned(),
            banner_en: "This system holds no state secrets; do not enter any.".to_owned(),
            idle_minutes: 30,
            session_hours: 12,
            stale_days: 90,
            retention_days: 180,
            public_pages: false,
            second_factor: false,
            password_length_min: 12,
            password_history: 5,
            password_age_days: 90,
            lockout_failures: 5,
            lockout_minutes: 10,
        }
    }
}
