//! What can be typed.

pub mod server;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use waymark_core::{Date, Period};

/// Turns a development plan into something people can answer for.
#[derive(Debug, Parser)]
#[command(name = "waymark", version, after_help = EXIT_CODES)]
pub struct Cli {
    /// Language of messages, tables, pages and workbooks [default: WAYMARK_LANG or the locale].
    #[arg(long, global = true, value_enum)]
    pub lang: Option<LangArgument>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const EXIT_CODES: &str = "Exit codes:
  0  done
  1  internal error, or the result could not be written
  2  usage
  3  the document cannot be read
  4  the workbook has refusals; nothing was written";

/// The groups of commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Work with a plan document and its ledger of commitments.
    Plan {
        /// What to do with it.
        #[command(subcommand)]
        command: PlanCommand,
    },
    /// Continue series of figures, with 80 % and 95 % limits.
    Forecast(ForecastArguments),
    /// Judge the targets of a ledger on observations.
    Assess(AssessArguments),
    /// Show the product on two examples: a fresh database, sign-in links for every role, the web app.
    Demo(server::DemoArguments),
    /// Set up an empty system: prints one-time links for its administrators.
    SetUp(server::SetUpArguments),
    /// Change who runs the system: three administrators who exclude each other, or one person.
    Administrators(server::AdministratorsArguments),
    /// Serve the web app and the API.
    Serve(server::ServeArguments),
    /// Do long work of the queue, beside a server.
    Worker(server::OnlyDataArguments),
    /// Bring the schema of the database up to date.
    Migrate(server::OnlyDataArguments),
    /// Look at a deployment part by part and say what is wrong.
    Doctor(server::OnlyDataArguments),
    /// Write everything into one archive, while the system runs.
    Backup(server::BackupArguments),
    /// Fill an empty system from an archive, on either engine.
    Restore(server::RestoreArguments),
    /// The log of changes.
    Audit {
        /// What to do with it.
        #[command(subcommand)]
        command: server::AuditCommand,
    },
    /// Print who may do what.
    Rights(server::RightsArguments),
    /// Import values, targets, owners, areas or bodies.
    Import(server::ImportArguments),
    /// Export values, targets, owners, areas or bodies.
    Export(server::ExportArguments),
    /// Print the description of the API, OpenAPI 3.1.
    Api,
}

/// What can be done with a plan.
#[derive(Debug, Subcommand)]
pub enum PlanCommand {
    /// Read a document and give back what it commits to, each item with the words it came from.
    Extract(ExtractArguments),
    /// Read a filled-in workbook back and write the confirmed ledger.
    Confirm(ConfirmArguments),
    /// Print the JSON Schema of what the other commands write.
    Schema(SchemaArguments),
}

/// Arguments of `plan extract`.
#[derive(Debug, Args)]
#[command(after_help = EXIT_CODES)]
pub struct ExtractArguments {
    /// The document (.txt .md .docx .html .pdf .ofd), or - for standard input.
    pub file: PathBuf,
    /// Form of the result [default: by the ending of --output, else table].
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// Write to this file instead of standard output.
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
    /// Colour in the table.
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    pub color: Color,
}

/// Arguments of `plan confirm`.
#[derive(Debug, Args)]
#[command(after_help = EXIT_CODES)]
pub struct ConfirmArguments {
    /// The workbook made by `plan extract --format xlsx` and filled in.
    pub workbook: PathBuf,
    /// Where the ledger goes [default: standard output].
    #[arg(short, long, value_name = "LEDGER.json")]
    pub output: Option<PathBuf>,
}

/// Arguments of `plan schema`.
#[derive(Debug, Args)]
pub struct SchemaArguments {
    /// Which schema.
    #[arg(value_enum, default_value_t = SchemaName::Extraction)]
    pub name: SchemaName,
}

/// Arguments of `forecast`.
#[derive(Debug, Args)]
#[command(after_help = EXIT_CODES)]
pub struct ForecastArguments {
    /// Figures with the columns series,period,value or series,year,value (.csv), or - for standard input.
    pub file: PathBuf,
    /// Steps ahead: years, half-years, quarters or months, as the series has them.
    #[arg(long, value_name = "N")]
    pub horizon: usize,
    /// Form of the result.
    #[arg(long, value_enum, default_value_t = ForecastFormat::Csv)]
    pub format: ForecastFormat,
    /// What no figure can go below, for example 0 for counts and shares.
    #[arg(long, value_name = "NUMBER", allow_negative_numbers = true)]
    pub least: Option<f64>,
    /// What no figure can go above, for example 100 for percentages.
    #[arg(long, value_name = "NUMBER", allow_negative_numbers = true)]
    pub most: Option<f64>,
    /// Write to this file instead of standard output.
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
}

/// The forms a forecast can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ForecastFormat {
    /// The columns of the input with mean, limits and the reason of a refusal.
    Csv,
    /// One object a series.
    Json,
}

/// Arguments of `assess`.
#[derive(Debug, Args)]
#[command(after_help = EXIT_CODES)]
pub struct AssessArguments {
    /// The confirmed ledger, as `plan confirm` writes it. Packs in the folder `packs` beside it are used.
    #[arg(long, value_name = "LEDGER.json")]
    pub plan: PathBuf,
    /// The observations (docs/observations.md), or - for standard input.
    #[arg(long, value_name = "OBSERVATIONS.csv")]
    pub data: PathBuf,
    /// Judge on data up to the end of this period: 2024, 2024-Q3, 2024年上半年.
    #[arg(long, value_name = "PERIOD", value_parser = period)]
    pub at: Period,
    /// Use only what was known on this day; also the day of judging [default: everything, last day of --at].
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<Date>,
    /// Code or name of the area the plan speaks for [default: the ledger's, else the widest one in the data].
    #[arg(long, value_name = "AREA")]
    pub area: Option<String>,
    /// default, statcan, or the folder of a rule pack.
    #[arg(long, default_value = "default")]
    pub rules: String,
    /// Folder of a further pack of areas or indicators.
    #[arg(long, value_name = "FOLDER")]
    pub pack: Vec<PathBuf>,
    /// The basis adopted for a target: CODE=REVISION:REASON, for example T-001=plan:市政府批准.
    #[arg(long, value_name = "ADOPTION")]
    pub adopt: Vec<String>,
    /// Also rank the areas below the plan's own (internal use).
    #[arg(long)]
    pub rank: bool,
    /// Form of the result [default: by the ending of --output, else table].
    #[arg(long, value_enum)]
    pub format: Option<AssessFormat>,
    /// Write to this file instead of standard output.
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
    /// Colour in the table.
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    pub color: Color,
}

fn period(text: &str) -> Result<Period, String> {
    Period::from_people(text).map_err(|error| error.to_string())
}

/// The forms an assessment can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AssessFormat {
    /// Columns of text.
    Table,
    /// JSON by the schema `assessment`.
    Json,
    /// A workbook.
    Xlsx,
}

/// A language by its tag.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum LangArgument {
    /// 中文.
    Zh,
    /// English.
    En,
}

/// The forms a result can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Columns of text.
    Table,
    /// JSON by the schema `extraction`.
    Json,
    /// The workbook to fill in.
    Xlsx,
    /// Markdown.
    Md,
    /// One self-contained page.
    Html,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal that can show it, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The schemas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaName {
    /// What `plan extract --format json` writes.
    Extraction,
    /// What `plan confirm` writes.
    Ledger,
    /// One row of an observations file.
    Observations,
    /// What `assess --format json` writes; each verdict also has `sentence` with `zh` and `en`.
    Assessment,
}
