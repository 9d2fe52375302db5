//! The habits of the house as code: `cargo xtask <command>`.
//!
//! Everything a developer or a build machine does to this repository is a command here, so that no
//! step lives in somebody's memory or in a build service's settings. Nothing of the product itself
//! may enter: this crate builds, runs and checks the others.

mod audit;
mod bench;
mod client;
mod console;
mod dev;
mod dist;
mod look;
mod notices;
mod process;
mod ready;
mod repo;
mod run;
mod server;
mod size;
mod test;
mod tidy;
mod toolchain;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::repo::Repo;

/// Build, run and check Kurs.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build client and server and serve them, with invented people to look at
    Run(run::Options),
    /// Serve, and rebuild what is affected whenever a file changes
    Dev(dev::Options),
    /// Check everything, or one part: format tidy clippy domain api browser deny, or
    /// crash with patience
    Test(test::Options),
    /// Measure the server beside what this machine could do at best
    Bench(bench::Options),
    /// Check the invariants of the house that no compiler knows
    Tidy,
    /// Make the one release binary, target/dist/kurs, with the client inside
    Dist,
    /// Make the client as it is shipped, and say what a first visit weighs
    Weigh,
    /// Write whose work the binary holds, and on which terms: target/dist/THIRD-PARTY-NOTICES.txt
    Notices,
    /// Hold what we build on against known weaknesses
    Audit(audit::Options),
    /// Photograph every screen into target/look/
    Look(look::Options),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let outcome =
        process::listen().and_then(|()| Repo::find()).and_then(|repo| match cli.command {
            Command::Run(options) => run::run(&repo, &options),
            Command::Dev(options) => dev::dev(&repo, &options),
            Command::Test(options) => test::test(&repo, &options),
            Command::Bench(options) => bench::bench(&repo, &options),
            Command::Tidy => tidy::tidy(&repo),
            Command::Dist => dist::dist(&repo),
            Command::Weigh => dist::weigh(&repo),
            Command::Notices => notices::notices(&repo),
            Command::Audit(options) => audit::audit(&repo, &options),
            Command::Look(options) => look::look(&repo, &options),
        });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        // Stopped by hand: whoever pressed ^C needs no explanation.
        Err(_) if process::stopped() => ExitCode::from(130),
        Err(problem) => {
            console::problem(&problem);
            ExitCode::FAILURE
        }
    }
}
