//! What is said when a rule about people and sessions forbids something.

use super::Pattern;

/// Title and hint of a rule, Chinese then English.
pub(super) fn pattern(code: &str) -> Pattern {
    match code {
        "wrong_credentials" => [
            ("账号或密码不正确", "请检查后重试；连续多次错误会暂时锁定。"),
            ("Name or password is wrong", "Check both; several failures lock the account for a while."),
        ],
        "totp_required" => [
            ("请输入动态口令", "打开身份验证器输入六位数字，或输入一个恢复码。"),
            ("Enter the one-time code", "Six digits of the authenticator app, or a recovery code."),
        ],
        "wrong_code" => [
            ("动态口令不正确或已用过", "请等待下一个口令再试；设备丢失可用恢复码。"),
            (
                "The one-time code is wrong or was used",
                "Wait for the next one; use a recovery code where the device is lost.",
            ),
        ],
        "locked_out" => [
            ("尝试次数过多，账号已暂时锁定", "请约 {minutes} 分钟后再试，或联系安全管理员。"),
            (
                "Too many failures: the account is locked for a while",
                "Try again in about {minutes} minutes, or ask the security administrator.",
            ),
        ],
        "link_unknown" => [
            ("链接无效", "链接只能使用一次，且有时限；请联系安全管理员重新发放。"),
            (
                "The link is not good",
                "A link works once and for a time; ask the security administrator for one.",
            ),
        ],
        "not_by_key" => [
            ("脚本密钥不能用于此操作", "请用账号登录后操作。"),
            ("A script's key cannot do this", "Sign in yourself."),
        ],
        "no_password" => [
            ("此账号没有密码", "账号经统一认证登录；如需密码请联系安全管理员发放链接。"),
            (
                "This account has no password",
                "It signs in through the identity provider; ask the security administrator for a link.",
            ),
        ],
        "second_factor_set" => [
            ("已设置二次验证", "如需更换，请先用密码取消，再重新设置。"),
            ("There is a second factor already", "To replace it, remove it with the password first."),
        ],
        "second_factor_needed" => [
            ("系统要求所有账号使用二次验证", "不能取消；设备丢失请联系安全管理员。"),
            (
                "Everyone needs a second factor here",
                "It cannot be removed; ask the security administrator where the device is lost.",
            ),
        ],
        "totp_not_offered" => [
            ("请先获取二次验证密钥", "请重新打开二次验证设置页面。"),
            ("No secret was offered yet", "Open the page of the second factor again."),
        ],
        "too_many_keys" => [
            ("脚本密钥不超过 {most} 个", "请先删除不用的密钥。"),
            ("No more than {most} keys", "End one that is not used."),
        ],
        "oidc_off" => [
            ("未配置统一认证", "请用账号和密码登录。"),
            ("No identity provider is configured", "Sign in with name and password."),
        ],
        "oidc_unreachable" => [
            ("统一认证暂不可用", "请稍后重试，或用账号和密码登录。"),
            ("The identity provider cannot be used now", "Try again later, or sign in with a password."),
        ],
        "oidc_refused" => [
            ("统一认证未通过", "请重新登录；如仍不行，请联系系统管理员。"),
            ("The identity provider did not let you in", "Try again, or ask the system administrator."),
        ],
        "oidc_no_account" => [
            ("没有与该身份对应的账号", "请联系系统管理员申请账号。"),
            ("Nobody here has that identity", "Ask the system administrator for an account."),
        ],
        "set_up_done" => [
            ("系统已初始化", "需要新的链接请联系安全管理员。"),
            ("The system is set up already", "Ask the security administrator for a link."),
        ],
        "not_a_demo" => [
            (
                "这里已有一个系统，不是由 waymark demo 建立的",
                "请用 --data 另选一个空文件夹，或省略 --data；正式系统请运行 waymark serve。",
            ),
            (
                "There is a system here that waymark demo did not make",
                "Name an empty folder with --data, or leave it out; run waymark serve for a real system.",
            ),
        ],
        "own_account" => [
            ("不能处理自己的账号或授权", "请由另一位管理员办理。"),
            ("Not for one's own account", "Another administrator has to do it."),
        ],
        "same_person" => [
            ("申请和批准不能是同一人", "请由另一位安全管理员批准。"),
            ("Who asked cannot approve", "Another security administrator has to do it."),
        ],
        "account_state" => [
            ("账号 {code} 的状态不允许此操作", "请刷新后核对账号状态。"),
            ("Account {code} is not in a state for this", "Reload and look at its state."),
        ],
        "account_exists" => [
            ("账号 {code} 已存在", "请换一个账号名。"),
            ("There is an account {code} already", "Choose another name."),
        ],
        "subject_taken" => [
            ("该统一认证身份已对应账号 {code}", "请核对身份标识。"),
            ("That identity belongs to account {code}", "Check the identity."),
        ],
        "administrators_exclude" => [
            (
                "系统、安全、审计管理员互斥，且不能兼任业务角色",
                "{account} 已有“{role}”授权；请先收回，或授予他人。",
            ),
            (
                "System, security and audit administrators exclude each other and every other role",
                "{account} is granted “{role}”; take that back first, or grant it to somebody else.",
            ),
        ],
        "last_administrator" => [
            ("这是最后一位安全管理员", "请先授权另一位安全管理员。"),
            ("This is the last security administrator", "Grant another one first."),
        ],
        "profile_fixed" => [
            ("管理员模式不能在页面更改", "由系统负责人在服务器上用 waymark administrators 命令更改。"),
            (
                "The profile of administrators is not changed here",
                "It is changed on the server, by the command waymark administrators.",
            ),
        ],
        _ => [("不允许：{code}", "请核对后重试。"), ("Not allowed: {code}", "Check and try again.")],
    }
}
