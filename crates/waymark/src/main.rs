//! The one executable: what people type, what they get on screen, and nothing of the work itself.

mod cli;
mod failure;
mod locale;
mod output;
mod plan;

use std::process::ExitCode;

use clap::Parser;

use cli::{Cli, Command, PlanCommand};

fn main() -> ExitCode {
    let cli = Cli::parse();
    let lang = locale::lang(cli.lang);
    let Command::Plan { command } = cli.command;
    let outcome = match &command {
        PlanCommand::Extract(arguments) => plan::extract::run(arguments, lang),
        PlanCommand::Confirm(arguments) => plan::confirm::run(arguments, lang),
        PlanCommand::Schema(arguments) => plan::schema::run(arguments),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(lang),
    }
}
