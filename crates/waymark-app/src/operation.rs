//! What can be done, and which roles do it. One list drives the checks, the matrix people print,
//! and the API description.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::record::{Right, Role};

use Role::{
    AuditAdministrator as Audit, Congress, Leader, PlanOffice as Office, Public, Reporter, Reviewer,
    SecurityAdministrator as Security, SystemAdministrator as System,
};

/// Declares the operations: variant, name, roles, the right needed besides, words in Chinese and English.
macro_rules! operations {
    ($($variant:ident $name:literal [$($role:ident),*] $right:expr, $zh:literal, $en:literal;)*) => {
        /// Something that can be done.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum Operation {
            $(#[doc = $en] #[serde(rename = $name)] $variant,)*
        }

        impl Operation {
            /// Every operation.
            pub const ALL: &'static [Operation] = &[$(Operation::$variant,)*];

            /// Its name, as the log and the API have it.
            pub fn name(self) -> &'static str {
                match self { $(Operation::$variant => $name,)* }
            }

            /// Roles that do it.
            pub fn roles(self) -> &'static [Role] {
                match self { $(Operation::$variant => &[$($role),*],)* }
            }

            /// A right that is needed besides the role.
            pub fn right(self) -> Option<Right> {
                match self { $(Operation::$variant => $right,)* }
            }

            /// What it is called, Chinese and English.
            pub fn words(self) -> (&'static str, &'static str) {
                match self { $(Operation::$variant => ($zh, $en),)* }
            }
        }
    };
}

operations! {
    PlanRead "plan.read" [Office, Reporter, Reviewer, Leader, Congress, Public] None, "查看规划", "Read plans.";
    PlanWrite "plan.write" [Office] None, "维护规划", "Write plans.";
    DocumentRead "document.read" [Office, Reporter, Reviewer, Leader] None, "查看规划文本", "Read plan documents.";
    DocumentWrite "document.write" [Office] None, "上传规划文本", "Upload plan documents.";
    ProposalRead "proposal.read" [Office, Reviewer] None, "查看待确认条目", "Read proposals.";
    ProposalDecide "proposal.decide" [Office] None, "确认条目", "Decide on proposals.";
    LedgerRead "ledger.read" [Office, Reporter, Reviewer, Leader, Congress, Public] None, "查看台账", "Read the ledger.";
    LedgerWrite "ledger.write" [Office] None, "维护台账", "Write the ledger.";
    OwnerRead "owner.read" [Office, Reporter, Reviewer, Leader, Congress] None, "查看责任分工", "Read owners.";
    OwnerWrite "owner.write" [Office] None, "维护责任分工", "Write owners.";
    SplitRead "split.read" [Office, Reporter, Reviewer, Leader] None, "查看指标分解", "Read splits.";
    SplitWrite "split.write" [Office] None, "维护指标分解", "Write splits.";
    TaskRead "task.read" [Office, Reporter, Reviewer, Leader] None, "查看任务", "Read tasks.";
    TaskWrite "task.write" [Office] None, "维护任务", "Write tasks.";
    ProjectRead "project.read" [Office, Reporter, Reviewer, Leader] None, "查看项目", "Read projects.";
    ProjectWrite "project.write" [Office] None, "维护项目", "Write projects.";
    ProgressRead "progress.read" [Office, Reporter, Reviewer, Leader] None, "查看进展", "Read progress.";
    ProgressWrite "progress.write" [Office, Reporter] None, "填报进展", "Report progress.";
    NoteRead "note.read" [Office, Reporter, Reviewer, Leader, Congress, Public] None, "查看数据说明", "Read notes on values.";
    NoteWrite "note.write" [Office, Reviewer] None, "维护数据说明", "Write notes on values.";
    BasisRead "basis.read" [Office, Reporter, Reviewer, Leader, Congress, Public] None, "查看采用基准", "Read adopted bases.";
    BasisAdopt "basis.adopt" [Office] Some(Right::AdoptBasis), "采用评价基准", "Adopt the basis of a verdict.";
    IndicatorRead "indicator.read" [Office, Reporter, Reviewer, Leader, Congress, Public] None, "查看指标", "Read indicators.";
    IndicatorWrite "indicator.write" [Office] None, "维护指标", "Write indicators.";
    AreaRead "area.read" [Office, Reporter, Reviewer, Leader, Congress, Public, System, Security] None, "查看区域", "Read areas.";
    AreaWrite "area.write" [Office] None, "维护区域", "Write areas.";
    BodyRead "body.read" [Office, Reporter, Reviewer, Leader, Congress, Public, System, Security] None, "查看单位", "Read bodies.";
    BodyWrite "body.write" [Office] None, "维护单位", "Write bodies.";
    BoundaryRead "boundary.read" [Office, Reporter, Reviewer, Leader, Congress, Public] None, "查看边界", "Read boundaries.";
    BoundaryWrite "boundary.write" [Office] None, "上传边界", "Upload boundaries.";
    PackRead "pack.read" [Office, Reporter, Reviewer, Leader, Congress, Public, System] None, "查看标准包", "Read packs.";
    PackWrite "pack.write" [Office] None, "导入标准包", "Load packs.";
    FileRead "file.read" [Office, Reporter, Reviewer, Leader] None, "下载文件", "Download files.";
    FileWrite "file.write" [Office, Reporter, Reviewer] None, "上传文件", "Upload files.";
    ObservationRead "observation.read" [Office, Reporter, Reviewer, Leader, Congress, Public] None, "查看数据", "Read values.";
    SubmissionRead "submission.read" [Office, Reporter, Reviewer] None, "查看报送", "Read submissions.";
    SubmissionWrite "submission.write" [Office, Reporter] None, "填报数据", "Enter and import values.";
    SubmissionReview "submission.review" [Office, Reviewer] None, "审核报送", "Accept or return submissions.";
    KnownAtSet "known_at.set" [Office, Reporter] Some(Right::SetKnownAt), "补记获知时间", "Say when something became known.";
    ReleaseRead "release.read" [Office, Reporter, Reviewer, Leader, Congress, Public] None, "查看定版", "Read releases.";
    ReleaseMake "release.make" [Office] None, "数据定版", "Make releases.";
    PublicationRead "publication.read" [Office, Reviewer, Leader, Congress, Public] None, "查看公开", "Read publications.";
    PublicationPropose "publication.propose" [Office] None, "提请公开", "Propose publications.";
    PublicationReview "publication.review" [Office, Reviewer] Some(Right::Publish), "批准公开", "Publish and withdraw publications.";
    Withdraw "withdrawal.make" [Office] Some(Right::Withdraw), "撤回数据", "Withdraw values.";
    AssessmentRead "assessment.read" [Office, Reporter, Reviewer, Leader, Congress, Public] None, "查看评价", "Read assessments.";
    AssessmentRun "assessment.run" [Office] None, "后台评价", "Run an assessment as a job.";
    TrendRead "trend.read" [Office, Reporter, Reviewer, Leader] None, "查看趋势测算", "Read trends.";
    RankingRead "ranking.read" [Office, Reviewer, Leader] Some(Right::Ranking), "查看排名", "See areas ranked.";
    PersonRead "person.read" [Office, Reporter, Reviewer, Leader, System, Security, Audit] None, "查看人员姓名", "Read people's names.";
    Search "search.use" [Office, Reporter, Reviewer, Leader, Congress, Public] None, "检索", "Search.";
    TodoRead "todo.read" [Office, Reporter, Reviewer, Leader, Congress, System, Security, Audit] None, "查看待办", "Read what is to be done.";
    Export "export.use" [Office, Reporter, Reviewer, Leader] None, "导出数据", "Export tables.";
    Undo "change.undo" [Office, Reporter, Reviewer, Security, System] None, "撤销操作", "Take a change back.";
    ChangeRead "change.read" [Office, Reviewer] None, "查看变更", "Read the feed of changes.";
    JobRead "job.read" [Office, Reporter, Reviewer, System] None, "查看后台任务", "Read jobs.";
    JobCancel "job.cancel" [Office, Reporter, System] None, "取消后台任务", "Cancel jobs.";
    AccountRead "account.read" [System, Security, Audit] None, "查看账号", "Read accounts.";
    AccountWrite "account.write" [System] None, "维护账号", "Request, suspend and close accounts.";
    AccountApprove "account.approve" [Security] None, "批准账号", "Approve accounts and issue one-time links.";
    GrantRead "grant.read" [Security, Audit] None, "查看授权", "Read grants.";
    GrantWrite "grant.write" [Security] None, "授权", "Grant rights.";
    MatrixRead "matrix.read" [Security, Audit, System] None, "查看权限矩阵", "Read the matrix of rights.";
    SettingsRead "settings.read" [System, Security, Audit] None, "查看系统设置", "Read settings.";
    SettingsWrite "settings.write" [System] None, "维护系统设置", "Write settings.";
    BackupRun "backup.run" [System] None, "备份", "Make backups.";
    AuditRead "audit.read" [Audit] None, "查看审计日志", "Read the log.";
    AuditVerify "audit.verify" [Audit] None, "校验审计日志", "Verify the log.";
    AuditExport "audit.export" [Audit] None, "导出审计日志", "Export the log.";
    AuditPrune "audit.prune" [] None, "清除过期登录明细", "Remove particulars of the log after the time of retention.";
    SignIn "session.sign_in" [] None, "登录", "Sign in.";
    SignOut "session.sign_out" [Office, Reporter, Reviewer, Leader, Congress, System, Security, Audit] None, "退出", "Sign out.";
    PasswordSet "session.password" [Office, Reporter, Reviewer, Leader, Congress, System, Security, Audit] None, "修改密码", "Set one's password.";
    SecondFactorSet "session.totp" [Office, Reporter, Reviewer, Leader, Congress, System, Security, Audit] None, "设置二次验证", "Set one's second factor.";
    KeyMake "session.key" [Office, Reporter, Reviewer, Leader, Congress, System, Security, Audit] None, "管理脚本密钥", "Make and end keys for scripts.";
    SetUp "system.set_up" [] None, "初始化", "Set the system up.";
}

impl Operation {
    /// The operation of a name.
    pub fn of_name(name: &str) -> Option<Operation> {
        Operation::ALL.iter().copied().find(|operation| operation.name() == name)
    }

    /// Whether it writes what belongs to no plan: areas, bodies, maps, packs.
    pub fn is_shared(self) -> bool {
        use Operation::{AreaWrite, BodyWrite, BoundaryWrite, PackWrite};
        matches!(self, AreaWrite | BodyWrite | BoundaryWrite | PackWrite)
    }

    /// Whether it changes something.
    pub fn writes(self) -> bool {
        let name = self.name();
        let reads = name.ends_with(".read") || name.ends_with(".use");
        !(reads || matches!(self, Operation::AuditVerify | Operation::AuditExport))
    }
}
