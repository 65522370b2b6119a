//! What can be typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

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
}
