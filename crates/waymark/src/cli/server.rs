//! What can be typed to run the system: serve, set up, keep, check.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// Where the data are.
#[derive(Debug, Clone, Args)]
pub struct DataArguments {
    /// Folder of the embedded database, the files and the anchors.
    #[arg(long, value_name = "FOLDER", env = "WAYMARK_DATA", default_value = "waymark-data")]
    pub data: PathBuf,
    /// Database [default: sqlite in the folder], for example postgres://waymark@localhost/waymark.
    #[arg(long, value_name = "URL", env = "WAYMARK_DATABASE_URL", hide_env_values = true)]
    pub database_url: Option<String>,
}

/// How the server listens.
#[derive(Debug, Clone, Args)]
pub struct ListenArguments {
    /// Address and port to listen at.
    #[arg(long, value_name = "ADDRESS", env = "WAYMARK_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Form of the log.
    #[arg(long, value_enum, default_value_t = LogFormat::Text)]
    pub log: LogFormat,
}

/// The forms of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// Lines for people.
    Text,
    /// One JSON object a line.
    Json,
}

/// Arguments of `serve`.
#[derive(Debug, Args)]
pub struct ServeArguments {
    /// Where the data are.
    #[command(flatten)]
    pub data: DataArguments,
    /// How the server listens.
    #[command(flatten)]
    pub listen: ListenArguments,
    /// Leave long work to `waymark worker`.
    #[arg(long)]
    pub no_worker: bool,
    /// Cookies for HTTPS only: set it wherever a proxy brings HTTPS.
    #[arg(long, env = "WAYMARK_SECURE_COOKIES")]
    pub secure_cookies: bool,
    /// Sign-in through an OpenID Connect provider: a JSON file with `name`, `issuer`, `client_id`,
    /// `client_secret`, `redirect_url`, `claim`, `scopes`.
    #[arg(long, env = "WAYMARK_OIDC", value_name = "FILE")]
    pub oidc: Option<PathBuf>,
    /// Who may read `/metrics`.
    #[arg(long, value_enum, value_name = "WHO", env = "WAYMARK_METRICS_FROM", default_value_t = MetricsFrom::Here)]
    pub metrics_from: MetricsFrom,
}

/// Who may read the metrics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MetricsFrom {
    /// Programs on this machine that ask for themselves; nobody through a proxy.
    Here,
    /// Anyone who reaches the server.
    Any,
}

/// Arguments of `demo`.
#[derive(Debug, Args)]
pub struct DemoArguments {
    /// Folder to keep the demo in [default: a fresh one that goes when the demo ends].
    #[arg(long, value_name = "FOLDER")]
    pub data: Option<PathBuf>,
    /// How the server listens; only this machine can reach it.
    #[command(flatten)]
    pub listen: ListenArguments,
}

/// Arguments of `set-up`.
#[derive(Debug, Args)]
pub struct SetUpArguments {
    /// Where the data are.
    #[command(flatten)]
    pub data: DataArguments,
    /// One person holds the three administrators' roles: for a small office.
    #[arg(long)]
    pub one_administrator: bool,
}

/// Arguments of `administrators`.
#[derive(Debug, Args)]
pub struct AdministratorsArguments {
    /// Where the data are.
    #[command(flatten)]
    pub data: DataArguments,
    /// Who runs the system from now on.
    #[arg(value_enum)]
    pub profile: Administrators,
    /// Why: goes into the log.
    #[arg(long)]
    pub reason: Option<String>,
}

/// Who runs the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Administrators {
    /// System, security and audit administrator, who exclude each other.
    Three,
    /// One person may hold the three roles: for a small office.
    One,
}

/// Arguments of `rights`.
#[derive(Debug, Args)]
pub struct RightsArguments {
    /// Where the data are.
    #[command(flatten)]
    pub data: DataArguments,
    /// Which table; JSON holds both.
    #[arg(value_enum, default_value_t = RightsTable::Roles)]
    pub table: RightsTable,
    /// Account that asks: its rights hold.
    #[arg(long = "as", value_name = "ACCOUNT")]
    pub account: String,
    /// As known by the end of this day.
    #[arg(long, value_name = "DATE")]
    pub known_by: Option<waymark_core::Date>,
    /// Form of the result [default: by the ending of --output, else csv].
    #[arg(long, value_enum)]
    pub format: Option<RightsFormat>,
    /// Write to this file instead of standard output.
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
}

/// The tables of rights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RightsTable {
    /// Which role does what.
    Roles,
    /// Every account with its grants of today, for those who may see grants.
    Accounts,
}

/// The forms a table of rights can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RightsFormat {
    /// A table of text.
    Csv,
    /// JSON, as `/api/v1/access/matrix` gives it.
    Json,
    /// A workbook.
    Xlsx,
}

/// Arguments of commands that need only the data.
#[derive(Debug, Args)]
pub struct OnlyDataArguments {
    /// Where the data are.
    #[command(flatten)]
    pub data: DataArguments,
}

/// Arguments of `backup`.
#[derive(Debug, Args)]
pub struct BackupArguments {
    /// Where the data are.
    #[command(flatten)]
    pub data: DataArguments,
    /// The archive to write.
    #[arg(short, long, value_name = "BACKUP.zip")]
    pub output: PathBuf,
}

/// Arguments of `restore`.
#[derive(Debug, Args)]
pub struct RestoreArguments {
    /// Where the data go: an empty folder or database.
    #[command(flatten)]
    pub data: DataArguments,
    /// The archive `backup` wrote.
    pub archive: PathBuf,
}

/// What can be done with the log.
#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// Compute the chain of changes and every row again and say what was altered.
    Verify(OnlyDataArguments),
    /// Print the log as JSON, one change a line.
    Export(OnlyDataArguments),
    /// Remove the particulars of sign-ins older than the time of retention, under a signed checkpoint.
    Prune(OnlyDataArguments),
}

/// What is imported or exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Transferred {
    /// Values.
    Observations,
    /// Targets of the ledger.
    Targets,
    /// Who answers for them.
    Owners,
    /// Areas.
    Areas,
    /// Bodies.
    Bodies,
}

/// Arguments of `import`.
#[derive(Debug, Args)]
pub struct ImportArguments {
    /// Where the data are.
    #[command(flatten)]
    pub data: DataArguments,
    /// What is imported.
    pub what: Transferred,
    /// The file (.csv or .xlsx).
    pub file: PathBuf,
    /// Account that imports: its rights hold, and the log names it.
    #[arg(long = "as", value_name = "ACCOUNT")]
    pub account: String,
    /// Code of the plan.
    #[arg(long, default_value = "")]
    pub plan: String,
    /// Say what would change and change nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Why: goes into the log.
    #[arg(long)]
    pub reason: Option<String>,
}

/// Arguments of `export`.
#[derive(Debug, Args)]
pub struct ExportArguments {
    /// Where the data are.
    #[command(flatten)]
    pub data: DataArguments,
    /// What is exported.
    pub what: Transferred,
    /// The file to write (.csv or .xlsx).
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// Account that exports: its rights hold.
    #[arg(long = "as", value_name = "ACCOUNT")]
    pub account: String,
    /// Code of the plan.
    #[arg(long, default_value = "")]
    pub plan: String,
    /// As known by the end of this day.
    #[arg(long, value_name = "DATE")]
    pub known_by: Option<waymark_core::Date>,
}
