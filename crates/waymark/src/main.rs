//! The one executable: what people type, what they get on screen, and nothing of the work itself.

#![deny(clippy::print_stdout, clippy::print_stderr)]

#[macro_use]
mod print;

mod assess;
mod cli;
mod failure;
mod forecast;
mod locale;
mod output;
mod packs;
mod plan;
mod run;

use std::process::ExitCode;

use clap::Parser;

use cli::{Cli, Command, PlanCommand};

/// Threads that read a database hand what they read to others: with the C library's allocator they
/// wait for each other's memory.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let lang = locale::lang(cli.lang);
    let outcome = match &cli.command {
        Command::Plan { command: PlanCommand::Extract(arguments) } => plan::extract::run(arguments, lang),
        Command::Plan { command: PlanCommand::Confirm(arguments) } => plan::confirm::run(arguments, lang),
        Command::Plan { command: PlanCommand::Schema(arguments) } => plan::schema::run(arguments),
        Command::Forecast(arguments) => forecast::run(arguments, lang),
        Command::Assess(arguments) => assess::run(arguments, lang),
        Command::Demo(arguments) => run::demo::run(arguments, lang),
        Command::SetUp(arguments) => run::set_up::run(arguments, lang),
        Command::Administrators(arguments) => run::administrators::run(arguments, lang),
        Command::Serve(arguments) => run::serve::run(arguments, lang),
        Command::Worker(arguments) => run::serve::worker(arguments, lang),
        Command::Migrate(arguments) => run::migrate::run(arguments, lang),
        Command::Doctor(arguments) => run::doctor::run(arguments, lang),
        Command::Backup(arguments) => run::backup::run(arguments, lang),
        Command::Restore(arguments) => run::backup::restore(arguments, lang),
        Command::Audit { command } => run::audit::run(command, lang),
        Command::Rights(arguments) => run::rights::run(arguments, lang),
        Command::Import(arguments) => run::transfer::import(arguments, lang),
        Command::Export(arguments) => run::transfer::export(arguments, lang),
        Command::Api => run::api(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(lang),
    }
}
