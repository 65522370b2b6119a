//! The one executable: what people type, what they get on screen, and nothing of the work itself.

mod assess;
mod cli;
mod failure;
mod forecast;
mod locale;
mod output;
mod packs;
mod plan;

use std::process::ExitCode;

use clap::Parser;

use cli::{Cli, Command, PlanCommand};

fn main() -> ExitCode {
    let cli = Cli::parse();
    let lang = locale::lang(cli.lang);
    let outcome = match &cli.command {
        Command::Plan { command: PlanCommand::Extract(arguments) } => plan::extract::run(arguments, lang),
        Command::Plan { command: PlanCommand::Confirm(arguments) } => plan::confirm::run(arguments, lang),
        Command::Plan { command: PlanCommand::Schema(arguments) } => plan::schema::run(arguments),
        Command::Forecast(arguments) => forecast::run(arguments, lang),
        Command::Assess(arguments) => assess::run(arguments, lang),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(lang),
    }
}
